// Competing risks by accumulated hazard (Sellke's construction).
//
// For each risk a person carries the rest of a unit-exponential threshold. Every month the person's hazard is subtracted; below
// zero the risk fires. This needs no random number until something happens, and a person keeps the same thresholds, hence the
// same luck, in every scenario. Thresholds and hazards are int32 in units of 2^-26, so that sums are exact.
//
// Proportional hazards: hazard = A[a] * B[b] * C[c] * D[d] * E[e], one row of four risks per value of a coded covariate. The
// products are IEEE float multiplications in this order and the conversion truncates: the same bits on every machine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace hearth {

inline constexpr int risks_per_row = 4;
inline constexpr double hazard_unit = 67108864.0;  // 2^26 units per unit of accumulated hazard

/// Factors of the four risks for one value of a covariate.
struct alignas(16) FactorRow {
  std::array<float, risks_per_row> risk{1, 1, 1, 1};
};

/// The month's factor tables. `who` holds the base hazards in hazard units; a row of zeros stands for an empty slot.
struct HazardTables {
  const FactorRow* who;
  const FactorRow* home;
  const FactorRow* work;
  const FactorRow* tenure;
  const FactorRow* condition;
};

/// Coded covariates and thresholds of people, by slot.
struct HazardColumns {
  const std::uint16_t* who;
  const std::uint16_t* home;
  const std::uint16_t* work;
  const std::uint16_t* tenure;
  const std::uint16_t* condition;
  std::int32_t* thresholds;  // four a slot
};

/// A slot in which at least one risk fired this month: bits 0-27 the slot, bits 28-31 the risks.
struct Fired {
  std::uint32_t packed;
  std::uint32_t slot() const { return packed & 0x0fffffffu; }
  std::uint32_t risks() const { return packed >> 28; }
};

inline constexpr std::size_t max_slots = std::size_t{1} << 28;

/// The hazard of one risk for one person in hazard units, exactly as the scan computes it.
std::int32_t hazard_of(const HazardTables& tables, const HazardColumns& columns, std::size_t slot, int risk);

/// -ln of a uniform word in hazard units (at least 1), in the same bits as the batch kernel.
std::int32_t unit_exponential(std::uint32_t word);

}  // namespace hearth

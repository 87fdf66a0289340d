// Whom a programme admits. ODD: 7.10 Programmes.
#pragma once

#include <cstddef>
#include <cstdint>

#include "models/covariates.h"
#include "models/population.h"
#include "models/programme.h"

namespace hearth {

struct District;

/// Whether a programme admits somebody, or an employer, now.
bool admits_person(const District& d, std::size_t q, std::uint32_t slot);
bool admits_employer(const District& d, std::size_t q, std::uint32_t employer);
/// One of the two, by whom the programme serves.
bool admits(const District& d, std::size_t q, std::uint32_t who);

/// By what never changes, or only grows: whether an employer may ever be admitted from now on, and whether somebody who holds
/// no other classes than so far may from the month `from` on.
bool may_have_dates(const District& d, const Admission& a, std::uint32_t slot, int from);
bool may_ever_admit_employer(const District& d, const Admission& a, std::uint32_t employer);

/// Tags of the support ladder as bits: 1 international, 2 high-end.
inline std::uint32_t tags_of(const Person& p) {
  return (CovariateCodes::international(p.code[by_person]) ? 1u : 0u) | (p.high_end != 0 ? 2u : 0u);
}

}  // namespace hearth

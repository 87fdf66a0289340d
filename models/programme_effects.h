// What a programme changes for those whom it serves. ODD: 7.10 Programmes.
#pragma once

#include <cstddef>
#include <cstdint>

namespace hearth {

struct District;

/// The effect of programme `q` on somebody begins; it is over by itself after its months.
void begin_effect(District& d, std::size_t q, std::uint32_t slot, int months);
/// It is over.
void end_effect(District& d, std::size_t q, std::uint32_t slot);

/// The same for an employer and its staff; `months` below 1: for good.
void begin_employer_effect(District& d, std::size_t q, std::uint32_t employer, int months);
void end_employer_effect(District& d, std::size_t q, std::uint32_t employer);

/// Somebody has reached an age at which some effects are over.
void end_effects_of_age(District& d, std::uint32_t slot);
/// Somebody leaves the district, or an employer closes, with effects in force.
void forget_effects(District& d, std::uint32_t slot);
void forget_employer(District& d, std::uint32_t employer);

/// The supports that an employer's staff has, as bits.
std::uint32_t staff_supports_of(const District& d, std::uint32_t employer);
/// The employer of a person has changed: so have the supports that come with it.
void refresh_staff_supports(District& d, std::uint32_t slot);

/// Somebody who leaves the district, or takes a job, is counted for the programmes in force for them or their employer.
void count_departure(District& d, std::uint32_t slot);
void count_hire(District& d, std::uint32_t employer);

/// The failure hazard of a start-up has been multiplied by a programme that has just come into force there or ended (its bit
/// among the employer's programmes has changed): what is left of the threshold is used up faster or more slowly.
void multiply_failure_hazard(District& d, std::uint32_t employer, double factor);

}  // namespace hearth

// Service managers, who bring the open posts of their firms and people who search together. Task 17 of the plan. ODD: 7.10
// Programmes. Stream: vacancy_help.
#pragma once

#include <cstddef>
#include <cstdint>

namespace hearth {

struct District;

/// An employer whose vacancies programme `q` will fill, once however often it enters.
void add_participant(District& d, std::size_t q, std::uint32_t employer);
/// The month of all those.
void help_with_vacancies(District& d, std::size_t q);

}  // namespace hearth

// Why nothing reads a value under the other values, by subject; empty where it acts.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

#include "models/parameters/district.h"

namespace hearth {

/// What follows the id of a member in a key such as "channels.graduates.rate_per_year"; empty: another key.
std::string_view after(std::string_view key, std::string_view list, std::string_view id);

inline bool among(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// `name` of a value within a programme, a department or [effort], such as "effect.months".
Said without_effect_in_programme(const DistrictParameters& p, const ProgrammeParameters& x, std::string_view name);
Said without_effect_in_department(const DistrictParameters& p, std::string_view name);
Said without_effect_in_effort(const DistrictParameters& p, std::string_view name);
/// `name` of a value in [service_desk]; `through_desk` of a programme or a scheme.
Said without_effect_at_desk(const DistrictParameters& p, std::string_view name);
/// `name` of a value in [review].
Said without_effect_in_review(const DistrictParameters& p, std::string_view name);
/// Why it makes no difference whether a task is carried out.
Said without_effect_when_switched(const DistrictParameters& p, const TaskParameters& x);

}  // namespace hearth

// How it is told who gains and who loses: a short section of text in two languages, and all of it as JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "output/group_effects.h"
#include "output/individual_effects.h"

namespace hearth {

/// A line a list, with the few that gain or lose most of those that clearly do: jointly with an error of 5 % for the list.
std::string effects_text(const std::vector<GroupEffects>& groups, const std::optional<IndividualEffects>& individuals,
                         bool chinese);

nlohmann::ordered_json json_of(const std::vector<GroupEffects>& groups);
nlohmann::ordered_json json_of(const IndividualEffects& individuals);

}  // namespace hearth

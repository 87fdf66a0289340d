// Two-sided matching of applicants to kinds of homes (a scheme in a town), as pure functions. ODD: 7.5.3 Allocation.
#pragma once

#include <cstdint>
#include <vector>

namespace hearth {

inline constexpr int unmatched = -1;

/// Deferred acceptance (Gale and Shapley 1962), applicants proposing: the stable matching that every applicant likes at least
/// as well as any other stable one.
///
/// `preferences[i]`: the options of applicant i, best first; what is not listed is unacceptable.
/// `priority(i, o)` as a table `priorities[i][k]` for the k-th listed option: higher is served first; ties go to the applicant
/// with the smaller index. `capacities[o]`: homes of option o. Returns the option of each applicant or `unmatched`.
std::vector<int> deferred_acceptance(const std::vector<std::vector<int>>& preferences,
                                     const std::vector<std::vector<double>>& priorities,
                                     const std::vector<std::int64_t>& capacities);

/// The assignment with the greatest sum of weights (Boost.Graph: min-cost flow by successive shortest paths), the yardstick of
/// a rule. `weights[i][k]` >= 0 belongs to the k-th option listed for applicant i.
std::vector<int> best_assignment(const std::vector<std::vector<int>>& options, const std::vector<std::vector<double>>& weights,
                                 const std::vector<std::int64_t>& capacities);

}  // namespace hearth

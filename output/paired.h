// What two results say of a measure when they share their replications: the same people with the same luck under two plans.
//
// A difference is that of the second from the first. Intervals are of 95 %.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace hearth {

/// The mean of a measure in each of two results and their difference, by Student's t over the replications' differences.
struct PairedMeans {
  std::size_t pairs = 0;  // replications that have the measure in both
  double first = 0, second = 0;
  double difference = 0;
  double low = 0, high = 0;                  // of the difference; infinite with fewer than two pairs
  double p = 1;                              // of no difference, two-sided; by the sign test where all differ by the same
  double larger = 0, smaller = 0;            // shares of the replications in which the second is
  double detectable = 0;                     // the difference that so many pairs find in four of five cases
  double pairs_to_detect = 0;                // so many find a difference as large as this one; infinite: there is none
  double variance_of_independent_seeds = 1;  // of the difference, over that of pairs; NaN: pairs have none
};

/// Replications in which one of both is missing (no finite number) are left out. Throws std::invalid_argument unless both are
/// of one length.
PairedMeans compare_means(std::span<const double> first, std::span<const double> second);

/// How often something is the case in each of two results.
struct PairedShares {
  std::size_t pairs = 0;
  double first = 0, second = 0;
  double difference = 0;
  double low = 0, high = 0;          // Newcombe (1998), Statistics in Medicine 17, 2635-2650, method 10
  double p = 1;                      // McNemar's exact test, two-sided
  std::size_t gained = 0, lost = 0;  // replications in which only the second, only the first
};

/// Throws std::invalid_argument unless both are of one length.
PairedShares compare_shares(const std::vector<bool>& first, const std::vector<bool>& second);

/// A probability from independent cases: Clopper and Pearson's interval, never too narrow.
struct EstimatedShare {
  double share = 0, low = 0, high = 1;
};
EstimatedShare share_of(std::size_t cases, std::size_t of);

/// Sums of the same numbers in another order differ by so large a share of them at most: no difference.
inline constexpr double rounding_of_sums = 1e-9;

/// What the ratio of two means may be: a range; all outside a range, when the denominator may be zero; anything, when nothing
/// can be told; no ratio at all, when the effect is zero in every pair.
enum class RatioRange { inside, outside, everything, none };

/// Mean cost over mean effect, such as yuan per additional person. `low` and `high` bound the range; infinite for everything.
struct RatioOfMeans {
  double cost = 0, effect = 0;  // the means: a cost of less effect and a saving of more have one ratio; NaN without pairs
  double ratio = 0;             // NaN: the mean effect is zero
  RatioRange range = RatioRange::everything;
  double low = 0, high = 0;
};

/// Fieller's set of the ratios that the pairs do not refute, by Student's t. Pairs in which one of both is missing (no finite
/// number) are left out; fewer than two tell nothing. Throws
/// std::invalid_argument unless both are of one length.
RatioOfMeans ratio_of_means(std::span<const double> costs, std::span<const double> effects);

/// Adjusts probabilities of error for how many there are: those that stay below 5 % hold jointly (Holm 1979). In the order
/// given.
std::vector<double> holm_adjusted(std::span<const double> p);

}  // namespace hearth

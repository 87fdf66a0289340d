// Random picks that are the same on every machine, and intervals by the bootstrap.
#pragma once

#include <boost/random/mersenne_twister.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace hearth {

struct Interval {
  double low = 0, high = 0;
};

/// A number that is estimated, with its 95 % interval where there are enough values to tell one.
struct Estimated {
  double value = 0;
  std::optional<Interval> interval;
};

/// A stream of picks that depends on the seed and the stream's number only. The maps from the generator's bits are our own:
/// those of the standard library differ between compilers.
class Picks {
 public:
  explicit Picks(std::uint64_t seed, std::uint64_t stream = 0);
  /// Evenly among 0 .. n - 1. Throws std::invalid_argument unless 0 < n < 2^32.
  std::size_t below(std::size_t n);
  std::uint32_t bits() { return engine_(); }
  /// All orders of the items are equally likely.
  template <typename T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t left = items.size(); left > 1; --left) {
      using std::swap;
      swap(items[left - 1], items[below(left)]);
    }
  }

 private:
  boost::random::mt19937 engine_;
};

/// Values of `statistics` numbers from the picked items; NaN where these can't tell one.
using Statistic = std::function<void(std::span<const std::size_t> picked, std::span<double> out)>;

/// 95 % intervals by 1,000 resamples of `items` with a fixed seed: percentiles, expanded for few items, where plain ones are
/// too narrow (Hesterberg 2015, The American Statistician 69, 371-386, section 4.4). None with fewer than four items, or where
/// one resample of ten can't tell the statistic.
std::vector<std::optional<Interval>> bootstrap_intervals(std::size_t items, std::size_t statistics, const Statistic& statistic);

}  // namespace hearth

// Draws from a discrete distribution by inversion of one uniform word.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace hearth {

/// True for the given share of all words.
class Share {
 public:
  Share() = default;
  explicit Share(double share) : threshold_(static_cast<std::uint64_t>(share * 4294967296.0)) {}
  bool operator()(std::uint32_t word) const { return word < threshold_; }

 private:
  std::uint64_t threshold_ = 0;
};

/// Cumulative 32-bit thresholds behind a guide table of the word's first six bits, so that a draw takes a step or two, the
/// first without a branch, since where a word lies is not to be guessed. The outcome never decreases with the word: raising the
/// weight of a later outcome moves draws only towards it.
class Discrete {
 public:
  Discrete() { assign({}); }
  /// Weights need not add to 1; all zero means: always the last.
  explicit Discrete(const std::vector<double>& weights) { assign(weights); }
  void assign(const std::vector<double>& weights);

  int operator()(std::uint32_t word) const {
    std::size_t i = guide_[word >> 26];
    i += static_cast<std::size_t>(word >= thresholds_[i]);
    while (word >= thresholds_[i]) ++i;
    return static_cast<int>(i);
  }
  /// Number of outcomes.
  int size() const { return static_cast<int>(thresholds_.size()); }

 private:
  std::vector<std::uint64_t> thresholds_;  // the last above every word
  std::array<std::uint8_t, 64> guide_;
};

}  // namespace hearth

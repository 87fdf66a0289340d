// Draws of many entities at once, on full vectors.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/random.h"

namespace hearth {

/// A list of entities and a random block for each.
class DrawBatch {
 public:
  void clear();
  void add(Identity entity, std::uint32_t ordinal = 0) {
    ids_.push_back(entity.value);
    ordinals_.push_back(ordinal);
  }
  std::size_t size() const { return ids_.size(); }

  /// The blocks of all entities in a stream, as Luck::block gives them.
  void draw(const Luck& luck, Stream stream, std::uint32_t part = 0);
  Block block(std::size_t i) const { return {words_[0][i], words_[1][i], words_[2][i], words_[3][i]}; }
  std::uint32_t word(std::size_t i) const { return words_[0][i]; }
  /// Unit exponentials of one word of each block, in hazard units.
  const std::vector<std::int32_t>& exponentials(std::size_t word = 0);

 private:
  std::vector<std::uint64_t> ids_;
  std::vector<std::uint32_t> ordinals_;
  std::array<std::vector<std::uint32_t>, 4> words_;
  std::vector<std::int32_t> exponentials_;
};

}  // namespace hearth

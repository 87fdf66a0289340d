#include "sim/draw_batch.h"

#include "sim/kernels.h"

namespace hearth {

void DrawBatch::clear() {
  ids_.clear();
  ordinals_.clear();
}

void DrawBatch::draw(const Luck& luck, Stream stream, std::uint32_t part) {
  for (auto& w : words_) {
    if (w.size() < size()) w.resize(size());
  }
  kernels().blocks(ids_.data(), ordinals_.data(), luck.key(stream), part,
                   {{words_[0].data(), words_[1].data(), words_[2].data(), words_[3].data()}}, size());
}

const std::vector<std::int32_t>& DrawBatch::exponentials(std::size_t word) {
  if (exponentials_.size() < size()) exponentials_.resize(size());
  kernels().exponentials(words_[word].data(), exponentials_.data(), size());
  return exponentials_;
}

}  // namespace hearth

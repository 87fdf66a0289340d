#include "sim/draw_batch.h"

#include "sim/kernels.h"

namespace hearth {

void DrawBatch::clear() {
  ids_.clear();
  ordinals_.clear();
}

void DrawBatch::draw(const Luck& luck, Stream stream) {
  for (auto& w : words_) {
    if (w.size() < size()) w.resize(size());
  }
  kernels().blocks(ids_.data(), ordinals_.data(), luck.key(stream),
                   {{words_[0].data(), words_[1].data(), words_[2].data(), words_[3].data()}}, size());
}

const std::vector<std::int32_t>& DrawBatch::exponentials() {
  if (exponentials_.size() < size()) exponentials_.resize(size());
  kernels().exponentials(words_[0].data(), exponentials_.data(), size());
  return exponentials_;
}

}  // namespace hearth

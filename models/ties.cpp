#include "models/ties.h"

#include <algorithm>

namespace hearth {

bool TieNetwork::knows(std::uint32_t a, std::uint32_t b) const {
  const auto list = neighbours(a);
  return std::find(list.begin(), list.end(), b) != list.end();
}

bool TieNetwork::connect(std::uint32_t a, std::uint32_t b) {
  auto& pa = people_.person[a];
  auto& pb = people_.person[b];
  if (a == b || pa.ties == max_ties || pb.ties == max_ties || knows(a, b)) return false;
  people_.tie[std::size_t{a} * max_ties + pa.ties++] = b;
  people_.tie[std::size_t{b} * max_ties + pb.ties++] = a;
  return true;
}

void TieNetwork::forget(std::uint32_t gone) {
  for (const std::uint32_t n : neighbours(gone)) {
    std::uint32_t* const list = people_.tie.data() + std::size_t{n} * max_ties;
    auto& count = people_.person[n].ties;
    for (int i = 0; i < count; ++i) {
      if (list[i] == gone) {
        list[i] = list[--count];
        break;
      }
    }
  }
}

}  // namespace hearth

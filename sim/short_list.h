// Short lists of words that are looked through all at once, since where a word stands is not to be guessed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace hearth {

/// Bit k: whether list[k] is the word.
template <std::size_t n>
unsigned places_of(const std::array<std::uint32_t, n>& list, std::uint32_t word) {
  static_assert(n >= 4 && n < 32);
  unsigned places = 0;
#if defined(__SSE2__)
  // Four at a time; the last four overlap the ones before.
  using Float4 [[gnu::vector_size(16)]] = float;
  using Word4 [[gnu::vector_size(16)]] = std::uint32_t;
  for (std::size_t k = 0;; k = k + 8 <= n ? k + 4 : n - 4) {
    Word4 x;
    std::memcpy(&x, list.data() + k, sizeof x);
    const auto same = (x == word);
    places |= static_cast<unsigned>(__builtin_ia32_movmskps(reinterpret_cast<Float4>(same))) << k;
    if (k + 4 == n) return places;
  }
#else
  for (std::size_t k = 0; k < n; ++k) places |= (list[k] == word ? 1u : 0u) << k;
  return places;
#endif
}

}  // namespace hearth

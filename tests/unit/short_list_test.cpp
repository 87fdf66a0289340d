#include "sim/short_list.h"

#include <gtest/gtest.h>

namespace hearth {

namespace {

// Every list of n words of which each is one of two, against looking at one after the other: lists of all lengths that a vector
// does not divide, words that differ in any byte.
template <std::size_t n>
void expect_places() {
  for (const std::uint32_t other : {0u, 7u, 0x01000007u, 0x80000000u, 0xffffffffu}) {
    const std::uint32_t wanted = other ^ 1u;
    for (unsigned places = 0; places < 1u << n; ++places) {
      std::array<std::uint32_t, n> list;
      for (std::size_t k = 0; k < n; ++k) list[k] = (places >> k & 1) != 0 ? wanted : other;
      ASSERT_EQ(places_of(list, wanted), places) << n << " words, other " << other;
      ASSERT_EQ(places_of(list, other), ~places & ((1u << n) - 1)) << n << " words, other " << other;
      ASSERT_EQ(places_of(list, other ^ 256u), 0u) << n << " words, other " << other;
    }
  }
}

}  // namespace

TEST(ShortList, TellsEveryPlaceOfAWord) {
  expect_places<4>();
  expect_places<5>();
  expect_places<6>();
  expect_places<7>();
  expect_places<8>();
  expect_places<11>();
}

}  // namespace hearth

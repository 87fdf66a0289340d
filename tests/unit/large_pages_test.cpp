// What is asked of the system, as the system has noted it.
#include "sim/large_pages.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace hearth {

namespace {

#if defined(MADV_HUGEPAGE)

// Bytes of a mapping in ranges for which large pages were asked: the flag `hg` of /proc/self/smaps.
std::size_t asked_for(std::uintptr_t begin, std::size_t bytes) {
  std::ifstream maps("/proc/self/smaps");
  std::size_t asked = 0, in_range = 0;
  for (std::string line; std::getline(maps, line);) {
    std::uintptr_t from = 0, to = 0;
    char dash = 0;
    if (std::istringstream range(line); range >> std::hex >> from >> dash >> to && dash == '-') {
      in_range = from >= begin && to <= begin + bytes ? to - from : 0;
    } else if (line.rfind("VmFlags:", 0) == 0 && (line + " ").find(" hg ") != std::string::npos) {
      asked += in_range;
    }
  }
  return asked;
}

// Would catch a large page that reaches before or beyond the bytes that will be used, which takes memory, and none at all.
TEST(LargePages, AreAskedForWhereTheyAreFilled) {
  constexpr std::size_t large = std::size_t{2} << 20;
  constexpr std::size_t bytes = 16 * large;
  void* const mapping = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  ASSERT_NE(mapping, MAP_FAILED);
  const auto begin = reinterpret_cast<std::uintptr_t>(mapping);
  char* const aligned = static_cast<char*>(mapping) + (large - begin % large) % large;
  const bool has_them = ::madvise(aligned + 8 * large, large, MADV_HUGEPAGE) == 0 && asked_for(begin, bytes) == large;
  if (has_them) {
    ask_for_large_pages(aligned + 4096, 3 * large);  // fills two of the four that it touches
    EXPECT_EQ(asked_for(begin, bytes), 3 * large);
    ask_for_large_pages(aligned + 5 * large, large - 1);
    EXPECT_EQ(asked_for(begin, bytes), 3 * large);
    ask_for_large_pages(aligned + 5 * large, large);
    EXPECT_EQ(asked_for(begin, bytes), 4 * large);
  }
  ::munmap(mapping, bytes);
  if (!has_them) GTEST_SKIP() << "the system has no large pages or does not note them";
}

#endif

}  // namespace

}  // namespace hearth

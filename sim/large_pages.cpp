#include "sim/large_pages.h"

#include <cstdint>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace hearth {

void ask_for_large_pages([[maybe_unused]] void* begin, [[maybe_unused]] std::size_t bytes) {
#if defined(MADV_HUGEPAGE)
  constexpr std::uintptr_t large = std::uintptr_t{2} << 20;  // of x86-64; elsewhere the system rounds as it can
  const auto address = reinterpret_cast<std::uintptr_t>(begin);
  const std::size_t before = (large - address % large) % large;
  if (bytes < before + large) return;
  // A refusal leaves the pages as they are.
  ::madvise(static_cast<char*>(begin) + before, (bytes - before) / large * large, MADV_HUGEPAGE);
#endif
}

}  // namespace hearth

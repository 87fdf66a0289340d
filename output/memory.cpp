#include "output/memory.h"

#include <sys/resource.h>
#include <unistd.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include <fmt/format.h>

#include <algorithm>

#include "output/failure.h"
#include "sim/monthly_lists.h"

namespace hearth {

double memory_limit() {
  double bytes = static_cast<double>(::sysconf(_SC_PHYS_PAGES)) * static_cast<double>(::sysconf(_SC_PAGE_SIZE));
  for (const auto resource : {RLIMIT_AS, RLIMIT_DATA}) {
    rlimit limit{};
    if (::getrlimit(resource, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
      bytes = std::min(bytes, static_cast<double>(limit.rlim_cur));
  }
  return bytes;
}

void give_back_large_blocks() {
#if defined(__GLIBC__)
  ::mallopt(M_MMAP_THRESHOLD, static_cast<int>(block_given_back));
  ::mallopt(M_TRIM_THRESHOLD, 128 << 10);  // glibc's own, which it may have raised by now
#endif
}

double memory_of_a_replication(double people) {
  constexpr double bytes_a_person = 200;
  constexpr double bytes_besides = 64e6;
  return people * bytes_a_person + bytes_besides;
}

int workers_that_fit(double people, std::size_t wanted) {
  constexpr double gigabyte = 1e9;
  const double need = memory_of_a_replication(people);
  const double memory = 0.9 * memory_limit();
  if (need > memory) {
    throw BadInput(
        {fmt::format("a replication of up to {:.0f} people needs about {:.1f} GB of memory, there are {:.1f} GB; a smaller "
                     "run.scale or fewer run.months need less",
                     people, need / gigabyte, memory / gigabyte),
         fmt::format("一次模拟至多 {:.0f} 人,约需内存 {:.1f} GB,可用 {:.1f} GB;可减小 run.scale 或 run.months", people,
                     need / gigabyte, memory / gigabyte)});
  }
  return static_cast<int>(std::min({static_cast<double>(wanted), 1024.0, memory / need}));
}

}  // namespace hearth

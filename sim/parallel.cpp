#include "sim/parallel.h"

#include <algorithm>

#ifndef HEARTH_NO_THREADS
#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <atomic>
#endif

namespace hearth {

#ifdef HEARTH_NO_THREADS

void for_each_chunk(std::size_t n, std::size_t chunk, const std::function<void(std::size_t, std::size_t, std::size_t)>& body) {
  for (std::size_t c = 0, begin = 0; begin < n; ++c, begin += chunk) body(c, begin, std::min(n, begin + chunk));
}

void for_each_task(std::size_t n, int, int, const std::function<bool()>& stop,
                   const std::function<void(std::size_t, int)>& body) {
  for (std::size_t i = 0; i < n && !stop(); ++i) body(i, 0);
}

int threads_used(int) {
  return 1;
}

#else

void for_each_chunk(std::size_t n, std::size_t chunk, const std::function<void(std::size_t, std::size_t, std::size_t)>& body) {
  const std::size_t chunks = (n + chunk - 1) / chunk;
  // Isolated: while a run waits for its chunks, its thread must not start another replication on the same workspace.
  tbb::this_task_arena::isolate([&] {
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, chunks, 1),
        [&](const tbb::blocked_range<std::size_t>& range) {
          for (std::size_t c = range.begin(); c < range.end(); ++c) body(c, c * chunk, std::min(n, (c + 1) * chunk));
        },
        tbb::simple_partitioner());
  });
}

int threads_used(int threads) {
  return threads > 0 ? threads : tbb::info::default_concurrency();
}

void for_each_task(std::size_t n, int workers, int threads, const std::function<bool()>& stop,
                   const std::function<void(std::size_t, int)>& body) {
  const int used = threads_used(threads);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(used));
  tbb::task_arena arena(used);
  std::atomic<std::size_t> next{0};
  // One long task a worker, which takes the next of the n when it is free.
  arena.execute([&] {
    tbb::parallel_for(
        0, std::min(workers, used),
        [&](int worker) {
          for (std::size_t i = next++; i < n && !stop(); i = next++) body(i, worker);
        },
        tbb::simple_partitioner());
  });
}

#endif

}  // namespace hearth

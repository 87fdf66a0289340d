// Loops over chunks whose result cannot depend on threads: the chunks are fixed by the data, each writes only its own part, and
// joining is the caller's, in order. The only place that knows oneTBB; without threads (HEARTH_NO_THREADS) the loops run in
// turn.
#pragma once

#include <cstddef>
#include <functional>

namespace hearth {

/// Calls body(index, begin, end) for every chunk of 0 .. n-1, perhaps at the same time.
void for_each_chunk(std::size_t n, std::size_t chunk, const std::function<void(std::size_t, std::size_t, std::size_t)>& body);

/// Calls body(i) for i = 0 .. n-1 on at most `threads` threads (0: all of the machine), in no given order, until all are done
/// or `stop()` says so. At most one call per thread at a time; `worker` (0 .. threads-1) tells which thread's workspace to use.
void for_each_task(std::size_t n, int threads, const std::function<bool()>& stop,
                   const std::function<void(std::size_t i, int worker)>& body);

/// Threads that for_each_task uses when asked for `threads`.
int threads_used(int threads);

}  // namespace hearth

// Loops over chunks whose result cannot depend on threads: the chunks are fixed by the data, each writes only its own part, and
// joining is the caller's, in order. The only place that knows oneTBB; without threads (HEARTH_NO_THREADS) the loops run in
// turn.
#pragma once

#include <cstddef>
#include <functional>

namespace hearth {

/// Calls body(index, begin, end) for every chunk of 0 .. n-1, perhaps at the same time.
void for_each_chunk(std::size_t n, std::size_t chunk, const std::function<void(std::size_t, std::size_t, std::size_t)>& body);

/// Calls body(i, worker) for i = 0 .. n-1 in no given order, until all are done or `stop()` says so. Each of `workers` does one
/// at a time; `worker` (0 .. workers-1) tells whose workspace to use. Of `threads` (0: all of the machine) those that are no
/// workers help with for_each_chunk inside.
void for_each_task(std::size_t n, int workers, int threads, const std::function<bool()>& stop,
                   const std::function<void(std::size_t i, int worker)>& body);

/// Threads that for_each_task uses when asked for `threads`.
int threads_used(int threads);

}  // namespace hearth

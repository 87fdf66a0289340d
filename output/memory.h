// The computer's memory: how much a run may take, and how it is taken.
#pragma once

#include <cstddef>

namespace hearth {

/// Bytes that this process may use: the machine's memory, or less where the shell sets a limit (ulimit -v).
double memory_limit();

/// Bytes that a replication of up to so many people needs, about.
double memory_of_a_replication(double people);

/// Every worker simulates a replication of its own: at most `wanted`, and so many that their people fit into memory together.
/// Throws BadInput where those of one don't.
int workers_that_fit(double people, std::size_t wanted);

/// From now on the C library takes large blocks from the system one by one and gives each back when it is freed. Else they lie
/// on its heap, and what grows or is over leaves holes there: some 30 bytes a person at a million people. Fresh pages cost time
/// in return, so smaller blocks stay on the heap, whose end alone is given back.
void give_back_large_blocks();

}  // namespace hearth

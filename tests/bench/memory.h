// How much memory this process holds. Linux only.
#pragma once

#include <cstddef>

namespace hearth::bench {

/// Bytes of this process that are in main memory now.
std::size_t resident_bytes();
/// The most there ever were, or were since reset_peak().
std::size_t peak_resident_bytes();
/// Where the system refuses, the peak stays that of the whole process: too much, never too little.
void reset_peak();

}  // namespace hearth::bench

#include "tests/bench/memory.h"

#include <fstream>
#include <string>

namespace hearth::bench {

namespace {

// A line like "VmHWM:     12345 kB".
std::size_t status_bytes(const std::string& key) {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word) {
    std::size_t kilobytes = 0;
    if (word == key && status >> kilobytes) return kilobytes * 1024;
  }
  return 0;
}

}  // namespace

std::size_t resident_bytes() {
  return status_bytes("VmRSS:");
}

std::size_t peak_resident_bytes() {
  return status_bytes("VmHWM:");
}

void reset_peak() {
  std::ofstream("/proc/self/clear_refs") << "5";
}

}  // namespace hearth::bench

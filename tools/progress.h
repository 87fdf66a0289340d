// How far a run is, on a terminal: done, rate, time left.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "sim/said.h"

namespace hearth {

class Progress {
 public:
  /// Shows nothing unless `wanted` and the standard error output is a terminal.
  Progress(std::size_t total, bool wanted, Language language);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// To be called from one thread at a time.
  void operator()(std::size_t done);

 private:
  using Clock = std::chrono::steady_clock;
  std::size_t total_;
  bool shown_;
  bool begun_ = false;
  Language language_;
  Clock::time_point begin_;
  Clock::time_point last_;
};

/// "45 s", "3 min 20 s", "2 h 5 min".
std::string duration_text(double seconds, Language language);

}  // namespace hearth

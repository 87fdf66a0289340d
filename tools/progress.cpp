#include "tools/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>

#include "tools/printing.h"

namespace hearth {

std::string duration_text(double seconds, Language language) {
  const bool zh = language == Language::chinese;
  const auto s = static_cast<long long>(std::ceil(seconds));
  if (s < 60) return zh ? fmt::format("{} 秒", s) : fmt::format("{} s", s);
  if (s < 3600) return zh ? fmt::format("{} 分 {} 秒", s / 60, s % 60) : fmt::format("{} min {} s", s / 60, s % 60);
  return zh ? fmt::format("{} 小时 {} 分", s / 3600, s / 60 % 60) : fmt::format("{} h {} min", s / 3600, s / 60 % 60);
}

Progress::Progress(std::size_t total, bool wanted, Language language)
    : total_(total), shown_(wanted && ::isatty(STDERR_FILENO) != 0), language_(language), begin_(Clock::now()), last_(begin_) {}

Progress::~Progress() {
  if (begun_) complain("\n");
}

void Progress::operator()(std::size_t done) {
  const auto now = Clock::now();
  if (!shown_ || (done < total_ && begun_ && now - last_ < std::chrono::milliseconds(200))) return;
  begun_ = true;
  last_ = now;
  const double rate = static_cast<double>(done) / std::max(1e-9, std::chrono::duration<double>(now - begin_).count());
  const std::string left = duration_text(static_cast<double>(total_ - done) / rate, language_);
  // The blanks wipe out what a longer line has left.
  if (language_ == Language::chinese) {
    complain(fmt::format("\r已完成 {}/{} 次模拟,每秒 {:.1f} 次,约剩 {}    ", done, total_, rate, left));
  } else {
    complain(fmt::format("\r{} of {} replications, {:.1f} a second, {} left    ", done, total_, rate, left));
  }
}

}  // namespace hearth

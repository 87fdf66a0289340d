#include "sim/diagnostic.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace hearth {

std::string to_string(const Diagnostic& d, Language language) {
  const bool zh = language == Language::chinese;
  const bool error = d.severity == Diagnostic::Severity::error;
  std::string text = d.file;
  if (d.line > 0) text += ":" + std::to_string(d.line) + ":" + std::to_string(d.column);
  text += zh ? (error ? ": 错误:" : ": 警告:") : (error ? ": error: " : ": warning: ");
  text += d.problem.in(language);
  // Chinese is written without blanks, but for those beside other letters.
  const bool chinese_follows = zh && !d.expected.zh.empty() && static_cast<unsigned char>(d.expected.zh.front()) >= 0x80;
  if (!d.expected.empty()) text += (chinese_follows ? ";应为" : zh ? ";应为 " : "; expected ") + d.expected.in(language);
  if (!d.nearest.empty()) text += zh ? "(是否想写 '" + d.nearest + "'?)" : " (did you mean '" + d.nearest + "'?)";
  // One fault, one line, whatever names the file has, and nothing that a terminal would obey.
  std::replace_if(
      text.begin(), text.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7f; }, '?');
  return text;
}

void Diagnostics::add(Diagnostic d) {
  if (full()) {
    ++left_out_;
  } else {
    list_.push_back(std::move(d));
  }
}

bool Diagnostics::has_errors() const {
  return std::any_of(list_.begin(), list_.end(), [](const Diagnostic& d) { return d.severity == Diagnostic::Severity::error; });
}

void Diagnostics::sort() {
  std::map<std::string, std::size_t> first;
  for (const Diagnostic& d : list_) first.emplace(d.file, first.size());
  std::stable_sort(list_.begin(), list_.end(), [&](const Diagnostic& a, const Diagnostic& b) {
    return std::tuple(first.at(a.file), a.line, a.column) < std::tuple(first.at(b.file), b.line, b.column);
  });
}

namespace {

// Edit distance with swaps of neighbours counted once (optimal string alignment).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

std::string nearest_name(std::string_view name, std::span<const std::string> candidates) {
  std::string best;
  if (name.size() > 200) return best;
  std::size_t least = (name.size() < 6 ? 1 : std::max<std::size_t>(2, name.size() / 3)) + 1;
  for (const std::string& c : candidates) {
    const std::size_t n = distance(name, c);
    if (n < least) {
      least = n;
      best = c;
    }
  }
  return best;
}

}  // namespace hearth

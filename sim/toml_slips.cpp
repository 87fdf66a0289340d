#include "sim/toml_slips.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <regex>
#include <string_view>
#include <utility>

namespace hearth {

namespace {

// Begins a key that stands for one that is no TOML: of Unicode's private use, so that nobody writes it.
constexpr std::string_view told_mark = "\xEE\x80\x80";

// What input methods and word processors put in place of the characters that TOML knows, besides the full-width forms.
constexpr std::array<std::pair<std::string_view, char>, 7> wide_signs = {
    {{"\xE3\x80\x81", ','},  // the comma of enumerations
     {"\xE3\x80\x90", '['},  // black brackets
     {"\xE3\x80\x91", ']'},
     {"\xE3\x80\x80", ' '},    // the wide blank
     {"\xC2\xA0", ' '},        // the one that keeps words together
     {"\xE2\x88\x92", '-'},    // minus
     {"\xE2\x80\x93", '-'}}};  // a dash
constexpr std::array<std::string_view, 4> double_quotes = {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xEF\xBC\x82"};
constexpr std::array<std::string_view, 3> single_quotes = {"\xE2\x80\x98", "\xE2\x80\x99", "\xEF\xBC\x87"};

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

int column_of(std::string_view line, std::size_t at) {
  const auto begins_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return static_cast<int>(std::count_if(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(at), begins_character)) + 1;
}

// The plain form of U+FF01 to U+FF5E: signs, digits, letters; 0 for other characters.
char of_full_width(std::string_view c) {
  if (c.size() != 3 || c < "\xEF\xBC\x81" || c > "\xEF\xBD\x9E") return 0;
  const int last_bits = (c[1] & 0x3F) << 6 | (c[2] & 0x3F);
  return static_cast<char>(last_bits - 0xF00 + 0x20);
}

std::string_view character_at(std::string_view line, std::size_t at) {
  std::size_t size = 1;
  while (at + size < line.size() && (static_cast<unsigned char>(line[at + size]) & 0xC0) == 0x80) ++size;
  return line.substr(at, size);
}

template <std::size_t N>
bool is_one_of(std::string_view character, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), character) != list.end();
}

// Goes through a line, text in quotes and comments apart from the rest.
class Line {
 public:
  explicit Line(const std::string& line) : line_(line) {
    while (at_ < line_.size()) step();
  }

  // The line with plain punctuation.
  std::string plain;
  // Of the same length as the line; blanks where quotes and comments are.
  std::string outside;
  // The first character that is not plain.
  std::size_t wrong_at = std::string::npos;
  std::string wrong, right;

 private:
  void step() {
    const std::string_view c = character_at(line_, at_);
    if (c == "#") return keep(line_.size() - at_);
    if (c == "\"" || c == "'") return quoted(c[0]);
    if (is_one_of(c, double_quotes)) return curly(c, '"');
    if (is_one_of(c, single_quotes)) return curly(c, '\'');
    for (const auto& [wide, narrow] : wide_signs) {
      if (c == wide) return replace(c, narrow);
    }
    if (const char narrow = of_full_width(c); narrow != 0) return replace(c, narrow);
    plain += c;
    outside += c;
    at_ += c.size();
  }
  void keep(std::size_t bytes) {
    plain += line_.substr(at_, bytes);
    outside.append(bytes, ' ');
    at_ += bytes;
  }
  void replace(std::string_view c, char narrow) {
    found(at_, c, narrow);
    plain += narrow;
    outside.append(c.size(), ' ');
    at_ += c.size();
  }
  void found(std::size_t at, std::string_view c, char narrow) {
    if (wrong_at != std::string::npos) return;
    wrong_at = at;
    wrong = c;
    right = std::string(1, narrow);
  }
  // A text that begins well may still end with a curly quote.
  void quoted(char quote) {
    std::size_t curly_at = std::string::npos;
    for (std::size_t i = at_ + 1; i < line_.size(); ++i) {
      if (quote == '"' && line_[i] == '\\') {
        ++i;
      } else if (line_[i] == quote) {
        return keep(i + 1 - at_);
      } else if (quote == '"' ? is_one_of(character_at(line_, i), double_quotes)
                              : is_one_of(character_at(line_, i), single_quotes)) {
        curly_at = i;
      }
    }
    if (curly_at == std::string::npos) return keep(line_.size() - at_);
    const std::string_view c = character_at(line_, curly_at);
    keep(curly_at - at_);
    replace(c, quote);
  }
  void curly(std::string_view opening, char quote) {
    replace(opening, quote);
    for (std::size_t i = at_; i < line_.size(); i += character_at(line_, i).size()) {
      const std::string_view c = character_at(line_, i);
      const bool closes = quote == '"' ? is_one_of(c, double_quotes) : is_one_of(c, single_quotes);
      if (!closes && line_[i] != quote) continue;
      keep(i - at_);
      return replace(c, quote);
    }
    keep(line_.size() - at_);
    plain += quote;
  }

  const std::string_view line_;
  std::size_t at_ = 0;
};

TomlSlip replaced(const std::string& line, std::size_t at, std::size_t size, const std::string& by, Said problem,
                  Said expected) {
  std::string meant = line;
  meant.replace(at, size, by);
  return {column_of(line, at), std::move(problem), std::move(expected), std::move(meant)};
}

// Months, separators of thousands, per cent, words: where a value is expected.
std::optional<TomlSlip> slip_of_a_value(const std::string& line, const std::string& outside) {
  static const std::regex month(R"([=\[,]\s*((\d{4})(-|/|年)(\d{1,2})(月)?)\s*([,}\]]|$))");
  static const std::regex thousands(R"(=\s*([+-]?\d{1,3}(,\d{3})+(\.\d+)?)\s*([,}\]]|$))");
  static const std::regex per_cent(R"(=\s*([+-]?\d+(\.\d+)?)\s*%)");
  static const std::regex word(R"(=\s*([^\s"'\[\]{}=,#+\-.0-9][^"'\[\]{}=,#]*?)\s*$)");
  std::smatch m;
  const auto at = [&](int group) { return static_cast<std::size_t>(m.position(static_cast<std::size_t>(group))); };
  const auto size = [&](int group) { return static_cast<std::size_t>(m.length(static_cast<std::size_t>(group))); };
  if (std::regex_search(outside, m, month)) {
    const std::string number = m.str(4).size() == 1 ? "0" + m.str(4) : m.str(4);
    const std::string meant = "\"" + m.str(2) + "-" + number + "\"";
    return replaced(line, at(1), size(1), meant, {"a month without quotes", "月份没有加引号"}, same(meant));
  }
  if (std::regex_search(outside, m, thousands)) {
    std::string meant = m.str(1);
    std::erase(meant, ',');
    return replaced(line, at(1), size(1), meant, {"a number with separators of thousands", "数中有千位分隔符"}, same(meant));
  }
  if (std::regex_search(outside, m, per_cent)) {
    std::array<char, 32> share{};
    std::snprintf(share.data(), share.size(), "%.10g", std::strtod(m.str(1).c_str(), nullptr) / 100);
    return replaced(line, at(1), at(0) + size(0) - at(1), share.data(), {"a percentage", "数中有百分号"}, same(share.data()));
  }
  if (std::regex_search(outside, m, word)) {
    std::string meant = m.str(1);
    std::string lower = meant;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    if (meant == "true" || meant == "false" || meant == "inf" || meant == "nan") return std::nullopt;
    if (lower == "true" || lower == "false") return replaced(line, at(1), size(1), lower, same("'" + meant + "'"), same(lower));
    meant = "\"" + meant + "\"";
    return replaced(line, at(1), size(1), meant, {"a text without quotes", "文本没有加引号"}, same(meant));
  }
  return std::nullopt;
}

// [住房], 住房 = 3: a key of letters that TOML takes in quotes only.
std::optional<TomlSlip> slip_of_a_key(const std::string& line, const std::string& outside) {
  const std::size_t begin = outside.find_first_not_of(" \t");
  if (begin == std::string::npos) return std::nullopt;
  const bool header = outside[begin] == '[';
  const std::size_t end = std::min(outside.find(header ? ']' : '=', begin), outside.size());
  if (!header && end == outside.size()) return std::nullopt;
  const auto wide = std::find_if(outside.begin() + static_cast<std::ptrdiff_t>(begin),
                                 outside.begin() + static_cast<std::ptrdiff_t>(end), [](char c) { return !is_ascii(c); });
  const auto at = static_cast<std::size_t>(wide - outside.begin());
  if (at >= end) return std::nullopt;
  constexpr std::string_view between = " \t.[]=";
  std::size_t first = at;
  while (first > begin && between.find(outside[first - 1]) == std::string_view::npos) --first;
  const std::size_t last = std::min(outside.find_first_of(between, at), end);
  const std::string key = outside.substr(first, last - first);
  return replaced(line, first, last - first, "\"" + std::string(told_mark) + key + "\"",
                  {"'" + key + "' is no key", "'" + key + "' 不能作键"},
                  {"letters, digits, _ and -", "英文字母、数字、_ 或 -"});
}

struct Translation {
  std::string_view en, zh;
};

// Parts of toml++'s messages; the first that occurs.
constexpr std::array<Translation, 12> things = {{{"string", "文本"},
                                                 {"key-value pair", "键与值"},
                                                 {"table header", "表头"},
                                                 {"inline table", "行内表"},
                                                 {"array", "数组"},
                                                 {"key", "键"},
                                                 {"integer", "整数"},
                                                 {"floating-point", "小数"},
                                                 {"boolean", "真假值"},
                                                 {"date", "日期"},
                                                 {"time", "时刻"},
                                                 {"value", "值"}}};
constexpr std::array<Translation, 10> reasons = {{{"cannot redefine existing", "重复定义"},
                                                  {"encountered end-of-file", "未写完文件就已结束"},
                                                  {"could not determine value type", "不是有效的值"},
                                                  {"not representable", "数值过大"},
                                                  {"unknown escape sequence", "未知的转义"},
                                                  {"control characters", "引号没有闭合,或有控制字符"},
                                                  {"leading zeroes", "数不能以 0 开头"},
                                                  {"UTF-8", "不是 UTF-8 文本"},
                                                  {"utf-8", "不是 UTF-8 文本"},
                                                  {R"(saw '\n')", "此行未写完"}}};

std::string find(const std::string& text, const auto& list) {
  for (const auto& [en, zh] : list) {
    if (text.find(en) != std::string::npos) return std::string(zh);
  }
  return {};
}

}  // namespace

std::optional<TomlSlip> find_slip(const std::string& line) {
  if (line.find(R"(""")") != std::string::npos || line.find("'''") != std::string::npos) return std::nullopt;
  const Line parts(line);
  if (parts.wrong_at != std::string::npos) {
    return TomlSlip{column_of(line, parts.wrong_at),
                    {"'" + parts.wrong + "' is not the plain sign", "'" + parts.wrong + "' 不是半角符号"},
                    same(parts.right == "\"" ? "\"" : "'" + parts.right + "'"),
                    parts.plain};
  }
  if (auto key = slip_of_a_key(line, parts.outside)) return key;
  return slip_of_a_value(line, parts.outside);
}

bool is_told_key(const std::string& key) {
  return key.starts_with(told_mark);
}

Said syntax_fault(const std::string& description) {
  const std::size_t colon = description.find(": ");
  const std::string thing = find(description.substr(0, colon), things);
  std::string reason = colon == std::string::npos ? "" : find(description.substr(colon), reasons);
  const std::size_t saw = description.rfind(", saw '");
  if (reason.empty() && saw != std::string::npos) reason = "此处不应有 " + description.substr(saw + 6);
  const bool open_quote = description.find("control characters") != std::string::npos;
  return {open_quote ? "a text in quotes that doesn't end on its line, or has control characters" : description,
          "TOML 语法错误" + (thing.empty() ? "" : "(" + thing + ")") + (reason.empty() ? "" : ":" + reason)};
}

}  // namespace hearth

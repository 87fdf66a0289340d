#include "sim/toml_text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace hearth {

// Some broken texts break assertions of toml++ 3.3, which would end the process, or worse without them: they become errors.
struct ParserBroken : std::runtime_error {
  using std::runtime_error::runtime_error;
};
[[noreturn]] void break_off() {
  throw ParserBroken("the text breaks the parser");
}

}  // namespace hearth

#undef NDEBUG
#define TOML_ASSERT(expression) ((expression) ? void() : ::hearth::break_off())
#define TOML_EXCEPTIONS 1
#define TOML_MAX_NESTED_VALUES 32
#include <toml++/toml.h>

#include "sim/plain_text.h"
#include "sim/toml_slips.h"

namespace hearth {

namespace {

constexpr std::size_t largest_text = 4u << 20;

Node convert(const toml::node& from, const std::string& file) {
  Node node;
  node.place = {file, static_cast<int>(from.source().begin.line), static_cast<int>(from.source().begin.column), 0};
  if (const toml::table* table = from.as_table()) {
    node.kind = Node::Kind::table;
    for (const auto& [key, child] : *table) {
      Node member = convert(child, file);
      // A key's own place is better for messages than its value's.
      if (key.source().begin.line > 0) {
        member.place.line = static_cast<int>(key.source().begin.line);
        member.place.column = static_cast<int>(key.source().begin.column);
      }
      node.members.push_back({std::string(key.str()), std::move(member)});
    }
    std::stable_sort(node.members.begin(), node.members.end(), [](const auto& a, const auto& b) {
      return std::pair(a.node.place.line, a.node.place.column) < std::pair(b.node.place.line, b.node.place.column);
    });
  } else if (const toml::array* array = from.as_array()) {
    node.kind = Node::Kind::array;
    for (const auto& item : *array) node.items.push_back(convert(item, file));
  } else if (const auto* text = from.as_string()) {
    node.value = text->get();
  } else if (const auto* integer = from.as_integer()) {
    node.value = integer->get();
  } else if (const auto* number = from.as_floating_point()) {
    node.value = number->get();
  } else if (const auto* flag = from.as_boolean()) {
    node.value = flag->get();
  } else if (const auto* date = from.as_date()) {
    std::array<char, 16> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", date->get().year, date->get().month, date->get().day);
    node.value = std::string(out.data());
  }
  return node;
}

// toml++ limits the depth of nested values but not that of dotted keys, and destroys tables by recursion: a key of 100,000
// parts would end the process. Returns the line with more dots between names than any key has. Text in quotes counts too, which
// is on the safe side: no prose has so many dots without a comma.
int line_of_endless_key(std::string_view text) {
  constexpr int most_in_a_row = 64;
  constexpr int most_beside_quotes = 16;
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  const auto is_name = [](char c) { return is_id(std::string_view(&c, 1)); };
  const auto is_quote = [](char c) { return c == '"' || c == '\''; };
  int line = 1;
  int in_a_row = 0;
  int beside_quotes = 0;
  char before = '\n';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_blank(c)) continue;
    if (c == '\n') {
      ++line;
      in_a_row = beside_quotes = 0;
    } else if (c == '=' || c == ',' || c == '#' || c == '{' || c == '[') {
      in_a_row = 0;
    } else if (c == '.') {
      std::size_t next = i + 1;
      while (next < text.size() && is_blank(text[next])) ++next;
      const char after = next < text.size() ? text[next] : '\n';
      if (is_quote(before) || is_quote(after)) {
        ++beside_quotes;
      } else if (is_name(before) && is_name(after)) {
        ++in_a_row;
      }
      if (in_a_row > most_in_a_row || beside_quotes > most_beside_quotes) return line;
    }
    before = c;
  }
  return 0;
}

// Mends the first known slip in a line of the text (0: in any line) and tells it; false when there is none.
bool mend_a_slip(std::string& text, int line, const std::string& file, Diagnostics& diagnostics) {
  int number = 1;
  for (std::size_t from = 0; from < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (line == 0 || line == number) {
      constexpr std::size_t longest_line = 4000;
      const auto slip = end - from <= longest_line ? find_slip(text.substr(from, end - from)) : std::nullopt;
      if (slip) {
        diagnostics.add({Diagnostic::Severity::error, file, number, slip->column, slip->problem, slip->expected, ""});
        text.replace(from, end - from, slip->meant);
        return true;
      }
      if (line == number) return false;
    }
    from = end + 1;
  }
  return false;
}

void drop_told_keys(Node& node) {
  const auto told = std::erase_if(node.members, [](const Member& m) { return is_told_key(m.key); });
  node.broken = node.broken || told > 0;
  for (Node& item : node.items) drop_told_keys(item);
  for (auto& [key, child] : node.members) drop_told_keys(child);
}

}  // namespace

std::optional<Node> parse_toml(const std::string& text, const std::string& file, Diagnostics& diagnostics) {
  const auto refuse = [&](const Said& problem, int line = 0, int column = 0) -> std::optional<Node> {
    diagnostics.add({Diagnostic::Severity::error, file, line, column, problem, {}, ""});
    return std::nullopt;
  };
  if (text.size() > largest_text) {
    const std::string size = std::to_string(text.size() >> 20) + " MB";
    const std::string most = std::to_string(largest_text >> 20) + " MB";
    return refuse({"the file is too large for a scenario (" + size + "; at most " + most + ")",
                   "文件过大,不是情景文件(" + size + ",上限 " + most + ")"});
  }
  if (text.find('\0') != std::string::npos) return refuse({"not a text file", "不是文本文件"});
  if (const int line = line_of_endless_key(text); line > 0) return refuse({"a key of too many parts", "键的层数过多"}, line, 1);
  // A slip hides no faults behind it: it is told, and the text read on as it is meant.
  constexpr int most_slips = 100;  // the text is parsed anew after each
  std::string meant = text;
  for (int slips = 0;; ++slips) {
    try {
      Node document = convert(toml::parse(meant, file), file);
      drop_told_keys(document);
      return document;
    } catch (const toml::parse_error& error) {
      const auto& where = error.source().begin;
      if (slips < most_slips && mend_a_slip(meant, static_cast<int>(where.line), file, diagnostics)) continue;
      return refuse(syntax_fault(std::string(error.description())), static_cast<int>(where.line),
                    static_cast<int>(where.column));
    } catch (const ParserBroken&) {
      if (slips < most_slips && mend_a_slip(meant, 0, file, diagnostics)) continue;
      return refuse({"no TOML, and so broken that its place can't be told", "不是 TOML,无法指出错误位置"});
    }
  }
}

std::optional<Node> parse_toml_value(const std::string& text) {
  if (text.size() > largest_text || text.find_first_of("\r\n") != std::string::npos || line_of_endless_key(text) > 0)
    return std::nullopt;
  try {
    const toml::table table = toml::parse("value = " + text);
    if (table.size() == 1) return convert(*table.get("value"), "");
  } catch (const toml::parse_error&) {
    // No value.
  } catch (const ParserBroken&) {
    // No value, see above.
  }
  return std::nullopt;
}

}  // namespace hearth

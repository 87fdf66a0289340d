#include "sim/toml_text.h"

#define TOML_EXCEPTIONS 0
#define TOML_MAX_NESTED_VALUES 32
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <utility>

#include "sim/plain_text.h"

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

}  // namespace

std::optional<Node> parse_toml(const std::string& text, const std::string& file, Diagnostics& diagnostics) {
  const auto refuse = [&](const Said& problem, int line = 0, int column = 0) {
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
  const toml::parse_result result = toml::parse(text, file);
  if (!result) {
    const auto& where = result.error().source().begin;
    const std::string what(result.error().description());
    return refuse({what, "TOML 语法错误:" + what}, static_cast<int>(where.line), static_cast<int>(where.column));
  }
  return convert(result.table(), file);
}

std::optional<Node> parse_toml_value(const std::string& text) {
  if (text.size() > largest_text || text.find_first_of("\r\n") != std::string::npos || line_of_endless_key(text) > 0)
    return std::nullopt;
  const toml::parse_result result = toml::parse("value = " + text);
  if (!result || result.table().size() != 1) return std::nullopt;
  return convert(*result.table().get("value"), "");
}

}  // namespace hearth

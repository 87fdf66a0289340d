// Letters beyond ASCII in a scenario: kept in texts, refused where a name or a value belongs. Under the sanitizers also:
// looking for blanks among them reaches nothing that the parser holds for unreachable.
#include <gtest/gtest.h>

#include "sim/toml_text.h"

namespace hearth {

namespace {

std::string utf8(char32_t c) {
  const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
  if (c < 0x800) return {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
  if (c < 0x10000) return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
  return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
}

// What the parser skips between the parts of a line or as the end of one, beyond blanks and line feeds.
bool is_skipped(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x180E || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

bool is_letter(char32_t c) {
  const bool is_surrogate = c >= 0xD800 && c <= 0xDFFF;
  return !is_surrogate && !is_skipped(c);
}

// Every letter of the planes that texts use, some of the others.
char32_t next(char32_t c) {
  return c < 0x3400 || (c >= 0xF900 && c < 0xFFFF) ? c + 1 : c + 509;
}

}  // namespace

TEST(TomlLetters, AreRefusedWhereANameOrAValueBelongs) {
  for (char32_t c = 0xA0; c <= 0x10FFFF; c = next(c)) {
    if (!is_letter(c)) continue;
    for (const std::string& text : {utf8(c), "a = " + utf8(c), "a = 1" + utf8(c) + "\n", "a" + utf8(c) + " = 1\n"}) {
      Diagnostics diagnostics;
      parse_toml(text, "a.toml", diagnostics);
      EXPECT_TRUE(diagnostics.has_errors()) << std::hex << static_cast<unsigned>(c) << ": " << text;
    }
  }
}

TEST(TomlLetters, StayInTexts) {
  for (char32_t c = 0xA0; c <= 0x10FFFF; c = next(c)) {
    if (!is_letter(c)) continue;
    for (const std::string& text : {"a = \"" + utf8(c) + "\"", "a = \"\"\"\\\n  " + utf8(c) + "\"\"\""}) {
      Diagnostics diagnostics;
      const auto node = parse_toml(text, "a.toml", diagnostics);
      ASSERT_TRUE(node && node->members.size() == 1) << std::hex << static_cast<unsigned>(c) << ": " << text;
      EXPECT_EQ(std::get<std::string>(node->members[0].node.value), utf8(c));
    }
  }
}

}  // namespace hearth

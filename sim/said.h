// What is said to people, in English and in Chinese.
#pragma once

#include <string>

namespace hearth {

enum class Language { english, chinese };

struct Said {
  std::string en;
  std::string zh;

  bool empty() const { return en.empty(); }
  const std::string& in(Language language) const { return language == Language::chinese ? zh : en; }
};

/// The same in both languages: names, numbers, what a system or a library reports.
inline Said same(const std::string& text) {
  return {text, text};
}

/// What is said in one language only is said so in both.
inline Said in_both(const std::string& en, const std::string& zh) {
  return {en.empty() ? zh : en, zh.empty() ? en : zh};
}

inline Said operator+(const Said& a, const Said& b) {
  return {a.en + b.en, a.zh + b.zh};
}

}  // namespace hearth

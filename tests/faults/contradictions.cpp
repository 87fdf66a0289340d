#include "tests/faults/contradictions.h"

#include <algorithm>

namespace hearth::faults {

namespace {

// Keys, ids and values, which stay as they are in a message in Chinese.
const std::vector<std::string> names = {
    "lead",        "serves",       "kinds",     "units",   "once",      "true",      "tasks",       "departments",
    "people",      "employers",    "newcomers", "market",  "startup",   "employee",  "backbone",    "core",
    "founder",     "single",       "couple",    "family",  "outside",   "searching", "established", "international",
    "agriculture", "construction", "support",   "teams",   "referrals", "elite",     "applied",     "innovators",
    "training",    "foundr",       "singles",   "emploee", "familiy",   "highend",   "new",         "three",
    "constuction", "June",         "mentors",   "share",   "months",    "elit",      "targets",     "posts"};

}  // namespace

void expect_told(std::span<const Case> cases) {
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (!is_tried(i)) continue;
    const Case& c = cases[i];
    for (const auto& line : check({{"a.toml", what_if(c.lines)}}, {"--lang", "zh"}).lines)
      EXPECT_EQ(english_words(line, names), std::vector<std::string>{}) << line;
    const Told told = check({{"a.toml", what_if(c.lines)}});
    EXPECT_EQ(told.code, 2) << c.lines;
    ASSERT_FALSE(told.lines.empty()) << c.lines;
    const std::string expected = std::string("a.toml:") + c.told;
    EXPECT_TRUE(std::any_of(told.lines.begin(), told.lines.end(), [&](const auto& line) { return line.starts_with(expected); }))
        << expected << "\nbut told:\n"
        << told.lines[0];
  }
}

}  // namespace hearth::faults

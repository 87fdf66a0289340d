// What people read is there in Chinese too.
#include <gtest/gtest.h>

#include <algorithm>

#include "models/measures.h"
#include "output/scenario.h"
#include "sim/unit_names.h"

namespace hearth {

TEST(Language, EveryUnitHasAChineseName) {
  Diagnostics diagnostics;
  const auto scenario = load_scenario(HEARTH_SOURCE_DIR "/scenarios/baseline.toml", {}, diagnostics);
  ASSERT_TRUE(scenario);
  for (const auto& e : scenario->entries) EXPECT_TRUE(has_chinese_name(e.unit)) << e.key << ": " << e.unit;
  const hearth::Setup setup(scenario->parameters);
  const Measures measures(setup);
  for (const auto& s : measures.book.series()) EXPECT_TRUE(has_chinese_name(s.unit)) << s.name << ": " << s.unit;
  EXPECT_FALSE(has_chinese_name("furlongs"));
}

TEST(Language, EveryParameterAndSeriesHasAChineseMeaning) {
  Diagnostics diagnostics;
  const auto scenario = load_scenario(HEARTH_SOURCE_DIR "/scenarios/baseline.toml", {}, diagnostics);
  ASSERT_TRUE(scenario);
  const auto has_chinese = [](const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  };
  for (const auto& e : scenario->entries) {
    EXPECT_TRUE(has_chinese(e.meaning_zh)) << e.key;
    EXPECT_NE(e.meaning_en, "") << e.key;
    for (const Option& o : e.options) EXPECT_TRUE(has_chinese(std::string(o.meaning.zh))) << e.key << " " << o.name;
  }
  const hearth::Setup setup(scenario->parameters);
  const Measures measures(setup);
  for (const auto& s : measures.book.series()) EXPECT_TRUE(has_chinese(s.meaning_zh)) << s.name;
}

}  // namespace hearth

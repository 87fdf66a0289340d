// Every wrong type for every kind of value that parameters declare.
#include <algorithm>

#include "output/scenario.h"
#include "tests/faults/support.h"

namespace hearth::faults {

namespace {

struct Kind {
  const char* key;                     // a parameter of the baseline of this kind
  std::vector<std::string> may_be_of;  // the values below that it takes
};

const std::vector<std::string> values = {"7",
                                         "0.5",
                                         "true",
                                         "\"word\"",
                                         "\"2016-07\"",
                                         "2016-07-01",
                                         "07:32:00",
                                         "2016-07-01T07:32:00",
                                         "2016-07-01T07:32:00Z",
                                         "nan",
                                         "inf",
                                         "-inf",
                                         "[]",
                                         "[1]",
                                         "[\"elite\"]",
                                         "[[\"elite\"]]",
                                         "{}",
                                         "{ a = 1 }",
                                         "{ \"2016-07\" = 2 }",
                                         "{ elite = 0.5 }",
                                         "{ value = { value = 1 } }",
                                         "{ value = [] }"};

const std::map<std::string, Kind> kinds = {
    {"number", {"rents.area_single", {"7"}}},
    {"count", {"run.months", {"7"}}},
    {"flag", {"housing.apartment.enabled", {"true"}}},
    {"text", {"title", {"\"word\"", "\"2016-07\"", "2016-07-01"}}},
    {"date", {"run.start", {"\"2016-07\"", "2016-07-01"}}},
    {"choice", {"housing.apartment.allocation_rule", {}}},
    {"schedule", {"channels.hires.activity", {"7", "0.5", "{ \"2016-07\" = 2 }"}}},
    {"member", {"teams.class_after_dissolution", {}}},
    {"members", {"targets.elite.classes", {"[]", "[\"elite\"]", "{ value = [] }"}}},
    {"by_member", {"housing.apartment.reserve_shares", {"{}", "{ elite = 0.5 }"}}},
    // Lists and tables
    {"keyed list", {"towns", {"{}"}}},
    {"rows", {"housing.deliveries", {}}},
    {"table", {"rents", {"{}"}}},
};

}  // namespace

TEST(Types, EveryWrongTypeOfEveryKindIsOneFaultAtItsPlace) {
  const Folder folder;
  std::size_t refused = 0;
  std::size_t i = 0;
  for (const auto& [name, kind] : kinds) {
    for (const std::string& value : values) {
      if (!is_tried(i++)) continue;
      if (name == "rows" && value == "[]") continue;  // the right type: that homes are then never delivered is told elsewhere
      spit(folder / "a.toml", what_if(std::string(kind.key) + " = " + value + "\n"));
      Diagnostics diagnostics;
      const auto scenario = load_scenario(folder / "a.toml", {}, diagnostics);
      std::string told;
      for (const auto& d : diagnostics.list()) told += to_string(d) + "\n";
      const std::string what = name + ": " + kind.key + " = " + value + "\n" + told;
      if (std::find(kind.may_be_of.begin(), kind.may_be_of.end(), value) != kind.may_be_of.end()) {
        EXPECT_EQ(told, "") << what;
        continue;
      }
      ++refused;
      EXPECT_FALSE(scenario) << what;
      // { value = { value = 1 } } is a new element of a list, without a name and with an unknown key.
      EXPECT_EQ(diagnostics.list().size(), name == "keyed list" && value == "{ value = { value = 1 } }" ? 2u : 1u) << what;
      for (const auto& d : diagnostics.list()) {
        EXPECT_EQ(d.file, folder / "a.toml") << what;
        EXPECT_EQ(d.line, 2) << what;
        EXPECT_NE(d.problem.zh, d.problem.en.find('=') == std::string::npos ? d.problem.en : "") << what;
      }
    }
  }
  EXPECT_GT(static_cast<double>(refused), 250 * std::min(1.0, share_of_cases()));
}

// The table above has every kind.
TEST(Types, TheKindsAreThoseOfTheDeclarations) {
  Diagnostics diagnostics;
  const auto scenario = load_scenario(baseline, {}, diagnostics);
  ASSERT_TRUE(scenario);
  std::map<std::string, std::string> types;
  for (const auto& e : scenario->entries) {
    EXPECT_TRUE(kinds.contains(e.type)) << e.type;
    types[e.key] = e.type;
  }
  for (const auto& [name, kind] : kinds) {
    if (types.contains(kind.key)) {
      EXPECT_EQ(types[kind.key], name);
    }
  }
}

TEST(Types, NumbersBeyondWhatFitsAreToldNotCut) {
  for (const char* value :
       {"9223372036854775807", "-9223372036854775808", "1e300", "-1e300", "4294967296", "9007199254740993"}) {
    const Told told = check({{"a.toml", what_if(std::string("[run]\nmonths = ") + value + "\n")}});
    ASSERT_EQ(told.lines.size(), 1u) << value;
    EXPECT_NE(told.lines[0].find("out of range"), std::string::npos) << told.lines[0];
  }
  EXPECT_EQ(check({{"a.toml", what_if("[run]\nmonths = 9223372036854775808\n")}}).lines.size(), 1u);
  EXPECT_EQ(check({{"a.toml", what_if("[run]\nseed = 9000000000000000\n")}}).lines.size(), 0u);
  EXPECT_EQ(check({{"a.toml", what_if("[run]\nmonths = 2.5\n")}}).lines,
            std::vector<std::string>{"a.toml:3:1: error: run.months = 2.5; expected a whole number"});
}

}  // namespace hearth::faults

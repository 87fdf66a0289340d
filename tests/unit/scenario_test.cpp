// Scenario documents: layers, faults, and that what is written reads back.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>

#include "models/parameters/district.h"
#include "output/ensemble.h"
#include "sim/parameter_reader.h"

namespace hearth {

namespace {

const std::string scenarios = HEARTH_SOURCE_DIR "/scenarios/";

struct Small {
  double rate = 0.5;
  std::int64_t homes = 3;
  Schedule staff;
  std::vector<ClassParameters> classes;
  void describe(Declaration& d) {
    d.number("rate", rate, "per month", {0, 1}, {"Rate", "率"});
    d.count("homes", homes, "homes", {0, 100}, {"Homes", "套"});
    d.schedule("staff", staff, "posts", {0, 50}, {"Staff", "人员"});
    d.keyed_list("classes", classes, {"Classes", "层级"});
  }
};

struct Read {
  Small value;
  std::vector<std::string> faults;
};

Read read(std::map<std::string, std::string> files, std::vector<std::string> overrides = {}) {
  Read out;
  Diagnostics diagnostics;
  const auto document = load_document(
      "a.toml",
      [&](const std::string& path) {
        const auto it = files.find(path);
        return it == files.end() ? FileText{std::nullopt, {"there is no such file", "没有这个文件"}} : FileText{it->second, {}};
      },
      overrides, diagnostics);
  if (document) read_parameters(*document, diagnostics, [&](Declaration& d) { out.value.describe(d); });
  for (const auto& d : diagnostics.list()) out.faults.push_back(to_string(d));
  return out;
}

// The numbers of an entry for which its plausible range holds: all, but of a schedule only the last by date.
std::vector<double> held_against_the_range(const ParameterEntry& e) {
  if (!e.value.starts_with('{')) return {std::stod(e.value)};
  Diagnostics diagnostics;
  const auto document = parse_document("x = " + e.value, e.key, diagnostics);
  const Node* table = document->find("x");
  if (const Node* const ramp = table->find("ramp")) table = ramp;
  std::map<std::string, double> numbers;
  for (const auto& [name, node] : table->members) numbers[name] = std::get<double>(node.value);
  if (e.type == "schedule") return {numbers.rbegin()->second};
  std::vector<double> all;
  for (const auto& [name, x] : numbers) all.push_back(x);
  return all;
}

}  // namespace

TEST(Scenario, LaterLayersOverrideLeafByLeaf) {
  const auto r = read({{"a.toml", "extends = \"b.toml\"\nhomes = 7\n[classes.x]\ninitial = 5"},
                       {"b.toml",
                        "rate = { value = 0.25, unit = \"per month\", low = 0.1, high = 0.3, evidence = \"assumed\" }\nhomes = "
                        "1\n[classes.x]\nwage = 9\n[classes.y]\nwage = 3"}},
                      {"classes.y.initial=8"});
  EXPECT_TRUE(r.faults.empty()) << r.faults[0];
  EXPECT_EQ(r.value.rate, 0.25);
  EXPECT_EQ(r.value.homes, 7);
  ASSERT_EQ(r.value.classes.size(), 2u);
  EXPECT_EQ(r.value.classes[0].id, "x");
  EXPECT_EQ(r.value.classes[0].wage, 9);
  EXPECT_EQ(r.value.classes[0].initial, 5);
  EXPECT_EQ(r.value.classes[1].initial, 8);
}

TEST(Scenario, KeyedListsComeFromCsvWithRemarksBeside) {
  const auto r = read({{"a.toml", "[classes]\ncsv = \"c.csv\"\n[classes.low]\nwage = 4"},
                       {"c.csv", "id,initial,wage,source\nhigh,2,9,\"a, b\"\nlow,3,,\n"}});
  EXPECT_TRUE(r.faults.empty()) << r.faults[0];
  ASSERT_EQ(r.value.classes.size(), 2u);
  EXPECT_EQ(r.value.classes[1].initial, 3);
  EXPECT_EQ(r.value.classes[1].wage, 4);
}

// Each fault: one message with file:line:column, what is wrong and what was expected.
TEST(Scenario, EveryFaultIsToldWithItsPlace) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"raet = 1", "a.toml:1:1: error: unknown key 'raet' (did you mean 'rate'?)"},
      {"\nrate = \"x\"", "a.toml:2:1: error: 'rate' has the wrong type; expected a number"},
      {"rate = 1.5", "a.toml:1:1: error: rate = 1.5 is out of range; expected 0.0 to 1.0 (per month)"},
      {"rate = nan", "a.toml:1:1: error: 'rate' is not finite; expected a number"},
      {"homes = 2.5", "a.toml:1:1: error: homes = 2.5; expected a whole number"},
      {"rate = { value = 0.5, unit = \"per year\" }",
       "a.toml:1:23: error: the unit of 'rate' is \"per year\"; expected \"per month\""},
      {"rate = { value = 0.5, low = 0.6, high = 0.9 }",
       "a.toml:1:1: error: rate = 0.5 lies outside its own plausible range; expected 0.6 to 0.9"},
      {"classes = 3",
       "a.toml:1:1: error: 'classes' is no list with ids; expected tables [classes.ID], or a CSV file with a column of ids"},
      {"extends = \"a.toml\"", "a.toml:1:1: error: 'extends' goes round in a circle: a.toml extends itself"},
      {"extends = \"none.toml\"", "a.toml:1:1: error: can't read 'none.toml': there is no such file"},
      {"[classes]\ncsv = \"none.csv\"", "a.toml:2:1: error: can't read 'none.csv': there is no such file"},
  };
  for (const auto& c : cases) {
    const auto r = read({{"a.toml", c.text}});
    ASSERT_EQ(r.faults.size(), 1u) << c.text;
    // Places of values in annotated tables differ by a few columns: compare up to the file and from the word "error" on.
    const auto tail = [](const std::string& s) { return s.substr(s.find("error")); };
    EXPECT_EQ(tail(r.faults[0]), tail(c.expected));
    EXPECT_EQ(r.faults[0].substr(0, 8), std::string(c.expected).substr(0, 8));
  }
}

// A ramp from nothing to 15 may end between 8 and 30; where it begins is held against what is allowed alone.
TEST(Scenario, TheRangeOfAScheduleIsThatOfItsLastPoint) {
  const auto faults = [](const std::string& schedule) {
    return read({{"a.toml", "staff = { value = " + schedule + ", low = 8, high = 30, unit = \"posts\" }"}}).faults;
  };
  using Told = std::vector<std::string>;
  EXPECT_EQ(faults("{ ramp = { \"2016-01\" = 0, \"2016-10\" = 15 } }"), Told{});
  EXPECT_EQ(faults("{ \"2016-10\" = 15, \"2016-01\" = 0 }"), Told{}) << "the last by date, not as written";
  EXPECT_EQ(faults("{ \"2016-01\" = 0, \"2016-10\" = 40, \"2017-01\" = 30 }"), Told{});
  const std::string outside = " lies outside its own plausible range; expected 8.0 to 30.0";
  EXPECT_EQ(faults("{ \"2016-01\" = 9, \"2016-10\" = 7 }"), Told{"a.toml:1:36: error: staff = 7.0" + outside});
  EXPECT_EQ(faults("{ ramp = { \"2016-01\" = 9, \"2016-10\" = 31 } }"), Told{"a.toml:1:45: error: staff = 31.0" + outside});
  EXPECT_EQ(faults("7"), Told{"a.toml:1:11: error: staff = 7.0" + outside});
  EXPECT_EQ(faults("{ \"2016-01\" = -1, \"2016-10\" = 15 }"),
            Told{"a.toml:1:21: error: staff = -1.0 is out of range; expected 0.0 to 50.0 (posts)"});
}

TEST(Scenario, AllFaultsOfAFileAreToldAtOnce) {
  EXPECT_EQ(read({{"a.toml", "raet = 1\nhomes = -1\nrate = 2\n[clases.x]"}}).faults.size(), 4u);
}

TEST(Scenario, BrokenTextsAreRefusedNotCrashedOn) {
  for (const std::string& text :
       {std::string("rate = = 2"), std::string("\0\1\2\xff", 4), std::string("\xff\xfe junk"), std::string(17u << 20, 'x')}) {
    EXPECT_EQ(read({{"a.toml", text}}).faults.size(), 1u);
  }
}

TEST(Scenario, CsvFaultsNameTheCell) {
  const auto bad = read({{"a.toml", "[classes]\ncsv = \"c.csv\"\n"}, {"c.csv", "id,initial,wage\nhigh,two,5\nlow\n"}});
  ASSERT_EQ(bad.faults.size(), 2u);
  EXPECT_EQ(bad.faults[0], "c.csv:3:1: error: the row has 1 cell; expected 3 as in the header");
  EXPECT_EQ(bad.faults[1], "c.csv:2:2: error: 'classes.high.initial': 'two' is no number; expected a whole number");
}

TEST(Scenario, EveryScenarioFileIsRight) {
  for (const char* name : {"baseline", "apartments_3000", "apartments_a_year_late", "allocation_by_points",
                           "allocation_by_lottery", "no_purchase_subsidy", "rents_up_20_percent", "five_lines"}) {
    Diagnostics diagnostics;
    EXPECT_TRUE(load_scenario(scenarios + name + ".toml", {}, diagnostics)) << name;
    for (const auto& d : diagnostics.list()) ADD_FAILURE() << to_string(d);
  }
}

TEST(Scenario, TheBaselineHoldsThePolicysFiguresExactly) {
  Diagnostics diagnostics;
  const auto s = load_scenario(scenarios + "baseline.toml", {}, diagnostics);
  ASSERT_TRUE(s);
  std::map<std::string, double> targets, homes, delivered;
  for (const auto& t : s->parameters.targets) targets[t.id] = t.value;
  for (const auto& x : s->parameters.housing.schemes) homes[x.id] = static_cast<double>(x.units);
  for (const auto& d : s->parameters.housing.deliveries) delivered[d.scheme] += static_cast<double>(d.units);
  EXPECT_EQ(targets, (std::map<std::string, double>{{"teams", 100}, {"elite", 200}, {"applied", 3000}, {"innovators", 50000}}));
  EXPECT_EQ(homes, (std::map<std::string, double>{{"purchase", 300}, {"apartment", 2000}, {"maker_room", 10000}}));
  EXPECT_EQ(delivered, homes);
  for (const auto& e : s->entries) {
    if (e.evidence == "stated") {
      const bool of_the_text = e.source.find("task") != std::string::npos || e.source.starts_with("W");
      EXPECT_TRUE(of_the_text) << e.key << ": " << e.source;
    }
  }
}

// What a scenario sets in numbers says how well it is known: its unit, its evidence, where it is from, and how far off it may
// be. What the document states is exact.
TEST(Scenario, EveryQuantityOfTheBaselineHasUnitEvidenceSourceAndRange) {
  Diagnostics diagnostics;
  const auto s = load_scenario(scenarios + "baseline.toml", {}, diagnostics);
  ASSERT_TRUE(s);
  std::size_t quantities = 0;
  for (const auto& e : s->entries) {
    const bool is_quantity = e.type == "number" || e.type == "count" || e.type == "schedule" || e.type == "by_member";
    if (!is_quantity || !e.is_set) continue;
    ++quantities;
    EXPECT_FALSE(e.unit.empty()) << e.key;
    EXPECT_FALSE(e.evidence.empty()) << e.key;
    EXPECT_FALSE(e.source.empty()) << e.key;
    const bool has_range = !e.low.empty() && !e.high.empty();
    EXPECT_TRUE(has_range || e.evidence == "stated") << e.key;
    if (!has_range) continue;
    const double low = std::stod(e.low), high = std::stod(e.high);
    for (const double x : held_against_the_range(e)) {
      EXPECT_LE(low, x) << e.key;
      EXPECT_LE(x, high) << e.key;
    }
    EXPECT_LE(low, high) << e.key;
    EXPECT_TRUE(low == high || e.evidence != "stated") << e.key;
  }
  EXPECT_GT(quantities, 1500u);
}

// The resolved text reads back to the same parameters: what the results file carries is the whole scenario.
TEST(Scenario, TheResolvedTextReadsBackTheSame) {
  Diagnostics diagnostics;
  auto s = load_scenario(scenarios + "allocation_by_points.toml", {}, diagnostics);
  ASSERT_TRUE(s);
  const std::string text = resolved_toml([&](Declaration& d) { s->parameters.describe(d); });
  const auto document = parse_document(text, "resolved", diagnostics);
  ASSERT_TRUE(document);
  DistrictParameters again;
  read_parameters(*document, diagnostics, [&](Declaration& d) { again.describe(d); });
  for (const auto& d : diagnostics.list()) ADD_FAILURE() << to_string(d);
  EXPECT_EQ(resolved_toml([&](Declaration& d) { again.describe(d); }), text);
}

// What somebody changes is meant to act; what a complete scenario says beside the rule that it has chosen is not.
TEST(Scenario, AChangeWithoutEffectIsToldAndNoFault) {
  const auto warnings = [](const std::string& what_if, std::vector<std::string> overrides = {}) {
    Diagnostics diagnostics;
    const auto read = [&](const std::string& path) {
      if (path == "what_if.toml") return FileText{"extends = \"" + scenarios + "baseline.toml\"\n" + what_if, {}};
      std::ifstream file(path);
      return FileText{std::string(std::istreambuf_iterator<char>(file), {}), {}};
    };
    EXPECT_TRUE(load_scenario("what_if.toml", read, overrides, diagnostics));
    std::vector<std::string> out;
    for (const auto& d : diagnostics.list()) out.push_back(to_string(d));
    return out;
  };
  using Told = std::vector<std::string>;
  const std::string points = "housing.apartment.points.couple";
  EXPECT_EQ(warnings("[housing.apartment.points]\ncouple = 50"),
            Told{"what_if.toml:3:1: warning: " + points + " has no effect: allocation_rule is first_come"});
  EXPECT_EQ(warnings("", {points + "=50"}),
            Told{"--set: warning: " + points + " has no effect: allocation_rule is first_come"});
  EXPECT_EQ(warnings("[housing.apartment]\nallocation_rule = \"points\"\npoints = { couple = 50 }"), Told{});
  EXPECT_EQ(warnings("[housing.purchase]\nenabled = false\namount = 1"),
            Told{"what_if.toml:4:1: warning: housing.purchase.amount has no effect: the scheme is not enabled"});
  EXPECT_EQ(warnings("[rents]\nelasticity_to_population = 1").size(), 1u);
  EXPECT_EQ(warnings("[rents]\nelasticity_to_population = 1\nclosure = \"population\"").size(), 0u);
}

TEST(Scenario, ContradictionsAreFound) {
  const struct {
    const char* override;
    const char* problem;
  } cases[] = {{"towns.malu.home_share=0.9", "towns.malu.home_share: the shares add to"},
               {"housing.apartment.delivery_plan=\"as_listed\"", ""},
               {"channels.hires.share_single=0.99", "channels.hires.share_single: the shares add to"},
               {"housing.purchase.allocation_rule=\"deferred_acceptance\"", "deferred_acceptance matches people to homes"}};
  for (const auto& c : cases) {
    Diagnostics diagnostics;
    load_scenario(scenarios + "baseline.toml", {c.override}, diagnostics);
    std::string all;
    for (const auto& d : diagnostics.list()) all += to_string(d);
    if (*c.problem == 0) {
      EXPECT_EQ(all, "");
    } else {
      EXPECT_NE(all.find(c.problem), std::string::npos) << all;
    }
  }
  Diagnostics diagnostics;
  EXPECT_FALSE(load_scenario(scenarios + "baseline.toml",
                             {"housing.apartment.delivery_plan=\"as_listed\"", "housing.apartment.units=1500"}, diagnostics));
}

}  // namespace hearth

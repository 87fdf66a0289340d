// Scenario files that are wrong: each fault has one message with its place, and all of a file's faults are told at once.
#include <nlohmann/json.hpp>

#include "tests/faults/support.h"

namespace hearth::faults {

namespace {

using Lines = std::vector<std::string>;

Lines of(const std::map<std::string, std::string>& files, const Words& more = {}) {
  const Told told = check(files, more);
  EXPECT_EQ(told.code, told.lines.empty() ? 0 : 2);
  return told.lines;
}

Lines of(const std::string& lines) {
  return of({{"a.toml", what_if(lines)}});
}

}  // namespace

TEST(Toml, SyntaxErrorsHaveTheirPlace) {
  const struct {
    const char* text;
    const char* place;
  } cases[] = {{"[run]\nmonths = = 3\n", "a.toml:2:10: error: "},
               {"[run]\nmonths = 3\nmonths = 4\n", "a.toml:3:10: error: "},
               {"[run]\nmonths = 3\n[run]\nseed = 1\n", "a.toml:3:1: error: "},
               {"title = \"never closed\n", "a.toml:1:22: error: "},
               {"towns = [1, 2\n", "a.toml:1:15: error: "},
               {"[run\nmonths = 3\n", "a.toml:1:5: error: "},
               {"title = \"\xe9t\xe9\"\n", "a.toml:1:9: error: "},
               {"title = \"a\x01\"\n", "a.toml:1:11: error: "},
               {"[run]\nseed = 99999999999999999999\n", "a.toml:2:28: error: "}};
  for (const auto& c : cases) {
    const Lines told = of({{"a.toml", c.text}});
    ASSERT_EQ(told.size(), 1u) << c.text;
    EXPECT_EQ(told[0].substr(0, std::string(c.place).size()), c.place) << told[0];
  }
}

TEST(Toml, MisspeltKeysAreToldWithTheNearestName) {
  EXPECT_EQ(of("[run]\nmonts = 3\n"), Lines{"a.toml:3:1: error: unknown key 'run.monts' (did you mean 'months'?)"});
  EXPECT_EQ(of("[rnu]\nmonths = 3\n"), Lines{"a.toml:2:2: error: unknown key 'rnu' (did you mean 'run'?)"});
  EXPECT_EQ(of("[housing.apartment.eligiblity]\nmax_age = 30\n"),
            Lines{"a.toml:2:20: error: unknown key 'housing.apartment.eligiblity' (did you mean 'eligibility'?)"});
  EXPECT_EQ(of("[run]\nmonths = { value = 60, nite = \"x\" }\n"),
            Lines{"a.toml:3:24: error: unknown annotation 'nite' of 'run.months'; expected one of value, unit, low, high, "
                  "evidence, source, note (did you mean 'note'?)"});
}

// An element of a list is a key too: misspelt, it would be a new element with nothing in it, and the what-if would change
// nothing.
TEST(Toml, MisspeltElementsOfListsAreNoNewElements) {
  const struct {
    const char* lines;
    const char* problem;
  } cases[] = {{"[housing.apartmnt]\nunits = 3000\n", "'housing.apartmnt' is new and has no name"},
               {"[targets.elit]\nvalue = 300\n", "'targets.elit' is new and has no name"},
               {"[channels.hirse]\nrate_per_year = 3\n", "'channels.hirse' is new and has no name"},
               {"[towns.maluu]\nrent_cny_m2_month = 30\n", "'towns.maluu' is new and has no name"},
               {"[classes.elit]\nwage = 3\n", "'classes.elit' is new and has no name"}};
  for (const auto& c : cases) {
    const Lines told = of(c.lines);
    ASSERT_EQ(told.size(), 1u) << c.lines;
    EXPECT_NE(told[0].find(c.problem), std::string::npos) << told[0];
    EXPECT_NE(told[0].find("did you mean '"), std::string::npos) << told[0];
  }
}

TEST(Toml, AllFaultsOfAllFilesAreToldAtOnceInTheirOrder) {
  const Lines told = of({{"a.toml", "extends = \"b.toml\"\n[run]\nmonths = 700\nmonts = 3\nscale = \"x\"\n[houseing]\nx = 1\n"},
                         {"b.toml", what_if("[run]\nseed = -1\n[towns]\ncsv = \"c.csv\"\n[rents]\nlevel = true\n")},
                         {"c.csv", "id,rent_cny_m2_month\nmalu,cheap\n"}});
  EXPECT_EQ(told, (Lines{"a.toml:3:1: error: run.months = 700 is out of range; expected 1 to 600 (months)",
                         "a.toml:4:1: error: unknown key 'run.monts' (did you mean 'months'?)",
                         "a.toml:5:1: error: 'run.scale' has the wrong type; expected a number",
                         "a.toml:6:2: error: unknown key 'houseing' (did you mean 'housing'?)",
                         "b.toml:3:1: error: run.seed = -1 is out of range; expected 0 to 9000000000000000 (number)",
                         "b.toml:7:1: error: 'rents.level' has the wrong type; expected a number",
                         "c.csv:2:2: error: 'towns.malu.rent_cny_m2_month': 'cheap' is no number; expected a number"}));
}

TEST(Toml, ABaseThatCannotBeReadHidesNoFaults) {
  EXPECT_EQ(of({{"a.toml", "extends = \"none.toml\"\n[run]\nmonts = 3\n[teams]\nclass_after_dissolution = \"elite\"\n"}}),
            (Lines{"a.toml:1:1: error: can't read 'none.toml': there is no such file",
                   "a.toml:3:1: error: unknown key 'run.monts' (did you mean 'months'?)"}));
  const Lines both = of({{"a.toml", "extends = \"b.toml\"\n[run]\nmonths = 0\n"}, {"b.toml", "x = = 1\n"}});
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both[0].substr(0, 20), "b.toml:1:5: error: E") << both[0];
  EXPECT_EQ(both[1], "a.toml:3:1: error: run.months = 0 is out of range; expected 1 to 600 (months)");
}

TEST(Toml, CyclesAndMissingBasesAreToldWhereTheyAreWritten) {
  EXPECT_EQ(of({{"a.toml", "extends = \"a.toml\"\n"}}),
            Lines{"a.toml:1:1: error: 'extends' goes round in a circle: a.toml extends itself"});
  EXPECT_EQ(of({{"a.toml", "extends = \"./b.toml\"\n"}, {"b.toml", "title = \"x\"\nextends = \"./a.toml\"\n"}}),
            Lines{"./b.toml:2:1: error: 'extends' goes round in a circle: ././a.toml extends itself"});
  EXPECT_EQ(of({{"a.toml", "extends = 3\n"}}),
            Lines{"a.toml:1:1: error: 'extends' is not a text; expected the name of a scenario file"});
  EXPECT_EQ(of({{"a.toml", "extends = \".\"\n"}}), Lines{"a.toml:1:1: error: can't read '.': it is a folder"});
  std::map<std::string, std::string> tower = {{"a.toml", "extends = \"1.toml\"\n"}};
  for (int i = 1; i < 40; ++i) tower[std::to_string(i) + ".toml"] = "extends = \"" + std::to_string(i + 1) + ".toml\"\n";
  EXPECT_EQ(of(tower), Lines{"31.toml:1:1: error: 'extends' has more than 32 layers"});
}

TEST(Toml, UnitsEvidenceAndRangesBesideAValueAreChecked) {
  EXPECT_EQ(of("[housing.apartment]\nunits = { value = 2000, unit = \"people\" }\n"),
            Lines{"a.toml:3:25: error: the unit of 'housing.apartment.units' is \"people\"; expected \"homes\""});
  EXPECT_EQ(of("[housing.apartment]\nunits = { value = 2000, evidence = \"state\" }\n"),
            Lines{"a.toml:3:25: error: the evidence of 'housing.apartment.units' is \"state\"; expected one of stated, "
                  "statistic, literature, assumed (did you mean 'stated'?)"});
  EXPECT_EQ(of("[housing.apartment]\nunits = { value = 2000, low = \"a\", high = nan }\n"),
            (Lines{"a.toml:3:25: error: 'low' of 'housing.apartment.units' is no number; expected a number",
                   "a.toml:3:36: error: 'high' of 'housing.apartment.units' is no number; expected a number"}));
  EXPECT_EQ(of("[housing.apartment]\nunits = { value = 2000, low = 3000, high = 2500 }\n"),
            Lines{"a.toml:3:25: error: 'low' of 'housing.apartment.units' is above 'high'; expected at most 2500"});
  EXPECT_EQ(
      of("[housing.apartment]\nunits = { value = 2000, low = 2500, high = 3000 }\n"),
      Lines{"a.toml:3:11: error: housing.apartment.units = 2000 lies outside its own plausible range; expected 2500 to 3000"});
}

// The plausible range is for sensitivity; a what-if asks what happens beyond it. Nothing lies beyond the allowed range.
TEST(Toml, AWhatIfMayLeaveThePlausibleRangeButNotTheAllowedOne) {
  EXPECT_EQ(of("[housing.apartment]\nunits = 3000\n[rents]\nnatural_vacancy = 0.5\n"), Lines{});
  EXPECT_EQ(of("[rents]\nnatural_vacancy = 0.95\n"),
            Lines{"a.toml:3:1: error: rents.natural_vacancy = 0.95 is out of range; expected 0.0 to 0.9 (share)"});
}

TEST(Toml, DatesAreMonthsOfTheCalendar) {
  for (const char* good : {"\"2016-07\"", "\"2016-07-15\"", "2016-07-15"})
    EXPECT_EQ(of(std::string("[run]\nstart = ") + good + "\n"), Lines{}) << good;
  for (const char* bad : {"\"2016-13\"", "\"2016-00\"", "\"2016-7\"", "\"2016-07x\"", "\"2016-02-30\"", "\"2016\"", "2016",
                          "\"\"", "07:00:00", "2016-07-01T00:00:00Z", "\"1066-10\"", "\"3016-01\""}) {
    EXPECT_EQ(of(std::string("[run]\nstart = ") + bad + "\n"),
              Lines{"a.toml:3:1: error: 'run.start' is no month; expected a month such as \"2016-07\""})
        << bad;
  }
}

TEST(Toml, SchedulesAreRampsOrSteps) {
  const std::string expected = R"(; expected a number, { "2016-07" = 500, ... } or { ramp = { ... } })";
  const std::string at = "a.toml:3:1: error: 'channels.hires.activity' ";
  const std::string key = "[channels.hires]\nactivity = ";
  EXPECT_EQ(of(key + "{}\n"), Lines{at + "has no dates" + expected});
  EXPECT_EQ(of(key + "{ ramp = {} }\n"), Lines{at + "has no dates" + expected});
  EXPECT_EQ(of(key + "{ ramp = 3 }\n"), Lines{at + "is neither a ramp nor steps" + expected});
  EXPECT_EQ(of(key + "{ ramp = { \"2016-01\" = 1 }, \"2017-01\" = 2 }\n"),
            Lines{at + "is neither a ramp nor steps" + expected});
  EXPECT_EQ(of(key + "{ \"2016-01\" = 1, \"soon\" = 2, \"2017-01\" = -1, \"2018-01\" = \"x\" }\n").size(), 3u);
}

// A layer's schedule replaces the one below: a mixture is what nobody wrote.
TEST(Toml, ASchedulesStepsAreNotMixedWithThoseOfALayerBelow) {
  const Folder folder;
  spit(folder / "b.toml", what_if("[channels.hires]\nactivity = { ramp = { \"2016-01\" = 1, \"2020-01\" = 2 } }\n"));
  spit(folder / "a.toml", "extends = \"b.toml\"\n[channels.hires]\nactivity = { \"2017-01\" = 3, \"2018-01\" = 4 }\n");
  const Outcome o = hearth({"explain", "channels.hires.activity", folder / "a.toml"});
  EXPECT_NE(o.out.find("value: { \"2017-01\" = 3.0, \"2018-01\" = 4.0 }"), std::string::npos) << o.all();
}

// A target has a member called `value`: changing it must not take the rest of the target away.
TEST(Toml, ATargetsValueChangesAlone) {
  const Folder folder;
  spit(folder / "a.toml", what_if("[targets.elite]\nvalue = 300\n"));
  EXPECT_EQ(hearth({"diff", baseline, folder / "a.toml"}).out,
            "targets.elite.value: 200.0 -> 300.0 (heads)\n  Number to reach; the first value is stated\n");
}

TEST(Toml, TablesWhereValuesBelongAndValuesWhereTablesBelongCauseNoOtherFaults) {
  EXPECT_EQ(
      of("towns = 3\n"),
      Lines{"a.toml:2:1: error: 'towns' is no list with ids; expected tables [towns.ID], or a CSV file with a column of ids"});
  EXPECT_EQ(of("[housing]\napartment = 3\n"),
            Lines{"a.toml:3:1: error: 'housing.apartment' is a value; expected a table [housing.apartment]"});
  EXPECT_EQ(of("[towns]\nmalu = 3\n"), Lines{"a.toml:3:1: error: 'towns.malu' is a value; expected a table [towns.malu]"});
  EXPECT_EQ(
      of("[housing.apartment]\neligibility = 3\n"),
      Lines{"a.toml:3:1: error: 'housing.apartment.eligibility' is a value; expected a table [housing.apartment.eligibility]"});
  EXPECT_EQ(of("[housing]\ndeliveries = 3\n"),
            Lines{"a.toml:3:1: error: 'housing.deliveries' is no list of rows; expected an array of tables or a CSV file"});
}

TEST(Toml, IdsAreNamesThatFilesAndKeysCanHold) {
  for (const char* id : {"\"a b\"", "\"a.b\"", "\"\"", "\"a\\nb\"", "\"街\""}) {
    const Lines told =
        of(std::string("[towns.") + id + "]\nname_en = \"x\"\nhome_share = 0\nrent_cny_m2_month = 1\noutside = true\n");
    ASSERT_EQ(told.size(), 1u) << id;
    EXPECT_NE(told[0].find("is no id; expected 1 to 64 letters, digits, _ and -"), std::string::npos) << told[0];
  }
}

TEST(Toml, TextsHaveNoControlCharactersAndAnEnd) {
  EXPECT_EQ(of("title = \"a\\u0000b\"\n"),
            Lines{"a.toml:2:1: error: 'title' has control characters; expected a text in quotes"});
  EXPECT_EQ(of("title = \"a\\u001b[31m\"\n"),
            Lines{"a.toml:2:1: error: 'title' has control characters; expected a text in quotes"});
  EXPECT_EQ(of("title = \"" + std::string(10001, 'x') + "\"\n"),
            Lines{"a.toml:2:1: error: 'title' is too long; expected at most 10,000 bytes"});
  EXPECT_EQ(of("title = \"" + std::string(10000, 'x') + "\"\n"), Lines{});
}

TEST(Toml, EndlessDepthIsRefused) {
  const std::string told = "error: a key of too many parts";
  std::string dots, quotes;
  for (int i = 0; i < 100000; ++i) {
    dots += "a.";
    quotes += "\",\".";
  }
  EXPECT_EQ(of({{"a.toml", dots + "b = 1\n"}}), Lines{"a.toml:1:1: " + told});
  EXPECT_EQ(of({{"a.toml", "\n[" + dots + "b]\nx = 1\n"}}), Lines{"a.toml:2:1: " + told});
  EXPECT_EQ(of({{"a.toml", quotes + "b = 1\n"}}), Lines{"a.toml:1:1: " + told});
  EXPECT_EQ(of({{"a.toml", "x = { " + dots + "b = 1 }\n"}}), Lines{"a.toml:1:1: " + told});
  const Lines nested = of({{"a.toml", "x = " + std::string(100000, '[') + std::string(100000, ']') + "\n"}});
  ASSERT_EQ(nested.size(), 1u);
  EXPECT_NE(nested[0].find("maximum nested value depth"), std::string::npos);
}

TEST(Toml, AMillionFaultsAreToldInPart) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "k" + std::to_string(i) + " = 1\n";
  const Lines told = of({{"a.toml", text}});
  ASSERT_EQ(told.size(), 1000u);
  EXPECT_EQ(told[999], "a.toml:1000:1: error: unknown key 'k999'");
}

TEST(Toml, ByteOrderMarksAndWindowsLineEndsAreNoFaults) {
  EXPECT_EQ(of({{"a.toml",
                 "\xef\xbb\xbf"
                 "extends = \"" +
                     baseline + "\"\r\n[run]\r\nmonths = 12\r\n"}}),
            Lines{});
}

// The README's five lines: the Chinese title of the layer below is that of another scenario, and so is its question.
TEST(Toml, ALayerSpeaksForItself) {
  const Folder folder;
  const auto said = [&](const std::string& lines, const Words& more = {}) {
    spit(folder / "a.toml", what_if(lines));
    Lines out;
    for (const char* key : {"title", "title_zh", "question", "question_zh"}) {
      Words words = {"explain", key, folder / "a.toml", "--json"};
      words.insert(words.end(), more.begin(), more.end());
      out.push_back(nlohmann::json::parse(hearth(words).out)[0]["value"]);
    }
    return out;
  };
  const Lines below = said("");
  EXPECT_EQ(below[1], "基准情景:按现行实施意见");
  EXPECT_EQ(said("title = \"mine\"\n"), (Lines{"mine", "mine", "", ""}));
  EXPECT_EQ(said("title_zh = \"我的\"\n"), (Lines{"我的", "我的", "", ""}));
  EXPECT_EQ(said("title = \"mine\"\ntitle_zh = \"我的\"\nquestion = \"why?\"\n"), (Lines{"mine", "我的", "why?", "why?"}));
  EXPECT_EQ(said("question = \"why?\"\n"), (Lines{below[0], below[1], "why?", "why?"}));
  EXPECT_EQ(said("title = \"a\"\ntitle_zh = \"b\"\n", {"--set", "title=c"}), (Lines{"c", "c", "", ""}));
  EXPECT_EQ(hearth({"new", folder / "mine", "--from", baseline, "--quiet"}).code, 0);
  EXPECT_EQ(slurp(folder / "mine.toml").find("extends = \""), 0u);
  EXPECT_NE(slurp(folder / "mine.toml").find("\ntitle = \"mine\"\ntitle_zh = \"mine\"\n"), std::string::npos);
}

// What the documents tell people to write is copied as it stands.
TEST(Toml, TheExamplesOfTheDocumentsWork) {
  const Folder folder;
  fs::copy(scenarios, folder / "scenarios", fs::copy_options::recursive);
  Lines examples;
  for (const std::string& document : {scenarios + "README.md", std::string(HEARTH_SOURCE_DIR "/README.md")}) {
    bool inside = false;
    for (const std::string& line : lines_of(slurp(document))) {
      if (line.starts_with("    extends = ")) examples.emplace_back();
      inside = line.starts_with(inside ? "    " : "    extends = ");
      if (inside) examples.back() += line.substr(4) + "\n";
    }
  }
  ASSERT_EQ(examples.size(), 4u);
  for (const std::string& text : examples) {
    spit(folder / "scenarios/mine.toml", text);
    const Outcome o = hearth({"check", folder / "scenarios/mine.toml"});
    EXPECT_EQ(o.code, 0) << text << o.all();
  }
  const std::string& fourth = examples[2];
  spit(folder / "scenarios/mine.toml", fourth);
  const Outcome ran =
      hearth({"run", folder / "scenarios/mine.toml", "-n", "1", "--set", "run.months=36", "-o", folder / "a.h5", "--json"});
  const auto schemes = nlohmann::json::parse(ran.out)["schemes"];
  ASSERT_EQ(schemes.size(), 4u);
  EXPECT_EQ(schemes[3]["name"], "Youth flat");
  EXPECT_GT(schemes[3]["held_at_end"], 0);
  EXPECT_EQ(schemes[3]["delivered_at_end"], 400);
  EXPECT_GT(schemes[2]["delivered_at_end"], 0) << "the delivery plan of the others is still there";
}

TEST(Toml, AListThatReplacesAnotherIsToldWhereItStands) {
  const std::string row = "{ scheme = \"apartment\", month = \"2017-06\", town = \"malu\", units = 400 }";
  const Lines faults = of("[housing]\ndeliveries = [ " + row + " ]\n");
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(
      faults[0],
      "a.toml:3:18: error: housing.deliveries.0.scheme: purchase has 300 homes, but no row of housing.deliveries delivers any; "
      "this list replaces the rows of '" +
          scenarios + "data/deliveries.csv', { add = [ ... ] } would add to them");
  EXPECT_EQ(of("[housing]\ndeliveries = { add = [ " + row + " ] }\n"), Lines{});
  const std::string more = "scheme,month,town,units\napartment,2017-06,malu,400\n";
  EXPECT_EQ(of({{"a.toml", what_if("[housing]\ndeliveries = { add = { csv = \"more.csv\" } }\n")}, {"more.csv", more}}),
            Lines{});
  EXPECT_EQ(of({{"a.toml", what_if("")}}, {"--set", "housing.deliveries={ add = [ " + row + " ] }"}), Lines{});
  // A layer that only adds is a layer: what the next one says comes later than it.
  EXPECT_EQ(of({{"a.toml", "extends = \"b.toml\"\n[housing]\ndeliveries = [ " + row + " ]\n"},
                {"b.toml", what_if("[housing]\ndeliveries = { add = [ " + row + " ] }\n")}})
                .size(),
            2u);
  EXPECT_EQ(of("[housing]\ndeliveries = { add = 3 }\n"),
            Lines{"a.toml:3:1: error: 'housing.deliveries' is no list of rows; expected an array of tables or a CSV file"});
}

// What people write most often where TOML wants something else: told with what is meant, and no fault behind it is hidden.
TEST(Toml, SlipsOfThePenAreToldWithWhatIsMeant) {
  const std::string open = "\xE2\x80\x9C", close = "\xE2\x80\x9D", comma = "\xEF\xBC\x8C", equals = "\xEF\xBC\x9D";
  const struct {
    std::string lines;
    std::string told;  // at line 3
  } cases[] = {
      {"[run]\nstart = 2016-01 # soon\n", "9: error: a month without quotes; expected \"2016-01\""},
      {"[run]\nstart = 2016/3\n", "9: error: a month without quotes; expected \"2016-03\""},
      {"[run]\nseed = 3,000\n", "8: error: a number with separators of thousands; expected 3000"},
      {"[run]\nscale = { value = 1,000.5, low = 1, high = 2000 }\n",
       "19: error: a number with separators of thousands; expected 1000.5"},
      {"[run]\nscale = 70%\n", "9: error: a percentage; expected 0.7"},
      {"[housing.purchase]\nname_en = " + open + "x, y" + close + "\n",
       "11: error: '" + open + "' is not the plain sign; expected \""},
      {"[housing.purchase]\nname_en = \"x" + close + "\n", "13: error: '" + close + "' is not the plain sign; expected \""},
      {"[run]\nseed " + equals + " 3\n", "6: error: '" + equals + "' is not the plain sign; expected '='"},
      {"[housing.purchase]\neligibility.classes = [\"core\"" + comma + " \"elite\"]\n",
       "30: error: '" + comma + "' is not the plain sign; expected ','"},
      {"[housing.purchase]\nname_en = Young people\n", "11: error: a text without quotes; expected \"Young people\""},
      {"[housing.purchase]\nenabled = True\n", "11: error: 'True'; expected true"},
      {"[run]\n住房 = 3\n", "1: error: '住房' is no key; expected letters, digits, _ and -"},
      {"\n[住房]\nunits = 3\n", "2: error: '住房' is no key; expected letters, digits, _ and -"},
      {"\n[housing.公寓]\n", "10: error: '公寓' is no key; expected letters, digits, _ and -"}};
  for (const auto& c : cases) {
    EXPECT_EQ(of(c.lines), Lines{"a.toml:3:" + c.told}) << c.lines;
    EXPECT_EQ(of(c.lines + "[rents]\nlevle = 1\n").size(), 2u) << "the fault behind it: " << c.lines;
  }
  // What is right stays as it is.
  EXPECT_EQ(of("[housing.purchase]\nname_en = \"" + open + "70%" + close + comma + " 3,000 # 2016-01\" # " + open + " 70%\n"),
            Lines{});
  EXPECT_EQ(of("[run]\nstart = 2016-01\nseed = 1,000\nscale = 70%\n").size(), 3u) << "all at once";
}

}  // namespace hearth::faults

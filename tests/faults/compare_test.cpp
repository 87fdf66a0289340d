// `hearth compare`: what it tells, and what it refuses.
#include <cmath>

#include "output/results_reader.h"
#include "tests/faults/json_support.h"

namespace hearth::faults {

namespace {

// Results of the baseline and of a plan with many more apartments, made once.
class Plans {
 public:
  Plans() {
    spit(folder / "more.toml", what_if("[housing.apartment]\nunits = 6000\n"));
    EXPECT_EQ(hearth(run(baseline, "first.h5")).code, 0);
    EXPECT_EQ(hearth(run(folder / "more.toml", "second.h5")).code, 0);
  }
  Words run(const std::string& scenario, const std::string& results, const Words& more = {}) const {
    return two_years(scenario, folder / results, more, "6");
  }
  std::string first() const { return folder / "first.h5"; }
  std::string second() const { return folder / "second.h5"; }
  Folder folder;
};

const Plans& plans() {
  static const Plans made;
  return made;
}

Json compared(const Words& files) {
  Words words = {"compare"};
  words.insert(words.end(), files.begin(), files.end());
  words.push_back("--json");
  return json_of(words)["comparisons"];
}

Json measure(const Json& comparison, const std::string& id) {
  for (const Json& x : comparison["measures"]) {
    if (x["measure"] == id) return x;
  }
  ADD_FAILURE() << "no measure " << id;
  return {};
}

std::vector<double> series(const std::string& path, const std::string& group, const std::string& name) {
  Said warning;
  const auto file = ResultsFile::open(path, warning);
  for (const auto& s : file->series()) {
    if (s.group == group && s.name == name) return file->values(s);
  }
  return {};
}

}  // namespace

TEST(Compare, TellsWhatTheFilesHold) {
  const Json c = compared({plans().first(), plans().second()})[0];
  EXPECT_EQ(c["pairs"], 6);
  ASSERT_EQ(c["inputs_that_differ"].size(), 1u) << c["inputs_that_differ"];
  EXPECT_EQ(c["inputs_that_differ"][0]["key"], "housing.apartment.units");
  EXPECT_EQ(c["inputs_that_differ"][0]["evidence_a"], "stated");
  // By hand: sums and last months of the series, over six replications of 24 months.
  const auto mean_of = [&](const std::string& path, const std::string& group, const std::string& name, bool at_end) {
    const auto x = series(path, group, name);
    const std::size_t a_month = x.size() / 6 / 24;
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += !at_end || i / a_month % 24 == 23 ? x[i] : 0;
    return sum / 6;
  };
  for (const auto& [id, group, name, at_end, factor] :
       {std::tuple{"people", "series", "people", true, 1.0}, std::tuple{"departures", "series", "departures", false, 1.0},
        std::tuple{"spending", "tasks", "spending", false, 1e-6}}) {
    const Json m = measure(c, id);
    const double first = factor * mean_of(plans().first(), group, name, at_end);
    const double second = factor * mean_of(plans().second(), group, name, at_end);
    EXPECT_NEAR(m["first"].get<double>(), first, 1e-5 * std::abs(first)) << id;
    EXPECT_NEAR(m["second"].get<double>(), second, 1e-5 * std::abs(second)) << id;
    EXPECT_NEAR(m["difference"].get<double>(), second - first, 1e-5 * (std::abs(first) + std::abs(second))) << id;
  }
}

// The price of one more in a target's count is that of the months until then: the count is not paid for by what is spent later.
TEST(Compare, ATargetCostsWhatIsSpentUntilItIsDue) {
  const Folder folder;
  const Words early = {"--set", "targets.innovators.deadline=2016-12"};
  ASSERT_EQ(hearth(two_years(baseline, folder / "first.h5", early, "6")).code, 0);
  ASSERT_EQ(hearth(two_years(plans().folder / "more.toml", folder / "second.h5", early, "6")).code, 0);
  const Json c = compared({folder / "first.h5", folder / "second.h5"})[0];
  const auto spent = [&](const char* file) {
    const auto x = series(folder / file, "tasks", "spending");
    const std::size_t a_run = x.size() / 6;
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += i % a_run < a_run / 2 ? x[i] : 0;
    return sum / 6;
  };
  const double cost = spent("second.h5") - spent("first.h5");
  ASSERT_GT(cost, 0);
  bool seen = false;
  for (const Json& t : c["targets"]) {
    if (t["month"] != "2016-12") continue;
    seen = true;
    EXPECT_NEAR(t["cost_per_head_more"]["cost"].get<double>(), cost, 1e-5 * cost);
    EXPECT_NEAR(t["cost_per_head_more"]["effect"].get<double>(), t["counts"]["difference"].get<double>(), 1e-3);
  }
  EXPECT_TRUE(seen);
}

TEST(Compare, FindsABetterAndADearerPlan) {
  const Json c = compared({plans().first(), plans().second()})[0];
  EXPECT_EQ(measure(c, "given_up.apartment")["verdict"], "better");
  EXPECT_EQ(measure(c, "spending.apartment")["verdict"], "more");
  EXPECT_LE(measure(c, "applicants_waiting.apartment")["high"].get<double>(), 0);
  // The other way round everything is turned.
  const Json back = compared({plans().second(), plans().first()})[0];
  const Json there = measure(c, "given_up.apartment"), here = measure(back, "given_up.apartment");
  EXPECT_EQ(here["verdict"], "worse");
  EXPECT_EQ(here["difference"].get<double>(), -there["difference"].get<double>());
  EXPECT_EQ(here["low"].get<double>(), -there["high"].get<double>());
}

TEST(Compare, FindsNothingBetweenAPlanAndItself) {
  const Json all = compared({plans().first(), plans().first(), plans().second()});
  ASSERT_EQ(all.size(), 2u);
  for (const Json& m : all[0]["measures"]) {
    if (m["pairs"] == 0) continue;
    EXPECT_EQ(m["verdict"], "same") << m;
    EXPECT_EQ(m["difference"], 0.0);
    EXPECT_EQ(m["holds_jointly"], false);
  }
  EXPECT_EQ(all[0]["cost_per_person_more"]["range"], "none");
  EXPECT_EQ(all[0]["inputs_that_differ"], Json::array());
}

TEST(Compare, RunsScenariosWithTheLuckOfTheResults) {
  // The what-if holds the size of the run too, so that it is the same run as the file's.
  spit(plans().folder / "again.toml", what_if("[housing.apartment]\nunits = 6000\n[run]\nscale = 0.05\nmonths = 24\n"));
  const Json c = compared({plans().first(), plans().folder / "again.toml", plans().second()});
  for (std::size_t i = 0; i < c[0]["measures"].size(); ++i) EXPECT_EQ(c[0]["measures"][i], c[1]["measures"][i]);
}

TEST(Compare, TellsWhoGainsAndWhoLoses) {
  const Json c = compared({plans().first(), plans().second()})[0];
  EXPECT_TRUE(c["individuals"].is_null()) << "these files have no tables of people";
  // By hand: homes held by class, over all schemes.
  const auto held = [&](const std::string& path, std::size_t cls) {
    const auto x = series(path, "series", "homes_held_by_class");
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += i % 4 == cls ? x[i] : 0;
    return sum / 6 / 24;
  };
  std::size_t seen = 0;
  for (const Json& g : c["groups"]) {
    if (g["measure"]["id"] != "homes_held_by_class") continue;
    EXPECT_EQ(g["grouping"], "class");
    ASSERT_EQ(g["members"].size(), 4u);
    for (; seen < 4; ++seen) {
      const Json& m = g["members"][seen];
      const double first = held(plans().first(), seen), second = held(plans().second(), seen);
      EXPECT_NEAR(m["first"].get<double>(), first, 1e-5 * first) << m;
      EXPECT_NEAR(m["second"].get<double>(), second, 1e-5 * second) << m;
    }
  }
  EXPECT_EQ(seen, 4u);
  // In so many pairs that the gain of a class is told from luck.
  ASSERT_EQ(hearth(two_years(baseline, plans().folder / "first_twelve.h5", {}, "12")).code, 0);
  ASSERT_EQ(hearth(two_years(plans().folder / "more.toml", plans().folder / "second_twelve.h5", {}, "12")).code, 0);
  const Outcome o = hearth({"compare", plans().folder / "first_twelve.h5", plans().folder / "second_twelve.h5"});
  EXPECT_NE(o.out.find("\nWho gains and who loses ("), std::string::npos) << o.out;
  EXPECT_NE(o.out.find("\n  Homes of schemes in use by class: gain: "), std::string::npos) << o.out;
}

TEST(Compare, MatchesIndividualsOfFilesWithTablesOfPeople) {
  ASSERT_EQ(hearth(plans().run(baseline, "people_a.h5", {"--people"})).code, 0);
  ASSERT_EQ(hearth(plans().run(plans().folder / "more.toml", "people_b.h5", {"--people"})).code, 0);
  const Json c = compared({plans().folder / "people_a.h5", plans().folder / "people_b.h5"})[0];
  const Json& x = c["individuals"];
  const auto mean = [&](const char* what) { return x[what]["mean"].get<double>(); };
  EXPECT_GT(mean("in_both"), 1000);
  EXPECT_GT(mean("left_under_first_only"), 0);
  EXPECT_NEAR(mean("left_under_first_only") - mean("left_under_second_only") + mean("only_in_second_staying") -
                  mean("only_in_first_staying"),
              measure(c, "people")["difference"].get<double>(), 1e-3);
  EXPECT_LE(x["left_under_first_only"]["low"].get<double>(), mean("left_under_first_only"));
  ASSERT_EQ(x["groups"].size(), 5u);
  EXPECT_EQ(x["groups"][0]["grouping"], "class_at_entry");
  const Outcome o = hearth({"compare", plans().folder / "people_a.h5", plans().folder / "people_b.h5", "--lang", "zh"});
  EXPECT_EQ(english_words(o.out, {"Holm", "stated", "assumed", "hearth", "explain"}), std::vector<std::string>{}) << o.out;
  EXPECT_NE(o.out.find("第一方案下流出、第二方案下留下"), std::string::npos);
}

TEST(Compare, WritesFilesThatAreWholeOrNotThere) {
  const Folder folder;
  const auto compare = [&](const Words& more) {
    Words words = {"compare", plans().first(), plans().second()};
    words.insert(words.end(), more.begin(), more.end());
    return hearth(words);
  };
  ASSERT_EQ(compare({"-o", folder / "c.h5", "-d", folder / "csv"}).code, 0);
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"c.h5", "csv"})) << "no temporary file is left";
  const std::string kept = slurp(folder / "c.h5");
  EXPECT_EQ(slurp(folder / "csv/measures.csv").substr(0, 14),
            "\xEF\xBB\xBF"
            "comparison,");
  spit(folder / "notes.txt", "mine");
  const struct {
    Words words;
    const char* told;
  } refused[] = {{{"-o", folder / "c.h5"}, "c.h5"},
                 {{"-d", folder / "csv"}, "is not empty; --force"},
                 {{"-o", folder / "notes.txt", "--force"}, "is no results file and is kept"},
                 {{"-o", plans().first(), "--force"}, "is one of the plans; choose another -o"},
                 {{"-o", folder.path.string()}, "hearth: "}};
  for (const auto& [words, told] : refused) {
    const Outcome o = compare(words);
    EXPECT_EQ(o.code, 2) << told;
    EXPECT_EQ(o.out, "");
    EXPECT_NE(o.err.find(told), std::string::npos) << o.err;
  }
  EXPECT_EQ(slurp(folder / "c.h5"), kept);
  EXPECT_EQ(slurp(folder / "notes.txt"), "mine");
  EXPECT_EQ(hearth({"describe", plans().first()}).code, 0);
  EXPECT_EQ(compare({"-o", folder / "c.h5", "-d", folder / "csv", "--force"}).code, 0);
  EXPECT_EQ(slurp(folder / "c.h5"), kept) << "the same comparison gives the same bytes";
  EXPECT_EQ(hearth({"describe", folder / "c.h5"}).code, 2) << "a comparison is no results file";
}

TEST(Compare, RefusesWhatHasNoPairs) {
  const Folder folder;
  ASSERT_EQ(hearth(plans().run(baseline, "seed.h5", {"--seed", "2"})).code, 0);
  ASSERT_EQ(hearth(plans().run(baseline, "longer.h5", {"--set", "run.months=25"})).code, 0);
  ASSERT_EQ(hearth(plans().run(baseline, "scale.h5", {"--set", "run.scale=0.04"})).code, 0);
  spit(folder / "cut.h5", slurp(plans().first()).substr(0, 100000));
  spit(folder / "fault.toml", what_if("[housing.apartment]\nunits = -1\n"));
  const struct {
    std::string second;
    const char* told;
  } cases[] = {
      {plans().folder / "seed.h5", "can't be paired: seed 1 and 2; the same luck needs the same seed"},
      {plans().folder / "longer.h5", "can't be paired: one runs over 2016-01 - 2017-12, the other over 2016-01 - 2018-01"},
      {plans().folder / "scale.h5", "a person stands for another number of people (run.scale "},
      {folder / "cut.h5", "cut.h5"},
      {folder / "none.h5", "none.h5"},
      {folder / "fault.toml", "units"}};
  for (const auto& c : cases) {
    const Outcome o = hearth({"compare", plans().first(), c.second});
    EXPECT_EQ(o.code, 2) << c.told;
    EXPECT_EQ(o.out, "");
    EXPECT_NE(o.err.find(c.told), std::string::npos) << o.err;
  }
  EXPECT_EQ(hearth({"compare", plans().first()}).code, 2);
}

// Apartments are stated, what a maker room costs is assumed: who reads the effect is told.
TEST(Compare, WarnsOfWhatHangsOnAnAssumption) {
  const Folder folder;
  spit(folder / "rent.toml", what_if("[housing.maker_room]\nrent_ratio = 0.33\n"));
  ASSERT_EQ(hearth(plans().run(folder / "rent.toml", "rent.h5")).code, 0);
  const std::string warning = "Careful: 1 of 1 inputs that differ replace an assumed value";
  EXPECT_NE(hearth({"compare", plans().first(), plans().folder / "rent.h5"}).out.find(warning), std::string::npos);
  EXPECT_EQ(hearth({"compare", plans().first(), plans().second()}).out.find("Careful"), std::string::npos);
}

TEST(Compare, OneReplicationClaimsNothing) {
  Words one = plans().run(baseline, "one.h5");
  one[6] = "1";
  ASSERT_EQ(hearth(one).code, 0);
  const Json c = compared({plans().folder / "one.h5", plans().second()})[0];
  EXPECT_EQ(c["pairs"], 1);
  EXPECT_EQ(c["unpaired"], 5);
  for (const Json& m : c["measures"]) {
    EXPECT_TRUE(m["low"].is_null()) << m;
    EXPECT_TRUE(m["verdict"] == "not_detectable" || m["verdict"] == "same") << m;
  }
  EXPECT_EQ(c["cost_per_person_more"]["range"], "everything");
}

TEST(Compare, SpeaksChinese) {
  const Outcome o = hearth({"compare", plans().first(), plans().second(), "--lang", "zh"});
  EXPECT_EQ(o.code, 0);
  EXPECT_EQ(english_words(o.out, {"Holm", "stated", "assumed", "hearth", "explain"}), std::vector<std::string>{}) << o.out;
}

TEST(Compare, KeepsNamesAsTheyAre) {
  spit(plans().folder / "odd.toml", "extends = \"" + baseline + "\"\ntitle = \"<script>alert('x')</script> 😀 {} %s\"\n");
  ASSERT_EQ(hearth(plans().run(plans().folder / "odd.toml", "odd.h5")).code, 0);
  const Outcome o = hearth({"compare", plans().first(), plans().folder / "odd.h5"});
  EXPECT_EQ(o.code, 0);
  EXPECT_NE(o.out.find("-> <script>alert('x')</script> 😀 {} %s\n"), std::string::npos) << o.out;
}

}  // namespace hearth::faults

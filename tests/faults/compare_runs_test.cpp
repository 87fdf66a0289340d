// `hearth compare` where it runs scenarios itself: to a wanted precision, and against each task of the plan.
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/faults/support.h"

namespace hearth::faults {

namespace {

using Json = nlohmann::json;

const std::string small_run = "[run]\nscale = 0.05\nmonths = 18\n";

// Two plans for runs of a twentieth of the district.
class Runs {
 public:
  Runs() {
    spit(folder / "as_is.toml", what_if(small_run));
    spit(folder / "more.toml",
         what_if(small_run + "[housing.apartment]\nunits = 6000\n[retention]\nbase_hazard_per_month = 0.008\n"));
  }
  Words compare(const Words& more) const {
    Words words = {"compare", folder / "as_is.toml", folder / "more.toml"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  Folder folder;
};

const Runs& runs() {
  static const Runs made;
  return made;
}

Json told(Words words) {
  words.push_back("--json");
  const Outcome o = Running(words).wait(300);
  EXPECT_EQ(o.code, 0) << o.err;
  return Json::parse(o.out);
}

Json people(const Json& comparison) {
  for (const Json& x : comparison["measures"]) {
    if (x["measure"] == "people") return x;
  }
  return {};
}

double number(const Json& x, const char* key) {
  return x[key].get<double>();
}

}  // namespace

// Stein's rule by hand: n = (half width of ten replications / wanted)^2 times ten, and an interval that much narrower.
TEST(CompareRuns, AsManyReplicationsAsTheWantedPrecisionTakes) {
  const Json first = people(told(runs().compare({"-n", "10"}))["comparisons"][0]);
  const double half = (number(first, "high") - number(first, "low")) / 2;
  const double wanted = half / 1.5;
  const Json c = told(runs().compare({"-n", "10", "--precision", fmt::format("{}people", wanted)}))["comparisons"][0];
  const Json& p = c["precision"];
  const double n = number(p, "replications");
  EXPECT_NEAR(n, std::ceil(10 * 1.5 * 1.5), 1);
  EXPECT_EQ(n, number(p, "replications_needed"));
  EXPECT_EQ(p["first_stage"], 10);
  EXPECT_EQ(c["pairs"], p["replications"]);
  EXPECT_EQ(number(p, "difference"), number(people(c), "difference"));
  EXPECT_NEAR(number(p, "half_width"), half * std::sqrt(10 / n), 1e-4 * half);
  EXPECT_LE(number(p, "half_width"), wanted * (1 + 1e-5));
  EXPECT_EQ(p["reached"], true);
  // One interval, wherever it is told.
  const Json m = people(c);
  EXPECT_EQ(m["interval"], "two_stages");
  EXPECT_EQ(m["low"], p["low"]);
  EXPECT_EQ(m["high"], p["high"]);
  EXPECT_EQ(number(m, "p") < 0.05, number(m, "low") > 0 || number(m, "high") < 0);
  for (const Json& other : c["measures"]) EXPECT_EQ(other["interval"], other["measure"] == "people" ? "two_stages" : "t");
}

TEST(CompareRuns, TheBudgetEndsWhatTakesTooLong) {
  const Json c = told(runs().compare({"-n", "10", "--precision", "0.000001%", "--budget", "12"}))["comparisons"][0];
  EXPECT_EQ(c["pairs"], 12);
  EXPECT_EQ(c["precision"]["reached"], false);
  EXPECT_GT(number(c["precision"], "replications_needed"), 1e6);
  const Outcome o = hearth(runs().compare({"-n", "10", "--precision", "0.01", "--budget", "12", "--lang", "zh"}));
  EXPECT_NE(o.out.find("未达到"), std::string::npos) << o.out;
  EXPECT_EQ(english_words(o.out, {"Holm", "stated", "assumed", "hearth", "explain"}), std::vector<std::string>{}) << o.out;
}

TEST(CompareRuns, RefuseWhatIsNoPrecision) {
  const struct {
    Words words;
    const char* told;
  } cases[] = {{{"--precision", "5peple"}, "expected a number above 0 with '%' or the unit 'people'"},
               {{"--precision", "-1"}, "'-1' is no precision"},
               {{"--precision", "0%"}, "'0%' is no precision"},
               {{"--precision", "nan"}, "'nan' is no precision"},
               {{"--precision", "inf"}, "'inf' is no precision"},
               {{"--precision", "1e999"}, "'1e999' is no precision"},
               {{"--precision", "5people", "--measure", "poeple"}, "there is no measure 'poeple'"},
               {{"--precision", "5people", "--measure", "poeple"}, "(did you mean 'people'?)"},
               {{"--precision", "5people", "-n", "9"}, "at least 10"},
               {{"--budget", "100"}, "belong to --precision"},
               {{"--against-tasks"}, "--against-tasks takes one scenario"}};
  for (const auto& [words, told] : cases) {
    const Folder folder;
    Words all = runs().compare(words);
    all.insert(all.end(), {"-o", folder / "c.h5"});
    const Outcome o = hearth(all);
    EXPECT_EQ(o.code, 2) << told;
    EXPECT_EQ(o.out, "");
    EXPECT_NE(o.err.find(told), std::string::npos) << o.err;
    EXPECT_TRUE(folder.names().empty());
  }
  EXPECT_EQ(hearth({"compare", runs().folder / "as_is.toml"}).code, 2);
  ASSERT_EQ(hearth(quick_run(runs().folder / "results.h5")).code, 0);
  EXPECT_NE(hearth({"compare", runs().folder / "as_is.toml", runs().folder / "results.h5", "--precision", "1%"})
                .err.find("has the replications that it has"),
            std::string::npos);
  EXPECT_NE(hearth({"compare", runs().folder / "results.h5", "--against-tasks"}).err.find("runs a scenario"),
            std::string::npos);
  EXPECT_NE(hearth({"compare", small_district, "--against-tasks"}).err.find("carries out no task"), std::string::npos);
}

TEST(CompareRuns, EachTaskIsHeldAgainstThePlanWithoutIt) {
  const std::string scenario = runs().folder / "as_is.toml";
  const Folder folder;
  const Json all = told({"compare", scenario, "--against-tasks", "-n", "3", "-o", folder / "tasks.h5", "-d", folder / "csv"});
  ASSERT_EQ(all["tasks"].size(), 17u);
  ASSERT_EQ(hearth({"run", scenario, "-n", "3", "--quiet", "-o", folder / "whole.h5"}).code, 0);
  for (const std::string id : {"5", "16"}) {
    const std::string without = folder / ("without_" + id + ".h5");
    ASSERT_EQ(hearth({"run", scenario, "-n", "3", "--quiet", "--without-task", id, "-o", without}).code, 0);
    const Json expected = told({"compare", without, folder / "whole.h5"})["comparisons"][0];
    const Json* task = nullptr;
    for (const Json& t : all["tasks"]) task = t["task"] == id ? &t : task;
    ASSERT_NE(task, nullptr);
    EXPECT_NE((*task)["name_zh"], "");
    // All that is told but for what holds jointly, which is adjusted over all tasks.
    const auto alone = [](Json x) {
      for (const char* key : {"joint_p", "holds_jointly"}) x.erase(key);
      return x;
    };
    ASSERT_EQ((*task)["measures"].size(), expected["measures"].size());
    for (std::size_t i = 0; i < expected["measures"].size(); ++i) {
      EXPECT_EQ(alone((*task)["measures"][i]), alone(expected["measures"][i]));
      EXPECT_GE((*task)["measures"][i]["joint_p"], expected["measures"][i]["joint_p"]);
    }
    for (std::size_t i = 0; i < expected["targets"].size(); ++i) {
      EXPECT_EQ(alone((*task)["targets"][i]["counts"]), alone(expected["targets"][i]["counts"]));
      EXPECT_EQ((*task)["targets"][i]["cost_per_head_more"], expected["targets"][i]["cost_per_head_more"]);
    }
    EXPECT_EQ((*task)["cost_per_person_more"], expected["cost_per_person_more"]);
  }
  EXPECT_NE(slurp(folder / "csv/measures.csv").find("\n16,"), std::string::npos);
  EXPECT_GT(fs::file_size(folder / "tasks.h5"), 10000u);
  const Outcome o = hearth({"compare", scenario, "--against-tasks", "-n", "2", "--lang", "zh"});
  EXPECT_EQ(o.code, 0) << o.err;
  EXPECT_EQ(english_words(o.out, {"Holm", "stated", "assumed", "hearth", "explain"}), std::vector<std::string>{}) << o.out;
}

// A study of the assumed values beside the comparison: which of them the result hangs on, and which of those differ here.
TEST(CompareRuns, AStudyRanksTheAssumedValues) {
  const Folder folder;
  spit(folder / "study.toml", "scenario = \"" + (runs().folder / "as_is.toml") +
                                  "\"\nreplications = 2\n[design]\nmethod = \"latin_hypercube\"\npoints = 20\n"
                                  "[factors.leaving]\nkey = \"retention.base_hazard_per_month\"\n"
                                  "[factors.desks]\nkey = \"service_desk.counters\"\n"
                                  "[factors.units]\nkey = \"housing.apartment.units\"\nlow = 1000\nhigh = 3000\n"
                                  "[measures.people]\nmeasure = \"people\"\n");
  ASSERT_EQ(hearth({"sweep", "plan", folder / "study.toml", "-o", folder / "study", "--sample", "0"}).code, 0);
  ASSERT_EQ(hearth({"sweep", "run", folder / "study", "--quiet"}).code, 0);
  ASSERT_EQ(hearth({"sweep", "merge", folder / "study", "-o", folder / "study.h5"}).code, 0);
  const Words with_study = runs().compare({"-n", "2", "--quiet", "--study", folder / "study.h5"});
  const Outcome o = hearth(with_study);
  ASSERT_EQ(o.code, 0) << o.all();
  EXPECT_NE(o.out.find("of 2 assumed values 1 clearly matter"), std::string::npos) << o.out;
  EXPECT_NE(o.out.find("(retention.base_hazard_per_month), differs here\n"), std::string::npos) << o.out;
  EXPECT_EQ(o.out.find("service_desk.counters"), std::string::npos) << "what can't be told from none is not ranked";
  EXPECT_EQ(o.out.find("housing.apartment.units)"), std::string::npos) << "the document states it";
  const Json ranked = told(with_study)["assumptions_by_influence"];
  ASSERT_EQ(ranked.size(), 1u);
  EXPECT_EQ(ranked[0]["measure"], "people");
  EXPECT_EQ(ranked[0]["assumed_values_varied"], 2);
  ASSERT_EQ(ranked[0]["ranking"].size(), 1u);
  EXPECT_EQ(ranked[0]["ranking"][0]["key"], "retention.base_hazard_per_month");
  EXPECT_GT(ranked[0]["ranking"][0]["influence"], 0.5);

  spit(folder / "broken.h5", "nothing");
  for (const char* none : {"broken.h5", "missing.h5"})
    EXPECT_EQ(hearth(runs().compare({"-n", "2", "--study", folder / none})).code, 2) << none;
}

TEST(CompareRuns, AnInterruptLeavesNothing) {
  const Folder folder;
  Running run({"compare", runs().folder / "as_is.toml", "--against-tasks", "-n", "2000", "-o", folder / "tasks.h5"});
  EXPECT_TRUE(wait_until([&] { return !folder.names().empty(); }));
  run.signal(SIGINT);
  const Outcome o = run.wait();
  EXPECT_EQ(o.code, 130) << o.all();
  EXPECT_EQ(o.out, "");
  EXPECT_NE(o.err.find("interrupted, nothing was compared"), std::string::npos) << o.err;
  EXPECT_TRUE(folder.names().empty());
}

// The plan's own runs are kept in one folder while those without each task are made in another.
TEST(CompareRuns, ASecondInterruptWithTwoTemporaryFoldersLeavesNone) {
  const Folder temporary;
  const std::string what = runs().folder / "as_is.toml";
  Running run({"compare", what, "--against-tasks", "-n", "100"}, [&] { ::setenv("TMPDIR", temporary.path.c_str(), 1); });
  const auto folders = [&] {
    std::error_code vanished;
    std::size_t n = 0;
    for (fs::recursive_directory_iterator it(temporary.path, vanished), end; !vanished && it != end; it.increment(vanished))
      n += it->is_directory(vanished) ? 1 : 0;
    return n;
  };
  EXPECT_TRUE(wait_until([&] { return folders() == 2; }));
  run.signal(SIGINT);
  run.signal(SIGTERM);
  EXPECT_EQ(run.wait().code, 130);
  EXPECT_TRUE(wait_until([&] { return fs::is_empty(temporary.path); }));
}

TEST(CompareRuns, ASecondInterruptLeavesNoTemporaryFolder) {
  const Folder temporary;
  const std::string what = runs().folder / "as_is.toml";
  Running run({"compare", what, what, "-n", "100000"}, [&] { ::setenv("TMPDIR", temporary.path.c_str(), 1); });
  EXPECT_TRUE(wait_until([&] { return !temporary.names().empty(); }));
  run.signal(SIGINT);
  run.signal(SIGTERM);
  EXPECT_EQ(run.wait().code, 130);
  EXPECT_TRUE(wait_until([&] { return fs::is_empty(temporary.path); }));
}

}  // namespace hearth::faults

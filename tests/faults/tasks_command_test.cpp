// What `hearth tasks` tells of the tasks of a plan, and what leaving one out does.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "models/measures.h"
#include "models/moved_series.h"
#include "models/setup.h"
#include "output/scenario.h"
#include "tests/faults/support.h"

namespace hearth::faults {

namespace {

using Json = nlohmann::json;

// A results file, made once.
const std::string& results() {
  static const Folder folder;
  static const std::string path = [] {
    EXPECT_EQ(hearth(quick_run(folder / "results.h5")).code, 0);
    return folder / "results.h5";
  }();
  return path;
}

// What `hearth tasks` tells of the baseline, as JSON.
Json tasks_of(const Words& more = {}) {
  Words words = {"tasks", baseline, "--json"};
  words.insert(words.end(), more.begin(), more.end());
  return Json::parse(hearth(words).out);
}

// The values of a list of parameters, by key.
Json values_of(const Json& parameters) {
  Json out = Json::object();
  for (const auto& e : parameters) out[e["key"].get<std::string>()] = e["value"];
  return out;
}

}  // namespace

TEST(TasksCommand, ListsEveryTaskInOrderWithWhoLeadsItAndWhoTakesPart) {
  const Json names = values_of(Json::parse(hearth({"explain", "departments", baseline, "--json"}).out));
  const auto named = [&](const Json& ids) {
    std::string out;
    for (const auto& id : ids)
      out += (out.empty() ? "" : "; ") + names["departments." + id.get<std::string>() + ".name_en"].get<std::string>();
    return out;
  };
  const Outcome listed = hearth({"tasks", baseline});
  EXPECT_EQ(listed.code, 0);
  EXPECT_EQ(listed.err, "");
  const Json tasks = tasks_of();
  ASSERT_EQ(tasks.size(), 17u);
  std::size_t from = 0;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const Json& task = tasks[i];
    EXPECT_EQ(task["id"], std::to_string(i + 1));
    EXPECT_TRUE(task["enabled"]);
    EXPECT_FALSE(task["lead"].empty()) << "a task that nobody leads";
    std::string block =
        std::to_string(i + 1) + ". " + task["name_en"].get<std::string>() + "\n  lead: " + named(task["lead"]) + "\n";
    if (!task["participants"].empty()) block += "  with: " + named(task["participants"]) + "\n";
    const std::size_t at = listed.out.find(block, from);
    ASSERT_NE(at, std::string::npos) << block << listed.out;
    from = at + block.size();
    EXPECT_TRUE(task["name_zh"].is_string());
  }
  EXPECT_EQ(tasks[15]["lead"], (Json{"science", "human_resources", "housing_administration"}));
  EXPECT_NE(listed.out.find("  programmes: Partnerships of schools and firms; Skills training; "), std::string::npos)
      << listed.out;
  EXPECT_LT(lines_of(listed.out).size(), 17u * 7u) << "a few lines a task";
}

TEST(TasksCommand, TellWhatTheDocumentStatesApartFromWhatIsAssumed) {
  const Json tasks = tasks_of();
  EXPECT_EQ(values_of(tasks[15]["stated"]),
            (Json{{"housing.purchase.units", 300}, {"housing.apartment.units", 2000}, {"housing.maker_room.units", 10000}}));
  EXPECT_EQ(values_of(tasks[3]["stated"]), (Json{{"targets.teams.value", 100.0},
                                                 {"targets.elite.value", 200.0},
                                                 {"targets.applied.value", 3000.0},
                                                 {"targets.innovators.value", 50000.0}}));
  EXPECT_EQ(tasks[11]["stated"], Json::array()) << "who pays for training is stated, no number is";
  const Json assumed = values_of(tasks[11]["assumed"]);
  for (const char* key :
       {"programmes.training.months", "programmes.apprenticeship.units", "channels.school_enterprise.rate_per_year"})
    EXPECT_TRUE(assumed.contains(key)) << key;
  EXPECT_FALSE(assumed.contains("programmes.angel_fund.months")) << "of task 15";
  EXPECT_TRUE(values_of(tasks[0]["assumed"]).contains("effort.base"));
  EXPECT_TRUE(values_of(tasks[13]["assumed"]).contains("service_desk.counters"));
  EXPECT_TRUE(values_of(tasks[0]["assumed"]).contains("departments.science.assessment_weight"));
  EXPECT_FALSE(values_of(tasks[1]["assumed"]).contains("effort.base"));
  for (const auto& task : tasks) {
    EXPECT_EQ(task["changed"], Json::array());
    for (const auto& e : task["stated"]) EXPECT_EQ(e["evidence"], "stated") << e;
    for (const auto& e : task["assumed"]) EXPECT_TRUE(e["evidence"].is_string() && e["evidence"] != "stated") << e;
  }

  const std::string told = hearth({"tasks", baseline, "--task", "16"}).out;
  for (const char* part :
       {"16. The 321 housing plan\n  carried out: yes\n  lead: Science and technology commission; ",
        "\n  the document, clause by clause:\n    Homes for entrepreneurs:\n      -> Housing schemes (housing)\n",
        "\n    2,000 talent apartments for entrepreneurial backbone,\n      -> Talent apartment (housing.apartment)\n",
        "\n  housing schemes: Home-purchase subsidy (purchase); Talent apartment (apartment); Maker room (maker_room)\n",
        "\n  values stated in the document: 3\n",
        "\n    housing.apartment.units = 2000 (homes), plausible 2000 to 2000, stated\n",
        "\n      Homes (or subsidies) in all; source: task 16\n",
        "\n    housing.maker_room.rent_ratio = 0.75 (ratio), plausible 0.55 to 0.95, assumed\n",
        "\n  in the results, for scheme = purchase, apartment, maker_room:\n", "\n    /series/homes_held (homes): Homes held "})
    EXPECT_NE(told.find(part), std::string::npos) << part << "\n" << told;
  EXPECT_NE(hearth({"tasks", baseline, "--task", "12"}).out.find("\n  values stated in the document: 0\n"), std::string::npos);
  EXPECT_NE(hearth({"tasks", baseline, "--task", "15"}).out.find(" (share), plausible 0.1 to 0.6, literature\n"),
            std::string::npos);
}

// What the programmes of each task act on, in series that there are, and no series that has no values for it.
TEST(TasksCommand, TellWhatATaskMoves) {
  const Json tasks = tasks_of();
  const auto listed = [](const Json& list, const std::string& series) {
    return std::any_of(list.begin(), list.end(), [&](const Json& x) { return x["series"] == series; });
  };
  for (const auto& [task, series] :
       std::initializer_list<std::pair<std::size_t, const char*>>{{1, "/series/advances"},
                                                                  {2, "/series/departures"},
                                                                  {4, "/series/teams"},
                                                                  {5, "/series/arrivals"},
                                                                  {7, "/series/young_startup_survival_3y"},
                                                                  {8, "/series/posts_by_sector"},
                                                                  {10, "/series/stayed_after_secondment"},
                                                                  {11, "/series/staff_by_sector_and_town"},
                                                                  {12, "/series/advances"},
                                                                  {13, "/series/hires"},
                                                                  {14, "/series/departures"},
                                                                  {15, "/series/firm_failures"},
                                                                  {17, "/desk/applications_given_up"}})
    EXPECT_TRUE(listed(tasks[task - 1]["moves"], series)) << task << " " << series;
  EXPECT_EQ(tasks[15]["moves"], Json::array());
  EXPECT_TRUE(listed(tasks[14]["measures"], "/programmes/capital"));
  EXPECT_TRUE(listed(tasks[11]["measures"], "/programmes/capital")) << "a year's budget";
  EXPECT_FALSE(listed(tasks[7]["measures"], "/programmes/capital"));
  EXPECT_TRUE(listed(tasks[3]["measures"], "/review/losses"));
  EXPECT_FALSE(listed(tasks[4]["measures"], "/review/losses"));
  EXPECT_FALSE(listed(tasks[4]["measures"], "/programmes/hires"));
}

// A series that a programme is said to move is declared: of every kind of effect there is one here.
TEST(TasksCommand, WhatProgrammesAreSaidToMoveIsDeclared) {
  Diagnostics diagnostics;
  const auto scenario = load_scenario(baseline, {}, diagnostics);
  ASSERT_TRUE(scenario);
  const hearth::Setup setup(scenario->parameters);
  const Measures measures(setup);
  for (const ProgrammeParameters& x : scenario->parameters.programmes) {
    const std::vector<std::string> moved = series_moved_by(scenario->parameters, x);
    EXPECT_FALSE(moved.empty()) << x.id;
    for (const std::string& name : moved) {
      const auto slash = name.find('/');
      EXPECT_NE(measures.book.find(name.substr(0, slash), name.substr(slash + 1)), nullptr) << x.id << ": " << name;
    }
  }
}

// What somebody has changed is no longer what the document states.
TEST(TasksCommand, TellAChangedValueAsChanged) {
  const Words changed = {"--set", "housing.apartment.units=3000", "--task", "16"};
  const Json task = tasks_of(changed)[0];
  EXPECT_EQ(values_of(task["changed"]), (Json{{"housing.apartment.units", 3000}}));
  EXPECT_EQ(task["stated"].size(), 2u);
  Words words = {"tasks", baseline};
  words.insert(words.end(), changed.begin(), changed.end());
  EXPECT_NE(hearth(words).out.find("\n    housing.apartment.units = 3000 (homes), instead of 2000, stated\n"),
            std::string::npos);
}

TEST(TasksCommand, TheSeriesThatShowATaskAreInTheResults) {
  const Folder folder;
  ASSERT_EQ(hearth(quick_run(folder / "a_year.h5", {"--set", "run.months=12"})).code, 0);  // with a review
  const Json described = Json::parse(hearth({"describe", folder / "a_year.h5", "--json"}).out);
  std::map<std::string, Json> dimensions;
  for (const auto& s : described["series"])
    dimensions["/" + s["group"].get<std::string>() + "/" + s["name"].get<std::string>()] = s["dimensions"];
  const Json tasks = tasks_of();
  std::map<std::string, Json> members_of_housing;
  for (const auto& task : tasks) {
    for (const auto& m : task["measures"]) {
      ASSERT_TRUE(dimensions.contains(m["series"])) << m;
      if (m["dimension"].is_null()) {
        EXPECT_EQ(task["id"], "14") << m;  // the desk is one
        continue;
      }
      EXPECT_TRUE(dimensions[m["series"]].contains(m["dimension"])) << m;
      EXPECT_FALSE(m["members"].empty()) << m;
      if (task["id"] == "16") members_of_housing[m["series"]] = m["members"];
    }
  }
  EXPECT_EQ(members_of_housing["/series/homes_held"], (Json{"purchase", "apartment", "maker_room"}));
  EXPECT_FALSE(members_of_housing.contains("/targets/headline")) << "of task 4";
  EXPECT_TRUE(std::any_of(tasks[3]["measures"].begin(), tasks[3]["measures"].end(),
                          [](const Json& m) { return m["series"] == "/targets/headline"; }));
}

// Each clause of the document has what carries it out, or a reason why nothing does; whatever a task has, some clause asks for.
TEST(TasksCommand, EachClauseIsCarriedOutAndEachProgrammeIsAskedFor) {
  int without = 0;
  for (const auto& task : tasks_of()) {
    std::set<std::string> asked_for;
    std::string words;
    ASSERT_FALSE(task["clauses"].empty()) << task["id"];
    for (const auto& clause : task["clauses"]) {
      words += clause["says_zh"].get<std::string>();
      EXPECT_NE(clause["says_en"], clause["says_zh"]) << "no translation";
      without += clause["mechanisms"].empty() ? 1 : 0;
      for (const auto& m : clause["mechanisms"]) {
        asked_for.insert(m["key"].get<std::string>());
        EXPECT_NE(m["name_en"], m["key"]) << "has no name";
        EXPECT_NE(m["name_zh"], m["name_en"]) << m;
      }
    }
    EXPECT_TRUE(words.ends_with("。")) << "the text of task " << task["id"] << " ends in the middle: " << words;
    for (const auto& [list, key] : {std::pair{"programmes", "programmes."}, {"schemes", "housing."}, {"targets", "targets."}}) {
      for (const auto& x : task[list])
        EXPECT_TRUE(asked_for.contains(key + x["id"].get<std::string>())) << "no clause asks for " << x["id"];
    }
  }
  EXPECT_EQ(without, 0);
  const std::string told = hearth({"tasks", baseline}).out;
  for (const char* requirement : {"\n    W1 ", "\n    W2 ", "\n    W3 ", "\n    W4 "})
    EXPECT_NE(told.find(requirement), std::string::npos) << requirement;
  EXPECT_NE(told.find("\n    W3 sums up and spreads good experience;\n      -> nothing. "), std::string::npos) << told;
}

// The page of a run tells as many values of each task, and the same clauses.
TEST(TasksCommand, ThePageOfARunTellsTheSame) {
  const Folder folder;
  ASSERT_EQ(hearth(quick_run(folder / "a.h5", {"--set", "run.months=12"})).code, 0);
  const Json page = Json::parse(hearth({"report", folder / "a.h5", "--json"}).out)["plans"][0];
  const Json tasks = tasks_of();
  ASSERT_EQ(page["tasks"].size(), tasks.size());
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const auto assumed = std::count_if(tasks[i]["assumed"].begin(), tasks[i]["assumed"].end(),
                                       [](const Json& e) { return e["evidence"] == "assumed"; });
    EXPECT_EQ(page["tasks"][i]["stated"], tasks[i]["stated"].size()) << i + 1;
    EXPECT_EQ(page["tasks"][i]["assumed"], assumed) << i + 1;
    ASSERT_EQ(page["tasks"][i]["clauses"].size(), tasks[i]["clauses"].size()) << i + 1;
    for (std::size_t k = 0; k < tasks[i]["clauses"].size(); ++k) {
      const Json &told = page["tasks"][i]["clauses"][k], &meant = tasks[i]["clauses"][k];
      EXPECT_EQ(told["says"]["zh"], meant["says_zh"]);
      EXPECT_EQ(told["by"].size(), meant["mechanisms"].size());
    }
  }
  EXPECT_EQ(page["requirements"].size(), 8u);
}

TEST(TasksCommand, AScenarioWithoutTasksSaysSo) {
  const Outcome o = hearth({"tasks", small_district});
  EXPECT_EQ(o.code, 0);
  EXPECT_EQ(o.out, small_district + ": the scenario has no tasks\n");
  EXPECT_EQ(Json::parse(hearth({"tasks", small_district, "--json"}).out), Json::array());
  EXPECT_EQ(hearth({"tasks", small_district, "--task", "1"}).err,
            "--task: error: there is no task '1'; expected a scenario with tasks (this one has none)\n");
}

TEST(TasksCommand, ATaskLeftOutIsATaskSwitchedOff) {
  const Folder folder;
  ASSERT_EQ(hearth(quick_run(folder / "without.h5", {"--without-task", "2"})).code, 0);
  ASSERT_EQ(hearth(quick_run(folder / "off.h5", {"--set", "tasks.2.enabled=false"})).code, 0);
  const auto differences = [&](const std::string& other) {
    return shell("h5diff --exclude-path /run " + (folder / "without.h5") + " " + other + " 2>&1");
  };
  EXPECT_EQ(differences(folder / "off.h5"), "");
  EXPECT_NE(differences(results()).find("differences found"), std::string::npos) << "the comparison sees a task less";
  const Json described = Json::parse(hearth({"describe", folder / "without.h5", "--json"}).out);
  EXPECT_EQ(described["set"], (Json{{"run.scale", 0.02}, {"run.months", 6}, {"tasks.2.enabled", false}}));

  const std::string told = hearth({"tasks", baseline, "--without-task", "2", "--without-task", "15"}).out;
  EXPECT_NE(told.find("2. Talent work through society (not carried out)\n"), std::string::npos) << told;
  EXPECT_NE(told.find("15. Finance for high-level founders (not carried out)\n"), std::string::npos) << told;
  EXPECT_EQ(lines_of(told).size(), lines_of(hearth({"tasks", baseline}).out).size());
  EXPECT_FALSE(tasks_of({"--without-task", "2", "--task", "2"})[0]["enabled"]);
  EXPECT_NE(hearth({"explain", "tasks.2.enabled", baseline, "--without-task", "2"}).out.find("value: false"),
            std::string::npos);
  EXPECT_EQ(hearth({"check", baseline, "--without-task", "2"}).code, 0);
}

TEST(TasksCommand, AnUnknownTaskIsBadInputAndTheNearestIsNamed) {
  const Folder folder;
  const std::string ids = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17";
  const std::string fault = ": error: there is no task '99'; expected one of " + ids + " (did you mean '9'?)\n";
  for (const Words& words : {Words{"run", baseline, "-o", folder / "a.h5"}, Words{"check", baseline}, Words{"tasks", baseline},
                             Words{"explain", "tasks", baseline}}) {
    Words unknown = words;
    unknown.insert(unknown.end(), {"--without-task", "2", "--without-task", "99"});
    const Outcome o = hearth(unknown);
    EXPECT_EQ(o.code, 2) << words[0];
    EXPECT_EQ(o.out, "") << words[0];
    EXPECT_EQ(o.err.find("--without-task" + fault), 0u) << o.err;
    EXPECT_LE(lines_of(o.err).size(), 2u) << o.err;
  }
  EXPECT_EQ(folder.names(), Words{});
  const Outcome shown = hearth({"tasks", baseline, "--task", "99"});
  EXPECT_EQ(shown.code, 2);
  EXPECT_EQ(shown.all(), "--task" + fault);
  EXPECT_EQ(hearth({"tasks", baseline, "--task", "housing"}).err,
            "--task: error: there is no task 'housing'; expected one of " + ids + "\n");
  EXPECT_EQ(hearth({"check", baseline, "--without-task", "2.enabled=false"}).code, 2) << "an id, no key";
  EXPECT_EQ(Json::parse(hearth({"check", baseline, "--without-task", "99", "--json"}).out)["faults"][0]["nearest"], "9");
  // No new task comes of a slip in a key either.
  EXPECT_EQ(hearth({"check", baseline, "--set", "tasks.99.enabled=false"})
                .err.find("--set: error: 'tasks.99' is new and has no name"),
            0u);
  // A file that can't be read tells its own faults.
  const Outcome none = hearth({"check", folder / "none.toml", "--without-task", "2"});
  EXPECT_EQ(none.code, 2);
  EXPECT_NE(none.err.find("there is no such file"), std::string::npos) << none.err;
}

}  // namespace hearth::faults

// `hearth report` and `hearth plot`: what is on the page is what the file holds, and what can't be told is refused.
#include <cmath>

#include "tests/faults/json_support.h"

namespace hearth::faults {

namespace {

// Two plans of which the second has a title that means harm, made once.
class Files {
 public:
  Files() {
    spit(folder / "evil.toml", what_if("title = \"</script><script>window.harmed=1</script> 'quotes' \\\" `id` 😀 ]]> end\"\n"
                                       "[housing.apartment]\nunits = 6000\n"));
    EXPECT_EQ(hearth(two_years(baseline, folder / "first.h5")).code, 0);
    EXPECT_EQ(hearth(two_years(folder / "evil.toml", folder / "second.h5")).code, 0);
  }
  std::string first() const { return folder / "first.h5"; }
  std::string second() const { return folder / "second.h5"; }
  Folder folder;
};

const Files& files() {
  static const Files made;
  return made;
}

// The object with this id.
Json with_id(const Json& list, const std::string& id) {
  for (const Json& x : list) {
    if (x["id"] == id) return x;
  }
  ADD_FAILURE() << "no " << id;
  return {};
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

}  // namespace

TEST(Report, TellsTheFindingsOfTheRun) {
  const Json plan = data_of({files().first()})["plans"][0];
  const Json findings = json_of({"describe", files().first(), "--json"})["findings"];
  ASSERT_EQ(plan["targets"].size(), findings["targets"].size());
  for (const Json& t : findings["targets"]) {
    const Json shown = with_id(plan["targets"], t["id"]);
    for (const char* key : {"median", "probability", "probability_low", "probability_high"})
      EXPECT_NEAR(shown[key], t[key], 1e-4 * std::abs(t[key].get<double>())) << key;
    // The chance by month is, in the month of the deadline, that of the finding.
    const auto& months = plan["months"];
    const auto due = std::find(months.begin(), months.end(), t["deadline"]) - months.begin();
    EXPECT_EQ(shown["probability_by_month"][static_cast<std::size_t>(due)], shown["probability"]) << t["id"];
    EXPECT_NEAR(shown["path"][static_cast<std::size_t>(due)], t["target"], 1e-9) << t["id"];
  }
  for (const Json& s : findings["schemes"]) {
    const Json shown = with_id(plan["schemes"], s["id"]);
    for (const char* key : {"held_at_end", "waiting_at_end", "share_that_runs_short"})
      EXPECT_NEAR(shown[key], s[key], 1e-4 * std::abs(s[key].get<double>())) << key;
    // The last month of the series is the end that the finding tells of.
    const auto& ids = plan["dimensions"]["scheme"]["ids"];
    const auto k = static_cast<std::size_t>(std::find(ids.begin(), ids.end(), s["id"]) - ids.begin());
    EXPECT_EQ(plan["series"]["series/homes_held"]["mean"][k].back(), shown["held_at_end"]) << s["id"];
  }
  EXPECT_EQ(plan["findings"].size(), 5u);
  for (const Json& f : plan["findings"]) {
    EXPECT_FALSE(f["en"].get<std::string>().empty());
    EXPECT_EQ(english_words(f["zh"], {}), std::vector<std::string>{}) << f["zh"];
  }
}

// Whoever was there or came is there or left, by class too, where people change.
TEST(Report, AccountsForEverybody) {
  const Json a = data_of({files().first()})["plans"][0]["accounts"];
  EXPECT_GT(sum(a["changes_into_class"]), 0);
  EXPECT_NEAR(sum(a["changes_into_class"]), sum(a["changes_from_class"]), 0.05);
  EXPECT_NEAR(a["start"].get<double>() + sum(a["arrivals_by_channel"]), sum(a["departures_by_reason"]) + sum(a["end_by_class"]),
              0.2);
  EXPECT_NEAR(sum(a["departures_by_class_and_reason"]), sum(a["departures_by_reason"]), 0.5);
  EXPECT_NEAR(sum(a["arrivals_by_channel"]), sum(a["arrivals_by_class"]), 0.1);
  // Who is there before the first newcomer comes is what the scenario says, in every class.
  for (const Json& n : a["start_by_class"]) EXPECT_GE(n.get<double>(), 0);
  EXPECT_NEAR(a["start"].get<double>(), 39000 * 0.05, 39000 * 0.05 * 0.02);
}

TEST(Report, ComparesThePlansAsCompareDoes) {
  const Json data = data_of({files().first(), files().second()});
  const Json compared = json_of({"compare", files().first(), files().second(), "--json"})["comparisons"][0];
  EXPECT_EQ(data["comparisons"][0]["measures"], compared["measures"]);
  EXPECT_EQ(data["comparisons"][0]["targets"], compared["targets"]);
  ASSERT_EQ(data["plans"][1]["differs"].size(), 1u);
  EXPECT_EQ(data["plans"][1]["differs"][0]["key"], "housing.apartment.units");
  // The difference of the last month is that of the people at the end.
  const Json& by_month = data["comparisons"][0]["differences"]["series/people"];
  double at_end = 0;
  for (const Json& of_class : by_month["mean"]) at_end += of_class.back().get<double>();
  for (const Json& m : compared["measures"]) {
    if (m["measure"] == "people") {
      EXPECT_NEAR(at_end, m["difference"], 0.01);
    }
  }
}

// What the page gets is described, key by key.
TEST(Report, ItsDataAreDescribed) {
  const std::string text = slurp(HEARTH_SOURCE_DIR "/output/page/DATA.md");
  const Json data = data_of({files().first(), files().second()});
  const auto described = [&](const Json& object) {
    for (const auto& [key, value] : object.items())
      EXPECT_TRUE(text.find("`" + key + "`") != std::string::npos || text.find("\"" + key + "\"") != std::string::npos) << key;
  };
  described(data);
  for (const Json& plan : data["plans"]) {
    described(plan);
    for (const char* list : {"targets", "schemes", "tasks", "towns", "stations", "links", "reasons", "reviews"})
      described(plan[list][0]);
    described(plan["accounts"]);
    described(plan["reviews"][0]["items"][0]);
    described(plan["series"]["series/people"]);
  }
  described(data["plans"][0]["assumptions"][0]);
  described(data["plans"][1]["differs"][0]);
  described(data["comparisons"][0]);
  described(data["comparisons"][0]["measures"][0]);
}

TEST(Report, MakesOnePageWithEverythingInIt) {
  const Folder folder;
  const std::string page = folder / "page.html";
  ASSERT_EQ(hearth({"report", files().first(), files().second(), "-o", page, "--quiet"}).code, 0);
  const std::string text = slurp(page);
  EXPECT_EQ(count(text, "<script src="), 0u);
  EXPECT_EQ(count(text, "<link rel=\"stylesheet\""), 0u);
  EXPECT_LT(text.size(), 5e6);
  // What a title says stays inside the data.
  EXPECT_EQ(count(text, "<script>window.harmed"), 0u);
  EXPECT_EQ(count(text, "\\u003cscript>window.harmed=1\\u003c/script>"),
            2u + count(text, "\\u003cscript>window.harmed=1") - 2u);
  const std::string opening = "id=\"data\">";
  const std::size_t at = text.find(opening) + opening.size();
  const Json data = Json::parse(text.substr(at, text.find("</script>", at) - at));
  EXPECT_EQ(data["plans"][1]["title"]["en"], "</script><script>window.harmed=1</script> 'quotes' \" `id` 😀 ]]> end");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"page.html"});
}

TEST(Report, KnowsOneReplication) {
  const Folder folder;
  ASSERT_EQ(hearth(two_years(baseline, folder / "one.h5", {}, "1")).code, 0);
  const Json plan = data_of({folder / "one.h5"})["plans"][0];
  const Json& people = plan["series"]["series/people"];
  EXPECT_EQ(people["low"], people["mean"]);
  EXPECT_EQ(people["high"], people["mean"]);
}

// A run of a year: the targets are due after it, and half a district has no plan.
TEST(Report, KnowsRunsThatEndBeforeTheDeadlines) {
  const Folder folder;
  ASSERT_EQ(hearth(two_years(small_district, folder / "other.h5")).code, 0);
  const Json other = data_of({folder / "other.h5"})["plans"][0];
  EXPECT_TRUE(other["series"].contains("series/people"));
  ASSERT_EQ(hearth(two_years(baseline, folder / "year.h5", {"--set", "run.months=12"})).code, 0);
  const Json targets = data_of({folder / "year.h5"})["plans"][0]["targets"];
  for (const Json& t : targets) {
    EXPECT_EQ(t["beyond_run"], true);
    EXPECT_TRUE(t["probability"].is_null());
  }
}

TEST(Report, PrintsABulletinOfAYearThatHasOne) {
  const Folder folder;
  EXPECT_EQ(data_of({files().first(), "--bulletin", "2017"})["bulletin"], "2017");
  const Outcome o = hearth({"report", files().first(), "--bulletin", "2019", "-o", folder / "b.html"});
  EXPECT_EQ(o.code, 2);
  EXPECT_EQ(o.err, "hearth: there is no review at the end of 2019; the run has those of 2016, 2017\n");
  EXPECT_TRUE(folder.names().empty());
}

TEST(Report, KeepsWhatIsThere) {
  const Folder folder;
  spit(folder / "notes.html", "<!DOCTYPE html><p>mine</p>");
  const Outcome kept = hearth({"report", files().first(), "-o", folder / "notes.html"});
  EXPECT_EQ(kept.code, 2);
  const Outcome forced = hearth({"report", files().first(), "-o", folder / "notes.html", "--force"});
  EXPECT_EQ(forced.code, 2);
  EXPECT_NE(forced.err.find("is no page of a report and is kept"), std::string::npos) << forced.err;
  EXPECT_EQ(slurp(folder / "notes.html"), "<!DOCTYPE html><p>mine</p>");
  ASSERT_EQ(hearth({"report", files().first(), "-o", folder / "page.html", "--quiet"}).code, 0);
  EXPECT_EQ(hearth({"report", files().second(), "-o", folder / "page.html", "--quiet", "--force"}).code, 0);
  EXPECT_EQ(hearth({"report", files().first(), "-o", folder.path.string()}).code, 2);
}

// A scenario is run with the seed and replications of the results beside it, and its page tells what results would have told.
TEST(Report, RunsWhatIsNotRunYet) {
  const Folder folder;
  spit(folder / "more.toml", what_if("[run]\nscale = 0.05\nmonths = 24\n[housing.apartment]\nunits = 6000\n"));
  const Json ran = data_of({files().first(), folder / "more.toml"});
  const Json stored = data_of({files().first(), files().second()});
  EXPECT_EQ(ran["plans"][1]["replications"], 5);
  EXPECT_EQ(ran["plans"][1]["series"], stored["plans"][1]["series"]);
  EXPECT_EQ(ran["comparisons"][0]["measures"], stored["comparisons"][0]["measures"]);
  EXPECT_EQ(folder.names(), std::vector<std::string>{"more.toml"});
}

// The effects of tasks are those that compare tells; a results file can't be run without a task.
TEST(Report, TellsWhatEachTaskBrings) {
  const Folder folder;
  std::string lines = "[run]\nscale = 0.05\nmonths = 12\n";
  for (const char* off : {"1", "2", "3", "4", "6", "7", "8", "9", "10", "11", "13", "14", "15", "17"})
    lines += fmt::format("[tasks.{}]\nenabled = false\n", off);
  spit(folder / "small.toml", what_if(lines));
  const Json effects = data_of({folder / "small.toml", "-n", "3", "--against-tasks"})["tasks_effects"];
  const Json compared = json_of({"compare", folder / "small.toml", "--against-tasks", "-n", "3", "--json"})["tasks"];
  ASSERT_EQ(effects.size(), 3u);  // tasks 5, 12 and 16
  ASSERT_EQ(compared.size(), 3u);
  for (std::size_t i = 0; i < effects.size(); ++i) {
    EXPECT_EQ(effects[i]["id"], compared[i]["task"]);
    for (const Json& m : compared[i]["measures"]) {
      if (m["measure"] != "people" && m["measure"] != "spending") continue;
      const Json& shown = effects[i][m["measure"].get<std::string>()];
      EXPECT_NEAR(shown["difference"], m["difference"], 1e-4 * std::abs(m["difference"].get<double>()));
      EXPECT_EQ(shown["verdict"], m["verdict"]);
    }
  }
  const Outcome o = hearth({"report", files().first(), "--against-tasks", "-o", folder / "p.html"});
  EXPECT_EQ(o.code, 2);
  EXPECT_NE(o.err.find("this is a results file"), std::string::npos) << o.err;
  EXPECT_EQ(folder.names(), std::vector<std::string>{"small.toml"});
}

TEST(Report, RefusesWhatHasNoPairsOrIsNoResults) {
  const Folder folder;
  ASSERT_EQ(hearth(two_years(baseline, folder / "seed.h5", {"-s", "7"})).code, 0);
  const Outcome o = hearth({"report", files().first(), folder / "seed.h5", "-o", folder / "page.html"});
  EXPECT_EQ(o.code, 2);
  EXPECT_NE(o.err.find("can't be paired"), std::string::npos) << o.err;
  EXPECT_EQ(hearth({"report", folder / "none.h5", "-o", folder / "page.html"}).code, 2);
  spit(folder / "half.h5", slurp(files().first()).substr(0, 100000));
  EXPECT_EQ(hearth({"report", folder / "half.h5", "-o", folder / "page.html"}).code, 2);
  EXPECT_EQ(hearth({"report", files().first()}).code, 2);
  EXPECT_FALSE(std::filesystem::exists(folder / "page.html"));
}

TEST(Plot, DrawsAMeasure) {
  const Folder folder;
  const std::string picture = folder / "homes.svg";
  ASSERT_EQ(hearth({"plot", files().first(), "homes_held", "-o", picture, "--quiet"}).code, 0);
  const std::string svg = slurp(picture);
  for (const char* part : {"Homes held", "Talent apartment", "Maker room", "Baseline: the plan as it stands", "homes"})
    EXPECT_NE(svg.find(part), std::string::npos) << part;
  EXPECT_EQ(hearth({"plot", files().first(), "targets/headline.elite", "-o", folder / "elite.png", "--quiet"}).code, 0);
  EXPECT_EQ(slurp(folder / "elite.png").substr(1, 3), "PNG");
  ASSERT_EQ(
      hearth({"plot", files().first(), "placements_by_class.apartment", "-o", picture, "--quiet", "--force", "--lang", "zh"})
          .code,
      0);
  EXPECT_NE(slurp(picture).find("人才公寓"), std::string::npos);
}

TEST(Plot, LeavesTitlesAlone) {
  const Folder folder;
  ASSERT_EQ(hearth({"plot", files().second(), "people", "-o", folder / "p.svg", "--quiet"}).code, 0);
  const std::string svg = slurp(folder / "p.svg");
  EXPECT_NE(svg.find("<text>&lt;/script>&lt;script>window.harmed=1&lt;/script> 'quotes' \" `id` 😀 ]] > end"),
            std::string::npos);
  EXPECT_EQ(count(svg, "<script"), 0u);
}

// Without gnuplot it says what is missing, and leaves nothing.
TEST(Plot, NeedsGnuplot) {
  const Folder folder;
  const Outcome o =
      hearth({"plot", files().first(), "people", "-o", folder / "p.svg"}, [] { ::setenv("PATH", "/nowhere", 1); });
  EXPECT_EQ(o.code, 1);
  EXPECT_EQ(o.err, "hearth: pictures need gnuplot (Debian's package gnuplot-nox)\n");
  EXPECT_TRUE(folder.names().empty());
}

TEST(Plot, RefusesWhatItCantDraw) {
  const Folder folder;
  const auto told = [&](const std::string& measure, const std::string& output) {
    const Outcome o = hearth({"plot", files().first(), measure, "-o", folder / output});
    EXPECT_EQ(o.code, 2);
    return o.err;
  };
  EXPECT_EQ(told("homes_hold", "a.svg"), "hearth: no measure 'homes_hold' by month; did you mean 'homes_held'?\n");
  EXPECT_EQ(told("homes_held.apartmen", "a.svg"),
            "hearth: no measure 'homes_held.apartmen' by month; did you mean 'homes_held.apartment'?\n");
  EXPECT_EQ(told("served", "a.svg"), "hearth: 'served' may be any of tasks/served, programmes/served, desk/served\n");
  EXPECT_NE(told("placements_by_class", "a.svg").find("choose one of placements_by_class.purchase, "), std::string::npos);
  EXPECT_NE(told("people", "a.pdf").find("is neither .svg nor .png"), std::string::npos);
  spit(folder / "mine.png", "mine");
  EXPECT_EQ(hearth({"plot", files().first(), "people", "-o", folder / "mine.png", "--force"}).code, 2);
  EXPECT_EQ(slurp(folder / "mine.png"), "mine");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"mine.png"});
}

}  // namespace hearth::faults

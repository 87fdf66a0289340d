// The findings of `hearth report`: luck is never told as certainty, and numbers that no run has had are refused.
#include <hdf5.h>

#include <cmath>
#include <limits>

#include "output/digest.h"
#include "output/hdf5_handle.h"
#include "tests/faults/json_support.h"

namespace hearth::faults {

namespace {

// Two plans and a single run, made once.
class Plans {
 public:
  Plans() {
    spit(folder / "more.toml",
         what_if("title = \"More apartments\"\ntitle_zh = \"增建公寓\"\n[housing.apartment]\nunits = 6000\n"));
    EXPECT_EQ(hearth(two_years(baseline, folder / "first.h5", {}, "6")).code, 0);
    EXPECT_EQ(hearth(two_years(folder / "more.toml", folder / "more.h5", {}, "6")).code, 0);
    EXPECT_EQ(hearth(two_years(baseline, folder / "one.h5", {}, "1")).code, 0);
  }
  std::string first() const { return folder / "first.h5"; }
  std::string more() const { return folder / "more.h5"; }
  std::string one() const { return folder / "one.h5"; }
  Folder folder;
};

const Plans& plans() {
  static const Plans made;
  return made;
}

// Copies a results file, changed through the HDF5 library as another program would, and signs it.
void copy_changed(const std::string& from, const std::string& to, const std::function<void(hid_t file)>& change) {
  const std::string bytes = slurp(from);
  spit(to, bytes.substr(0, bytes.rfind("HEARTH xxh3-128 ")));
  prepare_hdf5();
  {
    const Hdf5Handle file(H5Fopen(to.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose, "open");
    change(file);
  }
  append_digest(to);
}

// The i-th value of a series becomes `value(i, its shape)`.
using Value = std::function<double(std::size_t i, double x)>;
std::function<void(hid_t)> with(const std::string& series, const Value& value) {
  return [=](hid_t file) {
    const Hdf5Handle d(H5Dopen2(file, series.c_str(), H5P_DEFAULT), H5Dclose, "open");
    const Hdf5Handle space(H5Dget_space(d), H5Sclose, "space");
    std::vector<double> x(static_cast<std::size_t>(checked(H5Sget_simple_extent_npoints(space), "size")));
    checked(H5Dread(d, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, x.data()), "read");
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = value(i, x[i]);
    checked(H5Dwrite(d, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, x.data()), "write");
  };
}

std::vector<std::string> findings(const Json& plan, const char* language = "en") {
  std::vector<std::string> out;
  for (const Json& f : plan["findings"]) out.push_back(f[language]);
  return out;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string finding_with(const Json& plan, const std::string& part) {
  for (const std::string& f : findings(plan)) {
    if (has(f, part)) return f;
  }
  ADD_FAILURE() << "no finding tells of: " << part;
  return {};
}

Json measure(const Json& comparison, const std::string& id) {
  for (const Json& m : comparison["measures"]) {
    if (m["measure"] == id) return m;
  }
  ADD_FAILURE() << "no measure " << id;
  return {};
}

void expect_refused(const Words& words, const std::string& told) {
  const Outcome o = hearth(words);
  EXPECT_EQ(o.code, 2) << o.all();
  EXPECT_EQ(o.out, "");
  EXPECT_EQ(o.err, "hearth: " + told + "\n");
}

}  // namespace

TEST(ReportFindings, OneRunTellsNeitherRangeNorChance) {
  const Json plan = data_of({plans().one()})["plans"][0];
  EXPECT_TRUE(has(plan["summary"]["en"], "one possible course of events")) << plan["summary"];
  for (const std::string& f : findings(plan)) {
    for (const char* claim : {"90 %", "95 %", "probability 0", "probability 100", "half of the runs", "100 %", "1 runs"})
      EXPECT_FALSE(has(f, claim)) << f;
  }
  EXPECT_TRUE(has(findings(plan)[0], "neither a probability nor a range can be told from one run")) << findings(plan)[0];
  EXPECT_TRUE(has(finding_with(plan, "people leave"), "at its end (one run, so no range)"));
  for (const std::string& f : findings(plan, "zh")) EXPECT_FALSE(has(f, "90%") || has(f, "95%")) << f;
  EXPECT_TRUE(has(findings(plan, "zh")[0], "一次模拟给不出概率与区间")) << findings(plan, "zh")[0];
}

// Of counts of 7 and of 8 the median is neither, and the sentence says what the target's card does.
TEST(ReportFindings, AMedianKeepsItsHalf) {
  const Folder folder;
  copy_changed(plans().first(), folder / "half.h5", [](hid_t file) {
    std::size_t size = 0;
    with("/targets/headline", [&](std::size_t i, double) { return size = i + 1, 0; })(file);
    with("/targets/headline", [&](std::size_t i, double) { return i < size / 2 ? 7 : 8; })(file);
  });
  const Json plan = data_of({folder / "half.h5"})["plans"][0];
  EXPECT_EQ(plan["targets"][0]["median"], 7.5);
  EXPECT_TRUE(has(findings(plan)[0], "the median run has 7.5 (90 % of runs: 7 to 8)")) << findings(plan)[0];
  EXPECT_TRUE(has(findings(plan, "zh")[0], "中位数 7.5(90% 的模拟在 7—8 之间)")) << findings(plan, "zh")[0];
}

TEST(ReportFindings, EveryNumberOfHomesPeopleAndMoneyHasItsRange) {
  const Json plan = data_of({plans().first()})["plans"][0];
  for (const char* part : {"stand empty at the end (90 % of runs: ", "are there at its end (90 % of runs: ",
                           "million CNY in the whole run (90 % of runs: ", "those who are there at the end (90 % of runs: "})
    finding_with(plan, part);
  const std::string waits = finding_with(plan, "people who wait at the end: ");
  EXPECT_TRUE(has(waits.substr(waits.find("people who wait")), " (90 % of runs: ")) << waits;
  EXPECT_TRUE(has(waits.substr(waits.find("had waited")), " months (90 % of runs: ")) << waits;
}

TEST(ReportFindings, AreFive) {
  EXPECT_EQ(data_of({plans().first()})["plans"][0]["findings"].size(), 5u);
  const Json both = data_of({plans().first(), plans().more()});
  for (const Json& plan : both["plans"]) EXPECT_EQ(plan["findings"].size(), 5u);
}

// The first thing to know of a what-if is what it changes: what the comparison says, with its intervals.
TEST(ReportFindings, BeginWithWhatTheOtherPlanChanges) {
  const Json data = data_of({plans().first(), plans().more()});
  const std::string told = findings(data["plans"][0])[0], title = data["plans"][0]["title"]["en"];
  EXPECT_EQ(told.find("Comparison: against “" + title + "”, “More apartments”: people at the end "), 0u) << told;
  EXPECT_EQ(findings(data["plans"][1])[0], told);
  EXPECT_TRUE(has(findings(data["plans"][0], "zh")[0], "“增建公寓”:期末人才")) << findings(data["plans"][0], "zh")[0];
  const Json spending = measure(data["comparisons"][0], "spending");
  ASSERT_EQ(spending["verdict"], "more");
  const std::string number = told.substr(told.find("spending +") + 10);
  EXPECT_NEAR(std::atof(number.c_str()), spending["difference"], 0.05 * spending["difference"].get<double>()) << told;
  EXPECT_TRUE(has(number, " million CNY (95 % interval +")) << told;
  EXPECT_TRUE(has(told, "the target “") || has(told, "the chance of the target “")) << told;
  const std::string nothing = findings(data_of({plans().first(), plans().first()})["plans"][0])[0];
  EXPECT_TRUE(has(nothing, "people at the end the same in every run; spending the same in every run")) << nothing;
}

// Nobody reads a list of twenty sentences.
TEST(ReportFindings, OfManyPlansTellTheOneThatChangesMost) {
  const Json data = data_of({plans().first(), plans().first(), plans().first(), plans().more(), plans().first()});
  const std::string told = findings(data["plans"][0])[0];
  const std::string first = data["plans"][0]["title"]["en"].get<std::string>() + " (first.h5)";
  EXPECT_EQ(
      told.find("Comparison of 4 plans with “" + first + "”: the number of people changes most under “More apartments”: "), 0u)
      << told;
}

// --set and --without-task change no title: what they set does, wherever the plan is named. What was set in all plans tells
// none from the others.
TEST(ReportFindings, PlansOfOneTitleAreCalledByWhatWasSet) {
  const Folder folder;
  ASSERT_EQ(hearth(two_years(baseline, folder / "a.h5", {"--set", "housing.apartment.units=3000"}, "6")).code, 0);
  ASSERT_EQ(hearth(two_years(baseline, folder / "b.h5", {"--without-task", "5"}, "6")).code, 0);
  const Json data = data_of({plans().first(), folder / "a.h5", folder / "b.h5"});
  const std::string title = data["plans"][0]["title"]["en"];
  EXPECT_EQ(data["plans"][0]["label"]["en"], title);
  EXPECT_EQ(data["plans"][1]["label"]["en"], "Talent apartment: Homes (or subsidies) in all: 3000");
  EXPECT_EQ(data["plans"][2]["label"]["zh"], "不实施第5项任务");
  const std::string told = findings(data["plans"][0])[0];
  EXPECT_EQ(told.find("Comparison: against “" + title + "”, “Talent apartment: Homes (or subsidies) in all: 3000”: "), 0u)
      << told;
  EXPECT_TRUE(has(told, "“Without task 5”: ")) << told;
  // On the terminal the files tell.
  const std::string table = hearth({"compare", plans().first(), folder / "a.h5"}).out;
  EXPECT_EQ(table.find(title + " (" + plans().first() + ") -> " + title + " (" + (folder / "a.h5") + ")\n"), 0u) << table;
}

// What a head costs is one number on the whole page: the mean of the runs' ratios.
TEST(ReportFindings, TellTheSpendingAHeadOfTheComparison) {
  const Json data = data_of({plans().first(), plans().more()});
  const double a_head = measure(data["comparisons"][0], "cost_per_head")["first"];
  std::string money = finding_with(data["plans"][0], " CNY a head of those");
  money = money.substr(money.find("; ") + 2);
  money.erase(std::remove(money.begin(), money.end(), ','), money.end());
  EXPECT_NEAR(std::atof(money.c_str()), a_head, 0.5) << money;
}

TEST(ReportFindings, ValuesThatEveryRunHasMayNotBeMissing) {
  const Folder folder;
  const std::string bad = folder / "bad.h5", page = folder / "page.html";
  const double nan = std::nan(""), infinite = std::numeric_limits<double>::infinity();
  const auto expect_told = [&](const std::string& series, double value, const std::string& what) {
    copy_changed(plans().first(), bad, with(series, [&](std::size_t i, double x) { return i == 0 ? value : x; }));
    const std::string told = bad + ": " + series + " is " + what +
                             " in replication 0, 2016-01; Hearth writes no such value, the "
                             "file has been changed";
    expect_refused({"report", bad, "-o", page}, told);
    expect_refused({"compare", plans().first(), bad}, told);
  };
  expect_told("/tasks/spending", nan, "missing");
  expect_told("/series/rent", nan, "missing");
  expect_told("/series/rent", infinite, "infinite");
  expect_told("/series/private_vacancy", infinite, "infinite");
  // Of what only the page shows.
  const struct {
    const char* series;
    double value;
    const char* what;
  } cases[] = {{"/ledger/by_task_and_payer", nan, "missing"},
               {"/ledger/by_task_and_payer", infinite, "infinite"},
               {"/programmes/spending", nan, "missing"},
               {"/desk/wait_months", infinite, "infinite"}};
  for (const auto& c : cases) {
    copy_changed(plans().first(), bad, with(c.series, [&](std::size_t i, double x) { return i == 0 ? c.value : x; }));
    expect_refused({"report", bad, "-o", page},
                   fmt::format("{}: {} is {} in replication 0, 2016-01; Hearth writes no such value, the file has been changed",
                               bad, c.series, c.what));
  }
  copy_changed(plans().first(), bad, with("/review/actual", [&](std::size_t i, double x) { return i == 0 ? infinite : x; }));
  expect_refused({"report", bad, "-o", page},
                 bad + ": /review/actual has an infinite value; Hearth writes no such value, the file has been changed");
  copy_changed(plans().first(), bad, with("/targets/goal", [&](std::size_t, double) { return nan; }));
  for (const Words& words : {Words{"report", bad, "-o", page}, Words{"compare", plans().first(), bad}})
    expect_refused(
        words,
        bad + ": a goal in /targets/goal is missing or infinite; Hearth writes no such value, the file has been changed");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"bad.h5"});
}

// A month without a placement has no mean wait, a town without private homes no vacancy: both are as they should be.
TEST(ReportFindings, ValuesThatDoNotExistMayBeMissing) {
  const Folder folder;
  copy_changed(plans().first(), folder / "a.h5",
               with("/series/private_vacancy", [](std::size_t, double) { return std::nan(""); }));
  // In the last replication nobody is placed; the range is that of the others.
  copy_changed(folder / "a.h5", folder / "b.h5", [](hid_t file) {
    std::size_t size = 0;
    with("/series/placements", [&](std::size_t i, double x) { return size = i + 1, x; })(file);
    with("/series/placements", [&](std::size_t i, double x) { return i < size / 6 * 5 ? x : 0; })(file);
    with("/series/wait_months_mean", [&](std::size_t i, double x) { return i < size / 6 * 5 ? x : std::nan(""); })(file);
  });
  const Json plan = data_of({folder / "b.h5"})["plans"][0];
  EXPECT_TRUE(has(finding_with(plan, "had waited"), " months (90 % of the 5 runs that have it: ")) << plan["findings"];
}

// Without the spending of tasks, that on homes would pass for all.
TEST(ReportFindings, TheSpendingOfTasksMayNotBeMissing) {
  const Folder folder;
  const std::string bad = folder / "bad.h5";
  copy_changed(plans().first(), bad, [](hid_t file) { checked(H5Ldelete(file, "/tasks/spending", H5P_DEFAULT), "delete"); });
  const std::string told = bad +
                           ": the run has tasks, but the file lacks /tasks/spending: what the district spends in all is not "
                           "known";
  expect_refused({"report", bad, "-o", folder / "page.html"}, told);
  expect_refused({"compare", plans().first(), bad}, told);
}

// A plan without tasks spends too, and is held against others by the same number.
TEST(ReportFindings, SpendingIsToldOfADistrictWithoutTasks) {
  const Folder folder;
  ASSERT_EQ(hearth(two_years(small_district, folder / "a.h5", {}, "2")).code, 0);
  const Json c = data_of({folder / "a.h5", folder / "a.h5"})["comparisons"][0];
  double homes = 0;
  for (const Json& m : c["measures"]) {
    if (m["measure"].get<std::string>().starts_with("spending.")) homes += m["first"].get<double>();
  }
  EXPECT_NEAR(measure(c, "spending")["first"], homes, 1e-4 * homes);
}

TEST(ReportFindings, ThePageKnowsWhereTheLightsChange) {
  const Json lights = data_of({plans().first()})["plans"][0]["lights"];
  EXPECT_EQ(lights["green_from"], 0.95);
  EXPECT_EQ(lights["amber_from"], 0.8);
}

TEST(ReportFindings, MorePlansThanAPageHoldsAreRefusedInOurWords) {
  const Folder folder;
  Words words = {"report", "-o", folder / "page.html"};
  words.insert(words.end(), 21, plans().first());
  expect_refused(words, "at most 20 plans fit on one page");
  words.insert(words.end(), {"--lang", "zh"});
  expect_refused(words, "一页至多 20 个方案");
  const std::string help = hearth({"report", "--help"}).out;
  EXPECT_TRUE(has(help, "hearth report [OPTIONS] FILE...\n")) << help;
}

// What is named as results and is none is no scenario full of mistakes.
TEST(ReportFindings, AnEmptyFileIsNoScenario) {
  const Folder folder;
  const std::string empty = folder / "empty.h5", text = folder / "text.h5";
  spit(empty, "");
  spit(text, "title = \"a text\"\n");
  for (const Words& words : {Words{"report", empty, "-o", folder / "page.html"}, Words{"compare", plans().first(), empty},
                             Words{"diff", plans().first(), empty}, Words{"describe", empty}})
    expect_refused(words, empty + ": no results file of Hearth: it is empty");
  expect_refused({"compare", plans().first(), text}, text + ": no results file of Hearth, or one cut short");
  expect_refused({"compare", plans().first(), empty, "--lang", "zh"}, empty + ":不是 Hearth 结果文件:文件是空的");
}

TEST(ReportFindings, ATitleIsNoFormulaInTheTablesOfAComparison) {
  const Folder folder;
  spit(folder / "evil.toml", what_if("title = \"= cmd|'/C calc'!A0\"\n[housing.apartment]\nunits = 6000\n"));
  ASSERT_EQ(hearth(two_years(folder / "evil.toml", folder / "evil.h5", {}, "2")).code, 0);
  ASSERT_EQ(hearth({"compare", plans().first(), folder / "evil.h5", "-d", folder / "csv", "--json"}).code, 0);
  const std::string measures = slurp(folder / "csv/measures.csv");
  EXPECT_TRUE(has(measures, ",'= cmd|'/C calc'!A0,")) << measures.substr(0, 400);
  EXPECT_FALSE(has(measures, ",= cmd"));
  EXPECT_FALSE(has(measures, ",'-")) << "a negative number is a number";
  EXPECT_TRUE(has(measures, ",-"));
}

TEST(PlotOfNothing, IsRefusedInOurWords) {
  const Folder folder;
  const std::string bad = folder / "bad.h5";
  copy_changed(plans().first(), bad, with("/series/rent", [](std::size_t, double) { return std::nan(""); }));
  expect_refused({"plot", bad, "rent", "-o", folder / "rent.svg"},
                 bad + ": /series/rent has no finite value in any run, so there is nothing to draw");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"bad.h5"});
  // Of some that have values and one that has none, the others are drawn.
  copy_changed(plans().first(), bad,
               with("/series/rent", [](std::size_t i, double x) { return i % 20 == 0 ? std::nan("") : x; }));
  const Outcome o = hearth({"plot", bad, "rent", "-o", folder / "rent.svg", "--quiet"});
  EXPECT_EQ(o.code, 0);
  EXPECT_EQ(o.err, "");
}

}  // namespace hearth::faults

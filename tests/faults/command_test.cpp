// What the command promises: exit codes, help, quiet, JSON, explanations.
#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "tests/faults/support.h"

namespace hearth::faults {

namespace {

using Json = nlohmann::json;

const Words commands = {"run",  "check", "explain",  "tasks",  "diff",   "compare",   "report",
                        "plot", "new",   "describe", "export", "schema", "completion"};

// A results file, made once.
const std::string& results() {
  static const Folder folder;
  static const std::string path = [] {
    EXPECT_EQ(hearth(quick_run(folder / "results.h5")).code, 0);
    return folder / "results.h5";
  }();
  return path;
}

}  // namespace

TEST(Command, UsageErrorsExitWithTwoAndAHint) {
  const struct {
    Words words;
    const char* told;
  } cases[] = {{{}, "A subcommand is required"},
               {{"fly"}, "there is no command 'fly'"},
               {{"chek", "x.toml"}, "there is no command 'chek' (did you mean 'check'?)"},
               {{"run"}, "FILE is required"},
               {{"run", "x.toml", "--quit"}, "there is no option '--quit' (did you mean '--quiet'?)"},
               {{"run", "x.toml", "y.toml"}, "'y.toml' is one argument too many"},
               {{"run", "x.toml", "-n", "0"}, "--replications: 0 is not in the range 1 to 1000000"},
               {{"run", "x.toml", "-n", "1.5"}, "--replications: '1.5' is no whole number"},
               {{"run", "x.toml", "-n", "99999999999999999999"}, "--replications"},
               {{"run", "x.toml", "--seed", "-1"}, "--seed: "},
               {{"run", "x.toml", "--seed", "99999999999999999999"}, "--seed"},
               {{"run", "x.toml", "--threads", "-3"}, "--threads: "},
               {{"run", "x.toml", "--set"}, "--set"},
               {{"run", "x.toml", "-o"}, "--output needs a value"},
               {{"run", "x.toml", "--lang", "fr"}, "--lang: 'fr' is none of en, zh"},
               {{"schema", "--format", "xml"}, "--format: "},
               {{"completion", "tcsh"}, "SHELL: "},
               {{"export", "x.h5"}, "--directory is required"},
               {{"new", "x"}, "--from is required"}};
  for (const auto& c : cases) {
    const Outcome o = hearth(c.words);
    EXPECT_EQ(o.code, 2) << c.told;
    EXPECT_EQ(o.out, "");
    EXPECT_NE(o.err.find(c.told), std::string::npos) << o.err;
    EXPECT_EQ(o.err.find("hearth: "), 0u) << o.err;
  }
}

TEST(Command, EveryHelpHasAnExampleInBothLanguages) {
  EXPECT_EQ(hearth({"--version"}).out.find("hearth "), 0u);
  for (const std::string& language : {std::string("en"), std::string("zh")}) {
    const std::string mark = language == "en" ? "Example: " : "示例:";
    const Outcome general = hearth({"--lang", language, "--help"});
    EXPECT_EQ(general.code, 0);
    EXPECT_NE(general.out.find(mark), std::string::npos);
    for (const std::string& name : commands) {
      EXPECT_NE(general.out.find("\n  " + name + " "), std::string::npos) << name;
      const Outcome o = hearth({"--lang", language, name, "--help"});
      EXPECT_EQ(o.code, 0) << name;
      EXPECT_NE(o.out.find(mark), std::string::npos) << o.out;
      if (language == "zh") {
        const auto left =
            english_words(o.out, {"hearth",  "FILE",  "TEXT",   "KEY",       "VALUE",   "RESULTS",  "NAME",       "FOLDER",
                                  "SHELL",   "help",  "JSON",   "CSV",       "Schema",  "json",     "markdown",   "shell",
                                  "set",     "WIDTH", "source", "run",       "check",   "explain",  "tasks",      "diff",
                                  "compare", "PLAN",  "new",    "describe",  "export",  "schema",   "completion", "lang",
                                  "from",    "bash",  "zsh",    "fish",      "quiet",   "force",    "Hearth",     "false",
                                  "report",  "plot",  "PAGE",   "html",      "YEAR",    "MEASURE",  "PICTURE",    "svg",
                                  "png",     "homes", "held",   "apartment", "targets", "headline", "elite"});
        EXPECT_EQ(left, std::vector<std::string>{}) << o.out;
      }
    }
  }
}

// The examples of the help are run, with other names of files.
TEST(Command, TheExamplesOfTheHelpWork) {
  const Folder folder;
  fs::create_directory(folder / "results");
  fs::copy(scenarios, folder / "scenarios", fs::copy_options::recursive);
  fs::copy_file(results(), folder / "results/baseline.h5");
  fs::create_symlink(command, folder / "hearth");
  for (const std::string& name : commands) {
    const std::string help = hearth({name, "--help"}).out;
    std::string example = help.substr(help.find("Example: ") + 9);
    example.pop_back();
    if (name == "run") example += " --force --set run.scale=0.01 --set run.months=2 -n 2";
    if (name == "compare") fs::copy_file(folder / "results/baseline.h5", folder / "results/3000.h5");
    const std::size_t repeated = example.find("--replications 200 ");
    if (repeated != std::string::npos) example.erase(repeated, 19);
    const Outcome o =
        Running({"-c", "set -e; cd " + folder.path.string() + "; export PATH=$PWD:$PATH; " + example}, {}, "/bin/bash").wait();
    EXPECT_EQ(o.code, 0) << example << "\n" << o.all();
  }
}

TEST(Command, RunNamesItsResultsAfterTheScenario) {
  const Folder folder;
  const std::string short_run = " run " + baseline + " -n 2 --set run.scale=0.01 --set run.months=2";
  EXPECT_NE(
      shell("cd " + folder.path.string() + " && " + command + short_run).find("baseline.h5: 2 replications of 2 months in "),
      std::string::npos);
  EXPECT_EQ(folder.names(), std::vector<std::string>{"baseline.h5"});
}

// Would catch a probability, a range or a share that one run doesn't have.
TEST(Command, OneRunHasNoRangesAndNoShares) {
  const Folder folder;
  const auto told = [&](const std::string& replications, const std::string& language) {
    return hearth({"run", baseline, "-n", replications, "--set", "run.scale=0.02", "-o", folder / "one.h5", "--force", "--lang",
                   language})
        .out;
  };
  const std::string one = told("1", "en"), one_zh = told("1", "zh");
  EXPECT_NE(one.find(": 1 replication of 60 months in "), std::string::npos) << one;
  EXPECT_NE(one.find(" in the one run: "), std::string::npos) << one;
  EXPECT_NE(one.find(": red; "), std::string::npos) << one;
  EXPECT_NE(one_zh.find(",本次模拟为 "), std::string::npos) << one_zh;
  EXPECT_NE(one_zh.find(":红灯;因"), std::string::npos) << one_zh;
  for (const char* part : {"%", "median", "most replications", "half of the replications"})
    EXPECT_EQ(one.find(part), std::string::npos) << part << "\n" << one;
  for (const char* part : {"%", "中位数", "多数情形", "半数以上"})
    EXPECT_EQ(one_zh.find(part), std::string::npos) << part << "\n" << one_zh;
  const std::string two = told("2", "en");
  for (const char* part : {": 2 replications of ", "% interval", "median", "half of the replications"})
    EXPECT_NE(two.find(part), std::string::npos) << part << "\n" << two;
}

TEST(Command, FlagsOfRunDoWhatTheySay) {
  const Folder folder;
  const auto described = [&](const std::string& name) {
    return Json::parse(hearth({"describe", folder / name, "--json"}).out);
  };
  ASSERT_EQ(hearth(quick_run(folder / "a.h5", {"--seed", "7", "--threads", "1"})).code, 0);
  EXPECT_EQ(described("a.h5")["seed"], 7);
  EXPECT_EQ(described("a.h5")["replications_finished"], 2);
  EXPECT_EQ(described("a.h5")["last_month"], "2016-06");
  ASSERT_EQ(hearth(quick_run(folder / "b.h5", {"--set", "run.start=2016-03", "--set", "housing.apartment.units=77"})).code, 0);
  EXPECT_EQ(described("b.h5")["first_month"], "2016-03");
  EXPECT_NE(hearth({"export", folder / "b.h5", "-d", folder / "csv", "--quiet"}).code, 1);
  EXPECT_NE(slurp(folder / "csv/parameters.csv").find("housing.apartment.units,77,"), std::string::npos);
  EXPECT_EQ(hearth(quick_run(folder / "c.h5", {"--check-invariants"})).code, 0);
}

// Twenty districts over three years: rare meetings of events in one month too, such as a lease that falls due when its holder
// buys a home.
TEST(Command, InvariantsHoldInManyReplicationsOfASmallDistrict) {
  const Folder folder;
  const Outcome o = hearth({"run", small_district, "-n", "20", "--check-invariants", "--quiet", "-o", folder / "a.h5"});
  EXPECT_EQ(o.code, 0) << o.err;
}

// The plan's own district for as long as its plausible range goes, in which commitments of buyers end, and tenants have come
// and gone several times. It would find a buyer who moves out of the home bought with a grant, since the clock of moves fired
// in the same month.
TEST(Command, InvariantsHoldInTenYearsOfThePlan) {
  const Folder folder;
  const Outcome o = hearth({"run", baseline, "-n", "20", "--set", "run.scale=0.1", "--set", "run.months=120",
                            "--check-invariants", "--quiet", "-o", folder / "a.h5"});
  EXPECT_EQ(o.code, 0) << o.err;
}

TEST(Command, QuietPrintsNothingOnSuccess) {
  const Folder folder;
  for (const Words& words : {quick_run(folder / "a.h5"), Words{"check", baseline, "--quiet"},
                             Words{"new", folder / "x", "--from", baseline, "--quiet"},
                             Words{"export", results(), "-d", folder / "csv", "--quiet"}}) {
    const Outcome o = hearth(words);
    EXPECT_EQ(o.code, 0);
    EXPECT_EQ(o.all(), "") << words[0];
  }
  EXPECT_NE(hearth({"check", folder / "none.toml", "--quiet"}).err, "") << "faults are told all the same";
}

TEST(Command, JsonIsValidAndHasNullsForWhatIsMissing) {
  const Folder folder;
  Words run = quick_run(folder / "a.h5", {"--json", "--set", "housing.apartment.delivery_delay_months=12"});
  const Outcome ran = hearth(run);
  const Json findings = Json::parse(ran.out);
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(findings["scenario"], baseline);
  EXPECT_EQ(findings["output"], folder / "a.h5");
  EXPECT_EQ(findings["seed"], 1);
  EXPECT_EQ(findings["set"]["run.months"], 6);
  EXPECT_EQ(findings["replications"], 2);
  ASSERT_EQ(findings["targets"].size(), 4u);
  ASSERT_EQ(findings["schemes"].size(), 3u);
  EXPECT_TRUE(findings["targets"][0]["beyond_run"]);
  EXPECT_TRUE(findings["targets"][0]["probability"].is_null()) << "nobody knows before it is due";
  EXPECT_TRUE(findings["targets"][0]["attained"].is_null());
  EXPECT_TRUE(findings["schemes"][1]["mean_wait_months"].is_null()) << "nobody was placed";
  EXPECT_TRUE(findings["schemes"][1]["runs_short_from"].is_null());
  EXPECT_EQ(ran.out.find(": nan"), std::string::npos);
  // Without targets and schemes the lists are empty, not missing.
  std::string bare = slurp(small_district);
  bare = bare.substr(0, bare.find("[housing]")) + bare.substr(bare.find("[[links]]"));
  spit(folder / "bare.toml", bare);
  const Json nothing = Json::parse(hearth({"run", folder / "bare.toml", "-n", "2", "--json", "-o", folder / "b.h5"}).out);
  EXPECT_EQ(nothing["targets"], Json::array());
  EXPECT_EQ(nothing["schemes"], Json::array());

  const Json good = Json::parse(hearth({"check", baseline, "--json"}).out);
  EXPECT_TRUE(good["ok"]);
  EXPECT_EQ(good["faults"], Json::array());
  spit(folder / "bad.toml", what_if("[run]\nmonts = 3\n"));
  const Outcome checked = hearth({"check", folder / "bad.toml", "--json"});
  EXPECT_EQ(checked.code, 2);
  EXPECT_EQ(checked.err, "");
  const Json bad = Json::parse(checked.out);
  EXPECT_FALSE(bad["ok"]);
  EXPECT_EQ(bad["errors"], 1);
  EXPECT_EQ(bad["faults"][0]["line"], 3);
  EXPECT_EQ(bad["faults"][0]["nearest"], "months");
  EXPECT_TRUE(Json::parse(hearth({"check", folder / "none.toml", "--json"}).out)["faults"][0]["line"].is_null());
  EXPECT_FALSE(Json::parse(hearth({"check", folder / "\xff.toml", "--json"}).out)["ok"]) << "a name that is no UTF-8";

  const Json explained = Json::parse(hearth({"explain", "housing.apartment", baseline, "--json"}).out);
  EXPECT_GT(explained.size(), 40u);
  for (const auto& e : explained) {
    EXPECT_TRUE(e["key"].get<std::string>().starts_with("housing.apartment."));
    EXPECT_FALSE(e["value"].is_null()) << e;
  }
  const Json units =
      Json::parse(hearth({"explain", "housing.apartment.units", baseline, "--json", "--set", "housing.apartment.units=9"}).out);
  EXPECT_EQ(units[0]["value"], 9);
  EXPECT_EQ(units[0]["instead_of"][0]["value"], 2000);
  EXPECT_EQ(units[0]["instead_of"][0]["evidence"], "stated");

  const Json difference = Json::parse(hearth({"diff", baseline, scenarios + "apartments_3000.toml", "--json"}).out);
  bool found = false;
  for (const auto& d : difference["differences"])
    found = found || (d["key"] == "housing.apartment.units" && d["a"] == 2000 && d["b"] == 3000);
  EXPECT_TRUE(found) << difference;
  EXPECT_EQ(Json::parse(hearth({"diff", baseline, baseline, "--json"}).out)["differences"], Json::array());

  const Json described = Json::parse(hearth({"describe", results(), "--json"}).out);
  EXPECT_EQ(described["format_version"], "1.0");
  EXPECT_EQ(described["series"][0]["dimensions"]["month"], 6);
  EXPECT_EQ(described["findings"]["targets"].size(), 4u);
  EXPECT_EQ(Json::parse(hearth({"schema"}).out)["title"], "Hearth scenario");
}

TEST(Command, ExplainTellsMeaningValuePlaceRangeEvidenceAndSource) {
  const std::string place = baseline + ":";
  const Outcome en = hearth({"explain", "housing.apartment.units", baseline});
  for (const std::string& part :
       {std::string("housing.apartment.units\n  Homes (or subsidies) in all\n  总套数或名额\n"),
        std::string("value: 2000 (homes)"), "set in: " + place, std::string("allowed: 0 to 100000000"),
        std::string("plausible: 2000 to 2000"), std::string("evidence: stated"), std::string("source: task 16")}) {
    EXPECT_NE(en.out.find(part), std::string::npos) << part << "\n" << en.out;
  }
  const Outcome schedule = hearth({"explain", "programmes.overseas_advisers.units", baseline});
  EXPECT_NE(schedule.out.find("plausible: 8 to 30 at its last date\n"), std::string::npos) << schedule.out;
  const Outcome zh = hearth({"explain", "housing.apartment.units", baseline, "--lang", "zh"});
  for (const std::string& part :
       {std::string("取值:2000(套,写作 \"homes\")"), "设定于:" + place, std::string("允许:0 至 100000000"),
        std::string("合理范围:2000 至 2000"), std::string("依据:文件原文(stated)"), std::string("来源:task 16")}) {
    EXPECT_NE(zh.out.find(part), std::string::npos) << part << "\n" << zh.out;
  }
  const std::string money = hearth({"explain", "housing.purchase", baseline}).out + hearth({"explain", "towns", baseline}).out;
  EXPECT_NE(money.find("value: 500000.0 (CNY)"), std::string::npos);
  EXPECT_EQ(money.find("e+"), std::string::npos) << "nobody reads 5e+05";
  EXPECT_NE(hearth({"explain", "run.seed", baseline}).out.find("allowed: 0 to 9000000000000000\n"), std::string::npos);
  const std::string document = hearth({"schema", "--format", "markdown"}).out;
  EXPECT_NE(document.find("| `replications` | count | replications | 1 to 1000000 |"), std::string::npos);
  EXPECT_NE(document.find("| a month, e.g. 2016-07 |"), std::string::npos);
  for (const std::string& line : lines_of(document)) {
    if (!line.starts_with("| `")) continue;
    std::size_t bars = 0;
    for (std::size_t i = 0; i < line.size(); ++i) bars += line[i] == '|' && (i == 0 || line[i - 1] != '\\') ? 1 : 0;
    EXPECT_EQ(bars, 7u) << line;
  }
  EXPECT_NE(hearth({"explain", "housing.apartment.allocation_rule", baseline})
                .out.find("allowed: lottery: By lot among those who wait"),
            std::string::npos);
  const Outcome other = hearth({"explain", "housing.apartment.units", scenarios + "apartments_3000.toml"});
  EXPECT_NE(other.out.find("value: 3000 (homes)"), std::string::npos);
  EXPECT_NE(other.out.find("instead of: 2000, set in "), std::string::npos);
  EXPECT_NE(hearth({"explain", "housing.cabin.units", small_district}).out.find("value: 60 (homes)"), std::string::npos);
  EXPECT_NE(hearth({"explain", "rents.level", small_district}).out.find("set in: nowhere: the default"), std::string::npos);
  EXPECT_GT(lines_of(hearth({"explain", "housing.apartment.eligibility", baseline}).out).size(), 30u) << "a table";
  const Outcome near = hearth({"explain", "housing.apartment.unit", baseline});
  EXPECT_EQ(near.code, 2);
  EXPECT_EQ(near.err, "hearth: there is no parameter 'housing.apartment.unit' (did you mean 'housing.apartment.units'?)\n");
  EXPECT_NE(hearth({"explain", "housing.apartmnt", baseline}).err.find("(did you mean 'housing.apartment'?)"),
            std::string::npos);
}

// A run with --set is not the baseline whose title it has.
TEST(Command, ResultsTellWhatWasSet) {
  const Folder folder;
  Words run = quick_run(folder / "a.h5", {"--set", "housing.apartment.units = 3000", "--set", "run.start=2016-03"});
  run.erase(std::find(run.begin(), run.end(), "--quiet"));
  const std::string set =
      "run.scale = 0.02\nset: run.months = 6\nset: housing.apartment.units = 3000\nset: run.start = 2016-03\n";
  const std::string title = "Baseline: the plan as it stands\n";
  EXPECT_EQ(hearth(run).out.find(title + "set: " + set), 0u);
  const std::string described = hearth({"describe", folder / "a.h5"}).out;
  EXPECT_EQ(described.find(title), 0u);
  EXPECT_NE(described.find("set: " + set), std::string::npos) << described;
  EXPECT_NE(hearth({"describe", folder / "a.h5", "--lang", "zh"}).out.find("\n设定:housing.apartment.units = 3000\n"),
            std::string::npos);
  const Json json = Json::parse(hearth({"describe", folder / "a.h5", "--json"}).out);
  EXPECT_EQ(json["set"],
            (Json{{"run.scale", 0.02}, {"run.months", 6}, {"housing.apartment.units", 3000}, {"run.start", "2016-03"}}));

  const std::string units =
      "housing.apartment.units: 2000 -> 3000 (homes)\n  Homes (or subsidies) in all; the first value is stated\n";
  const Outcome between = hearth({"diff", baseline, folder / "a.h5"});
  EXPECT_EQ(between.code, 0) << between.all();
  EXPECT_NE(between.out.find(units), std::string::npos) << between.out;
  EXPECT_EQ(lines_of(between.out).size(), 8u) << between.out;
  EXPECT_NE(hearth({"diff", results(), folder / "a.h5"}).out.find(units), std::string::npos);
  EXPECT_EQ(hearth({"diff", results(), results()}).out, "the same inputs\n");
  spit(folder / "cut.h5", slurp(results()).substr(0, 5000));
  EXPECT_EQ(hearth({"diff", baseline, folder / "cut.h5"}).code, 2);
}

// A scheme that was short early and has homes to spare at the end is told as both; one that isn't there is not told as enough.
TEST(Command, FindingsTellShortageAndSurplus) {
  const Folder folder;
  const Outcome ran = hearth(
      {"run", scenarios + "no_purchase_subsidy.toml", "-n", "4", "--set", "run.scale=0.1", "--json", "-o", folder / "a.h5"});
  const Json findings = Json::parse(ran.out);
  const Json purchase = findings["schemes"][0], rooms = findings["schemes"][2], elite = findings["targets"][1];
  EXPECT_EQ(rooms["id"], "maker_room");
  const std::string from = rooms["runs_short_from"], until = rooms["runs_short_until"];
  EXPECT_LT(from, until);
  EXPECT_LT(until, "2019-06") << "the rooms that come later are enough";
  EXPECT_GT(rooms["months_short"], 3);
  EXPECT_GT(rooms["free_at_end"], rooms["waiting_at_end"]);
  EXPECT_NEAR(rooms["delivered_at_end"].get<double>(), rooms["held_at_end"].get<double>() + rooms["free_at_end"].get<double>(),
              0.1);
  EXPECT_GT(rooms["given_up_a_year"], 0);
  EXPECT_EQ(elite["probability"].get<double>(), elite["attained"].get<double>() / 4);
  EXPECT_EQ(elite["month"], "2017-12");
  EXPECT_FALSE(purchase["offered"]);
  const std::string digits = ran.out.substr(ran.out.find("\"departures\": ") + 14, 12);
  EXPECT_LE(std::count_if(digits.begin(), digits.begin() + static_cast<std::ptrdiff_t>(digits.find_first_of(",\n")), ::isdigit),
            6);

  const std::string en = hearth({"describe", folder / "a.h5"}).out;
  for (const char* part : {"\n  Home-purchase subsidy: not offered in this scenario\n", "\n  Maker room: short ", " free, ",
                           " waiting at the end; those placed waited ", " gave up a year\n"})
    EXPECT_NE(en.find(part), std::string::npos) << part << en;
  EXPECT_NE(hearth({"describe", folder / "a.h5", "--lang", "zh"}).out.find("\n  购房补贴:本情景未实施\n"), std::string::npos);
  ASSERT_EQ(hearth(quick_run(folder / "b.h5", {"--set", "run.months=12"})).code, 0);
  const std::string early = hearth({"describe", folder / "b.h5"}).out;
  EXPECT_NE(early.find("Elite science and technology talents, 2017-12: target 4; not due within the run; "), std::string::npos)
      << early;
  EXPECT_NE(early.find(" in 2016-12 (5-95 %: "), std::string::npos);
  EXPECT_EQ(early.find("probability"), std::string::npos) << early;
  EXPECT_NE(early.find(" of 6 granted, "), std::string::npos) << "a subsidy gives no homes";
}

// Nobody knows all keys by heart.
TEST(Command, ExplainFindsAKeyByItsEndOrItsWords) {
  const auto explained = [](const std::string& key, const Words& more = {}) {
    Words words = {"explain", key, baseline};
    words.insert(words.end(), more.begin(), more.end());
    return hearth(words);
  };
  EXPECT_EQ(explained("apartment.units").out, explained("housing.apartment.units").out);
  const Outcome area = explained("area");
  EXPECT_EQ(area.code, 0);
  EXPECT_EQ(area.err, "'area' is found in the names of 3 parameters:\n");
  EXPECT_NE(area.out.find("housing.apartment.area = "), std::string::npos);
  EXPECT_EQ(lines_of(area.out).size(), 3u);
  EXPECT_EQ(explained("units").out.find("deliveries."), std::string::npos) << "no rows of deliveries";
  EXPECT_NE(explained("rent ratio").out.find("housing.maker_room.rent_ratio = "), std::string::npos);
  EXPECT_NE(explained("租金", {"--lang", "zh"}).out.find("rents."), std::string::npos);
  EXPECT_EQ(Json::parse(explained("area", {"--json"}).out).size(), 3u);
  EXPECT_EQ(explained("unobtainium").code, 2);
}

}  // namespace hearth::faults

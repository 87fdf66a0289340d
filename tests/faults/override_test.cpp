// --set: bad keys, bad values, no value.
#include "tests/faults/support.h"

namespace hearth::faults {

namespace {

std::string told(const std::string& override) {
  const Outcome o = hearth({"check", baseline, "--set", override});
  EXPECT_EQ(o.code, o.err.empty() ? 0 : 2) << o.all();
  const auto lines = lines_of(o.err);
  EXPECT_LE(lines.size(), 2u) << o.err;
  return lines.empty() ? "" : lines[0];
}

}  // namespace

TEST(Override, FaultsAreToldWithTheNearestName) {
  EXPECT_EQ(told("housing.apartment.units=3000"), "");
  EXPECT_EQ(told("housing.apartment.units = 3000"), "");
  EXPECT_EQ(told("title=three words, no quotes"), "");
  EXPECT_EQ(told("run.start=2016-07"), "");
  EXPECT_EQ(told("targets.elite.value=300"), "");
  EXPECT_EQ(told("housing.apartment.unit=3"), "--set: error: unknown key 'housing.apartment.unit' (did you mean 'units'?)");
  EXPECT_EQ(told("houseing.apartment.units=3"), "--set: error: unknown key 'houseing' (did you mean 'housing'?)");
  EXPECT_EQ(
      told("housing.apartmen.units=3"),
      "--set: error: 'housing.apartmen' is new and has no name; expected an id of the layers below, or name_en and name_zh "
      "(did you mean 'apartment'?)");
  EXPECT_EQ(told("nonsense"), "--set: error: 'nonsense' is no override; expected KEY=VALUE");
  EXPECT_EQ(told("=3"), "--set: error: '=3' is no override; expected KEY=VALUE");
  EXPECT_EQ(told("a..b=3"), "--set: error: 'a..b' is no key; expected names joined by dots");
  EXPECT_EQ(told("run.months="), "--set: error: 'run.months' has the wrong type; expected a whole number");
  EXPECT_EQ(told("run.months=many"), "--set: error: 'run.months' has the wrong type; expected a whole number");
  EXPECT_EQ(told("run.months=nan"), "--set: error: 'run.months' is not finite; expected a whole number");
  EXPECT_EQ(told("run.months=700"), "--set: error: run.months = 700 is out of range; expected 1 to 600 (months)");
  EXPECT_EQ(told("run.months.value=3"), "--set: error: 'run.months.value' goes into a value; expected the key of a value");
  EXPECT_EQ(told("run=3"), "--set: error: 'run' is a value; expected a table [run]");
  EXPECT_EQ(told("housing.apartment.allocation_rule=lotery"),
            "--set: error: housing.apartment.allocation_rule = \"lotery\"; expected one of first_come, points, lottery, "
            "deferred_acceptance (did you mean 'lottery'?)");
  EXPECT_EQ(told("run.months=3\nrun.seed=4"), "--set: error: the override is no text in UTF-8 on one line; expected KEY=VALUE")
      << "a second line must not pass unseen";
  EXPECT_EQ(told("title=\xe9"), "--set: error: the override is no text in UTF-8 on one line; expected KEY=VALUE");
  EXPECT_EQ(told("towns.malu.home_share=0.9"), "--set: error: towns.malu.home_share: the shares add to 1.74, not to 1");
  EXPECT_EQ(told("extends=\"x.toml\""), "--set: error: unknown key 'extends'");
  EXPECT_EQ(told("stations={ csv = \"none.csv\" }"), "--set: error: can't read 'none.csv': there is no such file");
  std::string deep;
  for (int i = 0; i < 20000; ++i) deep += "a.";
  EXPECT_EQ(told(deep + "b=1"), "--set: error: '" + deep.substr(0, 100) + "' is no key; expected names joined by dots");
  EXPECT_EQ(told("title={ " + deep + "b = 1 }"), "--set: error: 'title' is too long; expected at most 10,000 bytes");
}

TEST(Override, SeveralFaultsAreToldAtOnce) {
  const Outcome o = hearth({"check", baseline, "--set", "run.monts=3", "--set", "nonsense", "--set", "run.seed=-1"});
  EXPECT_EQ(o.code, 2);
  EXPECT_EQ(lines_of(o.err).size(), 4u) << o.err;
  EXPECT_EQ(hearth({"run", baseline, "--set"}).code, 2);
}

TEST(Override, AStartAfterSeveralDeadlinesIsOneFault) {
  const Outcome o = hearth({"check", baseline, "--set", "run.start=2018-01"});
  EXPECT_EQ(o.err,
            "--set: error: run.start: the deadline 2017-12 of teams, elite, applied, innovators lies before the run begins "
            "(2018-01)\n1 error\n");
  EXPECT_NE(hearth({"check", baseline}).out.find(" parameters are set, the others have their defaults\n"), std::string::npos);
}

}  // namespace hearth::faults

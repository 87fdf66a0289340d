// Studies that are wrong: each fault with its place, what is wrong, and the nearest right name.
#include "tests/faults/sweep_support.h"

namespace hearth::faults {

TEST(SweepStudy, FaultsAreToldWithTheirPlace) {
  const Folder folder;
  const auto told = [&](const std::string& study) {
    spit(folder / "s.toml", study);
    const Outcome o = hearth({"sweep", "plan", folder / "s.toml", "-o", folder / "dir", "--quiet"});
    EXPECT_EQ(o.code, 2) << o.all();
    EXPECT_FALSE(fs::exists(folder / "dir")) << "something was left behind";
    return o.err.substr(std::min(o.err.find("s.toml:"), o.err.size()));
  };
  const std::string head = "scenario = \"" + small_district + "\"\n";
  EXPECT_EQ(told(head + "[factors.a]\nkey = \"housing.cabin.unit\"\nlow = 1\nhigh = 2\n").substr(0, 57),
            "s.toml:3:1: error: no parameter has the key 'housing.cabi");
  EXPECT_NE(
      told(head + "[factors.a]\nkey = \"housing.cabin.unit\"\nlow = 1\nhigh = 2\n").find("did you mean 'housing.cabin.units'"),
      std::string::npos);
  EXPECT_NE(told(head + "[factors.a]\nkey = \"housing.cabin.units\"\nlow = -1\nhigh = 2\n")
                .find("s.toml:4:1: error: housing.cabin.units = -1 is out of range"),
            std::string::npos);
  EXPECT_NE(told(head + "[factors.a]\nkey = \"housing.cabin.units\"\n").find("no plausible range"), std::string::npos);
  const std::string advisers = "[factors.a]\nkey = \"programmes.overseas_advisers.units.2016-01\"\n";
  EXPECT_NE(told("scenario = \"" + baseline + "\"\n" + advisers).find("no plausible range"), std::string::npos)
      << "the range of a schedule is that of its last point";
  EXPECT_NE(told(head + "[factors.a]\nkey = \"housing.cabin.allocation_rule\"\nvalues = [\"pionts\"]\n")
                .find("did you mean 'points'"),
            std::string::npos);
  EXPECT_NE(
      told(head +
           "[factors.a]\nkey = \"housing.cabin.units\"\nlow = 1\nhigh = 2\n[measures.m]\nmeasure = \"homes_hold.cabin\"\n")
          .find("did you mean 'homes_held'"),
      std::string::npos);
  EXPECT_NE(told(head + "[factors.a]\nkey = \"housing.cabin.units\"\nlow = 1\nhigh = 2\n[factors.b]\nkey = "
                        "\"housing.cabin.units\"\nlow = 1\nhigh = 2\n")
                .find("two factors vary"),
            std::string::npos);
  EXPECT_NE(told(head + "dates = [\"2050-01\"]\n[factors.a]\nkey = \"housing.cabin.units\"\nlow = 1\nhigh = 2\n")
                .find("s.toml:2:1: error: '2050-01' is no month of the run"),
            std::string::npos);
  const std::string cabins = "[factors.a]\nkey = \"housing.cabin.units\"\nlow = 1\nhigh = 2\n";
  const std::string unknown = told(head + "set = [\"run.scal=2\"]\n" + cabins);
  EXPECT_NE(unknown.find("s.toml:2:1: error: unknown key 'run.scal' (did you mean 'scale'?)"), std::string::npos) << unknown;
  EXPECT_NE(told(head + "set = [\"run.scale\"]\n" + cabins).find("s.toml:2:1: error: "), std::string::npos);
  EXPECT_NE(
      told(head + "[factors.a]\nkey = \"run.months\"\nlow = 6\nhigh = 12\n").find("s.toml:3:1: error: 'run.months' says how"),
      std::string::npos);
  EXPECT_NE(told(head).find("nothing is varied"), std::string::npos);
  spit(folder / "late.toml", "");
  const std::string units = head + "[factors.a]\nkey = \"housing.cabin.units\"\n";
  for (const auto& [study, said] : std::vector<std::pair<std::string, std::string>>{
           {units + "high = 50\n", "s.toml:4:1: error: high without low"},
           {units + "low = 50\n", "s.toml:4:1: error: low without high"},
           {units + "low = 0\nhigh = 0\n", "s.toml:5:1: error: a range from 0 to 0 varies nothing"},
           {units + "low = 9\nhigh = 5\n", "s.toml:4:1: error: low 9 lies above high 5"},
           {units + "values = [5, 6]\nlow = 1\nhigh = 9\n", "s.toml:5:1: error: 'values' and a range"},
           {units + "values = [5, 5]\n", "s.toml:4:1: error: the value 5 stands there twice"},
           {units + "values = [5]\n", "s.toml:4:1: error: one value varies nothing"},
           {head + cabins + "[design]\nmethod = \"grid\"\npoints = 9\n", "s.toml:8:1: error: a design by grid has no 'points'"},
           {head + "[vary]\nevidence = [\"assumed\"]\nexcept = [\"feilds.*.initial_share\"]\n",
            "did you mean 'fields.*.initial_share'"},
           {head + cabins + "[measures.m]\nmeasure = \"people\"\nat_least = 9\nat_most = 5\n",
            "s.toml:9:1: error: at_most 5 lies below at_least 9"},
           {head + "[factors.a.levels.x]\n[factors.a.levels.y]\nscenario = \"lat.toml\"\n",
            "s.toml:4:1: error: there is no file '" + (folder / "lat.toml") + "' (did you mean 'late.toml'?)"}}) {
    const std::string all = told(study);
    EXPECT_NE(all.find(said), std::string::npos) << all;
  }
  EXPECT_NE(told(head + "[desing]\n").find("did you mean 'design'"), std::string::npos);
}

}  // namespace hearth::faults

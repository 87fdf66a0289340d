// A study of very many points: memory that stays flat and few files, whatever the number of points.
#include "tests/faults/sweep_support.h"

namespace hearth::faults {

namespace {

struct Taken {
  std::size_t plan = 0, run = 0, merge = 0, read = 0;  // most memory, bytes
  std::size_t files = 0;                               // in the study's folder
};

Outcome patient(const Words& words) {
  Outcome o = Running(words).wait(1800);
  EXPECT_EQ(o.code, 0) << o.err;
  return o;
}

// Plans, runs, merges and reads a study of a hundredth of the small district.
Taken through(const Folder& folder, std::size_t points) {
  const std::string dir = folder / std::to_string(points), file = dir + ".toml", merged = dir + ".h5";
  spit(file, "scenario = \"" + small_district + "\"\nset = [\"run.scale = 0.01\"]\nreplications = 1\n[design]\n" +
                 "method = \"latin_hypercube\"\npoints = " + std::to_string(points) +
                 "\n[factors.ferry]\nkey = \"channels.ferry.rate_per_year\"\nlow = 200\nhigh = 280\n");
  Taken taken;
  taken.plan = patient({"sweep", "plan", file, "-o", dir, "--sample", "0", "--quiet"}).memory;
  taken.run = patient({"sweep", "run", dir, "--quiet"}).memory;
  taken.merge = patient({"sweep", "merge", dir, "-o", merged, "--quiet"}).memory;
  const Outcome read = patient({"study", merged, "--json"});
  taken.read = read.memory;
  for (const auto& entry : fs::recursive_directory_iterator(dir)) taken.files += entry.is_regular_file() ? 1 : 0;

  const Json told = status(dir);
  EXPECT_EQ(told["done"], points);
  EXPECT_EQ(told["failed"], 0);
  EXPECT_EQ(runs_in_files(told), points) << "a run was lost or repeated";
  const Json said = Json::parse(read.out);
  EXPECT_EQ(said["complete"], true);
  EXPECT_FALSE(said["measures"].empty());
  for (const Json& measure : said["measures"]) EXPECT_EQ(measure["points"], points);
  return taken;
}

}  // namespace

TEST(SweepManyPoints, TakeLittleMemoryAndFewFiles) {
  const auto many = static_cast<std::size_t>(100'000 * std::min(1.0, share_of_cases()));
  const Folder folder;
  const Taken few = through(folder, many / 10), all = through(folder, many);
  EXPECT_LE(all.files, 10u);
  EXPECT_EQ(all.files, few.files);
#ifndef HEARTH_SANITIZED  // which keeps what was freed
  // A run holds the design's table and which points are finished; the others the values of one measure besides.
  const std::size_t further = many - many / 10;
  EXPECT_LT(all.run, few.run + 400 * further);
  EXPECT_LT(all.plan, few.plan + 1000 * further);
  EXPECT_LT(all.merge, few.merge + 1000 * further);
  EXPECT_LT(all.read, few.read + 1000 * further);
#endif
}

// A design that is larger than any scenario may be is read again: all assumed numbers of the baseline at 4,000 points.
TEST(SweepManyPoints, OfManyFactorsAreReadBack) {
  const Folder folder;
  const std::string dir = folder / "wide", file = dir + ".toml";
  const std::string screening = slurp(scenarios + "studies/what-matters.toml");
  const auto from = screening.find("[design]"), to = screening.find("# Left out");
  ASSERT_NE(from, std::string::npos);
  ASSERT_NE(to, std::string::npos);
  std::string text =
      screening.substr(0, from) + "[design]\nmethod = \"latin_hypercube\"\npoints = 4000\n\n" + screening.substr(to);
  const std::string where = "\"../baseline.toml\"";
  text.replace(text.find(where), where.size(), "\"" + baseline + "\"");
  spit(file, text);
  patient({"sweep", "plan", file, "-o", dir, "--sample", "0", "--quiet"});
  EXPECT_GT(fs::file_size(dir + "/design.csv"), 16u << 20);
  EXPECT_EQ(status(dir)["points"], 4000);
}

}  // namespace hearth::faults

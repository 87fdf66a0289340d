// What may change in the folder of a study, and who may work in it at the same time.
#include <csignal>
#include <random>

#include "tests/faults/sweep_support.h"

namespace hearth::faults {

// Every file beside the runs: what is changed in there would be told of runs that were made with something else.
TEST(Sweep, AChangedFileOfTheStudyIsRefusedAndCostsNoRun) {
  const Folder folder;
  const std::string dir = planned(folder, "changed", study_of(sequence, 2));
  EXPECT_EQ(run_all(dir).code, 0);
  const std::string runs = slurp(dir + "/shards/0-of-1.runs");
  std::mt19937 random(17);
  for (const std::string name : {"plan.json", "design.csv", "scenario.toml", "study.toml"}) {
    const std::string file = dir + "/" + name, intact = slurp(file);
    std::vector<std::string> changes = {intact.substr(0, intact.size() / 2), "\n" + intact, ""};
    for (int flip = 0; flip < 20; ++flip) {
      changes.push_back(intact);
      changes.back()[random() % intact.size()] ^= static_cast<char>(1u << random() % 8);
    }
    std::size_t tried = 0;
    for (const std::string& changed : changes) {
      if (!is_tried(tried++)) continue;
      spit(file, changed);
      for (const Words& words : {Words{"sweep", "run", dir, "--quiet"},
                                 {"sweep", "status", dir},
                                 {"sweep", "merge", dir, "-o", dir + ".h5"},
                                 {"sweep", "extend", dir, "--replications", "1"}}) {
        // Blanks between the words of plan.json say nothing.
        if (name == "plan.json" && changed == "\n" + intact) continue;
        const Outcome o = hearth(words);
        EXPECT_EQ(o.code, 2) << name << ": " << o.all();
        EXPECT_NE(o.err.find(name), std::string::npos) << o.err;
      }
    }
    spit(file, intact);
    EXPECT_TRUE(slurp(dir + "/shards/0-of-1.runs") == runs) << name;
  }
  EXPECT_EQ(status(dir)["done"], 32);
}

TEST(Sweep, RunsOfAnotherStudyAreRefusedAndKept) {
  const Folder folder;
  const std::string one = planned(folder, "one", study_of(sequence, 2)),
                    other = planned(folder, "other", study_of(sequence, 2, "seed = 7\n"));
  EXPECT_EQ(run_all(one).code, 0);
  const std::string file = other + "/shards/0-of-1.runs", runs = slurp(one + "/shards/0-of-1.runs");
  spit(file, runs);
  for (const Words& words :
       {Words{"sweep", "run", other}, {"sweep", "status", other}, {"sweep", "merge", other, "-o", other + ".h5"}}) {
    const Outcome o = hearth(words);
    EXPECT_EQ(o.code, 2);
    EXPECT_NE(o.err.find("holds runs of another study"), std::string::npos) << o.err;
  }
  EXPECT_TRUE(slurp(file) == runs);
}

TEST(Sweep, PartsOfAnotherSplitDoNotRunAtTheSameTime) {
  const Folder folder;
  const std::string dir = planned(folder, "split", study_of(sequence, 3000));
  Running half({"sweep", "run", dir, "--shard", "0/2", "--quiet", "-t", "1"});
  ASSERT_TRUE(wait_until([&] { return has_something(dir + "/shards/0-of-2.runs"); }));
  const Outcome all = run_all(dir);
  EXPECT_EQ(all.code, 1);
  EXPECT_NE(all.err.find("a part of another split"), std::string::npos) << all.err;
  Running other({"sweep", "run", dir, "--shard", "1/2", "--quiet", "-t", "1"});
  EXPECT_TRUE(wait_until([&] { return has_something(dir + "/shards/1-of-2.runs"); })) << "of the same split they may";
  for (Running* const running : {&half, &other}) {
    running->signal(SIGTERM);
    EXPECT_EQ(running->wait().code, 75);
  }
  const Json told = status(dir);
  EXPECT_EQ(runs_in_files(told), told["done"].get<std::size_t>()) << "a run was made twice";
  EXPECT_EQ(told["shards_missing"], Json({"0/2", "1/2"}));
}

}  // namespace hearth::faults

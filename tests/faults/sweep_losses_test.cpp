// What a study loses: half of the processes at once, runs that break an invariant.
#include <algorithm>
#include <csignal>
#include <fstream>

#include "output/study/folder.h"
#include "output/study/point_model.h"
#include "output/study/shard_file.h"
#include "tests/faults/sweep_support.h"

namespace hearth::faults {

namespace {

pid_t parent_of(pid_t process) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string word; status >> word;) {
    if (pid_t parent = 0; word == "PPid:" && status >> parent) return parent;
  }
  return 0;
}

// The processes that work on shards of the study; not what such a process starts under its own name, as the search for leaks at
// its end does, which waits for ever for a helper that was killed.
std::vector<pid_t> workers_on(const std::string& dir) {
  std::vector<pid_t> out;
  std::error_code gone;
  for (const auto& entry : fs::directory_iterator("/proc", gone)) {
    const std::string name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    const std::string words = slurp(entry.path().string() + "/cmdline");
    if (words.find(dir) != std::string::npos && words.find("--shard") != std::string::npos) out.push_back(std::stoi(name));
  }
  const std::vector<pid_t> all = out;
  std::erase_if(out, [&](pid_t process) { return std::find(all.begin(), all.end(), parent_of(process)) != all.end(); });
  return out;
}

}  // namespace

// As on a cluster of which half is lost at noon: processes die without a word, the others end, the same command is given again.
TEST(SweepLosses, TenThousandRunsAreThoseOfAnUndisturbedMachineAfterOneMoreCommand) {
  const Folder folder;
  const auto points = static_cast<std::size_t>(500 * std::min(1.0, share_of_cases()));
  const std::string study =
      "scenario = \"" + small_district +
      "\"\nset = [\"run.scale = 0.05\"]\nreplications = 20\n[design]\nmethod = \"latin_hypercube\"\npoints = " +
      std::to_string(points) + "\n[factors.ferry]\nkey = \"channels.ferry.rate_per_year\"\nlow = 200\nhigh = 280\n";
  const std::string whole = undisturbed(folder, study), dir = planned(folder, "lossy", study);
  const Words submit = {"sweep", "submit", dir, "--engine", "local", "--tasks", "8", "--array-limit", "4", "--quiet"};
  const std::size_t runs = 20 * points;
  std::size_t lost = 0;
  {
    Running machines(submit);
    // Four machines work on eight parts; two are lost in the first half and two in the second.
    for (const double share : {0.15, 0.55}) {
      ASSERT_TRUE(wait_until([&] { return status(dir)["done"].get<double>() > share * static_cast<double>(runs); }));
      const auto workers = workers_on(dir);
      for (std::size_t i = 0; i < workers.size(); i += 2) lost += ::kill(workers[i], SIGKILL) == 0 ? 1 : 0;
    }
    EXPECT_EQ(machines.wait(600).code, 1) << "what is lost is no success";
  }
  EXPECT_GE(lost, 2u);
  const Json after = status(dir);
  EXPECT_GT(after["missing"].get<int>(), 0);
  EXPECT_GE(after["shards_missing"].size(), 1u);
  EXPECT_LE(after["shards_missing"].size(), lost);
  EXPECT_TRUE(fs::exists(dir + "/study.h5")) << "what is complete is of use meanwhile";

  EXPECT_EQ(Running(submit).wait(600).code, 0);
  EXPECT_EQ(runs_in_files(status(dir)), runs) << "a finished run was repeated";
  EXPECT_TRUE(slurp(dir + "/study.h5") == whole);
}

TEST(SweepLosses, ARunThatBreaksAnInvariantIsRecordedWithIt) {
  const Folder folder;
  const std::string dir = planned(folder, "broken", study_of(sequence, 2));
  {
    const StudyFolder study = StudyFolder::open(dir);
    const std::vector<Scenario> scenarios = study.load_scenarios();
    PointModel model(study.plan(), scenarios);
    ASSERT_TRUE(model.go_to(3).empty());
    RunOptions options;
    options.check_invariants = true;
    options.invariants = [](const District&) { return std::string("2027-03: homes 10, tenants 11"); };
    const FinishedRun run = model.run(1, options);
    EXPECT_TRUE(run.values.empty());
    ShardWriter writer(study.shards() + "/0-of-1.runs", study.identity(), study.plan().values());
    writer.add(run);
    writer.flush();
  }
  EXPECT_EQ(run_all(dir).code, 0) << "the rest goes on";
  const Json told = status(dir);
  EXPECT_EQ(told["done"], 31);
  ASSERT_EQ(told["failed"], 1);
  EXPECT_EQ(told["failures"][0]["message"], "an invariant broke: 2027-03: homes 10, tenants 11");
  EXPECT_EQ(hearth({"sweep", "merge", dir, "-o", dir + ".h5", "--quiet"}).code, 0);
  EXPECT_NE(shell("h5dump -d /failed/message " + dir + ".h5").find("an invariant broke"), std::string::npos);
  EXPECT_EQ(shell("h5dump -A 0 -d /people " + dir + ".h5 | grep -ci nan"), "0\n") << "the point that failed is left out";
}

}  // namespace hearth::faults

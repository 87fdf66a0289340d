// The scripts for other schedulers in tools/cluster/, run by bash with the variables that the scheduler sets.
#include <unistd.h>

#include <csignal>
#include <cstdlib>

#include "tests/faults/sweep_support.h"

namespace hearth::faults {

namespace {

const std::string snippets = HEARTH_SOURCE_DIR "/tools/cluster/";

// Notes how it was called; shard 1 ends with `code`.
std::string recorder(const Folder& folder, int code) {
  spit(folder / "engine", "#!/bin/bash\necho \"$*\" >>'" + (folder / "log") + "'\ncase \"$2 $5\" in 'run 1/3') exit " +
                              std::to_string(code) + ";; esac\n");
  fs::permissions(folder / "engine", fs::perms::owner_all);
  return folder / "engine";
}

std::string run(const Folder& folder, const std::string& variables, const std::string& call) {
  fs::remove(folder / "log");
  const std::string ended =
      shell("export HEARTH='" + (folder / "engine") + "' hearth='" + (folder / "engine") + "' study='/a b' shards=3 " +
            variables + "; bash '" + snippets + "'" + call + " >/dev/null 2>&1; echo $?");
  return ended + slurp(folder / "log");
}

}  // namespace

TEST(ClusterSnippets, TheLoopDoesAllShardsAndStopsWhenTold) {
  const Folder folder;
  const std::string first = "sweep run /a b --shard 0/3 --threads 1 --quiet\n",
                    second = "sweep run /a b --shard 1/3 --threads 1 --quiet\n",
                    third = "sweep run /a b --shard 2/3 --threads 1 --quiet\n", status = "sweep status /a b\n";
  recorder(folder, 0);
  EXPECT_EQ(run(folder, "", "loop.sh '/a b' 3 1"), "0\n" + first + second + third + status);
  EXPECT_EQ(run(folder, "", "loop.sh '/a b' 3 1 1 1"), "0\n" + second + status);
  recorder(folder, 1);
  EXPECT_EQ(run(folder, "", "loop.sh '/a b' 3 1"), "1\n" + first + second + third + status);
  recorder(folder, 75);
  EXPECT_EQ(run(folder, "", "loop.sh '/a b' 3 1"), "75\n" + first + second);
}

TEST(ClusterSnippets, TasksOfPbsAndGridEngineDoTheirShard) {
  const Folder folder;
  const std::string second = "sweep run /a b --shard 1/3 --threads 1 --quiet\n",
                    merge = "0\nsweep merge /a b -o /a b/study.h5 --force\n";
  for (const int code : {0, 1, 75}) {
    recorder(folder, code);
    EXPECT_EQ(run(folder, "PBS_ARRAY_INDEX=1", "pbs.sh"), fmt::format("{}\n{}", code, second));
    // 99 is Grid Engine's word for "again".
    EXPECT_EQ(run(folder, "SGE_TASK_ID=2", "sge.sh"), fmt::format("{}\n{}", code == 75 ? 99 : code, second));
  }
  EXPECT_EQ(run(folder, "merge=yes", "pbs.sh"), merge);
  EXPECT_EQ(run(folder, "merge=yes", "sge.sh"), merge);
}

TEST(ClusterSnippets, GnuParallelMakesTheFileOfAnUndisturbedRun) {
  if (shell("command -v parallel").empty()) {
    ASSERT_EQ(std::getenv("HEARTH_REQUIRE_INTEROP"), nullptr) << "tools/install_packages.sh test";
    GTEST_SKIP() << "GNU parallel is not installed";
  }
  const Folder folder;
  const std::string study = study_of(sequence, 4), whole = undisturbed(folder, study), dir = planned(folder, "a study", study);
  EXPECT_EQ(shell("HEARTH=" + command + " bash '" + snippets + "parallel.sh' '" + dir + "' 5 2 >/dev/null 2>&1; echo $?"),
            "0\n");
  EXPECT_EQ(runs_in_files(status(dir)), 64u) << "a run was made twice";
  EXPECT_TRUE(slurp(dir + "/study.h5") == whole);
}

// Grid Engine tells the shell and hearth: USR1 before the limit, USR2, which hearth must not die of, before a kill.
TEST(ClusterSnippets, ATaskOfGridEngineThatIsToldToStopIsBegunAgain) {
  for (const int signal : {SIGUSR1, SIGUSR2}) {
    const Folder folder;
    spit(folder / "engine",
         "#!/bin/bash\ntrap 'sleep 0.3; exit 75' TERM\ntouch '" + (folder / "running") + "'\nwhile :; do sleep 0.05; done\n");
    fs::permissions(folder / "engine", fs::perms::owner_all);
    Running task(
        {snippets + "sge.sh"},
        [&] {
          ::setenv("hearth", (folder / "engine").c_str(), 1);
          ::setenv("study", "/a", 1);
          ::setenv("shards", "3", 1);
          ::setenv("SGE_TASK_ID", "1", 1);
        },
        "/bin/bash");
    EXPECT_TRUE(wait_until([&] { return fs::exists(folder / "running"); }));
    task.signal(signal);
    const Outcome o = task.wait(20);
    EXPECT_EQ(o.code, 99) << o.all();
  }
}

}  // namespace hearth::faults

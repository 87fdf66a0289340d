// Interrupts and kills: what is finished is kept, the old file stays whole, nothing is left behind.
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <random>

#include "tests/faults/support.h"

namespace hearth::faults {

namespace {

using Names = std::vector<std::string>;

// Replications of about 10 ms.
Words long_run(const std::string& results) {
  return {"run", baseline, "-n", "100000", "-t", "1", "--set", "run.scale=0.05", "--quiet", "--force", "-o", results};
}

// One replication of some seconds.
Words one_long_replication(const std::string& results) {
  return {"run", baseline, "-n", "1", "-t", "1", "--set", "run.scale=20", "--quiet", "-o", results};
}

void wait_for_a_file(const Folder& folder) {
  ASSERT_TRUE(wait_until([&] { return !folder.names().empty(); }));
}

}  // namespace

TEST(Signals, AnInterruptKeepsWhatIsFinished) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const Folder folder;
    Words one_replication = long_run(folder / "one.h5");
    one_replication[3] = "1";
    const double long_enough = 3 * seconds_taken_by(one_replication);
    fs::remove(folder / "one.h5");
    Running run(long_run(folder / "out.h5"));
    wait_for_a_file(folder);
    wait_for_seconds(long_enough);
    run.signal(signal);
    const Outcome o = run.wait();
    EXPECT_EQ(o.code, 130) << o.all();
    const std::string before = "hearth: interrupted; ";
    ASSERT_EQ(o.err.find(before), 0u) << o.err;
    const int finished = std::atoi(o.err.c_str() + before.size());
    EXPECT_GT(finished, 0);
    EXPECT_NE(o.err.find("of 100000 replications were finished and are in " + (folder / "out.h5")), std::string::npos) << o.err;
    EXPECT_EQ(folder.names(), Names{"out.h5"});
    const Outcome described = hearth({"describe", folder / "out.h5"});
    EXPECT_EQ(described.code, 0);
    EXPECT_NE(described.out.find(", " + std::to_string(finished) + " / 100000 replications"), std::string::npos);
  }
}

TEST(Signals, BeforeTheFirstReplicationNothingIsWritten) {
  const Folder folder;
  Running run(one_long_replication(folder / "out.h5"));
  wait_for_a_file(folder);
  run.signal(SIGINT);
  ::usleep(100000);
  run.signal(SIGINT);
  const Outcome o = run.wait(20);
  EXPECT_EQ(o.code, 130) << o.all();
  EXPECT_EQ(folder.names(), Names{});
  // At any moment of the start.
  for (const int microseconds : {0, 1000, 3000, 6000, 10000, 15000, 20000, 30000}) {
    Running early(long_run(folder / "early.h5"));
    ::usleep(static_cast<unsigned>(microseconds));
    early.signal(SIGTERM);
    const Outcome e = early.wait(20);
    // Before the command has come to its first line, the signal ends it as it ends any program.
    EXPECT_TRUE(e.code == 130 || e.code == -SIGTERM) << e.code;
    EXPECT_TRUE(folder.names().empty() || folder.names() == Names{"early.h5"});
    fs::remove(folder / "early.h5");
  }
}

TEST(Signals, ASecondInterruptEndsAtOnceAndLeavesNothing) {
  const Folder folder;
  spit(folder / "out.h5", old_results);
  Words words = one_long_replication(folder / "out.h5");
  words.push_back("--force");
  Running run(words);
  ASSERT_TRUE(wait_until([&] { return folder.names().size() == 2; }));
  run.wait_while_it_works(0.2);
  run.signal(SIGINT);
  run.wait_while_it_works(0.05);
  run.signal(SIGINT);
  const Outcome o = run.wait(2);
  EXPECT_EQ(o.code, 130) << o.all();
  EXPECT_EQ(folder.names(), Names{"out.h5"});
  EXPECT_EQ(slurp(folder / "out.h5"), old_results);
}

TEST(Signals, ASecondInterruptTellsThatNothingWasWritten) {
  const Folder folder;
  for (const bool replaces : {false, true}) {
    if (replaces) spit(folder / "out.h5", old_results);
    Words words = one_long_replication(folder / "out.h5");
    words.erase(std::find(words.begin(), words.end(), "--quiet"));
    if (replaces) words.push_back("--force");
    Running run(words);
    ASSERT_TRUE(wait_until([&] { return folder.names().size() == (replaces ? 2 : 1); }));
    run.wait_while_it_works(0.2);
    run.signal(SIGINT);
    run.wait_while_it_works(0.05);
    run.signal(SIGINT);
    const std::string err = run.wait(2).err;
    const std::string told = replaces ? "hearth: stopped; nothing was written, '" + (folder / "out.h5") + "' is as before\n"
                                      : std::string("hearth: stopped; nothing was written\n");
    EXPECT_NE(err.find(told), std::string::npos) << err;
  }
}

// Killed at any moment, while simulating or while writing: the file is the old one or the new one, and what is left over is
// removed by the next run.
TEST(Signals, KilledAtAnyMomentTheFileIsWhole) {
  const Folder folder;
  ASSERT_EQ(hearth(quick_run(folder / "out.h5")).code, 0);
  const Words words = quick_run(folder / "out.h5", {"--force"});
  const double whole = seconds_taken_by(words);
  std::mt19937 random(2);
  int tried = 0, killed = 0;
  for (std::size_t i = 0; i < 60; ++i) {
    if (!is_tried(i)) continue;
    ++tried;
    Running run(words);
    wait_for_seconds(whole * std::generate_canonical<double, 32>(random));
    run.signal(SIGKILL);
    const Outcome o = run.wait();
    killed += o.code == -SIGKILL ? 1 : 0;
    const Outcome described = hearth({"describe", folder / "out.h5"});
    ASSERT_EQ(described.code, 0) << described.all();
    ASSERT_EQ(described.err, "");
  }
  EXPECT_GE(3 * killed, tried) << "the moments are no good on this machine";
  EXPECT_EQ(hearth(words).code, 0);
  EXPECT_EQ(folder.names(), Names{"out.h5"});
}

}  // namespace hearth::faults

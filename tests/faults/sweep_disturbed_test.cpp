// Studies on machines that fail them: a disk and a quota that are full, clocks that jump.
#include <sys/statvfs.h>

#include <cstdlib>

#include "tests/faults/sweep_support.h"

namespace hearth::faults {

namespace {

// Of tests/disturbances.
std::function<void()> disturbed(const std::string& name, const std::string& value) {
  return [=] {
    ::setenv("LD_PRELOAD", HEARTH_DISTURBANCES, 1);
    ::setenv(name.c_str(), value.c_str(), 1);
    ::setenv("ASAN_OPTIONS", "verify_asan_link_order=0", 1);
  };
}

// What a disturbance has left is whole, if not all.
void expect_kept(const std::string& dir) {
  const Json told = status(dir);
  EXPECT_EQ(told["damage"].size(), 0u) << "half a record was left behind";
  EXPECT_GT(told["done"].get<int>(), 0);
}

// Once nothing disturbs any more.
void expect_completed(const std::string& dir, std::size_t runs, const std::string& whole) {
  EXPECT_EQ(run_all(dir).code, 0);
  EXPECT_EQ(runs_in_files(status(dir)), runs) << "a finished run was repeated";
  EXPECT_TRUE(merged(dir) == whole);
}

}  // namespace

TEST(SweepDisturbed, ASmallDiskThatIsFullKeepsWhatIsFinished) {
  const Folder folder;
  const std::string study = study_of(sequence, 60);
  const SmallDisk disk(folder / "disk", "16m");
  if (!disk.is_there) GTEST_SKIP() << "a file system of one's own needs root";
  const std::string whole = undisturbed(folder, study);
  spit(folder / "small.toml", study);
  const std::string dir = disk.path + "/study";
  ASSERT_EQ(hearth({"sweep", "plan", folder / "small.toml", "-o", dir, "--sample", "0", "--quiet"}).code, 0);
  // Room for a part of the runs, not for all: 960 of more than 80 bytes.
  struct statvfs used {};
  ASSERT_EQ(::statvfs(disk.path.c_str(), &used), 0);
  disk.resize(std::to_string((used.f_blocks - used.f_bfree) * used.f_frsize + 40000));
  const Outcome o = run_all(dir);
  EXPECT_EQ(o.code, 1) << o.all();
  EXPECT_NE(o.err.find("No space left on device"), std::string::npos) << o.err;
  expect_kept(dir);
  EXPECT_EQ(hearth({"sweep", "merge", dir, "-o", dir + ".h5", "--partial", "--quiet"}).code, 1)
      << "no room for the file either";
  EXPECT_FALSE(fs::exists(dir + ".h5"));
  disk.resize("16m");
  expect_completed(dir, 960, whole);
}

TEST(SweepDisturbed, AQuotaThatIsUsedUpKeepsWhatIsFinished) {
  const Folder folder;
  const std::string study = study_of(sequence, 60);
  const std::string whole = undisturbed(folder, study);
  const std::string dir = planned(folder, "quota", study);
  const Outcome o = hearth({"sweep", "run", dir, "--quiet"}, disturbed("HEARTH_TEST_QUOTA", "20000"));
  EXPECT_EQ(o.code, 1) << o.all();
  EXPECT_NE(o.err.find("quota exceeded"), std::string::npos) << o.err;
  expect_kept(dir);
  expect_completed(dir, 960, whole);
}

TEST(SweepDisturbed, ClocksThatJumpChangeNothing) {
  const Folder folder;
  const std::string study = study_of(sequence, 20);
  const std::string whole = undisturbed(folder, study);
  const std::string dir = planned(folder, "jumps", study);
  const Outcome o = hearth({"sweep", "run", dir, "-t", "2"}, disturbed("HEARTH_TEST_CLOCK", "1"));
  EXPECT_EQ(o.code, 0) << o.all();
  const std::size_t in = o.out.find("320 of 320 runs in ");
  ASSERT_NE(in, std::string::npos) << o.all();
  EXPECT_GT(std::atof(o.out.c_str() + in + 19), 1000) << "the clock did not jump: " << o.out;
  EXPECT_TRUE(merged(dir) == whole);
  // A results file is that of quiet clocks too, but for what /run says of them.
  ASSERT_EQ(hearth(quick_run(folder / "quiet.h5")).code, 0);
  ASSERT_EQ(hearth(quick_run(folder / "loud.h5"), disturbed("HEARTH_TEST_CLOCK", "1")).code, 0);
  EXPECT_EQ(shell("h5diff --exclude-path /run " + (folder / "quiet.h5") + " " + (folder / "loud.h5") + " 2>&1"), "");
}

}  // namespace hearth::faults

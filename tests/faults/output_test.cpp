// Where results can't be written: told before the simulation where it can be known, and nothing is lost, half written or left.
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>

#include "tests/faults/support.h"

namespace hearth::faults {

namespace {

using Names = std::vector<std::string>;

// So long that a run which begins is a hang for the test.
Words endless_run(const std::string& results, const Words& more = {}) {
  Words words = {"run", baseline, "-n", "1000000", "--quiet", "-o", results};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

void limit_file_size(rlim_t bytes) {
  const rlimit limit = {bytes, bytes};
  ::setrlimit(RLIMIT_FSIZE, &limit);
}

}  // namespace

TEST(Output, AnExistingFileIsKeptUnlessForced) {
  const Folder folder;
  spit(folder / "out.h5", "mine");
  const Outcome kept = hearth(endless_run(folder / "out.h5"));
  EXPECT_EQ(kept.code, 2);
  EXPECT_EQ(kept.err, "hearth: '" + (folder / "out.h5") + "' exists and is kept; --force replaces it\n");
  EXPECT_EQ(slurp(folder / "out.h5"), "mine");
  spit(folder / "out.h5", old_results);
  EXPECT_EQ(hearth(endless_run(folder / "out.h5")).code, 2);
  EXPECT_EQ(hearth(quick_run(folder / "out.h5", {"--force"})).code, 0);
  EXPECT_EQ(hearth({"describe", folder / "out.h5"}).code, 0);
  EXPECT_EQ(folder.names(), Names{"out.h5"});
}

// The name of the scenario where that of the results was meant.
TEST(Output, ForceReplacesResultsOnly) {
  const Folder folder;
  const std::string mine = folder / "mine.toml";
  for (const std::string& text : {what_if("title = \"mine\"\n"), std::string("x"), std::string("HDF\r\n\x1a\n too late")}) {
    spit(mine, text);
    const Outcome o = hearth(endless_run(mine, {"--force"}));
    EXPECT_EQ(o.code, 2) << o.all();
    EXPECT_EQ(o.err, "hearth: '" + mine + "' is no results file and is kept; choose another -o\n");
    EXPECT_EQ(hearth(endless_run(mine, {"--force", "--lang", "zh"})).err,
              "hearth: '" + mine + "' 不是结果文件,予以保留;请另选 -o\n");
    EXPECT_EQ(slurp(mine), text);
  }
  fs::create_symlink("mine.toml", folder / "out.h5");
  EXPECT_EQ(hearth(endless_run(folder / "out.h5", {"--force"})).code, 2) << "a link to it";
  EXPECT_EQ(folder.names(), (Names{"mine.toml", "out.h5"}));
  // What is empty, cut short or damaged is nobody's work.
  for (const std::string& text : {std::string(), old_results}) {
    spit(mine, text);
    EXPECT_EQ(hearth(quick_run(mine, {"--force"})).code, 0);
  }
}

TEST(Output, AFileIsKeptEvenIfItComesUpDuringTheRun) {
  const Folder folder;
  const double one =
      seconds_taken_by({"run", baseline, "-n", "1", "--set", "run.scale=0.05", "--quiet", "-o", folder / "one.h5"});
  fs::remove(folder / "one.h5");
  Running run(endless_run(folder / "out.h5", {"--set", "run.scale=0.05"}));
  EXPECT_TRUE(wait_until([&] { return !folder.names().empty(); }));
  spit(folder / "out.h5", "mine");
  wait_for_seconds(3 * one);
  run.signal(SIGINT);
  const Outcome o = run.wait();
  EXPECT_EQ(o.code, 1) << o.all();
  EXPECT_EQ(slurp(folder / "out.h5"), "mine");
  ASSERT_EQ(folder.names().size(), 2u);
  const std::string other = folder.names()[1];
  EXPECT_NE(o.err.find("came up meanwhile and is kept; the new file is '" + (folder / other) + "'"), std::string::npos)
      << o.err;
  EXPECT_EQ(hearth({"describe", folder / other}).code, 0);
}

TEST(Output, TwoRunsDoNotWriteTheSameFile) {
  const Folder folder;
  const Running first(endless_run(folder / "out.h5"));
  EXPECT_TRUE(wait_until([&] { return !folder.names().empty(); }));
  const Outcome second = hearth(endless_run(folder / "out.h5", {"--force"}));
  EXPECT_EQ(second.code, 2) << second.all();
  EXPECT_NE(second.err.find("another run (process "), std::string::npos) << second.err;
}

TEST(Output, FoldersAndDevicesAreNotReplaced) {
  const Folder folder;
  for (const Words& force : {Words{}, Words{"--force"}}) {
    const Outcome o = hearth(endless_run(folder.path.string(), force));
    EXPECT_EQ(o.code, 2);
    EXPECT_EQ(o.err, "hearth: '" + folder.path.string() + "' is a folder\n");
    EXPECT_EQ(hearth(endless_run("/dev/null", force)).code, 2);
  }
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  EXPECT_EQ(folder.names(), Names{});
}

TEST(Output, MissingFoldersAreMadeUnlessAFileIsInTheWay) {
  const Folder folder;
  EXPECT_EQ(hearth(quick_run(folder / "a/b/out.h5")).code, 0);
  EXPECT_TRUE(fs::exists(folder / "a/b/out.h5"));
  spit(folder / "file", "mine");
  const Outcome o = hearth(endless_run(folder / "file/out.h5"));
  EXPECT_EQ(o.code, 1) << o.all();
  EXPECT_EQ(lines_of(o.err).size(), 1u) << o.err;
  EXPECT_EQ(slurp(folder / "file"), "mine");
  EXPECT_EQ(hearth(endless_run(folder / std::string(300, 'x'))).code, 1) << "a name that is too long";
}

TEST(Output, ALinkIsFollowed) {
  const Folder folder;
  fs::create_directory(folder / "real");
  spit(folder / "real/out.h5", old_results);
  fs::create_symlink("real/out.h5", folder / "out.h5");
  EXPECT_EQ(hearth(quick_run(folder / "out.h5")).code, 2);
  EXPECT_EQ(hearth(quick_run(folder / "out.h5", {"--force"})).code, 0);
  EXPECT_TRUE(fs::is_symlink(folder / "out.h5"));
  EXPECT_EQ(hearth({"describe", folder / "real/out.h5"}).code, 0);
}

TEST(Output, AFolderWithoutPermissionIsToldBeforeTheSimulation) {
  const Folder folder;
  fs::copy_file(command, folder / "hearth");
  fs::copy(scenarios, folder / "scenarios", fs::copy_options::recursive);
  fs::create_directory(folder / "closed");
  fs::permissions(folder / "closed",
                  fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
  fs::permissions(folder.path, fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
  const auto nobody = ::geteuid() == 0 ? become_nobody : [] {};
  const auto try_to = [&](const Words& words) { return Running(words, nobody, folder / "hearth").wait(); };
  const std::string scenario = folder / "scenarios/baseline.toml";
  const Outcome o = try_to({"run", scenario, "-n", "1000000", "--quiet", "-o", folder / "closed/out.h5"});
  EXPECT_EQ(o.code, 1) << o.all();
  EXPECT_EQ(o.err, "hearth: can't write in '" + (folder / "closed") + "': Permission denied\n");
  EXPECT_EQ(try_to({"run", scenario, "-n", "1000000", "--quiet", "-o", folder / "closed/more/out.h5"}).code, 1);
  EXPECT_EQ(try_to({"new", folder / "closed/mine", "--from", scenario}).code, 1);
  ASSERT_EQ(hearth(quick_run(folder / "out.h5")).code, 0);
  fs::permissions(folder / "out.h5", fs::perms::all);
  EXPECT_EQ(try_to({"export", folder / "out.h5", "-d", folder / "closed/csv"}).code, 1);
  EXPECT_TRUE(fs::is_empty(folder / "closed"));
}

TEST(Output, AFullDiskLosesNothing) {
  const Folder folder;
  for (const char* size : {"4k", "64k", "512k", "1100k"}) {
    const SmallDisk disk(folder / "disk", size);
    if (!disk.is_there) GTEST_SKIP() << "a file system of one's own needs root";
    spit(folder / "disk/out.h5", old_results);
    const Outcome o = hearth({"run", baseline, "-n", "20", "--set", "run.scale=0.02", "--set", "run.months=24", "--quiet",
                              "--force", "-o", folder / "disk/out.h5"});
    Names left;
    for (const auto& entry : fs::directory_iterator(folder / "disk")) left.push_back(entry.path().filename());
    const std::string old = slurp(folder / "disk/out.h5");
    EXPECT_EQ(o.code, 1) << size << o.all();
    EXPECT_NE(o.err.find("No space left on device"), std::string::npos) << o.err;
    EXPECT_EQ(lines_of(o.err).size(), 1u) << o.err;
    EXPECT_EQ(left, Names{"out.h5"}) << size;
    EXPECT_EQ(old, old_results);
  }
}

// The same without root: no file may be longer than so many bytes.
TEST(Output, ALimitOnFileSizesLosesNothing) {
  const Folder folder;
  ASSERT_EQ(hearth(quick_run(folder / "out.h5")).code, 0);
  const std::string whole = slurp(folder / "out.h5");
  for (const double share : {0.0, 0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.9999}) {
    const auto bytes = static_cast<rlim_t>(share * static_cast<double>(whole.size()));
    const Outcome o = hearth(quick_run(folder / "out.h5", {"--force"}), [&] { limit_file_size(bytes); });
    EXPECT_EQ(o.code, 1) << share << o.all();
    // Where not even the message fits, the exit code tells.
    EXPECT_EQ(lines_of(o.err).size(), bytes > 1000 ? 1u : lines_of(o.err).size()) << o.err;
    EXPECT_EQ(folder.names(), Names{"out.h5"}) << share;
    EXPECT_EQ(slurp(folder / "out.h5"), whole) << share;
  }
  EXPECT_EQ(hearth({"export", folder / "out.h5", "-d", folder / "csv"}, [] { limit_file_size(2000); }).code, 1);
  for (const auto& entry : fs::recursive_directory_iterator(folder / "csv")) {
    if (!entry.is_regular_file()) continue;
    EXPECT_TRUE(entry.path().extension() == ".csv") << entry.path();
    EXPECT_EQ(slurp(entry.path()).back(), '\n') << entry.path() << " is cut short";
  }
  EXPECT_EQ(hearth({"new", folder / "mine", "--from", baseline}, [] { limit_file_size(10); }).code, 1);
  EXPECT_FALSE(fs::exists(folder / "mine.toml"));
}

TEST(Output, ARunThatDoesNotFitIntoMemoryIsToldBeforeItBegins) {
#ifdef HEARTH_SANITIZED
  GTEST_SKIP() << "the sanitizer itself needs more than the limit";
#endif
  const Folder folder;
  const auto little = [] {
    const rlimit limit = {rlim_t{1} << 30, rlim_t{1} << 30};
    ::setrlimit(RLIMIT_AS, &limit);
  };
  const Outcome o =
      hearth({"run", small_district, "--set", "run.scale=10000", "-n", "1", "--quiet", "-o", folder / "out.h5"}, little);
  EXPECT_EQ(o.code, 2) << o.all();
  EXPECT_NE(o.err.find("people needs about"), std::string::npos) << o.err;
  EXPECT_EQ(folder.names(), Names{});
  EXPECT_EQ(hearth(quick_run(folder / "out.h5"), little).code, 0);
}

// What is printed can be lost too.
TEST(Output, AFullStandardOutputIsAFailure) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "the system has no /dev/full";
  for (const Words& words : {Words{"schema"}, Words{"explain", "run", baseline}, Words{"tasks", baseline},
                             Words{"check", baseline}, Words{"--help"}, Words{"completion", "bash"}}) {
    std::string line = command;
    for (const auto& word : words) line += " " + word;
    const Outcome o = Running({"-c", line + " > /dev/full"}, {}, "/bin/sh").wait();
    EXPECT_EQ(o.code, 1) << line;
    EXPECT_EQ(o.err, "hearth: can't write the output: No space left on device\n") << line;
  }
}

TEST(Output, NewAndExportKeepWhatIsThere) {
  const Folder folder;
  spit(folder / "mine.toml", "mine");
  EXPECT_EQ(hearth({"new", folder / "mine", "--from", baseline}).code, 2);
  EXPECT_EQ(slurp(folder / "mine.toml"), "mine");
  EXPECT_EQ(hearth({"new", folder / "mine", "--from", baseline, "--force"}).code, 0);
  EXPECT_EQ(hearth({"check", folder / "mine.toml"}).code, 0);
  EXPECT_EQ(hearth({"new", folder / "b", "--from", folder / "none.toml"}).code, 2);
  EXPECT_EQ(hearth({"new", folder / "b", "--from", folder.path.string()}).code, 2);
  EXPECT_EQ(hearth({"new", "", "--from", baseline}).code, 2);
  EXPECT_EQ(hearth({"new", folder / "it's \"quoted\" \\", "--from", baseline}).code, 0);
  EXPECT_EQ(hearth({"check", folder / "it's \"quoted\" \\.toml"}).code, 0);
  ASSERT_EQ(hearth(quick_run(folder / "out.h5")).code, 0);
  EXPECT_EQ(hearth({"export", folder / "out.h5", "-d", folder / "mine.toml"}).code, 1) << "a file is in the way";
}

// The tables of one run beside those of another would pass for one export.
TEST(Output, AnExportDoesNotMixWithWhatIsThere) {
  const Folder folder;
  ASSERT_EQ(hearth(quick_run(folder / "people.h5", {"--people"})).code, 0);
  ASSERT_EQ(hearth(quick_run(folder / "plain.h5")).code, 0);
  const std::string csv = folder / "csv";
  fs::create_directory(csv);
  EXPECT_EQ(hearth({"export", folder / "people.h5", "-d", csv}).code, 0) << "an empty folder is free";
  const std::string edited = folder / "csv/series/people.csv";
  spit(edited, "edited");
  spit(folder / "csv/notes.csv", "mine");
  const Outcome kept = hearth({"export", folder / "plain.h5", "-d", csv});
  EXPECT_EQ(kept.code, 2) << kept.all();
  EXPECT_EQ(kept.err, "hearth: the folder '" + csv + "' is not empty; --force replaces the tables of an earlier export\n");
  EXPECT_EQ(slurp(edited), "edited");
  EXPECT_TRUE(fs::exists(folder / "csv/events.csv"));
  EXPECT_EQ(hearth({"export", folder / "plain.h5", "-d", csv, "--force"}).code, 0);
  EXPECT_NE(slurp(edited), "edited");
  for (const char* name : {"people.csv", "events.csv", "firms.csv", "codes.csv"})
    EXPECT_FALSE(fs::exists(fs::path(csv) / name)) << name << " is of the other run";
  EXPECT_EQ(slurp(folder / "csv/notes.csv"), "mine");
  EXPECT_EQ(hearth({"export", folder / "people.h5", "-d", csv, "--force"}).code, 0);
  EXPECT_TRUE(fs::exists(folder / "csv/events.csv"));
}

}  // namespace hearth::faults

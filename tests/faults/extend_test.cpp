// A results file goes on as if it had been run at once.
#include "tests/faults/support.h"

namespace hearth::faults {

namespace {

// All that the files hold, as tables: h5diff would take object references for differences.
std::string difference(const Folder& folder, const std::string& a, const std::string& b) {
  for (const auto& [file, out] : {std::pair{a, folder / "a"}, {b, folder / "b"}}) {
    fs::remove_all(out);
    EXPECT_EQ(hearth({"export", file, "-d", out, "--quiet"}).code, 0);
  }
  return shell("diff -rq " + (folder / "a") + " " + (folder / "b") + " 2>&1");
}

}  // namespace

TEST(Extend, ALongerFileIsThatOfOneRunWithTablesAndChanges) {
  const Folder folder;
  for (const bool people : {false, true}) {
    Words words = {"run", small_district, "--set", "housing.cabin.units=75", "--quiet", "--force"};
    if (people) words.emplace_back("--people");
    const auto with = [&](Words more, const char* n, const std::string& out) {
      more.insert(more.end(), {"-n", n, "-o", out});
      return hearth(more).code;
    };
    ASSERT_EQ(with(words, "7", folder / "whole.h5"), 0);
    ASSERT_EQ(with(words, "3", folder / "part.h5"), 0);
    const Outcome o = hearth({"run", "--extend", folder / "part.h5", "-n", "4", "--quiet"});
    EXPECT_EQ(o.code, 0) << o.all();
    EXPECT_EQ(difference(folder, folder / "whole.h5", folder / "part.h5"), "");
    if (!people) {
      EXPECT_EQ(shell("h5diff --exclude-path /run " + (folder / "whole.h5") + " " + (folder / "part.h5") + " 2>&1"), "");
    }
    EXPECT_EQ(shell("h5dump -a /replications_finished " + (folder / "part.h5") + " | grep -c '(0): 7'"), "1\n");
  }
}

TEST(Extend, AnotherNameLeavesTheFileAsItIs) {
  const Folder folder;
  ASSERT_EQ(hearth({"run", small_district, "-n", "2", "-o", folder / "a.h5", "--quiet"}).code, 0);
  const std::string before = slurp(folder / "a.h5");
  EXPECT_EQ(hearth({"run", "--extend", folder / "a.h5", "-n", "1", "-o", folder / "b.h5", "--quiet"}).code, 0);
  EXPECT_EQ(slurp(folder / "a.h5"), before);
}

TEST(Extend, WhatWouldBeAnotherRunIsRefused) {
  const Folder folder;
  ASSERT_EQ(hearth({"run", small_district, "-n", "2", "-o", folder / "a.h5", "--quiet"}).code, 0);
  const std::string before = slurp(folder / "a.h5");
  const std::vector<std::pair<Words, std::string>> refused = {{{"-n", "1", "--set", "run.scale=0.5"}, "--set"},
                                                              {{"-n", "1", "-s", "4"}, "--seed"},
                                                              {{"-n", "1", "--people"}, "--people"},
                                                              {{}, "how many more"},
                                                              {{"-n", "1", small_district}, "scenario"}};
  for (const auto& [more, why] : refused) {
    Words words = {"run", "--extend", folder / "a.h5"};
    words.insert(words.end(), more.begin(), more.end());
    const Outcome o = hearth(words);
    EXPECT_EQ(o.code, 2) << why;
    EXPECT_NE(o.err.find(why), std::string::npos) << o.err;
  }
  EXPECT_EQ(hearth({"run"}).code, 2);
  EXPECT_EQ(hearth({"run", "--extend", folder / "none.h5", "-n", "1"}).code, 2);
  EXPECT_EQ(slurp(folder / "a.h5"), before);
}

}  // namespace hearth::faults

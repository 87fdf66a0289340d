// Studies survive: any split, order, number of threads and kills gives the same file; damage is found and costs only its runs.
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <random>
#include <sstream>

#include "output/study/study_file.h"
#include "tests/faults/sweep_support.h"

namespace hearth::faults {

TEST(Sweep, AnySplitOrderAndNumberOfThreadsGivesTheSameBytes) {
  const Folder folder;
  const std::string study = study_of(sequence, 3);
  const std::string whole = undisturbed(folder, study);
  const std::string dir = planned(folder, "split", study);
  for (const char* shard : {"2/3", "0/3", "4/7", "1/3"})
    EXPECT_EQ(run_all(dir, {"--shard", shard, "-t", "1"}).code, 0) << shard;
  EXPECT_EQ(run_all(dir, {"-t", "3"}).code, 0);
  const Json told = status(dir);
  EXPECT_EQ(told["missing"], 0);
  EXPECT_EQ(runs_in_files(told), 48u) << "a finished run was repeated: " << told;
  EXPECT_TRUE(merged(dir) == whole);
  EXPECT_TRUE(merged(dir) == whole) << "merging again";
}

TEST(Sweep, HundredKillsLoseAndRepeatNothing) {
  const Folder folder;
  const std::string study = study_of(sequence, 40);
  const std::string whole = undisturbed(folder, study);
  const std::string dir = planned(folder, "killed", study);
  std::mt19937 random(7);
  // Each lives about as long as one needs for its first record, longer where that has come to nothing.
  double reach = seconds_until_something_is_kept(planned(folder, "tried", study));
  std::size_t kept = 0;
  for (std::size_t kill = 0; kill < 100; ++kill) {
    if (!is_tried(kill)) continue;
    Running run({"sweep", "run", dir, "--quiet", "-t", "2"});
    wait_for_seconds(reach * (0.2 + 1.2 * std::generate_canonical<double, 32>(random)));
    run.signal(SIGKILL);
    run.wait();
    if ((kill + 1) % 8 != 0) continue;
    const std::size_t now = status(dir)["done"].get<std::size_t>();
    EXPECT_GE(now, kept) << "a finished run was lost";
    if (now == 0) reach *= 2;
    kept = now;
  }
  EXPECT_GT(kept, 0u) << "nothing was ever kept";
  EXPECT_EQ(run_all(dir).code, 0);
  const Json told = status(dir);
  EXPECT_EQ(runs_in_files(told), 640u) << "a finished run was repeated";
  EXPECT_EQ(told["damage"].size(), 0u) << "what kills have cut off stayed";
  EXPECT_TRUE(merged(dir) == whole);
}

TEST(Sweep, ToldToStopItKeepsWhatIsFinishedAndSaysThatThereIsMore) {
  const Folder folder;
  const std::string dir = planned(folder, "stopped", study_of("method = \"sobol_sequence\"\npoints = 4000\n", 20));
  for (const int signal : {SIGTERM, SIGUSR1, SIGINT}) {
    const auto before = status(dir)["done"].get<std::size_t>();
    const std::string file = dir + "/shards/0-of-1.runs";
    const auto size = fs::exists(file) ? fs::file_size(file) : 0;
    Running run({"sweep", "run", dir, "--quiet", "-t", "1"});
    EXPECT_TRUE(wait_until([&] { return fs::exists(file) && fs::file_size(file) > size; }));
    run.signal(signal);
    const Outcome o = run.wait();
    EXPECT_EQ(o.code, 75) << o.all();
    EXPECT_GT(status(dir)["done"].get<std::size_t>(), before);
  }
}

TEST(Sweep, AFlippedByteCostsOnlyTheRunsOfItsRecord) {
  const Folder folder;
  const std::string study = study_of(sequence, 5);
  const std::string whole = undisturbed(folder, study);
  const std::string dir = planned(folder, "flipped", study);
  EXPECT_EQ(run_all(dir, {"-t", "1"}).code, 0);
  const std::string file = dir + "/shards/0-of-1.runs";
  const std::string intact = slurp(file);
  std::mt19937 random(11);
  for (std::size_t flip = 0; flip < 30; ++flip) {
    if (!is_tried(flip)) continue;
    std::string bytes = intact;
    bytes[random() % bytes.size()] ^= static_cast<char>(1u << random() % 8);
    spit(file, bytes);
    const Json told = status(dir);
    EXPECT_EQ(told["damage"].size(), 1u) << flip;
    EXPECT_EQ(told["damage"][0]["file"], file);
    EXPECT_GT(told["missing"].get<int>(), 0);
    EXPECT_LT(told["missing"].get<int>(), 80) << "one record held all runs";
    EXPECT_EQ(hearth({"sweep", "merge", dir, "-o", dir + ".h5", "--force"}).code, 1) << "runs are missing";
    const Outcome again = run_all(dir);
    EXPECT_EQ(again.code, 0) << again.all();
    EXPECT_NE(again.err.find(file), std::string::npos) << "the damage is told: " << again.err;
    EXPECT_TRUE(merged(dir) == whole) << flip;
  }
}

TEST(Sweep, ATornTailIsCutOffAndItsRunsComputedAnew) {
  const Folder folder;
  const std::string study = study_of(sequence, 5);
  const std::string whole = undisturbed(folder, study);
  const std::string dir = planned(folder, "torn", study);
  EXPECT_EQ(run_all(dir).code, 0);
  const std::string file = dir + "/shards/0-of-1.runs";
  const std::string bytes = slurp(file);
  std::mt19937 random(13);
  for (std::size_t cut = 0; cut < 20; ++cut) {
    if (!is_tried(cut)) continue;
    spit(file, bytes.substr(0, random() % bytes.size()));
    EXPECT_EQ(run_all(dir).code, 0);
    EXPECT_EQ(status(dir)["damage"].size(), 0u);
    EXPECT_TRUE(merged(dir) == whole);
  }
}

TEST(Sweep, TwoProcessesOnOneShardTheSecondIsTurnedAway) {
  const Folder folder;
  const std::string dir = planned(folder, "twice", study_of("method = \"sobol_sequence\"\npoints = 4000\n", 20));
  Running first({"sweep", "run", dir, "--quiet"});
  EXPECT_TRUE(wait_until([&] { return has_something(dir + "/shards/0-of-1.runs"); }));
  const Outcome second = run_all(dir);
  EXPECT_EQ(second.code, 1) << second.all();
  EXPECT_NE(second.err.find("another process works on"), std::string::npos) << second.err;
  first.signal(SIGTERM);
  EXPECT_EQ(first.wait().code, 75);
}

TEST(Sweep, AFileThatVanishesOrIsWrittenByOthersStopsTheRun) {
  const Folder folder;
  const std::string study = study_of("method = \"sobol_sequence\"\npoints = 2000\n", 20);
  for (const bool vanishes : {true, false}) {
    const std::string dir = planned(folder, vanishes ? "vanishing" : "shared", study);
    const std::string file = dir + "/shards/0-of-1.runs";
    Running run({"sweep", "run", dir, "--quiet"});
    EXPECT_TRUE(wait_until([&] { return has_something(file); }));
    if (vanishes) {
      fs::remove(file);
    } else {
      spit(file, slurp(file) + "from another machine, whose locks are not seen");
    }
    const Outcome o = run.wait();
    EXPECT_EQ(o.code, 1) << o.all();
    EXPECT_NE(o.err.find(vanishes ? "removed or replaced" : "another process has written"), std::string::npos) << o.err;
  }
}

TEST(Sweep, AFullDiskKeepsWhatIsFinished) {
  const Folder folder;
  const std::string study = study_of(sequence, 60);
  const std::string whole = undisturbed(folder, study);
  const std::string dir = planned(folder, "full", study);
  // A limit on the size of files fails like a full disk, and needs no disk of its own.
  const Outcome o = hearth({"sweep", "run", dir, "--quiet"}, [] {
    const rlimit limit = {8000, 8000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  });
  EXPECT_EQ(o.code, 1) << o.all();
  EXPECT_NE(o.err.find("can't write"), std::string::npos) << o.err;
  const Json told = status(dir);
  EXPECT_EQ(told["damage"].size(), 0u);
  EXPECT_GT(told["done"].get<int>(), 0);
  EXPECT_EQ(run_all(dir).code, 0);
  EXPECT_EQ(runs_in_files(status(dir)), 960u);
  EXPECT_TRUE(merged(dir) == whole);
}

TEST(Sweep, AFolderThatCannotBeWrittenIsToldAtOnce) {
  const Folder folder;
  fs::permissions(folder.path, fs::perms(0755));
  const std::string dir = planned(folder, "locked", study_of(sequence, 2));
  fs::permissions(dir + "/shards", fs::perms(0555));
  const Outcome o = hearth({"sweep", "run", dir, "--quiet"}, become_nobody);
  EXPECT_EQ(o.code, 1) << o.all();
  EXPECT_NE(o.err.find("ermission"), std::string::npos) << o.err;
}

TEST(Sweep, PointsThatCannotBeAreRecordedWithTheirReasonAndTheRestGoesOn) {
  const Folder folder;
  spit(folder / "listed.toml",
       "extends = \"" + small_district + "\"\ntitle = \"As listed\"\n[housing.cabin]\ndelivery_plan = \"as_listed\"\n");
  spit(folder / "s.toml",
       "scenario = \"listed.toml\"\nreplications = 2\n[design]\nmethod = \"grid\"\n"
       "[factors.cabins]\nkey = \"housing.cabin.units\"\nvalues = [20, 60, 100]\n");
  const std::string dir = folder / "s";
  ASSERT_EQ(hearth({"sweep", "plan", folder / "s.toml", "-o", dir}).code, 0);
  EXPECT_EQ(run_all(dir).code, 0);
  const Json told = status(dir);
  EXPECT_EQ(told["failed"], 2);
  EXPECT_EQ(told["done"], 4);
  EXPECT_EQ(told["failures"][0]["point"], 0);
  EXPECT_NE(told["failures"][0]["message"].get<std::string>().find("20 homes, but the delivery plan lists 60"),
            std::string::npos);
  merged(dir);
  EXPECT_EQ(shell("h5dump -d /point -y " + dir + ".h5 | grep -c '1, 2'"), "1\n") << "a point that failed is among the points";
  EXPECT_NE(shell("h5dump -d /failed/message " + dir + ".h5").find("20 homes"), std::string::npos);
  EXPECT_EQ(shell("h5dump -A 0 -d /people " + dir + ".h5 | grep -ci nan"), "0\n");
  EXPECT_EQ(hearth({"sweep", "retry", dir, "--quiet"}).code, 1) << "nothing but failures";
  EXPECT_EQ(status(dir)["failed"], 2) << "tried again, they fail again";
}

TEST(Sweep, AStudyOfNothingButFailuresIsNoSuccess) {
  const Folder folder;
  spit(folder / "listed.toml",
       "extends = \"" + small_district + "\"\ntitle = \"As listed\"\n[housing.cabin]\ndelivery_plan = \"as_listed\"\n");
  const std::string dir = planned(folder, "s",
                                  "scenario = \"listed.toml\"\nreplications = 2\n[design]\nmethod = \"grid\"\n"
                                  "[factors.cabins]\nkey = \"housing.cabin.units\"\nvalues = [20, 30]\n");
  const Outcome run = run_all(dir);
  EXPECT_EQ(run.code, 1);
  EXPECT_NE(run.err.find("every run failed"), std::string::npos) << run.err;
  const Outcome merge = hearth({"sweep", "merge", dir, "-o", dir + ".h5", "--quiet"});
  EXPECT_EQ(merge.code, 1);
  EXPECT_NE(merge.err.find("no point has a result"), std::string::npos) << merge.err;
}

TEST(Sweep, AnExtendedStudyIsTheLargerOne) {
  const Folder folder;
  const std::string large = planned(folder, "large", study_of(sequence, 4));
  EXPECT_EQ(run_all(large).code, 0);
  merged(large);
  const std::string grown = planned(folder, "grown", study_of("method = \"sobol_sequence\"\npoints = 8\n", 2));
  EXPECT_EQ(run_all(grown).code, 0);
  EXPECT_EQ(hearth({"sweep", "extend", grown, "--points", "8", "--replications", "2"}).code, 0);
  EXPECT_EQ(status(grown)["done"], 16) << "what was done is kept";
  EXPECT_EQ(run_all(grown).code, 0);
  EXPECT_EQ(runs_in_files(status(grown)), 64u) << "a finished run was repeated";
  merged(grown);
  EXPECT_EQ(shell("h5diff --exclude-path /failed --exclude-path /failure " + large + ".h5 " + grown + ".h5 2>&1"), "");
}

TEST(Sweep, TheExampleOfTheReadmeIsAStudy) {
  const std::string scenarios = std::string(HEARTH_SOURCE_DIR) + "/scenarios/";
  std::istringstream readme(slurp(scenarios + "studies/README.md"));
  std::string study;
  for (std::string line; std::getline(readme, line);) {
    if (line.empty() || line.starts_with("    ")) study += line + "\n";
    if (line == "## Running one") break;
  }
  for (std::size_t at = 0; (at = study.find("\"../", at)) != std::string::npos;) study.replace(at + 1, 3, scenarios);
  // It asks for a precision: a smaller first stage of a smaller district.
  for (const auto& [whole, part] :
       {std::pair{"replications = 20", "replications = 2"}, std::pair{"run.scale = 0.5", "run.scale = 0.02"}}) {
    ASSERT_NE(study.find(whole), std::string::npos) << whole;
    study.replace(study.find(whole), std::string(whole).size(), part);
  }
  const Folder folder;
  spit(folder / "s.toml", study);
  const Outcome o = hearth({"sweep", "plan", folder / "s.toml", "-o", folder / "s", "--sample", "0"});
  EXPECT_EQ(o.code, 0) << o.err;
  EXPECT_NE(o.out.find("from 2 replications at "), std::string::npos) << o.out;
}

// Of every scenario: of the study's own and of those of its levels.
TEST(Sweep, WhatAStudySetsHoldsInAllItsScenarios) {
  const Folder folder;
  const std::string levels =
      "[factors.district.levels.own]\n[factors.district.levels.same]\nscenario = \"" + small_district + "\"\n";
  spit(folder / "s.toml", "scenario = \"" + small_district +
                              "\"\nset = [\"run.scale=0.5\", \"housing.cabin.units=7\"]\nreplications = 1\n" +
                              "[design]\nmethod = \"grid\"\n" + levels);
  const Outcome o = hearth({"sweep", "plan", folder / "s.toml", "-o", folder / "s", "--sample", "0"});
  ASSERT_EQ(o.code, 0) << o.err;
  for (const char* level : {"own", "same"}) {
    const std::string scenario = slurp(folder / (std::string("s/scenarios/") + level + ".toml"));
    EXPECT_NE(scenario.find("scale = 0.5\n"), std::string::npos) << level;
    EXPECT_NE(scenario.find("units = 7\n"), std::string::npos) << level;
  }
}

// The first stage is made with the luck of the study: its deviations are those of the replications that are then run.
TEST(Sweep, AStudyTakesAsManyReplicationsAsItsPrecision) {
  const Folder folder;
  const auto study = [](int most, const std::string& precision) {
    return "most_replications = " + std::to_string(most) + "\n" + study_of("method = \"sobol_sequence\"\npoints = 5\n", 4) +
           "[measures.stock]\nmeasure = \"people\"\nprecision = " + precision + "\n[measures.left]\nmeasure = \"departures\"\n";
  };
  const auto precision_of = [&](const std::string& dir) {
    EXPECT_EQ(run_all(dir).code, 0);
    merged(dir);
    const Outcome o = hearth({"study", dir + ".h5", "--measure", "stock", "--json"});
    EXPECT_EQ(o.code, 0) << o.err;
    return Json::parse(o.out)["measures"][0];
  };
  const std::string cut = planned(folder, "cut", study(4, "20"));
  const Json first_stage = precision_of(cut);
  ASSERT_EQ(first_stage["replications"], 4);
  const std::size_t needed = first_stage["precision"]["replications_needed"];
  ASSERT_GT(needed, 4u);
  const Json all = precision_of(planned(folder, "whole", study(1000, "20")));
  EXPECT_EQ(all["replications"], needed);
  EXPECT_EQ(all["precision"]["points_reached"], 5) << all["precision"];
  const Json wide = precision_of(planned(folder, "wide", study(1000, "1000")));
  EXPECT_EQ(wide["replications"], 4) << "what the first stage has reached takes no more";

  const Outcome told = hearth({"sweep", "plan", folder / "cut.toml", "-o", folder / "told", "--sample", "0"});
  EXPECT_NE(told.out.find("from 4 replications at 5 points"), std::string::npos) << told.out;
  EXPECT_NE(told.out.find("takes " + std::to_string(needed) + " replications; most_replications allows 4"), std::string::npos);
  const Outcome said = hearth({"study", cut + ".h5", "--measure", "stock"});
  EXPECT_NE(said.out.find("some " + std::to_string(needed) + " replications would reach it"), std::string::npos) << said.out;

  std::string once = study(4, "20");
  once.replace(once.find("\nreplications = 4"), 17, "\nreplications = 1");
  spit(folder / "once.toml", once);
  const Outcome refused = hearth({"sweep", "plan", folder / "once.toml", "-o", folder / "once"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_NE(refused.err.find("once.toml:4:1: error: one replication tells no precision"), std::string::npos) << refused.err;

  // Nobody has been placed in the first month: its mean wait is not known.
  spit(folder / "never.toml", "dates = [\"2030-03\"]\n" + study_of(sequence, 4) +
                                  "[measures.wait]\nmeasure = \"wait_months_mean.cabin\"\nprecision = 1\n");
  const Outcome never = hearth({"sweep", "plan", folder / "never.toml", "-o", folder / "never"});
  EXPECT_EQ(never.code, 2);
  EXPECT_NE(never.err.find("measures.wait.precision: at no point of the first stage is the measure known"), std::string::npos)
      << never.err;
  EXPECT_FALSE(fs::exists(folder / "never"));
}

// Little memory: some points at a time, and the shards are read again for each.
TEST(Sweep, AMergeInLittleMemoryGivesTheSameFile) {
  const Folder folder;
  const std::string dir = planned(folder, "little", study_of(sequence, 3));
  ASSERT_EQ(run_all(dir).code, 0);
  const std::string whole = merged(dir);
  const StudyFolder opened = StudyFolder::open(dir);
  for (const std::size_t memory : {std::size_t{1}, std::size_t{2000}}) {
    const std::string file = dir + std::to_string(memory) + ".h5";
    merge_study(opened, progress_of(opened), file, false, false, memory);
    EXPECT_TRUE(slurp(file) == whole) << memory;
  }
}

TEST(Sweep, AFolderThatIsNoStudyOrWasChangedIsRefused) {
  const Folder folder;
  EXPECT_EQ(hearth({"sweep", "run", folder.path.string()}).code, 2);
  const std::string dir = planned(folder, "changed", study_of(sequence, 2));
  const std::string design = slurp(dir + "/design.csv");
  spit(dir + "/design.csv", design.substr(0, design.size() / 2));
  const Outcome o = run_all(dir);
  EXPECT_EQ(o.code, 2);
  EXPECT_NE(o.err.find("design.csv:"), std::string::npos) << o.err;
  spit(dir + "/plan.json", "{}");
  EXPECT_EQ(run_all(dir).code, 2);
  const Outcome again = hearth({"sweep", "plan", folder / "changed.toml", "-o", dir});
  EXPECT_EQ(again.code, 2) << "a study is never replaced";
  spit(folder / "mine/letter.txt", "mine");
  fs::create_directories(folder / "mine");
  spit(folder / "mine/letter.txt", "mine");
  EXPECT_EQ(hearth({"sweep", "plan", folder / "changed.toml", "-o", folder / "mine"}).code, 2);
  EXPECT_EQ(slurp(folder / "mine/letter.txt"), "mine");
}

}  // namespace hearth::faults

// `hearth sweep submit`: what it hands to sbatch, what it says when that fails, and the shards as processes of this machine.
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>

#include "output/study/job_scripts.h"
#include "tests/faults/support.h"

namespace hearth::faults {

namespace {

// A study, and a folder of programs that stand before all others on PATH.
struct Site {
  Site(const std::string& name, std::size_t points, std::size_t replications) : study(folder / name) {
    fs::create_directories(study + "/shards");
    fs::create_directories(folder / "bin");
    spit(study + "/plan.json",
         fmt::format(R"({{"title": "A\n#SBATCH --wrong", "points": {}, "replications": {}}})", points, replications));
  }
  void program(const std::string& name, const std::string& script) const {
    spit(folder / ("bin/" + name), "#!/bin/bash\n" + script);
    fs::permissions(folder / ("bin/" + name), fs::perms::owner_all);
  }
  // Every argument of sbatch on a line of its own, an empty line after each call.
  void recording_sbatch() const {
    program("sbatch", "printf '%s\\n' \"$@\" '' >>'" + (folder / "calls") + "'\necho \"$(grep -c '^$' '" + (folder / "calls") +
                          "');cluster\"\n");
  }
  Words submit(const Words& more) const {
    Words words = {"sweep", "submit", study};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  Outcome slurm(const Words& more, const std::string& path = ":/usr/bin:/bin") const {
    Words words = submit({"--engine", "slurm"});
    words.insert(words.end(), more.begin(), more.end());
    return hearth(words, [&] { ::setenv("PATH", (folder / "bin" + path).c_str(), 1); });
  }
  std::vector<std::string> calls() const { return lines_of(slurp(folder / "calls")); }
  std::string script(const char* name) const { return slurp(study + "/jobs/" + name); }
  Folder folder;
  std::string study;
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST(SweepSubmit, HandsAnArrayAndADependentMergeToSbatch) {
  const Site site("study", 1000, 20);
  site.recording_sbatch();
  site.program("scontrol", "echo 'MaxArraySize            = 1001'\n");
  const Outcome o = site.slurm({"--tasks", "40", "--array-limit", "8", "--time", "02:00:00", "--partition", "long", "--threads",
                                "4", "--", "--account=x", "--comment", "a b"});
  ASSERT_EQ(o.code, 0) << o.all();
  const std::string jobs = site.study + "/jobs/";
  EXPECT_EQ(site.calls(),
            (Words{"--parsable", "--chdir=" + site.study, "--output=" + jobs + "task-%A_%a.log", "--account=x", "--comment",
                   "a b", jobs + "tasks.sbatch", "", "--parsable", "--chdir=" + site.study, "--output=" + jobs + "merge-%j.log",
                   "--account=x", "--comment", "a b", "--dependency=afterany:1", jobs + "merge.sbatch", ""}));
  const std::string tasks = site.script("tasks.sbatch");
  for (const char* line :
       {"#SBATCH --array=0-39%8\n", "#SBATCH --time=02:00:00\n", "#SBATCH --partition=long\n", "--cpus-per-task=4\n",
        "#SBATCH --requeue\n", "#SBATCH --signal=B:USR1@60\n", "#SBATCH --open-mode=append\n", "\ntasks=40\nthreads=4\n"})
    EXPECT_TRUE(has(tasks, line)) << line << tasks;
  EXPECT_TRUE(has(site.script("merge.sbatch"), "#SBATCH --partition=long\n"));
  EXPECT_TRUE(has(o.out, "array 1 of 40 tasks, and merge 2 into " + site.study + "/study.h5\n")) << o.out;
  // A title must not become a line that Slurm obeys.
  EXPECT_FALSE(has(tasks, "\n#SBATCH --wrong")) << tasks;
}

// The scripts are run as Slurm would, by bash, with a program that records how it was called.
TEST(SweepSubmit, AnyNameOfAFolderComesThroughTheScripts) {
  for (const char* name : {"with blanks", "it's", "研究 一", "a\"b$HOME`id`", "100%a", "#x;y&z"}) {
    const Site site(name, 4, 2);
    site.recording_sbatch();
    site.program("recorder", "printf '%s\\n' \"$@\" '' >>'" + (site.folder / "seen") + "'\n");
    ASSERT_EQ(site.slurm({"--tasks", "2", "--program", site.folder / "bin/recorder"}).code, 0);
    EXPECT_EQ(site.calls()[1], "--chdir=" + site.study);
    const std::string told = shell("export SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_JOB_ID=7; for s in tasks merge; do bash " +
                                   shell_quoted(site.study + "/jobs/") + "$s.sbatch || echo failed; done");
    EXPECT_FALSE(has(told, "failed")) << told;
    EXPECT_EQ(lines_of(slurp(site.folder / "seen")),
              (Words{"sweep",   "run", site.study, "--shard", "1/2",      "--threads", "1",
                     "--quiet", "",    "sweep",    "merge",   site.study, "-o",        site.study + "/study.h5",
                     "--force", "",    "sweep",    "status",  site.study, ""}))
        << name;
  }
  // Slurm expands % in the path of a log.
  const Site percent("100%a", 4, 2);
  percent.recording_sbatch();
  ASSERT_EQ(percent.slurm({}).code, 0);
  EXPECT_EQ(percent.calls()[2], "--output=" + (percent.folder / "100%%a/jobs/task-%A_%a.log"));
  for (const char* name : {"new\nline", "back\\slash"}) EXPECT_EQ(Site(name, 4, 2).slurm({"--dry-run"}).code, 2) << name;
}

// The first words decide: 0 and failures pass through; a stop puts the task back where Slurm takes it for running and something
// was gained, and only then.
TEST(SweepSubmit, AStoppedTaskPutsItselfBackWhileItGains) {
  const Site site("study", 4, 2);
  site.recording_sbatch();
  site.program("engine",
               "[ \"$2\" = run ] && exit $(cat '" + (site.folder / "code") + "')\necho what others have gained: $RANDOM\n");
  site.program("scontrol", "[ $1 = requeue ] && echo $2 >>'" + (site.folder / "requeued") +
                               "'\necho \"JobId=7 JobState=$STATE Reason=None\"\n");
  ASSERT_EQ(site.slurm({"--program", site.folder / "bin/engine"}).code, 0);
  const auto task = [&](const std::string& code, std::size_t gained, const std::string& state, const std::string& restarts) {
    spit(site.folder / "code", code);
    spit(site.study + "/shards/0-of-1.runs", std::string(gained, 'x'));
    spit(site.folder / "requeued", "");
    const std::string told = shell("export PATH=" + shell_quoted(site.folder / "bin") + ":$PATH STATE=" + state +
                                   " SLURM_RESTART_COUNT=" + restarts + " SLURM_ARRAY_TASK_ID=0 SLURM_ARRAY_JOB_ID=7; bash " +
                                   shell_quoted(site.study + "/jobs/tasks.sbatch") + " >/dev/null 2>&1; echo $?");
    return told + slurp(site.folder / "requeued");
  };
  EXPECT_EQ(task("0", 0, "RUNNING", "0"), "0\n");
  EXPECT_EQ(task("1", 0, "RUNNING", "0"), "1\n");
  EXPECT_EQ(task("2", 0, "RUNNING", "0"), "2\n");
  EXPECT_EQ(task("138", 0, "RUNNING", "0"), "138\n") << "ended by a signal that nobody passed on";
  EXPECT_EQ(task("75", 1, "RUNNING", "0"), "75\n7_0\n");
  EXPECT_EQ(task("75", 2, "TIMEOUT", "1"), "75\n7_0\n");
  EXPECT_EQ(task("75", 3, "CANCELLED", "2"), "75\n") << "what somebody cancels stays so";
  EXPECT_EQ(task("75", 3, "PREEMPTED", "2"), "75\n") << "Slurm puts it back";
  EXPECT_EQ(task("75", 9, "RUNNING", "99"), "75\n7_0\n");
  EXPECT_EQ(task("75", 10, "RUNNING", "100"), "75\n") << "not for ever";
  EXPECT_EQ(task("75", 11, "RUNNING", "3"), "75\n7_0\n");
  EXPECT_EQ(task("75", 11, "RUNNING", "4"), "75\n7_0\n");
  EXPECT_EQ(task("75", 11, "RUNNING", "5"), "75\n") << "nothing gained three times";
}

TEST(SweepSubmit, ATaskPassesTheSignalOnAndWaits) {
  const Site site("study", 4, 2);
  site.recording_sbatch();
  // Takes half a second to save, and says that it did.
  site.program("engine", "[ \"$2\" = run ] || exit 0\ntrap 'sleep 0.5; echo saved >\"" + (site.folder / "saved") +
                             "\"; exit 75' USR1\ntouch '" + (site.folder / "running") + "'\nwhile :; do sleep 0.05; done\n");
  site.program("scontrol", "echo JobState=RUNNING\n");
  ASSERT_EQ(site.slurm({"--program", site.folder / "bin/engine"}).code, 0);
  Running task(
      {site.study + "/jobs/tasks.sbatch"},
      [&] {
        ::setenv("PATH", (site.folder / "bin:/usr/bin:/bin").c_str(), 1);
        ::setenv("SLURM_ARRAY_TASK_ID", "0", 1);
      },
      "/bin/bash");
  EXPECT_TRUE(wait_until([&] { return fs::exists(site.folder / "running"); }));
  task.signal(SIGUSR1);
  ::usleep(100000);
  task.signal(SIGUSR1);
  const Outcome o = task.wait(30);
  EXPECT_EQ(o.code, 75) << o.all();
  EXPECT_EQ(slurp(site.folder / "saved"), "saved\n");
  EXPECT_TRUE(has(o.err, "back into the queue")) << o.err;
}

TEST(SweepSubmit, TellsInSbatchsWordsWhatItRefuses) {
  const Site site("study", 4, 2);
  site.program("sbatch", "echo 'sbatch: error: Batch job submission failed: Invalid account' >&2; exit 1\n");
  Outcome o = site.slurm({});
  EXPECT_EQ(o.code, 1);
  EXPECT_EQ(o.err, "hearth: sbatch refused it: sbatch: error: Batch job submission failed: Invalid account\n");
  o = site.slurm({"--lang", "zh"});
  EXPECT_TRUE(o.err.starts_with("hearth: sbatch 拒绝了提交:sbatch: error: ")) << o.err;
  // The array is taken, the merge is not.
  site.program("sbatch", "case \"$*\" in *merge*) echo no >&2; exit 1;; esac; echo 41\n");
  o = site.slurm({});
  EXPECT_EQ(o.code, 1);
  EXPECT_TRUE(has(o.err, "refused it: no\nthe array 41 is submitted and runs; only the merge is not: hearth sweep merge "))
      << o.err;
  // No number: not submitted.
  site.program("sbatch", "echo maintenance\n");
  o = site.slurm({});
  EXPECT_EQ(o.code, 1);
  EXPECT_TRUE(has(o.err, "refused it: maintenance\n")) << o.err;
}

TEST(SweepSubmit, WithoutSlurmItSaysWhatElseThereIs) {
  const Site site("study", 4, 2);
  for (const auto& [language, told] : {std::pair{"en", "sbatch is not here"}, {"zh", "找不到 sbatch"}}) {
    const Outcome o = site.slurm({"--lang", language}, "");
    EXPECT_EQ(o.code, 1);
    EXPECT_TRUE(has(o.err, told)) << o.err;
    EXPECT_TRUE(has(o.err, "--engine local")) << o.err;
    EXPECT_FALSE(fs::exists(site.study + "/jobs"));
  }
}

TEST(SweepSubmit, ADryRunWritesTheScriptsAndSubmitsNothing) {
  const Site site("a study", 4, 2);
  site.recording_sbatch();
  const Outcome o = site.slurm({"--dry-run"});
  EXPECT_EQ(o.code, 0) << o.all();
  EXPECT_FALSE(fs::exists(site.folder / "calls"));
  EXPECT_TRUE(has(o.out, "\nsbatch --parsable '--chdir=" + site.study + "' '--output=" + site.study +
                             "/jobs/task-%A_%a.log' '" + site.study + "/jobs/tasks.sbatch'\n"))
      << o.out;
  EXPECT_TRUE(has(site.script("merge.sbatch"), "sweep merge"));
  EXPECT_EQ(site.slurm({"--dry-run"}, "").code, 0) << "needs no Slurm";
}

TEST(SweepSubmit, NeverOverloadsTheScheduler) {
  EXPECT_EQ(sensible_tasks(1, 1, 1), 1u);
  EXPECT_EQ(sensible_tasks(1000, 20, 1), 40u);
  EXPECT_EQ(sensible_tasks(1000, 20, 4), 10u);
  EXPECT_EQ(sensible_tasks(3, 1'000'000, 1), 3u) << "no task without a point";
  EXPECT_EQ(sensible_tasks(10'000'000, 1'000'000, 1), 500u);
  const Site site("study", 100000, 20);
  site.recording_sbatch();
  EXPECT_EQ(site.slurm({"--tasks", "501"}).code, 2);
  EXPECT_EQ(site.slurm({"--tasks", "0"}).code, 2);
  site.program("scontrol", "echo 'MaxArraySize            = 101'\n");
  ASSERT_EQ(site.slurm({}).code, 0);
  EXPECT_TRUE(has(site.script("tasks.sbatch"), "#SBATCH --array=0-100\n"));
  const Outcome o = site.slurm({"--tasks", "102"});
  EXPECT_EQ(o.code, 2);
  EXPECT_TRUE(has(o.err, "at most 101")) << o.err;
}

TEST(SweepSubmit, RefusesWhatWouldFailLater) {
  const Site site("study", 4, 2);
  site.recording_sbatch();
  spit(site.folder / "there.h5", old_results);
  for (const Words& words : std::vector<Words>{{"--time", "soon"},
                                               {"--time", "00:00:30"},
                                               {"--partition", "a b"},
                                               {"--program", "none"},
                                               {"word"},
                                               {"-o", site.folder / "there.h5"},
                                               {"--threads", "0"}})
    EXPECT_EQ(site.slurm(words).code, 2) << words[0];
  EXPECT_FALSE(fs::exists(site.folder / "calls"));
  EXPECT_EQ(site.slurm({"-o", site.folder / "there.h5", "--force"}).code, 0);
  EXPECT_EQ(hearth(site.submit({"--engine", "local", "--", "--account=x"})).code, 2);
  EXPECT_EQ(hearth({"sweep", "submit", site.folder / "none", "--engine", "slurm"}).code, 2);
  spit(site.study + "/plan.json", "{\"points\": \"4\"");
  EXPECT_EQ(site.slurm({}).code, 1) << "a damaged plan";
}

TEST(SweepSubmit, KnowsSlurmsWaysToWriteALimit) {
  EXPECT_EQ(seconds_of("90"), 5400);
  EXPECT_EQ(seconds_of("10:30"), 630);
  EXPECT_EQ(seconds_of("01:02:03"), 3723);
  EXPECT_EQ(seconds_of("2-01"), 176400);
  EXPECT_EQ(seconds_of("1-00:01:01"), 86461);
  for (const char* wrong : {"", "1h", "1:2:3:4", "-1", "1-", "UNLIMITED", "1:00 "}) EXPECT_FALSE(seconds_of(wrong)) << wrong;
  EXPECT_EQ(lead_time(""), 60);
  EXPECT_EQ(lead_time("01:00:00"), 60);
  EXPECT_EQ(lead_time("00:05:00"), 30);
  EXPECT_EQ(lead_time("00:01:00"), 20);
}

namespace {

// An engine of 4 shards that notes how many of it run together.
void counting_engine(const Site& site, const std::string& when_run) {
  site.program("engine", "cd '" + site.folder.path.string() + "'\necho \"$*\" >>log\n[ \"$2\" = run ] || exit 0\n" + when_run);
}

Words local(const Site& site, const Words& more = {}) {
  Words words = site.submit({"--engine", "local", "--tasks", "4", "--program", site.folder / "bin/engine"});
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

}  // namespace

TEST(SweepSubmit, HereRunsAllShardsSomeAtATimeAndMerges) {
  const Site site("study", 8, 2);
  counting_engine(site, "mkdir running.$$; ls -d running.* | wc -l >>together; sleep 0.3; rmdir running.$$\n");
  const Outcome o = hearth(local(site, {"--array-limit", "2"}));
  EXPECT_EQ(o.code, 0) << o.all();
  const auto log = lines_of(slurp(site.folder / "log"));
  ASSERT_EQ(log.size(), 5u);
  EXPECT_EQ(log[4], "sweep merge " + site.study + " -o " + site.study + "/study.h5 --force");
  const auto together = lines_of(slurp(site.folder / "together"));
  EXPECT_EQ(*std::max_element(together.begin(), together.end()), "2");
}

TEST(SweepSubmit, HereAFailingShardKeepsNoOtherFromRunning) {
  const Site site("study", 8, 2);
  counting_engine(site, "case $5 in 1/4) exit 1;; esac\n");
  const Outcome o = hearth(local(site));
  EXPECT_EQ(o.code, 1) << o.all();
  EXPECT_EQ(o.err, "hearth: shard 1 ended with 1\n");
  const std::string log = slurp(site.folder / "log");
  EXPECT_EQ(lines_of(log).size(), 6u) << log;
  EXPECT_TRUE(has(log, "--force --partial\nsweep status ")) << log;
  // One that refuses speaks for all.
  counting_engine(site, "exit 2\n");
  fs::remove(site.folder / "log");
  EXPECT_EQ(hearth(local(site, {"--array-limit", "1"})).code, 2);
  EXPECT_EQ(lines_of(slurp(site.folder / "log")).size(), 1u);
}

TEST(SweepSubmit, HereSignalsArePassedOnAndTheShardsWaitedFor) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGUSR1}) {
    const Site site("study", 8, 2);
    counting_engine(
        site,
        "trap 'sleep 0.3; echo x >>saved; exit 75' INT TERM HUP USR1\ntouch running.${5%/*}\nwhile :; do sleep 0.05; done\n");
    Running run(local(site, {"--array-limit", "2"}));
    const auto begun = [&] { return fs::exists(site.folder / "running.0") && fs::exists(site.folder / "running.1"); };
    EXPECT_TRUE(wait_until(begun));
    run.signal(signal);
    const Outcome o = run.wait(30);
    EXPECT_EQ(o.code, 75) << o.all();
    EXPECT_EQ(slurp(site.folder / "saved"), "x\nx\n") << "both have saved before it ends";
    EXPECT_EQ(lines_of(slurp(site.folder / "log")).size(), 2u) << "no other is begun, and nothing is merged";
  }
}

}  // namespace hearth::faults

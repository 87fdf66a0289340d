#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <thread>

#include "models/parameters/consistency.h"
#include "output/failure.h"
#include "output/memory.h"
#include "output/study/first_stage_of_study.h"
#include "output/study/folder.h"
#include "output/study/options.h"
#include "output/study/progress_of_study.h"
#include "output/study/runner.h"
#include "output/study/study.h"
#include "output/study/study_file.h"
#include "output/two_stage.h"
#include "sim/parallel.h"
#include "sim/unit_names.h"
#include "tools/commands.h"
#include "tools/interrupt.h"
#include "tools/printing.h"
#include "tools/progress.h"
#include "tools/sweep_status.h"
#include "tools/sweep_submit.h"

namespace hearth {

namespace {

struct SweepArguments {
  std::string study, folder, output, shard;
  int threads = 0;
  std::int64_t points = 0, replications = 0, sample = 4;
  bool watch = false, partial = false, force = false, quiet = false, json = false, check_invariants = false;
};

// How long it would take here, from a few runs that are really made.
void tell_cost(const StudyFolder& folder, std::int64_t sample, const Shared& shared) {
  if (sample <= 0) return;
  const MeasuredSample measured = measure_sample(folder, static_cast<std::size_t>(sample));
  if (measured.runs == 0) {
    complain(fmt::format(
        "hearth: {}\n",
        shared.say(Said{"none of the points that were tried can be run: ", "试跑的点均无法模拟:"} + measured.why_not)));
    return;
  }
  constexpr double seconds_an_hour = 3600, megabyte = 1e6;
  const auto runs = static_cast<double>(folder.plan().runs());
  const double hours = runs * measured.seconds_a_run / seconds_an_hour;
  // The runs, and once more in the merged file.
  const double disk = 2 * runs * static_cast<double>(bytes_of_a_run(folder.plan().values())) / megabyte;
  const double memory = memory_of_a_replication(measured.people_at_most) / megabyte;
  fmt::print(
      "{}\n",
      shared.say({fmt::format("cost, from {} runs here: {:.3g} s a run, {:.3g} core-hours in all; {:.0f} MB of memory a "
                              "thread; {:.3g} MB of disk",
                              measured.runs, measured.seconds_a_run, hours, memory, disk),
                  fmt::format("估算(依据此机试跑 {} 次):每次 {:.3g} 秒,共 {:.3g} 核时;每线程内存 {:.0f} MB;磁盘 {:.3g} MB",
                              measured.runs, measured.seconds_a_run, hours, memory, disk)}));
}

// What a precision takes, from a first stage that is really made.
void tell_first_stage(const StudyPlan& plan, const FirstStageOfStudy& stage, const Shared& shared) {
  if (stage.points == 0) {
    complain(fmt::format("hearth: {}\n", shared.say(Said{"no first stage for the precision: none of its points can be run: ",
                                                         "无法定精度:首阶段的点均无法模拟:"} +
                                                    stage.why_not)));
    return;
  }
  const PlannedMeasure& m = plan.measures[stage.measure];
  const bool has_unit = m.unit != "1", is_cut = stage.needed > stage.planned;
  const Said needed = stage.needed < most_replications_told ? same(std::to_string(stage.needed)) : Said{"too many", "过多"};
  fmt::print(
      "{}\n",
      shared.say({fmt::format("precision, from {} replications at {} points: '{}' to ± {:g}{} (95 %) takes {} replications{}",
                              stage.replications, stage.points, m.name.en, stage.wanted, has_unit ? " " + m.unit : "",
                              needed.en, is_cut ? fmt::format("; most_replications allows {}", stage.planned) : ""),
                  fmt::format("精度(依据 {} 个点各 {} 次):“{}”达到 ± {:g}{}(95%)需 {} 次{}", stage.points, stage.replications,
                              m.name.zh, stage.wanted, has_unit ? " " + std::string(unit_in_chinese(m.unit)) : "", needed.zh,
                              is_cut ? fmt::format(";most_replications 只允许 {} 次", stage.planned) : "")}));
}

int plan_study(const SweepArguments& a, const Shared& shared) {
  Diagnostics diagnostics;
  auto study = load_study(a.study, diagnostics);
  print(diagnostics, shared.language);
  if (!study) return exit_bad_input;
  StudyFolder::must_be_free(a.folder);
  FirstStageOfStudy stage;
  if (asks_for_precision(study->plan)) stage = choose_replications(*study);
  const StudyFolder folder = StudyFolder::create(a.folder, *study);
  if (a.quiet) return exit_done;
  const StudyPlan& plan = folder.plan();
  fmt::print("{}\n",
             shared.say({fmt::format("{}: {} points x {} replications = {} runs; factors: {}, measures: {}, dates: {}; the "
                                     "points are in {}/design.csv",
                                     name_of_method(plan.design.method), plan.points(), plan.replications, plan.runs(),
                                     plan.factors.size(), plan.measures.size(), plan.dates.size(), a.folder),
                         fmt::format("{}:{} 个点 × {} 次 = {} 次模拟;{} 个因素,{} 个指标,{} 个日期;设计表见 {}/design.csv",
                                     name_of_method(plan.design.method), plan.points(), plan.replications, plan.runs(),
                                     plan.factors.size(), plan.measures.size(), plan.dates.size(), a.folder)}));
  if (asks_for_precision(plan)) tell_first_stage(plan, stage, shared);
  tell_cost(folder, a.sample, shared);
  return exit_done;
}

Shard shard_of(const std::string& text) {
  if (text.empty()) return {};
  Shard shard;
  char end = 0;
  const int n = std::sscanf(text.c_str(), "%zu/%zu%c", &shard.index, &shard.count, &end);
  constexpr std::size_t most = 100'000;
  if (n != 2 || text[0] == '-' || shard.count == 0 || shard.count > most || shard.index >= shard.count)
    throw BadInput({"'" + text + "' is no shard; expected I/N with I from 0 to N-1, e.g. 3/8",
                    "'" + text + "' 不是有效分片;应为 I/N,I 从 0 到 N-1,如 3/8"});
  return shard;
}

void tell_damage(const std::vector<Damage>& damage, const Shared& shared) {
  for (const Damage& d : damage) {
    complain(fmt::format("hearth: {}\n",
                         shared.say({fmt::format("{}: {} bytes from {} on are {}; the runs in there are computed anew", d.file,
                                                 d.bytes, d.from, d.at_end ? "incomplete or damaged" : "damaged"),
                                     fmt::format("{}:自 {} 起 {} 字节{};其中的模拟将重新计算", d.file, d.from, d.bytes,
                                                 d.at_end ? "不完整或损坏" : "损坏")})));
  }
}

int run_study(const SweepArguments& a, bool again, const Shared& shared) {
  catch_interrupts(a.quiet ? ""
                           : shared.say({"\nhearth: finishing the replications in progress; what is finished is kept\n",
                                         "\nhearth: 正在完成进行中的模拟;已完成的均已保存\n"}),
                   Again::only_from_the_keyboard);
  const StudyFolder folder = StudyFolder::open(a.folder);
  SweepOptions options;
  options.shard = shard_of(a.shard);
  options.threads = a.threads;
  options.again = again;
  options.check_invariants = a.check_invariants;
#ifdef HEARTH_CHECK_INVARIANTS
  options.check_invariants = true;
#endif
  std::unique_ptr<Progress> shown;
  const SweepResult result = run_shard(
      folder, options,
      [&](std::size_t done, std::size_t of) {
        if (!shown) shown = std::make_unique<Progress>(of, !a.quiet, shared.language);
        (*shown)(done);
      },
      interrupted);
  shown.reset();
  if (result.to_do > 0) tell_damage(result.damage, shared);
  const bool all = result.finished == result.to_do;
  if (!a.quiet) {
    fmt::print(
        "{}\n",
        shared.say(
            {fmt::format("{} of {} runs in {:.1f} s{}", result.finished, result.to_do, result.seconds,
                         result.failed > 0 ? fmt::format(", {} failed ('hearth sweep status' says why)", result.failed) : ""),
             fmt::format("完成 {} / {} 次模拟,用时 {:.1f} 秒{}", result.finished, result.to_do, result.seconds,
                         result.failed > 0 ? fmt::format(",其中 {} 次失败(原因见 hearth sweep status)", result.failed) : "")}));
  }
  const bool none_succeeded = result.finished > 0 && result.failed == result.finished;
  if (none_succeeded)
    complain("hearth: " +
             shared.say({"every run failed; 'hearth sweep status' says why", "每次模拟都失败;原因见 hearth sweep status"}) +
             "\n");
  if (!all) return exit_to_be_continued;
  return none_succeeded ? exit_failed : exit_done;
}

int status(const SweepArguments& a, const Shared& shared) {
  if (a.watch) catch_interrupts("");
  constexpr std::chrono::milliseconds pause(5000), nap(200);
  while (!tell_status(a.folder, a.json, shared) && a.watch && !interrupted) {
    std::fflush(stdout);
    for (auto slept = std::chrono::milliseconds(0); slept < pause && !interrupted; slept += nap)
      std::this_thread::sleep_for(nap);
  }
  return exit_done;
}

int merge(const SweepArguments& a, const Shared& shared) {
  const StudyFolder folder = StudyFolder::open(a.folder);
  const ProgressOfStudy p = progress_of(folder);
  const MergedStudy merged = merge_study(folder, p, a.output, a.partial, a.force);
  if (!a.quiet) {
    fmt::print(
        "{}\n",
        shared.say(
            {fmt::format("{}: {} points x {} replications{}{}", a.output, merged.points, p.replications,
                         merged.points_failed > 0 ? fmt::format("; {} points failed, see /failed", merged.points_failed) : "",
                         merged.points_incomplete > 0
                             ? fmt::format("; {} points are incomplete and left out", merged.points_incomplete)
                             : ""),
             fmt::format("{}:{} 个点 × {} 次{}{}", a.output, merged.points, p.replications,
                         merged.points_failed > 0 ? fmt::format(";{} 个点失败,见 /failed", merged.points_failed) : "",
                         merged.points_incomplete > 0 ? fmt::format(";{} 个点未完成,未计入", merged.points_incomplete) : "")}));
  }
  if (merged.points > 0 || merged.points_failed == 0) return exit_done;
  complain("hearth: " + shared.say({"no point has a result", "没有一个点有结果"}) + "\n");
  return exit_failed;
}

int extend(const SweepArguments& a, const Shared& shared) {
  if (a.points <= 0 && a.replications <= 0)
    throw BadInput({"say how many more: --points N or --replications N", "请说明增加多少:--points N 或 --replications N"});
  StudyFolder folder = StudyFolder::open(a.folder);
  folder.extend(static_cast<std::size_t>(a.points), static_cast<std::size_t>(a.replications));
  const StudyPlan& plan = folder.plan();
  if (!a.quiet)
    fmt::print(
        "{}\n",
        shared.say({fmt::format("now {} points x {} replications = {} runs; 'hearth sweep run {}' does those that are new",
                                plan.points(), plan.replications, plan.runs(), a.folder),
                    fmt::format("现为 {} 个点 × {} 次 = {} 次模拟;hearth sweep run {} 只算新增部分", plan.points(),
                                plan.replications, plan.runs(), a.folder)}));
  return exit_done;
}

CLI::App* add_step(CLI::App& sweep, const char* name, const Said& what, SweepArguments& a, const Shared& shared) {
  auto* const command = sweep.add_subcommand(name, shared.say(what));
  command->add_option("DIR", a.folder, shared.say({"The study's folder", "研究文件夹"}))->required()->type_name("");
  command->add_flag("--quiet", a.quiet, shared.say({"Print nothing but errors", "只输出错误"}));
  return command;
}

void add_running(CLI::App& command, SweepArguments& a, const Shared& shared) {
  command
      .add_option("--shard", a.shard,
                  shared.say({"Only part I of N, e.g. 3/8 (I from 0)", "只做第 I 片,共 N 片,如 3/8(I 从 0 起)"}))
      ->option_text("I/N");
  command.add_option("-t,--threads", a.threads, shared.say({"Threads (default: all)", "线程数(默认全部)"}))
      ->check(CLI::Range(1, 1024))
      ->option_text("N");
  command.add_flag(
      "--check-invariants", a.check_invariants,
      shared.say({"Check every month that people, homes, posts and money are conserved", "逐月检查人、房、岗位与资金守恒"}));
}

}  // namespace

void add_sweep(CLI::App& app, Shared& shared) {
  auto* const sweep =
      app.add_subcommand("sweep", shared.say({"Run a study: many points of many replications, here or on a cluster",
                                              "运行研究:多个设计点、多次模拟,可在本机或集群上"}));
  sweep->require_subcommand(1);
  const auto a = std::make_shared<SweepArguments>();

  auto* const plan =
      sweep->add_subcommand("plan", shared.say({"Choose the points of a study and estimate its cost", "选定设计点并估算开销"}));
  plan->add_option("STUDY", a->study,
                   shared.say({"Study file, e.g. scenarios/studies/what-matters.toml",
                               "研究文件,如 scenarios/studies/what-matters.toml"}))
      ->required()
      ->type_name("");
  plan->add_option("-o,--output", a->folder, shared.say({"A new folder for the study", "新建的研究文件夹"}))
      ->required()
      ->option_text("DIR");
  plan->add_option("--sample", a->sample,
                   shared.say({"Runs to measure the cost by (0: none)", "用于估算开销的试跑次数(0:不试跑)"}))
      ->check(CLI::Range(0, 1000))
      ->option_text("N");
  plan->add_flag("--quiet", a->quiet, shared.say({"Print nothing but errors", "只输出错误"}));
  plan->footer(shared.example("hearth sweep plan scenarios/studies/what-matters.toml -o results/what-matters"));
  plan->callback([a, &shared] { shared.exit_code = plan_study(*a, shared); });

  auto* const run =
      add_step(*sweep, "run", {"Do what is not done yet, or one shard of it", "完成尚未完成的部分,或其中一片"}, *a, shared);
  add_running(*run, *a, shared);
  run->footer(shared.example("hearth sweep run results/what-matters"));
  run->callback([a, &shared] { shared.exit_code = run_study(*a, false, shared); });

  auto* const again =
      add_step(*sweep, "retry", {"As run, and runs that failed once more", "同 run,并重试失败的模拟"}, *a, shared);
  add_running(*again, *a, shared);
  again->callback([a, &shared] { shared.exit_code = run_study(*a, true, shared); });

  add_sweep_submit(*sweep, shared);

  auto* const told =
      add_step(*sweep, "status", {"What is done, failed, missing, damaged", "已完成、失败、缺失、损坏的情况"}, *a, shared);
  told->add_flag("--watch", a->watch, shared.say({"Again and again until all is done", "持续显示直至完成"}));
  told->add_flag("--json", a->json, shared.say({"As JSON", "以 JSON 输出"}));
  told->callback([a, &shared] { shared.exit_code = status(*a, shared); });

  auto* const merged =
      add_step(*sweep, "merge", {"Write the results of all runs into one file", "将全部结果合并为一个文件"}, *a, shared);
  merged->add_option("-o,--output", a->output, shared.say({"File to write", "要写的文件"}))
      ->required()
      ->option_text("STUDY.h5");
  merged->add_flag("--partial", a->partial,
                   shared.say({"Points that are complete, though runs are missing", "虽有缺失,仍合并已完成的点"}));
  merged->add_flag("--force", a->force, shared.say({"Replace an existing file of results", "替换已有结果文件"}));
  merged->footer(shared.example("hearth sweep merge results/what-matters -o results/what-matters.h5"));
  merged->callback([a, &shared] { shared.exit_code = merge(*a, shared); });

  auto* const extended = add_step(
      *sweep, "extend", {"More points or replications; what is done stays", "增加设计点或模拟次数,已完成的保留"}, *a, shared);
  extended->add_option("--points", a->points, shared.say({"So many more points", "增加的点数"}))
      ->check(CLI::Range(1, 10'000'000))
      ->option_text("N");
  extended
      ->add_option("--replications", a->replications,
                   shared.say({"So many more replications of every point", "每点增加的模拟次数"}))
      ->check(CLI::Range(1, 1'000'000))
      ->option_text("N");
  extended->callback([a, &shared] { shared.exit_code = extend(*a, shared); });
}

}  // namespace hearth

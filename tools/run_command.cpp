#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "output/ensemble.h"
#include "output/failure.h"
#include "output/findings.h"
#include "output/safe_file.h"
#include "tools/changes.h"
#include "tools/commands.h"
#include "tools/interrupt.h"
#include "tools/printing.h"
#include "tools/progress.h"

namespace hearth {

namespace {

struct RunArguments {
  std::string file;
  std::string extended;  // a results file
  std::string output;
  Changes changes;
  std::int64_t replications = 0;
  std::int64_t seed = -1;
  int threads = 0;
  bool people = false, quiet = false, json = false, force = false, check_invariants = false;
};

// A results file that goes on: its scenario, seed and tables, and so many more replications; replaced unless -o names another.
EnsembleOptions options_of(const RunArguments& a, const EarlierRun& earlier) {
  EnsembleOptions options;
  options.replications = earlier.replications + static_cast<std::size_t>(a.replications);
  options.seed = earlier.seed;
  options.threads = a.threads;
  options.check_invariants = a.check_invariants;
  options.people = earlier.people;
  options.output = a.output.empty() ? a.extended : a.output;
  options.force = a.force || a.output.empty();
  options.earlier = &earlier;
  return options;
}

EnsembleOptions options_of(const RunArguments& a, const Scenario& scenario) {
  EnsembleOptions options;
  options.replications = static_cast<std::size_t>(a.replications > 0 ? a.replications : scenario.parameters.run.replications);
  options.seed = static_cast<std::uint64_t>(a.seed >= 0 ? a.seed : scenario.parameters.run.seed);
  options.threads = a.threads;
  options.check_invariants = a.check_invariants;
  options.people = a.people;
#ifdef HEARTH_CHECK_INVARIANTS
  options.check_invariants = true;
#endif
  options.output = !a.output.empty() ? a.output : std::filesystem::path(a.file).stem().string() + ".h5";
  options.force = a.force;
  return options;
}

int tell_interruption(const EnsembleResult& result, const EnsembleOptions& options, const Shared& shared) {
  const bool any = result.finished > 0;
  complain(fmt::format(
      "hearth: {}\n",
      shared.say({fmt::format("interrupted; {} of {} replications were finished{}", result.finished, options.replications,
                              any ? " and are in " + options.output : ", nothing was written"),
                  fmt::format("已中断;{} 次模拟中完成了 {} 次{}", options.replications, result.finished,
                              any ? ",结果在 " + options.output : ",没有写文件")})));
  return exit_interrupted;
}

// What a second interrupt leaves.
Said said_when_interrupted(const std::string& output) {
  std::error_code error;
  const Said stopped = {"hearth: stopped; nothing was written", "hearth: 已停止;没有写文件"};
  const Said kept = {fmt::format(", '{}' is as before", output), fmt::format(",'{}' 未变", output)};
  return stopped + (std::filesystem::exists(output, error) ? kept : Said{}) + same("\n");
}

void tell_findings(const RunArguments& a, const Scenario& scenario, const EnsembleOptions& options,
                   const EnsembleResult& result, const Shared& shared) {
  const auto file = open_results(options.output, shared.language);
  const Findings findings = find(*file);
  if (a.json) {
    Json out = {{"scenario", or_null(a.file)},
                {"output", options.output},
                {"title", or_null(file->attribute("title"))},
                {"title_zh", or_null(file->attribute("title_zh"))},
                {"set", overrides_json(*file)},
                {"seed", options.seed},
                {"months", scenario.parameters.run.months}};
    out.update(Json::parse(findings_json(findings)));
    print(out);
    return;
  }
  const auto months = scenario.parameters.run.months;
  fmt::print("{}{}\n{}", heading(*file, false, shared.language),
             shared.say({fmt::format("{}: {} replication{} of {} months in {:.1f} s", options.output, result.finished,
                                     result.finished == 1 ? "" : "s", months, result.seconds),
                         fmt::format("{}:模拟 {} 次,每次 {} 个月,用时 {:.1f} 秒", options.output, result.finished, months,
                                     result.seconds)}),
             findings_table(findings, shared.chinese()));
}

// What goes on is the run that the file has.
void must_only_go_on(const RunArguments& a) {
  const Said with = {"--extend goes on with the file's own ", "--extend 沿用文件自身的"};
  if (!a.file.empty()) throw BadInput(with + Said{"scenario: leave '" + a.file + "' out", "情景:请去掉 '" + a.file + "'"});
  if (!a.changes.overrides.empty() || !a.changes.without_tasks.empty())
    throw BadInput(with + Said{"values: leave --set and --without-task out", "取值:请去掉 --set 与 --without-task"});
  if (a.seed >= 0) throw BadInput(with + Said{"seed: leave --seed out", "种子:请去掉 --seed"});
  if (a.people) throw BadInput(with + Said{"tables: leave --people out", "明细表:请去掉 --people"});
  if (a.replications <= 0) throw BadInput({"say how many more: --replications N", "请说明增加多少次:--replications N"});
}

int run(const RunArguments& a, const Shared& shared) {
  catch_interrupts(a.quiet ? ""
                           : shared.say({"\nhearth: finishing the replications in progress; once more to stop at once\n",
                                         "\nhearth: 正在完成进行中的模拟;再按一次立即停止\n"}));
  std::optional<EarlierRun> earlier;
  std::optional<Scenario> read;
  if (a.extended.empty()) {
    Diagnostics diagnostics;
    read = load_changed(a.file, a.changes, diagnostics);
    print(diagnostics, shared.language);
    if (!read) return exit_bad_input;
  } else {
    must_only_go_on(a);
    earlier.emplace(earlier_run(open_results(a.extended, shared.language), a.extended));
  }
  const Scenario& scenario = earlier ? earlier->scenario : *read;
  const EnsembleOptions options = earlier ? options_of(a, *earlier) : options_of(a, scenario);
  remove_when_interrupted(temporary_name(options.output), a.quiet ? "" : shared.say(said_when_interrupted(options.output)));
  EnsembleResult result;
  {
    Progress progress(options.replications, !a.quiet && !a.json, shared.language);
    result = run_ensemble(
        scenario, options, [&](std::size_t done) { progress(done); }, interrupted);
  }
  remove_when_interrupted("", "");
  if (!result.broken_invariant.empty()) {
    complain(fmt::format("hearth: {}{}\n",
                         shared.say({"an invariant broke, this is a defect of Hearth: ", "守恒检查未通过,这是 Hearth 的缺陷:"}),
                         result.broken_invariant));
    return exit_failed;
  }
  if (result.finished < options.replications) return tell_interruption(result, options, shared);
  if (!a.quiet || a.json) tell_findings(a, scenario, options, result, shared);
  return exit_done;
}

}  // namespace

void add_run(CLI::App& app, Shared& shared) {
  auto* const command =
      app.add_subcommand("run", shared.say({"Simulate a scenario and write a results file", "模拟一个情景并写出结果文件"}));
  const auto a = std::make_shared<RunArguments>();
  auto* const file =
      command
          ->add_option("FILE", a->file,
                       shared.say({"Scenario file, e.g. scenarios/baseline.toml", "情景文件,如 scenarios/baseline.toml"}))
          ->type_name("");
  command
      ->add_option(
          "--extend", a->extended,
          shared.say({"Add --replications N to this results file instead", "改为给此结果文件增加 --replications N 次模拟"}))
      ->option_text("RESULTS");
  command
      ->add_option("-n,--replications", a->replications,
                   shared.say({"Replications (default: the scenario's)", "模拟次数(默认按情景)"}))
      ->check(CLI::Range(1, 1000000))
      ->option_text("N");
  command->add_option("-s,--seed", a->seed, shared.say({"Seed (default: the scenario's)", "随机种子(默认按情景)"}))
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{9'000'000'000'000'000}))
      ->option_text("N");
  command->add_option("-t,--threads", a->threads, shared.say({"Threads (default: all)", "线程数(默认全部)"}))
      ->check(CLI::Range(1, 1024))
      ->option_text("N");
  add_changes(*command, a->changes,
              {"Change a value, e.g. --set housing.apartment.units=3000", "改一个值,如 --set housing.apartment.units=3000"},
              shared);
  command
      ->add_option("-o,--output", a->output,
                   shared.say({"Results file (default: the scenario's name with .h5)", "结果文件(默认:情景名加 .h5)"}))
      ->option_text("RESULTS");
  command->add_flag("--people", a->people,
                    shared.say({"Also write the tables of people, events and firms (about 5 MB a replication of the baseline)",
                                "另写人员、事件、企业明细表(基准情景每次模拟约 5 MB)"}));
  command->add_flag("--force", a->force, shared.say({"Replace an existing results file", "替换已有结果文件"}));
  command->add_flag("--quiet", a->quiet, shared.say({"Print nothing but errors", "只输出错误"}));
  command->add_flag("--json", a->json, shared.say({"Print the findings as JSON", "以 JSON 输出主要结论"}));
  command->add_flag(
      "--check-invariants", a->check_invariants,
      shared.say({"Check every month that people, homes, posts and money are conserved", "逐月检查人、房、岗位与资金守恒"}));
  command->footer(shared.example("hearth run scenarios/baseline.toml --replications 200 -o results/baseline.h5"));
  command->callback([a, file, &shared] {
    if (a->file.empty() && a->extended.empty()) throw CLI::RequiredError(file->get_name());
    shared.exit_code = run(*a, shared);
  });
}

}  // namespace hearth

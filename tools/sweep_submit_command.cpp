// `hearth sweep submit`: hands a study to a cluster, or runs its shards here.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <regex>
#include <thread>

#include "output/failure.h"
#include "output/safe_file.h"
#include "output/study/job_scripts.h"
#include "output/toml_json.h"
#include "tools/printing.h"
#include "tools/processes.h"
#include "tools/sweep_local.h"
#include "tools/sweep_submit.h"

namespace hearth {

namespace {

namespace fs = std::filesystem;

struct SubmitArguments {
  std::string folder, engine, output, program, time, partition;
  std::vector<std::string> more;
  std::size_t tasks = 0, at_once = 0, threads = 1;
  bool check_invariants = false, dry_run = false, force = false, quiet = false;
};

struct PlannedStudy {
  std::string title;
  std::size_t points = 0, replications = 0;
};

PlannedStudy planned_study(const std::string& folder) {
  const std::string path = folder + "/plan.json";
  std::ifstream file(path);
  if (!file)
    throw BadInput({fmt::format("'{}' has no study ('{}' can't be read); `hearth sweep plan` makes one", folder, path),
                    fmt::format("'{}' 中没有研究(无法读取 '{}');请用 `hearth sweep plan` 生成", folder, path)});
  const Json plan = Json::parse(file, nullptr, false);
  const auto is_number = [&](const char* key) {
    return plan.is_object() && plan.contains(key) && plan[key].is_number_integer() && plan[key].get<long long>() > 0;
  };
  if (!is_number("points") || !is_number("replications"))
    throw Failure({fmt::format("'{}' is damaged", path), fmt::format("'{}' 已损坏", path)});
  const Json title = plan.value("title", Json());
  return {title.is_string() ? title.get<std::string>() : std::string(), plan["points"].get<std::size_t>(),
          plan["replications"].get<std::size_t>()};
}

// The running program, as other machines will find it.
std::string own_program() {
  std::error_code error;
  std::string path = fs::read_symlink("/proc/self/exe", error).string();
  if (error || ::access(path.c_str(), X_OK) != 0)
    throw Failure({"can't tell where hearth is; --program tells it", "无法确定 hearth 的位置;请用 --program 指定"});
  return path;
}

std::string absolute(const std::string& path) {
  std::string out = fs::absolute(path).lexically_normal().string();
  if (out.size() > 1 && out.ends_with('/')) out.pop_back();
  if (is_unusable_path(out))
    throw BadInput({"a path with control characters or a backslash can't be given to a cluster: " + out,
                    "路径中含有控制字符或反斜杠,无法提交:" + out});
  return out;
}

void check_words(const SubmitArguments& a) {
  constexpr long shortest = 60;
  const auto seconds = seconds_of(a.time);
  if (!a.time.empty() && (!seconds || *seconds < shortest))
    throw BadInput({fmt::format("--time: '{}' is no HH:MM:SS of a minute or more", a.time),
                    fmt::format("--time:'{}' 应为 HH:MM:SS,且不少于一分钟", a.time)});
  static const std::regex names("[A-Za-z0-9_.,-]*");
  if (!std::regex_match(a.partition, names))
    throw BadInput({fmt::format("--partition: '{}' is no name of partitions", a.partition),
                    fmt::format("--partition:'{}' 不是分区名", a.partition)});
  if (!a.more.empty() && !a.more.front().starts_with('-'))
    throw BadInput({fmt::format("'{}' is one argument too many; options for sbatch follow --", a.more.front()),
                    fmt::format("多余的参数 '{}';sbatch 的选项写在 -- 之后", a.more.front())});
  if (std::any_of(a.more.begin(), a.more.end(), is_unusable_path))
    throw BadInput({"an option for sbatch has control characters or a backslash", "sbatch 的选项中含有控制字符或反斜杠"});
  if (!a.more.empty() && a.engine != "slurm")
    throw BadInput({"options after -- are for --engine slurm", "-- 之后的选项仅用于 --engine slurm"});
}

ClusterJob job_of(const SubmitArguments& a) {
  check_words(a);
  ClusterJob job;
  job.folder = absolute(a.folder);
  const PlannedStudy study = planned_study(job.folder);
  job.title = study.title;
  job.program = a.program.empty() ? own_program() : absolute(a.program);
  if (::access(job.program.c_str(), X_OK) != 0 || fs::is_directory(job.program))
    throw BadInput({fmt::format("'{}' is no program", job.program), fmt::format("'{}' 不是可执行程序", job.program)});
  job.output = a.output.empty() ? job.folder + "/study.h5" : absolute(a.output);
  // Asked before anything runs; the file in the study's own folder is nobody else's.
  if (!a.output.empty() && !a.force && fs::exists(job.output))
    throw BadInput({fmt::format("'{}' exists and is kept; --force replaces it", a.output),
                    fmt::format("'{}' 已存在,予以保留;用 --force 可替换", a.output)});
  job.threads = a.threads;
  job.tasks = a.tasks > 0 ? a.tasks : sensible_tasks(study.points, study.replications, a.threads);
  job.at_once = a.at_once;
  job.check_invariants = a.check_invariants;
  job.time = a.time;
  job.partition = a.partition;
  job.more = a.more;
  return job;
}

// A program that is missing on the machine where this runs, told in one way.
[[noreturn]] void no_slurm() {
  throw Failure(
      {"sbatch is not here: this machine submits to no Slurm; --engine local runs the shards here, and tools/cluster/ "
       "has scripts for other schedulers",
       "找不到 sbatch:本机不能向 Slurm 提交;可用 --engine local 在本机运行,其他调度系统见 tools/cluster/"});
}

// Arrays larger than the scheduler takes: fewer tasks where we chose, a fault where the user did.
void respect_the_cluster(ClusterJob& job, bool chosen_by_user) {
  if (!is_on_path("scontrol")) return;
  const Ended config = run_and_listen({"scontrol", "show", "config"});
  // A scheduler that doesn't answer is told by sbatch.
  const auto largest = config.code == 0 ? largest_array(config.out) : std::nullopt;
  if (!largest || job.tasks <= *largest) return;
  if (*largest == 0) {
    throw Failure({"this Slurm takes no arrays (its MaxArraySize is 0)", "该 Slurm 不接受数组作业(MaxArraySize 为 0)"});
  }
  if (chosen_by_user)
    throw BadInput({fmt::format("--tasks: this Slurm takes at most {} (its MaxArraySize)", *largest),
                    fmt::format("--tasks:该 Slurm 最多接受 {}(MaxArraySize)", *largest)});
  job.tasks = *largest;
}

// sbatch's words, without the blank lines around them.
std::string words_of(const Ended& ended) {
  std::string text = ended.err.empty() ? ended.out : ended.err;
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text.empty() ? fmt::format("(exit code {})", ended.code) : text;
}

std::string submitted(const std::vector<std::string>& words, const Said& what_is_so_far) {
  const Ended ended = run_and_listen(words);
  std::string id = ended.code == 0 ? job_number(ended.out) : "";
  if (!id.empty()) return id;
  throw Failure(Said{"sbatch refused it: ", "sbatch 拒绝了提交:"} + same(words_of(ended)) + what_is_so_far);
}

int submit_to_slurm(ClusterJob job, const SubmitArguments& a, const Shared& shared) {
  if (!a.dry_run && !is_on_path("sbatch")) no_slurm();
  respect_the_cluster(job, a.tasks > 0);
  write_whole_file(task_script_path(job), task_script(job), true);
  write_whole_file(merge_script_path(job), merge_script(job), true);
  if (a.dry_run) {
    fmt::print("{}\n{}\n{}\n",
               shared.say({"nothing is submitted; the scripts are written, and this would be run:",
                           "未提交;脚本已写好,将要执行的命令:"}),
               shell_line(submit_tasks(job)), shell_line(submit_merge(job, "ARRAY")));
    return exit_done;
  }
  const std::string array = submitted(submit_tasks(job), {});
  const std::string merge = submitted(
      submit_merge(job, array),
      {fmt::format("\nthe array {} is submitted and runs; only the merge is not: hearth sweep merge {}", array,
                   shell_line({job.folder})),
       fmt::format("\n数组作业 {} 已提交并会运行,仅合并未提交:hearth sweep merge {}", array, shell_line({job.folder}))});
  if (a.quiet) return exit_done;
  const std::string logs = job.folder + "/" + jobs_folder;
  fmt::print(
      "{}\n",
      shared.say(
          {fmt::format(
               "submitted: array {} of {} tasks, and merge {} into {}\nlogs: {}\nhow far it is: {}\nto cancel: scancel {} {}",
               array, job.tasks, merge, job.output, logs, shell_line({"hearth", "sweep", "status", job.folder}), array, merge),
           fmt::format("已提交:数组作业 {}(共 {} 个任务),合并作业 {},写入 {}\n日志:{}\n查看进度:{}\n取消:scancel {} {}", array,
                       job.tasks, merge, job.output, logs, shell_line({"hearth", "sweep", "status", job.folder}), array,
                       merge)}));
  return exit_done;
}

int submit_here(ClusterJob job, const SubmitArguments& a, const Shared& shared) {
  const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
  if (job.at_once == 0) job.at_once = std::max<std::size_t>(cores / job.threads, 1);
  if (!a.dry_run) return run_locally(job, shared, a.quiet);
  fmt::print("{}\n", shared.say({fmt::format("nothing is run; {} at a time, this would be:", job.at_once),
                                 fmt::format("未运行;每次同时 {} 个,将要执行的命令:", job.at_once)}));
  for (std::size_t shard = 0; shard < job.tasks; ++shard) fmt::print("{}\n", shell_line(shard_words(job, shard)));
  fmt::print("{}\n", shell_line(merge_words(job, false)));
  return exit_done;
}

int submit(const SubmitArguments& a, const Shared& shared) {
  const ClusterJob job = job_of(a);
  return a.engine == "slurm" ? submit_to_slurm(job, a, shared) : submit_here(job, a, shared);
}

}  // namespace

void add_sweep_submit(CLI::App& sweep, Shared& shared) {
  auto* const command =
      sweep.add_subcommand("submit", shared.say({"Hand a study to a cluster: an array of tasks, and a merge after it",
                                                 "将研究提交到集群:一组任务,以及其后的合并"}));
  const auto a = std::make_shared<SubmitArguments>();
  constexpr int most = static_cast<int>(most_tasks), most_threads = 1024;
  command
      ->add_option("DIR", a->folder,
                   shared.say({"Folder of the study (hearth sweep plan)", "研究的文件夹(由 hearth sweep plan 生成)"}))
      ->required()
      ->type_name("");
  command
      ->add_option(
          "SBATCH", a->more,
          shared.say({"After --: options for sbatch, such as --account=x", "写在 -- 之后:sbatch 的选项,如 --account=x"}))
      ->type_name("");
  command
      ->add_option("--engine", a->engine,
                   shared.say({"slurm, or local: here, as processes", "slurm,或 local:在本机以进程运行"}))
      ->required()
      ->check([&shared](const std::string& engine) {
        if (engine == "slurm" || engine == "local") return std::string();
        return shared.say(
            {"'" + engine +
                 "' is none of slurm, local; scripts for PBS, SGE, GNU parallel and a plain loop are in tools/cluster/",
             "'" + engine + "' 不是 slurm 或 local;PBS、SGE、GNU parallel 与循环的脚本见 tools/cluster/"});
      });
  command
      ->add_option(
          "--tasks", a->tasks,
          shared.say(
              {fmt::format("Tasks, each a shard of the study [one for {} runs, at most {}]", runs_worth_a_task, most_tasks),
               fmt::format("任务数,每个任务做研究的一个分片 [每 {} 次模拟一个,最多 {}]", runs_worth_a_task, most_tasks)}))
      ->check(CLI::Range(1, most))
      ->type_name("N");
  command
      ->add_option("--array-limit", a->at_once,
                   shared.say({"Tasks that run at the same time [slurm: as it likes; local: cores / threads]",
                               "同时运行的任务数 [slurm:由其安排;local:核数 / 线程数]"}))
      ->check(CLI::Range(1, most))
      ->type_name("K");
  command->add_option("--threads", a->threads, shared.say({"Processors of a task [1]", "每个任务的处理器数 [1]"}))
      ->check(CLI::Range(1, most_threads))
      ->type_name("T");
  command
      ->add_option("--time", a->time,
                   shared.say({"Limit of a task; it saves before, and goes on in the queue",
                               "每个任务的时限;到时前保存,重新排队后继续"}))
      ->type_name("HH:MM:SS");
  command->add_option("--partition", a->partition, shared.say({"Partition of the cluster", "集群分区"}))->type_name("P");
  command->add_option("-o,--output", a->output, shared.say({"Merged file [DIR/study.h5]", "合并后的文件 [DIR/study.h5]"}))
      ->type_name("FILE");
  command
      ->add_option("--program", a->program,
                   shared.say({"hearth, as the nodes of the cluster see it [this one]", "集群节点上的 hearth [当前程序]"}))
      ->type_name("PATH");
  command->add_flag(
      "--check-invariants", a->check_invariants,
      shared.say({"Check every month that people, homes, posts and money are conserved", "逐月检查人、房、岗位与资金守恒"}));
  command->add_flag("--dry-run", a->dry_run,
                    shared.say({"Write the scripts, show the commands, submit nothing", "只写脚本并显示命令,不提交"}));
  command->add_flag("--force", a->force, shared.say({"Replace an existing merged file", "替换已有的合并文件"}));
  command->add_flag("--quiet", a->quiet, shared.say({"Print nothing but errors", "只输出错误"}));
  command->footer(shared.example("hearth sweep submit results/study --engine slurm --time 01:00:00 -- --account=x"));
  if (shared.chinese()) command->get_help_ptr()->group("选项");
  command->callback([a, &shared] { shared.exit_code = submit(*a, shared); });
}

}  // namespace hearth

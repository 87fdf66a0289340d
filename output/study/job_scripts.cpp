#include "output/study/job_scripts.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <regex>

namespace hearth {

namespace {

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

// A title goes into a comment of one line.
std::string on_one_line(std::string text) {
  std::replace_if(text.begin(), text.end(), is_control, ' ');
  return text;
}

// What both scripts begin with. Paths stand in assignments, where quotes protect them, or in the words for sbatch.
std::string head(const ClusterJob& job, const std::string& name, const std::string& purpose) {
  std::string out = "#!/bin/bash\n";
  out += fmt::format("# Hearth, study: {}\n{}", on_one_line(job.title), purpose);
  out += fmt::format("#SBATCH --job-name={}\n#SBATCH --open-mode=append\n#SBATCH --requeue\n", name);
  if (!job.partition.empty()) out += fmt::format("#SBATCH --partition={}\n", job.partition);
  return out;
}

std::string paths(const ClusterJob& job) {
  return fmt::format("hearth={}\nstudy={}\n", shell_quoted(job.program), shell_quoted(job.folder));
}

// The part of the task's script that is the same for all studies.
constexpr const char* task_body = R"sh(
shard=$SLURM_ARRAY_TASK_ID
this=${SLURM_ARRAY_JOB_ID}_$shard
runs=$study/shards/$shard-of-$tasks.runs
note=$study/jobs/stopped-$this  # how large that file was when this task was last stopped, and how often it was the same
say() { echo "task $this: $*" >&2; }

# Slurm tells this shell, and only this shell, to stop; hearth saves what is finished and ends with 75. A signal that comes
# before hearth has been started, or has learnt to obey, is not lost: it then ends without anything to save.
told=
child=
pass_on() {
  told=$1
  interrupted=yes
  [ -z "$child" ] || kill -s "$1" "$child" 2>/dev/null
}
trap 'pass_on USR1' USR1
trap 'pass_on TERM' TERM

say "start on $(hostname), put back ${SLURM_RESTART_COUNT:-0} times so far"
"$hearth" sweep run "$study" --shard "$shard/$tasks" --threads "$threads" $checks --quiet &
child=$!
[ -z "$told" ] || kill -s "$told" "$child" 2>/dev/null
code=127
while :; do
  interrupted=
  wait "$child"
  new=$?
  [ "$new" = 127 ] || code=$new
  [ -n "$interrupted" ] || break  # a signal ends the waiting, not hearth
done
child=

# 130, 138, 143: ended by the signal itself, which counts as stopped when the signal came from here.
case $code:$told in 130:?* | 138:USR1 | 143:TERM) code=75 ;; esac
if [ "$code" != 75 ]; then
  rm -f "$note"
  say "end with $code"
  exit "$code"
fi

# Stopped, with something left to do. Slurm itself puts back a task that it preempts or whose node dies, and one that somebody
# cancels is to stay so; only a task that Slurm takes for running, or whose time is over, puts itself back.
state=$(scontrol show job --oneliner "$this" | grep -o 'JobState=[A-Z_]*' | head -n 1)
case $state in
  JobState=RUNNING | JobState=TIMEOUT) ;;
  *)
    say "stopped; left to Slurm (${state:-state unknown})"
    exit 75
    ;;
esac
if [ "${SLURM_RESTART_COUNT:-0}" -ge "$most_restarts" ]; then
  say "given up: put back $SLURM_RESTART_COUNT times; submit again to go on, with a longer time or more tasks"
  exit 75
fi
size=$([ ! -f "$runs" ] || wc -c <"$runs")
same=0
[ ! -f "$note" ] || [ "$(head -n 1 "$note")" != "$size" ] || same=$(($(tail -n 1 "$note") + 1))
printf '%s\n%s\n' "$size" "$same" >"$note"
if [ "$same" -ge 2 ]; then
  say "given up: three times it was stopped without having gained a run; its time is too short"
  rm -f "$note"
  exit 75
fi
say "stopped; back into the queue"
scontrol requeue "$this" || say "it can't be put back: submit again"
exit 75
)sh";

constexpr const char* merge_body = R"sh(
if "$hearth" sweep merge "$study" -o "$output" --force; then
  code=0
else
  # Something is missing or failed: what is complete is of use all the same.
  "$hearth" sweep merge "$study" -o "$output" --partial --force
  code=$?
  [ "$code" != 0 ] || code=1
fi
"$hearth" sweep status "$study"
[ "$code" = 0 ] || echo "the study is incomplete or not merged: logs of the tasks are beside this one; submit again to go on" >&2
exit "$code"
)sh";

// Slurm expands % in the path of a log, also where it comes from the folder; %% is one.
std::string log_path(const ClusterJob& job, const char* name) {
  std::string out;
  for (const char c : job.folder) out += c == '%' ? "%%" : std::string(1, c);
  return out + "/" + jobs_folder + "/" + name;
}

// Where words contradict each other, Slurm takes the last: options of the user go before the dependency only.
std::vector<std::string> sbatch(const ClusterJob& job, const char* log, const std::string& dependency,
                                const std::string& script) {
  std::vector<std::string> words = {"sbatch", "--parsable", "--chdir=" + job.folder, "--output=" + log_path(job, log)};
  words.insert(words.end(), job.more.begin(), job.more.end());
  if (!dependency.empty()) words.push_back("--dependency=afterany:" + dependency);
  words.push_back(script);
  return words;
}

std::optional<long> whole(const std::string& digits) {
  long value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

}  // namespace

std::size_t sensible_tasks(std::size_t points, std::size_t replications, std::size_t threads) {
  // Divided before multiplied: a study's points and replications are no small numbers.
  const double tasks = static_cast<double>(points) * static_cast<double>(replications) /
                       (static_cast<double>(runs_worth_a_task) * static_cast<double>(std::max<std::size_t>(threads, 1)));
  const auto wanted = tasks >= static_cast<double>(most_tasks) ? most_tasks : static_cast<std::size_t>(tasks);
  return std::clamp<std::size_t>(wanted, 1, std::max<std::size_t>(std::min(points, most_tasks), 1));
}

std::optional<long> seconds_of(const std::string& limit) {
  static const std::regex form(
      R"((?:(\d{1,4})-(\d{1,2})(?::(\d{1,2}))?(?::(\d{1,2}))?)|(?:(?:(\d{1,5}):)?(\d{1,7})(?::(\d{1,2})))|(\d{1,7}))");
  std::smatch m;
  if (!std::regex_match(limit, m, form)) return {};
  const auto part = [&](std::size_t i) { return m[i].matched ? whole(m.str(i)).value_or(0) : 0; };
  if (m[8].matched) return part(8) * 60;
  if (m[1].matched) return ((part(1) * 24 + part(2)) * 60 + part(3)) * 60 + part(4);
  return (part(5) * 60 + part(6)) * 60 + part(7);
}

long lead_time(const std::string& limit) {
  constexpr long usual = 60, least = 20;
  const auto seconds = seconds_of(limit);
  return seconds ? std::clamp(*seconds / 10, least, usual) : usual;
}

std::string shell_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) c == '\'' ? out += "'\\''" : out += c;
  return out + "'";
}

std::string shell_line(const std::vector<std::string>& words) {
  static const std::regex plain("[A-Za-z0-9_./:=,@%+-]+");
  std::string out;
  for (const std::string& word : words)
    out += (out.empty() ? "" : " ") + (std::regex_match(word, plain) ? word : shell_quoted(word));
  return out;
}

bool is_unusable_path(const std::string& path) {
  return std::any_of(path.begin(), path.end(), [](char c) { return c == '\\' || is_control(c); });
}

std::string task_script_path(const ClusterJob& job) {
  return job.folder + "/" + jobs_folder + "/tasks.sbatch";
}

std::string merge_script_path(const ClusterJob& job) {
  return job.folder + "/" + jobs_folder + "/merge.sbatch";
}

std::string task_script(const ClusterJob& job) {
  std::string out = head(job, "hearth-sweep",
                         "# Each task of this array does a part of its runs. By hand: " + shell_line(submit_tasks(job)) + "\n");
  const std::string at_once = job.at_once > 0 ? fmt::format("%{}", job.at_once) : "";
  out += fmt::format("#SBATCH --array=0-{}{}\n#SBATCH --nodes=1 --ntasks=1 --cpus-per-task={}\n", job.tasks - 1, at_once,
                     job.threads);
  if (!job.time.empty()) out += fmt::format("#SBATCH --time={}\n", job.time);
  out += fmt::format("#SBATCH --signal=B:USR1@{}\n\n", lead_time(job.time));
  out += paths(job) + fmt::format("tasks={}\nthreads={}\nchecks={}\nmost_restarts=100\n", job.tasks, job.threads,
                                  job.check_invariants ? "--check-invariants" : "");
  return out + task_body;
}

std::string merge_script(const ClusterJob& job) {
  std::string out = head(job, "hearth-merge",
                         "# Puts what the tasks have done into one file. By hand: " + shell_line(submit_merge(job, "")) + "\n");
  out += "#SBATCH --nodes=1 --ntasks=1\n\n";
  return out + paths(job) + fmt::format("output={}\n", shell_quoted(job.output)) + merge_body;
}

std::vector<std::string> submit_tasks(const ClusterJob& job) {
  return sbatch(job, "task-%A_%a.log", "", task_script_path(job));
}

std::vector<std::string> submit_merge(const ClusterJob& job, const std::string& id) {
  return sbatch(job, "merge-%j.log", id, merge_script_path(job));
}

std::string job_number(const std::string& printed) {
  static const std::regex form(R"(^(\d+)(;[^\n]*)?$)");
  // Sites let sbatch print notes before it.
  std::smatch m;
  std::string last;
  for (std::size_t at = 0; at < printed.size();) {
    const std::size_t end = std::min(printed.find('\n', at), printed.size());
    const std::string line = printed.substr(at, end - at);
    if (std::regex_match(line, m, form)) last = m.str(1);
    at = end + 1;
  }
  return last;
}

std::optional<std::size_t> largest_array(const std::string& config) {
  static const std::regex form(R"((?:^|\n)MaxArraySize\s*=\s*(\d{1,9}))");
  std::smatch m;
  if (!std::regex_search(config, m, form)) return {};
  return static_cast<std::size_t>(whole(m.str(1)).value_or(0));
}

}  // namespace hearth

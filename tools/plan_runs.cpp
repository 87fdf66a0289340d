#include "tools/plan_runs.h"

#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "output/ensemble.h"
#include "output/failure.h"
#include "tools/interrupt.h"
#include "tools/printing.h"

namespace hearth {

namespace {

// The one that an interrupt removes; later ones stand in it.
std::string outermost;

}  // namespace

TemporaryFolder::TemporaryFolder() {
  const std::filesystem::path in =
      outermost.empty() ? std::filesystem::temp_directory_path() : std::filesystem::path(outermost);
  std::string path = (in / "hearth-XXXXXX").string();
  // No interrupt between the folder and the knowledge of it.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  const bool made = mkdtemp(path.data()) != nullptr;
  const int error = errno;
  if (made && outermost.empty()) remove_folder_when_interrupted(path);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (!made) throw Failure(Said{"can't make a folder for temporary files: ", "无法建立临时文件夹:"} + system_error(error));
  path_ = path;
  if (outermost.empty()) outermost = path;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
  if (path_ != outermost) return;
  remove_folder_when_interrupted("");  // last: an interrupt on the way here leaves nothing half removed
  outermost.clear();
}

std::unique_ptr<ResultsFile> run_plan(const Scenario& scenario, const PlanRun& run, const std::string& output,
                                      const Shared& shared) {
  EnsembleOptions options;
  options.replications = run.luck.replications;
  options.seed = run.luck.seed;
  options.threads = run.threads;
  options.people = run.people;
  options.output = output;
  options.force = true;
#ifdef HEARTH_CHECK_INVARIANTS
  options.check_invariants = true;
#endif
  const auto progress = [&](std::size_t done) {
    if (run.progress != nullptr) (*run.progress)(run.done_before + done);
  };
  const EnsembleResult result = run_ensemble(scenario, options, progress, interrupted);
  if (!result.broken_invariant.empty())
    throw Failure(Said{"an invariant broke, this is a defect of Hearth: ", "守恒检查未通过,这是 Hearth 的缺陷:"} +
                  same(result.broken_invariant));
  if (result.finished < options.replications) throw Interrupted();
  return open_results(output, shared.language);
}

}  // namespace hearth

#include <fmt/format.h>
#include <sys/wait.h>

#include <csignal>
#include <cstdio>
#include <memory>

#include "output/failure.h"
#include "output/picture.h"
#include "output/safe_file.h"
#include "tools/commands.h"
#include "tools/printing.h"

namespace hearth {

namespace {

struct PlotArguments {
  std::string file, measure, output;
  bool force = false, quiet = false;
};

struct Kind {
  const char* terminal;                        // gnuplot's
  bool (*is_one)(std::string_view beginning);  // of a file
};

Kind kind_of(const std::string& output) {
  if (output.ends_with(".svg"))
    return {"svg", [](std::string_view x) { return x.find("Produced by GNUPLOT") != std::string_view::npos; }};
  if (output.ends_with(".png")) return {"pngcairo", [](std::string_view x) { return x.starts_with("\x89PNG"); }};
  throw BadInput({fmt::format("'{}' is neither .svg nor .png", output), fmt::format("'{}' 不是 .svg 或 .png", output)});
}

// gnuplot reads the script from its standard input; nothing of the file goes through a shell. A gnuplot that is not there or
// ends early must not end this process by SIGPIPE.
void draw(const std::string& script) {
  constexpr int not_found = 127;
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  std::FILE* const gnuplot = popen("command -v gnuplot >/dev/null || exit 127; exec gnuplot", "w");
  if (gnuplot == nullptr) throw Failure({"can't start gnuplot", "无法启动 gnuplot"});
  const bool written = std::fwrite(script.data(), 1, script.size(), gnuplot) == script.size();
  const int status = pclose(gnuplot);
  std::signal(SIGPIPE, before);
  if (WIFEXITED(status) && WEXITSTATUS(status) == not_found)
    throw Failure({"pictures need gnuplot (Debian's package gnuplot-nox)", "绘图需要 gnuplot(Debian 软件包 gnuplot-nox)"});
  if (status != 0 || !written) throw Failure({"gnuplot could not draw it", "gnuplot 未能绘图"});
}

int plot(const PlotArguments& a, const Shared& shared) {
  const Kind kind = kind_of(a.output);
  const auto file = open_results(a.file, shared.language);
  if (file->replications().empty())
    throw BadInput({fmt::format("'{}' has no replications", a.file), fmt::format("'{}' 没有任何一次模拟", a.file)});
  const Measured measured = find_measure(*file, a.measure);
  if (a.force) keep_what_is_not({"picture", "图片"}, kind.is_one, a.output);
  SafeFile picture(a.output, a.force);
  draw(picture_script(*file, measured, kind.terminal, picture.temporary(), shared.language));
  picture.commit();
  if (!a.quiet) fmt::print("{}\n", shared.say({"written: ", "已写入:"}) + a.output);
  return exit_done;
}

}  // namespace

void add_plot(CLI::App& app, Shared& shared) {
  auto* const command = app.add_subcommand("plot", shared.say({"One picture of one measure by month", "一个指标的逐月图"}));
  const auto a = std::make_shared<PlotArguments>();
  command->add_option("RESULTS", a->file, shared.say({"Results file", "结果文件"}))->required()->type_name("");
  command
      ->add_option("MEASURE", a->measure,
                   shared.say({"Series, and perhaps a member: homes_held, homes_held.apartment, targets/headline.elite",
                               "序列,可加成员:homes_held、homes_held.apartment、targets/headline.elite"}))
      ->required()
      ->type_name("");
  command->add_option("-o,--output", a->output, shared.say({"Picture: .svg or .png", "图片:.svg 或 .png"}))
      ->required()
      ->type_name("PICTURE");
  command->add_flag("--force", a->force, shared.say({"Replace an existing picture", "替换已有图片"}));
  command->add_flag("--quiet", a->quiet, shared.say({"Print nothing but errors", "只输出错误"}));
  command->footer(shared.example("hearth plot results/baseline.h5 homes_held -o results/homes.svg"));
  command->callback([a, &shared] { shared.exit_code = plot(*a, shared); });
}

}  // namespace hearth

#include "output/scenario.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "models/parameters/consistency.h"
#include "output/failure.h"

namespace hearth {

namespace {

// No scenario or list is larger; each kind has a limit of its own.
constexpr std::size_t largest_file = 16u << 20;

FileText cannot(Said why) {
  return {std::nullopt, std::move(why)};
}

FileText too_large(std::uintmax_t size, std::uintmax_t largest) {
  return cannot({fmt::format("it is too large ({} MB; at most {})", size >> 20, largest >> 20),
                 fmt::format("文件过大({} MB,上限 {} MB)", size >> 20, largest >> 20)});
}

}  // namespace

FileText read_text_file(const std::string& path) {
  return read_whole_text(path, largest_file);
}

FileText read_whole_text(const std::string& path, std::uintmax_t largest) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0)
    return cannot(errno == ENOENT ? Said{"there is no such file", "没有这个文件"} : system_error(errno));
  if (S_ISDIR(status.st_mode)) return cannot({"it is a folder", "这是一个文件夹"});
  // A pipe would wait for its writer, a device may never end.
  if (!S_ISREG(status.st_mode)) return cannot({"it is no ordinary file", "这不是普通文件"});
  if (static_cast<std::uintmax_t>(status.st_size) > largest)
    return too_large(static_cast<std::uintmax_t>(status.st_size), largest);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) return cannot(errno == EACCES ? Said{"no permission to read it", "没有读取权限"} : system_error(errno));
  std::string text;
  std::array<char, 1 << 16> buffer{};
  while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    text.append(buffer.data(), n);
    if (text.size() > largest) return too_large(text.size(), largest);
  }
  if (std::ferror(file.get()) != 0) return cannot(system_error(errno));
  return {std::move(text), {}};
}

namespace {

// Whether "towns.*.home_share" stands for "towns.malu.home_share".
bool stands_for(std::string_view pattern, std::string_view key) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == key;
  const std::string_view tail = pattern.substr(star + 1);
  if (key.size() < star + tail.size() || key.substr(0, star) != pattern.substr(0, star) || !key.ends_with(tail)) return false;
  return key.substr(star, key.size() - star - tail.size()).find('.') == std::string_view::npos;
}

// Of the values that contradict each other, the one of the latest layer is what somebody has just changed: the message names
// it.
Diagnostic told(const Contradiction& c, const Scenario& scenario, const std::string& path) {
  const ParameterEntry* latest = nullptr;
  for (const std::string& key : c.keys) {
    for (const auto& e : scenario.entries) {
      if (e.is_set && stands_for(key, e.key) && (latest == nullptr || e.place.layer > latest->place.layer)) latest = &e;
    }
  }
  const std::string& key = latest != nullptr ? latest->key : c.keys[0];
  const Place at = latest != nullptr ? latest->place : Place{path, 0, 0, 0};
  Said problem = Said{key + ": ", key + ":"} + c.problem;
  if (latest != nullptr && !latest->list_below.empty()) {
    problem =
        problem + Said{"; this list replaces the rows of '" + latest->list_below + "', { add = [ ... ] } would add to them",
                       ";此列表替换了 '" + latest->list_below + "' 的全部行,{ add = [ ... ] } 则在其后追加"};
  }
  return {Diagnostic::Severity::error, at.file, at.line, at.column, problem, {}, c.nearest};
}

// What a complete scenario says is there for the day on which another rule is chosen; what somebody changes on top of it is
// meant to act.
void warn_of_what_has_no_effect(const Scenario& scenario, Diagnostics& diagnostics) {
  for (const ParameterEntry& e : scenario.entries) {
    if (!e.is_set || e.place.layer == 0) continue;
    const Said why = scenario.parameters.without_effect(e.key);
    if (why.empty()) continue;
    diagnostics.add({Diagnostic::Severity::warning,
                     e.place.file,
                     e.place.line,
                     e.place.column,
                     Said{e.key + " has no effect: ", e.key + " 不起作用:"} + why,
                     {},
                     {}});
  }
}

}  // namespace

std::optional<Scenario> load_scenario(const std::string& path, const FileReader& read,
                                      const std::vector<std::string>& overrides, Diagnostics& diagnostics) {
  Scenario scenario;
  scenario.overrides = overrides;
  if (const auto document = load_document(path, read, overrides, diagnostics)) {
    scenario.entries = read_parameters(*document, diagnostics, [&](Declaration& d) { scenario.parameters.describe(d); });
    if (!diagnostics.has_errors()) {
      std::vector<Contradiction> found = scenario.parameters.contradictions();
      check_clauses(scenario.parameters, found);
      for (const Contradiction& c : found) diagnostics.add(told(c, scenario, path));
    }
    if (!diagnostics.has_errors()) warn_of_what_has_no_effect(scenario, diagnostics);
  }
  diagnostics.sort();
  if (diagnostics.has_errors()) return std::nullopt;
  return scenario;
}

std::optional<Scenario> load_scenario(const std::string& path, const std::vector<std::string>& overrides,
                                      Diagnostics& diagnostics) {
  return load_scenario(path, read_text_file, overrides, diagnostics);
}

}  // namespace hearth

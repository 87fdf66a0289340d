#include "tools/printing.h"

#include <fmt/format.h>

#include <cstdio>

namespace hearth {

void complain(const std::string& text) {
  std::fputs(text.c_str(), stderr);
}

void print(const Diagnostics& diagnostics, Language language) {
  for (const auto& d : diagnostics.list()) complain(fmt::format("{}\n", to_string(d, language)));
  if (diagnostics.left_out() > 0) {
    complain(fmt::format("{}\n", language == Language::chinese ? fmt::format("……以及另外 {} 处", diagnostics.left_out())
                                                               : fmt::format("... and {} more", diagnostics.left_out())));
  }
}

void print(const Json& json) {
  fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
}

Json to_json(const Diagnostics& diagnostics, Language language) {
  Json out = Json::array();
  for (const auto& d : diagnostics.list()) {
    out.push_back({{"severity", d.severity == Diagnostic::Severity::error ? "error" : "warning"},
                   {"file", d.file},
                   {"line", d.line > 0 ? Json(d.line) : Json()},
                   {"column", d.line > 0 ? Json(d.column) : Json()},
                   {"problem", d.problem.in(language)},
                   {"expected", or_null(d.expected.in(language))},
                   {"nearest", or_null(d.nearest)}});
  }
  return out;
}

std::string to_string(const Place& place) {
  return place.line == 0 ? place.file : fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

std::unique_ptr<ResultsFile> open_results(const std::string& path, Language language) {
  Said warning;
  auto file = ResultsFile::open(path, warning);
  if (!warning.empty()) complain(fmt::format("hearth: {}\n", warning.in(language)));
  return file;
}

std::string heading(const ResultsFile& file, bool with_question, Language language) {
  const bool chinese = language == Language::chinese;
  std::string out;
  for (const std::string name : {"title", "question"}) {
    if (name == "question" && !with_question) continue;
    const std::string words = file.said(name).in(language);
    if (!words.empty()) out += words + "\n";
  }
  for (const auto& [key, value] : file.overrides()) out += fmt::format("{}{} = {}\n", chinese ? "设定:" : "set: ", key, value);
  return out;
}

Json overrides_json(const ResultsFile& file) {
  Json out = Json::object();
  for (const auto& [key, value] : file.overrides()) out[key] = toml_as_json(value);
  return out;
}

Json or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

}  // namespace hearth

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "sim/unit_names.h"
#include "tools/changes.h"
#include "tools/commands.h"
#include "tools/entries.h"
#include "tools/printing.h"

namespace hearth {

namespace {

struct ExplainArguments {
  std::string key;
  std::string file = "scenarios/baseline.toml";
  Changes changes;
  bool json = false;
};

Said where(const Place& place) {
  return place.file == "--set" ? Said{"the command line (--set)", "命令行(--set)"} : same(to_string(place));
}

// The unit as people read it and, in Chinese, as a scenario file writes it.
Said unit_of(const ParameterEntry& e) {
  const std::string zh(unit_in_chinese(e.unit));
  if (e.unit.empty()) return {};
  return {" (" + e.unit + ")", zh == e.unit ? "(" + zh + ")" : "(" + zh + ",写作 \"" + e.unit + "\")"};
}

void tell(const ParameterEntry& e, const Shared& shared) {
  const auto line = [&](const Said& label, const Said& text) {
    if (!text.empty()) fmt::print("  {}{}\n", shared.say(label), shared.say(text));
  };
  fmt::print("{}\n", e.key);
  line({}, {e.meaning_en, e.meaning_zh});
  line({}, {e.meaning_zh, e.meaning_en});
  line({"value: ", "取值:"}, same(e.value) + unit_of(e));
  line({"set in: ", "设定于:"}, e.is_set ? where(e.place) : Said{"nowhere: the default", "未设定,用默认值"});
  if (e.options.empty()) line({"allowed: ", "允许:"}, e.allowed);
  for (const Option& o : e.options)
    line({"allowed: ", "允许:"}, {fmt::format("{}: {}", o.name, o.meaning.en), fmt::format("{}:{}", o.name, o.meaning.zh)});
  line({"plausible: ", "合理范围:"}, plausible_range(e));
  line({"evidence: ", "依据:"}, evidence_name(e.evidence));
  line({"source: ", "来源:"}, same(e.source));
  line({"note: ", "说明:"}, same(e.note));
  for (const EarlierValue& was : e.earlier) {
    line({"instead of: ", "替代了:"}, same(was.value) + Said{", set in ", ",设定于 "} + where(was.place));
    if (!was.low.empty() || !was.high.empty())
      line({"  plausible: ", "  合理范围:"}, {was.low + " to " + was.high, was.low + " 至 " + was.high});
    line({"  evidence: ", "  依据:"}, evidence_name(was.evidence));
    line({"  source: ", "  来源:"}, same(was.source));
  }
}

// Parameters and the tables that hold them.
std::vector<std::string> names_of(const std::vector<ParameterEntry>& entries) {
  std::vector<std::string> names;
  for (const auto& e : entries) {
    names.push_back(e.key);
    for (std::size_t dot = e.key.find('.'); dot != std::string::npos; dot = e.key.find('.', dot + 1))
      names.push_back(e.key.substr(0, dot));
  }
  return names;
}

std::vector<std::string> words_of(const std::string& key) {
  std::vector<std::string> words(1);
  for (const char c : key) {
    if (c == '.' || c == '_' || c == ' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  std::erase(words, "");
  return words;
}

// Rows of a list have numbers for names: 200 deliveries would hide the rest.
bool is_of_a_row(const std::string& key) {
  for (std::size_t dot = key.find('.'); dot != std::string::npos; dot = key.find('.', dot + 1)) {
    if (dot + 1 < key.size() && key[dot + 1] >= '0' && key[dot + 1] <= '9') return true;
  }
  return false;
}

// Of somebody who knows the end of a key ("apartment.units"), words of it ("rent ratio") or of its Chinese meaning.
std::vector<const ParameterEntry*> search(const std::vector<ParameterEntry>& entries, const std::string& wanted) {
  std::vector<const ParameterEntry*> ends, words;
  const std::vector<std::string> parts = words_of(wanted);
  const bool chinese = std::any_of(wanted.begin(), wanted.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  for (const auto& e : entries) {
    if (is_of_a_row(e.key)) continue;
    if (e.key.ends_with("." + wanted)) ends.push_back(&e);
    const std::vector<std::string> own = words_of(e.key);
    const bool all = std::all_of(parts.begin(), parts.end(),
                                 [&](const auto& part) { return std::find(own.begin(), own.end(), part) != own.end(); });
    if ((all && !parts.empty()) || (chinese && e.meaning_zh.find(wanted) != std::string::npos)) words.push_back(&e);
  }
  return ends.empty() ? words : ends;
}

// A line a parameter.
void tell_shortly(const std::vector<const ParameterEntry*>& found, const std::string& wanted, const Shared& shared) {
  constexpr std::size_t most = 40;
  complain(fmt::format("{}\n", shared.say({fmt::format("'{}' is found in the names of {} parameters:", wanted, found.size()),
                                           fmt::format("名称或含义中有 '{}' 的参数共 {} 个:", wanted, found.size())})));
  for (std::size_t i = 0; i < std::min(most, found.size()); ++i) {
    const ParameterEntry& e = *found[i];
    fmt::print("{} = {}{}{}{}\n", e.key, e.value, shared.say(in_brackets(e.unit)), shared.say({": ", ":"}),
               shared.chinese() ? e.meaning_zh : e.meaning_en);
  }
  if (found.size() > most) {
    complain(fmt::format("{}\n", shared.say({fmt::format("... and {} more", found.size() - most),
                                             fmt::format("……以及另外 {} 个", found.size() - most)})));
  }
}

int explain(const ExplainArguments& a, const Shared& shared) {
  Diagnostics diagnostics;
  const auto scenario = load_changed(a.file, a.changes, diagnostics);
  print(diagnostics, shared.language);
  if (!scenario) return exit_bad_input;
  std::vector<const ParameterEntry*> found;
  for (const auto& e : scenario->entries) {
    if (e.key == a.key || e.key.starts_with(a.key + ".")) found.push_back(&e);
  }
  const bool searched = found.empty();
  if (searched) found = search(scenario->entries, a.key);
  if (found.empty()) {
    const std::string near = nearest_name(a.key, names_of(scenario->entries));
    const Said hint = near.empty() ? Said{} : Said{" (did you mean '" + near + "'?)", "(是否想写 '" + near + "'?)"};
    complain(fmt::format("hearth: {}\n",
                         shared.say(Said{"there is no parameter '" + a.key + "'", "没有参数 '" + a.key + "'"} + hint)));
    return exit_bad_input;
  }
  if (a.json) {
    Json list = Json::array();
    for (const auto* e : found) list.push_back(to_json(*e));
    print(list);
  } else if (searched && found.size() > 1) {
    tell_shortly(found, a.key, shared);
  } else {
    for (const auto* e : found) tell(*e, shared);
  }
  return exit_done;
}

}  // namespace

void add_explain(CLI::App& app, Shared& shared) {
  auto* const command = app.add_subcommand(
      "explain",
      shared.say({"What a parameter means, its value, where it was set, its evidence", "参数的含义、取值、出处与依据"}));
  const auto a = std::make_shared<ExplainArguments>();
  command
      ->add_option("KEY", a->key,
                   shared.say({"Parameter, the table of several, or words of its name", "参数、含若干参数的表,或名称中的词"}))
      ->required()
      ->type_name("");
  command->add_option("FILE", a->file, shared.say({"Scenario file", "情景文件"}))->capture_default_str();
  add_changes(*command, a->changes, {"Change a value first", "先改一个值"}, shared);
  command->add_flag("--json", a->json, shared.say({"Print JSON", "输出 JSON"}));
  command->footer(shared.example("hearth explain housing.apartment.units"));
  command->callback([a, &shared] { shared.exit_code = explain(*a, shared); });
}

}  // namespace hearth

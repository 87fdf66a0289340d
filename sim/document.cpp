#include "sim/document.h"

#include <algorithm>
#include <utility>

#include "sim/csv_expansion.h"
#include "sim/layers.h"
#include "sim/overrides.h"
#include "sim/paths.h"
#include "sim/toml_text.h"

namespace hearth {

namespace {

constexpr std::size_t most_layers = 32;

struct Loader {
  const FileReader& read;
  Diagnostics& diagnostics;
  std::vector<std::string> open;  // files being read, for cycles

  // `said_at`: where another file names this one.
  std::optional<Node> load(const std::string& path, const Place* said_at) {
    const auto fail = [&](const Said& problem) {
      const Place at = said_at != nullptr ? *said_at : Place{path, 0, 0, 0};
      diagnostics.add({Diagnostic::Severity::error, at.file, at.line, at.column, problem, {}, ""});
      return std::nullopt;
    };
    if (std::find(open.begin(), open.end(), path_without_detours(path)) != open.end()) {
      return fail(
          {"'extends' goes round in a circle: " + path + " extends itself", "'extends' 循环引用:" + path + " 又引用了自身"});
    }
    if (open.size() >= most_layers) return fail({"'extends' has more than 32 layers", "'extends' 超过 32 层"});
    const FileText file = read(path);
    if (!file.text) return fail(Said{"can't read '" + path + "': ", "无法读取 '" + path + "':"} + file.error);
    auto own = parse_toml(*file.text, path, diagnostics);
    if (!own) return std::nullopt;
    const Node* extends = own->find("extends");
    if (extends == nullptr) {
      expand_csv(*own, read, diagnostics);
      speak_for_itself(*own, [](const Node&) { return true; });
      return own;
    }
    std::optional<Node> base;
    if (const auto* name = std::get_if<std::string>(&extends->value)) {
      open.push_back(path_without_detours(path));
      base = load(path_beside(path, *name), &extends->place);
      open.pop_back();
    } else {
      diagnostics.add({Diagnostic::Severity::error,
                       path,
                       extends->place.line,
                       extends->place.column,
                       {"'extends' is not a text", "'extends' 不是文本"},
                       {"the name of a scenario file", "情景文件名"},
                       ""});
    }
    std::erase_if(own->members, [](const auto& m) { return m.key == "extends"; });
    const int layer = base ? highest_layer(*base) + 1 : 0;
    set_layer(*own, layer);
    expand_csv(*own, read, diagnostics);
    if (!base) {
      own->broken = true;
      return own;
    }
    put_over(*base, std::move(*own));
    speak_for_itself(*base, [&](const Node& member) { return member.place.layer == layer; });
    return base;
  }
};

}  // namespace

std::optional<Node> parse_document(const std::string& text, const std::string& name, Diagnostics& diagnostics) {
  return parse_toml(text, name, diagnostics);
}

std::optional<Node> load_document(const std::string& path, const FileReader& read, const std::vector<std::string>& overrides,
                                  Diagnostics& diagnostics) {
  Loader loader{read, diagnostics, {}};
  auto root = loader.load(path, nullptr);
  if (!root) return std::nullopt;
  for (const std::string& text : overrides) apply_override(*root, text, read, diagnostics);
  if (!overrides.empty()) speak_for_itself(*root, [](const Node& member) { return member.place.file == command_line; });
  return root;
}

}  // namespace hearth

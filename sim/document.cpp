#include "sim/document.h"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <charconv>

#include "sim/csv_table.h"

namespace hearth {

namespace {

constexpr std::size_t largest_text = 16u << 20;

Node convert(const toml::node& from, const std::string& file, int layer) {
  Node node;
  node.place = {file, static_cast<int>(from.source().begin.line), static_cast<int>(from.source().begin.column), layer};
  if (const toml::table* table = from.as_table()) {
    node.kind = Node::Kind::table;
    for (const auto& [key, child] : *table) {
      Node member = convert(child, file, layer);
      // A key's own place is better for messages than its value's.
      if (key.source().begin.line > 0) {
        member.place.line = static_cast<int>(key.source().begin.line);
        member.place.column = static_cast<int>(key.source().begin.column);
      }
      node.members.push_back({std::string(key.str()), std::move(member)});
    }
    std::stable_sort(node.members.begin(), node.members.end(), [](const auto& a, const auto& b) {
      return std::pair(a.node.place.line, a.node.place.column) < std::pair(b.node.place.line, b.node.place.column);
    });
  } else if (const toml::array* array = from.as_array()) {
    node.kind = Node::Kind::array;
    for (const auto& item : *array) node.items.push_back(convert(item, file, layer));
  } else if (const auto* text = from.as_string()) {
    node.value = text->get();
  } else if (const auto* integer = from.as_integer()) {
    node.value = integer->get();
  } else if (const auto* number = from.as_floating_point()) {
    node.value = number->get();
  } else if (const auto* flag = from.as_boolean()) {
    node.value = flag->get();
  } else if (const auto* date = from.as_date()) {
    char out[16];
    std::snprintf(out, sizeof out, "%04d-%02d-%02d", date->get().year, date->get().month, date->get().day);
    node.value = std::string(out);
  }
  return node;
}

std::optional<Node> parse(const std::string& text, const std::string& file, int layer, Diagnostics& diagnostics) {
  const auto refuse = [&](const std::string& problem, int line = 0, int column = 0) {
    diagnostics.add({Diagnostic::Severity::error, file, line, column, problem, "", ""});
    return std::nullopt;
  };
  if (text.size() > largest_text)
    return refuse("the file is too large for a scenario (" + std::to_string(text.size() >> 20) + " MB; at most 16)");
  if (text.find('\0') != std::string::npos) return refuse("not a text file");
  const toml::parse_result result = toml::parse(text, file);
  if (!result) {
    const auto& where = result.error().source().begin;
    return refuse(std::string(result.error().description()), static_cast<int>(where.line), static_cast<int>(where.column));
  }
  return convert(result.table(), file, layer);
}

bool is_annotated(const Node& node) {
  return node.kind == Node::Kind::table && node.find("value") != nullptr;
}

void set_layer(Node& node, int layer) {
  node.place.layer = layer;
  for (Node& item : node.items) set_layer(item, layer);
  for (auto& [key, child] : node.members) set_layer(child, layer);
}

// Puts `over` on top of `base`: tables member by member, everything else replaces.
void merge(Node& base, Node over) {
  if (base.kind != Node::Kind::table || over.kind != Node::Kind::table || is_annotated(base) || is_annotated(over)) {
    base = std::move(over);
    return;
  }
  for (auto& [key, child] : over.members) {
    if (Node* old = base.find(key)) {
      merge(*old, std::move(child));
    } else {
      base.members.push_back({key, std::move(child)});
    }
  }
}

std::string beside(const std::string& file, const std::string& relative) {
  if (!relative.empty() && relative.front() == '/') return relative;
  const auto slash = file.rfind('/');
  return slash == std::string::npos ? relative : file.substr(0, slash + 1) + relative;
}

// A list given as { csv = "..." }: its rows become members (keyed by `id`) or items.
void expand_csv(Node& node, const FileReader& read, Diagnostics& diagnostics) {
  if (node.kind == Node::Kind::array) {
    for (Node& item : node.items) expand_csv(item, read, diagnostics);
    return;
  }
  if (node.kind != Node::Kind::table || is_annotated(node)) return;
  for (auto& [key, child] : node.members) expand_csv(child, read, diagnostics);
  const Node* csv = node.find("csv");
  if (csv == nullptr) return;
  const auto* name = std::get_if<std::string>(&csv->value);
  if (name == nullptr) {
    diagnostics.add({Diagnostic::Severity::error, csv->place.file, csv->place.line, csv->place.column, "'csv' is not a text",
                     "the name of a CSV file", ""});
    return;
  }
  const std::string path = beside(csv->place.file, *name);
  const FileText file = read(path);
  if (!file.text) {
    diagnostics.add({Diagnostic::Severity::error, csv->place.file, csv->place.line, csv->place.column,
                     "can't read '" + *name + "': " + file.error, "", ""});
    std::erase_if(node.members, [](const auto& m) { return m.key == "csv" || m.key == "id" || m.key == "columns"; });
    return;
  }
  std::string id_column = "id";
  std::vector<std::pair<std::string, std::string>> renamed;
  if (const Node* id = node.find("id")) {
    if (const auto* text = std::get_if<std::string>(&id->value)) id_column = *text;
  }
  if (const Node* columns = node.find("columns")) {
    for (const auto& [from, to] : columns->members) {
      if (const auto* text = std::get_if<std::string>(&to.value)) renamed.emplace_back(from, *text);
    }
  }
  const bool id_named = node.find("id") != nullptr;
  Node list = csv_list(*file.text, path, csv->place.layer, id_column, id_named, renamed, diagnostics);
  list.place = node.place;
  std::erase_if(node.members, [](const auto& m) { return m.key == "csv" || m.key == "id" || m.key == "columns"; });
  if (list.kind == Node::Kind::table) {
    Node own = std::move(node);
    node = std::move(list);
    merge(node, std::move(own));
  } else {
    node = std::move(list);
  }
}

struct Loader {
  const FileReader& read;
  Diagnostics& diagnostics;
  std::vector<std::string> open;  // files being read, for cycles

  std::optional<Node> load(const std::string& path, const Place* said_at) {
    const auto fail = [&](const std::string& problem) -> std::optional<Node> {
      Diagnostic d{Diagnostic::Severity::error, path, 0, 0, problem, "", ""};
      if (said_at != nullptr) {
        d.file = said_at->file;
        d.line = said_at->line;
        d.column = said_at->column;
      }
      diagnostics.add(d);
      return std::nullopt;
    };
    if (std::find(open.begin(), open.end(), path) != open.end())
      return fail("'extends' goes round in a circle: " + path + " extends itself");
    const FileText file = read(path);
    if (!file.text) return fail("can't read '" + path + "': " + file.error);
    auto own = parse(*file.text, path, 0, diagnostics);
    if (!own) return std::nullopt;
    const Node* extends = own->find("extends");
    if (extends == nullptr) return own;
    const auto* base_name = std::get_if<std::string>(&extends->value);
    if (base_name == nullptr) {
      diagnostics.add({Diagnostic::Severity::error, path, extends->place.line, extends->place.column, "'extends' is not a text",
                       "the name of a scenario file", ""});
      return std::nullopt;
    }
    open.push_back(path);
    const Place place = extends->place;
    auto base = load(beside(path, *base_name), &place);
    open.pop_back();
    if (!base) return std::nullopt;
    std::erase_if(own->members, [](const auto& m) { return m.key == "extends"; });
    set_layer(*own, deepest(*base) + 1);
    expand_csv(*base, read, diagnostics);
    merge(*base, std::move(*own));
    return base;
  }

  static int deepest(const Node& node) {
    int layer = node.place.layer;
    for (const auto& [key, child] : node.members) layer = std::max(layer, deepest(child));
    return layer;
  }
};

bool apply_override(Node& root, const std::string& text, Diagnostics& diagnostics) {
  const auto fail = [&](const std::string& problem, const std::string& expected) {
    diagnostics.add({Diagnostic::Severity::error, "--set", 0, 0, problem, expected, ""});
    return false;
  };
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0) return fail("'" + text + "' is no override", "KEY=VALUE");
  std::string key = text.substr(0, equals);
  while (!key.empty() && key.back() == ' ') key.pop_back();
  const std::string value = text.substr(equals + 1);
  toml::parse_result parsed = toml::parse("value = " + value);
  Node leaf;
  if (parsed) {
    leaf = convert(*parsed.table().get("value"), "--set", 0);
  } else {
    leaf.value = value;
  }
  const int layer = Loader::deepest(root) + 1;
  set_layer(leaf, layer);
  leaf.place = {"--set", 0, 0, layer};
  Node* at = &root;
  for (std::size_t from = 0; from <= key.size();) {
    const std::size_t dot = std::min(key.find('.', from), key.size());
    const std::string part = key.substr(from, dot - from);
    if (part.empty()) return fail("'" + key + "' is no key", "names joined by dots");
    if (at->kind != Node::Kind::table || is_annotated(*at))
      return fail("'" + key + "' goes into a value", "the key of a value");
    Node* next = at->find(part);
    if (dot == key.size()) {
      if (next != nullptr) {
        *next = std::move(leaf);
      } else {
        at->members.push_back({part, std::move(leaf)});
      }
      return true;
    }
    if (next == nullptr) {
      Node table;
      table.kind = Node::Kind::table;
      table.place = leaf.place;
      at->members.push_back({part, std::move(table)});
      next = &at->members.back().node;
    }
    at = next;
    from = dot + 1;
  }
  return true;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const auto& [name, child] : members) {
    if (name == key) return &child;
  }
  return nullptr;
}

Node* Node::find(std::string_view key) {
  return const_cast<Node*>(std::as_const(*this).find(key));
}

std::optional<Node> parse_document(const std::string& text, const std::string& name, Diagnostics& diagnostics) {
  return parse(text, name, 0, diagnostics);
}

std::optional<Node> load_document(const std::string& path, const FileReader& read, const std::vector<std::string>& overrides,
                                  Diagnostics& diagnostics) {
  Loader loader{read, diagnostics, {}};
  auto root = loader.load(path, nullptr);
  if (!root) return std::nullopt;
  expand_csv(*root, read, diagnostics);
  for (const std::string& text : overrides) apply_override(*root, text, diagnostics);
  return root;
}

std::string to_text(const Node::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    std::string out = "\"";
    for (const char c : *text) {
      if (c == '"' || c == '\\') out += '\\';
      if (c == '\n') {
        out += "\\n";
      } else {
        out += c;
      }
    }
    return out + "\"";
  }
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* number = std::get_if<double>(&value)) {
    char out[40];
    const auto end = std::to_chars(out, out + sizeof out, *number);
    std::string text(out, end.ptr);
    if (text.find_first_of(".en") == std::string::npos) text += ".0";
    return text;
  }
  return "";
}

}  // namespace hearth

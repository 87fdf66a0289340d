// What is written from the declarations: the resolved scenario, the JSON Schema, the table of parameters.
#include <nlohmann/json.hpp>
#include <sstream>

#include "sim/parameter_reader.h"
#include "sim/value_reader.h"

namespace hearth {

namespace {

std::string text_of(double x) {
  return to_text(Node::Value(x));
}

// Scalars of a table come before its sub-tables, as TOML asks.
class TomlWriter final : public Declaration {
 public:
  explicit TomlWriter(std::string prefix) : prefix_(std::move(prefix)) {}
  std::string result() const { return scalars_ + tables_; }
  std::string inline_table() const { return inline_; }

  void number(std::string_view key, double& v, std::string_view, Range, Meaning) override { put(key, text_of(v)); }
  void count(std::string_view key, std::int64_t& v, std::string_view, Range, Meaning) override { put(key, std::to_string(v)); }
  void flag(std::string_view key, bool& v, Meaning) override { put(key, v ? "true" : "false"); }
  void text(std::string_view key, std::string& v, Meaning) override { put(key, to_text(Node::Value(v))); }
  void date(std::string_view key, Month& v, Meaning) override { put(key, "\"" + to_string(v) + "\""); }
  void option(std::string_view key, int& v, std::span<const Option> o, Meaning) override {
    put(key, "\"" + std::string(o[static_cast<std::size_t>(v)].name) + "\"");
  }
  void schedule(std::string_view key, Schedule& v, std::string_view, Range, Meaning) override { put(key, to_toml(v)); }
  void member(std::string_view key, std::string& v, std::string_view, Meaning) override { put(key, to_text(Node::Value(v))); }
  void members(std::string_view key, std::vector<std::string>& v, std::string_view, Meaning) override {
    std::string out;
    for (const auto& id : v) out += (out.empty() ? "" : ", ") + to_text(Node::Value(id));
    put(key, "[" + out + "]");
  }
  void by_member(std::string_view key, ByMember& v, std::string_view, std::string_view, Range, Meaning) override {
    std::string out;
    for (const auto& [id, x] : v) out += (out.empty() ? "" : ", ") + id + " = " + text_of(x);
    put(key, "{ " + out + " }");
  }
  void values(std::string_view key, std::vector<std::string>& v, Meaning) override { put(key, "[" + joined(v) + "]"); }
  void group(std::string_view key, Meaning, const std::function<void(Declaration&)>& describe) override {
    TomlWriter inner(path(key));
    describe(inner);
    tables_ += "\n[" + path(key) + "]\n" + inner.result();
  }
  void list(std::string_view key, ListOfStructures& elements, Meaning) override {
    if (elements.keyed()) {
      for (std::size_t i = 0; i < elements.size(); ++i) {
        const std::string name = key.empty() ? path(elements.id(i)) : path(key) + "." + std::string(elements.id(i));
        TomlWriter inner(name);
        elements.describe(i, inner);
        tables_ += "\n[" + name + "]\n" + inner.result();
      }
      return;
    }
    std::string rows;
    for (std::size_t i = 0; i < elements.size(); ++i) {
      TomlWriter inner("");
      elements.describe(i, inner);
      rows += "  { " + inner.inline_table() + " },\n";
    }
    put(key, "[\n" + rows + "]");
  }

 private:
  std::string path(std::string_view key) const { return prefix_.empty() ? std::string(key) : prefix_ + "." + std::string(key); }
  void put(std::string_view key, const std::string& value) {
    scalars_ += std::string(key) + " = " + value + "\n";
    inline_ += (inline_.empty() ? "" : ", ") + std::string(key) + " = " + value;
  }
  std::string prefix_, scalars_, tables_, inline_;
};

using Json = nlohmann::ordered_json;

class SchemaWriter final : public Declaration {
 public:
  Json properties = Json::object();
  Json additional = false;

  void number(std::string_view key, double&, std::string_view unit, Range r, Meaning m) override {
    put(key, annotated({{"type", "number"}, {"minimum", r.min}, {"maximum", r.max}}), m, unit);
  }
  void count(std::string_view key, std::int64_t&, std::string_view unit, Range r, Meaning m) override {
    const auto whole = [](double x) { return static_cast<std::int64_t>(x); };
    put(key, annotated({{"type", "integer"}, {"minimum", whole(r.min)}, {"maximum", whole(r.max)}}), m, unit);
  }
  void flag(std::string_view key, bool&, Meaning m) override { put(key, annotated({{"type", "boolean"}}), m); }
  void text(std::string_view key, std::string&, Meaning m) override { put(key, annotated({{"type", "string"}}), m); }
  void date(std::string_view key, Month&, Meaning m) override {
    put(key, annotated({{"type", "string"}, {"pattern", "^[0-9]{4}-(0[1-9]|1[0-2])"}}), m);
  }
  void option(std::string_view key, int&, std::span<const Option> o, Meaning m) override {
    Json names = Json::array();
    for (const auto& x : o) names.push_back(std::string(x.name));
    put(key, annotated({{"enum", names}}), m);
  }
  void schedule(std::string_view key, Schedule&, std::string_view unit, Range r, Meaning m) override {
    const Json number = {{"type", "number"}, {"minimum", r.min}, {"maximum", r.max}};
    const Json dated = {{"type", "object"}, {"patternProperties", {{"^[0-9]{4}-[0-9]{2}$", number}}}};
    put(key, annotated({{"anyOf", {number, dated, {{"type", "object"}, {"properties", {{"ramp", dated}}}}}}}), m, unit);
  }
  void member(std::string_view key, std::string&, std::string_view list, Meaning m) override {
    put(key, annotated({{"type", "string"}, {"x-member-of", std::string(list)}}), m);
  }
  void members(std::string_view key, std::vector<std::string>&, std::string_view list, Meaning m) override {
    const Json ids = {{"type", "array"}, {"items", {{"type", "string"}}}};
    put(key, annotated({{"anyOf", {ids, {{"type", "string"}}}}, {"x-members-of", std::string(list)}}), m);
  }
  void by_member(std::string_view key, ByMember&, std::string_view list, std::string_view unit, Range r, Meaning m) override {
    const Json number = {{"type", "number"}, {"minimum", r.min}, {"maximum", r.max}};
    put(key, {{"type", "object"}, {"additionalProperties", annotated(number)}, {"x-members-of", std::string(list)}}, m, unit);
  }
  void values(std::string_view key, std::vector<std::string>&, Meaning m) override {
    put(key, {{"type", "array"}, {"items", {{"type", {"number", "string", "boolean"}}}}}, m);
  }
  void group(std::string_view key, Meaning m, const std::function<void(Declaration&)>& describe) override {
    SchemaWriter inner;
    describe(inner);
    put(key, inner.object(), m);
  }
  void list(std::string_view key, ListOfStructures& elements, Meaning m) override {
    SchemaWriter inner;
    elements.describe_prototype(inner);
    if (key.empty()) {
      additional = inner.object();
      return;
    }
    Json csv = {{"type", "string"}, {"description", "A CSV file with the elements"}};
    if (elements.keyed()) {
      put(key,
          {{"type", "object"},
           {"properties", {{"csv", csv}, {"id", {{"type", "string"}}}, {"columns", {{"type", "object"}}}}},
           {"additionalProperties", inner.object()}},
          m);
    } else {
      put(key,
          {{"anyOf",
            {{{"type", "array"}, {"items", inner.object()}},
             {{"type", "object"}, {"properties", {{"csv", csv}, {"add", {{"type", "array"}, {"items", inner.object()}}}}}}}}},
          m);
    }
  }
  Json object() const { return {{"type", "object"}, {"properties", properties}, {"additionalProperties", additional}}; }

 private:
  // A bare value, or a table with the value and its evidence.
  static Json annotated(const Json& value) {
    return {{"anyOf",
             {value,
              {{"type", "object"},
               {"required", {"value"}},
               {"properties",
                {{"value", value},
                 {"unit", {{"type", "string"}}},
                 {"low", Json::object()},
                 {"high", Json::object()},
                 {"evidence", {{"enum", {"stated", "statistic", "literature", "assumed"}}}},
                 {"source", {{"type", "string"}}},
                 {"note", {{"type", "string"}}}}}}}}};
  }
  void put(std::string_view key, Json schema, Meaning m, std::string_view unit = {}) {
    schema["description"] = std::string(m.en) + (unit.empty() ? "" : " [" + std::string(unit) + "]");
    schema["x-description-zh"] = std::string(m.zh);
    properties[std::string(key)] = std::move(schema);
  }
};

class TableWriter final : public Declaration {
 public:
  std::ostringstream out;
  explicit TableWriter(std::string prefix) : prefix_(std::move(prefix)) {}

  void number(std::string_view key, double&, std::string_view unit, Range r, Meaning m) override {
    row(key, "number", unit, range_text(r).en, m);
  }
  void count(std::string_view key, std::int64_t&, std::string_view unit, Range r, Meaning m) override {
    row(key, "count", unit, range_text(r, true).en, m);
  }
  void flag(std::string_view key, bool&, Meaning m) override { row(key, "flag", "", "true, false", m); }
  void text(std::string_view key, std::string&, Meaning m) override { row(key, "text", "", "", m); }
  void date(std::string_view key, Month&, Meaning m) override { row(key, "date", "", "a month, e.g. 2016-07", m); }
  void option(std::string_view key, int&, std::span<const Option> o, Meaning m) override {
    std::string names;
    for (const auto& x : o) names += (names.empty() ? "" : ", ") + std::string(x.name);
    row(key, "choice", "", names, m);
  }
  void schedule(std::string_view key, Schedule&, std::string_view unit, Range r, Meaning m) override {
    row(key, "schedule", unit, range_text(r).en, m);
  }
  void member(std::string_view key, std::string&, std::string_view list, Meaning m) override {
    row(key, "id", "", "of [" + std::string(list) + "]", m);
  }
  void members(std::string_view key, std::vector<std::string>&, std::string_view list, Meaning m) override {
    row(key, "ids", "", "of [" + std::string(list) + "]", m);
  }
  void by_member(std::string_view key, ByMember&, std::string_view list, std::string_view unit, Range r, Meaning m) override {
    row(key, "by id of [" + std::string(list) + "]", unit, range_text(r).en, m);
  }
  void values(std::string_view key, std::vector<std::string>&, Meaning m) override { row(key, "values", "", "", m); }
  void group(std::string_view key, Meaning m, const std::function<void(Declaration&)>& describe) override {
    section(key, m, [&](TableWriter& w) { describe(w); });
  }
  void list(std::string_view key, ListOfStructures& elements, Meaning m) override {
    const std::string name = elements.keyed() ? (key.empty() ? "ID" : std::string(key) + ".ID") : std::string(key) + "[]";
    section(name, m, [&](TableWriter& w) { elements.describe_prototype(w); });
  }
  std::string result() const { return out.str() + later_; }

 private:
  template <class Describe>
  void section(std::string_view key, Meaning m, const Describe& describe) {
    const std::string path = prefix_.empty() ? std::string(key) : prefix_ + "." + std::string(key);
    TableWriter inner(path);
    inner.out << "\n## `" << path << "`: " << m.en << " (" << m.zh
              << ")\n\n| key | type | unit | allowed | meaning | 含义 |\n| --- | --- | --- | --- | --- | --- |\n";
    describe(inner);
    later_ += inner.result();
  }
  // A bar would end the cell.
  static std::string cell(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
    return out;
  }
  void row(std::string_view key, const std::string& type, std::string_view unit, const std::string& allowed, Meaning m) {
    out << "| `" << key << "` | " << type << " | " << unit << " | " << allowed << " | " << cell(m.en) << " | " << cell(m.zh)
        << " |\n";
  }
  std::string prefix_, later_;
};

}  // namespace

std::string resolved_toml(const std::function<void(Declaration&)>& root) {
  TomlWriter w("");
  root(w);
  return w.result();
}

std::string json_schema(const std::function<void(Declaration&)>& root) {
  SchemaWriter w;
  root(w);
  w.properties["extends"] = {
      {"type", "string"}, {"description", "The scenario that this one changes"}, {"x-description-zh", "所依据的情景文件"}};
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "Hearth scenario"}};
  schema.update(w.object());
  return schema.dump(1) + "\n";
}

std::string parameter_document(const std::function<void(Declaration&)>& root) {
  TableWriter w("");
  w.out << "# Parameters\n\nGenerated from the declarations by `hearth schema --format markdown`; do not edit. Values, "
           "plausible ranges, evidence and\nsources stand in the scenarios.\n\n"
           "| key | type | unit | allowed | meaning | 含义 |\n| --- | --- | --- | --- | --- | --- |\n";
  root(w);
  return w.result();
}

}  // namespace hearth

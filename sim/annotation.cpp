#include "sim/annotation.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace hearth {

namespace {

const std::vector<std::string>& kinds_of_evidence() {
  static const std::vector<std::string> names = {"stated", "statistic", "literature", "assumed"};
  return names;
}

std::optional<double> number_in(const Node& node) {
  if (const auto* i = std::get_if<std::int64_t>(&node.value)) return static_cast<double>(*i);
  const auto* x = std::get_if<double>(&node.value);
  return x != nullptr && std::isfinite(*x) ? std::optional(*x) : std::nullopt;
}

Said of(const Said& what, const std::string& key) {
  return Said{what.en + " of '" + key + "'", "'" + key + "' 的" + what.zh};
}

}  // namespace

PlausibleRange read_annotations(ParameterEntry& e, const Node& table, ValueReader& values) {
  PlausibleRange plausible;
  const auto text_in = [&](const Node& node, const std::string& name) {
    return values.text(node, e.key + "." + name, {"a text in quotes", "带引号的文本"}).value_or("");
  };
  for (const auto& [name, node] : table.members) {
    if (name == "value") continue;
    if (name == "low" || name == "high") {
      auto& bound = name == "low" ? plausible.low : plausible.high;
      bound = number_in(node);
      if (!bound)
        values.fault(node, of(same("'" + name + "'"), e.key) + Said{" is no number", "不是数"}, {"a number", "一个数"});
      (name == "low" ? e.low : e.high) = to_text(node.value);
    } else if (name == "unit") {
      const std::string unit = text_in(node, name);
      if (unit != e.unit && !unit.empty())
        values.fault(node, of({"the unit", "单位"}, e.key) + Said{" is \"" + unit + "\"", "写作 \"" + unit + "\""},
                     same("\"" + e.unit + "\""));
    } else if (name == "evidence") {
      const std::string kind = text_in(node, name);
      const auto& kinds = kinds_of_evidence();
      if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) {
        e.evidence = kind;
      } else if (!kind.empty()) {
        values.fault(node, of({"the evidence", "依据"}, e.key) + Said{" is \"" + kind + "\"", "写作 \"" + kind + "\""},
                     {"one of " + joined(kinds), "下列之一:" + joined(kinds)}, nearest_name(kind, kinds));
      }
    } else if (name == "source") {
      e.source = text_in(node, name);
    } else if (name == "note") {
      e.note = text_in(node, name);
    } else {
      values.fault(node, {"unknown annotation '" + name + "' of '" + e.key + "'", "'" + e.key + "' 的未知标注 '" + name + "'"},
                   {"one of " + joined(annotation_names()), "下列之一:" + joined(annotation_names())},
                   nearest_name(name, annotation_names()));
    }
  }
  if (plausible.low && plausible.high && *plausible.low > *plausible.high) {
    values.fault(*table.find("low"), of({"'low'", "'low'"}, e.key) + Said{" is above 'high'", "大于 'high'"},
                 {"at most " + e.high, "至多 " + e.high});
    return {};
  }
  return plausible;
}

namespace {

// The cell of a row that speaks of `key`: `rent_low` of `rent_cny_m2_month`; of the whole row, where that makes sense.
std::string remark(const Node& row, const std::string& key, const std::string& what, bool of_row) {
  const auto cell = [&](const std::string& column) {
    const Node* const node = row.find(column);
    const auto* const text = node != nullptr ? std::get_if<std::string>(&node->value) : nullptr;
    return text != nullptr && from_csv(*node) ? *text : std::string();
  };
  for (std::size_t end = key.size(); end != std::string::npos; end = end > 0 ? key.rfind('_', end - 1) : std::string::npos) {
    std::string own = cell(key.substr(0, end) + "_" + what);
    if (!own.empty()) return own;
  }
  return of_row ? cell(what) : std::string();
}

// As data tables call it; what everybody knows and nobody has looked up is an assumption.
std::string evidence_of(const std::string& provenance) {
  const auto& kinds = kinds_of_evidence();
  if (std::find(kinds.begin(), kinds.end(), provenance) != kinds.end()) return provenance;
  return provenance == "general knowledge" ? "assumed" : "";
}

template <class Described>
void put_remarks(Described& e, const std::string& key, const Node& row, bool of_row) {
  e.evidence = evidence_of(remark(row, key, "evidence", of_row));
  if (e.evidence.empty()) e.evidence = evidence_of(remark(row, key, "provenance", of_row));
  e.source = remark(row, key, "source", of_row);
  e.low = remark(row, key, "low", false);
  e.high = remark(row, key, "high", false);
}

}  // namespace

void read_remarks(ParameterEntry& e, const std::string& key, const Node& row, const Node& value) {
  const bool of_row = e.type != "text";  // nobody assumes a name
  if (from_csv(value)) {
    put_remarks(e, key, row, of_row);
    e.note = remark(row, key, "note", of_row);
  }
  std::size_t i = 0;
  for (const Node* was = value.replaced.get(); was != nullptr && i < e.earlier.size(); was = was->replaced.get(), ++i) {
    if (from_csv(*was)) put_remarks(e.earlier[i], key, row, of_row);
  }
}

EarlierValue earlier_value(const Node& node) {
  EarlierValue out;
  out.value = to_text(bare(node));
  // The cell of a number is a text.
  if (const auto* text = std::get_if<std::string>(&node.value); text != nullptr && from_csv(node)) {
    double x = 0;
    const auto end = std::from_chars(text->data(), text->data() + text->size(), x);
    if (end.ec == std::errc() && end.ptr == text->data() + text->size()) out.value = *text;
  }
  out.place = node.place;
  if (!is_annotated(node)) return out;
  const auto put = [&](const char* name, std::string& to) {
    const Node* const found = node.find(name);
    if (found == nullptr) return;
    const auto* const text = std::get_if<std::string>(&found->value);
    to = text != nullptr ? *text : to_text(found->value);
  };
  put("low", out.low);
  put("high", out.high);
  put("evidence", out.evidence);
  put("source", out.source);
  return out;
}

}  // namespace hearth

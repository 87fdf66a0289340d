#include "tools/entries.h"

namespace hearth {

namespace {

Json place_json(const Place& place) {
  return {{"file", place.file},
          {"line", place.line > 0 ? Json(place.line) : Json()},
          {"column", place.line > 0 ? Json(place.column) : Json()}};
}

}  // namespace

Said evidence_name(const std::string& kind) {
  if (kind == "stated") return {kind, "文件原文(stated)"};
  if (kind == "statistic") return {kind, "统计数据(statistic)"};
  if (kind == "literature") return {kind, "文献(literature)"};
  if (kind == "assumed") return {kind, "假定(assumed)"};
  return same(kind);
}

Said plausible_range(const ParameterEntry& e) {
  if (e.low.empty() && e.high.empty()) return {};
  const Said at_its_end =
      e.type == "schedule" && e.value.starts_with('{') ? Said{" at its last date", "(最后一个时点)"} : Said{};
  return Said{e.low + " to " + e.high, e.low + " 至 " + e.high} + at_its_end;
}

Json to_json(const ParameterEntry& e) {
  Json out = {{"key", e.key},
              {"type", e.type},
              {"meaning", e.meaning_en},
              {"meaning_zh", e.meaning_zh},
              {"value", toml_as_json(e.value)},
              {"unit", or_null(e.unit)},
              {"set_in", e.is_set ? place_json(e.place) : Json()},
              {"allowed", or_null(e.allowed.en)},
              {"options", Json::array()},
              {"low", e.low.empty() ? Json() : toml_as_json(e.low)},
              {"high", e.high.empty() ? Json() : toml_as_json(e.high)},
              {"evidence", or_null(e.evidence)},
              {"source", or_null(e.source)},
              {"note", or_null(e.note)},
              {"instead_of", Json::array()}};
  for (const Option& o : e.options) out["options"].push_back(std::string(o.name));
  for (const EarlierValue& was : e.earlier) {
    out["instead_of"].push_back({{"value", toml_as_json(was.value)},
                                 {"set_in", place_json(was.place)},
                                 {"low", was.low.empty() ? Json() : toml_as_json(was.low)},
                                 {"high", was.high.empty() ? Json() : toml_as_json(was.high)},
                                 {"evidence", or_null(was.evidence)},
                                 {"source", or_null(was.source)}});
  }
  return out;
}

}  // namespace hearth

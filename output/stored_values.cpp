#include "output/stored_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <variant>

#include "output/failure.h"
#include "sim/toml_text.h"

namespace hearth {

namespace {

// Every value must be as `is_possible` says.
template <class Possible>
void must_be(const ResultsFile& file, const std::string& group, const std::string& name, const StoredValues& v,
             Possible is_possible) {
  const auto bad = std::find_if_not(v.x.begin(), v.x.end(), is_possible);
  if (bad == v.x.end()) return;
  const auto in_month = static_cast<std::size_t>(bad - v.x.begin()) / v.size;
  const auto replication = fmt::format("{}", file.replications()[in_month / v.months]);
  const std::string month = file.months()[in_month % v.months].substr(0, 7);
  const bool infinite = std::isinf(*bad);
  throw BadInput({fmt::format("{}: /{}/{} is {} in replication {}, {}; Hearth writes no such value, the file has been changed",
                              file.path(), group, name, infinite ? "infinite" : "missing", replication, month),
                  fmt::format("{}:第 {} 次模拟 {} 的 /{}/{} {};Hearth 不会写出这样的数值,文件已被改动", file.path(),
                              replication, month, group, name, infinite ? "为无穷大" : "缺失")});
}

}  // namespace

StoredValues known_values_by_month(const ResultsFile& file, const std::string& group, const std::string& name) {
  StoredValues v = values_by_month(file, group, name);
  must_be(file, group, name, v, [](double x) { return std::isfinite(x); });
  return v;
}

StoredValues values_by_month(const ResultsFile& file, const std::string& group, const std::string& name) {
  for (const auto& s : file.series()) {
    if (s.group != group || s.name != name) continue;
    if (s.shape.size() < 2 || s.dimensions[0] != "replication" || s.dimensions[1] != "month") break;
    StoredValues v{file.values(s), s.shape[0], s.shape[1], 1};
    for (std::size_t i = 2; i < s.shape.size(); ++i) v.size *= s.shape[i];
    must_be(file, group, name, v, [](double x) { return !std::isinf(x); });
    return v;
  }
  return {};
}

std::vector<double> values_by_member(const ResultsFile& file, const std::string& group, const std::string& name,
                                     const std::string& dimension) {
  for (const auto& s : file.series()) {
    if (s.group == group && s.name == name && s.dimensions == std::vector<std::string>{dimension}) return file.values(s);
  }
  return {};
}

StoredParameters::StoredParameters(const ResultsFile& file)
    : keys_(file.texts("/parameter")), values_(file.texts("/parameters/value")) {}

std::string StoredParameters::operator()(const std::string& key) const {
  const auto it = std::find(keys_.begin(), keys_.end(), key);
  if (it == keys_.end()) return {};
  const std::string& value = values_[static_cast<std::size_t>(it - keys_.begin())];
  const auto node = parse_toml_value(value);
  const auto* const text = node ? std::get_if<std::string>(&node->value) : nullptr;
  return text != nullptr ? *text : value;
}

}  // namespace hearth

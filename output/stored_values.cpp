#include "output/stored_values.h"

#include <algorithm>
#include <variant>

#include "sim/toml_text.h"

namespace hearth {

StoredValues values_by_month(const ResultsFile& file, const std::string& group, const std::string& name) {
  for (const auto& s : file.series()) {
    if (s.group != group || s.name != name) continue;
    if (s.shape.size() < 2 || s.dimensions[0] != "replication" || s.dimensions[1] != "month") break;
    StoredValues v{file.values(s), s.shape[0], s.shape[1], 1};
    for (std::size_t i = 2; i < s.shape.size(); ++i) v.size *= s.shape[i];
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

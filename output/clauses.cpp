#include "output/clauses.h"

#include <algorithm>
#include <map>
#include <utility>

#include "models/parameters/district.h"
#include "output/toml_json.h"
#include "sim/key_names.h"

namespace hearth {

namespace {

class NamesOfKeys {
 public:
  explicit NamesOfKeys(const Inputs& inputs) {
    for (const ParameterEntry& e : inputs) by_key_.emplace(e.key, &e);
    DistrictParameters described;
    for (KeyName& x : key_patterns([&](Declaration& d) { described.describe(d); }))
      meanings_.emplace(std::move(x.key), std::move(x.meaning));
  }

  std::string text(const std::string& key) const {
    const auto it = by_key_.find(key);
    if (it == by_key_.end()) return {};
    const Json value = toml_as_json(it->second->value);
    return value.is_string() ? value.get<std::string>() : std::string();
  }

  // "Skills training", "Patience at the desk", "Angel fund: The fund's capital".
  Said of(const std::string& key) const {
    if (const auto group = meanings_.find(key); group != meanings_.end()) return group->second;
    for (std::size_t dot = key.find('.'); dot != std::string::npos; dot = key.find('.', dot + 1)) {
      const std::size_t next = std::min(key.find('.', dot + 1), key.size());
      const std::string element = key.substr(0, next);
      Said name = in_both(text(element + ".name_en"), text(element + ".name_zh"));
      if (name.empty()) continue;
      if (next == key.size()) return name;
      const auto below = meanings_.find(key.substr(0, dot) + ".*" + key.substr(next));
      return name + Said{": ", ":"} + (below == meanings_.end() ? same(key.substr(next + 1)) : below->second);
    }
    return same(key);
  }

 private:
  std::map<std::string, const ParameterEntry*> by_key_;
  std::map<std::string, Said> meanings_;
};

}  // namespace

std::vector<Clause> clauses_of(const Inputs& inputs) {
  std::vector<Clause> out;
  const NamesOfKeys names(inputs);
  for (std::size_t i = 0;; ++i) {
    const std::string row = "clauses." + std::to_string(i) + ".";
    const auto text = [&](const char* field) { return names.text(row + field); };
    ClauseParameters told;
    told.mechanisms = text("mechanisms");
    Clause clause{text("task"),
                  text("requirement"),
                  in_both(text("says_en"), text("says_zh")),
                  {},
                  in_both(text("why_en"), text("why_zh"))};
    if (clause.says.empty()) return out;
    for (const std::string& key : told.keys()) clause.mechanisms.push_back({key, names.of(key)});
    out.push_back(std::move(clause));
  }
}

}  // namespace hearth

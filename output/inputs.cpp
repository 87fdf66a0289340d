#include "output/inputs.h"

#include <map>

#include "output/toml_json.h"

namespace hearth {

namespace {

bool same_value(const ParameterEntry& a, const ParameterEntry& b) {
  return a.value == b.value || toml_as_json(a.value) == toml_as_json(b.value);
}

}  // namespace

Inputs inputs_of(const ResultsFile& file) {
  const auto column = [&](const char* name) { return file.texts(std::string("/parameters/") + name); };
  const auto keys = file.texts("/parameter");
  const auto values = column("value"), units = column("unit"), meanings = column("meaning"), meanings_zh = column("meaning_zh"),
             evidence = column("evidence"), source = column("source"), low = column("low"), high = column("high");
  Inputs inputs(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    inputs[i].key = keys[i];
    inputs[i].value = values[i];
    inputs[i].unit = units[i];
    inputs[i].meaning_en = meanings[i];
    inputs[i].meaning_zh = meanings_zh[i];
    inputs[i].evidence = evidence[i];
    inputs[i].source = source[i];
    inputs[i].low = low[i];
    inputs[i].high = high[i];
  }
  return inputs;
}

std::vector<Difference> differences(const Inputs& a, const Inputs& b) {
  std::map<std::string, const ParameterEntry*> only_in_a;
  for (const auto& e : a) only_in_a[e.key] = &e;
  std::vector<Difference> out;
  for (const auto& e : b) {
    const auto it = only_in_a.find(e.key);
    if (it == only_in_a.end()) {
      out.push_back({nullptr, &e});
      continue;
    }
    if (!same_value(*it->second, e)) out.push_back({it->second, &e});
    only_in_a.erase(it);
  }
  for (const auto& e : a) {
    if (only_in_a.contains(e.key)) out.push_back({&e, nullptr});
  }
  return out;
}

std::vector<Difference> differences_of_plans(const Inputs& a, const Inputs& b) {
  std::vector<Difference> found = differences(a, b);
  std::erase_if(found, [](const Difference& x) {
    const std::string& key = x.b != nullptr ? x.b->key : x.a->key;
    return key == "title" || key == "title_zh" || key == "question" || key == "question_zh";
  });
  return found;
}

}  // namespace hearth

// What commands tell as JSON, for the tests of reports.
#pragma once

#include <nlohmann/json.hpp>
#include <numeric>

#include "tests/faults/support.h"

namespace hearth::faults {

using Json = nlohmann::json;

inline Json json_of(const Words& words) {
  const Outcome o = hearth(words);
  EXPECT_EQ(o.code, 0) << o.err;
  return Json::parse(o.out);
}

/// The data of the page that `hearth report` would write of these files.
inline Json data_of(const Words& results) {
  Words words = {"report"};
  words.insert(words.end(), results.begin(), results.end());
  words.push_back("--json");
  return json_of(words);
}

inline double sum(const Json& list) {
  return std::accumulate(list.begin(), list.end(), 0.0, [](double s, const Json& x) { return s + x.get<double>(); });
}

/// Two years of a twentieth of the district.
inline Words two_years(const std::string& scenario, const std::string& results, const Words& more = {},
                       const std::string& replications = "5") {
  Words words = {"run",   scenario,         "-o",    results,        "--quiet", "-n", replications,
                 "--set", "run.scale=0.05", "--set", "run.months=24"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

}  // namespace hearth::faults

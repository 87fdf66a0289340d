// Patterns that the baseline should show (scenarios/data/validation.csv); none of them is an input. Each line says where it
// falls. Of the file's eleven these five are measured from the series; those that follow cohorts of people need microdata.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <numeric>
#include <sstream>

#include "models/district.h"
#include "models/measures.h"
#include "output/ensemble.h"

namespace hearth {

namespace {

struct Range2 {
  double low, high;
};

// The first columns of the file hold no commas.
std::map<std::string, Range2> ranges() {
  std::map<std::string, Range2> out;
  std::ifstream file(HEARTH_SOURCE_DIR "/scenarios/data/validation.csv");
  std::string line;
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::string key, low, high;
    std::getline(cells, key, ',');
    std::getline(cells, low, ',');
    std::getline(cells, high, ',');
    if (key.find("validation.") != std::string::npos)
      out[key.substr(key.find('.') + 1)] = {std::atof(low.c_str()), std::atof(high.c_str())};
  }
  return out;
}

}  // namespace

TEST(Patterns, TheBaselineShowsThem) {
  Diagnostics diagnostics;
  const auto scenario = load_scenario(HEARTH_SOURCE_DIR "/scenarios/baseline.toml", {}, diagnostics);
  ASSERT_TRUE(scenario);
  const hearth::Setup setup(scenario->parameters);
  const Measures measures(setup);
  District district(setup, measures);
  Record record(measures.book, setup.months);
  std::map<std::string, std::vector<double>> seen;
  double residents = 0;
  for (const auto& town : scenario->parameters.towns) residents += town.outside ? 0 : static_cast<double>(town.population);
  for (std::uint32_t r = 0; r < 5; ++r) {
    record.clear();
    district.run(1, r, record, {});
    const auto at = [&](const char* name, int month) {
      const Series* s = measures.book.find("series", name);
      return record.at(SeriesId{static_cast<int>(s - measures.book.series().data())}, month);
    };
    const auto sum = [&](const char* name, int month) {
      const auto v = at(name, month);
      return std::accumulate(v.begin(), v.end(), 0.0);
    };
    for (int year = 0; year < 5; ++year) {
      double events = 0, stock = 0;
      for (int m = 12 * year; m < 12 * year + 12; ++m) {
        events += sum("departures", m) + sum("job_changes", m);
        stock += sum("people", m) / 12;
        for (const double v : at("private_vacancy", m)) {
          if (!std::isnan(v)) seen["vacancy_private_rental"].push_back(v);
        }
      }
      seen["separation_rate_per_year"].push_back(events / stock);
      const int december = 12 * year + 11;
      const auto tenure = at("people_by_tenure", december);
      seen["tenure_share_under_24_months"].push_back((tenure[0] + tenure[1] + tenure[2]) / sum("people", december));
      seen["district_population_share"].push_back(sum("people", december) / residents);
    }
  }
  const auto wanted = ranges();
  for (const auto& [name, values] : seen) {
    ASSERT_TRUE(wanted.contains(name)) << name;
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    std::printf("%-40s %.3f (%.3f to %.3f wanted)\n", name.c_str(), mean, wanted.at(name).low, wanted.at(name).high);
    EXPECT_GE(mean, wanted.at(name).low) << name;
    EXPECT_LE(mean, wanted.at(name).high) << name;
  }
  EXPECT_EQ(seen.size(), 4u);
}

}  // namespace hearth

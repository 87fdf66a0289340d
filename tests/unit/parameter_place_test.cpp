// Single values are set as if the scenario were read anew with them.
#include "sim/parameter_place.h"

#include <gtest/gtest.h>

#include "output/scenario.h"
#include "sim/toml_text.h"

namespace hearth {

namespace {

const std::string district = HEARTH_SOURCE_DIR "/tests/data/small_district.toml";

std::string read_anew(const std::vector<std::string>& overrides) {
  Diagnostics diagnostics;
  auto scenario = load_scenario(district, overrides, diagnostics);
  EXPECT_TRUE(scenario.has_value());
  return resolved_toml([&](Declaration& d) { scenario->parameters.describe(d); });
}

DistrictParameters read() {
  Diagnostics diagnostics;
  return load_scenario(district, {}, diagnostics)->parameters;
}

}  // namespace

TEST(ParameterPlace, ToSetAValueIsToReadTheScenarioWithIt) {
  const std::vector<std::pair<std::string, std::string>> changes = {
      {"housing.cabin.units", "75"},
      {"run.scale", "0.5"},
      {"run.start", "\"2030-05\""},
      {"housing.cabin.allocation_rule", "\"lottery\""},
      {"housing.cabin.enabled", "false"},
      {"housing.cabin.points.by_class.master", "31"},
      {"towns.quay.private_rental_units", "800"},
      {"targets.makers.classes", "[\"maker\"]"},
      {"housing.deliveries.1.units", "9"},
      {"rents.trend_per_year", "0.02"},
  };
  for (const auto& [key, value] : changes) {
    DistrictParameters p = read();
    const auto root = [&p](Declaration& d) { p.describe(d); };
    const auto place = find_place(key, root);
    ASSERT_TRUE(place.has_value()) << key;
    Diagnostics diagnostics;
    EXPECT_TRUE(place->set(*parse_toml_value(value), diagnostics)) << key;
    if (key.starts_with("housing.deliveries") || key.ends_with("master")) {
      // No override reaches into these; what was set is found again.
      EXPECT_EQ(std::stod(find_place(key, root)->now), std::stod(value)) << key;
    } else {
      EXPECT_EQ(resolved_toml(root), read_anew({key + "=" + value})) << key;
    }
    // And back.
    EXPECT_TRUE(place->set(*parse_toml_value(place->now), diagnostics)) << key;
    EXPECT_EQ(resolved_toml(root), read_anew({})) << key;
  }
}

TEST(ParameterPlace, OnePointOfAScheduleIsSetAndTheOthersStay) {
  Schedule schedule(Schedule::Shape::step, {{Month::of(2030, 1), 1}, {Month::of(2031, 1), 2}});
  const auto root = [&](Declaration& d) { d.schedule("rate", schedule, "1", {0, 10}, {"Rate", "率"}); };
  const auto place = find_place("rate.2031-01", root);
  ASSERT_TRUE(place.has_value());
  Diagnostics diagnostics;
  EXPECT_TRUE(place->set(*parse_toml_value("5"), diagnostics));
  EXPECT_EQ(schedule, Schedule(Schedule::Shape::step, {{Month::of(2030, 1), 1}, {Month::of(2031, 1), 5}}));
  EXPECT_FALSE(place->set(*parse_toml_value("11"), diagnostics)) << "out of range";
  EXPECT_TRUE(diagnostics.has_errors());
  EXPECT_FALSE(find_place("rate.2032-01", root).has_value()) << "no such point";
  EXPECT_TRUE(find_place("rate.2030-01", root)->is_earlier_point);
  EXPECT_FALSE(find_place("rate.2031-01", root)->is_earlier_point);
}

TEST(ParameterPlace, WhatHasNoSuchKeyOrTypeIsRefused) {
  DistrictParameters p = read();
  const auto root = [&p](Declaration& d) { p.describe(d); };
  for (const char* key :
       {"housing.cabin.unit", "housing", "housing.cabin", "housing.cabin.units.more", "", "towns.nowhere.job_share"})
    EXPECT_FALSE(find_place(key, root).has_value()) << key;
  Diagnostics diagnostics;
  EXPECT_FALSE(find_place("housing.cabin.units", root)->set(*parse_toml_value("\"many\""), diagnostics));
  EXPECT_FALSE(find_place("housing.cabin.units", root)->set(*parse_toml_value("1.5"), diagnostics));
  EXPECT_FALSE(find_place("housing.cabin.allocation_rule", root)->set(*parse_toml_value("\"pionts\""), diagnostics));
  EXPECT_EQ(diagnostics.list().size(), 3u);
  EXPECT_EQ(resolved_toml(root), read_anew({})) << "a value at fault changes nothing";
}

}  // namespace hearth

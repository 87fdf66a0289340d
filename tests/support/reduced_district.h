// A district reduced until theory can be applied to it, and runs of it. Every test of limits/ and laws/ starts from `plain()`
// and turns on what its claim is about.
//
// Three reductions that several tests use, all of them values that a scenario may state:
// - Applicants live with relatives: a scheme's application hazard from there may be positive while the one from private rent is
//   zero, so a former tenant (who rents privately) never applies again.
// - Nobody gives up or leaves while waiting: patience 0 means without end; hazard ratios of 0 keep people in the district.
// - `show_placements_as_departures`: the series count placements by scheme only; to see them by class, whoever gets a home is
//   made to leave the district in the month after, and departures are counted by class.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "models/district.h"
#include "models/measures.h"
#include "sim/document.h"
#include "sim/parameter_reader.h"

namespace hearth {

/// One town, one class, one field, one employer sector, one channel; neutral everywhere else.
inline DistrictParameters plain() {
  DistrictParameters p;
  p.run.months = 120;
  TownParameters town;
  town.id = "t";
  town.job_share = town.home_share = 1;
  town.private_rental_units = 1e6;
  town.rent_cny_m2_month = 10;
  p.towns = {town};
  ClassParameters cls;
  cls.id = "c";
  cls.wage = 8000;
  p.classes = {cls};
  FieldParameters field;
  field.id = "f";
  field.initial_share = 1;
  p.fields = {field};
  SectorParameters sector;
  sector.id = "s";
  sector.fields = {"f"};
  sector.established_share = 1;
  p.sectors = {sector};
  ChannelParameters channel;
  channel.id = "in";
  channel.fields = {{"f", 1}};
  p.channels = {channel};
  p.firms.initial_established = 50;
  p.jobs.vacancy_rate = 0.2;
  p.wages.city_average = 8000;
  return p;
}

/// Homes to let for everybody who lives with relatives, for as long as they like.
inline SchemeParameters flats(const std::string& id = "flat") {
  SchemeParameters x;
  x.id = id;
  x.delivery_plan = DeliveryPlan::as_listed;
  x.application_hazard_dormitory = 1;
  x.term_months = 600;
  return x;
}

/// `units` more homes of a scheme in a month of the run.
inline void deliver(DistrictParameters& p, const std::string& scheme, int month, std::int64_t units,
                    const std::string& town = "t") {
  p.housing.deliveries.push_back({scheme, p.run.start + month, town, units});
  for (auto& x : p.housing.schemes) x.units += x.id == scheme ? units : 0;
}

/// Everybody starts with relatives, the initial stock and all channels.
inline void start_with_relatives(DistrictParameters& p) {
  p.population.initial_share_home_private_rent = 0;
  for (auto& c : p.channels) c.share_relatives = 1;
}

/// The channel brings a Poisson number with this mean a month, from month `first` to `last` of the run and never else.
inline void arrive_between(const DistrictParameters& p, ChannelParameters& channel, int first, int last, double mean) {
  channel.rate_per_year = 12 * mean;
  std::vector<Schedule::Point> points;
  if (first > 0) points.push_back({p.run.start, 0});
  points.push_back({p.run.start + first, 1});
  points.push_back({p.run.start + (last + 1), 0});
  channel.activity = Schedule(Schedule::Shape::step, points);
}

/// Whoever moves into a scheme home leaves the district in the next month (a hazard of 25, above every threshold of 32 random
/// bits); nobody else leaves. Start with relatives; waiting changes no hazard.
inline void show_placements_as_departures(DistrictParameters& p) {
  p.retention.base_hazard_per_month = 0.25;
  p.retention.hr_home_relatives = 0;
  for (auto& x : p.housing.schemes) x.hr_leaving = 100;
}

/// What a scenario file with these values would be told: values outside their range, contradictions.
inline std::string faults_of(DistrictParameters p) {
  // Names are for readers.
  const auto name = [](auto& list) {
    for (auto& x : list) x.name_en = x.name_en.empty() ? x.id : x.name_en;
  };
  name(p.departments);
  name(p.tasks);
  name(p.programmes);
  Diagnostics diagnostics;
  const auto document = parse_document(resolved_toml([&](Declaration& d) { p.describe(d); }), "reduced", diagnostics);
  DistrictParameters again;
  if (document) read_parameters(*document, diagnostics, [&](Declaration& d) { again.describe(d); });
  std::string faults;
  for (const auto& d : diagnostics.list()) faults += to_string(d) + "\n";
  for (const auto& problem : p.contradictions()) faults += problem.problem.en + "\n";
  return faults;
}

/// A district that is run once or often.
class Trial {
 public:
  explicit Trial(const DistrictParameters& p)
      : setup_(p), measures_(setup_), district_(setup_, measures_), record_(measures_.book, setup_.months) {
    EXPECT_EQ(faults_of(p), "");
  }
  /// One replication; every month's invariants are checked unless told otherwise.
  void run(std::uint32_t replication = 0, bool check_invariants = true) {
    record_.clear();
    RunOptions options;
    options.check_invariants = check_invariants;
    ASSERT_EQ(district_.run(1, replication, record_, options), "");
  }
  int months() const { return setup_.months; }
  /// A series' value in a month; `index` counts through its dimensions, the last one fastest.
  double at(const char* name, int month, std::size_t index = 0, const char* group = "series") const {
    return record_.at(id(name, group), month)[index];
  }
  /// All months of a series.
  std::vector<double> series(const char* name, std::size_t index = 0, const char* group = "series") const {
    const SeriesId s = id(name, group);
    std::vector<double> out;
    for (int m = 0; m < setup_.months; ++m) out.push_back(record_.at(s, m)[index]);
    return out;
  }
  /// What a review found, the first being 0; `index` counts through the dimensions after the year.
  double at_review(const char* name, std::size_t year, std::size_t index = 0) const {
    const auto all = record_.once(id(name, "review"));
    return all[year * (all.size() / setup_.review.months.size()) + index];
  }
  /// A series' mean over the months from `first` on.
  double mean(const char* name, int first, std::size_t index = 0) const {
    const SeriesId s = id(name, "series");
    double sum = 0;
    for (int m = first; m < setup_.months; ++m) sum += record_.at(s, m)[index];
    return sum / (setup_.months - first);
  }
  /// The ledger's postings of a month, in whole fen.
  std::int64_t fen(Purpose purpose, int month, std::size_t scheme = 0) const {
    return std::llround(100 *
                        at("by_scheme_and_purpose", month, scheme * purposes + static_cast<std::size_t>(purpose), "ledger"));
  }

 private:
  SeriesId id(const char* name, const char* group) const {
    const Series* s = measures_.book.find(group, name);
    if (s == nullptr) throw std::invalid_argument(std::string("no series ") + group + "/" + name);
    return {static_cast<int>(s - measures_.book.series().data())};
  }
  Setup setup_;
  Measures measures_;
  District district_;
  Record record_;
};

/// Homes given to a class in a month, where show_placements_as_departures makes them visible.
inline double placed(const Trial& t, int month, std::size_t cls = 0) {
  return t.at("departures", month + 1, cls);
}

}  // namespace hearth

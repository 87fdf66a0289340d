// The baseline with and without one of its tasks, in the same replications, at three tenths of its size.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "models/district.h"
#include "models/indices.h"
#include "models/measures.h"
#include "tests/support/baseline.h"

namespace hearth {

inline constexpr int tasks = 17;
inline constexpr std::uint32_t replications = 5;

inline std::string switch_of(int task) {
  return "tasks." + std::to_string(task) + ".enabled=false";
}

// Some replications of the baseline with overrides.
class World {
 public:
  explicit World(std::vector<std::string> overrides) : World(parameters(std::move(overrides))) {}
  explicit World(const DistrictParameters& p, std::uint32_t runs = replications) : setup(p), measures(setup) {
    District district(setup, measures);
    RunOptions options;
    options.keep_initial = true;
    for (std::uint32_t r = 0; r < runs; ++r) {
      records.emplace_back(measures.book, setup.months);
      EXPECT_EQ(district.run(1, r, records.back(), options), "");
    }
  }
  const Series& series(const std::string& group, const std::string& name) const {
    const Series* s = measures.book.find(group, name);
    if (s == nullptr) throw std::invalid_argument("no series " + group + "/" + name);
    return *s;
  }
  std::span<const double> at(const Series& s, std::uint32_t r, int month) const {
    return records[r].at(SeriesId{static_cast<int>(&s - measures.book.series().data())}, month);
  }
  /// The sum over all months of a member (-1: of all), in one replication.
  double sum(std::uint32_t r, const std::string& group, const std::string& name, int member = -1) const {
    const Series& s = series(group, name);
    double total = 0;
    for (int m = 0; m < setup.months; ++m) {
      const auto values = at(s, r, m);
      for (std::size_t i = 0; i < values.size(); ++i)
        total += member < 0 || static_cast<std::size_t>(member) == i ? values[i] : 0;
    }
    return total;
  }
  /// The same of a member by its id, of whichever dimension (none: of all); missing values count nothing. `path`:
  /// "series/hires".
  double sum_of(std::uint32_t r, const std::string& path, const std::string& member) const {
    const auto slash = path.find('/');
    const Series& s = series(path.substr(0, slash), path.substr(slash + 1));
    const std::vector<bool> counts = belong_to(s, member);
    double total = 0;
    for (int m = 0; m < setup.months; ++m) {
      const auto values = at(s, r, m);
      for (std::size_t i = 0; i < values.size(); ++i) total += counts[i] && !std::isnan(values[i]) ? values[i] : 0;
    }
    return total;
  }
  int channel(const std::string& id) const { return index_of(setup.p.channels, id); }
  int programme(const std::string& id) const { return index_of(setup.p.programmes, id); }

  Setup setup;
  Measures measures;
  std::vector<Record> records;

 private:
  // Which values of a month do: the last dimension runs fastest.
  std::vector<bool> belong_to(const Series& s, const std::string& member) const {
    std::vector<bool> out = {member.empty()};
    bool known = member.empty();
    for (const int k : s.dims) {
      std::vector<bool> finer;
      for (const bool taken : out) {
        for (const std::string& id : measures.book.dimensions()[static_cast<std::size_t>(k)].members) {
          finer.push_back(taken || id == member);
          known = known || id == member;
        }
      }
      out = std::move(finer);
    }
    EXPECT_TRUE(known) << s.name << ", " << member;
    return out;
  }
  static DistrictParameters parameters(std::vector<std::string> overrides) {
    overrides.emplace_back("run.scale=0.3");
    return baseline(overrides);
  }
};

inline const World& planned() {
  static const World world(std::vector<std::string>{});
  return world;
}

inline const World& without(int task) {
  static std::vector<std::unique_ptr<World>> worlds(tasks + 1);
  auto& world = worlds[static_cast<std::size_t>(task)];
  if (!world) world = std::make_unique<World>(std::vector<std::string>{switch_of(task)});
  return *world;
}

// What a series adds up to without the task, over what it adds up to with it: the mean of the replications.
inline double ratio(const World& off, const World& on, const std::string& group, const std::string& name, int member = -1) {
  double without_it = 0, with_it = 0;
  for (std::uint32_t r = 0; r < replications; ++r) {
    without_it += off.sum(r, group, name, member);
    with_it += on.sum(r, group, name, member);
  }
  return without_it / with_it;
}
inline double ratio(int task, const std::string& name, int member = -1) {
  return ratio(without(task), planned(), "series", name, member);
}

inline void expect_between(double x, double low, double high, const std::string& what) {
  EXPECT_GT(x, low) << what;
  EXPECT_LT(x, high) << what;
}

inline bool same(std::span<const double> a, std::span<const double> b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i] && !(std::isnan(a[i]) && std::isnan(b[i]))) return false;
  }
  return a.size() == b.size();
}

}  // namespace hearth

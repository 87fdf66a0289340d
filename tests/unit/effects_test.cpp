// Who gains and who loses: counts of individuals against a second count, against the series, and the other way round.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "output/comparison.h"
#include "output/ensemble.h"
#include "output/stored_values.h"

namespace hearth {

namespace {

constexpr std::size_t replications = 3;

// The small district as it is, and one with more newcomers and less leaving.
class TwoPlans {
 public:
  TwoPlans() {
    std::string name = std::filesystem::temp_directory_path() / "hearth-effects-XXXXXX";
    folder_ = ::mkdtemp(name.data());
    first = run("first", {});
    second = run("second", {"channels.ferry.rate_per_year=300", "retention.base_hazard_per_month=0.01"});
  }
  ~TwoPlans() { std::filesystem::remove_all(folder_); }
  TwoPlans(const TwoPlans&) = delete;
  TwoPlans& operator=(const TwoPlans&) = delete;

  std::unique_ptr<ResultsFile> first, second;

 private:
  std::unique_ptr<ResultsFile> run(const std::string& name, const std::vector<std::string>& overrides) {
    Diagnostics diagnostics;
    const auto scenario = load_scenario(HEARTH_SOURCE_DIR "/tests/data/small_district.toml", overrides, diagnostics);
    EXPECT_TRUE(scenario);
    EnsembleOptions options;
    options.replications = replications;
    options.people = true;
    options.output = folder_ + "/" + name + ".h5";
    const std::atomic<bool> stop{false};
    run_ensemble(
        *scenario, options, [](std::size_t) {}, stop);
    Said warning;
    return ResultsFile::open(options.output, warning);
  }
  std::string folder_;
};

const TwoPlans& plans() {
  static const TwoPlans made;
  return made;
}

struct Known {
  bool stays;
  std::string through;
};

// By replication and identity.
std::map<std::pair<int, std::pair<int, int>>, Known> everybody(const ResultsFile& file) {
  std::map<std::string, std::vector<std::int32_t>> columns;
  std::vector<std::string> channels;
  for (const StoredTable& t : file.tables()) {
    if (t.name != "people") continue;
    for (const StoredColumn& c : t.columns) {
      columns[c.name] = file.column(t, c);
      if (c.name == "through") channels = c.codes.ids;
    }
  }
  std::map<std::pair<int, std::pair<int, int>>, Known> out;
  for (std::size_t i = 0; i < columns["id_low"].size(); ++i) {
    const int through = columns["through"][i];
    out[{columns["in_replication"][i], {columns["id_high"][i], columns["id_low"][i]}}] = {
        columns["exit_month"][i] == -1, through < 0 ? "none" : channels[static_cast<std::size_t>(through)]};
  }
  return out;
}

IndividualEffects individuals(const ResultsFile& a, const ResultsFile& b) {
  const auto x = individual_effects(a, b);
  EXPECT_TRUE(x);
  return x ? *x : IndividualEffects{};
}

}  // namespace

TEST(Individuals, AreMatchedByIdentityInEachReplication) {
  const auto a = everybody(*plans().first), b = everybody(*plans().second);
  // By channel, then by replication: leaves under the first only, under the second only; only in the first, in the second.
  std::map<std::string, std::vector<std::array<double, 4>>> expected;
  const auto of = [&](const std::string& through, int replication) -> auto& {
    auto& all = expected[through];
    all.resize(replications);
    return all[static_cast<std::size_t>(replication)];
  };
  for (const auto& [key, person] : a) {
    const auto other = b.find(key);
    for (const std::string& group : {std::string("all"), person.through}) {
      auto& n = of(group, key.first);
      n[2] += other == b.end() ? 1 : 0;
      n[0] += other != b.end() && !person.stays && other->second.stays ? 1 : 0;
      n[1] += other != b.end() && person.stays && !other->second.stays ? 1 : 0;
    }
  }
  for (const auto& [key, person] : b) {
    for (const std::string& group : {std::string("all"), person.through}) of(group, key.first)[3] += a.contains(key) ? 0 : 1;
  }
  const IndividualEffects x = individuals(*plans().first, *plans().second);
  const auto same = [&](const IndividualCounts& counts, const std::string& group) {
    for (std::size_t r = 0; r < replications; ++r) {
      EXPECT_EQ(counts.left_under_first_only.values[r], expected[group][r][0]) << group;
      EXPECT_EQ(counts.left_under_second_only.values[r], expected[group][r][1]) << group;
      EXPECT_EQ(counts.only_in_first.values[r], expected[group][r][2]) << group;
      EXPECT_EQ(counts.only_in_second.values[r], expected[group][r][3]) << group;
    }
  };
  same(x.all, "all");
  ASSERT_EQ(x.groupings.size(), 5u);
  ASSERT_EQ(x.groupings[3].grouping, "through");
  EXPECT_EQ(x.groupings[3].members.size() + 1, expected.size());
  for (const IndividualCounts& m : x.groupings[3].members) same(m, m.at_end.measure.id);
  EXPECT_GT(x.all.left_under_first_only.mean, x.all.left_under_second_only.mean);
  EXPECT_GT(x.all.only_in_second.mean, 10);
}

TEST(Individuals, AddUpToTheSeriesInEveryReplicationAndGrouping) {
  const IndividualEffects x = individuals(*plans().first, *plans().second);
  const auto end_a = people_at_end(*plans().first), end_b = people_at_end(*plans().second);
  const auto net = [](const IndividualCounts& c, std::size_t r) {
    return c.left_under_first_only.values[r] - c.left_under_second_only.values[r] + c.only_in_second_staying.values[r] -
           c.only_in_first_staying.values[r];
  };
  for (std::size_t r = 0; r < replications; ++r) {
    EXPECT_EQ(net(x.all, r), end_b[r] - end_a[r]);
    for (const IndividualGrouping& g : x.groupings) {
      double of_members = 0;
      for (const IndividualCounts& m : g.members) of_members += net(m, r);
      EXPECT_EQ(of_members, end_b[r] - end_a[r]) << g.grouping;
    }
  }
  EXPECT_DOUBLE_EQ(x.all.at_end.means.difference, (end_b[0] + end_b[1] + end_b[2] - end_a[0] - end_a[1] - end_a[2]) / 3);
}

TEST(Individuals, OfAPlanAndItselfDifferNowhere) {
  const IndividualEffects x = individuals(*plans().first, *plans().first);
  for (const PeopleCounted* n : {&x.all.left_under_first_only, &x.all.left_under_second_only, &x.all.only_in_first,
                                 &x.all.only_in_second, &x.all.only_in_first_staying, &x.all.only_in_second_staying}) {
    EXPECT_EQ(n->values, std::vector<double>(replications, 0));
    EXPECT_EQ(n->high, 0);
  }
  EXPECT_GT(x.all.in_both.mean, 800);
  EXPECT_EQ(x.all.at_end.verdict, Verdict::same);
}

TEST(Individuals, AreMirroredByTheOtherOrder) {
  const IndividualEffects there = individuals(*plans().first, *plans().second);
  const IndividualEffects back = individuals(*plans().second, *plans().first);
  ASSERT_EQ(there.groupings.size(), back.groupings.size());
  const auto mirrored = [](const IndividualCounts& a, const IndividualCounts& b) {
    EXPECT_EQ(a.in_both.values, b.in_both.values);
    EXPECT_EQ(a.left_under_first_only.values, b.left_under_second_only.values);
    EXPECT_EQ(a.only_in_first.values, b.only_in_second.values);
    EXPECT_EQ(a.only_in_first_staying.values, b.only_in_second_staying.values);
    EXPECT_DOUBLE_EQ(a.at_end.means.difference, -b.at_end.means.difference);
    EXPECT_DOUBLE_EQ(a.at_end.means.low, -b.at_end.means.high);
  };
  mirrored(there.all, back.all);
  for (std::size_t g = 0; g < there.groupings.size(); ++g) {
    ASSERT_EQ(there.groupings[g].members.size(), back.groupings[g].members.size());
    for (std::size_t i = 0; i < there.groupings[g].members.size(); ++i)
      mirrored(there.groupings[g].members[i], back.groupings[g].members[i]);
  }
}

// Classes and towns are parts of the whole, and homes of several schemes are added up for each class.
TEST(Groups, AddUpToTheHeadlines) {
  const auto groups = group_effects(*plans().first, *plans().second);
  const auto sum = [&](const std::string& grouping, const std::string& measure) {
    for (const GroupEffects& g : groups) {
      if (g.grouping != grouping || g.measure.id != measure) continue;
      double x = 0;
      for (const MeasureComparison& m : g.members) x += m.means.difference;
      return x;
    }
    return std::nan("");
  };
  double people = 0, held = 0, arrivals = 0;
  const auto of_second = headlines(*plans().second);
  for (const Headline& h : headlines(*plans().first)) {
    const auto y = std::find_if(of_second.begin(), of_second.end(), [&](const Headline& s) { return s.id == h.id; });
    const double difference = compare_means(h.values, y->values).difference;
    if (h.id == "people") people = difference;
    if (h.id == "arrivals") arrivals = difference;
    if (h.id.starts_with("homes_held.")) held += difference;
  }
  EXPECT_NE(people, 0);
  EXPECT_NEAR(sum("class", "people"), people, 1e-9);
  EXPECT_NEAR(sum("town", "people_by_town"), people, 1e-9);
  EXPECT_NEAR(sum("home", "people_by_home"), people, 1e-9);
  EXPECT_NEAR(sum("channel", "arrivals"), arrivals, 1e-9);
  EXPECT_NEAR(sum("class", "arrivals_by_class"), arrivals, 1e-9);
  EXPECT_NEAR(sum("class", "homes_held_by_class"), held, 1e-9);
}

TEST(Groups, TellNoGainWhereNothingDiffers) {
  for (const GroupEffects& g : group_effects(*plans().first, *plans().first)) {
    for (const MeasureComparison& m : g.members) {
      if (m.means.pairs == 0) continue;
      EXPECT_EQ(m.verdict, Verdict::same) << g.grouping << " " << m.measure.id;
      EXPECT_FALSE(m.holds_jointly());
    }
  }
}

}  // namespace hearth

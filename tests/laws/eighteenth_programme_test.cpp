// A task and its programme that only a scenario states, as a planner would: scenarios/eighteenth_programme.toml.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "models/indices.h"
#include "models/ledger.h"
#include "output/scenario.h"
#include "tests/support/histories.h"

namespace hearth {

namespace {

DistrictParameters scenario(const std::string& name, std::vector<std::string> overrides = {}) {
  overrides.emplace_back("run.scale=0.3");
  Diagnostics diagnostics;
  const auto read = load_scenario(HEARTH_SOURCE_DIR "/scenarios/" + name + ".toml", overrides, diagnostics);
  // Where its task is off, what the scenario says of the programme is told to have no effect.
  EXPECT_FALSE(diagnostics.has_errors());
  return read ? read->parameters : DistrictParameters{};
}

double at(const RecordedRun& r, const std::string& group, const std::string& name, int month, std::size_t member) {
  const Series* s = r.measures.book.find(group, name);
  if (s == nullptr) throw std::invalid_argument("no series " + name);
  return r.record.at(SeriesId{static_cast<int>(s - r.measures.book.series().data())}, month)[member];
}

}  // namespace

// It is served in its two rounds a year, no more than its seats, and shows in all that is shown of tasks and programmes; the
// ledger by task has 4,000 yuan for each who was served, from the district alone.
TEST(EighteenthProgramme, ShowsInEverySeriesAndInTheLedger) {
  RecordedRun r(scenario("eighteenth_programme"));
  r.run();
  const auto task = static_cast<std::size_t>(index_of(r.setup.p.tasks, "18"));
  const auto q = static_cast<std::size_t>(index_of(r.setup.p.programmes, "language_courses"));
  ASSERT_EQ(task, 17u);
  double served = 0, completed = 0, applied = 0, effect = 0;
  for (int m = 0; m < r.setup.months; ++m) {
    const double now = at(r, "programmes", "served", m, q);
    if (m % 12 != 2 && m % 12 != 8) {
      EXPECT_EQ(now, 0) << m;
    }
    for (const char* series : {"applicants", "waiting", "served", "turned_away", "effect", "spending"})
      EXPECT_EQ(at(r, "tasks", series, m, task), at(r, "programmes", series, m, q)) << m << ", " << series;
    EXPECT_EQ(at(r, "ledger", "by_task_and_purpose", m, task * purposes + static_cast<std::size_t>(Purpose::support)),
              4000 * now);
    EXPECT_EQ(at(r, "ledger", "by_task_and_payer", m, task * payers + static_cast<std::size_t>(Payer::district)), 4000 * now);
    EXPECT_EQ(at(r, "programmes", "spending", m, q), 4000 * now) << m;
    EXPECT_EQ(at(r, "programmes", "units", m, q), 6) << m;
    served += now;
    completed += at(r, "programmes", "completed", m, q);
    applied += at(r, "programmes", "applicants", m, q);
    effect += at(r, "programmes", "effect", m, q);
  }
  EXPECT_GT(applied, served);
  EXPECT_GT(served, 90);
  EXPECT_LE(served, 120 * 0.3 * 5);  // seats of five years at this size
  EXPECT_GT(completed, 0.6 * served);
  EXPECT_LT(completed, served);
  EXPECT_GT(effect, 0);
}

// It serves whom it is for: people from abroad in their first three years (and the months that they waited do not make them
// less so), each once.
TEST(EighteenthProgramme, ServesWhomItIsFor) {
  RecordedRun r(scenario("eighteenth_programme"));
  r.run();
  const int q = index_of(r.setup.p.programmes, "language_courses");
  std::vector<int> times(r.people.size(), 0);
  int joined = 0;
  for (std::size_t i = 0; i < r.events.size(); ++i) {
    if (!r.is(i, EventKind::joined_programme) || r.events["detail"][i] != q) continue;
    const auto who = static_cast<std::size_t>(r.events["person_row"][i]);
    EXPECT_EQ(r.people["international"][who], 1);
    EXPECT_LE(r.events["at_month"][i] - r.people["entry_month"][who], 36);
    EXPECT_EQ(++times[who], 1);
    ++joined;
  }
  EXPECT_GT(joined, 90);
}

// Nobody else's luck changes: the same people apply for all other programmes in the first month, and as many come through the
// channels that no programme feeds in the first three. (Later its lead departments have one task more to do.)
TEST(EighteenthProgramme, LeavesOthersTheirLuck) {
  RecordedRun with(scenario("eighteenth_programme"));
  RecordedRun without(scenario("baseline"));
  with.run();
  without.run();
  for (std::size_t q = 0; q < without.setup.p.programmes.size(); ++q) {
    if (without.setup.p.programmes[q].serves != Serves::people && without.setup.p.programmes[q].serves != Serves::employers)
      continue;
    EXPECT_EQ(at(with, "programmes", "applicants", 0, q), at(without, "programmes", "applicants", 0, q))
        << without.setup.p.programmes[q].id;
  }
  for (const char* id : {"graduates", "hires", "teams", "youth_founders", "school_enterprise"}) {
    const auto c = static_cast<std::size_t>(index_of(without.setup.p.channels, id));
    for (int m = 0; m < 3; ++m) EXPECT_EQ(with.at("arrivals", m, c), without.at("arrivals", m, c)) << id << ", " << m;
  }
}

// Its task is switched off like any other.
TEST(EighteenthProgramme, IsSwitchedOffWithItsTask) {
  RecordedRun r(scenario("eighteenth_programme", {"tasks.18.enabled=false"}));
  r.run();
  for (int m = 0; m < r.setup.months; ++m) {
    EXPECT_EQ(at(r, "tasks", "served", m, 17), 0) << m;
    EXPECT_EQ(at(r, "tasks", "spending", m, 17), 0) << m;
  }
}

}  // namespace hearth

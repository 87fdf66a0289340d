// Patterns that the baseline should show (scenarios/data/validation.csv), none of them an input. Each line of the output says
// where it falls, at the dates or for the cohorts that the file's column `how_measured` names; the mean over replications at
// each of them must lie in the range. tests/README.md shows the same table.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

#include "output/ensemble.h"
#include "tests/support/expectation.h"
#include "tests/support/histories.h"

namespace hearth {

namespace {

// Patterns that are known to fall outside, and why. One that comes right fails the test: take it off the list then.
const std::map<std::string, std::string> known_misses = {};

struct Wanted {
  double low, high;
};

// The first columns of the file hold no commas.
std::map<std::string, Wanted> wanted_patterns() {
  std::map<std::string, Wanted> out;
  std::ifstream file(HEARTH_SOURCE_DIR "/scenarios/data/validation.csv");
  std::string line;
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::string key, low, high;
    std::getline(cells, key, ',');
    std::getline(cells, low, ',');
    std::getline(cells, high, ',');
    if (key.starts_with("validation.")) out[key.substr(key.find('.') + 1)] = {std::stod(low), std::stod(high)};
  }
  return out;
}

// The value that tests/README.md gives a pattern; NaN: none.
double documented(const std::string& name) {
  std::ifstream file(HEARTH_SOURCE_DIR "/tests/README.md");
  const std::string row = "| `" + name + "` | ";
  std::string line;
  while (std::getline(file, line)) {
    if (line.starts_with(row)) return std::stod(line.substr(row.size()));
  }
  return std::nan("");
}

// The values of a pattern by date, cohort or year; over replications.
using Seen = std::map<std::string, std::map<int, Sample>>;

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

bool is_december(int month) {
  return month % 12 == 11;  // runs start in January
}

void measure_series(RecordedRun& r, Seen& seen) {
  const DistrictParameters& p = r.setup.p;
  double residents = 0;
  for (const auto& town : p.towns) residents += town.outside ? 0 : static_cast<double>(town.population);
  for (int m = 0; m < r.setup.months; ++m) {
    double vacancy = 0, units = 0;
    for (std::size_t t = 0; t < p.towns.size(); ++t) {
      if (p.towns[t].private_rental_units <= 0) continue;
      vacancy += p.towns[t].private_rental_units * r.at("private_vacancy", m, t);
      units += p.towns[t].private_rental_units;
    }
    seen["vacancy_private_rental"][m].add(vacancy / units);
    if (!is_december(m)) continue;
    const double people = r.sum("people", m);
    seen["tenure_share_under_24_months"][m].add(
        (r.at("people_by_tenure", m, 0) + r.at("people_by_tenure", m, 1) + r.at("people_by_tenure", m, 2)) / people);
    seen["district_population_share"][m].add(people / residents);
    double open = 0, posts = 0;
    for (std::size_t k = 0; k < p.sectors.size(); ++k) {
      open += p.sectors[k].public_body ? r.at("vacancies_by_sector", m, k) : 0;
      posts += p.sectors[k].public_body ? r.at("posts_by_sector", m, k) : 0;
    }
    seen["public_post_vacancy"][m].add(open / posts);
  }
}

// Of those with a job, changes of employer and departures in a year; over the year's mean number of people with a job.
void measure_separations(RecordedRun& r, Seen& seen) {
  std::map<int, double> separations;
  for (std::size_t i = 0; i < r.events.size(); ++i) {
    const bool worked = has_job(static_cast<JobState>(r.events["job"][i]));
    const bool parted = r.is(i, EventKind::job_changed) || r.is(i, EventKind::works_outside) || r.is(i, EventKind::leave);
    if (worked && parted) separations[r.events["at_month"][i] / 12] += 1;
  }
  for (int year = 0; year < r.setup.months / 12; ++year) {
    double employed = 0;
    for (int m = 12 * year; m < 12 * year + 12; ++m) employed += r.at("employed", m) / 12;
    seen["separation_rate_per_year"][year].add(separations[year] / employed);
  }
}

void measure_newcomers(const RecordedRun& r, Seen& seen) {
  constexpr int never = 1 << 20;
  std::vector<int> left_first_employer(r.people.size(), never), first_hired(r.people.size(), never);
  for (std::size_t i = 0; i < r.events.size(); ++i) {
    const auto who = static_cast<std::size_t>(r.events["person_row"][i]);
    const int month = r.events["at_month"][i];
    if (r.is(i, EventKind::hired)) {
      first_hired[who] = std::min(first_hired[who], month);
    } else if (r.is(i, EventKind::job_changed) || r.is(i, EventKind::job_lost) || r.is(i, EventKind::works_outside) ||
               r.is(i, EventKind::firm_founded) || r.is(i, EventKind::leave)) {
      left_first_employer[who] = std::min(left_first_employer[who], month);
    }
  }
  double graduates = 0, with_first_employer = 0, young = 0, lost = 0;
  const int graduate = r.people.code("through", "graduates");
  for (std::size_t i = 0; i < r.people.size(); ++i) {
    const int entry = r.people["entry_month"][i];
    const int through = r.people["through"][i];
    if (through < 0) continue;
    if (through == graduate && entry + 36 < r.setup.months) {
      graduates += 1;
      with_first_employer += first_hired[i] <= entry + 36 && left_first_employer[i] > entry + 36 ? 1 : 0;
    }
    if (r.people["household"][i] == static_cast<int>(Household::single) &&
        r.people["age_at_entry"][i] == static_cast<int>(AgeBand::under_30) && entry + 24 < r.setup.months) {
      young += 1;
      const int exit = r.people["exit_month"][i];
      lost += exit >= 0 && exit < entry + 24 ? 1 : 0;
    }
  }
  seen["same_employer_after_36_months_graduates"][0].add(with_first_employer / graduates);
  seen["young_newcomers_lost_in_24_months"][0].add(lost / young);
}

void measure_firms(const RecordedRun& r, Seen& seen) {
  for (const int age : {12, 36}) {
    double born = 0, alive = 0;
    for (std::size_t i = 0; i < r.firms.size(); ++i) {
      const int birth = r.firms["born_month"][i];
      if (birth < 0 || birth + age >= r.setup.months) continue;
      const int failed = r.firms["failed_month"][i];
      born += 1;
      alive += failed < 0 || failed > birth + age ? 1 : 0;
    }
    seen["startup_survival_" + std::to_string(age) + "_months"][0].add(alive / born);
  }
}

// What /people tells of the last month alone.
void measure_last_december(const RecordedRun& r, Seen& seen) {
  std::vector<double> burdens;
  double minutes = 0, commuters = 0;
  for (std::size_t i = 0; i < r.people.size(); ++i) {
    if (r.people["exit_month"][i] >= 0) continue;
    if (r.people["last_home"][i] == static_cast<int>(HomeKind::private_rent))
      burdens.push_back(r.people["last_rent"][i] / static_cast<double>(r.people["income"][i]));
    const bool resident = !r.setup.p.towns[static_cast<std::size_t>(r.people["home_town"][i])].outside;
    if (resident && r.people["commute_minutes"][i] >= 0) {
      minutes += r.people["commute_minutes"][i];
      commuters += 1;
    }
  }
  seen["rent_income_median_private_renters"][r.setup.months - 1].add(median(burdens));
  seen["commute_mean_residents"][r.setup.months - 1].add(minutes / commuters);
}

}  // namespace

TEST(Patterns, TheBaselineShowsThem) {
  Diagnostics diagnostics;
  const auto scenario = load_scenario(HEARTH_SOURCE_DIR "/scenarios/baseline.toml", {}, diagnostics);
  ASSERT_TRUE(scenario);
  constexpr std::uint32_t replications = 12;
  Seen seen;
  for (const std::int64_t months : {60, 48, 36, 24, 12}) {
    DistrictParameters p = scenario->parameters;
    p.run.months = months;
    RecordedRun r(p);
    for (std::uint32_t replication = 0; replication < replications; ++replication) {
      r.run(replication);
      measure_last_december(r, seen);
      if (months < 60) continue;
      measure_series(r, seen);
      measure_separations(r, seen);
      measure_newcomers(r, seen);
      measure_firms(r, seen);
    }
  }
  const auto wanted = wanted_patterns();
  EXPECT_EQ(wanted.size(), 11u);
  for (const auto& [name, range] : wanted) {
    ASSERT_TRUE(seen.contains(name)) << name << " is not measured";
    double low = INFINITY, high = -INFINITY, sum = 0;
    for (const auto& [date, sample] : seen.at(name)) {
      low = std::min(low, sample.mean());
      high = std::max(high, sample.mean());
      sum += sample.mean() / static_cast<double>(seen.at(name).size());
    }
    const bool inside = low >= range.low && high <= range.high;
    std::printf("| `%s` | %.3f | %.3f to %.3f | %g to %g |%s\n", name.c_str(), sum, low, high, range.low, range.high,
                inside ? "" : " outside");
    EXPECT_NEAR(documented(name), sum, 0.05 * sum) << "tests/README.md has another value of " << name;
    const auto known = known_misses.find(name);
    if (known == known_misses.end()) {
      EXPECT_TRUE(inside) << name;
    } else {
      EXPECT_FALSE(inside) << name << " is right now and no longer a known miss (" << known->second << ")";
    }
  }
  for (const auto& [name, reason] : known_misses) EXPECT_TRUE(wanted.contains(name)) << name;
}

}  // namespace hearth

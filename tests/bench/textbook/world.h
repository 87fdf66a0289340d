// The same core rules as Hearth's model (models/ODD.md), written as a textbook on agent-based modelling would have it: a class
// for each kind of agent with a virtual step, one object an agent, one std::mt19937, and a draw for every risk of everybody in
// every month. It reads the same parameters and fills the same series; tests/bench/ holds both against each other.
//
// Of the allocation rules it knows first come, first served; of the programmes what programmes.h says. The ledger has no
// payers, and nobody computes the best assignment.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/parameters/district.h"
#include "models/towns.h"
#include "sim/measure.h"
#include "tests/bench/textbook/agent.h"
#include "tests/bench/textbook/arrivals.h"
#include "tests/bench/textbook/homes.h"
#include "tests/bench/textbook/person.h"
#include "tests/bench/textbook/programmes.h"
#include "tests/bench/textbook/work.h"

namespace hearth::textbook {

/// What happened in a month, other than by channel and by scheme.
struct Flows {
  std::vector<int> departures_by_class;
  std::array<int, reasons> departures_by_reason{};
  int departures_within_city = 0;
  int hires = 0, job_changes = 0, jobs_lost = 0, moves = 0, purchases = 0, advances = 0, firm_births = 0, firm_failures = 0;
};

/// A step from one class to a higher one.
struct Advance {
  int from, to;
  double hazard;  // per month
};

/// Chances in a month that are the same for everybody to whom they apply.
struct MonthlyChances {
  explicit MonthlyChances(const DistrictParameters& parameters);
  double become_backbone, found_firm, refer, move, purchase, leave_dormitory, leave_relatives;
};

class World {
 public:
  /// The district before its first month. Throws std::invalid_argument when a scheme's allocation rule is not first_come.
  World(const DistrictParameters& parameters, std::uint32_t seed);

  /// Simulates all months. Series that this version lacks stay as they are.
  void run(const MeasureBook& book, Record& record);

  const DistrictParameters& p;
  const MonthlyChances chances;
  Dice dice;
  int month = 0;  // since the run began
  double wage_index = 1;
  double mean_rent = 1;            // of the district when the month began, CNY/m2/month
  std::vector<double> year_shock;  // on all arrivals, by year of the run
  std::vector<Advance> advances;

  Agents<Town> towns;
  Agents<Employer> employers;
  Agents<Team> teams;
  Agents<Channel> channels;
  Agents<Person> people;
  Agents<Scheme> schemes;
  Agents<Programme> programmes;
  std::vector<Programme*> programmes_for_people, programmes_for_employers;
  LabourMarket labour;
  HousingOffice housing;
  Flows flows;
  std::vector<int> ever_by_classes_held = std::vector<int>(256);  // as bits
  int teams_ever = 0;

  // What attracts newcomers, by month so far
  std::vector<double> wages_over_rents;  // relative to the start
  std::vector<double> mean_waits;        // for scheme homes, months

  double scaled(double count) const { return count * p.run.scale; }
  Month calendar_month() const { return p.run.start + month; }
  double minutes(const Town& from, const Town& to) const;
  /// A private home's town for somebody who works in `work`: a logit over commute and rent.
  Town& choose_home_town(const Town& work);
  Town& pick_town(double TownParameters::*share, bool outside);
  /// Of a class and field, CNY a month at the start of the run.
  double base_wage(int cls, int field) const;
  double net_household_income(const Person& person) const;
  int index_of_class(const std::string& id) const;
  int core_class() const { return core_class_; }

 private:
  void turn_calendar();
  void step();
  void look_back();

  Commutes commutes_;
  std::size_t commute_period_ = 0;
  double rent_at_start_ = 1;
  int core_class_ = -1;
};

/// This month's series, counted from the agents.
void collect(const World& world, const MeasureBook& book, Record& record);

/// The members of a list of parameters by their ids.
template <class List>
int index_of(const List& list, const std::string& id) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].id == id) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace hearth::textbook

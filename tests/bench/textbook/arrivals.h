// How people come into the district: the initial stock and the channels.
#pragma once

#include <random>
#include <vector>

#include "models/parameters/district.h"
#include "tests/bench/textbook/agent.h"
#include "tests/bench/textbook/person.h"

namespace hearth::textbook {

class Channel : public Agent {
 public:
  Channel(const World& world, int channel_index);
  /// The month's arrivals.
  void step(World& world) override;
  /// A settled person brings somebody.
  void refer(World& world, Person& referrer);

  const ChannelParameters& p;
  int arrivals = 0;  // this month

 private:
  double expected(const World& world) const;
  double season(int month_of_year) const;
  double attractiveness(const World& world) const;
  Person& newcomer(World& world, Role role);
  void arrive_alone(World& world);
  void arrive_as_team(World& world);
  void find_first_job(World& world, Person& person);
  void settle(World& world, Person& person);

  std::discrete_distribution<int> classes_, fields_, households_, ages_, homes_;
  std::vector<Person*> cohort_;      // who came this month
  Employer* shared_firm_ = nullptr;  // of the month's founders
};

/// Employers, teams and people of the first month.
void settle_initial_stock(World& world);

}  // namespace hearth::textbook

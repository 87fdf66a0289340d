// The programmes of the plan's tasks: whom one admits applies for it, waits, takes a place, is changed for a while, and it
// costs money.
//
// What this version lacks of models/programmes.h: recruitment, markets, placements with other employers, service managers who
// fill vacancies, applications through the desk, and milestones that slip with the departments' effort.
#pragma once

#include <memory>
#include <vector>

#include "models/parameters/district.h"
#include "tests/bench/textbook/client.h"

namespace hearth::textbook {

class Employer;
class Person;

class Programme : public Agent {
 public:
  Programme(const World& world, const ProgrammeParameters& parameters);
  /// What comes due, then service in order, then the month's costs.
  void step(World& world) override;
  void begin_month(const World& world);
  void queue_up(World& world, Client& client);

  void end_effect(Case& x);

  bool is_open() const { return units_ > 0; }
  bool admits(const World& world, const Person& person) const;
  bool admits(const World& world, const Employer& employer) const;
  bool admits_age(int years) const;
  double points_of_class(int cls) const { return points_by_class_[static_cast<std::size_t>(cls)]; }
  int waiting() const { return static_cast<int>(queue_.size()); }

  const ProgrammeParameters& p;
  const double apply_chance;  // of somebody whom it admits, in a month
  const bool lasts;           // it changes the hazard of leaving, or where people stand on a ladder
  int applicants = 0, served = 0, turned_away = 0, completed = 0;
  double spending = 0;  // of the district this month, CNY

 private:
  int openings(const World& world);
  void clear_queue(World& world);
  void put_in_order(World& world);
  void serve(World& world);
  void take_in(World& world, Case& x);
  void begin_effect(World& world, Case& x, int months);
  void complete(World& world, Case& x);
  void keep_dates(World& world);
  void pay(World& world, Case& x);
  double district_share() const { return 1 - p.cost.share_employer - p.cost.share_individual - p.cost.share_private; }
  bool has_fund() const { return p.fund.capital > 0; }
  bool for_good() const { return p.serves == Serves::employers && p.months == 0 && p.places_per_unit > 0; }
  bool from_start() const { return p.effect.from == EffectFrom::start || p.months == 0; }
  bool same_ladder(const Programme& other) const { return !p.ladder.empty() && other.p.ladder == p.ladder; }

  std::vector<std::shared_ptr<Case>> queue_, open_;
  std::vector<bool> classes_, fields_, roles_, households_, jobs_, tags_, sectors_, kinds_;
  std::vector<double> points_by_class_;
  bool asks_for_employer_;
  double units_ = 0;  // at work this month
  double allowance_ = 0;
  double capital_;
  int inside_ = 0;
  bool opened_ = false;
};

}  // namespace hearth::textbook

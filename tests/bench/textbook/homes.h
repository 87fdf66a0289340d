// Where people live: towns with their rental markets, and the homes and subsidies of the schemes.
#pragma once

#include <deque>
#include <memory>
#include <utility>
#include <vector>

#include "models/codes.h"
#include "models/parameters/district.h"
#include "tests/bench/textbook/agent.h"

namespace hearth::textbook {

class Person;
class Scheme;
struct Home;

class Town : public Agent {
 public:
  Town(const World& world, int town_index);
  /// Rents answer vacancy, the stock answers rents.
  void step(World& world) override;

  const TownParameters& p;
  const int index;
  double rent;  // CNY/m2/month
  double trend_rent;
  double units;  // of the private rental stock
  double other_renters = 0;
  double renters_before = 0;
  int renters = 0;                // talented people who rent privately
  std::deque<Person*> newcomers;  // those who moved here lately

  double market_rent(const World& world, double area) const;
  double contract_rent(const World& world, Household household) const;
  double vacancy() const { return units > 0 ? std::max(0.0, 1 - (other_renters + renters) / units) : 0; }
  void welcome(Person& person);
  void see_off(Person& person);
};

struct Building {
  std::vector<Home*> homes;
};

struct Home {
  Town* town = nullptr;
  Building* building = nullptr;
  Person* tenant = nullptr;
  int began = 0;
  int ends = 0;  // month in which the tenant must be out
  int renewals = 0;
  bool ends_for_good = false;
};

/// Stands in a scheme's queue until it is met without an applicant.
struct Application {
  Person* applicant = nullptr;  // nullptr: withdrawn or served
  Scheme* scheme = nullptr;
  int month = 0;
  int ranks_as_of = 0;  // later than `month` after a refusal that costs the place
  int patience_ends = 0;
};

/// A delivery of homes or of grants.
struct Delivery {
  Town* town;  // nullptr: grants
  int month;
  int units;
};

/// A housing scheme; what differs between homes to let and money towards a purchase is virtual.
class Scheme : public Agent {
 public:
  Scheme(World& world, int scheme_index);
  /// Serves the queue, and pays the month's costs.
  void step(World& world) override;
  /// What the plan delivers this month.
  void deliver(World& world);
  void queue_up(World& world, Person& person);

  /// 0 unless the person may apply.
  double application_hazard(const World& world, const Person& person) const;
  /// Everything that an application asks.
  bool admits(const World& world, const Person& person) const;
  /// What a renewal asks: who the person is, whatever their home and their months here.
  bool qualifies(const World& world, const Person& person) const;
  bool income_admitted(const World& world, const Person& person) const;
  void begin_month();
  void spend(double cny) { spending += cny; }

  virtual int free() const = 0;
  virtual int in_turnaround() const { return 0; }
  virtual double rent(const World&, const Town&) const { return 0; }
  /// The holder gives the home back, or leaves it for another.
  virtual void release(World&, Person&) {}
  /// The tenant's term, or the holder's instalments and commitment.
  virtual void attend_to(World&, Person&) {}
  /// Somebody who holds something of the scheme leaves the district.
  virtual void settle(World&, Person&) {}

  const SchemeParameters& p;
  const int index;
  const double quit_chance;  // of a tenant in a month
  int planned = 0, delivered = 0, held = 0, waiting = 0;
  std::vector<int> held_by_class, waiting_by_class;
  double spending = 0;  // of the district this month, CNY
  int applications = 0, placements = 0, refusals = 0, given_up = 0, releases = 0, departures = 0;
  double waits = 0, longest_wait = 0;

 protected:
  virtual void receive(World& world, Town* town, int units) = 0;
  virtual void end_turnaround(World&) {}
  /// Where the person would live best among free homes; nullptr with `free() > 0`: nowhere in particular.
  virtual Town* best_offer(const World&, const Person&) const { return nullptr; }
  virtual void place(World& world, Person& person, Town* town) = 0;
  virtual void post_costs(const World&) {}

 private:
  void plan(World& world);
  void serve(World& world);
  void drop_stale(const World& world);
  bool refuses(World& world, const Person& person, const Town* offer) const;
  void refuse(const World& world, Application& application);
  int reserved_for_others(int cls) const;
  double hazard_by_home(const Person& person) const;

  std::vector<Delivery> deliveries_;
  std::vector<std::shared_ptr<Application>> queue_;
  std::vector<bool> classes_, fields_;  // admitted
  std::vector<bool> roles_, households_;
  std::vector<int> reserve_by_class_;
  int first_delivery_ = -1;
};

/// Homes to let.
class RentalScheme : public Scheme {
 public:
  RentalScheme(World& world, int scheme_index);
  int free() const override { return free_; }
  int in_turnaround() const override { return static_cast<int>(turnaround_.size()); }
  double rent(const World& world, const Town& town) const override;
  void release(World& world, Person& person) override;
  void attend_to(World& world, Person& person) override;
  void settle(World& world, Person& person) override { release(world, person); }

 protected:
  void receive(World& world, Town* town, int units) override;
  void end_turnaround(World& world) override;
  Town* best_offer(const World& world, const Person& person) const override;
  void place(World& world, Person& person, Town* town) override;
  void post_costs(const World& world) override;

 private:
  void decide_renewal(World& world, Person& person);

  std::deque<Home> homes_;
  std::deque<Building> buildings_;
  std::vector<Building*> newest_building_;  // by town
  std::vector<std::vector<Home*>> free_by_town_;
  std::vector<std::pair<int, Home*>> turnaround_;  // month in which it becomes free
  std::vector<int> held_by_town_;
  int free_ = 0;
};

/// Money towards the purchase of a home, in instalments and with a commitment to stay.
class PurchaseScheme : public Scheme {
 public:
  using Scheme::Scheme;
  int free() const override { return grants_open_; }
  void attend_to(World& world, Person& person) override;
  void settle(World& world, Person& person) override;

 protected:
  void receive(World&, Town*, int units) override { grants_open_ += units; }
  void place(World& world, Person& person, Town* town) override;

 private:
  int grants_open_ = 0;
};

std::unique_ptr<Scheme> make_scheme(World& world, int index);

/// Takes the month's applications in, in drawn order.
class HousingOffice {
 public:
  void apply(Person& person, Scheme& scheme) { applicants_.emplace_back(&person, &scheme); }
  void take_in(World& world);

 private:
  std::vector<std::pair<Person*, Scheme*>> applicants_;
};

}  // namespace hearth::textbook

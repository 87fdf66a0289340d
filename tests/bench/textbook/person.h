// A talented person.
#pragma once

#include <array>
#include <bitset>
#include <memory>
#include <optional>
#include <vector>

#include "models/codes.h"
#include "tests/bench/textbook/client.h"

namespace hearth::textbook {

struct Application;
struct Home;
class Employer;
class Scheme;
class Team;
class Town;

enum class HomeType { private_rent, own, dormitory, relatives, scheme };

/// What the wage is then over the usual one of the class and field.
inline constexpr double well_paid_from = 1.25;

/// A purchase subsidy granted to somebody.
struct Grant {
  Scheme* scheme = nullptr;
  int first_payment = 0;  // month of the run
  int paid_instalments = 0;
};

class Person : public Client {
 public:
  void step(World& world) override;
  bool admitted_by(const World& world, const Programme& programme) const override;
  double points(const World& world, const Programme& programme) const override;
  void receive(World& world, const ProgrammeEffect& effect) override;
  void called_away() override { called_away_ = true; }

  // Who they are
  int cls = 0;
  int field = 0;
  Household household = Household::single;
  int age_months = 30 * 12;
  Role role = Role::employee;
  bool international = false;
  bool high_end = false;
  bool prefers_young_firm = false;
  bool well_paid = false;     // well above the usual wage of the class
  std::bitset<8> interested;  // the schemes that they would ever apply for
  int entered = 0;            // month in which they came
  int in_class_since = 0;
  std::bitset<8> classes_held;
  bool gone = false;

  // Work
  JobState job = JobState::searching;
  Employer* employer = nullptr;
  Town* work_town = nullptr;
  int job_since = 0;  // or without a job since
  double wage = 0;    // CNY a month at the prices of the run's start
  Team* team = nullptr;
  int team_loss_felt_until = 0;

  // Home
  HomeType home_type = HomeType::relatives;
  Town* home_town = nullptr;
  Scheme* scheme = nullptr;  // of a scheme home
  Home* home = nullptr;      // the tenancy of a scheme home
  int lease_month = 0;       // of the year
  double rent = 0;           // of the household as last agreed, CNY a month
  double rent_burden = 0;    // over net household income, when agreed
  std::shared_ptr<Application> application;
  std::optional<Grant> grant;

  // Ties
  std::vector<Person*> ties;
  std::vector<int> ties_lost;  // months in which

  int age_years() const { return age_months / 12; }
  bool pays_rent() const { return home_type == HomeType::private_rent || home != nullptr; }
  bool works() const { return has_job(job); }
  JobState job_now(const World& world) const;
  bool may_found_firm(const World& world, const ProgrammeEffect* where = nullptr) const;

  void take_job(World& world, Employer& next);
  /// Out of the present job, whatever comes next.
  void leave_job();
  void start_search(World& world);
  void leave_team();
  void change_class(World& world, int to);

  /// Moves in; the home before has been given back. Rent as agreed, CNY a month.
  void move_into(World& world, HomeType type, Town& town, double agreed_rent);
  void rent_privately(World& world);
  void withdraw_application();

  /// True when the tie is new: nobody has more than six.
  bool befriend(Person& other);

 private:
  void pass_time(World& world);
  void renew_lease(World& world);
  void leave(World& world);
  void pursue_career(World& world);
  void consider_moving(World& world);
  void consider_applying(World& world);

  double leaving_hazard(const World& world) const;
  double job_change_hazard(const World& world) const;
  /// What each reason multiplies the hazard of leaving by.
  std::array<double, reasons> pushes(const World& world) const;
  Reason reason_to_leave(World& world) const;
  void found_firm(World& world, const ProgrammeEffect* where = nullptr);

  bool called_away_ = false;  // leaves next month: a programme is over that they came for
};

}  // namespace hearth::textbook

// Employers, top teams, and the labour market that brings people and posts together.
#pragma once

#include <array>
#include <vector>

#include "models/parameters/district.h"
#include "tests/bench/textbook/client.h"

namespace hearth::textbook {

class Person;
class Town;

enum class EmployerKind { startup, established, public_body };

class Employer : public Client {
 public:
  /// Grows; a start-up may fail.
  void step(World& world) override;
  bool admitted_by(const World& world, const Programme& programme) const override;
  double points(const World& world, const Programme& programme) const override;
  void receive(World& world, const ProgrammeEffect& effect) override;
  int outgrows(const ProgrammeEligibility& e) const override;

  EmployerKind kind = EmployerKind::established;
  int sector = 0;
  Town* town = nullptr;
  int born = 0;              // month of the run
  bool began_young = false;  // seekers know it as what it was when it began, or when the run did
  int size = 2;              // how often people come across it
  double posts = 0;
  double rounding = 0;  // where between two whole posts the next one opens
  std::vector<Person*> staff;
  bool alive = true;
  bool quality = false;
  bool has_team = false;  // a venture ends with its team

  int vacancies() const { return alive ? std::max(0, static_cast<int>(posts + rounding) - static_cast<int>(staff.size())) : 0; }
  bool is_young(const World& world) const;

 private:
  double failure_hazard(const World& world) const;
};

class Team : public Agent {
 public:
  /// Dissolves, or replaces missing core members.
  void step(World& world) override;

  std::vector<Person*> members;
  Employer* venture = nullptr;
  bool alive = true;

  int core() const;

 private:
  void dissolve(World& world);
  void refill_core(World& world);
};

class LabourMarket {
 public:
  explicit LabourMarket(const DistrictParameters& parameters);
  /// The month's vacancies, and who is where to be found.
  void open(const World& world);
  /// Searchers find posts, then people change jobs, each in drawn order.
  void clear(World& world);

  /// An employer with a vacancy for the person among those that they come across; nullptr when none has.
  Employer* find_vacancy(World& world, const Person& person);
  /// Any employer of the person's field, by size.
  Employer* find_employer(World& world, const Person& person);
  const std::vector<int>& sectors_of_field(int field) const { return sectors_of_field_[static_cast<std::size_t>(field)]; }
  /// Of all start-ups, those in the field's sectors.
  double startup_share(int field) const { return startup_share_[static_cast<std::size_t>(field)]; }

  std::vector<Person*> searchers;
  std::vector<Person*> changers;

 private:
  void match_searchers(World& world);
  void change_jobs(World& world);
  double match_probability(const World& world, const Person& person, double searching) const;

  std::vector<std::array<std::vector<Employer*>, 2>> by_field_;  // old and young, as often as their size
  std::vector<double> vacancies_by_field_;
  std::vector<std::vector<int>> sectors_of_field_;
  std::vector<std::vector<std::size_t>> fields_of_sector_;
  std::vector<double> startup_share_;
};

/// A new firm of a few people in a sector of the field, or where the programme says that brings it forth.
Employer& found_startup(World& world, int field, const ProgrammeEffect* where = nullptr);
/// Employers of the first month, still without staff.
void found_initial_employers(World& world);
/// Posts of the first month, given the staff.
void open_initial_posts(World& world);
/// Firms founded by people outside the model.
void found_outsiders_firms(World& world);

}  // namespace hearth::textbook

// All parameters of a district: the root of a scenario.
#pragma once

#include <string>
#include <vector>

#include "models/parameters/homes.h"
#include "models/parameters/lists.h"
#include "models/parameters/people.h"
#include "models/parameters/programmes.h"
#include "models/parameters/retention.h"
#include "models/parameters/review.h"
#include "models/parameters/service_desk.h"
#include "models/parameters/tasks.h"
#include "models/parameters/work.h"
#include "sim/parameter.h"
#include "sim/said.h"

namespace hearth {

struct RunParameters {
  Month start = Month::of(2016, 1);
  std::int64_t months = 60;
  double scale = 1;
  std::int64_t replications = 200;
  std::int64_t seed = 1;

  void describe(Declaration& d);
};

/// A head-count target. Which people count is a list of classes, or the teams.
struct TargetParameters {
  std::string id;
  std::string name_en;
  std::string name_zh;
  std::string task;
  bool counts_teams = false;
  std::vector<std::string> classes;            // nested reading: every class listed counts
  std::vector<std::string> exclusive_classes;  // exclusive reading
  double value = 0;
  Month deadline = Month::of(2017, 12);        // due at the end of this month
  Month deadline_early = Month::of(2016, 12);  // the other reading of the text
  bool stock = true;                           // which reading the headline takes: stock or everyone ever attracted
  bool nested = true;
  bool early = false;

  void describe(Declaration& d);
};

/// Values that contradict each other.
struct Contradiction {
  std::vector<std::string> keys;  // of the values, "*" for any id
  Said problem;                   // holds whichever of them is named before it
  std::string nearest;            // the nearest right name; may be empty
};

struct DistrictParameters {
  std::string title;
  std::string title_zh;
  std::string question;
  std::string question_zh;
  RunParameters run;
  std::vector<TownParameters> towns;
  std::vector<StationParameters> stations;
  std::vector<LinkParameters> links;
  std::vector<FieldParameters> fields;
  std::vector<ClassParameters> classes;
  std::vector<SectorParameters> sectors;
  std::vector<TargetParameters> targets;
  std::vector<DepartmentParameters> departments;
  std::vector<TaskParameters> tasks;
  std::vector<ClauseParameters> clauses;
  EffortParameters effort;
  std::vector<ProgrammeParameters> programmes;
  ServiceDeskParameters service_desk;
  PopulationParameters population;
  ArrivalParameters arrivals;
  std::vector<ChannelParameters> channels;
  TeamParameters teams;
  CareerParameters careers;
  TieParameters ties;
  JobParameters jobs;
  FirmParameters firms;
  WageParameters wages;
  RentParameters rents;
  HousingParameters housing;
  RetentionParameters retention;
  ReviewParameters review;

  void describe(Declaration& d);

  /// Values that are right one by one and can't be so together; see models/parameters/consistency.cpp.
  std::vector<Contradiction> contradictions() const;
  /// Why nothing reads the value at `key` under the other values; empty where it acts.
  Said without_effect(std::string_view key) const;
};

}  // namespace hearth

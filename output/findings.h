// The short answer of a run: are the targets met and how surely, when is each scheme short, who waits, who leaves for it.
#pragma once

#include <string>
#include <vector>

#include "output/results_reader.h"

namespace hearth {

struct TargetFinding {
  std::string id, name, name_zh;
  double target = 0;
  std::string deadline;                  // "2017-12"
  bool beyond_run = false;               // due after the last month: whether it is met is not known
  std::string month;                     // of the counts below: the deadline, or the last month
  double median = 0, low = 0, high = 0;  // low and high: 5 % and 95 % of the replications
  std::size_t attained = 0, replications = 0;
  double attained_low = 0, attained_high = 1;  // exact 95 % interval of the probability (Clopper-Pearson)
};

/// A scheme is short in a month at whose end more people wait than homes are free, in more than half of the replications. (Some
/// homes are always free between two tenants, and some people wait for an offer even where homes abound.) A subsidy is short
/// when its grants have run out in this sense.
struct SchemeFinding {
  std::string id, name, name_zh;
  bool grants = false;                  // a purchase subsidy: "homes" are grants
  std::string short_from, short_until;  // the first and the last such month; "" where there is none
  std::size_t months_short = 0;
  double share_that_runs_short = 0;  // of the replications: with any such month
  // Means over the replications.
  double total = 0;  // by the plan; 0: the scenario has no such scheme
  double delivered_at_end = 0, held_at_end = 0, free_at_end = 0, waiting_at_end = 0;
  double mean_wait = 0;        // months, of those who were placed
  double given_up_a_year = 0;  // people whose application ended without a home
};

/// An item of the plan that is not green at a review in half of the replications or more.
struct ReviewFinding {
  std::string year;  // "2017"
  std::string id, name, name_zh;
  double amber = 0, red = 0;    // shares of the replications
  std::string cause, cause_zh;  // the most frequent one, of those replications
  double corrected = 0;         // share of the replications in which a rule acted
};

/// What a task of the plan did in a run, means over the replications.
struct TaskFinding {
  std::string id, name, name_zh;
  double served = 0, turned_away = 0;  // in the whole run
  double waiting_at_end = 0;
  double spending_million = 0;  // of the district
};

struct Findings {
  std::size_t replications = 0;
  std::string last_month;  // "2020-12"
  std::vector<TargetFinding> targets;
  std::vector<SchemeFinding> schemes;
  std::vector<TaskFinding> tasks;
  std::vector<ReviewFinding> reviews;
  std::size_t reviewed = 0;          // items that have a plan, at all reviews together
  double left_for_want_of_home = 0;  // people a run, mean: waiting for a home or at the end of a tenancy
  double left_for_rent = 0;
  double departures = 0;
  double spending_million = 0;  // of the district on homes, a run, mean
};

Findings find(const ResultsFile& file);
std::string findings_table(const Findings& findings, bool chinese);
/// Numbers have six significant digits.
std::string findings_json(const Findings& findings);

}  // namespace hearth

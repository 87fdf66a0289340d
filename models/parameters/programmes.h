// Programmes: what the tasks of the plan do, as data. Each says for whom it is, what it can do by when, who may apply and how
// often they do, in which order they are served, what it changes for how long, and who pays. The mechanisms that carry them are
// few and shared (models/programmes.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/parameter.h"

namespace hearth {

/// Whom a programme serves: people of the district; employers; people who are to come; or everybody in some market at once.
enum class Serves { people, employers, newcomers, market };

/// "people", "employers", ... as a scenario says it.
std::string_view name_of(Serves serves);

/// In which order those who wait are served.
enum class ServiceOrder { first_come, lottery, priority };

/// From when on a programme's effect holds: from the first day in it, or once it has been completed.
enum class EffectFrom { start, completion };

/// Where people of a programme go to work.
enum class PlacementKind { none, other_sector, exchange, secondment };

/// What a market programme acts on.
enum class MarketQuantity { job_matching, applications, capacity, key_sector_hiring, posts };

/// Who may apply. Empty lists and zeros do not restrict.
struct ProgrammeEligibility {
  // People
  std::vector<std::string> classes;
  std::vector<std::string> fields;
  std::string roles;       // "core|backbone|founder|employee"
  std::string households;  // "single|couple|family"
  std::string tags;        // "international|high_end": any of them
  std::string jobs;        // "established|young_firm|public_post|outside|searching|searching_long"
  double min_age = 0;
  double max_age = 0;
  std::int64_t min_months_in_district = 0;
  std::int64_t max_months_in_district = 0;
  std::int64_t min_months_in_job = 0;
  // Employers, or those of the people
  std::vector<std::string> sectors;
  bool key_sectors_only = false;
  std::string kinds;  // "startup|established|public_body"
  bool quality_firms_only = false;
  bool team_ventures_only = false;
  bool founders_under_40_only = false;
  double min_firm_years = 0;
  double max_firm_years = 0;

  void describe(Declaration& d);
};

/// What a programme changes. Ratios of 1 and zeros change nothing.
struct ProgrammeEffect {
  EffectFrom from = EffectFrom::start;
  std::int64_t months = 0;  // how long; 0: while in the programme
  // People; of an employer: its staff
  double hr_leaving = 1;
  double hr_advance = 1;
  double wage_rise = 0;
  double leaving_share = 0;
  bool founds_firm = false;
  std::vector<std::string> founds_in_sectors;
  std::vector<std::string> founds_in_towns;
  PlacementKind placement = PlacementKind::none;
  std::vector<std::string> placement_sectors;
  double placement_extra_minutes = 0;
  double return_share = 1;
  // Employers
  double failure_ratio = 1;
  double growth = 0;
  double vacancies_filled_per_month = 0;
  bool skips_desk = false;

  void describe(Declaration& d);
};

/// People whom a programme brings to the district.
struct RecruitmentParameters {
  std::string channel;
  double leads_per_unit_year = 0;
  double conversion = 1;
  std::int64_t lag_months = 0;
  std::vector<std::string> vacancy_fields;
  double vacancies_filled_per_round = 0;

  void describe(Declaration& d);
};

/// How the number of units of a programme changes a market: 1 + gain_max units / (units + half_saturation), over the same with
/// the units with which the run began. Of posts, each unit more than then opens some for good.
struct MarketParameters {
  MarketQuantity quantity = MarketQuantity::job_matching;
  std::vector<std::string> fields;
  std::vector<std::string> towns;
  std::string programme;  // whose applications or capacity
  std::vector<std::string> sectors;
  double posts_per_unit = 0;
  double gain_max = 0;
  double half_saturation = 0;

  void describe(Declaration& d);
};

/// A fund: what is served is paid out of its capital.
struct FundParameters {
  double capital = 0;
  bool revolving = false;
  double leverage = 0;
  double recovery_multiple = 0;
  double recovery_months = 0;

  void describe(Declaration& d);
};

/// What it costs. The district pays what the shares leave.
struct ProgrammeCost {
  double per_served = 0;
  std::int64_t instalments = 1;
  Schedule budget{0.0};
  double per_unit_year = 0;
  double opening = 0;
  double share_employer = 0;
  double share_individual = 0;
  double share_private = 0;

  void describe(Declaration& d);
};

struct ProgrammeParameters {
  std::string id;
  std::string name_en;
  std::string name_zh;
  std::string task;
  Serves serves = Serves::people;
  // Capacity
  Schedule units{1.0};
  std::string unit_en;
  std::string unit_zh;
  double starts_per_unit_year = 0;
  double places_per_unit = 0;
  std::int64_t rounds_per_year = 0;
  std::int64_t first_round_month = 1;
  std::int64_t months = 0;
  // Demand
  double applications_per_year = 0;
  double applications_without_task = 0;
  double patience_months = 0;
  bool once = false;
  bool through_desk = false;
  std::string ladder;
  std::int64_t rung = 0;
  ServiceOrder order = ServiceOrder::first_come;
  ByMember priority;
  double key_sector_priority = 0;
  double points_per_month_waiting = 0;
  double selected_share = 1;
  double pass_share = 1;
  ProgrammeEligibility eligibility;
  ProgrammeEffect effect;
  RecruitmentParameters recruitment;
  MarketParameters market;
  FundParameters fund;
  ProgrammeCost cost;

  void describe(Declaration& d);
  /// What a fund pays of an investment itself: private capital brings the rest.
  double ticket() const { return cost.per_served / (1 + fund.leverage); }
  /// Whether what the district may promise in a year has a limit; a fund has its own.
  bool has_budget() const {
    const bool applied_for = serves == Serves::people || serves == Serves::employers;
    return applied_for && !cost.budget.is_nothing() && cost.per_served > 0 && fund.capital == 0;
  }
};

}  // namespace hearth

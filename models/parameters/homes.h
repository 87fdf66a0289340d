// Homes: the private market and the schemes of the plan.
#pragma once

#include <string>
#include <vector>

#include "sim/parameter.h"

namespace hearth {

/// What moves market rents: the vacancy of the stock, or the growth of the population. The two are alternatives.
enum class RentClosure { vacancy, population };

struct RentParameters {
  double small_home_premium = 1;
  double small_home_m2 = 35;
  double area_single = 30;
  double area_couple = 50;
  double area_family = 75;
  double level = 1;
  double trend_per_year = 0;
  double natural_vacancy = 0.07;
  double adjustment_per_vacancy_point = 0;
  double other_renter_homes = 0;
  double other_renter_growth_per_year = 0;
  double private_units_growth_per_year = 0;
  double supply_elasticity = 0;
  RentClosure closure = RentClosure::vacancy;
  double elasticity_to_population = 0;
  double move_hazard_per_month = 0;
  double dormitory_exit_hazard = 0;
  double relatives_exit_hazard = 0;
  double purchase_hazard_per_month = 0;
  std::int64_t purchase_min_months = 24;
  double choice_weight_per_minute = 0;
  double choice_weight_of_rent = 0;

  void describe(Declaration& d);
};

/// What a scheme gives: a home to let, or money towards a purchase.
enum class SchemeKind { rental, purchase_subsidy };

/// How scarce homes are given out.
enum class AllocationRule { first_come, points, lottery, deferred_acceptance };

/// What happens to an applicant who refuses an offer.
enum class RefusalRule { keep_place, lose_place, leave_queue };

/// How a delivery plan whose sum differs from `units` is read.
enum class DeliveryPlan { as_listed, scaled_to_units };

/// Who may apply. Empty lists and zeros do not restrict.
struct EligibilityParameters {
  std::vector<std::string> classes;
  std::vector<std::string> fields;
  std::string roles;       // "core|backbone|founder|employee"
  std::string households;  // "single|couple|family"
  bool young_firm_or_founder = false;
  std::string founders_as_core;  // a programme: founders of employers in it count as core members
  double max_age = 0;
  std::int64_t min_months_in_district = 0;
  std::int64_t max_months_in_district = 0;
  std::int64_t min_months_in_job = 0;
  double income_cap_ratio = 0;
  bool owners_admitted = false;
  bool outside_residents_admitted = true;
  double interested_share = 1;

  void describe(Declaration& d);
};

/// Points of an applicant under the points rule.
struct PointsParameters {
  ByMember by_class;
  double couple = 0;
  double family = 0;
  double core = 0;
  double backbone = 0;
  double founder = 0;
  double international = 0;
  double high_end = 0;
  double per_year_in_district = 0;
  double per_month_waiting = 0;
  double rent_burden_over_40 = 0;
  double works_in_town = 0;

  void describe(Declaration& d);
};

/// A housing scheme.
struct SchemeParameters {
  std::string id;
  std::string name_en;
  std::string name_zh;
  bool enabled = true;
  SchemeKind kind = SchemeKind::rental;
  std::string task;
  std::int64_t units = 0;
  DeliveryPlan delivery_plan = DeliveryPlan::scaled_to_units;
  std::int64_t delivery_delay_months = 0;
  double delivery_slip_share = 0;
  double delivery_slip_months_mean = 0;
  EligibilityParameters eligibility;
  bool through_desk = false;
  double application_hazard_private_rent = 0;
  double application_hazard_dormitory = 0;
  double application_hazard_scheme_tenant = 0;
  AllocationRule allocation_rule = AllocationRule::first_come;
  PointsParameters points;
  ByMember reserve_shares;
  double refusal_share = 0;
  double refusal_commute_minutes = 0;
  RefusalRule refusal_rule = RefusalRule::keep_place;
  double hr_leaving = 1;
  // Rental
  double rent_ratio = 1;
  double area = 30;
  std::int64_t term_months = 12;
  std::int64_t renewals_max = 0;
  std::int64_t renewal_term_months = 12;
  double renewal_share = 0;
  std::int64_t check_income_every_months = 12;
  double quit_hazard_per_month = 0;
  std::int64_t turnaround_months = 0;
  double fit_out_cost = 0;
  double operating_cost = 0;
  std::int64_t homes_per_building = 100;
  // Purchase subsidy
  double amount = 0;
  std::int64_t instalments = 1;
  std::int64_t commitment_months = 0;
  double clawback_share = 0;
  double clawback_recovered = 0;
  std::int64_t processing_months = 0;

  void describe(Declaration& d);
};

/// Homes (or yearly grants) of a scheme that become available in a month and town; a grant has no town.
struct DeliveryParameters {
  std::string scheme;
  Month month;
  std::string town;
  std::int64_t units = 0;

  void describe(Declaration& d);
};

struct HousingParameters {
  std::int64_t awareness_ramp_months = 0;
  double waiting_patience_months = 0;
  std::vector<SchemeParameters> schemes;
  std::vector<DeliveryParameters> deliveries;
  std::string optimum_months;

  void describe(Declaration& d);
};

}  // namespace hearth

#include "models/retention.h"

#include <algorithm>

#include "models/population.h"
#include "models/setup.h"
#include "sim/portable_math.h"
#include "sim/random.h"

namespace hearth {

namespace {

constexpr auto leave = static_cast<std::size_t>(Risk::leave);
constexpr auto change_job = static_cast<std::size_t>(Risk::change_job);
constexpr auto move_home = static_cast<std::size_t>(Risk::move_home);
constexpr auto apply_for_home = static_cast<std::size_t>(Risk::apply_for_home);

double log_above_one(double ratio) {
  return ratio > 1 ? portable_log(ratio) : 0;
}

void fill_who(Setup& s) {
  const RetentionParameters& r = s.p.retention;
  const JobParameters& j = s.p.jobs;
  const std::array<double, 3> household = {1, r.hr_household_couple, r.hr_household_family};
  const std::array<double, 4> age = {r.hr_age_under30, 1, r.hr_age_40_49, r.hr_age_50_plus};
  const std::array<double, 4> age_job = {j.hr_change_under30, 1, j.hr_change_40_plus, j.hr_change_40_plus};
  // The job risk is scanned at the highest ratio of job tenure and thinned by the actual one when it fires
  // (models/job_matching).
  const double most_by_tenure = std::max({1.0, j.hr_change_first_two_years, j.hr_change_over_five_years});
  s.who_rows.assign(static_cast<std::size_t>(s.codes.who_rows()), FactorRow{{0, 0, 0, 0}});
  for (int c = 0; c < s.classes; ++c) {
    for (int f = 0; f < s.fields; ++f) {
      for (std::size_t h = 0; h < 3; ++h) {
        for (std::size_t a = 0; a < 4; ++a) {
          for (const bool international : {false, true}) {
            const auto code = s.codes.who(c, f, static_cast<Household>(h), static_cast<AgeBand>(a), international);
            auto& row = s.who_rows[code].risk;
            row[leave] =
                static_cast<float>(r.base_hazard_per_month * hazard_unit * s.p.classes[static_cast<std::size_t>(c)].hr_leaving *
                                   s.p.fields[static_cast<std::size_t>(f)].hr_leaving * household[h] * age[a] *
                                   (international ? r.hr_international_tag : 1));
            row[change_job] = static_cast<float>(j.change_hazard_per_month * hazard_unit * age_job[a] * most_by_tenure);
            row[move_home] = static_cast<float>(hazard_unit);
            row[apply_for_home] = static_cast<float>(hazard_unit);
          }
        }
      }
    }
  }
}

void fill_home(Setup& s) {
  const RetentionParameters& r = s.p.retention;
  const std::array<double, burden_bands> burden = {r.hr_rent_burden_under_20, 1, r.hr_rent_burden_30_40, r.hr_rent_burden_40_50,
                                                   r.hr_rent_burden_over_50};
  s.home_rows.assign(static_cast<std::size_t>(s.codes.home_rows()), FactorRow{});
  for (int kind = 0; kind < s.home_kinds; ++kind) {
    double leaving = 1;
    double moving = 0;
    switch (kind) {
      case static_cast<int>(HomeKind::private_rent):
        moving = s.p.rents.move_hazard_per_month + s.p.rents.purchase_hazard_per_month;
        break;
      case static_cast<int>(HomeKind::own):
        leaving = r.hr_home_own;
        break;
      case static_cast<int>(HomeKind::dormitory):
        leaving = r.hr_home_dormitory;
        moving = s.p.rents.dormitory_exit_hazard;
        break;
      case static_cast<int>(HomeKind::relatives):
        leaving = r.hr_home_relatives;
        moving = s.p.rents.relatives_exit_hazard;
        break;
      default: {
        const auto& scheme = s.p.housing.schemes[static_cast<std::size_t>(kind - first_scheme_home)];
        leaving = scheme.hr_leaving;
        moving = scheme.kind == SchemeKind::rental ? scheme.quit_hazard_per_month : 0;
      }
    }
    const bool pays_rent = kind == static_cast<int>(HomeKind::private_rent) ||
                           (kind >= first_scheme_home &&
                            s.p.housing.schemes[static_cast<std::size_t>(kind - first_scheme_home)].kind == SchemeKind::rental);
    for (int b = 0; b < burden_bands; ++b) {
      for (const bool last_months : {false, true}) {
        for (const bool waiting : {false, true}) {
          auto& row = s.home_rows[s.codes.home(kind, b, last_months, waiting)].risk;
          row[leave] =
              static_cast<float>(leaving * (pays_rent ? burden[static_cast<std::size_t>(b)] : 1) *
                                 (last_months ? r.hr_last_months_of_tenancy : 1) * (waiting ? r.hr_waiting_for_home : 1));
          row[move_home] = static_cast<float>(moving);
          row[apply_for_home] = 0;  // set month by month, see models/applications
        }
      }
    }
  }
}

void fill_work(Setup& s) {
  const RetentionParameters& r = s.p.retention;
  const std::array<double, commute_bands> commute = {r.hr_commute_under_30, 1, r.hr_commute_45_60, r.hr_commute_60_90,
                                                     r.hr_commute_over_90};
  const std::array<int, tie_bands> ties_of_band = {0, 3, 6};
  const std::array<double, tie_bands> ties = {r.hr_ties_0_2, 1, r.hr_ties_6_plus};
  s.work_rows.assign(static_cast<std::size_t>(s.codes.work_rows()), FactorRow{});
  for (int j = 0; j < job_states; ++j) {
    const auto job = static_cast<JobState>(j);
    const double no_job = job == JobState::searching ? r.hr_no_job : job == JobState::searching_long ? r.hr_no_job_later : 1;
    const double changing = !has_job(job) ? 0 : job == JobState::public_post ? s.p.jobs.hr_change_public_post : 1;
    for (int c = 0; c < commute_bands; ++c) {
      for (int t = 0; t < tie_bands; ++t) {
        for (int lost = 0; lost <= max_ties_lost; ++lost) {
          const int counted = std::min<int>(lost, static_cast<int>(r.max_ties_lost_counted));
          double lost_ratio = 1;
          for (int k = 0; k < counted; ++k) lost_ratio *= r.hr_per_tie_lost;
          auto& row = s.work_rows[s.codes.work(job, c, ties_of_band[static_cast<std::size_t>(t)], lost)].risk;
          row[leave] = static_cast<float>(no_job * (has_job(job) ? commute[static_cast<std::size_t>(c)] : 1) *
                                          ties[static_cast<std::size_t>(t)] * lost_ratio);
          row[change_job] = static_cast<float>(changing);
        }
      }
    }
  }
  for (std::size_t b = 0; b < commute.size(); ++b) s.log_commute[b] = log_above_one(commute[b]);
  for (std::size_t b = 0; b < ties.size(); ++b) s.log_ties[b] = log_above_one(ties[b]);
}

void fill_condition(Setup& s) {
  // Bits 0 and 1: conditions; the bits above: the schemes that somebody may apply for, whose application hazards add up.
  double all_schemes = 0;
  for (const auto& scheme : s.scheme) all_schemes += scheme.max_application_hazard;
  s.condition_rows.assign(std::size_t{conditions} << s.schemes, FactorRow{});
  for (std::size_t code = 0; code < s.condition_rows.size(); ++code) {
    auto& row = s.condition_rows[code].risk;
    row[leave] =
        static_cast<float>(((code & condition_team_dissolved) != 0 ? s.p.teams.hr_member_leaving_after_dissolution : 1) *
                           ((code & condition_high_wage) != 0 ? s.p.retention.hr_wage_high : 1));
    double eligible = 0;
    for (std::size_t k = 0; k < s.scheme.size(); ++k) {
      if (((code / conditions) >> k & 1) != 0) eligible += s.scheme[k].max_application_hazard;
    }
    row[apply_for_home] = static_cast<float>(all_schemes > 0 ? eligible / all_schemes : 0);
  }
}

}  // namespace

void fill_factor_rows(Setup& s) {
  fill_who(s);
  fill_home(s);
  fill_work(s);
  fill_condition(s);
  const RetentionParameters& r = s.p.retention;
  s.tenure_hr.clear();
  for (int t = 0; t <= 61; ++t) {
    s.tenure_hr.push_back(t <= 6    ? r.hr_tenure_0_6
                          : t <= 12 ? r.hr_tenure_7_12
                          : t <= 24 ? 1
                          : t <= 36 ? r.hr_tenure_25_36
                          : t <= 60 ? r.hr_tenure_37_60
                                    : r.hr_tenure_over_60);
  }
  s.log_burden = {log_above_one(r.hr_rent_burden_under_20), 0, log_above_one(r.hr_rent_burden_30_40),
                  log_above_one(r.hr_rent_burden_40_50), log_above_one(r.hr_rent_burden_over_50)};
  s.log_tie_lost = log_above_one(r.hr_per_tie_lost);
  s.log_waiting = log_above_one(r.hr_waiting_for_home);
  s.log_last_months = log_above_one(r.hr_last_months_of_tenancy);
  s.log_no_job = log_above_one(r.hr_no_job);
  s.log_no_job_later = log_above_one(r.hr_no_job_later);
  s.log_team = log_above_one(s.p.teams.hr_member_leaving_after_dissolution);
}

std::vector<FactorRow> tenure_rows(const Setup& s) {
  const int longest = s.months + tenure_origin;
  std::vector<FactorRow> rows(static_cast<std::size_t>(longest + s.months + 1));
  for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
    const int tenure = std::clamp(longest - i, 0, static_cast<int>(s.tenure_hr.size()) - 1);
    rows[static_cast<std::size_t>(i)].risk[leave] = static_cast<float>(s.tenure_hr[static_cast<std::size_t>(tenure)]);
  }
  return rows;
}

Reason attribute_departure(const Setup& s, const HomeState& home, const WorkState& work, std::uint16_t condition,
                           std::uint32_t word) {
  std::array<double, reasons> log_factor{};
  const auto at = [&](Reason r) -> double& { return log_factor[static_cast<std::size_t>(r)]; };
  const bool on_market = home.kind == static_cast<int>(HomeKind::private_rent);
  const bool tenant = home.kind >= first_scheme_home &&
                      s.p.housing.schemes[static_cast<std::size_t>(home.kind - first_scheme_home)].kind == SchemeKind::rental;
  if (on_market || tenant) at(Reason::rent_burden) = s.log_burden[static_cast<std::size_t>(home.burden)];
  if (home.waiting) at(Reason::waiting_for_home) = s.log_waiting;
  if (home.last_months) at(Reason::tenancy_end) = s.log_last_months;
  if (work.job == JobState::searching) at(Reason::no_job) = s.log_no_job;
  if (work.job == JobState::searching_long) at(Reason::no_job) = s.log_no_job_later;
  if (has_job(work.job)) at(Reason::commute) = s.log_commute[static_cast<std::size_t>(work.commute)];
  at(Reason::ties_lost) =
      s.log_ties[static_cast<std::size_t>(work.tie_band)] +
      s.log_tie_lost * static_cast<double>(std::min<std::int64_t>(work.ties_lost, s.p.retention.max_ties_lost_counted));
  if ((condition & condition_team_dissolved) != 0) at(Reason::team_dissolved) = s.log_team;

  double total = 0;
  for (const double x : log_factor) total += x;
  if (total <= 0) return Reason::personal;
  const double personal = portable_exp(-total);
  const double u = uniform(word);
  if (u < personal) return Reason::personal;
  double rest = (u - personal) / (1 - personal) * total;
  for (int r = 1; r < reasons; ++r) {
    rest -= log_factor[static_cast<std::size_t>(r)];
    if (rest < 0) return static_cast<Reason>(r);
  }
  return Reason::personal;
}

}  // namespace hearth

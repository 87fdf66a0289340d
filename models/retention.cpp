#include "models/retention.h"

#include <algorithm>

#include "sim/hazard.h"
#include "sim/portable_math.h"
#include "sim/random.h"

namespace hearth {

namespace {

Raised raised(double ratio) {
  return ratio > 1 ? Raised{1 / ratio, portable_log(ratio)} : Raised{};
}

void fill_person(Setup& s) {
  const RetentionParameters& r = s.p.retention;
  const JobParameters& j = s.p.jobs;
  const std::array<double, 3> household = {1, r.hr_household_couple, r.hr_household_family};
  const std::array<double, 4> age = {r.hr_age_under30, 1, r.hr_age_40_49, r.hr_age_50_plus};
  const std::array<double, 4> age_job = {j.hr_change_under30, 1, j.hr_change_40_plus, j.hr_change_40_plus};
  // The job risk is scanned at the highest ratio of job tenure and thinned by the actual one when it fires
  // (models/job_matching).
  const double most_by_tenure = std::max({1.0, j.hr_change_first_two_years, j.hr_change_over_five_years});
  s.person_rows.assign(static_cast<std::size_t>(s.codes.person_rows()), PersonRow{});
  PersonState x;
  for (x.cls = 0; x.cls < s.classes; ++x.cls) {
    for (x.field = 0; x.field < s.fields; ++x.field) {
      for (std::size_t i = 0; i < std::size_t{3} * 4 * 8; ++i) {
        const std::size_t a = i / 8 % 4;
        x.household = static_cast<Household>(i / 32);
        x.age = static_cast<AgeBand>(a);
        x.international = (i & 4) != 0;
        x.high_wage = (i & 2) != 0;
        x.team_dissolved = (i & 1) != 0;
        PersonRow& row = s.person_rows[s.codes.person(x)];
        row.leaving =
            static_cast<float>(r.base_hazard_per_month * hazard_unit * s.p.classes[static_cast<std::size_t>(x.cls)].hr_leaving *
                               s.p.fields[static_cast<std::size_t>(x.field)].hr_leaving * household[i / 32] * age[a] *
                               (x.international ? r.hr_international_tag : 1) * (x.high_wage ? r.hr_wage_high : 1) *
                               (x.team_dissolved ? s.p.teams.hr_member_leaving_after_dissolution : 1));
        row.change_job = static_cast<float>(j.change_hazard_per_month * age_job[a] * most_by_tenure);
      }
    }
  }
}

void fill_home(Setup& s) {
  const RetentionParameters& r = s.p.retention;
  const std::array<double, burden_bands> burden = {r.hr_rent_burden_under_20, 1, r.hr_rent_burden_30_40, r.hr_rent_burden_40_50,
                                                   r.hr_rent_burden_over_50};
  s.home_rows.assign(static_cast<std::size_t>(s.codes.home_rows()), HomeRow{});
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
    HomeState x;
    x.kind = kind;
    for (x.burden = 0; x.burden < burden_bands; ++x.burden) {
      for (std::uint32_t i = 0; i < 4u << s.schemes; ++i) {
        x.last_months = (i & 2u << s.schemes) != 0;
        x.waiting = (i & 1u << s.schemes) != 0;
        x.schemes = i & ((1u << s.schemes) - 1);
        HomeRow& row = s.home_rows[s.codes.home(x)];
        row.leaving =
            static_cast<float>(leaving * (pays_rent ? burden[static_cast<std::size_t>(x.burden)] : 1) *
                               (x.last_months ? r.hr_last_months_of_tenancy : 1) * (x.waiting ? r.hr_waiting_for_home : 1));
        row.move_home = static_cast<float>(moving);
        double applying = 0;
        for (std::size_t k = 0; k < s.scheme.size(); ++k)
          applying += (x.schemes >> k & 1) != 0 ? s.scheme[k].application_hazard[static_cast<std::size_t>(kind)] : 0;
        row.apply_for_home = static_cast<float>(x.waiting ? 0 : applying);
      }
    }
  }
}

void fill_work(Setup& s) {
  const RetentionParameters& r = s.p.retention;
  const std::array<double, commute_bands> commute = {r.hr_commute_under_30, 1, r.hr_commute_45_60, r.hr_commute_60_90,
                                                     r.hr_commute_over_90};
  const std::array<double, tie_bands> ties = {r.hr_ties_0_2, 1, r.hr_ties_6_plus};
  s.work_rows.assign(static_cast<std::size_t>(CovariateCodes::work_rows()), WorkRow{});
  for (int j = 0; j < job_states; ++j) {
    const auto job = static_cast<JobState>(j);
    const double no_job = job == JobState::searching ? r.hr_no_job : job == JobState::searching_long ? r.hr_no_job_later : 1;
    const double changing = !has_job(job) ? 0 : job == JobState::public_post ? s.p.jobs.hr_change_public_post : 1;
    for (int c = 0; c < commute_bands; ++c) {
      for (int t = 0; t < tie_bands; ++t) {
        double lost_ratio = 1;
        for (int lost = 0; lost <= max_ties_lost; ++lost) {
          if (lost > 0 && lost <= r.max_ties_lost_counted) lost_ratio *= r.hr_per_tie_lost;
          WorkRow& row = s.work_rows[CovariateCodes::work({job, c, t, lost})];
          row.leaving = static_cast<float>(no_job * (has_job(job) ? commute[static_cast<std::size_t>(c)] : 1) *
                                           ties[static_cast<std::size_t>(t)] * lost_ratio);
          row.change_job = static_cast<float>(changing);
          s.attribution.ties_lost[static_cast<std::size_t>(lost)] = raised(lost_ratio);
        }
      }
    }
  }
  for (std::size_t b = 0; b < commute.size(); ++b) s.attribution.commute[b] = raised(commute[b]);
  for (std::size_t b = 0; b < ties.size(); ++b) s.attribution.ties[b] = raised(ties[b]);
}

}  // namespace

void fill_factor_rows(Setup& s) {
  fill_person(s);
  fill_home(s);
  fill_work(s);
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
  // Above 16 a month everybody is gone at once.
  s.most_leaving =
      static_cast<float>(16 * hazard_unit / std::max(1.0, *std::max_element(s.tenure_hr.begin(), s.tenure_hr.end())));
  s.attribution.burden = {raised(r.hr_rent_burden_under_20), Raised{}, raised(r.hr_rent_burden_30_40),
                          raised(r.hr_rent_burden_40_50), raised(r.hr_rent_burden_over_50)};
  s.attribution.waiting = raised(r.hr_waiting_for_home);
  s.attribution.last_months = raised(r.hr_last_months_of_tenancy);
  s.attribution.no_job = raised(r.hr_no_job);
  s.attribution.no_job_later = raised(r.hr_no_job_later);
  s.attribution.team_dissolved = raised(s.p.teams.hr_member_leaving_after_dissolution);
}

std::vector<float> tenure_factors(const Setup& s) {
  const int longest = s.months + tenure_origin;
  std::vector<float> factors(static_cast<std::size_t>(longest + s.months + 1));
  for (int i = 0; i < static_cast<int>(factors.size()); ++i) {
    const int tenure = std::clamp(longest - i, 0, static_cast<int>(s.tenure_hr.size()) - 1);
    factors[static_cast<std::size_t>(i)] = static_cast<float>(s.tenure_hr[static_cast<std::size_t>(tenure)]);
  }
  return factors;
}

Reason attribute_departure(const Setup& s, const HomeState& home, const WorkState& work, bool team_dissolved,
                           std::uint32_t word) {
  const AttributionWeights& w = s.attribution;
  std::array<double, reasons> log_ratio{};
  double personal = 1;
  const auto raise = [&](Reason reason, const Raised& level) {
    personal *= level.inverse;
    log_ratio[static_cast<std::size_t>(reason)] += level.log;
  };
  const bool tenant = home.kind >= first_scheme_home &&
                      s.p.housing.schemes[static_cast<std::size_t>(home.kind - first_scheme_home)].kind == SchemeKind::rental;
  if (tenant || home.kind == static_cast<int>(HomeKind::private_rent))
    raise(Reason::rent_burden, w.burden[static_cast<std::size_t>(home.burden)]);
  if (home.waiting) raise(Reason::waiting_for_home, w.waiting);
  if (home.last_months) raise(Reason::tenancy_end, w.last_months);
  if (work.job == JobState::searching) raise(Reason::no_job, w.no_job);
  if (work.job == JobState::searching_long) raise(Reason::no_job, w.no_job_later);
  if (has_job(work.job)) raise(Reason::commute, w.commute[static_cast<std::size_t>(work.commute)]);
  raise(Reason::ties_lost, w.ties[static_cast<std::size_t>(work.tie_band)]);
  raise(Reason::ties_lost, w.ties_lost[static_cast<std::size_t>(work.ties_lost)]);
  if (team_dissolved) raise(Reason::team_dissolved, w.team_dissolved);

  const double u = uniform(word);
  if (u < personal) return Reason::personal;
  double total = 0;
  for (const double x : log_ratio) total += x;
  double rest = (u - personal) / (1 - personal) * total;
  for (int r = 1; r < reasons; ++r) {
    rest -= log_ratio[static_cast<std::size_t>(r)];
    if (rest < 0) return static_cast<Reason>(r);
  }
  return Reason::personal;
}

}  // namespace hearth

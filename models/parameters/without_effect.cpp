// Values that a scenario may hold and that nothing reads under its other values.
#include <algorithm>
#include <array>
#include <string_view>

#include "models/parameters/without_effect.h"
#include "models/responsibility.h"

namespace hearth {

namespace {

constexpr std::array<std::string_view, 6> of_grants = {"amount",         "instalments",        "commitment_months",
                                                       "clawback_share", "clawback_recovered", "processing_months"};
constexpr std::array<std::string_view, 14> of_homes = {"rent_ratio",
                                                       "area",
                                                       "term_months",
                                                       "renewals_max",
                                                       "renewal_term_months",
                                                       "renewal_share",
                                                       "check_income_every_months",
                                                       "quit_hazard_per_month",
                                                       "turnaround_months",
                                                       "fit_out_cost",
                                                       "operating_cost",
                                                       "homes_per_building",
                                                       "refusal_commute_minutes",
                                                       "refusal_rule"};

Said of_scheme(const DistrictParameters& p, const SchemeParameters& s, std::string_view name) {
  // The review holds what is not there against the plan.
  const bool of_the_plan = name == "units" || name == "delivery_plan";
  if (s.enabled && of_the_plan && !is_carried_out(p, s.task)) return {};
  if (!is_carried_out(p, s.task) && name != "task") return {"its task is not carried out", "所属任务不实施"};
  if (!s.enabled && name != "enabled") return {"the scheme is not enabled", "该方案未启用"};
  if (name == "through_desk") return without_effect_at_desk(p, name);
  const bool rental = s.kind == SchemeKind::rental;
  if (rental && among(name, of_grants)) return {"the scheme lets homes and pays no subsidy", "该方案出租住房,不发补贴"};
  if (!rental && among(name, of_homes)) return {"the scheme pays subsidies and lets no homes", "该方案发放补贴,不出租住房"};
  if (name == "delivery_slip_months_mean" && s.delivery_slip_share == 0) return {"no delivery slips", "没有交付会延期"};
  if (s.renewals_max == 0 && (name == "renewal_term_months" || name == "renewal_share"))
    return {"no tenancy is renewed", "租约不续"};
  const auto in_points = std::string_view("points.");
  if (!name.starts_with(in_points)) return {};
  name.remove_prefix(in_points.size());
  // Subsidies are given out one by one; under deferred acceptance by points.
  const bool matched = s.allocation_rule == AllocationRule::deferred_acceptance && rental;
  if (s.allocation_rule == AllocationRule::first_come || s.allocation_rule == AllocationRule::lottery) {
    return {std::string("allocation_rule is ") + (s.allocation_rule == AllocationRule::lottery ? "lottery" : "first_come"),
            std::string("allocation_rule 为 ") + (s.allocation_rule == AllocationRule::lottery ? "lottery" : "first_come")};
  }
  if (name == "works_in_town" && !matched)
    return {"only deferred acceptance between homes reads it", "仅住房的延迟接受分配用到此值"};
  const bool of_role = name == "core" || name == "backbone" || name == "founder";
  const std::string& roles = s.eligibility.roles;
  if (of_role && !roles.empty() && roles.find(name) == std::string::npos) return {"that role may not apply", "该角色不能申请"};
  return {};
}

// Whether a programme founds firms in a sector where people of the field work.
bool firms_are_founded_for(const DistrictParameters& p, const std::string& field) {
  const auto in = [](const std::vector<std::string>& list, const std::string& id) {
    return std::find(list.begin(), list.end(), id) != list.end();
  };
  return std::any_of(p.programmes.begin(), p.programmes.end(), [&](const ProgrammeParameters& x) {
    return std::any_of(p.sectors.begin(), p.sectors.end(), [&](const SectorParameters& sector) {
      return in(x.effect.founds_in_sectors, sector.id) && in(sector.fields, field);
    });
  });
}

Said of_channel(const DistrictParameters& p, const ChannelParameters& c, std::string_view name) {
  const bool referrals = c.kind == ChannelKind::referrals;
  const bool brought = std::any_of(p.programmes.begin(), p.programmes.end(), [&](const ProgrammeParameters& x) {
    return x.serves == Serves::newcomers && x.recruitment.channel == c.id;
  });
  const bool for_reports = name.starts_with("name_");
  if (!referrals && c.rate_per_year == 0 && name != "rate_per_year" && !for_reports) {
    const bool of_the_rate = name.starts_with("peak_") || name.starts_with("responds_") || name == "activity";
    if (of_the_rate || !brought)
      return brought ? Said{"rate_per_year is 0: programmes bring all", "rate_per_year 为 0:均由项目引进"}
                     : Said{"nobody comes by the channel (rate_per_year is 0)", "该渠道无人流入(rate_per_year 为 0)"};
  }
  if (name.starts_with("peak_") && referrals) return {"referrals have no season", "引荐没有旺季"};
  if (name.starts_with("peak_") && name != "peak_share" && c.peak_share == 0) return {"peak_share is 0", "peak_share 为 0"};
  if (referrals && (name == "rate_per_year" || name == "activity" || name.starts_with("responds_")))
    return {"arrivals.referral_rate says how many are referred", "引荐人数由 arrivals.referral_rate 决定"};
  const bool of_first_job = name == "share_with_job" || name == "keeps_post" || name == "found_firms";
  if (c.kind == ChannelKind::teams && of_first_job)
    return {"team members work in their own venture", "团队成员在自己的企业工作"};
  if (referrals && of_first_job && name != "share_with_job")
    return {"who is referred takes a post or searches for one", "被引荐者就职或求职"};
  if (c.found_firms && of_first_job && name != "found_firms") return {"these people found firms", "该渠道的人自己创业"};
  if (c.keeps_post && name == "share_with_job") return {"these people keep their posts", "该渠道的人保留原岗位"};
  double higher = 0;
  for (const auto& [cls, share] : c.classes) higher += cls != p.classes.back().id ? share : 0;
  if (name == "wage_start" && higher >= 1) return {"all of these people are of higher classes", "该渠道的人均属较高层级"};
  if (name != "share_young_firm") return {};
  for (const auto& [field, share] : c.fields) {
    for (const auto& f : p.fields) {
      if (f.id == field && (!f.public_posts || firms_are_founded_for(p, f.id))) return {};
    }
  }
  return {"these people work in public posts only", "该渠道的人只在公共岗位工作"};
}

}  // namespace

std::string_view after(std::string_view key, std::string_view list, std::string_view id) {
  if (!key.starts_with(list)) return {};
  key.remove_prefix(list.size());
  if (key.size() <= id.size() || !key.starts_with(id) || key[id.size()] != '.') return {};
  return key.substr(id.size() + 1);
}

Said DistrictParameters::without_effect(std::string_view key) const {
  for (const SchemeParameters& s : housing.schemes) {
    if (const auto name = after(key, "housing.", s.id); !name.empty()) return of_scheme(*this, s, name);
  }
  for (const ChannelParameters& c : channels) {
    if (const auto name = after(key, "channels.", c.id); !name.empty()) return of_channel(*this, c, name);
  }
  for (const ProgrammeParameters& x : programmes) {
    if (const auto name = after(key, "programmes.", x.id); !name.empty()) return without_effect_in_programme(*this, x, name);
  }
  for (const TaskParameters& x : tasks) {
    if (after(key, "tasks.", x.id) == "enabled") return without_effect_when_switched(*this, x);
  }
  for (const DepartmentParameters& x : departments) {
    if (const auto name = after(key, "departments.", x.id); !name.empty()) return without_effect_in_department(*this, name);
  }
  if (constexpr std::string_view effort_key = "effort."; key.starts_with(effort_key))
    return without_effect_in_effort(*this, key.substr(effort_key.size()));
  if (constexpr std::string_view desk_key = "service_desk."; key.starts_with(desk_key))
    return without_effect_at_desk(*this, key.substr(desk_key.size()));
  if (constexpr std::string_view review_key = "review."; key.starts_with(review_key))
    return without_effect_in_review(*this, key.substr(review_key.size()));
  for (const ClassParameters& c : classes) {
    if (after(key, "classes.", c.id) != "initial") continue;
    if (&c == &classes.back())
      return {"the lowest class holds the rest of population.initial_total", "最低层级为 population.initial_total 的余数"};
    if (c.team_core) return {"population.initial_teams says how many there are", "人数由 population.initial_teams 决定"};
  }
  for (const FieldParameters& f : fields) {
    if (after(key, "fields.", f.id) == "posts" && !f.public_posts)
      return {"only the posts of public fields are given", "仅公共领域的岗位数是给定的"};
  }
  for (const TargetParameters& t : targets) {
    if (after(key, "targets.", t.id) == "nested" && (t.counts_teams || t.classes == t.exclusive_classes))
      return {"the target counts the same either way", "两种口径下该目标相同"};
  }
  const bool by_vacancy = rents.closure == RentClosure::vacancy;
  if (key == "rents.elasticity_to_population" && by_vacancy) return {"rents.closure is vacancy", "rents.closure 为 vacancy"};
  if ((key == "rents.adjustment_per_vacancy_point" || key == "rents.natural_vacancy") && !by_vacancy)
    return {"rents.closure is population", "rents.closure 为 population"};
  return {};
}

}  // namespace hearth

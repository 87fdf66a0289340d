// Values of a programme that nothing reads under its other values.
#include <algorithm>
#include <array>

#include "models/indices.h"
#include "models/parameters/without_effect.h"
#include "models/programme.h"
#include "models/programmes.h"
#include "models/responsibility.h"

namespace hearth {

namespace {

constexpr unsigned bit(Serves serves) {
  return 1u << static_cast<unsigned>(serves);
}
constexpr unsigned people = bit(Serves::people);
constexpr unsigned employers = bit(Serves::employers);
constexpr unsigned newcomers = bit(Serves::newcomers);
constexpr unsigned market = bit(Serves::market);

struct Readers {
  std::string_view name;  // of a value, or of a group with its dot
  unsigned serves;        // where it is read
};

// What is not listed is read wherever.
constexpr std::array readers = std::to_array<Readers>({
    {"starts_per_unit_year", people | employers},
    {"places_per_unit", people | employers | newcomers},
    {"rounds_per_year", people | employers | newcomers},
    {"first_round_month", people | employers | newcomers},
    {"months", people | employers | newcomers},
    {"selected_share", people | employers},
    {"pass_share", people | employers | newcomers},
    {"applications_per_year", people | employers},
    {"applications_without_task", people | employers},
    {"patience_months", people | employers},
    {"once", people | employers},
    {"through_desk", people | employers},
    {"order", people | employers},
    {"key_sector_priority", people | employers},
    {"points_per_month_waiting", people | employers},
    {"priority", people},
    {"ladder", people},
    {"rung", people},
    {"eligibility.sectors", people | employers},
    {"eligibility.key_sectors_only", people | employers},
    {"eligibility.kinds", people | employers},
    {"eligibility.quality_firms_only", people | employers},
    {"eligibility.team_ventures_only", people | employers},
    {"eligibility.min_firm_years", people | employers},
    {"eligibility.max_firm_years", people | employers},
    {"eligibility.founders_under_40_only", employers},
    {"eligibility.", people},
    {"effect.from", people | employers | newcomers},
    {"effect.months", people | employers | newcomers},
    {"effect.hr_leaving", people | employers},
    {"effect.hr_advance", people | newcomers},
    {"effect.wage_rise", people | newcomers},
    {"effect.leaving_share", people | newcomers},
    {"effect.founds_firm", people | newcomers},
    {"effect.founds_in_sectors", people | newcomers},
    {"effect.founds_in_towns", people | newcomers},
    {"effect.placement", people},
    {"effect.placement_sectors", people},
    {"effect.placement_extra_minutes", people},
    {"effect.return_share", people},
    {"effect.", employers},
    {"recruitment.", newcomers},
    {"market.", market},
    {"fund.", employers},
    {"cost.per_served", people | employers | newcomers},
    {"cost.instalments", people | employers | newcomers},
    {"cost.budget", people | employers},
});

Said of_another_kind(const ProgrammeParameters& x, std::string_view name) {
  const auto found = std::find_if(readers.begin(), readers.end(), [&](const Readers& r) {
    return r.name.ends_with('.') ? name.starts_with(r.name) : name == r.name;
  });
  if (found == readers.end() || (found->serves & bit(x.serves)) != 0) return {};
  std::string where;
  for (const Serves s : {Serves::people, Serves::employers, Serves::newcomers, Serves::market}) {
    if ((found->serves & bit(s)) != 0) where += (where.empty() ? "" : ", ") + std::string(name_of(s));
  }
  const std::string here(name_of(x.serves));
  return {"serves is " + here + ", and it is read where serves is " + where,
          "serves 为 " + here + ",此值仅在 serves 为 " + where + " 时用到"};
}

constexpr std::array<std::string_view, 11> of_the_plan = {"units",
                                                          "starts_per_unit_year",
                                                          "places_per_unit",
                                                          "rounds_per_year",
                                                          "first_round_month",
                                                          "applications_per_year",
                                                          "patience_months",
                                                          "selected_share",
                                                          "priority",
                                                          "key_sector_priority",
                                                          "points_per_month_waiting"};

bool changes_applications(const ProgrammeParameters& x) {
  return x.serves == Serves::market && x.market.quantity == MarketQuantity::applications;
}

// Whether the units are `value` in all months of the run.
bool has_always(const DistrictParameters& p, const ProgrammeParameters& x, double value) {
  for (int m = 0; m < static_cast<int>(p.run.months); ++m) {
    if (x.units.at(p.run.start + m) != value) return false;
  }
  return true;
}

Said of_one_that_is_closed(const DistrictParameters& p, const ProgrammeParameters& x, std::string_view name) {
  const bool carried_out = is_carried_out(p, x.task);
  if (name == "applications_without_task") return carried_out ? Said{"its task is carried out", "所属任务在实施"} : Said{};
  // The review holds what is not there against the plan.
  if (name == "units" && !carried_out && !x.units.is_constant()) return {};
  // How often people would apply at most is planned whether there are units or not.
  if (name == "market.gain_max" && changes_applications(x)) return {};
  if (!carried_out && (x.applications_without_task == 0 || among(name, of_the_plan) || name.starts_with("cost.")))
    return {"its task is not carried out", "所属任务不实施"};
  if (carried_out && name != "units" && has_always(p, x, 0)) return {"it has no units (units is 0)", "没有单位(units 为 0)"};
  return {};
}

// Whether those who apply may have to wait for their turn.
bool has_a_queue(const ProgrammeParameters& x) {
  const bool in_rounds = x.rounds_per_year > 0 && x.rounds_per_year < 12;
  return x.starts_per_unit_year > 0 || x.places_per_unit > 0 || in_rounds || x.fund.capital > 0;
}

// Why nobody could be served a second time.
Said of_once(const DistrictParameters& p, const ProgrammeParameters& x) {
  if (is_for_good(x)) return {"employers stay for good", "用人单位长期参加"};
  const bool all_pass = x.months == 0 || x.pass_share == 1;
  const auto until_again = static_cast<double>(x.months + x.effect.months);
  if (!all_pass) return {};
  if (until_again >= static_cast<double>(p.run.months)) return {"its effect outlasts the run", "效果持续至模拟结束"};
  if (x.serves == Serves::employers && x.eligibility.max_firm_years > 0 && until_again >= 12 * x.eligibility.max_firm_years)
    return {"a firm is too old to be served again when the effect is over", "效果结束时企业已超过可申请年限"};
  return {};
}

Said of_service(const DistrictParameters& p, const ProgrammeParameters& x, std::string_view name) {
  if (name == "first_round_month" && (x.rounds_per_year == 0 || x.rounds_per_year == 12))
    return {"people start in every month", "每月均可开始"};
  if (name == "patience_months" && !has_a_queue(x))
    return {"nobody waits: there is no limit to who can start", "无人等候:名额不限"};
  if ((name == "priority" || name == "key_sector_priority" || name == "points_per_month_waiting") &&
      x.order != ServiceOrder::priority)
    return {"order is not priority", "order 不是 priority"};
  if (name == "pass_share" && x.months == 0) return {"who is served has completed it at once", "入选即完成"};
  if (name == "once") return of_once(p, x);
  if (name == "rung" && x.ladder.empty()) return {"it belongs to no ladder", "不属于任何梯次"};
  return {};
}

Said of_effect(const DistrictParameters& p, const ProgrammeParameters& x, std::string_view name) {
  const ProgrammeEffect& e = x.effect;
  const bool lasts = has_lasting_effect(x) || e.hr_advance > 1;
  const bool applied_for_again = x.serves == Serves::people && !x.once;
  if (name == "effect.months" && x.serves != Serves::employers && !lasts && !applied_for_again)
    return {"none of its effects lasts", "没有持续的效果"};
  if (name == "effect.leaving_share" && x.months == 0) return {"nobody comes to the end: months is 0", "无人期满:months 为 0"};
  const bool to_a_sector = e.placement == PlacementKind::other_sector || e.placement == PlacementKind::secondment;
  if (name == "effect.placement_sectors" && !to_a_sector) return {"nobody goes to another sector", "无人流向其他行业"};
  if (name == "effect.placement_extra_minutes" && e.placement != PlacementKind::exchange)
    return {"only exchanges of posts mind the commute", "仅岗位互换考虑通勤"};
  if (name == "effect.return_share" && e.placement != PlacementKind::secondment) return {"nobody is seconded", "无人挂职"};
  if (name == "effect.failure_ratio" && (admission_of(p, x.eligibility).kinds & mask_of(employer_kind_names, "startup")) == 0)
    return {"only start-ups fail, and none is admitted", "仅初创企业会歇业,而其不能申请"};
  return {};
}

Said of_recruitment(const RecruitmentParameters& r, std::string_view name) {
  if (r.leads_per_unit_year == 0 && (name == "recruitment.conversion" || name == "recruitment.lag_months"))
    return {"it has no leads", "没有线索"};
  return {};
}

Said of_market(const DistrictParameters& p, const ProgrammeParameters& x, std::string_view name) {
  const MarketParameters& m = x.market;
  if (name == "market.programme" && m.quantity != MarketQuantity::applications && m.quantity != MarketQuantity::capacity)
    return {"market.quantity is neither applications nor capacity", "market.quantity 不是 applications 或 capacity"};
  const bool opens_posts = m.quantity == MarketQuantity::posts;
  if (name == "market.posts_per_unit") {
    if (!opens_posts) return {"market.quantity is not posts", "market.quantity 不是 posts"};
    return has_always(p, x, x.units.at(p.run.start))
               ? Said{"posts are opened by units that come in, and they never change", "新增单位才增加岗位,而单位数不变"}
               : Said{};
  }
  const bool saturation = name == "market.half_saturation";
  if (opens_posts && (saturation || name == "market.gain_max"))
    return {"a unit opens posts_per_unit posts", "每单位增加 posts_per_unit 个岗位"};
  if (saturation && m.gain_max == 0) return {"gain_max is 0", "gain_max 为 0"};
  if ((saturation || (name == "market.gain_max" && !changes_applications(x))) && has_always(p, x, x.units.at(p.run.start)))
    return {"a gain is over that of the units with which the run begins, and they never change",
            "提升相对期初单位数计算,而单位数不变"};
  return {};
}

Said of_money(const ProgrammeParameters& x, std::string_view name) {
  const FundParameters& fund = x.fund;
  if (name.starts_with("fund.") && name != "fund.capital" && fund.capital == 0)
    return {"there is no fund (fund.capital is 0)", "没有基金(fund.capital 为 0)"};
  if (fund.recovery_multiple == 0 && (name == "fund.recovery_months" || name == "fund.revolving"))
    return {"nothing comes back (fund.recovery_multiple is 0)", "没有回收(fund.recovery_multiple 为 0)"};
  const ProgrammeCost& c = x.cost;
  // A fund pays at once, out of its capital.
  const double shared = fund.capital > 0 || x.serves == Serves::market ? 0 : c.per_served;
  if (name == "cost.budget" && x.fund.capital > 0) return {"a fund pays those served", "由基金出资"};
  if (name == "cost.budget" && shared == 0)
    return {"those served cost nothing (per_served is 0)", "受益者没有费用(per_served 为 0)"};
  if (name == "cost.instalments" && shared == 0)
    return fund.capital > 0 ? Said{"a fund pays at once", "基金一次支付"}
                            : Said{"nothing is paid for those served", "服务无费用"};
  if (name.starts_with("cost.share_") && shared == 0 && c.per_unit_year == 0 && c.opening == 0)
    return {"there is no cost to share", "没有可分担的费用"};
  return {};
}

}  // namespace

Said without_effect_in_programme(const DistrictParameters& p, const ProgrammeParameters& x, std::string_view name) {
  if (name == "task" || name == "serves" || name.starts_with("name_") || name.starts_with("unit_")) return {};
  for (Said why : {of_another_kind(x, name), of_one_that_is_closed(p, x, name), of_service(p, x, name), of_effect(p, x, name),
                   of_recruitment(x.recruitment, name), of_market(p, x, name), of_money(x, name)}) {
    if (!why.empty()) return why;
  }
  return name == "through_desk" || name == "effect.skips_desk" ? without_effect_at_desk(p, name) : Said{};
}

}  // namespace hearth

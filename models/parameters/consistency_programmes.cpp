// What one programme says against itself: how long it lasts, what it does and who pays. Who may apply is in
// consistency_applicants.cpp.
#include <algorithm>

#include "models/parameters/programme_check.h"
#include "models/programme.h"
#include "models/programmes.h"

namespace hearth {

namespace {

// Whether anybody ever gets it.
void check_selection(ProgrammeCheck& c) {
  const bool applied_for = c.is(Serves::people) || c.is(Serves::employers);
  c.refuse(applied_for && c.programme.selected_share == 0, {"selected_share"},
           {"nobody is selected (units = 0 closes a programme)", "无人入选(关闭项目请用 units = 0)"});
}

// Time in the programme and of its effect.
void check_time(ProgrammeCheck& c) {
  const ProgrammeParameters& x = c.programme;
  const ProgrammeEffect& e = x.effect;
  const bool at_once = x.months == 0;
  c.refuse(at_once && x.places_per_unit > 0 && (c.is(Serves::people) || c.is(Serves::newcomers)), {"places_per_unit", "months"},
           {"nobody stays in a place: months is 0", "无人占用名额:months 为 0"});
  c.refuse(at_once && e.from == EffectFrom::completion, {"effect.from", "months"},
           {"nobody completes the programme: months is 0", "无人结业:months 为 0"});
  c.refuse(at_once && e.leaving_share > 0, {"effect.leaving_share", "months"},
           {"nobody comes to the end of the programme: months is 0", "无人期满:months 为 0"});
  c.refuse(at_once && e.placement == PlacementKind::secondment, {"effect.placement", "months"},
           {"a secondment of no time: months is 0", "挂职没有时长:months 为 0"});
  const bool stays = !at_once || is_for_good(x);
  const bool while_in_it = stays && e.from == EffectFrom::start;
  const bool lasts = has_lasting_effect(x) || (c.is(Serves::employers) && e.failure_ratio != 1) ||
                     (!c.is(Serves::employers) && e.hr_advance > 1);
  c.refuse(!c.is(Serves::market) && lasts && e.months == 0 && !while_in_it,
           {"effect.months", "months", "effect.hr_leaving", "effect.hr_advance", "effect.failure_ratio"},
           {"the effect holds while in the programme, and nobody is in it then; say for how many months (600: for good)",
            "效果仅在项目期间有效,而届时无人在项目中;请写明月数(600为长期)"});
}

bool admits_only_startups(const ProgrammeEligibility& e) {
  return e.kinds == "startup" || e.team_ventures_only;
}

void check_effect(const DistrictParameters& p, ProgrammeCheck& c) {
  const ProgrammeParameters& x = c.programme;
  const ProgrammeEffect& e = x.effect;
  const bool placed = e.placement != PlacementKind::none;
  c.refuse(
      e.leaving_share > 0 && !c.is(Serves::people) && !c.is(Serves::newcomers), {"effect.leaving_share", "serves"},
      {"people leave at the end of a programme, but serves is " + c.serves(), "期满离区的是个人,而 serves 为 " + c.serves()});
  c.refuse(
      placed && !c.is(Serves::people), {"effect.placement", "serves"},
      {"people of the district are placed, but serves is " + c.serves(), "岗位流动针对在区人才,而 serves 为 " + c.serves()});
  c.refuse(placed && e.founds_firm, {"effect.founds_firm", "effect.placement"},
           {"who founds a firm works there, and is placed elsewhere", "创办企业者在自己的企业工作,不能同时安排流动"});
  c.refuse(!e.founds_firm && (!e.founds_in_sectors.empty() || !e.founds_in_towns.empty()),
           {"effect.founds_in_sectors", "effect.founds_in_towns", "effect.founds_firm"},
           {"it says where firms are founded, and founds none: founds_firm is false",
            "写明了所创企业的行业或街镇,而该项目不创办企业"});
  const bool some_jobs = std::any_of(p.towns.begin(), p.towns.end(), [&](const TownParameters& town) {
    const bool listed = std::find(e.founds_in_towns.begin(), e.founds_in_towns.end(), town.id) != e.founds_in_towns.end();
    return listed && !town.outside && town.job_share > 0;
  });
  c.refuse(
      !e.founds_in_towns.empty() && !some_jobs, {"effect.founds_in_towns"},
      {"firms are founded in towns of the district where there are jobs, and none is listed", "所列街镇均不在区内或没有岗位"});
  const bool to_a_sector = e.placement == PlacementKind::other_sector || e.placement == PlacementKind::secondment;
  c.refuse(to_a_sector && p.sectors.size() < 2, {"effect.placement"},
           {"people go to another sector, and there is only one", "须流向其他行业,而行业只有一个"});
  c.refuse(to_a_sector && x.eligibility.sectors.size() == 1 && e.placement_sectors == x.eligibility.sectors,
           {"effect.placement_sectors", "eligibility.sectors"},
           {"people go to another sector, not to the one that they come from", "须流向其他行业,而流向行业与原行业相同"});
  c.refuse(
      c.is(Serves::employers) && e.hr_leaving != 1 && !admits_only_startups(x.eligibility) && !x.eligibility.quality_firms_only,
      {"effect.hr_leaving", "eligibility.kinds", "eligibility.quality_firms_only"},
      {"it acts on an employer's staff, whom only start-ups and quality firms list: kinds must be \"startup\", or "
       "quality_firms_only true",
       "效果作用于员工,而只有初创企业和优质企业有员工名单:kinds 须为 \"startup\",或 quality_firms_only 为 true"});
}

void check_recruitment(const DistrictParameters& p, ProgrammeCheck& c) {
  const ProgrammeParameters& x = c.programme;
  if (!c.is(Serves::newcomers)) return;
  const RecruitmentParameters& r = x.recruitment;
  c.refuse(
      r.channel.empty(), {"recruitment.channel", "serves"},
      {"newcomers come through a channel, and recruitment.channel names none", "引进须经渠道,而 recruitment.channel 未写"});
  c.refuse(r.leads_per_unit_year == 0 && r.vacancy_fields.empty() && r.vacancies_filled_per_round == 0,
           {"recruitment.leads_per_unit_year", "recruitment.vacancy_fields", "serves"},
           {"it brings nobody: neither leads_per_unit_year nor vacancy_fields is given (units = 0 closes a programme)",
            "不会引进任何人:leads_per_unit_year 与 vacancy_fields 均未写(关闭项目请用 units = 0)"});
  c.refuse(!r.vacancy_fields.empty() && r.vacancies_filled_per_round == 0,
           {"recruitment.vacancies_filled_per_round", "recruitment.vacancy_fields"},
           {"posts are advertised and none is filled", "公开招录却一个岗位也不补"});
  c.refuse(r.vacancy_fields.empty() && r.vacancies_filled_per_round > 0,
           {"recruitment.vacancies_filled_per_round", "recruitment.vacancy_fields"},
           {"posts are filled, and vacancy_fields does not say of which fields", "补缺而未写领域(vacancy_fields)"});
  for (const ChannelParameters& channel : p.channels) {
    if (channel.id != r.channel) continue;
    const std::string key = "channels." + channel.id + ".";
    c.refuse(channel.kind == ChannelKind::referrals, {"recruitment.channel"},
             {"settled people bring those of the channel '" + channel.id + "'", "渠道 '" + channel.id + "' 的人由在区人才引荐"},
             {key + "kind"});
    const bool own_work = channel.found_firms || channel.keeps_post || channel.kind == ChannelKind::teams;
    c.refuse(!r.vacancy_fields.empty() && own_work, {"recruitment.vacancy_fields", "recruitment.channel"},
             {"people of the channel '" + channel.id + "' bring their own work, they fill no open post",
              "渠道 '" + channel.id + "' 的人自带岗位,不填补空缺"},
             {key + "kind", key + "found_firms", key + "keeps_post"});
  }
}

void check_market(const DistrictParameters& p, ProgrammeCheck& c) {
  const ProgrammeParameters& x = c.programme;
  if (!c.is(Serves::market)) return;
  const MarketParameters& m = x.market;
  if (m.quantity == MarketQuantity::applications || m.quantity == MarketQuantity::capacity) {
    const auto of = std::find_if(p.programmes.begin(), p.programmes.end(), [&](const auto& y) { return y.id == m.programme; });
    c.refuse(m.programme.empty(), {"market.programme", "market.quantity"},
             {"whose applications or capacity? market.programme names none", "影响哪个项目?market.programme 未写"});
    c.refuse(of != p.programmes.end() && of->serves != Serves::people && of->serves != Serves::employers,
             {"market.programme", "market.quantity"},
             {"nobody applies for '" + m.programme + "'", "没有人申请 '" + m.programme + "'"});
    c.refuse(m.quantity == MarketQuantity::capacity && of != p.programmes.end() && of->starts_per_unit_year == 0 &&
                 of->places_per_unit == 0,
             {"market.programme", "market.quantity"},
             {"'" + m.programme + "' serves all who apply (it has no starts_per_unit_year and no places_per_unit)",
              "'" + m.programme + "' 没有名额限制(未写 starts_per_unit_year 与 places_per_unit)"});
  }
  c.refuse(m.quantity != MarketQuantity::job_matching && !m.fields.empty(), {"market.fields", "market.quantity"},
           {"only job_matching is by field", "只有 job_matching 分领域"});
  c.refuse(m.quantity != MarketQuantity::job_matching && !m.towns.empty(), {"market.towns", "market.quantity"},
           {"only job_matching is by town", "只有 job_matching 分街镇"});
  if (m.quantity == MarketQuantity::posts) {
    c.refuse(m.sectors.empty(), {"market.sectors", "market.quantity"},
             {"posts of which sectors? market.sectors names none", "增加哪些行业的岗位?market.sectors 未写"});
    c.refuse(m.posts_per_unit == 0, {"market.posts_per_unit", "market.quantity"},
             {"a unit opens no posts (posts_per_unit is 0)", "每单位不增加岗位(posts_per_unit 为 0)"});
    return;
  }
  c.refuse(!m.sectors.empty(), {"market.sectors", "market.quantity"}, {"only posts are by sector", "只有 posts 分行业"});
  double most = 0;
  for (int month = 0; month < static_cast<int>(p.run.months); ++month) most = std::max(most, x.units.at(p.run.start + month));
  const bool from_the_start = x.units.at(p.run.start) > 0;
  c.refuse(
      m.gain_max > 0 && m.half_saturation == 0 && (from_the_start || most == 0), {"market.half_saturation", "market.gain_max"},
      {from_the_start ? "any number of units gives the whole gain (half_saturation is 0), more of them could change nothing"
                      : "without units and half_saturation their gain is 0 over 0",
       from_the_start ? "half_saturation 为 0 时任何单位数都有全部提升,增加单位不起作用"
                      : "单位数与 half_saturation 均为 0,提升无法计算"});
}

// For how long somebody has the effect; 0: while in the programme.
std::int64_t months_of_effect(const ProgrammeParameters& x) {
  return x.effect.months > 0 || x.effect.from == EffectFrom::completion ? x.effect.months : x.months;
}

// What is promised in a year is opened in its January, and is enough for somebody.
void check_budget(const DistrictParameters& p, ProgrammeCheck& c) {
  const ProgrammeCost& cost = c.programme.cost;
  if (!c.programme.has_budget()) return;
  const auto& points = cost.budget.points();
  c.refuse(cost.budget.shape() == Schedule::Shape::step &&
               std::any_of(points.begin(), points.end(),
                           [&](const Schedule::Point& x) { return x.month.month_of_year() != 1 && x.month > p.run.start; }),
           {"cost.budget"}, {"a budget is a calendar year's: its dates are Januaries", "经费按自然年安排,日期应为各年1月"});
  double most = cost.budget.constant();
  for (const Schedule::Point& x : points) most = std::max(most, x.value);
  c.refuse(most < cost.per_served * (1 - cost.share_employer - cost.share_individual - cost.share_private),
           {"cost.budget", "cost.per_served"},
           {"no year's budget is enough for one who is served (cost.per_served, less what others pay)",
            "任何一年的经费均不足以服务一名受益者(cost.per_served 扣除他方出资)"});
}

void check_money(ProgrammeCheck& c) {
  const ProgrammeParameters& x = c.programme;
  const ProgrammeCost& cost = x.cost;
  at_most_one(c.out(), {c.key("cost.share_employer"), c.key("cost.share_individual"), c.key("cost.share_private")},
              cost.share_employer + cost.share_individual + cost.share_private);
  // Paying stops with an effect that lasts.
  c.refuse(c.is(Serves::people) && has_lasting_effect(x) && cost.instalments > 1 && x.fund.capital == 0 &&
               months_of_effect(x) > 0 && months_of_effect(x) < 12 * (cost.instalments - 1),
           {"cost.instalments", "effect.months", "months"},
           {"paying stops with the effect, after " + std::to_string(months_of_effect(x)) + " months: the last of " +
                std::to_string(cost.instalments) + " yearly instalments would never be paid",
            "效果满 " + std::to_string(months_of_effect(x)) + " 个月即停止支付,按年 " + std::to_string(cost.instalments) +
                " 期的末期不会支付"});
  const FundParameters& fund = x.fund;
  if (fund.capital == 0) return;
  c.refuse(!c.is(Serves::employers), {"fund.capital", "serves"},
           {"a fund invests in employers, but serves is " + c.serves(), "基金投向用人单位,而 serves 为 " + c.serves()});
  c.refuse(cost.per_served == 0, {"cost.per_served", "fund.capital"},
           {"what the fund invests in an employer is not said (cost.per_served)", "未写每笔投资额(cost.per_served)"});
  c.refuse(fund.capital < x.ticket(), {"fund.capital", "cost.per_served"},
           {"the capital is below what the fund pays of one investment (cost.per_served over 1 + fund.leverage)",
            "基金规模不足单笔出资(cost.per_served 除以 1 + fund.leverage)"});
  c.refuse(fund.recovery_multiple > 0 && fund.recovery_months == 0, {"fund.recovery_months", "fund.recovery_multiple"},
           {"money comes back, and recovery_months does not say when", "有回收而未写平均退出月数(recovery_months)"});
  c.refuse(x.applications_without_task > 0, {"applications_without_task", "fund.capital"},
           {"without its task there is no fund that could pay", "任务不实施时没有基金可支付"});
}

}  // namespace

void check_programmes(const DistrictParameters& p, Contradictions& out) {
  for (const ProgrammeParameters& x : p.programmes) {
    ProgrammeCheck c(x, out);
    check_applicants(p, c);
    check_selection(c);
    check_time(c);
    check_effect(p, c);
    check_recruitment(p, c);
    check_market(p, c);
    check_budget(p, c);
    check_money(c);
  }
}

}  // namespace hearth

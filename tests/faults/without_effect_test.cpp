// Values of a what-if that nothing reads under the other values: told with the reason, and the run goes on.
#include "tests/faults/support.h"

namespace hearth::faults {

namespace {

struct Case {
  const char* lines;
  const char* key;
  const char* why;
};

// Values, which stay as they are in a message in Chinese.
const std::vector<std::string> names = {"serves", "people",   "employers", "newcomers",    "market",   "units",
                                        "order",  "priority", "months",    "applications", "capacity", "posts"};

}  // namespace

TEST(WithoutEffect, OfThePlanIsTold) {
  const Case cases[] = {
      // Of another kind of programme
      {"[programmes.training]\nmarket.gain_max = 0.2\n", "programmes.training.market.gain_max",
       "serves is people, and it is read where serves is market"},
      {"[programmes.training]\neffect.growth = 0.2\n", "programmes.training.effect.growth",
       "serves is people, and it is read where serves is employers"},
      {"[programmes.mentors]\neffect.wage_rise = 0.2\n", "programmes.mentors.effect.wage_rise",
       "serves is employers, and it is read where serves is people, newcomers"},
      {"[programmes.trips_japan]\nstarts_per_unit_year = 2\n", "programmes.trips_japan.starts_per_unit_year",
       "serves is newcomers, and it is read where serves is people, employers"},
      {"[programmes.talent_parlour]\neffect.months = 2\n", "programmes.talent_parlour.effect.months",
       "serves is market, and it is read where serves is people, employers, newcomers"},
      // Of one that is closed
      {"[programmes.research_transfers]\napplications_without_task = 0.02\n",
       "programmes.research_transfers.applications_without_task", "its task is carried out"},
      {"[tasks.6]\nenabled = false\n[programmes.mentors]\nunits = 90\n", "programmes.mentors.units",
       "its task is not carried out"},
      {"[tasks.6]\nenabled = false\n[programmes.research_transfers]\napplications_per_year = 0.02\n",
       "programmes.research_transfers.applications_per_year", "its task is not carried out"},
      {"[tasks.16]\nenabled = false\n[housing.apartment]\narea = 40\n", "housing.apartment.area",
       "its task is not carried out"},
      {"[housing.purchase]\nrefusal_rule = \"keep_place\"\n", "housing.purchase.refusal_rule",
       "the scheme pays subsidies and lets no homes"},
      {"[programmes.mentors]\nunits = 0\nmonths = 12\n", "programmes.mentors.months", "it has no units (units is 0)"},
      // Service
      {"[programmes.mentors]\nfirst_round_month = 2\n", "programmes.mentors.first_round_month", "people start in every month"},
      {"[programmes.team_grants]\npatience_months = 6\n", "programmes.team_grants.patience_months",
       "nobody waits: there is no limit to who can start"},
      {"[programmes.social_services]\npriority = { elite = 5 }\n", "programmes.social_services.priority",
       "order is not priority"},
      {"[programmes.social_services]\npass_share = 0.5\n", "programmes.social_services.pass_share",
       "who is served has completed it at once"},
      {"[programmes.gold_medal_service]\nonce = true\n", "programmes.gold_medal_service.once", "employers stay for good"},
      {"[programmes.social_work_contracts]\nonce = false\n", "programmes.social_work_contracts.once",
       "its effect outlasts the run"},
      {"[programmes.team_grants]\nonce = false\n", "programmes.team_grants.once",
       "a firm is too old to be served again when the effect is over"},
      // Effects
      {"[programmes.village_founders]\neffect.months = 12\n", "programmes.village_founders.effect.months",
       "none of its effects lasts"},
      {"[programmes.teacher_rotation]\neffect.placement_sectors = [\"schools\"]\n",
       "programmes.teacher_rotation.effect.placement_sectors", "nobody goes to another sector"},
      {"[programmes.city_to_village]\neffect.placement_extra_minutes = 10\n",
       "programmes.city_to_village.effect.placement_extra_minutes", "only exchanges of posts mind the commute"},
      {"[programmes.research_transfers]\neffect.return_share = 0.5\n", "programmes.research_transfers.effect.return_share",
       "nobody is seconded"},
      {"[programmes.mentors]\neligibility.kinds = \"established\"\neffect.failure_ratio = 0.5\n",
       "programmes.mentors.effect.failure_ratio", "only start-ups fail, and none is admitted"},
      {"[programmes.city_rounds]\nrecruitment.conversion = 0.5\n", "programmes.city_rounds.recruitment.conversion",
       "it has no leads"},
      {"[programmes.talent_parlour]\nmarket.programme = \"training\"\n", "programmes.talent_parlour.market.programme",
       "market.quantity is neither applications nor capacity"},
      {"[programmes.talent_parlour]\nunits = 1\nmarket.gain_max = 0.2\n", "programmes.talent_parlour.market.gain_max",
       "a gain is over that of the units with which the run begins, and they never change"},
      {"[programmes.talent_parlour]\nmarket.posts_per_unit = 2\n", "programmes.talent_parlour.market.posts_per_unit",
       "market.quantity is not posts"},
      {"[programmes.grassroots_posts]\nunits = 5\nmarket.posts_per_unit = 2\n",
       "programmes.grassroots_posts.market.posts_per_unit", "posts are opened by units that come in, and they never change"},
      {"[programmes.grassroots_posts]\nmarket.gain_max = 0.1\n", "programmes.grassroots_posts.market.gain_max",
       "a unit opens posts_per_unit posts"},
      // Money
      {"[programmes.mentors]\nfund.leverage = 2\n", "programmes.mentors.fund.leverage", "there is no fund (fund.capital is 0)"},
      {"[programmes.angel_fund]\nfund = { recovery_multiple = 0, revolving = true }\n", "programmes.angel_fund.fund.revolving",
       "nothing comes back (fund.recovery_multiple is 0)"},
      {"[programmes.angel_fund]\ncost.instalments = 3\n", "programmes.angel_fund.cost.instalments", "a fund pays at once"},
      {"[programmes.mentors]\ncost.instalments = 3\n", "programmes.mentors.cost.instalments",
       "nothing is paid for those served"},
      {"[programmes.angel_fund]\ncost.budget = 1000\n", "programmes.angel_fund.cost.budget", "a fund pays those served"},
      {"[programmes.teacher_rotation]\ncost = { per_served = 0, budget = 1000 }\n", "programmes.teacher_rotation.cost.budget",
       "those served cost nothing (per_served is 0)"},
      {"[service_desk.requests.homes]\ncases_per_person_year = 1\n", "service_desk.requests.homes.cases_per_person_year",
       "its cases are applications (brought_by)"},
      {"[programmes.teacher_rotation]\ncost = { per_served = 0, share_employer = 0.5 }\n",
       "programmes.teacher_rotation.cost.share_employer", "there is no cost to share"},
      // Departments, effort, tasks, channels
      {"[tasks.14]\nenabled = false\n[service_desk]\ncost_per_counter = 1\n", "service_desk.cost_per_counter",
       "no task that is carried out pays the desk"},
      {"[service_desk]\ncounters = 0.0\npatience_months = 5\n", "service_desk.patience_months",
       "there is no desk (service_desk.counters is 0)"},
      {"[service_desk]\ncounters = 0.0\n[housing.apartment]\nthrough_desk = true\n", "housing.apartment.through_desk",
       "there is no desk (service_desk.counters is 0)"},
      {"[tasks.1]\nenabled = false\n[effort]\nper_unit_of_weight = 3\n", "effort.per_unit_of_weight",
       "the task of effort.task is not carried out"},
      {"[effort]\nslip_share = 0\nslip_months_mean = 3\n", "effort.slip_months_mean", "no milestone slips (slip_share is 0)"},
      {"[effort]\ntask = \"\"\ncost_per_post = 1\n", "effort.cost_per_post", "effort.task names no task that pays the posts"},
      {"[tasks.18]\nname_en = \"New\"\nname_zh = \"新任务\"\nlead = [\"science\"]\nenabled = false\n", "tasks.18.enabled",
       "no programme or scheme depends on the task"},
      {"[channels.postdocs]\npeak_share = 0.5\n", "channels.postdocs.peak_share", "rate_per_year is 0: programmes bring all"},
      {"[run]\nmonths = 6\n[review]\namber_from = 0.7\n", "review.amber_from", "there is no review in the run"},
      {"[review.rules.r]\ntarget = \"elite\"\naction = \"add_units\"\nto_programme = \"mentors\"\nshare = 0.1\nshare_cap = "
       "0.2\ncost_per_home_month = 5\n",
       "review.rules.r.cost_per_home_month", "the rule changes units of programmes"},
      {"[tasks.6]\nenabled = false\n[review.rules.r]\ntarget = \"elite\"\naction = \"add_units\"\nto_programme = "
       "\"mentors\"\nshare = 0.1\nshare_cap = 0.2\n",
       "review.rules.r.share", "the task of to_programme is not carried out"},
      {"[channels.health_leaders]\nwage_start = 9000\n", "channels.health_leaders.wage_start",
       "all of these people are of higher classes"},
  };
  std::size_t i = 0;
  for (const Case& c : cases) {
    if (!is_tried(i++)) continue;
    const Told told = check({{"a.toml", what_if(c.lines)}});
    EXPECT_EQ(told.code, 0) << c.lines << (told.lines.empty() ? "" : told.lines[0]);
    const std::string expected = std::string("warning: ") + c.key + " has no effect: " + c.why;
    EXPECT_TRUE(std::any_of(told.lines.begin(), told.lines.end(), [&](const auto& line) { return line.ends_with(expected); }))
        << expected << "\nbut told:\n"
        << (told.lines.empty() ? "" : told.lines[0]);
    for (const auto& line : check({{"a.toml", what_if(c.lines)}}, {"--lang", "zh"}).lines)
      EXPECT_EQ(english_words(line, names), std::vector<std::string>{}) << line;
  }
}

// What acts is not said to have no effect.
TEST(WithoutEffect, OfThePlanIsNotToldOfWhatActs) {
  for (const char* lines : {
           "[programmes.training]\nunits = 2000\nmonths = 9\npass_share = 0.8\npatience_months = 6\neffect.months = 12\n",
           "[programmes.angel_fund]\nfund.revolving = true\nkey_sector_priority = 5\ncost.per_served = 1e6\n",
           "[programmes.trips_japan]\nunits = 2\nrounds_per_year = 2\nrecruitment.conversion = 0.3\ncost.per_served = 100\n",
           "[tasks.4]\nenabled = false\n",
           "[tasks.6]\nenabled = false\n[programmes.research_transfers]\napplications_without_task = 0.02\n",
           "[effort]\nbase = 0.8\nslip_share = 0.2\ncoordination_relief = 0.5\ncost_per_post = 1\n",
       })
    EXPECT_EQ(check({{"a.toml", what_if(lines)}}).lines, std::vector<std::string>{}) << lines;
}

}  // namespace hearth::faults

// Contradictions of departments, tasks, programmes and corrective rules.
#include "tests/faults/contradictions.h"

namespace hearth::faults {

// Departments, tasks and programmes.
TEST(Contradictions, OfThePlanAreToldWhereTheyWereMade) {
  const Case cases[] = {
      // Who answers for what
      {"[tasks.9]\nlead = []\n", "3:1: error: tasks.9.lead: no department leads the task '9' (lead)"},
      {"[tasks.9]\nparticipants = [\"planning\", \"construction\"]\n",
       "3:1: error: tasks.9.participants: the department 'construction' is named twice; a lead takes part anyway"},
      {"[departments.agriculture]\nstaff = 0\n",
       "3:1: error: departments.agriculture.staff: 'agriculture' leads the task '10' without staff, its load has no bounds"},
      {"[tasks.new]\nname_en = \"Rural practical talents\"\nname_zh = \"x\"\nlead = [\"unions\"]\n",
       "3:1: error: tasks.new.name_en: '10' and 'new' have the same name, nobody could tell their results apart"},
      // Dates
      {"[programmes.overseas_stations]\nunits = { \"2015-06\" = 0, \"2016-12\" = 1 }\n",
       "3:1: error: programmes.overseas_stations.units: the first date, 2015-06, lies before the run begins (2016-01)"},
      {"[departments.unions]\nassessment_weight = { \"2015-01\" = 0.05, \"2016-07\" = 0.1 }\n",
       "3:1: error: departments.unions.assessment_weight: the first date, 2015-01, lies before the run begins (2016-01)"},
      {"[programmes.overseas_stations]\nunits = { \"2016-12\" = 1, \"2017-12\" = 2 }\n",
       "3:1: error: programmes.overseas_stations.units: what is there before 2016-12 is not said; give the units at 2016-01 "
       "(0: "
       "none) as well"},
      // Whom it serves
      {"[programmes.trips_japan]\nserves = \"market\"\napplications_per_year = 1\n",
       "4:1: error: programmes.trips_japan.applications_per_year: nobody applies where serves is market"},
      {"[programmes.talent_parlour]\napplications_without_task = 1\n",
       "3:1: error: programmes.talent_parlour.applications_without_task: nobody applies where serves is market"},
      {"[programmes.training]\napplications_per_year = 0\n",
       "3:1: error: programmes.training.applications_per_year: nobody would apply: applications_per_year is 0 (units = 0 "
       "closes "
       "a programme)"},
      {"[programmes.training]\nplaces_per_unit = 1\nmonths = 0\n",
       "3:1: error: programmes.training.places_per_unit: nobody stays in a place: months is 0"},
      {"[programmes.training]\nmonths = 0\n",
       "3:1: error: programmes.training.months: nobody completes the programme: months is 0"},
      // Ladders
      {"[programmes.ladder_young]\nonce = false\n",
       "3:1: error: programmes.ladder_young.once: a rung of a ladder is climbed once (once = true)"},
      {"[programmes.ladder_young]\nrung = 2\n",
       "3:1: error: programmes.ladder_young.rung: 'ladder_high_end' and 'ladder_young' stand on the same rung of the ladder "
       "'support'"},
      {"[programmes.startup_subsidy]\nladder = \"support\"\n",
       "3:1: error: programmes.startup_subsidy.ladder: only people stand on a ladder"},
      {"[programmes.training]\nrung = 2\n", "3:1: error: programmes.training.rung: a rung of no ladder"},
      // Who may apply
      {"[programmes.training.eligibility]\nroles = \"emploee\"\n",
       "3:1: error: programmes.training.eligibility.roles: 'emploee' is none of employee, backbone, core, founder (did you "
       "mean "
       "'employee'?)"},
      {"[programmes.training.eligibility]\nhouseholds = \"single|familiy\"\n",
       "3:1: error: programmes.training.eligibility.households: 'familiy' is none of single, couple, family (did you mean "
       "'family'?)"},
      {"[programmes.training.eligibility]\ntags = \"highend\"\n",
       "3:1: error: programmes.training.eligibility.tags: 'highend' is none of international, high_end (did you mean "
       "'high_end'?)"},
      {"[programmes.training.eligibility]\njobs = \"established|young_firms\"\n",
       "3:1: error: programmes.training.eligibility.jobs: 'young_firms' is none of established, young_firm, public_post, "
       "outside, searching, searching_long (did you mean 'young_firm'?)"},
      {"[programmes.mentors.eligibility]\nkinds = \"start_up\"\n",
       "3:1: error: programmes.mentors.eligibility.kinds: 'start_up' is none of startup, established, public_body (did you "
       "mean "
       "'startup'?)"},
      {"[programmes.training.eligibility]\nmin_age = 45\nmax_age = 40\n",
       "3:1: error: programmes.training.eligibility.min_age: min_age is above max_age, nobody could apply"},
      {"[programmes.training.eligibility]\nmin_age = 60\n",
       "3:1: error: programmes.training.eligibility.min_age: no age is left: ages are known as under 30, "},
      {"[programmes.training.eligibility]\nmin_months_in_district = 30\nmax_months_in_district = 20\n",
       "3:1: error: programmes.training.eligibility.min_months_in_district: min_months_in_district is above "
       "max_months_in_district, nobody could apply"},
      {"[programmes.teacher_training.eligibility]\nkey_sectors_only = true\n",
       "3:1: error: programmes.teacher_training.eligibility.key_sectors_only: no sector is admitted: none of those listed is a "
       "key sector"},
      {"[programmes.training.eligibility]\nsectors = [\"schools\"]\n",
       "3:1: error: programmes.training.eligibility.sectors: nobody of the fields admitted works in the sectors admitted"},
      {"[programmes.teacher_training.eligibility]\njobs = \"searching\"\n",
       "3:1: error: programmes.teacher_training.eligibility.jobs: there are conditions on the employer, but only people "
       "without "
       "an employer in the district are admitted"},
      {"[programmes.training.eligibility]\njobs = \"searching\"\nmin_months_in_job = 6\n",
       "4:1: error: programmes.training.eligibility.min_months_in_job: months in the job are asked for, but only people "
       "without "
       "one are admitted"},
      {"[programmes.team_grants.eligibility]\nkinds = \"established\"\n",
       "3:1: error: programmes.team_grants.eligibility.kinds: the ventures of top teams are start-ups, and no start-up is "
       "admitted"},
      {"[programmes.youth_contests.eligibility]\nkinds = \"\"\n",
       "3:1: error: programmes.youth_contests.eligibility.kinds: only the founders of start-ups are known: kinds must be "
       "\"startup\""},
      {"[programmes.training.eligibility]\nfounders_under_40_only = true\n",
       "3:1: error: programmes.training.eligibility.founders_under_40_only: a condition on employers as applicants, but serves "
       "is people"},
      {"[programmes.mentors.eligibility]\nmax_age = 40\n",
       "3:1: error: programmes.mentors.eligibility.max_age: a condition on people, but serves is employers"},
      {"[programmes.trips_japan.eligibility]\ntags = \"high_end\"\n",
       "3:1: error: programmes.trips_japan.eligibility.tags: nobody applies where serves is newcomers, nothing would check "
       "this "
       "condition"},
      // What it changes
      {"[programmes.mentors.effect]\nleaving_share = 0.5\n",
       "3:1: error: programmes.mentors.effect.leaving_share: people leave at the end of a programme, but serves is employers"},
      {"[programmes.ladder_young.effect]\nleaving_share = 0.5\n",
       "3:1: error: programmes.ladder_young.effect.leaving_share: nobody comes to the end of the programme: months is 0"},
      {"[programmes.postdoc_stations.effect]\nplacement = \"exchange\"\n",
       "3:1: error: programmes.postdoc_stations.effect.placement: people of the district are placed, but serves is newcomers"},
      {"[programmes.city_to_village]\nmonths = 0\n",
       "3:1: error: programmes.city_to_village.months: a secondment of no time: months is 0"},
      {"[programmes.city_to_village.effect]\nfounds_firm = true\n",
       "3:1: error: programmes.city_to_village.effect.founds_firm: who founds a firm works there, and is placed elsewhere"},
      {"[programmes.mentors]\neligibility.min_firm_years = 6\n",
       "3:13: error: programmes.mentors.eligibility.min_firm_years: no firm is of an age that is admitted: min_firm_years is "
       "not "
       "below max_firm_years"},
      {"[programmes.village_founders.effect]\nfounds_firm = false\n",
       "3:1: error: programmes.village_founders.effect.founds_firm: it says where firms are founded, and founds none: "
       "founds_firm is false"},
      {"[programmes.village_founders.effect]\nfounds_in_towns = [\"kunshan\"]\n",
       "3:1: error: programmes.village_founders.effect.founds_in_towns: firms are founded in towns of the district where there "
       "are jobs, and none is listed"},
      {"[programmes.city_to_village.eligibility]\nsectors = [\"villages\"]\n",
       "3:1: error: programmes.city_to_village.eligibility.sectors: people go to another sector, not to the one that they come "
       "from"},
      {"[programmes.city_to_village.eligibility]\nsectors = []\njobs = \"searching\"\n",
       "4:1: error: programmes.city_to_village.eligibility.jobs: who is placed leaves an employer, but only people without an "
       "employer in the district are admitted"},
      {"[programmes.gold_medal_service.eligibility]\nquality_firms_only = false\n",
       "3:1: error: programmes.gold_medal_service.eligibility.quality_firms_only: it acts on an employer's staff, whom only "
       "start-ups and quality firms list: "},
      {"[programmes.ladder_young.effect]\nmonths = 0\n",
       "3:1: error: programmes.ladder_young.effect.months: the effect holds while in the programme, and nobody is in it then; "
       "say for how many months (600: for good)"},
      {"[programmes.apprenticeship.effect]\nmonths = 0\n",
       "3:1: error: programmes.apprenticeship.effect.months: the effect holds while in the programme, and nobody is in it "
       "then"},
      {"[programmes.startup_subsidy.effect]\nmonths = 0\n",
       "3:1: error: programmes.startup_subsidy.effect.months: the effect holds while in the programme, and nobody is in it "
       "then"},
      // Whom it brings
      {"[programmes.trips_japan.recruitment]\nchannel = \"\"\n",
       "3:1: error: programmes.trips_japan.recruitment.channel: newcomers come through a channel, and recruitment.channel "
       "names "
       "none"},
      {"[programmes.special_subject_teachers.recruitment]\nchannel = \"teams\"\n",
       "3:1: error: programmes.special_subject_teachers.recruitment.channel: people of the channel 'teams' bring their own "
       "work, "
       "they fill no open post"},
      {"[programmes.trips_japan.recruitment]\nchannel = \"referrals\"\n",
       "3:1: error: programmes.trips_japan.recruitment.channel: settled people bring those of the channel 'referrals'"},
      {"[programmes.trips_japan.recruitment]\nleads_per_unit_year = 0\n",
       "3:1: error: programmes.trips_japan.recruitment.leads_per_unit_year: it brings nobody: neither leads_per_unit_year nor "
       "vacancy_fields is given (units = 0 closes a programme)"},
      {"[programmes.city_rounds.recruitment]\nvacancies_filled_per_round = 0\n",
       "3:1: error: programmes.city_rounds.recruitment.vacancies_filled_per_round: posts are advertised and none is filled"},
      {"[programmes.city_rounds.recruitment]\nvacancy_fields = []\n",
       "3:1: error: programmes.city_rounds.recruitment.vacancy_fields: posts are filled, and vacancy_fields does not say of "
       "which fields"},
      {"[programmes.city_rounds.recruitment]\nchannel = \"youth_founders\"\n",
       "3:1: error: programmes.city_rounds.recruitment.channel: people of the channel 'youth_founders' bring their own "
       "work, they fill no open post"},
      {"[programmes.trips_japan.recruitment]\nleads_per_unit_year = 1e6\n[programmes.trips_japan]\nunits = 1000\n",
       "3:1: error: programmes.trips_japan.recruitment.leads_per_unit_year: "},
      // Markets
      {"[programmes.talent_parlour.market]\nquantity = \"applications\"\nfields = []\n",
       "3:1: error: programmes.talent_parlour.market.quantity: whose applications or capacity? market.programme names none"},
      {"[programmes.finance_intermediaries.market]\nprogramme = \"trips_japan\"\n",
       "3:1: error: programmes.finance_intermediaries.market.programme: nobody applies for 'trips_japan'"},
      {"[programmes.maker_space_alliance]\nmarket.programme = \"team_grants\"\n",
       "3:8: error: programmes.maker_space_alliance.market.programme: 'team_grants' serves all who apply (it has no "
       "starts_per_unit_year and no places_per_unit)"},
      {"[programmes.key_sector_catalogue.market]\nfields = [\"youth\"]\n",
       "3:1: error: programmes.key_sector_catalogue.market.fields: only job_matching is by field"},
      {"[programmes.key_sector_catalogue.market]\ntowns = [\"malu\"]\n",
       "3:1: error: programmes.key_sector_catalogue.market.towns: only job_matching is by town"},
      {"[programmes.grassroots_posts.market]\nsectors = []\n",
       "3:1: error: programmes.grassroots_posts.market.sectors: posts of which sectors? market.sectors names none"},
      {"[programmes.grassroots_posts.market]\nposts_per_unit = 0\n",
       "3:1: error: programmes.grassroots_posts.market.posts_per_unit: a unit opens no posts (posts_per_unit is 0)"},
      {"[programmes.talent_parlour.market]\nsectors = [\"villages\"]\n",
       "3:1: error: programmes.talent_parlour.market.sectors: only posts are by sector"},
      {"[programmes.job_intermediaries.market]\nhalf_saturation = 0\n",
       "3:1: error: programmes.job_intermediaries.market.half_saturation: any number of units gives the whole gain "
       "(half_saturation is 0), more of them could change nothing"},
      {"[programmes.talent_parlour]\nunits = 0\nmarket.half_saturation = 0\n",
       "4:8: error: programmes.talent_parlour.market.half_saturation: without units and half_saturation their gain is 0 over "
       "0"},
      // Money
      {"[programmes.training.cost]\nshare_private = 0.6\n",
       "3:1: error: programmes.training.cost.share_private: the shares add to 1.1, more than 1"},
      {"[service_desk.requests]\nresidence.cases_per_person_year = 0\ninsurance.cases_per_person_year = 0\n"
       "firms.cases_per_person_year = 0\nhomes.brought_by = \"people\"\nsupport.brought_by = \"people\"\n",
       "3:11: error: service_desk.requests.residence.cases_per_person_year: there are counters, and nobody brings a case to "
       "them (service_desk.requests)"},
      {"[service_desk]\nusable_share = 0\n",
       "3:1: error: service_desk.usable_share: there are counters, and they are never open (open_minutes_per_month, "
       "usable_share)"},
      {"[review]\namber_from = 0.97\n", "3:1: error: review.amber_from: amber begins above green (amber_from, green_from)"},
      {"[service_desk]\ncounters = { \"2015-06\" = 4, \"2016-06\" = 8 }\n",
       "3:1: error: service_desk.counters: the first date, 2015-06, lies before the run begins (2016-01)"},
      {"[programmes.ladder_young.cost]\ninstalments = 5\n",
       "3:1: error: programmes.ladder_young.cost.instalments: paying stops with the effect, after 36 months: the last of 5 "
       "yearly "
       "instalments would never be paid"},
      {"[programmes.training.cost]\nbudget = { \"2016-01\" = 6e6, \"2016-07\" = 3e6 }\n",
       "3:1: error: programmes.training.cost.budget: a budget is a calendar year's: its dates are Januaries"},
      {"[programmes.training.cost]\nbudget = 3000\n",
       "3:1: error: programmes.training.cost.budget: no year's budget is enough for one who is served (cost.per_served, less "
       "what others pay)"},
      {"[programmes.angel_fund.cost]\nper_served = 0\n",
       "3:1: error: programmes.angel_fund.cost.per_served: what the fund invests in an employer is not said (cost.per_served)"},
      {"[programmes.angel_fund.fund]\ncapital = 1e6\n",
       "3:1: error: programmes.angel_fund.fund.capital: the capital is below what the fund pays of one investment"},
      {"[programmes.angel_fund.fund]\nrecovery_months = 0\n",
       "3:1: error: programmes.angel_fund.fund.recovery_months: money comes back, and recovery_months does not say when"},
      {"[programmes.angel_fund]\napplications_without_task = 0.1\n",
       "3:1: error: programmes.angel_fund.applications_without_task: without its task there is no fund that could pay"},
      {"[programmes.training.fund]\ncapital = 1e6\n",
       "3:1: error: programmes.training.fund.capital: a fund invests in employers, but serves is people"},
      {"[programmes.training.cost]\nper_served = 1e12\n", "3:1: error: programmes.training.cost.per_served: 9e15+ CNY that "},
      // Values that are wrong by themselves
      {"[programmes.angel_fund]\nselected_share = 0\n",
       "3:1: error: programmes.angel_fund.selected_share: nobody is selected (units = 0 closes a programme)"},
      {"[programmes.training]\npass_share = 1.2\n",
       "3:1: error: programmes.training.pass_share = 1.2 is out of range; expected 0.0 to 1.0 (share)"},
      {"[programmes.training.effect]\nhr_advance = 0.9\n",
       "3:1: error: programmes.training.effect.hr_advance = 0.9 is out of range"},
      {"[programmes.training]\nunits = { \"2016-13\" = 5 }\n",
       "3:11: error: 'programmes.training.units': '2016-13' is no month; expected a month such as \"2016-07\""},
      {"[tasks.9]\nlead = [\"constuction\"]\n",
       "3:9: error: 'tasks.9.lead': 'constuction' is not in [departments]; expected one of its ids (did you mean "
       "'construction'?)"},
      {"[programmes.training]\ntask = \"18\"\n",
       "3:1: error: 'programmes.training.task': '18' is not in [tasks]; expected one of its ids"},
      {"[effort]\nbase = 0\n", "3:1: error: effort.base = 0.0 is out of range"},
  };
  expect_told(cases);
}

// A run that begins later than the plan finds what is there by then.
TEST(Contradictions, ALaterStartIsNone) {
  for (const char* start : {"2016-03", "2016-07", "2017-06"})
    EXPECT_EQ(check({{"a.toml", what_if(std::string("[run]\nstart = \"") + start + "\"\n")}}).lines,
              std::vector<std::string>{});
}

// A what-if must name what it adds; a scenario by itself too.
TEST(Contradictions, ThePlanOfAScenarioOfItsOwn) {
  const std::string base = slurp(small_district);
  const std::string line = "a.toml:" + std::to_string(std::count(base.begin(), base.end(), '\n') + 2) + ":1: error: ";
  const auto with = [&](const std::string& more) { return check({{"a.toml", base + more}}).lines; };
  using Lines = std::vector<std::string>;
  const std::string rest = "serves = \"people\"\napplications_per_year = 1\n";
  EXPECT_EQ(with("[programmes.visits]\ntask = \"\"\n" + rest),
            Lines{line + "programmes.visits.task: the programme 'visits' has no name (name_en, name_zh)"});
  EXPECT_EQ(with("[tasks.a]\n[programmes.visits]\nname_en = \"Visits\"\ntask = \"a\"\n" + rest).size(), 1u);
  // Without departments, nobody has to lead.
  EXPECT_EQ(with("[tasks.a]\nname_en = \"A\"\n[programmes.visits]\nname_en = \"Visits\"\ntask = \"a\"\n" + rest), Lines{});
  EXPECT_EQ(with("[tasks.a]\nname_en = \"A\"\n[departments.d]\nname_en = \"D\"\n"),
            Lines{line + "tasks.a.name_en: no department leads the task 'a' (lead)"});
  // Ids by which two programmes would draw the same random numbers.
  const auto named = [&](const std::string& id) {
    return "[programmes." + id + "]\ntask = \"\"\nname_en = \"" + id + "\"\n" + rest;
  };
  EXPECT_EQ(with(named("autumn_school") + named("old_winter6")).at(0).substr(line.size() - 2),
            ": programmes.old_winter6.task: the ids 'autumn_school' and 'old_winter6' happen to share their random numbers; "
            "choose another id");
}

// A clause belongs somewhere, says something, and is carried out by what is there, or the scenario says why nothing does.
TEST(Contradictions, ClausesOfTheDocument) {
  const std::string tail = slurp(small_district) + "[tasks.homes]\nname_en = \"Homes\"\n";
  const auto with = [&](const std::string& clause) {
    const auto lines = check({{"a.toml", "clauses = [{ " + clause + " }]\n" + tail}}).lines;
    return lines.empty() ? "" : lines.front().substr(lines.front().find("error: ") + 7);
  };
  const std::string says = "says_en = \"homes\"", of = "task = \"homes\", ";
  EXPECT_EQ(with(of + says + ", mechanisms = \"housing.cabin.units|housing.cabin|housing|wages\""), "");
  EXPECT_EQ(with("requirement = \"W1\", " + says + ", why_en = \"too vague\""), "");
  EXPECT_EQ(
      with(of + says + ", mechanisms = \"housing|housing.cabin.unit\""),
      "clauses.0.mechanisms: nothing is called 'housing.cabin.unit'; a mechanism is the key of something in this scenario "
      "(did you mean 'housing.cabin.units'?)");
  EXPECT_EQ(with(of + says),
            "clauses.0.says_en: neither what carries the clause out (mechanisms) nor why nothing does (why_en, why_zh)");
  EXPECT_EQ(with(says + ", mechanisms = \"housing\""),
            "clauses.0.says_en: a clause belongs to a task or to a requirement on the work, to one of them");
  EXPECT_EQ(with(of + "requirement = \"W1\", " + says + ", mechanisms = \"housing\""),
            "clauses.0.says_en: a clause belongs to a task or to a requirement on the work, to one of them");
  EXPECT_EQ(with(of + "mechanisms = \"housing\""), "clauses.0.mechanisms: a clause that says nothing (says_en, says_zh)");
  EXPECT_EQ(with("task = \"home\", " + says + ", mechanisms = \"housing\"").find("clauses.0.task"), 1u);
}

// Codes have room for a number of programmes of each kind.
TEST(Contradictions, ProgrammesAreNotTooMany) {
  const std::string base = slurp(small_district);
  const auto told = [&](int n, const std::string& serves, const std::string& more) {
    std::string text = base;
    for (int i = 0; i < n; ++i) {
      const std::string id = "p" + std::to_string(i);
      text += "[programmes." + id + "]\nname_en = \"" + id + "\"\ntask = \"\"\nserves = \"" + serves + "\"\n" + more;
    }
    const auto lines = check({{"a.toml", text}}).lines;
    return lines.empty() ? "" : lines[0].substr(lines[0].rfind(": ") + 2);
  };
  const std::string applied_for = "applications_per_year = 1\n";
  EXPECT_EQ(told(120, "market", ""), "");
  EXPECT_EQ(told(121, "market", ""), "121 programmes, there is room for 120");
  EXPECT_EQ(told(32, "people", applied_for), "");
  EXPECT_EQ(told(33, "people", applied_for), "33 programmes that serve people, there is room for 32");
  EXPECT_EQ(told(32, "employers", applied_for), "");
  EXPECT_EQ(told(33, "employers", applied_for), "33 programmes that serve employers, there is room for 32");
  const std::string lasting = applied_for + "effect = { months = 12, hr_leaving = 0.9 }\n";
  EXPECT_EQ(told(16, "people", lasting), "");
  EXPECT_EQ(told(17, "people", lasting),
            "17 programmes with a lasting effect on people (effect.hr_leaving, ladder), there is room for 16");
}

TEST(Contradictions, OfCorrectiveRules) {
  const Case cases[] = {
      {"[review.rules.r]\naction = \"add_units\"\nto_programme = \"mentors\"\nshare = 0.1\nshare_cap = 0.1\n",
       "3:1: error: review.rules.r.action: the rule looks at nothing; name a target, a scheme or a programme"},
      {"[review.rules.r]\ntarget = \"elite\"\nscheme = \"apartment\"\nto_programme = \"mentors\"\nshare = 0.1\nshare_cap = "
       "0.1\n",
       "4:1: error: review.rules.r.scheme: the rule looks at several things; write one rule for each"},
      {"[review.rules.r]\nprogramme = \"team_grants\"\nto_programme = \"mentors\"\nshare = 0.1\nshare_cap = 0.1\n",
       "3:1: error: review.rules.r.programme: the units of 'team_grants' have no dates, a review has nothing to hold them "
       "against"},
      {"[review.rules.r]\ntarget = \"elite\"\nshare = 0.1\nshare_cap = 0.1\n",
       "3:1: error: review.rules.r.target: no programme is named that gets units (to_programme)"},
      {"[review.rules.r]\ntarget = \"elite\"\nto_programme = \"mentors\"\n",
       "3:1: error: review.rules.r.target: the rule moves nothing (share is 0)"},
      {"[review.rules.r]\ntarget = \"elite\"\nto_programme = \"mentors\"\nshare = 0.5\nshare_cap = 0.1\n",
       "6:1: error: review.rules.r.share_cap: the cap is below what one review may do (share)"},
      {"[review.rules.r]\ntarget = \"elite\"\naction = \"shift_budget\"\nfrom_programme = \"mentors\"\nto_programme = "
       "\"mentors\"\nshare = 0.1\nshare_cap = 0.1\n",
       "6:1: error: review.rules.r.to_programme: budget goes from a programme to itself"},
      {"[review.rules.r]\ntarget = \"elite\"\naction = \"shift_budget\"\nfrom_programme = \"angel_fund\"\nto_programme = "
       "\"mentors\"\nshare = 0.1\nshare_cap = 0.1\n",
       "5:1: error: review.rules.r.from_programme: what a unit of 'angel_fund' costs the district in a year is not said"},
      {"[review.rules.r]\nscheme = \"apartment\"\naction = \"bring_forward\"\nscheme_forward = \"apartment\"\nmonths = "
       "6\nmonths_cap = 3\n",
       "7:1: error: review.rules.r.months_cap: the cap is below what one review may do (months)"},
      {"[review.rules.r]\nscheme = \"apartment\"\naction = \"bring_forward\"\nscheme_forward = \"apartment\"\n",
       "4:1: error: review.rules.r.action: deliveries come earlier by no months (months is 0)"},
      // Values that are wrong by themselves
      {"[review.rules.r]\ntarget = \"elit\"\n",
       "3:1: error: 'review.rules.r.target': 'elit' is not in [targets]; expected one of teams, elite, applied, innovators "
       "(did "
       "you mean 'elite'?)"},
      {"[review.rules.r]\naction = \"add_unit\"\n",
       "3:1: error: review.rules.r.action = \"add_unit\"; expected one of add_units, shift_budget, bring_forward"},
      {"[review]\nmonth = 13\n", "3:1: error: review.month = 13 is out of range; expected 1 to 12"},
  };
  expect_told(cases);
}

}  // namespace hearth::faults

// Values that are right one by one and contradict each other: told where the latest of them was written.
#include "tests/faults/contradictions.h"

namespace hearth::faults {

TEST(Contradictions, EachIsToldWhereItWasMade) {
  const Case cases[] = {
      {"[housing.apartment]\ndelivery_plan = \"as_listed\"\nunits = 1500\n",
       "4:1: error: housing.apartment.units: 1500 homes, but the delivery plan lists 2000"},
      {"[housing.shed]\nname_en = \"Shed\"\nunits = 5\n",
       "4:1: error: housing.shed.units: shed has 5 homes, but no row of housing.deliveries delivers any"},
      {"[housing.apartment.reserve_shares]\nelite = 0.6\napplied = 0.5\n",
       "2:20: error: housing.apartment.reserve_shares: the shares add to 1.1, more than 1"},
      {"[housing.apartment]\nreserve_shares = { elite = 0.6 }\nallocation_rule = \"deferred_acceptance\"\n",
       "3:1: error: housing.apartment.reserve_shares: reserves do not go with deferred_acceptance; give the class points "
       "instead"},
      {"[housing.purchase]\nallocation_rule = \"deferred_acceptance\"\n",
       "3:1: error: housing.purchase.allocation_rule: deferred_acceptance matches people to homes; a purchase subsidy has "
       "none"},
      {"[housing.apartment.eligibility]\nroles = \"backbone|foundr\"\n",
       "3:1: error: housing.apartment.eligibility.roles: 'foundr' is none of employee, backbone, core, founder (did you mean "
       "'founder'?)"},
      {"[housing.apartment.eligibility]\nhouseholds = \"singles\"\n",
       "3:1: error: housing.apartment.eligibility.households: 'singles' is none of single, couple, family (did you mean "
       "'single'?)"},
      {"[housing.apartment.eligibility]\nmin_months_in_district = 30\nmax_months_in_district = 20\n",
       "3:1: error: housing.apartment.eligibility.min_months_in_district: min_months_in_district is above "
       "max_months_in_district, nobody could apply"},
      {"[housing]\noptimum_months = \"2018-06 June\"\n",
       "3:1: error: housing.optimum_months: 'June' is no month such as 2018-06"},
      {"[channels.hires]\nshare_couple = 0.9\n",
       "3:1: error: channels.hires.share_couple: the shares add to 1.35, more than 1"},
      {"[channels.hires]\nclasses = { elite = 0.7, applied = 0.7 }\n",
       "3:1: error: channels.hires.classes: the shares add to 1.4, more than 1"},
      {"[channels.graduates]\npeak_first_month = 1\npeak_last_month = 12\n",
       "3:1: error: channels.graduates.peak_first_month: all twelve months are peak months, but only "},
      {"[channels.hires]\nfields = { health = 0.7 }\n", "3:1: error: channels.hires.fields: the shares add to 0.7, not to 1"},
      {"[towns.malu]\njob_share = 0\n", "3:1: error: towns.malu.job_share: the shares add to 0.85, not to 1"},
      {"[fields.health]\ninitial_share = 1\n", "3:1: error: fields.health.initial_share: the shares add to "},
      {"[population]\ninitial_share_single = 0.9\n", "3:1: error: population.initial_share_single: the shares add to "},
      {"[population]\ninitial_total = 10\n", "3:1: error: population.initial_total: the higher classes hold "},
      {"[targets.elite]\ndeadline = \"2015-12\"\ndeadline_early = \"2015-06\"\n",
       "3:1: error: targets.elite.deadline: the deadline 2015-12 of elite lies before the run begins (2016-01)"},
      {"[targets.elite]\ndeadline = \"2016-06\"\n",
       "3:1: error: targets.elite.deadline: the deadline lies before deadline_early"},
      {"[run]\nstart = \"2019-01\"\n",
       "3:1: error: run.start: the deadline 2017-12 of teams, elite, applied, innovators lies before the run begins "
       "(2019-01)"},
      {"[targets.elite]\nclasses = []\nexclusive_classes = []\n",
       "3:1: error: targets.elite.classes: the target counts no class and no teams"},
      {"[classes.applied]\nteam_core = true\n",
       "3:1: error: classes.applied.team_core: more than one class is the core of teams"},
      {"[teams]\nmin_core = 9\n",
       "3:1: error: teams.min_core: min_core is above core_per_team, every team would dissolve at once"},
      {"[careers.advances.again]\nfrom = \"applied\"\nto = \"elite\"\n",
       "3:1: error: careers.advances.again.from: a second advance from 'applied'"},
      {"[careers.advances.round]\nto = \"core\"\nfrom = \"core\"\n",
       "3:1: error: careers.advances.round.to: an advance from a class to itself"},
      {"[run]\nscale = 10000\n", "3:1: error: run.scale: 8"},
      {"[channels.hires]\nrate_per_year = 1e8\n", "3:1: error: channels.hires.rate_per_year: "},
      {"[channels.hires]\nactivity = { \"2017-01\" = 1000 }\nrate_per_year = 1e7\n",
       "4:1: error: channels.hires.rate_per_year: "},
      {"[firms]\nstartup_growth_per_year = -1\n",
       "3:1: error: firms.startup_growth_per_year: growth over the run multiplies by 0 "},
      {"[run]\nmonths = 600\n[wages]\ngrowth_per_year = 5\n",
       "5:1: error: wages.growth_per_year: growth over the run multiplies by "},
      {"[run]\nmonths = 240\n[arrivals]\nreferral_rate = 0.5\n", "3:1: error: run.months: "},
  };
  expect_told(cases);
}

TEST(Contradictions, TheTravelGraphReachesEveryTown) {
  const std::string town = "[towns.atlantis]\nname_en = \"Atlantis\"\noutside = true\nhome_share = 0\nrent_cny_m2_month = 9\n";
  EXPECT_EQ(check({{"a.toml", what_if(town)}}).lines,
            std::vector<std::string>{
                "a.toml:3:1: error: towns.atlantis.name_en: the town 'atlantis' has no link, nobody could commute to it"});
  const std::string base = slurp(small_district);
  const std::string third_line = "a.toml:" + std::to_string(std::count(base.begin(), base.end(), '\n') + 3) + ":1: error: ";
  const auto with = [&](const std::string& more) { return check({{"a.toml", base + more}}).lines; };
  EXPECT_EQ(with("[[links]]\nfrom = \"quay\"\nto = \"mil\"\nminutes = 3\n"),
            std::vector<std::string>{third_line +
                                     "links.5.to: the link ends at 'mil', which is no town or station (did you mean 'mill'?)"});
  EXPECT_EQ(with("[[links]]\nfrom = \"quay\"\nto = \"quay\"\nminutes = 3\n"),
            std::vector<std::string>{third_line + "links.5.to: the link leads from 'quay' to itself"});
  EXPECT_EQ(with("[[links]]\nfrom = \"quay\"\nto = \"mill\"\nminutes = 3\nopens = \"2020-02-30\"\n").size(), 1u);
  std::string late = base;
  late.replace(late.find("minutes = 20\n"), 13, "minutes = 20\nopens = \"2031-01\"\n");
  EXPECT_EQ(check({{"a.toml", late}}).lines.size(), 1u);
}

// Lists that nothing can be computed without, and more of them than codes have room for.
TEST(Contradictions, ListsHaveSomethingInThemAndNotTooMuch) {
  const Told empty = check({{"a.toml", ""}});
  EXPECT_EQ(empty.lines, (std::vector<std::string>{
                             "a.toml: error: classes: the list is empty", "a.toml: error: fields: the list is empty",
                             "a.toml: error: sectors: the list is empty",
                             "a.toml: error: towns: the list is empty; at least one town inside the district is needed"}));
  std::string many;
  for (int i = 0; i < 9; ++i) many += "[housing.s" + std::to_string(i) + "]\nname_en = \"s\"\n";
  EXPECT_EQ(check({{"a.toml", what_if(many)}}).lines.size(), 1u);
}

}  // namespace hearth::faults

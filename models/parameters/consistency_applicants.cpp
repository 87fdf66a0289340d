// Who may apply for a programme: conditions that are right one by one and together leave nobody, or that nobody checks.
#include <algorithm>

#include "models/indices.h"
#include "models/parameters/programme_check.h"
#include "models/programme.h"

namespace hearth {

namespace {

// A condition that nobody checks would be taken for one that holds.
void check_conditions_are_read(ProgrammeCheck& c) {
  const ProgrammeEligibility& e = c.programme.eligibility;
  const auto unread = [&](const char* key, bool given, bool of_people, bool of_employers) {
    const bool read = (c.is(Serves::people) && of_people) || (c.is(Serves::employers) && of_employers);
    if (!given || read) return;
    const bool people = c.is(Serves::people);
    if (c.is_applied_for()) {
      c.refuse(
          true, {key, "serves"},
          {std::string("a condition on ") + (people ? "employers as applicants" : "people") + ", but serves is " + c.serves(),
           std::string(people ? "此条件针对作为申请者的用人单位" : "此条件针对个人") + ",而 serves 为 " + c.serves()});
    } else {
      c.refuse(true, {key, "serves"},
               {"nobody applies where serves is " + c.serves() + ", nothing would check this condition",
                "serves 为 " + c.serves() + " 时无人申请,此条件不会被检查"});
    }
  };
  unread("eligibility.classes", !e.classes.empty(), true, false);
  unread("eligibility.fields", !e.fields.empty(), true, false);
  unread("eligibility.roles", !e.roles.empty(), true, false);
  unread("eligibility.households", !e.households.empty(), true, false);
  unread("eligibility.tags", !e.tags.empty(), true, false);
  unread("eligibility.jobs", !e.jobs.empty(), true, false);
  unread("eligibility.min_age", e.min_age > 0, true, false);
  unread("eligibility.max_age", e.max_age > 0, true, false);
  unread("eligibility.min_months_in_district", e.min_months_in_district > 0, true, false);
  unread("eligibility.max_months_in_district", e.max_months_in_district > 0, true, false);
  unread("eligibility.min_months_in_job", e.min_months_in_job > 0, true, false);
  unread("eligibility.sectors", !e.sectors.empty(), true, true);
  unread("eligibility.key_sectors_only", e.key_sectors_only, true, true);
  unread("eligibility.kinds", !e.kinds.empty(), true, true);
  unread("eligibility.quality_firms_only", e.quality_firms_only, true, true);
  unread("eligibility.team_ventures_only", e.team_ventures_only, true, true);
  unread("eligibility.min_firm_years", e.min_firm_years > 0, true, true);
  unread("eligibility.max_firm_years", e.max_firm_years > 0, true, true);
  unread("eligibility.founders_under_40_only", e.founders_under_40_only, false, true);
}

// Whether people of some field admitted work in some sector admitted.
bool somebody_works_there(const DistrictParameters& p, const Admission& a) {
  for (std::size_t k = 0; k < p.sectors.size(); ++k) {
    if (a.sectors[k] == 0) continue;
    for (const std::string& id : p.sectors[k].fields) {
      for (std::size_t f = 0; f < p.fields.size(); ++f) {
        if (p.fields[f].id == id && (a.fields >> f & 1) != 0) return true;
      }
    }
  }
  return false;
}

// Conditions that leave nobody.
void check_somebody_may_apply(const DistrictParameters& p, ProgrammeCheck& c) {
  const ProgrammeEligibility& e = c.programme.eligibility;
  const std::string key = c.key("eligibility.");
  check_codes(c.out(), key, "roles", e.roles, role_names);
  check_codes(c.out(), key, "households", e.households, household_names);
  check_codes(c.out(), key, "tags", e.tags, tag_names);
  check_codes(c.out(), key, "jobs", e.jobs, job_state_names);
  check_codes(c.out(), key, "kinds", e.kinds, employer_kind_names);
  check_stay(c.out(), key, e.min_months_in_district, e.max_months_in_district);
  const Admission a = admission_of(p, e);
  const bool crossed = e.max_age > 0 && e.min_age > e.max_age;
  c.refuse(crossed, {"eligibility.min_age", "eligibility.max_age"},
           {"min_age is above max_age, nobody could apply", "min_age 大于 max_age,无人可申请"});
  c.refuse(!crossed && (a.ages & 15u) == 0, {"eligibility.min_age", "eligibility.max_age"},
           {"no age is left: ages are known as under 30, 30-39, 40-49, 50 and over (to 59)",
            "没有可申请的年龄段:年龄按30岁以下、30-39、40-49、50岁及以上(至59岁)区分"});
  c.refuse(a.min_firm_months >= a.max_firm_months, {"eligibility.min_firm_years", "eligibility.max_firm_years"},
           {"no firm is of an age that is admitted: min_firm_years is not below max_firm_years",
            "没有可申请的企业年限:min_firm_years 不小于 max_firm_years"});
  const bool no_sector = std::find(a.sectors.begin(), a.sectors.end(), 1) == a.sectors.end();
  c.refuse(no_sector, {"eligibility.sectors", "eligibility.key_sectors_only"},
           {"no sector is admitted: none of those listed is a key sector", "没有可申请的行业:所列行业均非重点产业"});
  const bool restricted = !e.sectors.empty() || e.key_sectors_only;
  c.refuse(!no_sector && c.is(Serves::people) && restricted && !somebody_works_there(p, a),
           {"eligibility.sectors", "eligibility.fields"},
           {"nobody of the fields admitted works in the sectors admitted", "可申请领域的人才不在可申请行业工作"});
  const std::uint32_t with_employer = (1u << static_cast<int>(JobState::outside)) - 1;
  const std::uint32_t with_job = with_employer | 1u << static_cast<int>(JobState::outside);
  c.refuse(a.asks_for_employer && (a.jobs & with_employer) == 0,
           {"eligibility.jobs", "eligibility.sectors", "eligibility.kinds"},
           {"there are conditions on the employer, but only people without an employer in the district are admitted",
            "设有用人单位条件,却只允许无区内单位者申请"});
  c.refuse(c.programme.effect.placement != PlacementKind::none && (a.jobs & with_employer) == 0,
           {"eligibility.jobs", "effect.placement"},
           {"who is placed leaves an employer, but only people without an employer in the district are admitted",
            "岗位流动须有原单位,却只允许无区内单位者申请"});
  c.refuse(e.min_months_in_job > 0 && (a.jobs & with_job) == 0, {"eligibility.min_months_in_job", "eligibility.jobs"},
           {"months in the job are asked for, but only people without one are admitted", "要求工作月数,却只允许无工作者申请"});
  c.refuse(
      e.team_ventures_only && (a.kinds & mask_of(employer_kind_names, "startup")) == 0,
      {"eligibility.kinds", "eligibility.team_ventures_only"},
      {"the ventures of top teams are start-ups, and no start-up is admitted", "顶尖团队企业属初创企业,却不允许初创企业申请"});
  c.refuse(
      c.is(Serves::employers) && e.founders_under_40_only && e.kinds != "startup",
      {"eligibility.founders_under_40_only", "eligibility.kinds"},
      {"only the founders of start-ups are known: kinds must be \"startup\"", "仅掌握初创企业的创办人:kinds 须为 \"startup\""});
}

void check_applications(ProgrammeCheck& c) {
  const ProgrammeParameters& x = c.programme;
  c.refuse(c.is_applied_for() && x.applications_per_year == 0, {"applications_per_year", "serves", "task"},
           {"nobody would apply: applications_per_year is 0 (units = 0 closes a programme)",
            "无人申请:applications_per_year 为 0(关闭项目请用 units = 0)"});
  const auto unread = [&](const char* key, double given) {
    c.refuse(!c.is_applied_for() && given > 0, {key, "serves"},
             {"nobody applies where serves is " + c.serves(), "serves 为 " + c.serves() + " 时无人申请"});
  };
  unread("applications_per_year", x.applications_per_year);
  unread("applications_without_task", x.applications_without_task);
}

}  // namespace

void check_applicants(const DistrictParameters& p, ProgrammeCheck& c) {
  check_conditions_are_read(c);
  check_somebody_may_apply(p, c);
  check_applications(c);
}

}  // namespace hearth

#include "models/programme.h"

#include <cmath>

#include "models/covariates.h"
#include "models/indices.h"
#include "models/responsibility.h"

namespace hearth {

namespace {

std::vector<std::uint8_t> sectors_of(const DistrictParameters& p, const std::vector<std::string>& ids, bool key_only) {
  std::vector<std::uint8_t> out;
  for (const auto& sector : p.sectors) {
    const bool listed = ids.empty() || std::find(ids.begin(), ids.end(), sector.id) != ids.end();
    out.push_back(listed && (!key_only || sector.key_sector) ? 1 : 0);
  }
  return out;
}

// The fields whose people work in some of the sectors; all where every sector is admitted.
std::uint32_t fields_working_in(const DistrictParameters& p, const std::vector<std::uint8_t>& sectors) {
  if (std::find(sectors.begin(), sectors.end(), 0) == sectors.end()) return ~0u;
  std::uint32_t fields = 0;
  for (std::size_t k = 0; k < sectors.size(); ++k) {
    if (sectors[k] != 0 && !p.sectors[k].fields.empty()) fields |= mask_of(p.fields, p.sectors[k].fields);
  }
  return fields;
}

FoundingPlace founding_place(const DistrictParameters& p, const ProgrammeEffect& e) {
  FoundingPlace out;
  for (const auto& id : e.founds_in_sectors) out.sectors.push_back(index_of(p.sectors, id));
  std::vector<double> jobs;
  for (const auto& town : p.towns) {
    const bool listed = e.founds_in_towns.empty() ||
                        std::find(e.founds_in_towns.begin(), e.founds_in_towns.end(), town.id) != e.founds_in_towns.end();
    jobs.push_back(listed && !town.outside ? town.job_share : 0);
  }
  out.towns = Discrete(jobs);
  return out;
}

}  // namespace

std::uint32_t key_of(std::string_view id) {
  std::uint32_t hash = 2166136261u;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

Admission admission_of(const DistrictParameters& p, const ProgrammeEligibility& e) {
  Admission a;
  a.classes = mask_of(p.classes, e.classes);
  a.fields = mask_of(p.fields, e.fields);
  a.roles = mask_of(role_names, e.roles);
  a.households = mask_of(household_names, e.households);
  a.jobs = mask_of(job_state_names, e.jobs);
  a.kinds = mask_of(employer_kind_names, e.kinds);
  a.tags = e.tags.empty() ? 0 : mask_of(tag_names, e.tags);
  // Ages are known by band: a limit of 40 admits all below 40.
  for (std::size_t age = 0; age < 4; ++age) {
    const double from = 20 + 10 * static_cast<double>(age);
    if ((e.max_age > 0 && from >= e.max_age) || (e.min_age > 0 && from + 10 <= e.min_age)) a.ages &= ~(1u << age);
  }
  while (a.oldest > 0 && (a.ages >> a.oldest & 1) == 0) --a.oldest;
  a.min_months = static_cast<int>(e.min_months_in_district);
  if (e.max_months_in_district > 0) a.max_months = static_cast<int>(e.max_months_in_district);
  a.min_months_in_job = static_cast<int>(e.min_months_in_job);
  a.min_firm_months = static_cast<int>(std::ceil(12 * e.min_firm_years));
  if (e.max_firm_years > 0) a.max_firm_months = static_cast<int>(std::ceil(12 * e.max_firm_years));
  a.quality_firms_only = e.quality_firms_only;
  a.team_ventures_only = e.team_ventures_only;
  a.sectors = sectors_of(p, e.sectors, e.key_sectors_only);
  a.asks_for_employer = !e.sectors.empty() || e.key_sectors_only || !e.kinds.empty() || e.quality_firms_only ||
                        e.team_ventures_only || e.min_firm_years > 0 || e.max_firm_years > 0;
  return a;
}

bool has_lasting_effect(const ProgrammeParameters& x) {
  return (x.serves == Serves::people || x.serves == Serves::employers) && (x.effect.hr_leaving != 1 || !x.ladder.empty());
}

bool is_for_good(const ProgrammeParameters& x) {
  return x.serves == Serves::employers && x.months == 0 && x.places_per_unit > 0;
}

Programmes programmes_of(const DistrictParameters& p) {
  Programmes out;
  const auto classes = static_cast<int>(p.classes.size());
  const auto all_fields = static_cast<int>(p.fields.size());
  out.calls_by_group.resize(static_cast<std::size_t>(classes * all_fields));
  for (std::size_t q = 0; q < p.programmes.size(); ++q) {
    const ProgrammeParameters& x = p.programmes[q];
    Programme y;
    y.carried_out = is_carried_out(p, x.task);
    y.task = index_of(p.tasks, x.task);
    y.key = key_of(x.id);
    y.placement = x.effect.placement;
    y.serves = x.serves;
    y.once = x.once;
    y.founds_firm = x.effect.founds_firm;
    y.through_desk = x.through_desk && (x.serves == Serves::people || x.serves == Serves::employers);
    y.for_good = is_for_good(x);
    y.from_start = x.effect.from == EffectFrom::start || x.months == 0;
    y.months = static_cast<int>(x.months);
    y.blocked_months = static_cast<int>(x.effect.months);
    y.effect_months = x.effect.months > 0 ? static_cast<int>(x.effect.months) : y.from_start ? y.months : 0;
    for (const auto& other : p.programmes) {
      const bool raises = other.serves == Serves::market && other.market.quantity == MarketQuantity::applications;
      if (raises && other.market.programme == x.id) y.most_often *= 1 + other.market.gain_max;
    }
    y.rate = (y.carried_out ? x.applications_per_year : x.applications_without_task) / 12 * y.most_often;
    y.channel = index_of(p.channels, x.recruitment.channel);
    y.market_programme = index_of(p.programmes, x.market.programme);
    y.market_fields = mask_of(p.fields, x.market.fields);
    if (!x.market.towns.empty()) {
      for (const auto& town : p.towns)
        y.market_towns.push_back(std::find(x.market.towns.begin(), x.market.towns.end(), town.id) != x.market.towns.end() ? 1
                                                                                                                          : 0);
    }
    y.market_sectors = sectors_of(p, x.market.sectors, false);
    y.vacancy_fields = x.recruitment.vacancy_fields.empty() ? 0 : mask_of(p.fields, x.recruitment.vacancy_fields);
    y.points_by_class = by_index(p.classes, x.priority);
    y.placement_sectors = sectors_of(p, x.effect.placement_sectors, false);
    y.founding = founding_place(p, x.effect);
    for (std::uint32_t fields = fields_working_in(p, y.placement_sectors), f = 0; f < p.fields.size(); ++f) {
      if ((fields >> f & 1) != 0) y.placement_fields.push_back(static_cast<int>(f));
    }
    y.admits = admission_of(p, x.eligibility);
    if (has_lasting_effect(x)) {
      y.support = static_cast<int>(out.of_support.size());
      out.of_support.push_back(static_cast<int>(q));
      if (x.serves == Serves::employers) out.staff_supports |= 1u << y.support;
      if (x.eligibility.max_age > 0) out.ending_by_age |= 1u << y.support;
    }
    if (x.serves == Serves::employers) {
      y.employer_bit = static_cast<int>(out.of_employer_bit.size());
      out.of_employer_bit.push_back(static_cast<int>(q));
      if (x.effect.skips_desk) out.skipping_desk |= 1u << y.employer_bit;
    }
    if (x.serves == Serves::market && x.market.quantity == MarketQuantity::key_sector_hiring)
      out.catalogues.push_back(static_cast<int>(q));
    if (x.serves == Serves::market && y.carried_out) out.for_markets.push_back(static_cast<int>(q));
    if (x.serves == Serves::employers && y.rate > 0) out.for_employers.push_back(static_cast<int>(q));
    if (x.serves == Serves::people && y.rate > 0) {
      y.call = static_cast<int>(out.called.size());
      out.called.push_back(static_cast<int>(q));
      const std::uint32_t fields = y.admits.fields & fields_working_in(p, y.admits.sectors);
      for (int c = 0; c < classes; ++c) {
        for (int f = 0; f < all_fields; ++f) {
          if ((y.admits.classes >> c & fields >> f & 1) != 0)
            out.calls_by_group[CovariateCodes::group(c, f, all_fields)].push_back(y.call);
        }
      }
    }
    out.list.push_back(std::move(y));
  }
  for (std::size_t q = 0; q < out.size(); ++q) {
    for (std::size_t other = 0; other < out.size(); ++other) {
      const bool same_ladder = !p.programmes[q].ladder.empty() && p.programmes[other].ladder == p.programmes[q].ladder;
      if (out.list[other].support < 0 || (other != q && !same_ladder)) continue;
      const bool lower = other != q && p.programmes[other].rung < p.programmes[q].rung;
      (lower ? out.list[q].replaced : out.list[q].barring) |= 1u << out.list[other].support;
    }
  }
  // Without any support the product is 1.
  for (std::uint32_t bits = 0; bits < 1u << out.of_support.size(); ++bits) {
    double product = 1;
    for (std::size_t k = 0; k < out.of_support.size(); ++k) {
      if ((bits >> k & 1) != 0) product *= p.programmes[static_cast<std::size_t>(out.of_support[k])].effect.hr_leaving;
    }
    out.leaving.push_back(static_cast<float>(product));
  }
  return out;
}

}  // namespace hearth

#include "models/recruitment.h"

#include <algorithm>
#include <cmath>

#include "models/arrivals.h"
#include "models/life_events.h"
#include "models/programme_common.h"

namespace hearth {

namespace {

Identity lead_identity(const District& d, std::size_t q, std::uint32_t part, std::int64_t k) {
  const Identity of_month{static_cast<std::uint64_t>(d.setup.programmes[q].key) << 16 | static_cast<std::uint64_t>(d.month)};
  return descendant(origin_programme, of_month, part << 24 | static_cast<std::uint32_t>(k));
}

double units(const District& d, std::size_t q) {
  return d.setup.scaled(units_now(d, q));
}

bool in_round(const District& d, std::size_t q) {
  const ProgrammeParameters& x = parameters_of(d, q);
  return x.rounds_per_year == 0 || is_round(x, (d.setup.p.run.start + d.month).month_of_year());
}

// The leads that the units find this month; in rounds, all that the year holds in as many parts.
void find_leads(District& d, std::size_t q) {
  const RecruitmentParameters& r = parameters_of(d, q).recruitment;
  if (r.leads_per_unit_year <= 0 || !in_round(d, q)) return;
  const double times = parameters_of(d, q).rounds_per_year > 0 ? static_cast<double>(parameters_of(d, q).rounds_per_year) : 12;
  const double mean = units(d, q) * r.leads_per_unit_year / times * effort_now(d, q);
  const Identity entity{d.setup.programmes[q].key};
  const std::int64_t leads = poisson_by_inversion(mean, [&](std::uint32_t k) {
    return d.luck.block(Stream::recruitment_count, entity, static_cast<std::uint32_t>(d.month), k)[0];
  });
  d.programme_flows.applicants[q] += leads;
  d.recruitment.under_way[q] += leads;
  for (std::int64_t k = 0; k < leads; ++k)
    d.recruitment.coming.add(d.month + static_cast<int>(r.lag_months), {lead_identity(d, q, 0, k), q});
}

// Those who come take a place, where there are places.
void admit(District& d, std::size_t q, int field, std::vector<Identity>& who) {
  const ProgrammeParameters& x = parameters_of(d, q);
  if (x.places_per_unit > 0) {
    const auto free = static_cast<std::int64_t>(units(d, q) * x.places_per_unit) - d.programmes.of[q].in_programme;
    const auto kept = static_cast<std::size_t>(std::clamp<std::int64_t>(free, 0, static_cast<std::int64_t>(who.size())));
    d.programme_flows.turned_away[q] += static_cast<std::int64_t>(who.size() - kept);
    who.resize(kept);
  }
  if (who.empty()) return;
  arrive_through(d, d.setup.programmes[q].channel, field, who, [&](std::uint32_t slot) { enter_programme(d, q, slot); });
}

void settle_leads(District& d) {
  std::vector<std::vector<Identity>> come(d.setup.programmes.size());
  d.recruitment.coming.take_each(d.month, [&](const Lead& x) {
    const auto q = static_cast<std::size_t>(x.programme);
    --d.recruitment.under_way[q];
    if (chance(d.luck.word(Stream::recruitment_lead, x.id), parameters_of(d, q).recruitment.conversion)) {
      come[q].push_back(x.id);
    } else {
      ++d.programme_flows.turned_away[q];
    }
  });
  for (std::size_t q = 0; q < come.size(); ++q) admit(d, q, -1, come[q]);
}

// Open posts are advertised, and each unit fills a part of those that the others leave.
void fill_posts(District& d, std::size_t q) {
  const RecruitmentParameters& r = parameters_of(d, q).recruitment;
  const std::uint32_t fields = d.setup.programmes[q].vacancy_fields;
  if (r.vacancies_filled_per_round <= 0 || !in_round(d, q) || units(d, q) <= 0) return;
  const double each = r.vacancies_filled_per_round;
  const double share = each < 1 ? 1 - portable_pow(1 - each, units_now(d, q)) : 1;
  for (int f = 0; f < d.setup.fields; ++f) {
    if ((fields >> f & 1) == 0) continue;
    std::int64_t open = 0;
    for (const int k : d.setup.field_sectors[static_cast<std::size_t>(f)])
      open += d.employers.vacancies_by_sector()[static_cast<std::size_t>(k)];
    const std::uint32_t word = d.luck.block(Stream::recruitment_count, Identity{d.setup.programmes[q].key},
                                            static_cast<std::uint32_t>(d.month), static_cast<std::uint32_t>(f) + 1)[1];
    const double filled = static_cast<double>(open) * share * effort_now(d, q);
    const auto n = std::min(open, static_cast<std::int64_t>(std::floor(filled + uniform(word))));
    std::vector<Identity> who;
    for (std::int64_t k = 0; k < n; ++k) who.push_back(lead_identity(d, q, static_cast<std::uint32_t>(f) + 1, k));
    d.programme_flows.applicants[q] += open;
    d.programme_flows.turned_away[q] += open - n;
    admit(d, q, f, who);
  }
}

}  // namespace

void begin_recruitment(District& d) {
  d.recruitment.coming.reset(d.setup.months, d.setup.expected_people);
  d.recruitment.under_way.assign(d.setup.programmes.size(), 0);
}

void recruit(District& d) {
  for (std::size_t q = 0; q < d.setup.programmes.size(); ++q) {
    if (parameters_of(d, q).serves != Serves::newcomers || d.setup.programmes[q].channel < 0) continue;
    find_leads(d, q);
    fill_posts(d, q);
  }
  settle_leads(d);
}

}  // namespace hearth

#include "models/employers.h"

#include <algorithm>
#include <bit>

#include "sim/agenda.h"
#include "sim/portable_math.h"
#include "sim/random.h"

namespace hearth {

namespace {

constexpr int attempts = 8;  // employers that somebody looks at in a month, of the kind preferred and then of the other kind

// An entry of the pool, or `nobody` where the word points beyond its end: entries appended later change nobody else's pick.
std::uint32_t entry(const std::vector<std::uint32_t>& pool, std::uint32_t word) {
  const std::uint32_t room = std::bit_ceil(static_cast<std::uint32_t>(pool.size()));
  const std::uint32_t i = word & (room - 1);
  return i < pool.size() ? pool[i] : nobody;
}

}  // namespace

void Employers::reset(const Setup& setup) {
  employer.clear();
  filled.clear();
  staff.clear();
  posts_base_.clear();
  phase_.clear();
  pools_.resize(static_cast<std::size_t>(setup.fields));
  for (auto& by_age : pools_) {
    for (auto& list : by_age) list.clear();
  }
  growth_ = {1, 1, 1};
}

std::uint32_t Employers::add(const Setup& setup, const Employer& e, double posts, int weight, int month) {
  const auto index = count();
  employer.push_back(e);
  filled.push_back(0);
  staff.emplace_back();
  posts_base_.push_back(static_cast<float>(posts) / growth_[static_cast<std::size_t>(e.kind)]);
  // A fixed fraction per employer, so that a growing employer opens its next post at a date of its own.
  phase_.push_back(static_cast<float>(next_word(fingerprint(e.id)) >> 8) * (1.0F / 16777216.0F));
  const bool young = e.kind != EmployerKind::public_body && month - e.born < 12 * setup.p.firms.young_firm_years;
  for (int f = 0; f < setup.fields; ++f) {
    const auto& accepting = setup.field_sectors[static_cast<std::size_t>(f)];
    if (std::find(accepting.begin(), accepting.end(), static_cast<int>(e.sector)) == accepting.end()) continue;
    auto& list = pools_[static_cast<std::size_t>(f)][young ? 1 : 0];
    list.insert(list.end(), static_cast<std::size_t>(weight), index);
  }
  return index;
}

void Employers::close(std::uint32_t e) {
  employer[e].alive = false;
  filled[e] = 0;
  std::vector<std::uint32_t>().swap(staff[e]);
}

void Employers::set_month(const Setup& setup, int month) {
  const auto index = [&](double per_year) { return static_cast<float>(portable_pow(1 + per_year, month / 12.0)); };
  growth_ = {index(setup.p.firms.startup_growth_per_year), index(setup.p.firms.established_growth_per_year),
             index(setup.p.firms.public_growth_per_year)};
}

std::uint32_t Employers::find_vacancy(int field, bool prefers_young, std::uint32_t word) const {
  for (const bool young : {prefers_young, !prefers_young}) {
    const auto& list = pools_[static_cast<std::size_t>(field)][young ? 1 : 0];
    for (int k = 0; k < attempts && !list.empty(); ++k) {
      word = next_word(word);
      const std::uint32_t e = entry(list, word);
      if (e != nobody && vacancies(e) > 0) return e;
    }
  }
  return nobody;
}

std::uint32_t Employers::pick(int field, bool prefers_young, std::uint32_t word) const {
  const auto& list = pool(field, prefers_young);
  while (!list.empty()) {
    word = next_word(word);
    const std::uint32_t e = entry(list, word);
    if (e != nobody) return e;
  }
  return nobody;
}

void Employers::count_vacancies(int sectors) {
  vacancies_by_sector_.assign(static_cast<std::size_t>(sectors), 0);
  total_vacancies_ = 0;
  for (std::uint32_t e = 0; e < count(); ++e) {
    const int open = vacancies(e);
    vacancies_by_sector_[employer[e].sector] += open;
    total_vacancies_ += open;
  }
}

}  // namespace hearth

#include "models/employers.h"

#include <bit>
#include <span>
#include <utility>

#include "sim/portable_math.h"
#include "sim/random.h"
#include "sim/short_list.h"

namespace hearth {

namespace {

constexpr std::uint32_t looks = looks_at_once;  // at employers of the kind preferred, and then of the other kind

// Employers at the end, in a district like the baseline, for each of the start. Room that is reserved costs nothing before it
// is used.
constexpr double growth_expected = 2;

}  // namespace

void Employers::Pool::clear() {
  entries_.clear();
  used_ = 0;
}

void Employers::Pool::add(std::uint32_t e, int weight) {
  for (int i = 0; i < weight; ++i) {
    if (used_ == entries_.size()) {
      const std::size_t eighth = std::max<std::size_t>(1, std::bit_floor(used_ + 1) / 8);
      entries_.reserve((used_ / eighth + 1) * eighth);
      entries_.resize((used_ / eighth + 1) * eighth, no_employer);
    }
    entries_[used_++] = e;
  }
}

std::uint32_t Employers::Bits::next(std::uint32_t from) const {
  const auto first_of = [&](std::size_t w, std::uint64_t word) {
    return static_cast<std::uint32_t>(w * 64) + static_cast<std::uint32_t>(std::countr_zero(word));
  };
  const std::uint64_t from_here = ~std::uint64_t{0} << from % 64;
  const std::size_t w = from / 64;
  if (const std::uint64_t word = words_[w] & from_here; word != 0) return first_of(w, word);
  // The words after it, and from the beginning those up to itself.
  const std::size_t n = groups_.size();
  std::size_t g = w / 64;
  std::uint64_t group = groups_[g] & ~std::uint64_t{1} << w % 64;
  for (std::size_t seen = 0; seen <= n; ++seen) {
    if (group != 0) {
      const std::size_t found = g * 64 + static_cast<std::size_t>(std::countr_zero(group));
      return first_of(found, words_[found]);
    }
    g = g + 1 < n ? g + 1 : 0;
    group = groups_[g];
  }
  return no_employer;
}

void Employers::reset(const Setup& setup) {
  const FirmParameters& firms = setup.p.firms;
  const auto expected = static_cast<std::size_t>(
      growth_expected * setup.scaled(static_cast<double>(firms.initial_startups + firms.initial_established)));
  for_columns({}, {}, [&](auto& column, const auto&) {
    column.clear();
    column.reserve(expected);
  });
  staff_.clear();
  staff_.reserve(expected);
  unused_staff_ = nobody;
  pools_.resize(static_cast<std::size_t>(setup.fields));
  for (auto& by_age : pools_) {
    for (auto& pool : by_age) pool.clear();
  }
  growth_ = {1, 1, 1, 0};
  active_ = 0;
  field_sectors_ = setup.field_sectors;
  // One more for the closed ones.
  vacancies_by_sector_.assign(static_cast<std::size_t>(setup.sectors) + 1, 0);
  with_vacancy_.clear();
  with_vacancy_in_.resize(static_cast<std::size_t>(setup.sectors) + 1);
  for (Bits& bits : with_vacancy_in_) bits.clear();
  posts_by_sector_.assign(static_cast<std::size_t>(setup.sectors) + 1, 0);
  towns_ = static_cast<std::size_t>(setup.towns);
  staff_by_sector_and_town_.assign((static_cast<std::size_t>(setup.sectors) + 1) * towns_, 0);
  cohorts_.assign(static_cast<std::size_t>(setup.months), {});
  quality_firms_ = 0;
  Employer none;
  none.alive = false;
  none.sector = static_cast<std::uint8_t>(setup.sectors);
  append(Identity{}, none);
  kind_[no_employer] = closed;
}

void Employers::append(Identity id, const Employer& e) {
  for_columns(id, e, [](auto& column, const auto& value) { column.push_back(value); });
  if (end() % 64 != 1) return;  // the last word has room
  with_vacancy_.cover(end());
  for (Bits& bits : with_vacancy_in_) bits.cover(end());
}

std::uint32_t Employers::add(const Setup& setup, Identity id, const Employer& e, double posts, int weight, int month) {
  const auto index = end();
  append(id, e);
  ++active_;
  quality_firms_ += e.quality ? 1 : 0;
  count_in_cohort(e, 1, 1);
  set_posts(index, posts);
  const bool young = e.kind != EmployerKind::public_body && month - e.born < 12 * setup.p.firms.young_firm_years;
  for (int f = 0; f < setup.fields; ++f) {
    const auto& accepting = setup.field_sectors[static_cast<std::size_t>(f)];
    if (std::find(accepting.begin(), accepting.end(), int{e.sector}) == accepting.end()) continue;
    pools_[static_cast<std::size_t>(f)][young ? 1 : 0].add(index, weight);
  }
  return index;
}

void Employers::count_in_cohort(const Employer& e, int founded, int alive) {
  if (e.kind != EmployerKind::startup || e.born < 0) return;
  for (std::size_t of = 0; of <= (e.young_founder ? 1u : 0u); ++of) {
    StartupCohort& cohort = cohorts_[static_cast<std::size_t>(e.born)][of];
    cohort.founded += founded;
    cohort.alive += alive;
  }
}

void Employers::close(std::uint32_t e) {
  staff_count(e) -= filled(e);
  quality_firms_ -= employer[e].quality ? 1 : 0;
  count_in_cohort(employer[e], 0, -1);
  count_posts(e, -posts(e));
  set_open(e, 0);
  kind_[e] = closed;
  phase_[e] = 0;
  Employer& x = employer[e];
  x.alive = false;
  while (x.staff != nobody) {
    const std::uint32_t piece = std::exchange(x.staff, staff_[x.staff].before);
    staff_[piece].before = std::exchange(unused_staff_, piece);
  }
  --active_;
}

std::vector<std::uint32_t> Employers::active_in(const std::vector<std::uint8_t>& sectors) const {
  std::vector<std::uint32_t> out(end());
  std::size_t n = 0;
  const std::uint32_t all = end();
  for (std::uint32_t e = first; e < all; ++e) {
    out[n] = e;
    n += known_is_active_in(sectors, e) ? 1 : 0;
  }
  out.resize(n);
  return out;
}

void Employers::set_base(std::uint32_t e, float base) {
  const int before = posts(e);
  base_[e] = base;
  count_posts(e, posts(e) - before);
}

void Employers::set_month(const Setup& setup, int month) {
  const auto index = [&](double per_year) { return static_cast<float>(portable_pow(1 + per_year, month / 12.0)); };
  const Growth before =
      std::exchange(growth_, {index(setup.p.firms.startup_growth_per_year), index(setup.p.firms.established_growth_per_year),
                              index(setup.p.firms.public_growth_per_year), 0});
  std::array<std::uint32_t, 1024> changed;
  for (std::size_t begin = first; begin < end(); begin += changed.size()) {
    const std::size_t stop = std::min<std::size_t>(end(), begin + changed.size());
    const std::size_t n =
        kernels().whole_parts_changed(base_.data(), kind_.data(), phase_.data(), before, growth_, begin, stop, changed.data());
    for (const std::uint32_t e : std::span(changed).first(n)) count_posts(e, posts(e) - posts_under(before, e));
  }
}

void Employers::fill(std::uint32_t e, std::uint32_t slot) {
  Employer& x = employer[e];
  if (lists_staff(e)) add_staff(x, slot);
  x.hired[x.next_hire] = slot;
  x.next_hire = (x.next_hire + 1) % remembered_hires;
}

void Employers::add_staff(Employer& x, std::uint32_t slot) {
  if (x.staff != nobody) {
    StaffPiece& head = staff_[x.staff];
    if (const unsigned room = places_of(head.slot, nobody); room != 0) {
      head.slot[static_cast<std::size_t>(std::countr_zero(room))] = slot;
      return;
    }
  }
  std::uint32_t piece = unused_staff_;
  if (piece != nobody) {
    unused_staff_ = staff_[piece].before;
  } else {
    piece = static_cast<std::uint32_t>(staff_.size());
    staff_.emplace_back();
  }
  StaffPiece fresh;
  fresh.slot[0] = slot;
  fresh.before = std::exchange(x.staff, piece);
  staff_[piece] = fresh;
}

// The last of the first piece takes the place of who leaves.
void Employers::drop_staff(Employer& x, std::uint32_t slot) {
  StaffPiece& head = staff_[x.staff];
  StaffPiece* piece = &head;
  unsigned places = places_of(piece->slot, slot);
  while (places == 0) {
    piece = &staff_[piece->before];
    places = places_of(piece->slot, slot);
  }
  const unsigned room = places_of(head.slot, nobody) | 1u << head.slot.size();
  const auto last = static_cast<std::size_t>(std::countr_zero(room)) - 1;
  std::swap(piece->slot[static_cast<std::size_t>(std::countr_zero(places))], head.slot[last]);
  head.slot[last] = nobody;
  if (last > 0) return;
  const std::uint32_t empty = std::exchange(x.staff, head.before);
  head.before = std::exchange(unused_staff_, empty);
}

void Employers::vacate(std::uint32_t e, std::uint32_t slot) {
  Employer& x = employer[e];
  if (!x.alive) return;
  set_open(e, x.open + 1);
  --staff_count(e);
  if (lists_staff(e)) drop_staff(x, slot);
}

std::uint32_t Employers::find_vacancy(int field, bool prefers_young, std::uint32_t word) const {
  for (const bool young : {prefers_young, !prefers_young}) {
    const Pool& pool = pools_[static_cast<std::size_t>(field)][young ? 1 : 0];
    if (pool.empty()) continue;
    // All at a time: which of them has a vacancy is not to be guessed.
    std::array<std::uint32_t, looks> seen;
    const std::uint32_t with_vacancy = kernels().look(word, pool.data(), pool.size(), with_vacancy_.data(), seen.data());
    if (with_vacancy != 0) return seen[static_cast<std::size_t>(std::countr_zero(with_vacancy))];
    word += looks;
  }
  std::int64_t open = 0;
  for (const int k : field_sectors_[static_cast<std::size_t>(field)]) open += vacancies_by_sector_[static_cast<std::size_t>(k)];
  if (open == 0) return nobody;
  // A sector by its vacancies, then from a keyed place the next employer with one.
  word = next_word(word);
  auto rest = static_cast<std::int64_t>(uniform_below(word, static_cast<std::uint32_t>(open)));
  for (const int k : field_sectors_[static_cast<std::size_t>(field)]) {
    rest -= vacancies_by_sector_[static_cast<std::size_t>(k)];
    if (rest < 0) return with_vacancy_in_[static_cast<std::size_t>(k)].next(uniform_below(next_word(word), end()));
  }
  return nobody;
}

void Employers::prefetch_search(int field, bool prefers_young, std::uint32_t word) const {
  const Pool& pool = pools_[static_cast<std::size_t>(field)][prefers_young ? 1 : 0];
  if (!pool.exceeds_caches()) return;
  for (std::uint32_t k = 0; k < looks; ++k) prefetch(&pool.entry(next_word(word++)));
}

void Employers::prefetch_pick(int field, bool prefers_young, std::uint32_t word) const {
  const Pool& pool = pool_to_pick(field, prefers_young);
  if (pool.exceeds_caches()) prefetch(&pool.entry(word));
}

std::uint32_t Employers::pick(int field, bool prefers_young, std::uint32_t word) const {
  const Pool& pool = pool_to_pick(field, prefers_young);
  if (pool.empty()) return nobody;
  constexpr int tries = 256;  // where nearly all of a pool has failed, nobody is found
  for (int k = 0; k < tries; ++k) {
    const std::uint32_t e = pool.entry(word);
    if (kind_[e] != closed) return e;
    word = next_word(word);
  }
  return nobody;
}

std::int64_t Employers::total_vacancies() const {
  std::int64_t total = 0;
  for (const std::int64_t n : vacancies_by_sector_) total += n;
  return total;
}

}  // namespace hearth

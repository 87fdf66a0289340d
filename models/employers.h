// Employers: firms, institutes, public bodies; their posts and vacancies. ODD: 7.4 Work.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>
#include <vector>

#include "models/codes.h"
#include "models/setup.h"
#include "sim/columns.h"
#include "sim/id.h"
#include "sim/kernels.h"
#include "sim/pipeline.h"
#include "sim/random.h"

namespace hearth {

enum class EmployerKind : std::uint8_t { startup, established, public_body };
inline constexpr int employer_kinds = 3;

/// How many of the people hired last an employer remembers: the colleagues to whom a newcomer may form ties.
inline constexpr int remembered_hires = 4;

struct alignas(32) Employer {
  std::array<std::uint32_t, remembered_hires> hired{nobody, nobody, nobody, nobody};
  std::int32_t open = 0;         // posts less those filled or promised, kept by Employers; below 0 where posts shrank
  std::uint32_t staff = nobody;  // of a start-up or quality firm: where the list of who works there begins
  std::int16_t born = 0;         // month of the run; negative: before it
  std::int16_t fails = 30000;    // month in which it fails
  std::uint8_t town = 0;
  EmployerKind kind = EmployerKind::established;
  std::uint8_t next_hire : 2 = 0;
  bool alive : 1 = true;
  bool quality : 1 = false;
  bool has_team : 1 = false;       // the venture of a top team, which ends with the team
  bool young_founder : 1 = false;  // founded during the run by somebody under 40
  std::uint8_t sector = 0;
};
static_assert(sizeof(Employer) == 32 && remembered_hires == 4);

/// Start-ups founded in one month of the run.
struct StartupCohort {
  std::int64_t founded = 0;
  std::int64_t alive = 0;
};

/// All employers, and how people look for a post: entries of a pool are tried in the order of a keyed sequence, so that one
/// more searcher changes another's choice only by taking the last vacancy there.
class Employers {
 public:
  void reset(const Setup& setup);

  /// `posts` now, in month `month` of the run; `weight`: how often it stands in the pools, about its size.
  std::uint32_t add(const Setup& setup, Identity id, const Employer& employer, double posts, int weight, int month);
  /// One more post, filled from outside the pools.
  void add_post(std::uint32_t e) { set_base(e, base_[e] + 1 / growth(e)); }
  void set_posts(std::uint32_t e, double posts_now) { set_base(e, static_cast<float>(posts_now) / growth(e)); }
  void close(std::uint32_t e);

  /// Employers are numbered from 1; number 0 is a closed one that nobody ever works for.
  static constexpr std::uint32_t first = 1;
  std::uint32_t end() const { return static_cast<std::uint32_t>(employer.size()); }
  std::int64_t active() const { return active_; }
  std::int64_t quality_firms() const { return quality_firms_; }
  /// Of all founders, or of those under 40.
  StartupCohort startups_founded_in(int month, bool by_young) const {
    const auto m = static_cast<std::size_t>(month);
    return m < cohorts_.size() ? cohorts_[m][by_young ? 1 : 0] : StartupCohort{};
  }
  /// Those that are active in some sectors, given by sector; whether one is, where `nobody` is in none. Without branches, since
  /// neither is to be guessed.
  std::vector<std::uint32_t> active_in(const std::vector<std::uint8_t>& sectors) const;
  bool is_active_in(const std::vector<std::uint8_t>& sectors, std::uint32_t e) const {
    return known_is_active_in(sectors, e < end() ? e : no_employer);
  }
  /// Posts grow with the kind's growth since the employer was added.
  void set_month(const Setup& setup, int month);
  int posts(std::uint32_t e) const { return posts_under(growth_, e); }
  int vacancies(std::uint32_t e) const { return std::max(0, employer[e].open); }
  int filled(std::uint32_t e) const { return posts(e) - employer[e].open; }
  int sector(std::uint32_t e) const { return sector_[e]; }
  Identity id(std::uint32_t e) const { return id_[e]; }
  /// Programmes whose effect is in force there, as bits (models/programmes.h).
  std::uint32_t programmes(std::uint32_t e) const { return programmes_[e]; }
  void set_programmes(std::uint32_t e, std::uint32_t bits) { programmes_[e] = bits; }
  /// Whether it keeps a list of who works there.
  bool lists_staff(std::uint32_t e) const {
    const bool quality = employer[e].quality;
    return (employer[e].kind == EmployerKind::startup) | quality;
  }
  bool is_young(std::uint32_t e, int month, const Setup& setup) const {
    const bool is_public = employer[e].kind == EmployerKind::public_body;
    const bool young = month - employer[e].born < 12 * setup.p.firms.young_firm_years;
    return young & !is_public;
  }

  /// A post is promised to somebody, filled by whom it was promised to, left by its holder.
  void promise(std::uint32_t e) {
    set_open(e, employer[e].open - 1);
    ++staff_count(e);
  }
  void fill(std::uint32_t e, std::uint32_t slot);
  void vacate(std::uint32_t e, std::uint32_t slot);

  /// An employer with a vacancy for somebody of the field, in an order keyed by `word`: first a few looks at employers of the
  /// preferred kind and then of the other, where large ones are seen more often; then whoever has a vacancy at all. `nobody`
  /// when no sector of the field has one.
  std::uint32_t find_vacancy(int field, bool prefers_young, std::uint32_t word) const;
  /// Asks for what find_vacancy will look at, then for whom it finds now, and for what `pick` will look at, where employers are
  /// more than the caches hold; for an employer's record, and then for the end of its list of staff.
  void prefetch_search(int field, bool prefers_young, std::uint32_t word) const;
  void prefetch_found(int field, bool prefers_young, std::uint32_t word) const {
    if (pools_[static_cast<std::size_t>(field)][prefers_young ? 1 : 0].exceeds_caches())
      prefetch_employer(find_vacancy(field, prefers_young, word));
  }
  void prefetch_pick(int field, bool prefers_young, std::uint32_t word) const;
  void prefetch_employer(std::uint32_t e) const {
    if (e >= employer.size()) return;
    prefetch(&employer[e]);
    prefetch(&programmes_[e]);
  }
  void prefetch_staff(std::uint32_t e) const {
    if (e >= employer.size()) return;
    const std::uint32_t staff = employer[e].staff;
    prefetch(staff_.data() + (staff == nobody ? 0 : staff));  // not to be guessed: the first for who has none
  }
  /// Any employer of the field, by size, vacancies or not: for the initial stock, and for who brings a post.
  std::uint32_t pick(int field, bool prefers_young, std::uint32_t word) const;

  const std::vector<std::int64_t>& vacancies_by_sector() const { return vacancies_by_sector_; }
  /// Posts, filled or open.
  const std::vector<std::int64_t>& posts_by_sector() const { return posts_by_sector_; }
  std::int64_t total_vacancies() const;
  /// Posts filled or promised, by sector and town of the employer: sectors x towns.
  const std::vector<std::int64_t>& staff_by_sector_and_town() const { return staff_by_sector_and_town_; }

  /// Calls visit(slot) for everyone who works for `e`, which lists its staff; whether holds(slot) for any of them.
  template <class Visit>
  void for_staff(std::uint32_t e, const Visit& visit) const {
    any_of_staff(e, [&](std::uint32_t slot) {
      visit(slot);
      return false;
    });
  }
  template <class Holds>
  bool any_of_staff(std::uint32_t e, const Holds& holds) const {
    for (std::uint32_t i = employer[e].staff; i != nobody; i = staff_[i].before) {
      for (const std::uint32_t slot : staff_[i].slot) {
        if (slot != nobody && holds(slot)) return true;
      }
    }
    return false;
  }

  std::vector<Employer> employer;

 private:
  // Employers of a field by size. Beyond the used entries stands `no_employer`: entries appended later change nobody else's
  // pick until the room is used up, which happens once in an eighth of growth.
  class Pool {
   public:
    void clear();
    void add(std::uint32_t e, int weight);
    bool empty() const { return used_ == 0; }
    /// More than 32 kilobytes: what a fastest cache holds needn't be asked for.
    bool exceeds_caches() const { return used_ > 1u << 13; }
    const std::uint32_t& entry(std::uint32_t word) const { return entries_[uniform_below(word, size())]; }
    const std::uint32_t* data() const { return entries_.data(); }
    /// Used or not.
    std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }

   private:
    std::vector<std::uint32_t> entries_;
    std::size_t used_ = 0;
  };
  static constexpr std::uint32_t no_employer = 0;
  /// Where `pick` looks.
  const Pool& pool_to_pick(int field, bool prefers_young) const {
    const auto& by_age = pools_[static_cast<std::size_t>(field)];
    // Without branches, since whom somebody prefers is not to be guessed.
    const bool all_young = by_age[0].empty();
    const bool none_young = by_age[1].empty();
    return by_age[static_cast<std::size_t>((none_young ? 0 : 1) & ((all_young ? 1 : 0) | (prefers_young ? 1 : 0)))];
  }
  // The employers that have a vacancy, as bits.
  class Bits {
   public:
    void clear() {
      words_.clear();
      groups_.clear();
    }
    /// Room for the numbers below `end`.
    void cover(std::uint32_t end) {
      words_.resize((end + 63) / 64, 0);
      groups_.resize((words_.size() + 63) / 64, 0);
    }
    void flip(std::uint32_t e, bool at_all) {
      const std::uint32_t w = e / 64;
      words_[w] ^= std::uint64_t{at_all} << e % 64;
      const std::uint64_t bit = std::uint64_t{1} << w % 64;
      groups_[w / 64] = words_[w] != 0 ? groups_[w / 64] | bit : groups_[w / 64] & ~bit;
    }
    const std::uint64_t* data() const { return words_.data(); }
    /// The first at or after `from`, from the beginning again at the end; no_employer: none.
    std::uint32_t next(std::uint32_t from) const;

   private:
    std::vector<std::uint64_t> words_;
    std::vector<std::uint64_t> groups_;  // a bit a word: whether any of its bits is set
  };
  /// Some of the staff, and where more of them are; the first piece of a list may have room left at its end.
  struct alignas(32) StaffPiece {
    std::array<std::uint32_t, 7> slot;
    std::uint32_t before = nobody;
    StaffPiece() { slot.fill(nobody); }
  };
  static constexpr std::uint8_t closed = employer_kinds;
  /// By kind, and of the closed ones: posts now for each when the run began.
  using Growth = FactorsByKind;
  static_assert(std::tuple_size_v<Growth> == employer_kinds + 1);
  float growth(std::uint32_t e) const { return growth_[kind_[e]]; }
  int posts_under(const Growth& growth, std::uint32_t e) const {
    return static_cast<int>(base_[e] * growth[kind_[e]] + static_cast<float>(phase_[e]) * (1.0F / 256));
  }
  /// Calls visit(column, value of a new employer) for each of an employer's columns.
  template <class Visit>
  void for_columns(Identity id, const Employer& e, const Visit& visit) {
    visit(employer, e);
    visit(id_, id);
    visit(kind_, static_cast<std::uint8_t>(e.kind));
    visit(sector_, e.sector);
    visit(base_, 0.0F);
    visit(phase_, static_cast<std::uint8_t>(next_word(fingerprint(id)) >> 24));
    visit(programmes_, 0u);
  }
  bool known_is_active_in(const std::vector<std::uint8_t>& sectors, std::uint32_t e) const {
    const bool active = kind_[e] != closed;
    const bool listed = sectors[sector_[e]] != 0;
    return active & listed;
  }
  void append(Identity id, const Employer& e);
  std::int64_t& staff_count(std::uint32_t e) {
    return staff_by_sector_and_town_[employer[e].sector * towns_ + employer[e].town];
  }
  /// A start-up of the run is founded or has ended.
  void count_in_cohort(const Employer& e, int founded, int alive);
  void add_staff(Employer& x, std::uint32_t slot);
  void drop_staff(Employer& x, std::uint32_t slot);
  void set_base(std::uint32_t e, float base);
  void count_posts(std::uint32_t e, int more) {
    posts_by_sector_[employer[e].sector] += more;
    set_open(e, employer[e].open + more);
  }
  void set_open(std::uint32_t e, int open) {
    Employer& x = employer[e];
    // Without branches, since whether an employer has vacancies is not to be guessed.
    const auto if_positive = [](int posts) { return posts * static_cast<int>(posts > 0); };
    vacancies_by_sector_[x.sector] += if_positive(open) - if_positive(x.open);
    const bool turns = (open > 0) != (x.open > 0);
    with_vacancy_.flip(e, turns);
    with_vacancy_in_[x.sector].flip(e, turns);
    x.open = open;
  }

  std::vector<std::vector<int>> field_sectors_;
  Bits with_vacancy_;                       // what searchers look at
  std::vector<Bits> with_vacancy_in_;       // the same by sector
  std::vector<std::array<Pool, 2>> pools_;  // by field; without and with young firms
  std::vector<std::uint8_t> kind_;          // or `closed`
  std::vector<std::uint8_t> sector_;        // as in the record, for who looks at many
  std::vector<std::uint8_t> phase_;         // of a post, in 1/256: a growing employer opens its next post at a date of its own
  std::vector<float> base_;                 // posts before growth since the run began
  std::vector<std::uint32_t> programmes_;
  std::vector<Identity> id_;
  std::vector<StaffPiece> staff_;
  std::uint32_t unused_staff_ = nobody;  // pieces that no list needs
  Growth growth_{1, 1, 1, 0};
  std::vector<std::int64_t> vacancies_by_sector_, posts_by_sector_;
  std::vector<std::int64_t> staff_by_sector_and_town_;
  std::size_t towns_ = 0;
  std::vector<std::array<StartupCohort, 2>> cohorts_;  // by month: of all founders, of those under 40
  std::int64_t active_ = 0;
  std::int64_t quality_firms_ = 0;
};

}  // namespace hearth

// Employers: firms, institutes, public bodies; their posts and vacancies. ODD: 7.4 Work.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/codes.h"
#include "models/setup.h"
#include "sim/id.h"

namespace hearth {

enum class EmployerKind : std::uint8_t { startup, established, public_body };
inline constexpr int employer_kinds = 3;

/// How many of the people hired last an employer remembers: the colleagues to whom a newcomer may form ties.
inline constexpr int remembered_hires = 4;

struct Employer {
  Identity id;
  std::int16_t born = 0;   // month of the run; negative: before it
  std::int16_t fails = 0;  // month in which it fails
  std::uint8_t town = 0;
  std::uint8_t sector = 0;
  EmployerKind kind = EmployerKind::established;
  bool alive = true;
  bool quality = false;
  std::uint8_t next_hire = 0;
  std::array<std::uint32_t, remembered_hires> hired{nobody, nobody, nobody, nobody};
};

/// The order in which somebody looks at employers: entries of a pool are tried in the order of a keyed sequence, so that one
/// more searcher changes another's choice only by taking the last vacancy there.
class Employers {
 public:
  void reset(const Setup& setup);

  /// `posts` now, in month `month` of the run; `weight`: how often it stands in the pools, about its size.
  std::uint32_t add(const Setup& setup, const Employer& employer, double posts, int weight, int month);
  /// One more post, filled from outside the pools.
  void add_post(std::uint32_t e) { posts_base_[e] += 1.0F / growth_[static_cast<std::size_t>(employer[e].kind)]; }
  void close(std::uint32_t e);

  std::uint32_t count() const { return static_cast<std::uint32_t>(employer.size()); }
  /// Posts grow with the kind's growth since the employer was added.
  void set_month(const Setup& setup, int month);
  int posts(std::uint32_t e) const {
    return static_cast<int>(posts_base_[e] * growth_[static_cast<std::size_t>(employer[e].kind)] + phase_[e]);
  }
  int vacancies(std::uint32_t e) const {
    const int open = posts(e) - static_cast<int>(filled[e]);
    return employer[e].alive && open > 0 ? open : 0;
  }
  void set_posts(std::uint32_t e, double posts_now) {
    posts_base_[e] = static_cast<float>(posts_now / growth_[static_cast<std::size_t>(employer[e].kind)]);
  }
  bool is_young(std::uint32_t e, int month, const Setup& setup) const {
    return employer[e].kind != EmployerKind::public_body && month - employer[e].born < 12 * setup.p.firms.young_firm_years;
  }

  /// An employer with a vacancy for somebody of the field, tried in an order keyed by `word`; `nobody` when none was found.
  std::uint32_t find_vacancy(int field, bool prefers_young, std::uint32_t word) const;
  /// Any employer of the field, by size, vacancies or not (for the initial stock).
  std::uint32_t pick(int field, bool prefers_young, std::uint32_t word) const;

  /// Vacancies of the month, by sector; and the sum.
  void count_vacancies(int sectors);
  const std::vector<std::int64_t>& vacancies_by_sector() const { return vacancies_by_sector_; }
  std::int64_t total_vacancies() const { return total_vacancies_; }

  std::vector<Employer> employer;
  std::vector<std::uint32_t> filled;
  /// Slots of a start-up's staff, also of some who have left since: whoever reads it checks.
  std::vector<std::vector<std::uint32_t>> staff;

 private:
  const std::vector<std::uint32_t>& pool(int field, bool young) const {
    const auto& chosen = pools_[static_cast<std::size_t>(field)][young ? 1 : 0];
    return chosen.empty() ? pools_[static_cast<std::size_t>(field)][young ? 0 : 1] : chosen;
  }
  std::vector<std::array<std::vector<std::uint32_t>, 2>> pools_;  // by field; old and young; an employer stands in it by size
  std::vector<float> posts_base_;
  std::vector<float> phase_;
  std::array<float, employer_kinds> growth_{1, 1, 1};
  std::vector<std::int64_t> vacancies_by_sector_;
  std::int64_t total_vacancies_ = 0;
};

}  // namespace hearth

// How covariates are coded: a person's state as rows of three factor tables. ODD: 7.7 Retention.
#pragma once

#include <array>
#include <cstdint>

#include "models/codes.h"

namespace hearth {

/// What a home code says.
struct HomeState {
  int kind = 0;  // HomeKind, or first_scheme_home + scheme
  int burden = 0;
  bool last_months = false;   // of a tenancy that ends
  bool waiting = false;       // for a scheme home
  std::uint32_t schemes = 0;  // that the person may apply for, as bits
};

/// What a work code says.
struct WorkState {
  JobState job = JobState::searching;
  int commute = 0;
  int tie_band = 0;
  int ties_lost = 0;
};

/// What a person code says.
struct PersonState {
  int cls = 0;
  int field = 0;
  Household household = Household::single;
  AgeBand age = AgeBand::from_30;
  bool international = false;
  bool high_wage = false;
  bool team_dissolved = false;
};

/// The sizes of a district's lists decide the codes; each kind of code fits 16 bits.
struct CovariateCodes {
  int classes = 1;
  int fields = 1;
  int home_kinds = first_scheme_home;
  int schemes = 0;
  std::array<std::uint8_t, 256> class_of{}, field_of{};  // by group of class and field

  CovariateCodes() = default;
  CovariateCodes(int the_classes, int the_fields, int the_schemes)
      : classes(the_classes), fields(the_fields), home_kinds(first_scheme_home + the_schemes), schemes(the_schemes) {
    for (int i = 0; i < classes * fields && i < 256; ++i) {
      class_of[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(i / fields);
      field_of[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(i % fields);
    }
  }

  // class and field | household + 1 (2 bits) | age (2) | international | high wage | team dissolved. Never 0, the empty slot.
  static constexpr std::uint16_t team_dissolved_bit = 1;
  std::uint16_t person(const PersonState& x) const {
    return static_cast<std::uint16_t>(static_cast<int>(group(x.cls, x.field, fields)) << 7 |
                                      (static_cast<int>(x.household) + 1) << 5 | static_cast<int>(x.age) << 3 |
                                      (x.international ? 4 : 0) | (x.high_wage ? 2 : 0) | (x.team_dissolved ? 1 : 0));
  }
  PersonState person(std::uint16_t code) const {
    return {cls(code), field(code), household(code), age(code), international(code), (code & 2) != 0, (code & 1) != 0};
  }
  /// Class and field in one number, and how the two make it.
  static constexpr std::size_t group(std::uint16_t code) { return code >> 7; }
  static constexpr std::size_t group(int cls, int field, int fields) { return static_cast<std::size_t>(cls * fields + field); }
  int cls(std::uint16_t code) const { return class_of[group(code)]; }
  int field(std::uint16_t code) const { return field_of[group(code)]; }
  static constexpr Household household(std::uint16_t code) { return static_cast<Household>((code >> 5 & 3) - 1); }
  static constexpr AgeBand age(std::uint16_t code) { return static_cast<AgeBand>(code >> 3 & 3); }
  static constexpr bool international(std::uint16_t code) { return (code & 4) != 0; }
  int person_rows() const { return classes * fields << 7; }

  // kind of home and rent burden | last months | waiting | a bit a scheme.
  std::uint16_t home(const HomeState& x) const {
    return static_cast<std::uint16_t>(((x.kind * burden_bands + x.burden) << 2 | (x.last_months ? 2 : 0) | (x.waiting ? 1 : 0))
                                          << schemes |
                                      static_cast<int>(x.schemes));
  }
  HomeState home(std::uint16_t code) const {
    const int rest = code >> schemes;
    return {(rest >> 2) / burden_bands, (rest >> 2) % burden_bands, (rest & 2) != 0, (rest & 1) != 0, schemes_of(code)};
  }
  /// The rent burden of who rents on the private market; burden_bands or more in other homes.
  int renter_burden(std::uint16_t code) const {
    static_assert(static_cast<int>(HomeKind::private_rent) == 0);
    return code >> (schemes + 2);
  }
  int home_kind(std::uint16_t code) const { return (code >> (schemes + 2)) / burden_bands; }
  std::uint32_t schemes_of(std::uint16_t code) const { return code & ((1u << schemes) - 1); }
  std::uint16_t with_schemes(std::uint16_t code, std::uint32_t eligible) const {
    return static_cast<std::uint16_t>(code >> schemes << schemes | static_cast<int>(eligible));
  }
  std::uint16_t with_waiting(std::uint16_t code, bool waiting) const {
    const auto bit = static_cast<std::uint16_t>(1u << schemes);
    return static_cast<std::uint16_t>(waiting ? code | bit : code & ~bit);
  }
  std::uint16_t with_last_months(std::uint16_t code) const { return static_cast<std::uint16_t>(code | 2u << schemes); }
  int home_rows() const { return home_kinds * burden_bands * 4 << schemes; }

  // job (3 bits) | commute (3) | ties (2) | ties lost (3).
  static constexpr std::uint16_t work(const WorkState& x) {
    return static_cast<std::uint16_t>(static_cast<int>(x.job) << 8 | x.commute << 5 | x.tie_band << 3 | x.ties_lost);
  }
  static constexpr WorkState work(std::uint16_t code) {
    return {static_cast<JobState>(code >> 8), code >> 5 & 7, code >> 3 & 3, code & 7};
  }
  static constexpr JobState job(std::uint16_t code) { return static_cast<JobState>(code >> 8); }
  static constexpr int ties_lost(std::uint16_t code) { return code & 7; }
  static constexpr std::uint16_t one_tie_lost = 1;
  static constexpr std::uint16_t one_tie_band = 8;
  static constexpr int work_rows() { return job_states << 8; }
};
static_assert(job_states <= 8 && commute_bands <= 8 && tie_bands <= 4 && max_ties_lost <= 7);

}  // namespace hearth

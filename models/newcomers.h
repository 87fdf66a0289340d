// Making a person: attributes from a few keyed words, thresholds, dates of rare risks, first job and first home.
// Shared by arrivals and the initial stock. ODD: 7.1 Arrivals, 5 Initialisation.
//
// Streams: person_profile, person_thresholds, person_candidates.
#pragma once

#include <array>
#include <cstdint>

#include "models/codes.h"
#include "models/setup.h"
#include "sim/hazard.h"
#include "sim/id.h"
#include "sim/random.h"

namespace hearth {

struct District;

/// The random words of one newcomer. Shares and short lists take halves of a word.
struct NewcomerWords {
  std::uint32_t cls, field_household, age_home, young_job;
  std::uint32_t tags, wage_outside, town, spare;
};

constexpr std::uint32_t upper_half(std::uint32_t word) {
  return word & 0xffff0000u;
}
constexpr std::uint32_t lower_half(std::uint32_t word) {
  return word << 16;
}

/// Newcomers are drawn in batches, so that the generator runs on full vectors.
struct NewcomerBatch {
  static constexpr std::int64_t size = 256;
  std::array<std::uint64_t, size> id;
  std::array<std::uint32_t, size> slot;

  /// Who they are; and what is in store for them.
  void draw_profiles(const Luck& luck, std::size_t n);
  void draw_fates(const Luck& luck, std::size_t n);
  NewcomerWords words(std::size_t i) const {
    return {first_[0][i], first_[1][i], first_[2][i], first_[3][i], second_[0][i], second_[1][i], second_[2][i], second_[3][i]};
  }
  /// For people whose wage and town are not drawn one by one.
  void set_wage_and_town(std::size_t i, std::uint32_t wage, std::uint32_t town) {
    second_[1][i] = wage;
    second_[2][i] = town;
  }
  /// First thresholds of leaving and of the clocked risks, in hazard units.
  std::array<std::int32_t, 4> thresholds(std::size_t i) const {
    return {thresholds_[0][i], thresholds_[1][i], thresholds_[2][i], thresholds_[3][i]};
  }
  /// Uniform words behind the first dates of the rare risks.
  std::array<std::uint32_t, 4> candidates(std::size_t i) const {
    return {candidates_[0][i], candidates_[1][i], candidates_[2][i], candidates_[3][i]};
  }

 private:
  using Words = std::array<std::array<std::uint32_t, size>, 4>;
  Words first_, second_, candidates_, scratch_;
  std::array<std::array<std::int32_t, size>, 4> thresholds_;
  std::array<std::uint32_t, size> ordinals_;
};

struct Newcomer {
  int cls = 0;
  int field = 0;
  Household household = Household::single;
  AgeBand age = AgeBand::from_30;
  HomeKind home = HomeKind::private_rent;
  Role role = Role::employee;
  bool international = false;
  bool high_end = false;
  bool prefers_young_firm = false;
  bool arrives_with_job = true;
  bool outside = false;  // lives outside the district (initial stock)
  int entry_month = 0;   // month of the run; negative: before it
  float start_wage = 0;  // of the lowest class; 0: by class and field
};

Newcomer from_channel(const Channel& channel, const NewcomerWords& words);

/// Takes slots for the first `n` of the batch, and asks for their memory.
void take_slots(District& d, std::size_t n);
/// Who newcomer `i` of the batch is. No job and no home yet. Returns the slot.
std::uint32_t create_person(District& d, const Newcomer& newcomer, std::size_t i);

/// An open post of the field, promised to somebody; `nobody` when there is none. Of those whom the
/// search leads elsewhere 1 / `key_sectors` go there and the others search again, so that the ratio of posts in key sectors to
/// others is multiplied.
std::uint32_t promised_job(District& d, std::uint32_t slot, std::uint32_t word, double key_sectors = 1);
/// A post of its own for a resident who comes to be counted and keeps it.
std::uint32_t brought_post(District& d, std::uint32_t slot, std::uint32_t word);
/// First job at `employer`, or a search where that is `nobody`.
void begin_work(District& d, std::uint32_t slot, std::uint32_t employer, std::uint32_t word);
/// First home of newcomer `i` of the batch, in reach of the job.
void settle(District& d, std::size_t i, HomeKind home, bool outside);
/// From now on risks run: thresholds and the dates of rare risks. Applications for programmes are planned for the whole batch
/// (plan_calls).
void begin_risks(District& d, std::size_t i);

/// People who came through one channel in one month, the latest first.
struct Cohort {
  std::array<std::uint32_t, max_ties> latest{nobody, nobody, nobody, nobody, nobody, nobody};
  std::uint32_t count = 0;
  void add(std::uint32_t slot) { latest[count++ % max_ties] = slot; }
  /// The k-th before the next one, from 1.
  std::uint32_t before(std::uint32_t k) const { return k > count ? nobody : latest[(count - k) % max_ties]; }
};

/// Somebody meets those who came just before them, and people who moved into their town lately.
void meet_cohort(District& d, std::uint32_t slot, Cohort& cohort, std::uint32_t word);

/// A new firm with the usual posts of a start-up, in a sector where people of the founder's field work. Streams:
/// employer_profile, employer_failure.
struct Founder {
  int field;
  bool is_young = false;                 // under 40
  const FoundingPlace* where = nullptr;  // of the programme that helps, if one does
};
std::uint32_t add_startup(District& d, Identity id, const Founder& founder, std::uint32_t word);

/// Words below which a rare risk has no date left in the run, so that few dates need computing; by month.
struct RareRiskLimits {
  std::array<std::uint32_t, max_classes> advance{};  // by class
  std::uint32_t backbone = 0, founding = 0, referral = 0;
};
RareRiskLimits rare_risk_limits(const Setup& setup, int months_left);
/// Uniform words below which a process with a constant hazard has no event in so many months.
std::uint32_t no_date_below(double per_month, int months_left);

/// Months until somebody grows into the next age band, less one: ages are uniform within a band.
int months_to_next_band(AgeBand age, std::uint32_t word);
/// Months until the first event of a process with constant hazard `per_month`, given its unit exponential; a large number when
/// it falls beyond `horizon`.
inline int months_until(std::int32_t unit_exponential, double per_month, int horizon) {
  const double reach = per_month * hazard_unit * horizon;
  if (unit_exponential >= reach) return 1 << 20;
  return static_cast<int>(unit_exponential / (per_month * hazard_unit));
}

}  // namespace hearth

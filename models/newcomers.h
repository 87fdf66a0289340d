// Making a person: attributes from a few keyed words, thresholds, dates of rare risks, first job and first home.
// Shared by arrivals and the initial stock. ODD: 7.1 Arrivals, 5 Initialisation.
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

/// The random words of one newcomer.
struct NewcomerWords {
  std::uint32_t cls, field_household, age_home, tags;  // 16-bit halves where named so
  std::uint32_t wage, town, interests, spare;
  std::array<std::int32_t, 4> thresholds;  // of the scanned risks
  std::array<std::int32_t, 4> waits;       // unit exponentials of the rare risks
};

/// Newcomers are drawn in batches, so that the generator runs on full vectors.
struct NewcomerBatch {
  static constexpr std::int64_t size = 256;
  std::array<std::uint64_t, size> id;

  void draw(const Luck& luck, std::size_t n);
  NewcomerWords words(std::size_t i) const {
    return {profile_[0][i],
            profile_[1][i],
            profile_[2][i],
            profile_[3][i],
            more_[0][i],
            more_[1][i],
            more_[2][i],
            more_[3][i],
            {thresholds_[0][i], thresholds_[1][i], thresholds_[2][i], thresholds_[3][i]},
            {waits_[0][i], waits_[1][i], waits_[2][i], waits_[3][i]}};
  }

 private:
  using Words = std::array<std::array<std::uint32_t, size>, 4>;
  using Exponentials = std::array<std::array<std::int32_t, size>, 4>;
  Words profile_, more_, scratch_;
  Exponentials thresholds_, waits_;
  std::array<std::uint32_t, size> ordinals_;
};

struct Newcomer {
  Identity id;
  int channel = -1;
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
  bool outside = false;   // lives outside the district (initial stock)
  int entry_month = 0;    // month of the run; negative: before it
  double start_wage = 0;  // of the lowest class; 0: by class and field
};

Newcomer from_channel(const Setup& setup, const Channel& channel, const NewcomerWords& words);

/// Takes a slot and sets who the person is, thresholds and dates of rare risks. No job and no home yet.
std::uint32_t create_person(District& d, const Newcomer& newcomer, const NewcomerWords& words);

/// First job: an open post of the field, or a search.
void find_first_job(District& d, std::uint32_t slot, bool arrives_with_job, std::uint32_t word);
/// A resident who comes to be counted keeps the post they had.
void bring_post(District& d, std::uint32_t slot, std::uint32_t word);
/// First home, in reach of the job.
void settle(District& d, std::uint32_t slot, const Newcomer& newcomer, const NewcomerWords& words);
/// Ties to the one who came before through the same channel in the same month, and to others of the town.
void meet_cohort(District& d, std::uint32_t slot, std::uint32_t previous, std::uint32_t word);

/// A new firm with the usual posts of a start-up, in a sector where people of the field work. Streams: employer_profile,
/// employer_failure.
std::uint32_t add_startup(District& d, Identity id, int field, std::uint32_t word);

/// Months until the first event of a process with constant hazard `per_month`, given its unit exponential; a large number when
/// it falls beyond `horizon`.
int months_until(std::int32_t unit_exponential, double per_month, int horizon);

}  // namespace hearth

// A programme made ready for the step: names become indices, lists become bits. See models/parameters/programmes.h for what it
// says and models/programmes.h for what it does.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/codes.h"
#include "models/parameters/district.h"
#include "sim/discrete.h"

namespace hearth {

inline constexpr std::size_t max_programmes = 120;
/// Of those, at most so many may serve people (kinds of a call, see sim/agenda.h).
inline constexpr std::size_t max_people_programmes = 32;
/// And so many employers: one bit of an employer each.
inline constexpr std::size_t max_employer_programmes = 32;

/// Names in the lists of a programme's conditions, besides those of models/codes.h.
inline constexpr std::array<CodeName, 2> tag_names = {{
    {"international", {"International", "国际化"}},
    {"high_end", {"High-end", "高端"}},
}};
inline constexpr std::array<CodeName, 3> employer_kind_names = {{
    {"startup", {"Start-up", "初创企业"}},
    {"established", {"Established firm", "既有企业"}},
    {"public_body", {"Public body", "公共单位"}},
}};

/// Whom a programme admits, as bits by attribute.
struct Admission {
  std::uint32_t classes = ~0u, fields = ~0u, roles = ~0u, households = ~0u, jobs = ~0u, kinds = ~0u, ages = ~0u;
  std::uint32_t tags = 0;  // bit 0 international, 1 high-end: one of them is needed; 0: none is
  int oldest = 3;          // the oldest age band admitted
  int min_months = 0;      // in the district
  int max_months = 1 << 20;
  int min_months_in_job = 0;
  int min_firm_months = 0;
  int max_firm_months = 1 << 20;   // from then on a firm is too old
  bool asks_for_employer = false;  // any condition on the employer
  bool quality_firms_only = false;
  bool team_ventures_only = false;
  std::vector<std::uint8_t> sectors;  // by sector
};

/// Where firms are founded that a programme helps.
struct FoundingPlace {
  std::vector<int> sectors;  // none: those that accept the founder's field, by their shares of start-ups
  Discrete towns;            // by their jobs
};

struct Programme {
  bool carried_out = true;  // its task is
  bool once = false;
  bool founds_firm = false;   // whom it serves found firms
  bool through_desk = false;  // applied for at the service desk
  bool for_good = false;      // employers stay in it until they close
  bool from_start = true;     // its effect begins on the first day in it
  Serves serves = Serves::people;
  int months = 0;          // in it
  int effect_months = 0;   // of the effect, from its beginning; 0: without end
  int blocked_months = 0;  // after a success before the next application
  int task = -1;
  std::uint32_t key = 0;       // of its luck: a hash of its id, whatever else is listed
  int support = -1;            // the bit of its lasting effect on people; -1: it has none
  std::uint32_t barring = 0;   // supports with which nobody is admitted: its own, and those of the same or a higher rung
  std::uint32_t replaced = 0;  // supports that end when its own begins: those of lower rungs
  double rate = 0;             // applications of an eligible person or employer a month, at their most
  double most_often = 1;       // by how much market programmes may raise them
  int employer_bit = -1;       // its number among those that serve employers
  int channel = -1;            // of recruitment
  int market_programme = -1;   // whose applications a market programme changes
  PlacementKind placement = PlacementKind::none;
  int call = -1;  // its number among those that people apply for; -1: none
  std::uint32_t market_fields = ~0u;
  std::vector<std::uint8_t> market_towns, market_sectors;  // by town and sector; no towns: all
  std::uint32_t vacancy_fields = 0;
  std::vector<double> points_by_class;
  std::vector<std::uint8_t> placement_sectors;
  FoundingPlace founding;
  std::vector<int> placement_fields;  // that work in those
  Admission admits;
};

/// A hash of an id that is the same in every scenario and on every machine (FNV-1a).
std::uint32_t key_of(std::string_view id);
/// What the ordinals of a programme's draws hold of its key: the month has the ten bits that are left.
constexpr std::uint32_t key_in_ordinals(std::uint32_t key) {
  return key << 10;
}

Admission admission_of(const DistrictParameters& p, const ProgrammeEligibility& e);

/// Whether somebody on whom a programme acts has one bit for it: what it does to the hazard of leaving lasts, or a ladder asks
/// where people stand.
bool has_lasting_effect(const ProgrammeParameters& x);

/// Whether employers stay in a programme until they close.
bool is_for_good(const ProgrammeParameters& x);

/// All programmes of a district.
struct Programmes {
  std::vector<Programme> list;
  std::vector<int> called;                       // by call: the programme
  std::vector<std::vector<int>> calls_by_group;  // by class and field of a person (CovariateCodes::group): calls that may come
  std::vector<int> for_employers;                // programmes that employers apply for
  std::vector<int> for_markets;                  // programmes that serve a market and are carried out
  std::vector<int> catalogues;                   // those that name the key sectors, carried out or not
  std::vector<int> of_employer_bit;              // by bit: the programme
  std::vector<int> of_support;                   // by bit: the programme
  std::vector<float> leaving;                    // by the bits of a person: the product of the hazard ratios
  std::uint32_t skipping_desk = 0;               // employers' programmes whose staff does not apply at the desk
  std::uint32_t staff_supports = 0;              // bits that come and go with the employer
  std::uint32_t ending_by_age = 0;               // bits of those that end at an age

  std::size_t size() const { return list.size(); }
  const Programme& operator[](std::size_t q) const { return list[q]; }
};

Programmes programmes_of(const DistrictParameters& p);

}  // namespace hearth

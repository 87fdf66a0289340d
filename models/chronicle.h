// What happens to individuals, written down when asked for: people, events, firms. Nothing in the model reads it. ODD: 4
// Observation.
//
// A row of `events` of kind "state" gives somebody's covariates from its month's scan of risks on, until their next such row;
// "leave" is the month in whose scan they left. Rows of other kinds tell what happened after it. Every row shows the covariates
// of its month's scan, under which it came about (of somebody who came after the scan, or has yet to be scanned: as they
// arrived), and the employer and the town as they are once it has happened. So a purchase made while renting is a row of a
// renter, and nothing that a departure brings about shows in the covariates of another.
#pragma once

#include <cstdint>
#include <vector>

#include "models/codes.h"
#include "models/population.h"
#include "models/setup.h"
#include "sim/table.h"

namespace hearth {

struct District;

enum class EventKind : std::uint8_t {
  state,  // the covariates from now on
  leave,  // detail: reason
  hired,  // a first job, or one after a search; counted as a hire
  job_changed,
  job_lost,
  works_outside,
  firm_founded,
  moved,             // into a home that is neither bought nor a scheme's; detail: kind of home
  home_bought,       // detail: kind of home: own, or that of a grant
  applied,           // detail: scheme
  gave_up,           // detail: scheme: patience ended, no longer eligible, or a refusal that costs the place
  withdrew,          // detail: scheme: bought a home while waiting (who leaves the district withdraws without this row)
  placed,            // detail: scheme: a home, or a grant approved
  refused,           // detail: scheme
  tenancy_over,      // detail: scheme
  advanced,          // detail: class
  joined_programme,  // detail: programme
};
inline constexpr int event_kinds = 17;

/// The three tables of a district, declared. Names of columns are none of the dimensions' names, which readers would take for
/// coordinates.
struct ChronicleTables {
  explicit ChronicleTables(const Setup& setup);
  TableDeclaration people, events, firms;
};

class Chronicle {
 public:
  explicit Chronicle(const ChronicleTables& tables) : people_(tables.people), events_(tables.events), firms_(tables.firms) {}

  void begin(const District& d);
  /// Somebody is new in a slot; `channel`: -1 for the initial stock.
  void enter(const District& d, std::uint32_t slot, int through);
  void note(const District& d, std::uint32_t slot, EventKind kind, int detail = -1);
  void leave(const District& d, std::uint32_t slot, Reason reason);
  /// Before the month's scan: everybody whose covariates have changed gets a row of them.
  void write_states(const District& d);
  void end(const District& d);

  const TableRows& people() const { return people_; }
  const TableRows& events() const { return events_; }
  const TableRows& firms() const { return firms_; }

 private:
  void write_last(const District& d, std::uint32_t slot);
  TableRows people_, events_, firms_;
  // The covariates of somebody's last row of kind "state"; before it, those on arrival.
  struct Seen {
    Codes codes;
    Role role;
    std::uint16_t supports;
    bool in_state_row;
  };
  std::vector<std::uint32_t> row_of_;  // by slot
  std::vector<Seen> seen_;             // by slot
};

}  // namespace hearth

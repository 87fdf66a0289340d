// What a run writes down of people, events and firms (models/chronicle.h), as tests read it: columns by name, and the spells
// between two rows of kind "state".
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "models/chronicle.h"
#include "models/district.h"
#include "models/measures.h"

namespace hearth {

class TableView {
 public:
  TableView(const TableDeclaration& declaration, const TableRows& rows) : declaration_(declaration), rows_(rows) {}
  std::size_t size() const { return rows_.size(); }
  const std::vector<std::int32_t>& operator[](const std::string& column) const { return rows_.column(place(column)); }
  /// The value that stands for an id in a column of codes.
  int code(const std::string& column, const std::string& id) const {
    const auto& ids = declaration_.columns[place(column)].codes;
    const auto it = std::find(ids.begin(), ids.end(), id);
    if (it == ids.end()) throw std::invalid_argument("no code " + id + " in " + column);
    return static_cast<int>(it - ids.begin());
  }

 private:
  std::size_t place(const std::string& column) const {
    for (std::size_t i = 0; i < declaration_.columns.size(); ++i) {
      if (declaration_.columns[i].name == column) return i;
    }
    throw std::invalid_argument("no column " + column + " in " + declaration_.name);
  }
  const TableDeclaration& declaration_;
  const TableRows& rows_;
};

/// The covariates of event row `row` held in the scans of months `from` to `to` - 1; `left`: in the last of them the person
/// left.
struct Spell {
  std::size_t row, person;
  int from, to;
  bool left;
};

/// A month of somebody who was scanned and did not leave in it.
struct PersonMonth {
  std::size_t person, state, next;    // rows of /people, and of /events for the covariates, now and in the next month's scan
  int month, tenure;                  // tenure: months in the district
  int in_job;                         // months in the job or search that the month began with
  std::span<const std::size_t> rows;  // what else happened in it
};

/// A scenario run with everything written down.
struct RecordedRun {
  explicit RecordedRun(const DistrictParameters& parameters)
      : setup(parameters),
        measures(setup),
        tables(setup),
        district(setup, measures),
        record(measures.book, setup.months),
        chronicle(tables),
        people(tables.people, chronicle.people()),
        events(tables.events, chronicle.events()),
        firms(tables.firms, chronicle.firms()) {}

  void run(std::uint32_t replication = 0, std::uint64_t seed = 1) {
    record.clear();
    RunOptions options;
    options.chronicle = &chronicle;
    options.keep_initial = true;
    ASSERT_EQ(district.run(seed, replication, record, options), "");
  }

  const Series& series(const char* name) const {
    const Series* s = measures.book.find("series", name);
    if (s == nullptr) throw std::invalid_argument(std::string("no series ") + name);
    return *s;
  }
  std::size_t members(const char* name) const { return series(name).size; }
  double at(const char* name, int month, std::size_t index = 0) {
    return record.at(SeriesId{static_cast<int>(&series(name) - measures.book.series().data())}, month)[index];
  }
  double sum(const char* name, int month) {
    double total = 0;
    for (std::size_t i = 0; i < members(name); ++i) total += at(name, month, i);
    return total;
  }

  bool is(std::size_t event, EventKind kind) const { return events["kind"][event] == static_cast<int>(kind); }

  std::vector<Spell> spells() const {
    std::vector<Spell> out;
    std::vector<std::size_t> open(people.size(), none);
    const auto& person = events["person_row"];
    const auto& month = events["at_month"];
    const auto close = [&](std::size_t who, int to, bool left) {
      if (open[who] != none && (left || to > month[open[who]])) out.push_back({open[who], who, month[open[who]], to, left});
    };
    for (std::size_t i = 0; i < events.size(); ++i) {
      const auto who = static_cast<std::size_t>(person[i]);
      if (is(i, EventKind::state)) {
        close(who, month[i], false);
        open[who] = i;
      } else if (is(i, EventKind::leave)) {
        close(who, month[i] + 1, true);
        open[who] = none;
      }
    }
    for (std::size_t who = 0; who < open.size(); ++who) close(who, setup.months, false);
    return out;
  }

  /// Calls visit(PersonMonth) for every month in which somebody was scanned and stayed.
  template <class Visit>
  void for_person_months(const Visit& visit) const {
    std::vector<std::vector<std::size_t>> rows(people.size());
    const auto& month = events["at_month"];
    for (std::size_t i = 0; i < events.size(); ++i) rows[static_cast<std::size_t>(events["person_row"][i])].push_back(i);
    for (std::size_t person = 0; person < people.size(); ++person) {
      const auto& own = rows[person];
      const int entry = people["entry_month"][person];
      const int exit = people["exit_month"][person] < 0 ? setup.months : people["exit_month"][person];
      int job_since = people["job_since"][person];
      std::size_t state = none;
      std::size_t next = 0;
      for (int m = std::max(0, entry); m < exit; ++m) {
        const std::size_t first = next;
        while (next < own.size() && month[own[next]] == m) {
          if (is(own[next], EventKind::state)) state = own[next];
          ++next;
        }
        const std::span<const std::size_t> now(own.data() + first, next - first);
        std::size_t following = state;
        for (std::size_t i = next; i < own.size() && month[own[i]] == m + 1; ++i)
          following = is(own[i], EventKind::state) ? own[i] : following;
        if (state != none) visit(PersonMonth{person, state, following, m, m - entry, m - job_since, now});
        for (const std::size_t row : now) {
          const auto kind = static_cast<EventKind>(events["kind"][row]);
          if (kind == EventKind::hired || kind == EventKind::job_changed || kind == EventKind::job_lost ||
              kind == EventKind::works_outside || kind == EventKind::firm_founded)
            job_since = m;
        }
      }
    }
  }
  bool happened(const PersonMonth& x, EventKind kind, int detail = -2) const {
    return std::any_of(x.rows.begin(), x.rows.end(),
                       [&](std::size_t row) { return is(row, kind) && (detail == -2 || events["detail"][row] == detail); });
  }

  Setup setup;
  Measures measures;
  ChronicleTables tables;
  District district;
  Record record;
  Chronicle chronicle;
  TableView people, events, firms;

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
};

}  // namespace hearth

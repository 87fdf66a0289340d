// Parameters are declared once.
//
// A structure of parameters lists its members in one `describe(Declaration&)`: key, unit, allowed range and meaning in English
// and Chinese. Everything else follows from that list by passing another kind of Declaration to it: reading a scenario, the
// JSON Schema, the parameter tables, `hearth explain`, file attributes and the ranges of sweeps. Values, plausible ranges,
// evidence and sources belong to a scenario, since another district has others; see scenarios/README.md.
//
//   struct RentParameters {
//     double trend_per_year = 0;
//     void describe(Declaration& d) {
//       d.number("trend_per_year", trend_per_year, "per year", {-0.5, 0.5}, {"Drift of market rents", "市场租金年自然涨幅"});
//     }
//   };
//
// A default in the structure is neutral (a hazard ratio of 1, a rate of 0), never a figure of some district.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/calendar.h"
#include "sim/schedule.h"

namespace hearth {

/// What something means, for people who read English or Chinese.
struct Meaning {
  std::string_view en;
  std::string_view zh;
};

/// Closed interval of values that make sense at all; outside it a scenario is in error.
struct Range {
  double min;
  double max;
};

/// One of the names that a choice may take.
struct Option {
  std::string_view name;
  Meaning meaning;
};

/// Numbers by the id of a member of some list, e.g. the share of each field: {industry_research = 0.45, youth = 0.08}.
using ByMember = std::vector<std::pair<std::string, double>>;

class Declaration;

/// A list of structures as a Declaration sees it. A keyed list's elements have an `id` and are addressed by it
/// ("housing.apartment.units"); the others are plain rows.
class ListOfStructures {
 public:
  virtual ~ListOfStructures() = default;
  virtual bool keyed() const = 0;
  virtual std::size_t size() const = 0;
  virtual void clear() = 0;
  virtual void append(std::string_view id) = 0;
  virtual std::string_view id(std::size_t i) const = 0;
  virtual void describe(std::size_t i, Declaration& d) = 0;
  /// Describes an element as it is before anything is read into it (for schemas and documents).
  virtual void describe_prototype(Declaration& d) const = 0;
};

/// What a parameter structure's `describe` talks to. Keys are snake_case and relative to the structure.
class Declaration {
 public:
  virtual ~Declaration() = default;

  virtual void number(std::string_view key, double& value, std::string_view unit, Range allowed, Meaning meaning) = 0;
  virtual void count(std::string_view key, std::int64_t& value, std::string_view unit, Range allowed, Meaning meaning) = 0;
  virtual void flag(std::string_view key, bool& value, Meaning meaning) = 0;
  virtual void text(std::string_view key, std::string& value, Meaning meaning) = 0;
  /// "2016-07".
  virtual void date(std::string_view key, Month& value, Meaning meaning) = 0;
  /// `value` is the index of the chosen option.
  virtual void option(std::string_view key, int& value, std::span<const Option> options, Meaning meaning) = 0;
  /// A constant, steps { "2016-07" = 500, "2017-01" = 1200 } or a ramp { ramp = { "2016-01" = 0, "2017-01" = 1 } }.
  virtual void schedule(std::string_view key, Schedule& value, std::string_view unit, Range allowed, Meaning meaning) = 0;
  /// The id of one member of the keyed list at `list` (an absolute key such as "towns"); empty means none.
  virtual void member(std::string_view key, std::string& id, std::string_view list, Meaning meaning) = 0;
  virtual void members(std::string_view key, std::vector<std::string>& ids, std::string_view list, Meaning meaning) = 0;
  virtual void by_member(std::string_view key, ByMember& values, std::string_view list, std::string_view unit, Range allowed,
                         Meaning meaning) = 0;
  /// An array of any values, each kept as TOML text: what they mean is for the structure to say.
  virtual void values(std::string_view key, std::vector<std::string>& values, Meaning meaning) = 0;
  virtual void group(std::string_view key, Meaning meaning, const std::function<void(Declaration&)>& describe) = 0;
  /// A list under its own key. Where `key` is empty the elements stand directly in the enclosing table, beside its scalars:
  /// [housing] has general keys, and each sub-table [housing.apartment] is an element.
  virtual void list(std::string_view key, ListOfStructures& elements, Meaning meaning) = 0;
  /// Keys of this structure that have no neutral default: a scenario that leaves one out is at fault.
  virtual void needs(std::initializer_list<std::string_view> /*keys*/) {}

  /// `choice` of an enum class whose values are 0, 1, ... in the order of `options`.
  template <class Enum>
  void choice(std::string_view key, Enum& value, std::span<const Option> options, Meaning meaning) {
    int index = static_cast<int>(value);
    option(key, index, options, meaning);
    value = static_cast<Enum>(index);
  }
  template <class Structure>
  void structure(std::string_view key, Structure& s, Meaning meaning) {
    group(key, meaning, [&s](Declaration& d) { s.describe(d); });
  }
  template <class Structure>
  void keyed_list(std::string_view key, std::vector<Structure>& elements, Meaning meaning);
  template <class Structure>
  void rows(std::string_view key, std::vector<Structure>& elements, Meaning meaning);
};

namespace detail {

template <class Structure, bool Keyed>
class VectorOfStructures final : public ListOfStructures {
 public:
  explicit VectorOfStructures(std::vector<Structure>& elements) : elements_(elements) {}
  bool keyed() const override { return Keyed; }
  std::size_t size() const override { return elements_.size(); }
  void clear() override { elements_.clear(); }
  void append(std::string_view id) override {
    elements_.emplace_back();
    if constexpr (Keyed) elements_.back().id = std::string(id);
  }
  std::string_view id(std::size_t i) const override {
    if constexpr (Keyed) return elements_[i].id;
    return {};
  }
  void describe(std::size_t i, Declaration& d) override { elements_[i].describe(d); }
  void describe_prototype(Declaration& d) const override { Structure().describe(d); }

 private:
  std::vector<Structure>& elements_;
};

}  // namespace detail

template <class Structure>
void Declaration::keyed_list(std::string_view key, std::vector<Structure>& elements, Meaning meaning) {
  detail::VectorOfStructures<Structure, true> access(elements);
  list(key, access, meaning);
}

template <class Structure>
void Declaration::rows(std::string_view key, std::vector<Structure>& elements, Meaning meaning) {
  detail::VectorOfStructures<Structure, false> access(elements);
  list(key, access, meaning);
}

}  // namespace hearth

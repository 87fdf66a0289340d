// What is no number among all parameters: texts, choices, references, lists of them, dates and flags, each with other values
// that a scenario may state in its place.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "models/codes.h"
#include "models/parameters/district.h"
#include "models/programme.h"
#include "tests/support/parameter_leaves.h"

namespace hearth {

/// The ids of every keyed list, by its key ("towns", "housing").
class IdsByList final : public ParameterWalk {
 public:
  void list(std::string_view key, ListOfStructures& elements, Meaning meaning) override {
    std::string where = path_ + std::string(key);
    if (where.ends_with('.')) where.pop_back();
    if (elements.keyed()) {
      for (std::size_t i = 0; i < elements.size(); ++i) ids[where].emplace_back(elements.id(i));
    }
    ParameterWalk::list(key, elements, meaning);
  }
  std::map<std::string, std::vector<std::string>> ids;
};

/// Calls visit(key, put) for each of them in the order of declaration; put(n) puts the n-th other value in place and is false
/// where there are no more. Names and other texts for readers have none.
class ParameterChoices final : public ParameterWalk {
 public:
  using Put = std::function<bool(std::size_t)>;
  using Visit = std::function<void(const std::string&, const Put&)>;
  ParameterChoices(const std::map<std::string, std::vector<std::string>>& ids, Visit visit)
      : ids_(ids), visit_(std::move(visit)) {}

  void flag(std::string_view key, bool& value, Meaning) override {
    tell(key, value, [&] { return std::vector<bool>{!value}; });
  }
  void option(std::string_view key, int& value, std::span<const Option> options, Meaning) override {
    tell(key, value, [&] {
      std::vector<int> others;
      for (int i = 0; i < static_cast<int>(options.size()); ++i) {
        if (i != value) others.push_back(i);
      }
      return others;
    });
  }
  void date(std::string_view key, Month& value, Meaning) override {
    tell(key, value, [&] { return std::vector<Month>{value + 3, value - 3, value + 24}; });
  }
  void member(std::string_view key, std::string& id, std::string_view list, Meaning) override {
    tell(key, id, [&] { return without(ids_.at(std::string(list)), {id}); });
  }
  void members(std::string_view key, std::vector<std::string>& ids, std::string_view list, Meaning) override {
    tell(key, ids, [&] { return other_lists(ids, ids_.at(std::string(list))); });
  }
  /// One member's number goes to another, or half of it to the next.
  void by_member(std::string_view key, ByMember& values, std::string_view list, std::string_view, Range, Meaning) override {
    tell(key, values, [&] {
      std::vector<ByMember> others;
      const auto& all = ids_.at(std::string(list));
      if (values.empty()) others.push_back({{all.front(), 0.3}});
      for (std::size_t i = 0; i + 1 < values.size(); ++i) {
        others.push_back(values);
        std::swap(others.back()[i].second, others.back()[i + 1].second);
      }
      for (const std::string& id : all) {
        if (values.size() == 1 && id != values[0].first) others.push_back({{id, values[0].second}});
      }
      for (std::size_t i = 0; i < values.size(); ++i) {
        others.push_back(values);
        ByMember& x = others.back();
        const double half = values[i].second / 2;
        x[i].second -= half;
        if (x.size() > 1) x[(i + 1) % x.size()].second += half;
      }
      return others;
    });
  }
  void text(std::string_view key, std::string& value, Meaning) override {
    tell(key, value, [&]() -> std::vector<std::string> {
      const std::string name(key);
      if (name == "ladder") return value.empty() ? std::vector<std::string>{} : std::vector<std::string>{"another", ""};
      if (name == "optimum_months") return {value == "all" ? "" : "all"};
      if (name == "opens") return value.empty() ? std::vector<std::string>{"2018-06"} : std::vector<std::string>{"", "2017-01"};
      if (name == "from" || name == "to") return without(ids_.at("towns"), {value});
      if (name == "roles") return other_names(value, role_names);
      if (name == "households") return other_names(value, household_names);
      if (name == "tags") return other_names(value, tag_names);
      if (name == "jobs") return other_names(value, job_state_names);
      if (name == "kinds") return other_names(value, employer_kind_names);
      return {};
    });
  }

 private:
  template <class Value, class Others>
  void tell(std::string_view key, Value& value, const Others& others) {
    visit_(path_ + std::string(key), [&](std::size_t n) {
      const auto all = others();
      if (n >= all.size()) return false;
      value = all[n];
      return true;
    });
  }
  static std::vector<std::string> without(std::vector<std::string> ids, const std::vector<std::string>& some) {
    std::erase_if(ids, [&](const std::string& id) { return std::find(some.begin(), some.end(), id) != some.end(); });
    return ids;
  }
  /// With one dropped, and with one more; of a single one, another in its place, and at last none.
  static std::vector<std::vector<std::string>> other_lists(const std::vector<std::string>& list,
                                                           const std::vector<std::string>& all) {
    std::vector<std::vector<std::string>> out;
    for (std::size_t i = 0; i < list.size() && list.size() > 1; ++i) {
      out.push_back(list);
      out.back().erase(out.back().begin() + static_cast<std::ptrdiff_t>(i));
    }
    for (const std::string& id : without(all, list)) {
      if (list.size() == 1) out.push_back({id});
      out.push_back(list);
      out.back().push_back(id);
    }
    if (list.size() == 1) out.emplace_back();
    return out;
  }
  /// The same of names joined by bars.
  template <class Names>
  static std::vector<std::string> other_names(const std::string& value, const Names& names) {
    std::vector<std::string> listed, all;
    for (std::size_t from = 0; from < value.size();) {
      const std::size_t to = std::min(value.find('|', from), value.size());
      listed.push_back(value.substr(from, to - from));
      from = to + 1;
    }
    for (const CodeName& x : names) all.emplace_back(x.id);
    std::vector<std::string> out;
    for (const auto& list : other_lists(listed, all)) {
      out.emplace_back();
      for (const std::string& name : list) out.back() += (out.back().empty() ? "" : "|") + name;
    }
    return out;
  }

  const std::map<std::string, std::vector<std::string>>& ids_;
  Visit visit_;
};

}  // namespace hearth

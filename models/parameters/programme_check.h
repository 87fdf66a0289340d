// What is found wrong with one programme, by subject. Each function adds to `c`.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/parameters/consistency.h"

namespace hearth {

/// Tells what is wrong with one programme.
class ProgrammeCheck {
 public:
  ProgrammeCheck(const ProgrammeParameters& x, Contradictions& out) : programme(x), out_(out) {}

  const ProgrammeParameters& programme;

  /// `names` of its values, the likeliest slip first; `others`: keys of values outside the programme. `problem` becomes texts
  /// only where something is wrong: a study asks thousands of times.
  void refuse(bool wrong, std::initializer_list<const char*> names, const Meaning& problem,
              const std::vector<std::string>& others = {}) {
    if (!wrong) return;
    std::vector<std::string> keys;
    for (const char* name : names) keys.push_back(key(name));
    keys.insert(keys.end(), others.begin(), others.end());
    out_.push_back({std::move(keys), {std::string(problem.en), std::string(problem.zh)}, ""});
  }

  std::string key(const char* name) const { return "programmes." + programme.id + "." + name; }
  bool is(Serves serves) const { return programme.serves == serves; }
  /// Whether people or employers apply.
  bool is_applied_for() const { return is(Serves::people) || is(Serves::employers); }
  /// "employers".
  std::string serves() const { return std::string(name_of(programme.serves)); }
  Contradictions& out() { return out_; }

 private:
  Contradictions& out_;
};

void check_applicants(const DistrictParameters& p, ProgrammeCheck& c);

}  // namespace hearth

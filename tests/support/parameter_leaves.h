// The numbers among all parameters, by key, to be read and changed in place.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>

#include "sim/parameter.h"

namespace hearth {

/// A number, a count, a flag or a schedule: one of the pointers.
struct ParameterLeaf {
  std::string key;
  double* number = nullptr;
  std::int64_t* count = nullptr;
  bool* flag = nullptr;
  Schedule* schedule = nullptr;
  Range allowed{0, 1};
};

/// Goes through all parameters in the order of declaration and knows the key of each; of the kinds, those that a derived class
/// overrides.
class ParameterWalk : public Declaration {
 public:
  void number(std::string_view, double&, std::string_view, Range, Meaning) override {}
  void count(std::string_view, std::int64_t&, std::string_view, Range, Meaning) override {}
  void flag(std::string_view, bool&, Meaning) override {}
  void text(std::string_view, std::string&, Meaning) override {}
  void date(std::string_view, Month&, Meaning) override {}
  void option(std::string_view, int&, std::span<const Option>, Meaning) override {}
  void schedule(std::string_view, Schedule&, std::string_view, Range, Meaning) override {}
  void member(std::string_view, std::string&, std::string_view, Meaning) override {}
  void members(std::string_view, std::vector<std::string>&, std::string_view, Meaning) override {}
  void by_member(std::string_view, ByMember&, std::string_view, std::string_view, Range, Meaning) override {}
  void values(std::string_view, std::vector<std::string>&, Meaning) override {}
  void group(std::string_view key, Meaning, const std::function<void(Declaration&)>& describe) override {
    within(std::string(key), [&] { describe(*this); });
  }
  void list(std::string_view key, ListOfStructures& elements, Meaning) override {
    for (std::size_t i = 0; i < elements.size(); ++i) {
      const std::string id = elements.keyed() ? std::string(elements.id(i)) : std::to_string(i);
      within((key.empty() ? "" : std::string(key) + ".") + id, [&] { elements.describe(i, *this); });
    }
  }

 protected:
  std::string path_;  // of what is being described, with a dot at its end

 private:
  template <class Describe>
  void within(const std::string& key, const Describe& describe) {
    const std::size_t length = path_.size();
    path_ += key + ".";
    describe();
    path_.resize(length);
  }
};

/// Calls visit(leaf) for each of them in the order of declaration.
class ParameterLeaves final : public ParameterWalk {
 public:
  explicit ParameterLeaves(std::function<void(const ParameterLeaf&)> visit) : visit_(std::move(visit)) {}

  void number(std::string_view key, double& value, std::string_view, Range allowed, Meaning) override {
    ParameterLeaf leaf{path_ + std::string(key)};
    leaf.number = &value;
    leaf.allowed = allowed;
    visit_(leaf);
  }
  void count(std::string_view key, std::int64_t& value, std::string_view, Range allowed, Meaning) override {
    ParameterLeaf leaf{path_ + std::string(key)};
    leaf.count = &value;
    leaf.allowed = allowed;
    visit_(leaf);
  }
  void flag(std::string_view key, bool& value, Meaning) override {
    ParameterLeaf leaf{path_ + std::string(key)};
    leaf.flag = &value;
    visit_(leaf);
  }
  void schedule(std::string_view key, Schedule& value, std::string_view, Range allowed, Meaning) override {
    ParameterLeaf leaf{path_ + std::string(key)};
    leaf.schedule = &value;
    leaf.allowed = allowed;
    visit_(leaf);
  }

 private:
  std::function<void(const ParameterLeaf&)> visit_;
};

}  // namespace hearth

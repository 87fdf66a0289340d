#include "sim/key_names.h"

#include <utility>

namespace hearth {

namespace {

class NameCollector final : public Declaration {
 public:
  explicit NameCollector(bool patterns) : patterns_(patterns) {}
  std::vector<KeyName> names;

  void number(std::string_view key, double&, std::string_view, Range, Meaning m) override { add(key, m); }
  void count(std::string_view key, std::int64_t&, std::string_view, Range, Meaning m) override { add(key, m); }
  void flag(std::string_view key, bool&, Meaning m) override { add(key, m); }
  void text(std::string_view key, std::string&, Meaning m) override { add(key, m); }
  void date(std::string_view key, Month&, Meaning m) override { add(key, m); }
  void option(std::string_view key, int&, std::span<const Option>, Meaning m) override { add(key, m); }
  void schedule(std::string_view key, Schedule&, std::string_view, Range, Meaning m) override { add(key, m); }
  void member(std::string_view key, std::string&, std::string_view, Meaning m) override { add(key, m); }
  void members(std::string_view key, std::vector<std::string>&, std::string_view, Meaning m) override { add(key, m); }
  void by_member(std::string_view key, ByMember&, std::string_view, std::string_view, Range, Meaning m) override {
    add(key, m);
  }
  void values(std::string_view key, std::vector<std::string>&, Meaning m) override { add(key, m); }
  void group(std::string_view key, Meaning m, const std::function<void(Declaration&)>& describe) override {
    add(key, m);
    within(key, [&] { describe(*this); });
  }
  void list(std::string_view key, ListOfStructures& elements, Meaning m) override {
    if (!key.empty()) add(key, m);
    if (!elements.keyed()) return;
    const auto each = [&] {
      if (patterns_) element("*", [&] { elements.describe_prototype(*this); });
      for (std::size_t i = 0; i < elements.size() && !patterns_; ++i)
        element(elements.id(i), [&] { elements.describe(i, *this); });
    };
    if (key.empty()) {
      each();
    } else {
      within(key, each);
    }
  }

 private:
  void add(std::string_view key, Meaning m) {
    names.push_back({outer_ + std::string(key), {std::string(m.en), std::string(m.zh)}});
  }
  template <class Inside>
  void element(std::string_view id, const Inside& inside) {
    add(id, {});
    within(id, inside);
  }
  template <class Inside>
  void within(std::string_view key, const Inside& inside) {
    const std::string outer = std::exchange(outer_, outer_ + std::string(key) + ".");
    inside();
    outer_ = outer;
  }
  bool patterns_;
  std::string outer_;
};

std::vector<KeyName> collect(const std::function<void(Declaration&)>& root, bool patterns) {
  NameCollector collector(patterns);
  root(collector);
  return std::move(collector.names);
}

}  // namespace

std::vector<KeyName> key_names(const std::function<void(Declaration&)>& root) {
  return collect(root, false);
}

std::vector<KeyName> key_patterns(const std::function<void(Declaration&)>& root) {
  return collect(root, true);
}

}  // namespace hearth

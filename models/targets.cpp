#include "models/targets.h"

#include <algorithm>

#include "models/district.h"

namespace hearth {

namespace {

std::uint32_t class_mask(const std::vector<ClassParameters>& classes, const std::vector<std::string>& ids) {
  std::uint32_t mask = 0;
  for (std::size_t c = 0; c < classes.size(); ++c) {
    if (std::find(ids.begin(), ids.end(), classes[c].id) != ids.end()) mask |= 1u << c;
  }
  return mask;
}

// Everyone who was ever in one of the classes, each counted once.
std::int64_t ever_in(const Stocks& stocks, std::uint32_t classes) {
  std::int64_t n = 0;
  for (std::uint32_t held = 0; held < stocks.ever_by_classes_held.size(); ++held)
    n += (held & classes) != 0 ? stocks.ever_by_classes_held[held] : 0;
  return n;
}

}  // namespace

std::vector<Target> targets_of(const DistrictParameters& p) {
  std::vector<Target> out;
  for (const TargetParameters& t : p.targets)
    out.push_back(
        {t.counts_teams, t.stock, t.nested, class_mask(p.classes, t.classes), class_mask(p.classes, t.exclusive_classes)});
  return out;
}

std::int64_t sum_of_classes(const std::vector<std::int64_t>& by_class, std::uint32_t classes) {
  std::int64_t n = 0;
  for (std::size_t c = 0; c < by_class.size(); ++c) n += (classes >> c & 1) != 0 ? by_class[c] : 0;
  return n;
}

std::int64_t count_toward(const Target& t, const Stocks& stocks, bool stock, bool nested) {
  if (t.counts_teams) return stock ? stocks.teams : stocks.teams_ever;
  const std::uint32_t classes = nested ? t.nested_classes : t.exclusive_classes;
  return stock ? sum_of_classes(stocks.people_by_class, classes) : ever_in(stocks, classes);
}

std::int64_t count_toward(const Target& t, const Stocks& stocks) {
  return count_toward(t, stocks, t.stock, t.nested);
}

}  // namespace hearth

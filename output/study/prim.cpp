#include "output/study/prim.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <optional>
#include <stdexcept>

#include "output/study/prim_box.h"
#include "output/study/resampling.h"
#include "output/study/responses.h"

namespace hearth {

namespace {

constexpr double least_mass = 0.05;
constexpr double error_allowed = 0.05;
constexpr std::size_t most_boxes = 3;
constexpr std::size_t shuffles = 99;
constexpr std::size_t least_of_a_kind = 10;
constexpr std::uint64_t shuffle_seed = 19990123;

double ratio(std::size_t part, std::size_t of) {
  return of > 0 ? static_cast<double>(part) / static_cast<double>(of) : 0;
}

std::size_t cases_in(const PrimPoints& all) {
  return static_cast<std::size_t>(std::count(all.is_case.begin(), all.is_case.end(), 1));
}

double score_of(const PrimBox& box, const PrimBox& everything) {
  return prim_score(box.points, box.cases, everything.points, everything.cases);
}

const PrimBox& best_of(const std::vector<PrimBox>& boxes) {
  return *std::max_element(boxes.begin(), boxes.end(), [&](const PrimBox& a, const PrimBox& b) {
    return score_of(a, boxes.front()) < score_of(b, boxes.front());
  });
}

// Of so good a box by chance. Stops once it can't be small any more: the value is then a lower bound above 5 %.
double chance_of(const PrimPoints& all, const std::vector<std::vector<std::size_t>>& order, std::size_t least, double score) {
  PrimPoints shuffled = all;
  std::size_t as_good = 1;
  for (std::size_t b = 0; b < shuffles && ratio(as_good, shuffles + 1) <= error_allowed; ++b) {
    shuffled.is_case = all.is_case;
    Picks(shuffle_seed, b).shuffle(shuffled.is_case);
    const std::vector<PrimBox> boxes = peel(shuffled, order, least);
    if (score_of(best_of(boxes), boxes.front()) >= score) ++as_good;
  }
  return ratio(as_good, shuffles + 1);
}

// Each restriction of the box with its quasi-p.
std::vector<Restriction> restrictions_of(const PrimPoints& all, const PrimBox& box) {
  std::vector<Restriction> out;
  const PrimBox everything(all);
  const auto add = [&](Restriction r, const BoxSide& without) {
    PrimBox wider = box;
    wider.sides[r.factor] = without;
    wider.count(all);
    const boost::math::binomial_distribution<double> chance(static_cast<double>(box.points), ratio(wider.cases, wider.points));
    if (box.cases > 0) r.quasi_p = boost::math::cdf(boost::math::complement(chance, static_cast<double>(box.cases) - 1));
    out.push_back(std::move(r));
  };
  for (std::size_t f = 0; f < box.sides.size(); ++f) {
    const BoxSide& side = box.sides[f];
    if (!side.restricts()) continue;
    Restriction r;
    r.factor = f;
    if (!side.levels.empty()) {
      r.kind = RestrictionKind::one_of;
      for (std::size_t level = 0; level < side.levels.size(); ++level) {
        if (side.levels[level] != 0) r.levels.push_back(level);
      }
      add(r, everything.sides[f]);
      continue;
    }
    if (std::isfinite(side.low)) {
      BoxSide without = side;
      without.low = everything.sides[f].low;
      r.kind = RestrictionKind::at_least;
      r.bound = side.low;
      add(r, without);
    }
    if (std::isfinite(side.high)) {
      BoxSide without = side;
      without.high = everything.sides[f].high;
      r.kind = RestrictionKind::at_most;
      r.bound = side.high;
      add(r, without);
    }
  }
  return out;
}

void lift(PrimBox& box, const Restriction& r, const PrimBox& everything) {
  BoxSide& side = box.sides[r.factor];
  const BoxSide& open = everything.sides[r.factor];
  if (r.kind == RestrictionKind::one_of)
    side = open;
  else if (r.kind == RestrictionKind::at_least)
    side.low = open.low;
  else
    side.high = open.high;
}

// Drops what says nothing, the worst first: the others' quasi-p change with it.
std::vector<Restriction> drop_insignificant(const PrimPoints& all, PrimBox& box) {
  double possible = 0;
  for (const Factor& f : *all.factors) possible += f.is_named() ? 1 : 2;
  while (true) {
    std::vector<Restriction> all_of_them = restrictions_of(all, box);
    const auto worst = std::max_element(all_of_them.begin(), all_of_them.end(),
                                        [](const auto& a, const auto& b) { return a.quasi_p < b.quasi_p; });
    if (worst == all_of_them.end() || worst->quasi_p * possible <= error_allowed) return all_of_them;
    lift(box, *worst, PrimBox(all));
    box.count(all);
  }
}

// Along the factors that are left, as long as that finds a better box.
void search_again(const PrimPoints& all, std::size_t least, PrimBox& box, std::vector<Restriction>& restrictions) {
  const PrimBox everything(all);
  const auto order = points_by_value(all);
  while (!restrictions.empty()) {
    std::vector<char> along(all.factors->size(), 0);
    for (const Restriction& r : restrictions) along[r.factor] = 1;
    PrimBox again = best_of(peel(all, order, least, along));
    paste(all, again);
    std::vector<Restriction> of_again = drop_insignificant(all, again);
    if (score_of(again, everything) <= score_of(box, everything)) return;
    box = again;
    restrictions = std::move(of_again);
  }
}

// One box in what is left of the points; none where chance could have made it.
std::optional<PrimBox> next_box(const PrimPoints& left, std::size_t least, const ScenarioDiscovery& of, ScenarioBox& told) {
  const auto order = points_by_value(left);
  const std::vector<PrimBox> boxes = peel(left, order, least);
  PrimBox box = best_of(boxes);
  const double score = score_of(box, boxes.front());
  if (!(score > 0)) return std::nullopt;
  told.p = chance_of(left, order, least, score);
  if (told.p > error_allowed) return std::nullopt;
  for (const PrimBox& b : boxes)
    told.peeling.push_back({ratio(b.cases, of.cases), ratio(b.cases, b.points), ratio(b.points, of.points), b.restricted()});
  paste(left, box);
  told.restrictions = drop_insignificant(left, box);
  search_again(left, least, box, told.restrictions);
  if (told.restrictions.empty()) return std::nullopt;
  told.points = box.points;
  told.cases = box.cases;
  told.coverage = ratio(box.cases, of.cases);
  told.density = ratio(box.cases, box.points);
  told.mass = ratio(box.points, of.points);
  return box;
}

PrimPoints outside_of(const PrimPoints& all, const PrimBox& box) {
  PrimPoints out;
  out.factors = all.factors;
  for (std::size_t p = 0; p < all.size(); ++p) {
    if (box.holds(all, p)) continue;
    for (std::size_t f = 0; f < all.factors->size(); ++f) out.x.push_back(all.x_of(p, f));
    out.is_case.push_back(all.is_case[p]);
  }
  return out;
}

}  // namespace

bool holds(const ScenarioBox& box, const StudySample& sample, std::size_t point) {
  return std::all_of(box.restrictions.begin(), box.restrictions.end(), [&](const Restriction& r) {
    const double x = sample.x_of(point, r.factor);
    if (r.kind == RestrictionKind::one_of)
      return std::find(r.levels.begin(), r.levels.end(), static_cast<std::size_t>(x)) != r.levels.end();
    return r.kind == RestrictionKind::at_least ? x >= r.bound : x <= r.bound;
  });
}

ScenarioDiscovery discover_scenarios(const StudySample& sample, const std::vector<bool>& is_case) {
  ask_for_whole_sample(sample);
  if (is_case.size() != sample.points) throw std::invalid_argument("each point is a case or not");
  ScenarioDiscovery out;
  PrimPoints left;
  left.factors = &sample.factors;
  for (const std::size_t p : independent_points(sample)) {
    for (std::size_t f = 0; f < sample.factors.size(); ++f) left.x.push_back(sample.x_of(p, f));
    left.is_case.push_back(is_case[p] ? 1 : 0);
  }
  out.points = left.size();
  out.cases = cases_in(left);
  if (sample.method == DesignMethod::morris) {
    out.cannot_tell = {"the points of a Morris design are tied to each other", "Morris 设计的各点彼此相连"};
    return out;
  }
  if (out.cases < least_of_a_kind || out.points - out.cases < least_of_a_kind) {
    out.cannot_tell = {"fewer than ten points are cases, or are not", "属于(或不属于)该情形的点不足十个"};
    return out;
  }
  const std::size_t least = std::max<std::size_t>(
      least_of_a_kind / 2, static_cast<std::size_t>(std::ceil(least_mass * static_cast<double>(out.points))));
  while (out.boxes.size() < most_boxes && cases_in(left) >= least_of_a_kind && cases_in(left) < left.size() &&
         left.size() > least) {
    ScenarioBox told;
    const std::optional<PrimBox> box = next_box(left, least, out, told);
    if (!box) break;
    out.boxes.push_back(std::move(told));
    left = outside_of(left, *box);
  }
  return out;
}

}  // namespace hearth

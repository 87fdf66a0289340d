#include "output/study/prim_box.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace hearth {

namespace {

constexpr double peeled_share = 0.05;

std::size_t peeled_points(std::size_t inside) {
  return std::max<std::size_t>(1, static_cast<std::size_t>(peeled_share * static_cast<double>(inside)));
}

// The bound that keeps `inside` and leaves `outside` out.
double bound_between(const Factor& factor, double inside, double outside) {
  return factor.whole ? inside : inside + (outside - inside) / 2;
}

// Points of a box by the value of a factor, and how many cases are among the first of them.
struct SortedInside {
  std::vector<double> x;
  std::vector<std::size_t> cases_before;  // one more than there are points
};

SortedInside sorted_inside(const PrimPoints& all, const std::vector<std::size_t>& order, std::size_t f) {
  SortedInside out;
  out.cases_before.push_back(0);
  for (const std::size_t p : order) {
    out.x.push_back(all.x_of(p, f));
    out.cases_before.push_back(out.cases_before.back() + static_cast<std::size_t>(all.is_case[p]));
  }
  return out;
}

struct PrimStep {
  BoxSide side;
  std::size_t factor = 0, points = 0, cases = 0;  // that go or come
};

// a/b < c/d without rounding.
bool less_dense(const PrimStep& a, const PrimStep& b) {
  const std::size_t left = a.cases * b.points, right = b.cases * a.points;
  return left < right || (left == right && a.points > b.points);
}

void consider(std::optional<PrimStep>& best, const PrimStep& step, std::size_t inside, std::size_t least) {
  if (step.points == 0 || inside - step.points < least) return;
  if (!best || less_dense(step, *best)) best = step;
}

void consider_number(std::optional<PrimStep>& best, const PrimBox& box, const PrimPoints& all, std::size_t f,
                     const SortedInside& s, std::size_t least) {
  const std::size_t n = s.x.size(), want = peeled_points(n);
  const Factor& factor = (*all.factors)[f];
  const auto index = [&](auto at) { return static_cast<std::size_t>(at - s.x.begin()); };
  // Equal values go together: those below the first that would stay, or that value itself where there are none.
  std::size_t cut = index(std::lower_bound(s.x.begin(), s.x.end(), s.x[std::min(want, n - 1)]));
  if (cut == 0) cut = index(std::upper_bound(s.x.begin(), s.x.end(), s.x[0]));
  if (cut < n) {
    PrimStep low{box.sides[f], f, cut, s.cases_before[cut]};
    low.side.low = bound_between(factor, s.x[cut], s.x[cut - 1]);
    consider(best, low, n, least);
  }
  cut = index(std::upper_bound(s.x.begin(), s.x.end(), s.x[n - 1 - std::min(want, n - 1)]));
  if (cut == n) cut = index(std::lower_bound(s.x.begin(), s.x.end(), s.x[n - 1]));
  if (cut > 0) {
    PrimStep high{box.sides[f], f, n - cut, s.cases_before[n] - s.cases_before[cut]};
    high.side.high = bound_between(factor, s.x[cut - 1], s.x[cut]);
    consider(best, high, n, least);
  }
}

void consider_levels(std::optional<PrimStep>& best, const PrimBox& box, std::size_t f, const SortedInside& s,
                     std::size_t least) {
  for (std::size_t from = 0; from < s.x.size();) {
    const auto to = static_cast<std::size_t>(std::upper_bound(s.x.begin(), s.x.end(), s.x[from]) - s.x.begin());
    PrimStep level{box.sides[f], f, to - from, s.cases_before[to] - s.cases_before[from]};
    level.side.levels[static_cast<std::size_t>(s.x[from])] = 0;
    if (level.points < s.x.size()) consider(best, level, s.x.size(), least);
    from = to;
  }
}

// What one step more at either end, or one level more, would bring in: points that all other sides hold.
std::vector<PrimStep> possible_growth(const PrimPoints& all, const PrimBox& box, std::size_t f) {
  std::vector<PrimStep> out;
  const BoxSide& side = box.sides[f];
  if (!side.restricts()) return out;
  PrimBox free = box;
  free.sides[f] = PrimBox(all).sides[f];
  std::vector<std::size_t> order;
  for (std::size_t p = 0; p < all.size(); ++p) {
    if (free.holds(all, p)) order.push_back(p);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return all.x_of(a, f) < all.x_of(b, f); });
  const SortedInside s = sorted_inside(all, order, f);
  if (!side.levels.empty()) {
    for (std::size_t level = 0; level < side.levels.size(); ++level) {
      if (side.levels[level] != 0) continue;
      const auto from = std::lower_bound(s.x.begin(), s.x.end(), static_cast<double>(level)) - s.x.begin();
      const auto to = std::upper_bound(s.x.begin(), s.x.end(), static_cast<double>(level)) - s.x.begin();
      PrimStep step{side, f, static_cast<std::size_t>(to - from),
                    s.cases_before[static_cast<std::size_t>(to)] - s.cases_before[static_cast<std::size_t>(from)]};
      step.side.levels[level] = 1;
      out.push_back(step);
    }
    return out;
  }
  const Factor& factor = (*all.factors)[f];
  const std::size_t want = peeled_points(box.points);
  const auto first = static_cast<std::size_t>(std::lower_bound(s.x.begin(), s.x.end(), side.low) - s.x.begin());
  const auto last = static_cast<std::size_t>(std::upper_bound(s.x.begin(), s.x.end(), side.high) - s.x.begin());
  if (first > 0) {
    const double reached = s.x[first - std::min(first, want)];
    const auto from = static_cast<std::size_t>(std::lower_bound(s.x.begin(), s.x.end(), reached) - s.x.begin());
    PrimStep step{side, f, first - from, s.cases_before[first] - s.cases_before[from]};
    step.side.low = from > 0 ? bound_between(factor, reached, s.x[from - 1]) : PrimBox(all).sides[f].low;
    out.push_back(step);
  }
  if (last < s.x.size()) {
    const double reached = s.x[std::min(last + want, s.x.size()) - 1];
    const auto to = static_cast<std::size_t>(std::upper_bound(s.x.begin(), s.x.end(), reached) - s.x.begin());
    PrimStep step{side, f, to - last, s.cases_before[to] - s.cases_before[last]};
    step.side.high = to < s.x.size() ? bound_between(factor, reached, s.x[to]) : PrimBox(all).sides[f].high;
    out.push_back(step);
  }
  return out;
}

}  // namespace

bool BoxSide::restricts() const {
  if (levels.empty()) return low > -std::numeric_limits<double>::max() || high < std::numeric_limits<double>::max();
  return std::find(levels.begin(), levels.end(), 0) != levels.end();
}

PrimBox::PrimBox(const PrimPoints& all) : sides(all.factors->size()) {
  for (std::size_t f = 0; f < sides.size(); ++f) sides[f].levels.assign((*all.factors)[f].levels.size(), 1);
  count(all);
}

bool PrimBox::holds(const PrimPoints& all, std::size_t p) const {
  for (std::size_t f = 0; f < sides.size(); ++f) {
    if (!sides[f].holds(all.x_of(p, f))) return false;
  }
  return true;
}

void PrimBox::count(const PrimPoints& all) {
  points = cases = 0;
  for (std::size_t p = 0; p < all.size(); ++p) {
    if (!holds(all, p)) continue;
    ++points;
    cases += static_cast<std::size_t>(all.is_case[p]);
  }
}

std::size_t PrimBox::restricted() const {
  return static_cast<std::size_t>(std::count_if(sides.begin(), sides.end(), [](const BoxSide& s) { return s.restricts(); }));
}

double prim_score(std::size_t points, std::size_t cases, std::size_t all_points, std::size_t all_cases) {
  if (cases == 0 || all_cases == all_points) return 0;
  const double coverage = static_cast<double>(cases) / static_cast<double>(all_cases);
  const double density = static_cast<double>(cases) / static_cast<double>(points);
  const double chance = static_cast<double>(all_cases) / static_cast<double>(all_points);
  const double excess = (density - chance) / (1 - chance);
  return excess <= 0 ? 0 : 2 * coverage * excess / (coverage + excess);
}

std::vector<std::vector<std::size_t>> points_by_value(const PrimPoints& all) {
  std::vector<std::vector<std::size_t>> order(all.factors->size(), std::vector<std::size_t>(all.size()));
  for (std::size_t f = 0; f < order.size(); ++f) {
    std::iota(order[f].begin(), order[f].end(), std::size_t{0});
    std::stable_sort(order[f].begin(), order[f].end(),
                     [&](std::size_t a, std::size_t b) { return all.x_of(a, f) < all.x_of(b, f); });
  }
  return order;
}

std::vector<PrimBox> peel(const PrimPoints& all, std::vector<std::vector<std::size_t>> order, std::size_t least,
                          const std::vector<char>& along) {
  const std::size_t factors = all.factors->size();
  PrimBox box(all);
  std::vector<PrimBox> out{box};
  while (box.cases > 0 && box.cases < box.points) {
    std::optional<PrimStep> best;
    for (std::size_t f = 0; f < factors; ++f) {
      if (!along.empty() && along[f] == 0) continue;
      const SortedInside s = sorted_inside(all, order[f], f);
      if (box.sides[f].levels.empty())
        consider_number(best, box, all, f, s, least);
      else
        consider_levels(best, box, f, s, least);
    }
    if (!best) break;
    const std::size_t changed = best->factor;
    box.sides[changed] = best->side;
    box.points -= best->points;
    box.cases -= best->cases;
    for (auto& points : order)
      std::erase_if(points, [&](std::size_t p) { return !box.sides[changed].holds(all.x_of(p, changed)); });
    out.push_back(box);
  }
  return out;
}

void paste(const PrimPoints& all, PrimBox& box) {
  const PrimBox everything(all);
  while (true) {
    double score = prim_score(box.points, box.cases, everything.points, everything.cases);
    std::optional<PrimStep> best;
    for (std::size_t f = 0; f < box.sides.size(); ++f) {
      for (const PrimStep& step : possible_growth(all, box, f)) {
        const double grown = prim_score(box.points + step.points, box.cases + step.cases, everything.points, everything.cases);
        if (step.points == 0 || grown <= score) continue;
        score = grown;
        best = step;
      }
    }
    if (!best) return;
    box.sides[best->factor] = best->side;
    box.points += best->points;
    box.cases += best->cases;
  }
}

}  // namespace hearth

#include "models/service_queue.h"

#include <algorithm>
#include <numeric>

#include "models/life_events.h"
#include "models/programme_common.h"
#include "sim/draw_order.h"

namespace hearth {

namespace {

// Which of the points of a programme's order somebody, or an employer, has: by class, and twice, for key sectors after the
// others.
std::size_t points_index(const District& d, std::size_t q, std::uint32_t who) {
  const bool firm = serves_employers(d, q);
  const std::uint32_t e = firm ? who : d.people.person[who].employer;
  const std::size_t cls = firm ? 0 : static_cast<std::size_t>(class_of(d, d.people.person[who]));
  return cls + static_cast<std::size_t>(d.setup.classes) * (d.employers.is_active_in(d.setup.key_sector, e) ? 1u : 0u);
}

// How much of their points key sectors have: a share of one catalogue that names them, where the scenario has any.
double key_sectors_in_force(const District& d) {
  if (d.setup.programmes.catalogues.empty()) return 1;
  double units = 0;
  for (const int q : d.setup.programmes.catalogues) units += units_now(d, static_cast<std::size_t>(q));
  return std::min(1.0, units);
}

// The points that somebody, or an employer, can have, by points_index.
std::vector<double> points_of(const District& d, std::size_t q) {
  std::vector<double> points(static_cast<std::size_t>(d.setup.classes), 0.0);
  if (!serves_employers(d, q)) points = d.setup.programmes[q].points_by_class;
  const double for_key_sectors = parameters_of(d, q).key_sector_priority * key_sectors_in_force(d);
  for (std::size_t c = 0, classes = points.size(); c < classes; ++c) points.push_back(points[c] + for_key_sectors);
  return points;
}

// The place of each of those points among all, the highest first; equal points share one.
std::vector<std::size_t> ranks_of(const std::vector<double>& points) {
  std::vector<std::size_t> ranks;
  ranks.reserve(points.size());
  for (const double x : points)
    ranks.push_back(static_cast<std::size_t>(std::count_if(points.begin(), points.end(), [&](double y) { return y > x; })));
  return ranks;
}

}  // namespace

// Who has left this month, as bits by slot: slots are given to others only later.
void mark_leavers(District& d, bool gone) {
  auto& bits = d.programmes.gone;
  bits.resize((d.people.end() + 63) / 64, 0);
  for (const std::uint32_t slot : d.leavers) {
    const std::uint64_t bit = std::uint64_t{1} << slot % 64;
    bits[slot / 64] = gone ? bits[slot / 64] | bit : bits[slot / 64] & ~bit;
  }
}

// Who has left or whose patience has ended waits no more.
void clear_queue(District& d, std::size_t q) {
  auto& queue = d.programmes.of[q].queue;
  auto& gave_up = d.programmes.gave_up;
  gave_up.clear();
  const auto gives_up = [&](const ProgrammeApplicant& a) {
    if (a.gives_up > d.month) return false;
    gave_up.push_back(a.who);
    return true;
  };
  if (serves_employers(d, q)) {
    std::erase_if(queue, [&](const auto& a) { return !d.employers.employer[a.who].alive || gives_up(a); });
  } else {
    const std::uint64_t* const gone = d.programmes.gone.data();
    std::erase_if(queue, [&](const auto& a) { return (gone[a.who / 64] >> a.who % 64 & 1) != 0 || gives_up(a); });
  }
  asking_ahead(
      gave_up, [&](std::uint32_t who) { ask_for_all(d, q, who); }, [&](std::uint32_t who) { turn_away(d, q, who); });
}

ServiceQueue::ServiceQueue(const District& d, std::size_t q) {
  const ServiceOrder order = parameters_of(d, q).order;
  in_turn_ = order == ServiceOrder::first_come;
  if (in_turn_) return;
  order == ServiceOrder::lottery ? draw_lots(d, q) : rank_points(d, q);
}

void ServiceQueue::draw_lots(const District& d, std::size_t q) {
  const auto& queue = d.programmes.of[q].queue;
  DrawBatch draws;
  asking_ahead(
      queue, [&](const ProgrammeApplicant& a) { ask_for(d, q, a.who); },
      [&](const ProgrammeApplicant& a) { draws.add(identity_of(d, q, a.who), draw_ordinal(d.setup.programmes[q], d.month)); });
  draws.draw(d.luck, Stream::programme_lot, 1);
  std::vector<std::uint64_t> lots;
  for (std::size_t i = 0; i < queue.size(); ++i) lots.push_back(static_cast<std::uint64_t>(draws.word(i)) << 32 | i);
  sort_by_draw(lots, [](std::uint64_t x) { return x; });
  for (const std::uint64_t x : lots) places_.push_back(static_cast<std::uint32_t>(x));
}

// Points take few values, so that counting how many have each gives the order; who has the same stays in turn.
void ServiceQueue::rank_points(const District& d, std::size_t q) {
  const auto& queue = d.programmes.of[q].queue;
  const std::vector<double> points = points_of(d, q);
  const std::vector<std::size_t> ranks = ranks_of(points);
  std::vector<std::uint8_t> rank;
  rank.reserve(queue.size());
  std::vector<std::uint32_t> next(ranks.size() + 1, 0);
  asking_ahead(
      queue, [&](const ProgrammeApplicant& a) { ask_for(d, q, a.who); },
      [&](const ProgrammeApplicant& a) {
        if (!serves_employers(d, q)) d.employers.prefetch_employer(d.people.person[a.who].employer);
      },
      [&](const ProgrammeApplicant& a) {
        rank.push_back(static_cast<std::uint8_t>(ranks[points_index(d, q, a.who)]));
        ++next[rank.back() + 1u];
      });
  std::partial_sum(next.begin(), next.end(), next.begin());
  places_.resize(queue.size());
  for (std::size_t i = 0; i < queue.size(); ++i) places_[next[rank[i]]++] = static_cast<std::uint32_t>(i);
  if (parameters_of(d, q).points_per_month_waiting == 0) return;
  std::vector<Standing> standings;
  for (std::size_t k = 0; k < points.size(); ++k) standings.push_back({points[k], next[ranks[k]]});
  let_waiting_count(d, q, standings);
}

// Months of waiting add to the points. Of those with equal points the first has waited longest, so that only the first of each
// are compared.
void ServiceQueue::let_waiting_count(const District& d, std::size_t q, std::vector<Standing>& standings) {
  struct Group {
    double points;
    std::uint32_t next, end;  // of those who have them, in `by_points`
  };
  const auto& queue = d.programmes.of[q].queue;
  const double per_month = parameters_of(d, q).points_per_month_waiting;
  std::sort(standings.begin(), standings.end(), [](const Standing& a, const Standing& b) { return a.end < b.end; });
  std::vector<Group> groups;
  for (const Standing& x : standings) {
    const std::uint32_t begin = groups.empty() ? 0 : groups.back().end;
    if (x.end > begin) groups.push_back({x.points, begin, x.end});
  }
  const std::vector<std::uint32_t> by_points = places_;
  for (std::uint32_t& place : places_) {
    Group* best = nullptr;
    double most = 0;
    for (Group& g : groups) {
      if (g.next == g.end) continue;
      const double now = g.points + per_month * (d.month - queue[by_points[g.next]].since);
      if (best != nullptr && (now < most || (now == most && by_points[g.next] > by_points[best->next]))) continue;
      best = &g;
      most = now;
    }
    place = by_points[best->next++];
  }
}

}  // namespace hearth

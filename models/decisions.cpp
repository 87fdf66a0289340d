#include "models/decisions.h"

#include <algorithm>

#include "models/applications.h"
#include "models/district.h"
#include "models/retention.h"
#include "models/tenancy.h"
#include "sim/parallel.h"

namespace hearth {

namespace {

// Chunks of one run are scanned in parallel above this number of people; measured: below it, threads cost more than they save.
constexpr std::uint32_t parallel_from = 200000;
constexpr std::size_t chunk = 16384;

std::size_t scan_all(District& d, bool parallel) {
  const HazardTables tables = d.hazard_tables();
  const HazardColumns columns = d.people.hazard_columns();
  const std::size_t end = d.people.end();
  if (d.fired.size() < end) d.fired.resize(end + end / 8 + 64);
  if (!parallel || end < parallel_from) return kernels().scan(tables, columns, 0, end, d.fired.data());
  // Every chunk writes where its own slots begin; the pieces are then joined in slot order, whatever thread was first.
  const std::size_t chunks = (end + chunk - 1) / chunk;
  std::vector<std::size_t> counts(chunks);
  for_each_chunk(end, chunk, [&](std::size_t c, std::size_t begin, std::size_t stop) {
    counts[c] = kernels().scan(tables, columns, begin, stop, d.fired.data() + begin);
  });
  std::size_t n = 0;
  for (std::size_t c = 0; c < chunks; ++c) {
    const Fired* const from = d.fired.data() + c * chunk;
    std::copy(from, from + counts[c], d.fired.data() + n);
    n += counts[c];
  }
  return n;
}

// New thresholds for the risks that fired, and the words for what the person does.
void draw_decisions(District& d, Risk risk, Stream stream) {
  auto& list = d.decisions[static_cast<std::size_t>(risk)];
  const std::size_t n = list.size();
  auto& s = d.batch;
  s.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    Person& p = d.people.person[list[i].slot];
    s.id[i] = d.people.id[list[i].slot].value;
    s.ordinal[i] = risk == Risk::change_job ? p.job_changes++ : risk == Risk::move_home ? p.moves++ : p.applications++;
  }
  kernels().blocks(s.id.data(), s.ordinal.data(), d.luck.key(stream), s.arrays(), n);
  kernels().exponentials(s.word[0].data(), s.threshold.data(), n);
  for (std::size_t i = 0; i < n; ++i) {
    d.people.thresholds[std::size_t{list[i].slot} * risks_per_row + static_cast<std::size_t>(risk)] = s.threshold[i];
    list[i].word = {s.word[1][i], s.word[2][i], s.word[3][i]};
  }
}

}  // namespace

void scan_risks(District& d, bool parallel) {
  const std::size_t n = scan_all(d, parallel);
  d.leavers.clear();
  for (auto& list : d.decisions) list.clear();
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t slot = d.fired[i].slot();
    const std::uint32_t risks = d.fired[i].risks();
    if ((risks & 1u << static_cast<unsigned>(Risk::leave)) != 0) {
      d.leavers.push_back(slot);
      continue;
    }
    for (unsigned r = 1; r < risks_per_row; ++r) {
      if ((risks >> r & 1) != 0) d.decisions[r].push_back({slot, {}});
    }
  }
  draw_decisions(d, Risk::change_job, Stream::change_job);
  draw_decisions(d, Risk::move_home, Stream::move_home);
  draw_decisions(d, Risk::apply_for_home, Stream::apply_for_home);
}

void depart(District& d) {
  const auto memory = static_cast<int>(d.setup.p.retention.ties_lost_memory_months);
  for (const std::uint32_t slot : d.leavers) {
    Person& p = d.people.person[slot];
    const HomeState home = home_of(d, slot);
    const WorkState work = decode_work(d.people.work[slot]);
    const Block w = d.luck.block(Stream::departure_reason, d.people.id[slot]);
    const Reason reason = attribute_departure(d.setup, home, work, d.people.condition[slot], w[0]);
    ++d.flows.departures_by_reason[static_cast<std::size_t>(reason)];
    ++d.flows.departures_by_class[p.cls];
    if (home.kind >= first_scheme_home)
      ++d.flows.departures_by_scheme_home[static_cast<std::size_t>(home.kind - first_scheme_home)];
    if (chance(w[1], d.setup.p.retention.share_leaving_to_other_district)) ++d.flows.departures_within_city;

    if (p.application != 0) withdraw(d, slot);
    settle_departure(d, slot);
    release_job(d, slot);
    leave_team(d, slot);
    for (const std::uint32_t n : d.ties.neighbours(slot)) {
      auto& code = d.people.work[n];
      if (decode_work(code).ties_lost == max_ties_lost) continue;
      ++code;  // the number of ties lost is the code's last digit
      d.agenda.add(d.month + memory, n, d.people.id[n], static_cast<std::uint32_t>(Date::tie_forgotten));
    }
    d.ties.forget(slot);
    for (const std::uint32_t n : d.ties.neighbours(slot)) refresh_work(d, n, decode_work(d.people.work[n]).job);

    --d.stocks.people_by_class[p.cls];
    --d.stocks.people_by_town[p.home_town];
    --d.stocks.people_by_home_kind[static_cast<std::size_t>(home.kind)];
    --d.stocks.people_by_job[static_cast<std::size_t>(work.job)];
    if (p.is_renter != 0) --d.stocks.renters_by_town[p.home_town];
    d.people.give_back(slot);
  }
}

}  // namespace hearth

#include "models/ties.h"

#include <bit>

#include "models/retention.h"
#include "sim/short_list.h"

namespace hearth {

namespace {

// Where somebody stands in a list of ties; max_ties: nowhere.
std::size_t place_of(const Person& p, std::uint32_t slot) {
  return static_cast<std::size_t>(std::countr_zero(places_of(p.tie, slot) | 1u << max_ties));
}

}  // namespace

void TieNetwork::move_by_bands(std::uint32_t slot, int bands) {
  auto& code = people_.person[slot].code[by_work];
  code = static_cast<std::uint16_t>(code + bands * CovariateCodes::one_tie_band);
  refresh_leaving(setup_, people_, slot);
}

bool TieNetwork::connect(std::uint32_t a, std::uint32_t b) {
  Person& pa = people_.person[a];
  Person& pb = people_.person[b];
  if (a == b || pa.ties == max_ties || pb.ties == max_ties || place_of(pa, b) < max_ties) return false;
  pa.tie[pa.ties++] = b;
  pb.tie[pb.ties++] = a;
  count(a, pa.ties - 1, pa.ties);
  count(b, pb.ties - 1, pb.ties);
  return true;
}

void TieNetwork::forget(std::uint32_t slot, std::uint32_t gone) {
  Person& p = people_.person[slot];
  const std::size_t i = place_of(p, gone);
  if (i == max_ties) return;
  --p.ties;
  p.tie[i] = p.tie[p.ties];
  p.tie[p.ties] = nobody;
  count(slot, p.ties + 1, p.ties);
}

void TieNetwork::form() {
  asking_ahead(
      std::span(meetings_).first(met_),
      [&](const Meeting& x) {
        people_.prefetch(x.other());
        prefetch(&people_.leaving[x.other()]);
      },
      [&](const Meeting& x) {
        const Person& a = people_.person[x.a];
        const Person& b = people_.person[x.other()];
        // All at once, since none is to be guessed.
        const bool here = a.is_present();
        const bool there = b.is_present();
        const bool anywhere = !x.as_colleagues();
        if (!(here & there & (anywhere | (a.employer == b.employer)))) return;
        if (x.in_town() && (a.home_town != b.home_town || fingerprint(b.id) != x.check)) return;
        connect(x.a, x.other());
      });
  met_ = 0;
}

std::pair<std::pair<std::uint32_t, std::uint32_t>, bool> add_edge(std::uint32_t a, std::uint32_t b, TieNetwork& ties) {
  return {{a, b}, ties.connect(a, b)};
}

void remove_edge(std::uint32_t a, std::uint32_t b, TieNetwork& ties) {
  ties.forget(a, b);
  ties.forget(b, a);
}

void clear_vertex(std::uint32_t slot, TieNetwork& ties) {
  Person& p = ties.people_.person[slot];
  for (std::size_t i = 0; i < p.ties; ++i) ties.forget(p.tie[i], slot);
  ties.count(slot, p.ties, 0);
  p.tie.fill(nobody);
  p.ties = 0;
}

}  // namespace hearth

#include "models/arrivals.h"

#include <algorithm>
#include <cmath>

#include "models/district.h"
#include "models/life_events.h"
#include "models/market_effects.h"
#include "models/newcomers.h"
#include "models/programme_calls.h"

namespace hearth {

double attractiveness(const District& d, bool wages_and_rents, bool housing_wait) {
  const ArrivalParameters& p = d.setup.p.arrivals;
  const int then = d.month - static_cast<int>(p.attractiveness_lag_months);
  if (then < 0) return 1;
  double factor = 1;
  if (wages_and_rents && p.elasticity_wage_to_rent != 0) {
    factor *= portable_pow(d.attractiveness_wage_rent[static_cast<std::size_t>(then)], p.elasticity_wage_to_rent);
  }
  if (housing_wait && p.elasticity_housing_wait != 0) {
    factor *= portable_pow((12 + d.attractiveness_wait[static_cast<std::size_t>(then)]) / 12, p.elasticity_housing_wait);
  }
  return factor;
}

namespace {

// The founders among newcomers share new firms; the firm of the one before takes a founder who starts none of their own.
std::uint32_t founded_or_joined_firm(District& d, std::uint32_t slot, std::uint32_t& shared_firm, std::uint32_t word) {
  if (shared_firm == nobody || chance(word_for(word, Use::founding), 1 / d.setup.p.firms.founders_per_startup)) {
    const Person& p = d.people.person[slot];
    shared_firm = add_startup(d, descendant(origin_founded_firm, p.id, 0), {field_of(d, p), is_under_40(p)}, word);
  }
  d.employers.promise(shared_firm);
  return shared_firm;
}

Newcomer newcomer_of(const District& d, const Channel& channel, std::size_t i) {
  Newcomer newcomer = from_channel(channel, d.newcomers.words(i));
  newcomer.entry_month = d.month;
  return newcomer;
}

// In passes over a batch, so that each pass stays in the caches: who they are; where they work; where they live and whom they
// meet. `id_of(k)` is the k-th of them; `arrived(slot)` is called for each.
template <class IdOf, class Arrived>
void arrive_one_by_one(District& d, int channel_index, std::int64_t count, int field, const IdOf& id_of,
                       const Arrived& arrived) {
  const Channel& channel = d.setup.channel[static_cast<std::size_t>(channel_index)];
  const double key_sectors = market_multiplier(d, MarketQuantity::key_sector_hiring, 0);
  NewcomerBatch& batch = d.newcomers;
  std::array<HomeKind, NewcomerBatch::size> home;
  std::array<bool, NewcomerBatch::size> with_job;
  std::array<std::uint32_t, NewcomerBatch::size> employer;
  std::uint32_t shared_firm = nobody;
  Cohort cohort;
  for (std::int64_t done = 0; done < count; done += NewcomerBatch::size) {
    const auto n = static_cast<std::size_t>(std::min<std::int64_t>(NewcomerBatch::size, count - done));
    for (std::size_t i = 0; i < n; ++i) batch.id[i] = id_of(done + static_cast<std::int64_t>(i)).value;
    take_slots(d, n);
    batch.draw_profiles(d.luck, n);
    for (std::size_t i = 0; i < n; ++i) {
      Newcomer newcomer = newcomer_of(d, channel, i);
      if (field >= 0) {  // recruited for a post of the field
        newcomer.field = field;
        newcomer.arrives_with_job = true;
      }
      if (channel.found_firms) newcomer.role = Role::founder;
      home[i] = newcomer.home;
      with_job[i] = newcomer.arrives_with_job;
      create_person(d, newcomer, i);
      if (with_job[i]) d.employers.prefetch_search(newcomer.field, newcomer.prefers_young_firm, batch.words(i).spare);
    }
    for (std::size_t i = 0; i < n; ++i) {
      const Person& p = d.people.person[batch.slot[i]];
      if (with_job[i]) d.employers.prefetch_found(field_of(d, p), p.prefers_young_firm != 0, batch.words(i).spare);
    }
    for (std::size_t i = 0; i < n; ++i) {
      const std::uint32_t word = batch.words(i).spare;
      if (channel.found_firms) {
        employer[i] = founded_or_joined_firm(d, batch.slot[i], shared_firm, word);
      } else if (channel.keeps_post) {
        employer[i] = brought_post(d, batch.slot[i], word);
      } else {
        employer[i] = with_job[i] ? promised_job(d, batch.slot[i], word, key_sectors) : nobody;
        d.flows.hires += employer[i] != nobody ? 1 : 0;
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      if (i + prefetch_distance < n) d.employers.prefetch_staff(employer[i + prefetch_distance]);
      begin_work(d, batch.slot[i], employer[i], batch.words(i).spare);
    }
    batch.draw_fates(d.luck, n);
    for (std::size_t i = 0; i < n; ++i) {
      settle(d, i, home[i], false);
      begin_risks(d, i);
      if (d.chronicle != nullptr) d.chronicle->enter(d, batch.slot[i], channel_index);
      meet_cohort(d, batch.slot[i], cohort, batch.words(i).spare);
      arrived(batch.slot[i]);
    }
    plan_calls(d, n);
    d.ties.form();
  }
  d.flows.arrivals_by_channel[static_cast<std::size_t>(channel_index)] += count;
}

// Core and backbone of each team at once: `team_of(t)` and `member_of(t, i)` say who they are; `arrived(slot)` is called for
// the first core member of each.
template <class TeamOf, class MemberOf, class Arrived>
void arrive_in_teams(District& d, int channel_index, std::int64_t count, const TeamOf& team_of, const MemberOf& member_of,
                     const Arrived& arrived) {
  const Channel& channel = d.setup.channel[static_cast<std::size_t>(channel_index)];
  const TeamParameters& p = d.setup.p.teams;
  const std::int64_t members = p.core_per_team + p.backbone_per_team;
  NewcomerBatch& batch = d.newcomers;
  for (std::int64_t t = 0; t < count; ++t) {
    const Identity team_id = descendant(origin_team, team_of(t), 0);
    std::uint32_t firm = nobody;
    std::uint16_t team = 0;
    Cohort cohort;
    for (std::int64_t done = 0; done < members; done += NewcomerBatch::size) {
      const auto n = static_cast<std::size_t>(std::min<std::int64_t>(NewcomerBatch::size, members - done));
      for (std::size_t i = 0; i < n; ++i) batch.id[i] = member_of(t, done + static_cast<std::int64_t>(i)).value;
      take_slots(d, n);
      batch.draw_profiles(d.luck, n);
      batch.draw_fates(d.luck, n);
      for (std::size_t i = 0; i < n; ++i) {
        Newcomer newcomer = newcomer_of(d, channel, i);
        const bool core = done + static_cast<std::int64_t>(i) < p.core_per_team;
        newcomer.role = core ? Role::core : Role::backbone;
        if (core && d.setup.core_class >= 0) newcomer.cls = d.setup.core_class;
        const NewcomerWords words = batch.words(i);
        const std::uint32_t slot = create_person(d, newcomer, i);
        if (firm == nobody) {
          firm = add_startup(d, descendant(origin_founded_firm, team_id, 0), {newcomer.field}, words.spare);
          d.employers.set_posts(firm, std::max<double>(static_cast<double>(members), d.employers.posts(firm)));
          team = form_team(d, team_id, firm);
        }
        d.employers.promise(firm);
        begin_job(d, slot, firm, word_for(words.spare, Use::colleagues));
        join_team(d, team, slot);
        settle(d, i, newcomer.home, false);
        begin_risks(d, i);
        if (d.chronicle != nullptr) d.chronicle->enter(d, slot, channel_index);
        meet_cohort(d, slot, cohort, words.spare);
        if (done == 0 && i == 0) arrived(slot);
      }
      plan_calls(d, n);
      d.ties.form();
    }
  }
  d.flows.arrivals_by_channel[static_cast<std::size_t>(channel_index)] += count * members;
}

}  // namespace

void arrive(District& d) {
  const double shock = d.year_shock[static_cast<std::size_t>(d.calendar_year() - d.setup.p.run.start.year())];
  for (int c = 0; c < d.setup.channels; ++c) {
    const Channel& channel = d.setup.channel[static_cast<std::size_t>(c)];
    if (channel.kind == ChannelKind::referrals) continue;
    const double mean = channel.expected_by_month[static_cast<std::size_t>(d.month)] * shock *
                        attractiveness(d, channel.responds_to_wages_and_rents, channel.responds_to_housing_wait);
    const Identity entity{static_cast<std::uint64_t>(c)};
    const std::int64_t count = poisson_by_inversion(mean, [&](std::uint32_t k) {
      return d.luck.block(Stream::arrival_count, entity, static_cast<std::uint32_t>(d.month), k)[0];
    });
    const auto id_of = [&](std::int64_t k) {
      return Identity::arrived(static_cast<std::uint32_t>(c), d.month, static_cast<std::uint32_t>(k));
    };
    const auto nothing = [](std::uint32_t) {};
    if (channel.kind == ChannelKind::teams) {
      const std::int64_t members = d.setup.p.teams.core_per_team + d.setup.p.teams.backbone_per_team;
      const auto member_of = [&](std::int64_t t, std::int64_t i) { return id_of(t * members + i); };
      arrive_in_teams(d, c, count, id_of, member_of, nothing);
    } else {
      arrive_one_by_one(d, c, count, -1, id_of, nothing);
    }
  }
}

void arrive_through(District& d, int channel, int field, std::span<const Identity> who,
                    const std::function<void(std::uint32_t)>& arrived) {
  const auto count = static_cast<std::int64_t>(who.size());
  const auto id_of = [&](std::int64_t k) { return who[static_cast<std::size_t>(k)]; };
  if (d.setup.channel[static_cast<std::size_t>(channel)].kind == ChannelKind::teams) {
    const auto member_of = [&](std::int64_t t, std::int64_t i) {
      return descendant(origin_programme, id_of(t), static_cast<std::uint32_t>(i) + 1);
    };
    arrive_in_teams(d, channel, count, id_of, member_of, arrived);
  } else {
    arrive_one_by_one(d, channel, count, field, id_of, arrived);
  }
}

void arrive_by_referral(District& d, std::uint32_t referrer) {
  for (int c = 0; c < d.setup.channels; ++c) {
    const Channel& channel = d.setup.channel[static_cast<std::size_t>(c)];
    if (channel.kind != ChannelKind::referrals) continue;
    NewcomerBatch& batch = d.newcomers;
    batch.id[0] =
        descendant(static_cast<std::uint32_t>(c), d.people.person[referrer].id, static_cast<std::uint32_t>(d.month)).value;
    take_slots(d, 1);
    batch.draw_profiles(d.luck, 1);
    batch.draw_fates(d.luck, 1);
    const Newcomer newcomer = newcomer_of(d, channel, 0);
    const NewcomerWords words = batch.words(0);
    const std::uint32_t slot = create_person(d, newcomer, 0);
    const std::uint32_t employer = newcomer.arrives_with_job ? promised_job(d, slot, words.spare) : nobody;
    d.flows.hires += employer != nobody ? 1 : 0;
    begin_work(d, slot, employer, words.spare);
    settle(d, 0, newcomer.home, false);
    begin_risks(d, 0);
    plan_calls(d, 1);
    if (d.chronicle != nullptr) d.chronicle->enter(d, slot, c);
    add_edge(slot, referrer, d.ties);
    ++d.flows.arrivals_by_channel[static_cast<std::size_t>(c)];
    return;
  }
}

}  // namespace hearth

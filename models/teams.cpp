#include "models/teams.h"

#include <algorithm>

#include "models/firms.h"
#include "models/life_events.h"
#include "models/newcomers.h"

namespace hearth {

void draw_dissolution(District& d, std::uint16_t index) {
  Team& team = d.teams[index];
  const int in = months_until(unit_exponential(d.luck.word(Stream::team_dissolution, team.id)),
                              d.setup.p.teams.dissolution_hazard_per_month, d.setup.months - d.month);
  team.dissolves = static_cast<std::int16_t>(std::min(30000, d.month + 1 + in));
}

std::uint16_t form_team(District& d, Identity id, std::uint32_t employer) {
  Team team;
  team.id = id;
  team.formed = static_cast<std::int16_t>(d.month);
  team.employer = employer;
  d.employers.employer[employer].has_team = true;
  d.teams.push_back(team);
  ++d.stocks.teams;
  ++d.stocks.teams_ever;
  const auto index = static_cast<std::uint16_t>(d.teams.size() - 1);
  const auto later = [&](std::uint32_t e, std::uint16_t x) { return e < d.teams[x].employer; };
  auto& by_employer = d.teams_by_employer;
  by_employer.insert(std::upper_bound(by_employer.begin(), by_employer.end(), employer, later), index);
  draw_dissolution(d, index);
  return index;
}

std::span<const std::uint16_t> teams_of(const District& d, std::uint32_t employer) {
  const auto earlier = [&](std::uint16_t x, std::uint32_t e) { return d.teams[x].employer < e; };
  const auto& by_employer = d.teams_by_employer;
  return {std::lower_bound(by_employer.begin(), by_employer.end(), employer, earlier),
          std::lower_bound(by_employer.begin(), by_employer.end(), employer + 1, earlier)};
}

void join_team(District& d, std::uint16_t team, std::uint32_t slot) {
  Person& p = d.people.person[slot];
  p.team = team;
  d.teams[team].members.push_back(slot);
  if (p.role == Role::core) ++d.teams[team].core;
}

void leave_team(District& d, std::uint32_t slot) {
  Person& p = d.people.person[slot];
  if (p.team == no_team) return;
  if (p.role == Role::core) --d.teams[p.team].core;
  p.team = no_team;
}

namespace {

void dissolve(District& d, std::uint16_t index) {
  Team& team = d.teams[index];
  team.alive = false;
  --d.stocks.teams;
  // From now on its venture is a start-up like others.
  d.employers.employer[team.employer].has_team = false;
  draw_failure(d, team.employer, d.month + 1);
  for (const std::uint32_t slot : team.members) {
    Person& p = d.people.person[slot];
    if (!d.people.alive(slot) || p.team != index) continue;
    p.team = no_team;
    if (p.role == Role::core) {
      p.role = Role::backbone;
      if (class_of(d, p) == d.setup.core_class) change_class(d, slot, d.setup.class_after_dissolution);
    }
    set_person_code(d, slot, p.code[by_person] | CovariateCodes::team_dissolved_bit);
    refresh_eligibility(d, slot);
    appoint(d, d.month + 12, slot, Date::team_loss_over);
  }
  std::vector<std::uint32_t>().swap(team.members);
}

// The backbone member who joined first becomes a core member.
void refill_core(District& d, std::uint16_t index) {
  Team& team = d.teams[index];
  for (const std::uint32_t slot : team.members) {
    Person& p = d.people.person[slot];
    if (!d.people.alive(slot) || p.team != index || p.role != Role::backbone) continue;
    p.role = Role::core;
    ++team.core;
    if (d.setup.core_class >= 0 && class_of(d, p) > d.setup.core_class) change_class(d, slot, d.setup.core_class);
    refresh_eligibility(d, slot);
    return;
  }
}

}  // namespace

void update_teams(District& d) {
  const TeamParameters& p = d.setup.p.teams;
  for (std::size_t i = 0; i < d.teams.size(); ++i) {
    Team& team = d.teams[i];
    if (!team.alive) continue;
    const auto index = static_cast<std::uint16_t>(i);
    if (team.dissolves <= d.month || team.core < p.min_core) {
      dissolve(d, index);
    } else if (team.core < p.core_per_team) {
      const auto missing = static_cast<double>(p.core_per_team - team.core);
      const std::uint32_t word = d.luck.word(Stream::team_refill, team.id, static_cast<std::uint32_t>(d.month));
      if (chance(word, std::min(1.0, missing * p.refill_core_per_month))) refill_core(d, index);
    }
  }
}

}  // namespace hearth

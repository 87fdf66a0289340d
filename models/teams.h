// Top teams: core and backbone members who came together; a team dissolves when its core is gone. ODD: 7.3 Teams.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/id.h"

namespace hearth {

struct Team {
  Identity id;
  std::int16_t formed = 0;
  std::int16_t dissolves = 0;  // month in which it dissolves for other reasons than loss of its core
  std::int16_t core = 0;       // core members present
  bool alive = true;
  std::uint32_t employer = 0;
  std::vector<std::uint32_t> members;  // slots, also of some who have left since: whoever reads it checks
};

struct District;

/// When the team dissolves for other reasons than the loss of its core.
void draw_dissolution(District& d, std::uint16_t index);
std::uint16_t form_team(District& d, Identity id, std::uint32_t employer);
/// All teams that ever were at an employer.
std::span<const std::uint16_t> teams_of(const District& d, std::uint32_t employer);
void join_team(District& d, std::uint16_t team, std::uint32_t slot);
/// A member is gone or has given up the core role.
void leave_team(District& d, std::uint32_t slot);
/// Dissolutions and refills of the month. Streams: team_dissolution, team_refill.
void update_teams(District& d);

}  // namespace hearth

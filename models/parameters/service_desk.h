// The service desk: where applications are made.
#pragma once

#include <string>
#include <vector>

#include "sim/parameter.h"

namespace hearth {

/// Who brings the cases of a request: everybody, now and then; or whoever applies for a home, or for a programme, at the desk.
enum class DeskCases { people, homes, programmes };

/// Something that people come to the desk for.
struct DeskRequest {
  std::string id;
  std::string name_en;
  std::string name_zh;
  DeskCases brought_by = DeskCases::people;
  double cases_per_person_year = 0;
  double minutes = 0;

  void describe(Declaration& d);
};

/// Counters that take people's cases, and what is done online. No counters: no desk, and applications take no time.
struct ServiceDeskParameters {
  std::string task;
  Schedule counters{0.0};
  double open_minutes_per_month = 0;
  double usable_share = 1;
  std::vector<DeskRequest> requests;
  Schedule online_share{0.0};
  Schedule one_visit_share{1.0};
  double patience_months = 0;
  double cost_per_counter = 0;
  double platform_cost = 0;
  Month platform_opens = Month::of(2016, 1);

  void describe(Declaration& d);
};

}  // namespace hearth

// The lists that make a district: towns and links, fields, classes, sectors. All of it is data; nothing here knows a district.
#pragma once

#include <string>
#include <vector>

#include "sim/parameter.h"

namespace hearth {

/// A town or sub-district, or a place outside where people live who work inside.
struct TownParameters {
  std::string id;
  std::string name_en;
  std::string name_zh;
  double latitude = 0;
  double longitude = 0;
  std::int64_t population = 0;
  double job_share = 0;
  double home_share = 0;
  double private_rental_units = 0;
  double rent_cny_m2_month = 0;
  bool outside = false;

  void describe(Declaration& d);
};

/// A metro or railway station: a node of the travel graph where nobody lives or works.
struct StationParameters {
  std::string id;
  std::string name_en;
  std::string name_zh;
  std::string line;
  double latitude = 0;
  double longitude = 0;

  void describe(Declaration& d);
};

/// An undirected link between towns and stations. Links without a date are open from the start.
struct LinkParameters {
  std::string from;
  std::string to;
  std::string mode;
  double minutes = 0;
  std::string opens;  // "", "2020-08" or "2020-08-25": open from that month on

  void describe(Declaration& d);
};

/// A field of work.
struct FieldParameters {
  std::string id;
  std::string name_en;
  std::string name_zh;
  double initial_share = 0;
  bool public_posts = false;
  std::int64_t posts = 0;
  double wage = 0;
  double hr_leaving = 1;

  void describe(Declaration& d);
};

/// A class of talent, from the highest to the lowest. People who are in no higher class are in the last.
struct ClassParameters {
  std::string id;
  std::string name_en;
  std::string name_zh;
  std::int64_t initial = 0;
  double wage = 0;
  bool specialist = false;
  bool team_core = false;
  double hr_leaving = 1;

  void describe(Declaration& d);
};

/// A sector of employers.
struct SectorParameters {
  std::string id;
  std::string name_en;
  std::string name_zh;
  std::vector<std::string> fields;
  double established_share = 0;
  double startup_share = 0;
  bool key_sector = false;
  bool public_body = false;

  void describe(Declaration& d);
};

}  // namespace hearth

// Eight copies of one queue in one district, each with a class, a channel and a scheme of its own: eight independent samples
// for the price of little more than one run.
#pragma once

#include <string>

#include "tests/support/reduced_district.h"

namespace hearth {

inline constexpr std::size_t queue_copies = 8;

/// Newcomers start with relatives, bring their post along, and may apply for the scheme of their class, which has `homes`
/// homes from the first month.
inline DistrictParameters parallel_queues(const SchemeParameters& scheme, int homes, double newcomers_a_month) {
  DistrictParameters p = plain();
  p.run.months = 600;
  p.firms.initial_established = 1;
  const ClassParameters cls = p.classes[0];
  ChannelParameters channel = p.channels[0];
  channel.rate_per_year = 12 * newcomers_a_month;
  channel.keeps_post = true;
  p.classes.clear();
  p.channels.clear();
  for (std::size_t k = 0; k < queue_copies; ++k) {
    const std::string number = std::to_string(k);
    p.classes.push_back(cls);
    p.classes.back().id = "c" + number;
    p.channels.push_back(channel);
    p.channels.back().id = "in" + number;
    p.channels.back().classes = {{"c" + number, 1}};
    p.housing.schemes.push_back(scheme);
    p.housing.schemes.back().id = "flat" + number;
    p.housing.schemes.back().eligibility.classes = {"c" + number};
    deliver(p, "flat" + number, 0, homes);
  }
  start_with_relatives(p);
  return p;
}

}  // namespace hearth

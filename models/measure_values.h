// What series are declared with (models/measures*.cpp): the dimensions of a district, and the usual shapes of values.
#pragma once

#include "models/district.h"
#include "models/measures.h"

namespace hearth {

struct Measures::Dimensions {
  Dimensions(const Setup& s, MeasureBook& book);
  int cls, town, scheme, channel, sector, wait, reason, target, purpose, payer, commute, burden, tenure, home, field;
  int department = -1, task = -1, programme = -1, request = -1;  // -1: none in this district
  int item = -1, year = -1, colour = -1;                         // -1: nothing is reviewed
};

// What several series are made of: a list, rows of lists, one number, a number for each of a dimension's members.
template <class Of>
auto list(const Of& of) {
  return [of](const District& d, std::span<double> out) {
    const auto& values = of(d);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<double>(values[i]);
  };
}

template <class Of>
auto rows(const Of& of) {
  return [of](const District& d, std::span<double> out) {
    std::size_t i = 0;
    for (const auto& row : of(d)) {
      for (const auto value : row) out[i++] = static_cast<double>(value);
    }
  };
}

template <class Of>
auto one(const Of& of) {
  return [of](const District& d, std::span<double> out) { out[0] = static_cast<double>(of(d)); };
}

template <class Of>
auto each(const Of& of) {
  return [of](const District& d, std::span<double> out) {
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<double>(of(d, i));
  };
}

// Of programmes.
inline auto flow_of(std::vector<std::int64_t> ProgrammeFlows::*member) {
  return [member](const District& d, std::size_t q) { return (d.programme_flows.*member)[q]; };
}
inline std::int64_t waiting_for(const District& d, std::size_t q) {
  return static_cast<std::int64_t>(d.programmes.of[q].queue.size()) + d.recruitment.under_way[q];
}
inline std::int64_t in_effect_of(const District& d, std::size_t q) {
  return d.programmes.of[q].in_effect;
}
/// From an account of the ledger, by the district.
inline double spent_from(const District& d, int account) {
  return d.ledger.of_payer(account, Payer::district).in_cny();
}

}  // namespace hearth

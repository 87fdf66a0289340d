// How many replications a wanted precision takes: Stein's procedure in two stages (1945, Annals of Mathematical Statistics 16,
// 243-258).
//
// A first stage of fixed size gives the standard deviation s of the paired differences. Then there are as many pairs as make
// the half width t s / sqrt(n) at most what is wanted, the first stage among them; t and s stay those of the first stage. For
// normal differences the interval holds in exactly 95 %. (Looking again and again until the interval is narrow enough holds
// less often: it stops where the variance happens to look small.)
#pragma once

#include <cstddef>
#include <span>

namespace hearth {

struct FirstStage {
  std::size_t pairs = 0;  // that have the measure
  double deviation = 0;   // s
  double quantile = 0;    // Student's t of pairs - 1 degrees of freedom at 97.5 %; infinite with fewer than two pairs
};

/// Of the differences of a first stage; what is no finite number is left out.
FirstStage first_stage(std::span<const double> differences);

/// At least those of the first stage; as many as a size_t holds where no number is enough.
std::size_t pairs_needed(const FirstStage& stage, double half_width);

/// The same in replications, where `replications` of the first stage gave its pairs: where a measure is not known in every
/// replication, more of them give as many more pairs.
std::size_t replications_needed(const FirstStage& stage, std::size_t replications, double half_width);

/// More replications than this are told as too many.
inline constexpr std::size_t most_replications_told = 1'000'000'000;

/// Of the interval of 95 % around the mean of so many pairs.
double half_width_of(const FirstStage& stage, std::size_t pairs);

/// Of no difference, two-sided, where so many pairs have this mean difference: below 5 % where the interval leaves zero out.
double p_of_difference(const FirstStage& stage, std::size_t pairs, double difference);

}  // namespace hearth

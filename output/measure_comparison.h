// One measure under two plans: paired by replication, with a verdict.
#pragma once

#include <cstddef>
#include <vector>

#include "output/headlines.h"
#include "output/paired.h"
#include "output/two_stage.h"

namespace hearth {

/// Of an error in a verdict, and in all that hold jointly.
inline constexpr double error_level = 0.05;

/// What the interval of a measure says. `same`: every replication gives the same value under both plans.
enum class Verdict { better, worse, more, less, not_detectable, same };

struct MeasureComparison {
  Headline measure;  // of the first plan
  PairedMeans means;
  Verdict verdict = Verdict::not_detectable;
  double joint_p = 1;       // Holm-adjusted over all that it is told with
  bool two_stages = false;  // the interval and p are those of Stein's procedure (output/two_stage.h)
  bool holds_jointly() const { return joint_p < error_level; }
};

/// The replications that both files have, as places in either.
struct Pairs {
  std::vector<std::size_t> first, second;
  std::size_t size() const { return first.size(); }
};
Pairs pairs_of(const std::vector<double>& first, const std::vector<double>& second);

/// Values of all replications under either plan.
MeasureComparison compared(const Headline& first, const std::vector<double>& second, const Pairs& pairs);

/// The interval, the probability of error and the verdict of a measure whose number of replications its own first stage
/// decided.
void tell_in_two_stages(MeasureComparison& measure, const FirstStage& stage);

/// Which verdicts hold together: sets `joint_p`. What is the same by construction asks no question.
void adjust_jointly(std::vector<MeasureComparison*> all);

}  // namespace hearth

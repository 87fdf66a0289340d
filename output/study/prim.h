// Scenario discovery: under which values of the factors does a case of interest (a target missed) come about?
#pragma once

#include <cstddef>
#include <vector>

#include "output/study/sample.h"
#include "sim/said.h"

namespace hearth {

enum class RestrictionKind { at_least, at_most, one_of };

/// One side of a box.
struct Restriction {
  std::size_t factor = 0;
  RestrictionKind kind = RestrictionKind::at_least;
  double bound = 0;                 // of a number; whole numbers: the last value inside
  std::vector<std::size_t> levels;  // of one_of: the places of those inside
  /// Probability that as many cases or more would lie inside if the restriction meant nothing: binomial, with the density of
  /// the box without it (Bryant and Lempert 2010). The bound was chosen with the same points: too small rather than too large.
  double quasi_p = 1;
};

/// A state of the box while it is peeled.
struct PeelingStep {
  double coverage = 0;         // share of all cases that are inside
  double density = 0;          // share of the points inside that are cases
  double mass = 0;             // share of all points that are inside
  std::size_t restricted = 0;  // factors
};

struct ScenarioBox {
  std::vector<Restriction> restrictions;
  std::size_t points = 0, cases = 0;  // inside, without those of earlier boxes
  double coverage = 0, density = 0, mass = 0;
  double p = 1;  // of a box as good by chance
  std::vector<PeelingStep> peeling;
};

/// Whether the point of the sample lies inside.
bool holds(const ScenarioBox& box, const StudySample& sample, std::size_t point);

struct ScenarioDiscovery {
  std::size_t points = 0, cases = 0;
  Said cannot_tell;                // why nothing was looked for
  std::vector<ScenarioBox> boxes;  // none: nothing that chance could not make
};

/// The patient rule induction method (Friedman and Fisher 1999, Statistics and Computing 9, 123-143) as Bryant and Lempert
/// (2010, Technological Forecasting and Social Change 77, 34-49) use it.
///
/// Peeling: 5 % of the points inside, at either end of a number, or one level; that part goes which holds the smallest share of
/// cases (of equal ones the largest part), as long as 5 % of all points stay. Of all boxes on the way the one with the largest
/// score is taken: the harmonic mean of coverage and of the density in excess of chance, (density - share of cases) / (1 -
/// share of cases). Pasting: back at each end goes what raises the score. Then restrictions are dropped, the worst first, whose
/// quasi-p times the number of possible ones is above 5 %. All of it is done again along the factors that are left, and taken
/// if the score is larger: peels of the others had steered the first way. A box is told if, of 99 shuffles of the cases, at
/// most four have a score as large in their peeling. Up to three boxes, each without the points of those before.
///
/// `is_case`: of each point of the sample. Of Sobol's indices A and B are used; of Morris nothing: its points are tied to each
/// other. Throws std::invalid_argument where the cases are not as many as the points.
ScenarioDiscovery discover_scenarios(const StudySample& sample, const std::vector<bool>& is_case);

}  // namespace hearth

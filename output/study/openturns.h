// OpenTURNS, loaded when a study first needs it: to link the program with it would make every command start a third of a
// second later. The functions of designs.h, regression.h and sobol_indices.h that stand on it lie in a library of their own
// beside the program.
#pragma once

#include "output/study/designs.h"
#include "output/study/regression.h"
#include "output/study/sobol_indices.h"

namespace hearth {

struct OpenTurnsFunctions {
  decltype(&latin_hypercube) hypercube;
  decltype(&sobol_sequence) sequence;
  decltype(&sobol_indices_design) indices_design;
  decltype(&full_grid) grid;
  decltype(&regression) regress;
  decltype(&sobol_indices) indices;
};

}  // namespace hearth

/// What the library gives.
extern "C" const hearth::OpenTurnsFunctions* hearth_openturns_functions();

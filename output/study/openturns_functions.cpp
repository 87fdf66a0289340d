#include "output/study/openturns.h"

const hearth::OpenTurnsFunctions* hearth_openturns_functions() {
  static const hearth::OpenTurnsFunctions functions = {&hearth::latin_hypercube,      &hearth::sobol_sequence,
                                                       &hearth::sobol_indices_design, &hearth::full_grid,
                                                       &hearth::regression,           &hearth::sobol_indices};
  return &functions;
}

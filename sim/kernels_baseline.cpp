#define HEARTH_KERNELS kernels_baseline
#define HEARTH_KERNELS_NAME "baseline"
#include "sim/kernels_body.h"

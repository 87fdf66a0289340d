#define HEARTH_KERNELS kernels_avx2
#define HEARTH_KERNELS_NAME "avx2"
#include "sim/kernels_body.h"

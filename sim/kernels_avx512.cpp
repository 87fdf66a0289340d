#define HEARTH_KERNELS kernels_avx512
#define HEARTH_KERNELS_NAME "avx512"
#include "sim/kernels_body.h"

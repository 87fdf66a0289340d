#include "sim/kernels.h"

#include <vector>

namespace hearth {

extern const Kernels kernels_baseline;
#if defined(__x86_64__)
extern const Kernels kernels_avx2;
extern const Kernels kernels_avx512;
#endif

namespace {

std::vector<const Kernels*> runnable_paths() {
  std::vector<const Kernels*> paths = {&kernels_baseline};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) paths.push_back(&kernels_avx2);
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512bw")) {
    paths.push_back(&kernels_avx512);
  }
#endif
  return paths;
}

}  // namespace

std::span<const Kernels* const> kernel_paths() {
  static const std::vector<const Kernels*> paths = runnable_paths();
  return paths;
}

const Kernels& kernels() {
  static const Kernels& widest = *kernel_paths().back();
  return widest;
}

}  // namespace hearth

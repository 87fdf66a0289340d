#include <dlfcn.h>

#include <filesystem>
#include <string>

#include "output/failure.h"
#include "output/study/openturns.h"

namespace hearth {

namespace {

const OpenTurnsFunctions& load() {
  const auto refuse = [] {
    const char* const why = ::dlerror();
    const std::string text = why != nullptr ? why : "";
    throw Failure({"can't load OpenTURNS: " + text, "无法加载 OpenTURNS:" + text});
  };
  // Beside the program, or above it: tests lie in a folder of their own. Not by the program's run path, which is not that of
  // the address sanitizer's own dlopen.
  std::error_code error;
  const auto folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  auto path = folder / "libhearth_openturns.so";
  if (!std::filesystem::exists(path, error)) path = folder.parent_path() / path.filename();
  void* const library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) refuse();
  using Function = decltype(&hearth_openturns_functions);
  const auto function = reinterpret_cast<Function>(::dlsym(library, "hearth_openturns_functions"));
  if (function == nullptr) refuse();
  return *function();
}

const OpenTurnsFunctions& loaded() {
  static const OpenTurnsFunctions& functions = load();
  return functions;
}

}  // namespace

Design latin_hypercube(std::size_t factors, std::size_t size, std::size_t hypercubes, std::uint64_t seed) {
  return loaded().hypercube(factors, size, hypercubes, seed);
}

Design sobol_sequence(std::size_t factors, std::size_t points, std::uint64_t seed) {
  return loaded().sequence(factors, points, seed);
}

Design sobol_indices_design(std::size_t factors, std::size_t base_points, std::uint64_t seed) {
  return loaded().indices_design(factors, base_points, seed);
}

Design full_grid(const std::vector<Factor>& factors, const std::vector<std::size_t>& sizes) {
  return loaded().grid(factors, sizes);
}

Regression regression(const StudySample& sample) {
  return loaded().regress(sample);
}

SobolResult sobol_indices(const StudySample& sample) {
  return loaded().indices(sample);
}

}  // namespace hearth

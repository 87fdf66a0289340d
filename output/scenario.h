// Scenarios from disk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/parameters/district.h"
#include "sim/diagnostic.h"
#include "sim/parameter_reader.h"

namespace hearth {

/// A scenario that has been read.
struct Scenario {
  DistrictParameters parameters;
  std::vector<ParameterEntry> entries;
  std::vector<std::string> overrides;  // "KEY=VALUE", as given
};

/// The text of an ordinary file of at most 16 MB.
FileText read_text_file(const std::string& path);
/// Of any size that memory holds.
FileText read_whole_text(const std::string& path, std::uintmax_t largest = std::uintmax_t{1} << 40);

/// Loads a scenario file. Empty when `diagnostics`, which are sorted by place, have errors.
std::optional<Scenario> load_scenario(const std::string& path, const std::vector<std::string>& overrides,
                                      Diagnostics& diagnostics);

/// The same for texts that `read` gives, for tests.
std::optional<Scenario> load_scenario(const std::string& path, const FileReader& read,
                                      const std::vector<std::string>& overrides, Diagnostics& diagnostics);

}  // namespace hearth

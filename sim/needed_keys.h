// Keys that a list's elements need and lack. A column that a CSV file lacks altogether is one fault, not one a row.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sim/value_reader.h"

namespace hearth {

class NeededKeys {
 public:
  void element(const Node& node) { ++elements_of_file_[node.place.file]; }
  void lacking(const Node& element, const std::string& key) { lacking_[{element.place.file, key}].push_back(&element); }
  /// Adds the faults.
  void tell(ValueReader& values) const;

 private:
  std::map<std::pair<std::string, std::string>, std::vector<const Node*>> lacking_;  // by file and key
  std::map<std::string, std::size_t> elements_of_file_;
};

}  // namespace hearth

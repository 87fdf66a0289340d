// Values that name members of the document's lists: one id, several ids, numbers by id.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/node.h"
#include "sim/parameter.h"
#include "sim/value_reader.h"

namespace hearth {

class MemberReader {
 public:
  MemberReader(const Node& document, ValueReader& values) : document_(document), values_(values) {}

  /// `list` is the absolute key of a keyed list such as "towns". An id that it lacks is a fault, and is returned all the same;
  /// so is one given twice. A list of which a part could not be read is not asked.
  std::optional<std::string> member(const Node& node, const std::string& key, std::string_view list);
  /// An array of ids, or in one text joined by bars.
  std::vector<std::string> members(const Node& node, const std::string& key, std::string_view list);
  /// A table of numbers by id, or in one text "id:number|id:number".
  ByMember by_member(const Node& node, const std::string& key, std::string_view list, const Bounds& bounds);

 private:
  bool check(const Node& node, const std::string& key, const std::string& id, std::string_view list);

  const Node& document_;
  ValueReader& values_;
};

}  // namespace hearth

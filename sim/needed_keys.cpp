#include "sim/needed_keys.h"

namespace hearth {

void NeededKeys::tell(ValueReader& values) const {
  for (const auto& [where, elements] : lacking_) {
    const auto& [file, key] = where;
    if (elements.size() == elements_of_file_.at(file)) {
      Node header;
      header.place = {file, 1, 1, 0};
      values.fault(header, {"no row gives '" + key + "'", "没有一行给出 '" + key + "'"},
                   {"a column '" + key + "'", "一列 '" + key + "'"});
      continue;
    }
    for (const Node* element : elements) values.fault(*element, {"the row lacks '" + key + "'", "该行缺少 '" + key + "'"}, {});
  }
}

}  // namespace hearth

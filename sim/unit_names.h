// Units in Chinese. In files a unit is written as declared ("per month"); people read its name.
#pragma once

#include <string>
#include <string_view>

#include "sim/said.h"

namespace hearth {

/// The unit's name in Chinese; the unit itself where it has none (a symbol such as m2, or one that is not known here).
std::string_view unit_in_chinese(std::string_view unit);

/// Whether the unit has a name there: a test asks it of every declared unit.
bool has_chinese_name(std::string_view unit);

/// " (per month)" in both languages; nothing for no unit.
Said in_brackets(std::string_view unit);

}  // namespace hearth

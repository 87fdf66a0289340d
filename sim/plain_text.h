// Whether bytes are text at all: UTF-8, no control characters.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace hearth {

/// Position of the first byte that is no UTF-8, or of the first NUL.
std::optional<std::size_t> first_byte_that_is_no_text(std::string_view bytes);

/// The longest text that a scenario may hold, in bytes.
inline constexpr std::size_t longest_text = 10'000;

/// Whether the text has control characters other than line ends and tabs.
bool has_control_characters(std::string_view text);

/// Whether the text can be an id: letters, digits, '_' and '-', at most 64 (what TOML takes as a key without quotes).
bool is_id(std::string_view text);

}  // namespace hearth

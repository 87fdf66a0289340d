// Keys of parameters with "*" for any one name: "fields.*.initial_share".
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace hearth {

/// Whether the key is the pattern or lies in it.
bool is_within(std::string_view key, std::string_view pattern);

/// The patterns that hold the key: it and the tables that it lies in, with "*" where `pattern` has one.
std::set<std::string> patterns_like(std::string_view key, std::string_view pattern);

}  // namespace hearth

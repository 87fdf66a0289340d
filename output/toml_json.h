// Values of parameters as JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace hearth {

using Json = nlohmann::ordered_json;

/// A value that is written as TOML: 3, "text", ["a"], { a = 0.5 }. The text itself when it is none.
Json toml_as_json(const std::string& toml);

}  // namespace hearth

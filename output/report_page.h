// One page with everything in it: styles, scripts, data. It opens from a disk without a network.
#pragma once

#include <string>
#include <string_view>

#include "output/toml_json.h"

namespace hearth {

/// `data`: as report_data gives it.
std::string report_page(const Json& data);

/// Whether a text begins as a page does.
bool is_page(std::string_view beginning);

}  // namespace hearth

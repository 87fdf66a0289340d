// The page of a report and its scripts, which are part of the program: a page must be made without a network.
#pragma once

#include <span>
#include <string_view>

namespace hearth {

struct PageAsset {
  std::string_view path;  // as page.html names it: "charts.js"
  std::string_view text;
};

/// Everything in output/page/, ECharts among it. CMakeLists.txt writes the definition.
std::span<const PageAsset> page_assets();

}  // namespace hearth

#include "sim/paths.h"

#include <algorithm>
#include <vector>

namespace hearth {

std::string path_beside(const std::string& file, const std::string& relative) {
  const auto slash = file.rfind('/');
  const bool absolute = !relative.empty() && relative.front() == '/';
  return absolute || slash == std::string::npos ? relative : file.substr(0, slash + 1) + relative;
}

std::string path_without_detours(const std::string& path) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= path.size();) {
    const std::size_t end = std::min(path.find('/', from), path.size());
    const std::string part = path.substr(from, end - from);
    from = end + 1;
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
  }
  std::string out = path.starts_with('/') ? "/" : "";
  for (std::size_t i = 0; i < parts.size(); ++i) out += (i > 0 ? "/" : "") + parts[i];
  return out;
}

}  // namespace hearth

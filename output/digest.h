// The digest line after HDF5's own end of file: "HEARTH xxh3-128 <32 hex digits> <length>\n" over the bytes before it. Checked
// before a file is opened, since the HDF5 library may crash on a damaged one.
#pragma once

#include <string>
#include <string_view>

namespace hearth {

/// XXH3-128 of a text, 32 hexadecimal digits.
std::string digest_of_text(std::string_view text);

/// Appends the line. Throws Failure when the file can't be read or written.
void append_digest(const std::string& path);

enum class DigestState { intact, missing, damaged };
DigestState check_digest(const std::string& path);

}  // namespace hearth

// What of a study is done, failed, missing and damaged.
#pragma once

#include <string>

#include "tools/commands.h"

namespace hearth {

/// Prints it, and tells whether nothing is missing. A pure function of what is in the folder: whoever asks again sees whether
/// something has been gained. Throws as StudyFolder::open and progress_of.
bool tell_status(const std::string& path, bool json, const Shared& shared);

}  // namespace hearth

// What shows that the files of a study's folder are still those that were planned: plan.json has their digests, and its own. A
// value that somebody changes in there would otherwise be told of runs that were made with another.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace hearth {

/// Of each file, by its name in the folder: what its digest is taken over.
using SealedTexts = std::map<std::string, std::string_view>;

/// The text of plan.json with the digests (XXH3-128, hexadecimal) of itself and of the files beside it.
std::string sealed(const std::string& plan_json, const SealedTexts& files);

/// Throws BadInput where plan.json at `path` or one of the files is not what was sealed, or there is no seal.
void check_seal(const std::string& plan_json, const std::string& path, const SealedTexts& files);

}  // namespace hearth

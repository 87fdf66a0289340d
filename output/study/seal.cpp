#include "output/study/seal.h"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "output/digest.h"
#include "output/failure.h"

namespace hearth {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* digests = "digests";
constexpr const char* own = "plan.json";

[[noreturn]] void refuse(const std::string& file) {
  throw BadInput(
      {"'" + file +
           "' is not as it was planned: put it back, or plan another study in another folder; runs that are finished are kept",
       "'" + file + "' 已不是计划时的内容:请恢复原文件,或在新文件夹中另行计划;已完成的模拟均保留"});
}

}  // namespace

std::string sealed(const std::string& plan_json, const SealedTexts& files) {
  Json json = Json::parse(plan_json);
  Json all = {{own, digest_of_text(json.dump())}};
  for (const auto& [name, text] : files) all[name] = digest_of_text(text);
  json[digests] = all;
  return json.dump(1) + "\n";
}

void check_seal(const std::string& plan_json, const std::string& path, const SealedTexts& files) {
  Json json = Json::parse(plan_json, nullptr, false);
  if (!json.is_object() || !json.contains(digests) || !json[digests].is_object()) refuse(path);
  const Json all = json[digests];
  const auto holds = [&](const std::string& name, std::string_view text) {
    return all.contains(name) && all[name] == Json(digest_of_text(text));
  };
  json.erase(digests);
  if (!holds(own, json.dump())) refuse(path);
  for (const auto& [name, text] : files) {
    if (!holds(name, text)) refuse((std::filesystem::path(path).parent_path() / name).string());
  }
}

}  // namespace hearth

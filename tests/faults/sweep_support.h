// Studies of the small district for the tests of `hearth sweep`.
#pragma once

#include <chrono>
#include <nlohmann/json.hpp>

#include "tests/faults/support.h"

namespace hearth::faults {

using Json = nlohmann::json;

inline std::string study_of(const std::string& design, int replications, const std::string& more = "") {
  return "scenario = \"" + small_district + "\"\ntitle = \"Trial\"\nreplications = " + std::to_string(replications) +
         "\n[design]\n" + design + more +
         "\n[factors.cabins]\nkey = \"housing.cabin.units\"\nlow = 20\nhigh = 100\n"
         "[factors.rule]\nkey = \"housing.cabin.allocation_rule\"\nvalues = [\"first_come\", \"points\"]\n";
}

inline const std::string sequence = "method = \"sobol_sequence\"\npoints = 16\n";

// Plans it in `folder`/NAME.
inline std::string planned(const Folder& folder, const std::string& name, const std::string& study) {
  spit(folder / (name + ".toml"), study);
  const Outcome o = hearth({"sweep", "plan", folder / (name + ".toml"), "-o", folder / name, "--sample", "0", "--quiet"});
  EXPECT_EQ(o.code, 0) << o.all();
  return folder / name;
}

inline Outcome run_all(const std::string& dir, const Words& more = {}) {
  Words words = {"sweep", "run", dir, "--quiet"};
  words.insert(words.end(), more.begin(), more.end());
  return hearth(words);
}

inline std::string merged(const std::string& dir) {
  const Outcome o = hearth({"sweep", "merge", dir, "-o", dir + ".h5", "--force", "--quiet"});
  EXPECT_EQ(o.code, 0) << o.all();
  return slurp(dir + ".h5");
}

inline Json status(const std::string& dir) {
  const Outcome o = hearth({"sweep", "status", dir, "--json"});
  EXPECT_EQ(o.code, 0) << o.all();
  return Json::parse(o.out);
}

inline std::size_t runs_in_files(const Json& status) {
  std::size_t runs = 0;
  for (const auto& file : status["files"]) runs += file["runs"].get<std::size_t>();
  return runs;
}

inline bool has_something(const std::string& file) {
  return fs::exists(file) && fs::file_size(file) > 0;
}

inline double seconds_until_something_is_kept(const std::string& dir) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  const Running run({"sweep", "run", dir, "--quiet", "-t", "2"});
  EXPECT_TRUE(wait_until([&] { return has_something(dir + "/shards/0-of-1.runs"); }));
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

// An undisturbed run of the same study.
inline std::string undisturbed(const Folder& folder, const std::string& study) {
  const std::string dir = planned(folder, "undisturbed", study);
  EXPECT_EQ(run_all(dir, {"-t", "2"}).code, 0);
  return merged(dir);
}

}  // namespace hearth::faults

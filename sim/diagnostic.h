// What is wrong with an input, where, and what was expected instead. Collected, so that all of a file's faults are told at
// once.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hearth {

struct Diagnostic {
  enum class Severity { error, warning };
  Severity severity = Severity::error;
  std::string file;  // as the user named it; "--set" for the command line
  int line = 0;      // from 1; 0: the file as a whole
  int column = 0;
  std::string problem;   // "unknown key 'rentention.base_hazard'"
  std::string expected;  // "a number from 0 to 1 (per month)"; may be empty
  std::string nearest;   // the nearest right name; may be empty
};

/// "baseline.toml:12:3: error: unknown key 'rentention' (did you mean 'retention'?)".
std::string to_string(const Diagnostic& diagnostic);

class Diagnostics {
 public:
  void add(Diagnostic d) { list_.push_back(std::move(d)); }
  bool has_errors() const;
  const std::vector<Diagnostic>& list() const { return list_; }

 private:
  std::vector<Diagnostic> list_;
};

/// The candidate with the least edit distance to `name`, or empty when none is near enough to be a likely slip of the pen.
std::string nearest_name(std::string_view name, std::span<const std::string> candidates);

}  // namespace hearth

// What is wrong with an input, where, and what was expected instead. Collected, so that all of a file's faults are told at
// once.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/said.h"

namespace hearth {

struct Diagnostic {
  enum class Severity { error, warning };
  Severity severity = Severity::error;
  std::string file;     // as the user named it; "--set" for the command line
  int line = 0;         // from 1; 0: the file as a whole
  int column = 0;       // of a CSV file: the number of the cell
  Said problem;         // "unknown key 'rentention.base_hazard'"
  Said expected;        // "a number from 0 to 1 (per month)"; may be empty
  std::string nearest;  // the nearest right name; may be empty
};

/// "baseline.toml:12:3: error: unknown key 'rentention' (did you mean 'retention'?)".
std::string to_string(const Diagnostic& diagnostic, Language language = Language::english);

class Diagnostics {
 public:
  /// Nobody reads more, and a file of a million faults must not take for ever.
  static constexpr std::size_t most = 1000;

  void add(Diagnostic d);
  bool has_errors() const;
  bool full() const { return list_.size() >= most; }
  /// Faults beyond `most`, which are not in the list.
  std::size_t left_out() const { return left_out_; }
  const std::vector<Diagnostic>& list() const { return list_; }
  /// By place within each file; files in the order of their first fault.
  void sort();

 private:
  std::vector<Diagnostic> list_;
  std::size_t left_out_ = 0;
};

/// The candidate with the least edit distance to `name`, or empty when none is near enough to be a likely slip of the pen.
std::string nearest_name(std::string_view name, std::span<const std::string> candidates);

}  // namespace hearth

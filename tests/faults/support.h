// Runs the command as a user does, on files in a folder of its own.
#pragma once

#include <gtest/gtest.h>
#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace hearth::faults {

namespace fs = std::filesystem;

/// How a process ended: its exit code, or minus the signal that ended it; -1000 when it hung and was killed.
struct Outcome {
  int code = 0;
  std::string out;         // standard output
  std::string err;         // standard error output
  std::size_t memory = 0;  // the most that it took, bytes; at least what the test itself takes
  std::string all() const { return out + err; }
};

inline const std::string command = HEARTH_COMMAND;
inline const std::string scenarios = HEARTH_SOURCE_DIR "/scenarios/";
inline const std::string baseline = scenarios + "baseline.toml";
inline const std::string small_district = HEARTH_SOURCE_DIR "/tests/data/small_district.toml";

/// The share of their cases that tests with very many of them try: HEARTH_CASES, 1 without; above 1 there are more mutants.
double share_of_cases();
/// Whether the i-th of many cases is tried.
bool is_tried(std::size_t i);

/// Waits until `holds` does, a minute at most; whether it came to hold.
bool wait_until(const std::function<bool()>& holds);
void wait_for_seconds(double seconds);

/// A folder that is removed with all in it.
struct Folder {
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(const std::string& name) const { return (path / name).string(); }
  /// Names of all files in the folder, hidden ones too.
  std::vector<std::string> names() const;
  fs::path path;
};

std::string slurp(const std::string& path);
void spit(const std::string& path, const std::string& text);

using Words = std::vector<std::string>;

/// A running command. `prepare` is called in the child before it becomes the command.
class Running {
 public:
  explicit Running(const Words& words, const std::function<void()>& prepare = {}, const std::string& program = command);
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  void signal(int number) const;
  /// Waits until it has worked for so long, on however busy a machine; a minute at most.
  void wait_while_it_works(double seconds) const;
  /// Waits for the end; what takes longer than `seconds` is a hang.
  Outcome wait(double seconds = 60);

 private:
  Folder folder_;
  std::string out_, err_;
  pid_t process_ = -1;
};

/// Runs `hearth WORDS`.
Outcome hearth(const Words& words, const std::function<void()>& prepare = {});
/// How long that takes on this machine now, for tests that disturb a command in its course.
double seconds_taken_by(const Words& words);

/// Becomes somebody without rights; to be used as `prepare` where the tests run as root.
void become_nobody();

/// A small, quick run of the baseline into `results`.
Words quick_run(const std::string& results, const Words& more = {});

/// A file system of its own, unmounted at the end; only root can have one.
struct SmallDisk {
  SmallDisk(const std::string& at, const std::string& size);
  ~SmallDisk();
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  void resize(const std::string& size) const;
  std::string path;
  bool is_there = false;
};

/// Begins as a results file does: what --force may replace.
inline const std::string old_results = "\x89HDF\r\n\x1a\nold";

/// Writes `files` (name and text) into a folder, checks `a.toml` and gives the lines that are told, without the folder's name.
struct Told {
  int code;
  std::vector<std::string> lines;  // the count of errors at the end is left out
};
Told check(const std::map<std::string, std::string>& files, const Words& more = {});

/// A what-if of the baseline with these lines from line 2 on.
std::string what_if(const std::string& lines);

/// English words of three letters and more in a text, but for those in `allowed` (keys, ids, names of files).
std::vector<std::string> english_words(const std::string& text, const std::vector<std::string>& allowed);

/// What a shell script prints.
std::string shell(const std::string& script);

/// The lines of the text.
std::vector<std::string> lines_of(const std::string& text);

}  // namespace hearth::faults

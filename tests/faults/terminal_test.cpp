// What only a terminal shows: completion and progress.
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <regex>

#include "tests/faults/support.h"

namespace hearth::faults {

namespace {

const Words commands = {"run", "check",    "explain", "tasks",  "diff",      "compare",
                        "new", "describe", "export",  "schema", "completion"};

}  // namespace

TEST(Terminal, CompletionKnowsTheCommandsAndTheirOptions) {
  for (const char* name : {"bash", "zsh", "fish"}) {
    const Outcome o = hearth({"completion", name});
    EXPECT_EQ(o.code, 0);
    for (const std::string& word : commands) EXPECT_NE(o.out.find(word), std::string::npos) << name << " " << word;
    for (const char* option : {"replications", "check-invariants", "directory", "format", "lang", "json"})
      EXPECT_NE(o.out.find(option), std::string::npos) << name << " " << option;
  }
  const auto completed = [](const std::string& line) {
    return shell("source <(" + command + " completion bash); COMP_WORDS=(" + line +
                 "); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _hearth; echo \"${COMPREPLY[@]}\"");
  };
  EXPECT_EQ(completed("hearth ''"),
            "run check explain tasks diff compare report plot new describe export sweep study schema completion -h --help "
            "--version --lang\n");
  EXPECT_EQ(completed("hearth de"), "describe\n");
  EXPECT_EQ(completed("hearth run --re"), "--replications\n");
  EXPECT_EQ(completed("hearth run --wi"), "--without-task\n");
  EXPECT_EQ(completed("hearth sweep run --sh"), "--shard\n");
  EXPECT_EQ(completed("hearth tasks --ta"), "--task\n");
  EXPECT_EQ(completed("hearth describe x.h5 --js"), "--json\n");
  EXPECT_EQ(completed("hearth check --lang ''").substr(0, 5), "en zh");
  EXPECT_EQ(completed("hearth schema --format m").substr(0, 8), "markdown");
  EXPECT_EQ(completed("hearth completion z").substr(0, 3), "zsh");
  EXPECT_EQ(completed("hearth run " + scenarios + "basel"), baseline + "\n");
  for (const char* other : {"zsh", "fish"}) {
    const std::string program = std::string("/usr/bin/") + other;
    if (!fs::exists(program)) continue;
    const Folder folder;
    spit(folder / "script", hearth({"completion", other}).out);
    EXPECT_EQ(Running({"-n", folder / "script"}, {}, program).wait().all(), "") << other;
  }
}

// On a terminal: how far, how fast, how long; elsewhere nothing.
TEST(Terminal, ProgressIsShownOnATerminal) {
  const Folder folder;
  for (const bool zh : {false, true}) {
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
      ::execl(command.c_str(), "hearth", "run", baseline.c_str(), "-n", "40", "--set", "run.scale=0.1", "--set",
              "run.months=24", "-o", (folder / "a.h5").c_str(), "--force", "--lang", zh ? "zh" : "en", nullptr);
      ::_exit(99);
    }
    std::string text;
    std::array<char, 4096> buffer{};
    for (ssize_t n = 0; (n = ::read(terminal, buffer.data(), buffer.size())) > 0;)
      text.append(buffer.data(), static_cast<std::size_t>(n));
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(terminal);
    EXPECT_EQ(status, 0);
    const std::regex line(zh ? "\r已完成 [0-9]+/40 次模拟,每秒 [0-9.]+ 次,约剩 [0-9]+ (秒|分|小时)"
                             : "\r[0-9]+ of 40 replications, [0-9.]+ a second, [0-9]+ (s|min|h).* left");
    EXPECT_TRUE(std::regex_search(text, line)) << text;
    EXPECT_NE(text.find(zh ? "已完成 40/40" : "40 of 40 replications"), std::string::npos) << text;
  }
  Words run = quick_run(folder / "b.h5");
  run.erase(std::find(run.begin(), run.end(), "--quiet"));
  EXPECT_EQ(hearth(run).err, "") << "no terminal, no progress";
}

}  // namespace hearth::faults

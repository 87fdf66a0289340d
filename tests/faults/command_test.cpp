// The command under bad input: one clear message, the right exit code, nothing lost or half written.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

namespace fs = std::filesystem;

struct Outcome {
  int code;
  std::string text;
};

Outcome hearth(const std::string& arguments) {
  const std::string command = std::string(HEARTH_COMMAND) + " " + arguments + " 2>&1";
  std::FILE* const pipe = ::popen(command.c_str(), "r");
  std::string text;
  std::array<char, 4096> buffer;
  while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe)) text.append(buffer.data(), n);
  const int status = ::pclose(pipe);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), text};
}

struct Folder {
  Folder() {
    std::string name = fs::temp_directory_path() / "hearth-faults-XXXXXX";
    path = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }
  std::string operator/(const std::string& name) const { return (path / name).string(); }
  fs::path path;
};

std::string slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void spit(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

const std::string baseline = HEARTH_SOURCE_DIR "/scenarios/baseline.toml";
const std::string quick = "run " + baseline + " -n 2 --set run.scale=0.02 --set run.months=6 --quiet -o ";

}  // namespace

TEST(Command, UsageErrorsExitWithTwo) {
  for (const char* arguments :
       {"", "fly", "run", "run x.toml -n 0", "run x.toml --lang fr", "export", "run x.toml --threads -3"}) {
    EXPECT_EQ(hearth(arguments).code, 2) << arguments;
  }
  EXPECT_EQ(hearth("--version").code, 0);
  EXPECT_EQ(hearth("run --help").code, 0);
}

TEST(Command, BadScenariosExitWithTwoAndOneMessage) {
  const Folder folder;
  spit(folder / "typo.toml", "extends = \"" + baseline + "\"\n[housing.apartment]\nunist = 3\n");
  spit(folder / "binary.toml", std::string("\x7f"
                                           "ELF\0\0\0",
                                           7));
  spit(folder / "empty.toml", "");
  spit(folder / "town.toml", "extends = \"" + baseline +
                                 "\"\n[towns.atlantis]\nname_en = \"Atlantis\"\noutside = true\nhome_share = 0\n"
                                 "rent_cny_m2_month = 9\n");
  const struct {
    const char* file;
    const char* message;
  } cases[] = {{"typo.toml", "typo.toml:3:1: error: unknown key 'housing.apartment.unist' (did you mean 'units'?)"},
               {"binary.toml", "not a text file"},
               {"empty.toml", "the list is empty"},
               {"town.toml", "'atlantis' has no link"},
               {"none.toml", "there is no such file"}};
  for (const auto& c : cases) {
    const Outcome o = hearth("run " + (folder / c.file) + " -o " + (folder / "out.h5"));
    EXPECT_EQ(o.code, 2) << o.text;
    EXPECT_NE(o.text.find(c.message), std::string::npos) << o.text;
    EXPECT_FALSE(fs::exists(folder / "out.h5"));
  }
  EXPECT_EQ(hearth("run " + baseline + " --set housing.apartment.units=-5 -o " + (folder / "x.h5")).code, 2);
  EXPECT_EQ(hearth("run " + baseline + " --set nonsense -o " + (folder / "x.h5")).code, 2);
  const Outcome o = hearth("explain housing.apartment.unit " + baseline);
  EXPECT_EQ(o.code, 2);
  EXPECT_NE(o.text.find("did you mean 'housing.apartment.units'?"), std::string::npos) << o.text;
}

TEST(Command, AnExistingFileIsKeptUnlessForced) {
  const Folder folder;
  spit(folder / "out.h5", "mine");
  EXPECT_EQ(hearth(quick + (folder / "out.h5")).code, 2);
  EXPECT_EQ(slurp(folder / "out.h5"), "mine");
  EXPECT_EQ(hearth(quick + (folder / "out.h5") + " --force").code, 0);
  EXPECT_EQ(hearth("describe " + (folder / "out.h5")).code, 0);
}

TEST(Command, DamagedResultsAreRefused) {
  const Folder folder;
  ASSERT_EQ(hearth(quick + (folder / "good.h5")).code, 0);
  const std::string good = slurp(folder / "good.h5");
  const auto refused = [&](const std::string& bytes, const std::string& message) {
    spit(folder / "bad.h5", bytes);
    for (const std::string& command :
         {"describe " + (folder / "bad.h5"), "export " + (folder / "bad.h5") + " -d " + (folder / "csv")}) {
      const Outcome o = hearth(command);
      EXPECT_EQ(o.code, 2) << o.text;
      EXPECT_NE(o.text.find(message), std::string::npos) << o.text;
    }
  };
  refused("", "no results file");
  refused("not at all", "no results file");
  refused(good.substr(0, good.size() / 2), "");
  for (std::size_t i = 1; i < 20; ++i) {
    std::string flipped = good;
    flipped[i * (good.size() - 200) / 20] ^= 0x10;
    refused(flipped, "damaged");
  }
  std::string newer = good;
  EXPECT_EQ(hearth("describe " + (folder / "none.h5")).code, 2);
}

TEST(Command, AFullDiskLosesNothing) {
  if (::geteuid() != 0) GTEST_SKIP() << "a small file system needs root";
  const Folder folder;
  if (std::system(("mount -t tmpfs -o size=64k tmpfs " + folder.path.string() + " 2>/dev/null").c_str()) != 0)
    GTEST_SKIP() << "can't mount";
  const Outcome o =
      hearth("run " + baseline + " -n 20 --set run.scale=0.02 --set run.months=24 --quiet -o " + (folder / "out.h5"));
  const bool written = fs::exists(folder / "out.h5");
  std::size_t left = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder.path)) ++left;
  std::system(("umount " + folder.path.string()).c_str());
  EXPECT_EQ(o.code, 1) << o.text;
  EXPECT_FALSE(o.text.empty());
  EXPECT_FALSE(written);
  EXPECT_EQ(left, 0u);
}

TEST(Command, AnInterruptedRunKeepsWhatIsFinished) {
  const Folder folder;
  const Outcome o = hearth("run " + baseline + " -n 100000 -t 1 --set run.scale=0.05 --quiet -o " + (folder / "out.h5") +
                           " 2>&1 & p=$!; sleep 2; kill -INT $p; wait $p");
  EXPECT_EQ(o.code, 130) << o.text;
  EXPECT_NE(o.text.find("of 100000 replications were finished and are in"), std::string::npos) << o.text;
  EXPECT_EQ(hearth("describe " + (folder / "out.h5")).code, 0);
}

TEST(Command, NewStartsAWhatIfThatChecks) {
  const Folder folder;
  EXPECT_EQ(hearth("new " + (folder / "mine") + " --from " + baseline).code, 0);
  EXPECT_EQ(hearth("check " + (folder / "mine.toml")).code, 0);
  EXPECT_EQ(hearth("new " + (folder / "mine") + " --from " + baseline).code, 2);
  EXPECT_NE(hearth("diff " + baseline + " " + HEARTH_SOURCE_DIR "/scenarios/apartments_3000.toml")
                .text.find("housing.apartment.units: 2000 -> 3000"),
            std::string::npos);
}

// Inputs that are no readable files: refused at once, whatever they are.
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>

#include "tests/faults/support.h"

namespace hearth::faults {

namespace {

// What `check` says of a scenario at `path`, and of one that takes a list from there.
void expect_refused(const std::string& path, const std::string& why) {
  const Folder folder;
  spit(folder / "list.toml", what_if("stations = { csv = \"" + path + "\" }\n"));
  spit(folder / "layer.toml", "extends = \"" + path + "\"\n");
  for (const std::string& file : {path, folder / "list.toml", folder / "layer.toml"}) {
    const auto begin = std::chrono::steady_clock::now();
    const Outcome o = hearth({"check", file});
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5)) << file;
    EXPECT_EQ(o.code, 2) << o.all();
    const auto lines = lines_of(o.err);
    ASSERT_EQ(lines.size(), 2u) << o.err;
    EXPECT_NE(lines[0].find("can't read '" + path + "': " + why), std::string::npos) << o.err;
  }
}

void make_sparse(const std::string& path, std::uintmax_t size) {
  spit(path, "");
  fs::resize_file(path, size);
}

}  // namespace

TEST(Files, MissingFilesAndFoldersAreTold) {
  const Folder folder;
  expect_refused(folder / "none", "there is no such file");
  expect_refused(folder.path.string(), "it is a folder");
  expect_refused(folder / "none/none.toml", "there is no such file");
  fs::create_symlink("loop", folder / "loop");
  expect_refused(folder / "loop", "");
  EXPECT_EQ(hearth({"check", ""}).code, 2);
  EXPECT_EQ(hearth({"check", folder / std::string(5000, 'x')}).code, 2);
}

TEST(Files, HugeFilesAreRefusedAtOnce) {
  const Folder folder;
  make_sparse(folder / "gigabyte", std::uintmax_t{1} << 30);
  expect_refused(folder / "gigabyte", "it is too large (1024 MB; at most 16)");
  make_sparse(folder / "a.toml", std::uintmax_t{10} << 20);
  EXPECT_EQ(lines_of(hearth({"check", folder / "a.toml"}).err)[0],
            (folder / "a.toml") + ": error: the file is too large for a scenario (10 MB; at most 4 MB)");
}

TEST(Files, DevicesAndPipesAreNotWaitedFor) {
  const Folder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  expect_refused(folder / "pipe", "it is no ordinary file");
  expect_refused("/dev/zero", "it is no ordinary file");
  expect_refused("/dev/null", "it is no ordinary file");
  expect_refused("/proc/self/mem", "");
}

TEST(Files, BinariesAreNoText) {
  const Folder folder;
  for (const std::string& bytes : {slurp(command).substr(0, 100000), std::string("\0\0\0\0", 4),
                                   std::string("\x7f"
                                               "ELF\x02\x01\x01")}) {
    spit(folder / "a.toml", bytes);
    const Outcome o = hearth({"check", folder / "a.toml"});
    EXPECT_EQ(o.code, 2);
    EXPECT_EQ(lines_of(o.err).size(), 2u) << o.err;
  }
}

TEST(Files, FilesWithoutPermissionAreTold) {
  if (::geteuid() != 0) {
    const Folder folder;
    spit(folder / "secret", "x = 1\n");
    fs::permissions(folder / "secret", fs::perms::none);
    expect_refused(folder / "secret", "no permission to read it");
    return;
  }
  // Root reads everything: somebody else tries, with a copy of the command where they can reach it.
  const Folder folder;
  fs::permissions(folder.path, fs::perms::all);
  fs::copy_file(command, folder / "hearth");
  spit(folder / "secret", "x = 1\n");
  fs::permissions(folder / "secret", fs::perms::none);
  const Outcome o = Running({"check", folder / "secret"}, become_nobody, folder / "hearth").wait();
  EXPECT_EQ(o.code, 2) << o.all();
  EXPECT_EQ(lines_of(o.err)[0],
            (folder / "secret") + ": error: can't read '" + (folder / "secret") + "': no permission to read it");
}

}  // namespace hearth::faults

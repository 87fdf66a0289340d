// Results files that are cut short, damaged, of a newer version or of somebody else: refused with one message.
#include <hdf5.h>

#include <cstdlib>
#include <random>
#include <stdexcept>
#include <vector>

#include "output/digest.h"
#include "output/hdf5_handle.h"
#include "output/survival.h"
#include "tests/faults/support.h"

namespace hearth::faults {

namespace {

// A good file, made once.
const std::string& good() {
  static const Folder folder;
  static const std::string bytes = [] {
    EXPECT_EQ(hearth(quick_run(folder / "good.h5")).code, 0);
    return slurp(folder / "good.h5");
  }();
  return bytes;
}

std::size_t digest_begins() {
  return good().rfind("HEARTH xxh3-128 ");
}

void expect_refused(const std::string& path, const std::string& message) {
  const Folder folder;
  for (const Words& words :
       {Words{"describe", path}, Words{"describe", path, "--json"}, Words{"export", path, "-d", folder / "csv"}}) {
    const Outcome o = hearth(words);
    EXPECT_EQ(o.code, 2) << o.all();
    EXPECT_EQ(o.out, "");
    const auto lines = lines_of(o.err);
    ASSERT_EQ(lines.size(), 1u) << o.err;
    EXPECT_EQ(lines[0].find("hearth: " + path + ": "), 0u) << o.err;
    EXPECT_NE(lines[0].find(message), std::string::npos) << o.err;
  }
  EXPECT_FALSE(fs::exists(folder / "csv")) << "nothing is written of a file that can't be read";
}

void expect_refused_bytes(const std::string& bytes, const std::string& message) {
  const Folder folder;
  spit(folder / "bad.h5", bytes);
  expect_refused(folder / "bad.h5", message);
}

// Changes something through the HDF5 library, as another program would, and signs the file again.
std::string changed(const std::function<void(hid_t file)>& change, bool sign = true) {
  const Folder folder;
  const std::string path = folder / "changed.h5";
  spit(path, good().substr(0, digest_begins()));
  prepare_hdf5();
  {
    const Hdf5Handle file(H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose, "open");
    change(file);
  }
  if (sign) append_digest(path);
  return slurp(path);
}

void set_text(hid_t object, const char* name, const std::string& text) {
  const Hdf5Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "type");
  checked(H5Tset_size(type, text.size()), "size");
  const Hdf5Handle space(H5Screate(H5S_SCALAR), H5Sclose, "space");
  if (H5Aexists(object, name) > 0) checked(H5Adelete(object, name), "delete");
  const Hdf5Handle a(H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, "create");
  checked(H5Awrite(a, type, text.data()), "write");
}

}  // namespace

TEST(Results, AGoodFileIsRead) {
  const Folder folder;
  spit(folder / "a.h5", good());
  EXPECT_EQ(hearth({"describe", folder / "a.h5"}).code, 0);
  EXPECT_EQ(hearth({"describe", folder / "a.h5"}).err, "");
  spit(folder / "b.h5", changed([](hid_t) {}));
  EXPECT_EQ(hearth({"describe", folder / "b.h5"}).code, 0)
      << "the changes below are what is refused, not the tool that makes them";
}

TEST(Results, FilesCutAnywhereAreRefused) {
  std::vector<std::size_t> lengths = {0, 1, 7, 8, 9, 47, 48, 95, 96, 97, 100, 511, 512, 513, digest_begins() - 1};
  for (std::size_t i = 1; i < 60; ++i) lengths.push_back(i * good().size() / 60);
  for (std::size_t i = 1; i < 80; i += 3) lengths.push_back(good().size() - i);
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    if (!is_tried(i)) continue;
    const std::size_t length = lengths[i];
    // Nothing is left that looks like a digest line, but all before it is whole: read with a warning, see below.
    if (length >= digest_begins() && length < digest_begins() + 16) continue;
    SCOPED_TRACE(length);
    expect_refused_bytes(good().substr(0, length), "");
  }
}

TEST(Results, FlippedBytesAreFoundWhereverTheyAre) {
  std::mt19937 random(1);
  for (std::size_t i = 0; i < 60; ++i) {
    std::string flipped = good();
    const std::size_t at = random() % digest_begins();
    if (!is_tried(i)) continue;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << (random() % 8)));
    SCOPED_TRACE(at);
    expect_refused_bytes(flipped, "the file is damaged (its digest does not match)");
  }
  for (std::size_t at = digest_begins() + 16; at < good().size(); at += 3) {
    if (!is_tried(at / 3)) continue;
    std::string flipped = good();
    flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
    SCOPED_TRACE(at);
    expect_refused_bytes(flipped, "the file is damaged");
  }
  expect_refused_bytes(good() + "x", "the file is damaged");
}

TEST(Results, ANewerFormatIsRefusedAndAnOtherMinorOneRead) {
  expect_refused_bytes(changed([](hid_t file) { set_text(file, "format_version", "2.0"); }),
                       "format 2.0 is newer than this Hearth reads");
  expect_refused_bytes(changed([](hid_t file) { set_text(file, "format_version", "10.0"); }), "format 10.0 is newer");
  expect_refused_bytes(changed([](hid_t file) { set_text(file, "format_version", "next"); }), "no results file of Hearth");
  expect_refused_bytes(changed([](hid_t file) { H5Adelete(file, "format_version"); }), "no results file of Hearth");
  const Folder folder;
  spit(folder / "a.h5", changed([](hid_t file) { set_text(file, "format_version", "1.9"); }));
  EXPECT_EQ(hearth({"describe", folder / "a.h5"}).code, 0);
}

TEST(Results, FilesOfOthersAreRefused) {
  const Folder folder;
  expect_refused(folder / "none.h5", "there is no such file");
  expect_refused(folder.path.string(), "it is no ordinary file");
  expect_refused("/dev/zero", "it is no ordinary file");
  expect_refused_bytes("", "no results file of Hearth");
  expect_refused_bytes("title = \"a text\"\n", "no results file of Hearth");
  expect_refused_bytes(slurp(baseline), "no results file of Hearth");
  expect_refused_bytes("HEARTH xxh3-128 ", "");
  expect_refused_bytes("HEARTH xxh3-128 99aa06d3014798d86001c324468d497f 0\n", "");
  expect_refused_bytes("HEARTH xxh3-128 x 18446744073709551615\n", "");
  fs::resize_file((spit(folder / "big.h5", ""), folder / "big.h5"), std::uintmax_t{1} << 30);
  expect_refused(folder / "big.h5", "no results file of Hearth");
  {
    prepare_hdf5();
    const Hdf5Handle foreign(H5Fcreate((folder / "foreign.h5").c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT), H5Fclose,
                             "make");
    const Hdf5Handle group(H5Gcreate2(foreign, "series", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT), H5Gclose, "group");
  }
  const Outcome o = hearth({"describe", folder / "foreign.h5"});
  EXPECT_EQ(o.code, 2);
  EXPECT_EQ(o.err.find("an HDF5 file, but no results file of Hearth") == std::string::npos, false) << o.err;
}

// Signed and of our format, but not what it says: a program that reads shapes without a look would read beyond them.
TEST(Results, FilesThatContradictThemselvesAreRefused) {
  const auto remove = [](const char* name) {
    return changed([name](hid_t file) { checked(H5Ldelete(file, name, H5P_DEFAULT), "delete"); });
  };
  for (const char* name : {"month", "replication", "parameter", "parameters"}) {
    SCOPED_TRACE(name);
    expect_refused_bytes(remove(name), "");
  }
  const auto with_members = [](const char* attribute, const std::string& text) {
    return changed([=](hid_t file) {
      const Hdf5Handle d(H5Dopen2(file, "/class", H5P_DEFAULT), H5Dclose, "open");
      set_text(d, attribute, text);
    });
  };
  expect_refused_bytes(with_members("members", "a\nb"), "contradicts itself");
  expect_refused_bytes(with_members("members_zh", "a\nb\nc\nd\ne"), "contradicts itself");
  // A file without the series of the findings is still described.
  const Folder folder;
  for (const char* name : {"series/homes_free", "targets/headline", "series/departures_by_reason"}) {
    spit(folder / "a.h5", remove(name));
    EXPECT_EQ(hearth({"describe", folder / "a.h5"}).code, 0) << name;
    EXPECT_EQ(hearth({"export", folder / "a.h5", "-d", folder / "csv", "--force"}).code, 0) << name;
  }
}

// h5repack drops the digest line: read with a warning. The HDF5 library crashes on some damage, which then no digest reveals.
TEST(Results, WithoutADigestDamageIsSurvived) {
  const Folder folder;
  spit(folder / "a.h5", good().substr(0, digest_begins()));
  const Outcome o = hearth({"describe", folder / "a.h5"});
  EXPECT_EQ(o.code, 0) << o.all();
  EXPECT_EQ(o.err, "hearth: " + (folder / "a.h5") + ": the file has no digest line, damage can't be ruled out\n");
}

// A damaged length may ask for more memory than any machine has time to fill.
TEST(Results, AnAttemptThatCrashesThrowsOrAsksForTooMuchDoesNotSurvive) {
  constexpr std::uint64_t bytes = std::uint64_t{1} << 28;
  const auto take = [](std::size_t size) { return [size] { std::vector<char>(size, 'x').back() = 'y'; }; };
  EXPECT_TRUE(survives(take(bytes / 4), 10, bytes));
  EXPECT_FALSE(survives(take(2 * bytes), 10, bytes));
  EXPECT_FALSE(survives([] { throw std::runtime_error("no"); }, 10, bytes));
  EXPECT_FALSE(survives([] { std::abort(); }, 10, bytes));
  EXPECT_FALSE(survives(
      [] {
        for (volatile int forever = 0;;) forever = 1 - forever;
      },
      1, bytes));
}

}  // namespace hearth::faults

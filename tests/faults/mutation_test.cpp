// Thousands of seeded mutations of scenarios, lists and results files: a mutant is read or refused, never a crash or a hang,
// and what is read can be simulated. Deterministic: a failure names its seed. HEARTH_CASES multiplies their number (0.25
// under the sanitizers).
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <random>

#include "models/district.h"
#include "models/measures.h"
#include "output/failure.h"
#include "output/findings.h"
#include "output/scenario.h"
#include "tests/faults/support.h"

namespace hearth::faults {

namespace {

using Random = std::mt19937;

unsigned below(Random& random, std::size_t n) {
  return n == 0 ? 0 : static_cast<unsigned>(random() % n);
}

// What people and programs put where something else belongs.
const std::vector<std::string> odd = {"-1",
                                      "0",
                                      "1e308",
                                      "-1e308",
                                      "1e-308",
                                      "nan",
                                      "inf",
                                      "-inf",
                                      "9223372036854775807",
                                      "0x7f",
                                      "1_0",
                                      "\"\"",
                                      "\"\n",
                                      "'",
                                      "[",
                                      "]",
                                      "{",
                                      "}",
                                      "{}",
                                      "[]",
                                      "=",
                                      ",",
                                      ",,",
                                      ".",
                                      "#",
                                      "\\",
                                      "\\u0000",
                                      "true",
                                      "2016",
                                      "2016-13",
                                      "2016-01-01",
                                      "\xff",
                                      "\xc3",
                                      "\xef\xbb\xbf",
                                      "\r",
                                      std::string(1, '\0'),
                                      "csv",
                                      "extends",
                                      "value",
                                      "ramp",
                                      "中",
                                      "\t",
                                      std::string(300, 'a'),
                                      "a.a.a.a.a",
                                      "||",
                                      ":"};

std::string mutated(std::string text, Random& random) {
  for (unsigned n = 1 + (below(random, 2) == 0 ? 0 : below(random, 4)); n > 0; --n) {
    const unsigned at = below(random, text.size());
    switch (below(random, 14)) {
      case 0:
        text[at] = static_cast<char>(random());
        break;
      case 1:
        text[at] = static_cast<char>(text[at] ^ (1 << below(random, 8)));
        break;
      case 2:
        text.erase(at, 1 + below(random, 20));
        break;
      case 3:
        text.insert(at, odd[below(random, odd.size())]);
        break;
      case 4: {  // a line twice, or elsewhere
        const auto begin = text.rfind('\n', at) == std::string::npos ? 0 : text.rfind('\n', at) + 1;
        const auto end = std::min(text.find('\n', at), text.size() - 1) + 1;
        const std::string line = text.substr(begin, end - begin);
        if (below(random, 2) == 0) text.erase(begin, end - begin);
        text.insert(below(random, text.size()), line);
        break;
      }
      case 5:
        text.resize(at);
        break;
      case 6:
      case 7: {  // a number, a word or a text becomes another
        const auto begin = text.find_first_of("0123456789\"", at);
        if (begin == std::string::npos) break;
        const auto end = std::min(text.find_first_of(",\n }", begin), text.size());
        text.replace(begin, end - begin, odd[below(random, odd.size())]);
        break;
      }
      case 8:
        std::swap(text[at], text[below(random, text.size())]);
        break;
      default: {  // a digit changes, so that most mutants are right in form
        const auto digit = text.find_first_of("0123456789", at);
        if (digit != std::string::npos) text[digit] = static_cast<char>('0' + below(random, 10));
      }
    }
    if (text.empty()) text = "\n";
  }
  return text;
}

std::size_t times(std::size_t n) {
  return static_cast<std::size_t>(share_of_cases() * static_cast<double>(n));
}

using Files = std::map<std::string, std::string>;

// The scenario and its lists in memory.
Files files_of_baseline() {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(scenarios)) {
    if (entry.is_regular_file()) files[fs::relative(entry.path(), scenarios).string()] = slurp(entry.path());
  }
  return files;
}

struct Count {
  std::size_t read = 0, refused = 0;
};

// Reads a mutant; what is read is simulated for some months.
void try_scenario(const Files& files, const std::string& name, Count& count) {
  Diagnostics diagnostics;
  const auto scenario = load_scenario(
      name,
      [&](const std::string& path) {
        const auto it = files.find(path);
        return it == files.end() ? FileText{std::nullopt, {"there is no such file", ""}} : FileText{it->second, {}};
      },
      {"run.scale=0.002", "run.months=14"}, diagnostics);
  if (!scenario) {
    ++count.refused;
    ASSERT_TRUE(diagnostics.has_errors());
    for (const auto& d : diagnostics.list()) {
      ASSERT_NE(to_string(d), "");
      ASSERT_NE(to_string(d, Language::chinese), "");
    }
    return;
  }
  ++count.read;
  const Setup setup(scenario->parameters);
  const Measures measures(setup);
  District district(setup, measures);
  Record record(measures.book, setup.months);
  RunOptions options;
  options.check_invariants = true;
  ASSERT_EQ(district.run(1, 0, record, options), "");
}

void mutate_scenarios(const std::vector<std::string>& victims, unsigned seed, std::size_t n, Count& count) {
  const Files files = files_of_baseline();
  for (std::size_t i = 0; i < n; ++i) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", mutant " + std::to_string(i));
    ::alarm(60);  // a hang ends the test
    Random random(static_cast<unsigned>(seed * 1000003u + i));
    Files mutant = files;
    std::string& text = mutant.at(victims[below(random, victims.size())]);
    text = mutated(text, random);
    ASSERT_NO_FATAL_FAILURE(try_scenario(mutant, "baseline.toml", count));
  }
  ::alarm(0);
}

}  // namespace

TEST(Mutation, ScenariosAreReadOrRefused) {
  Count count;
  mutate_scenarios({"baseline.toml"}, 1, times(1500), count);
  EXPECT_GT(count.read, times(50)) << "too wild to reach the simulation";
  EXPECT_GT(count.refused, times(500)) << "too tame";
}

TEST(Mutation, ListsAreReadOrRefused) {
  Count count;
  mutate_scenarios({"data/towns.csv", "data/links.csv", "data/channels.csv", "data/deliveries.csv", "data/stations.csv"}, 2,
                   times(1500), count);
  EXPECT_GT(count.read, times(200));
  EXPECT_GT(count.refused, times(300));
}

TEST(Mutation, WhatIfsOfAMadeUpDistrictAreReadOrRefused) {
  Count count;
  const std::string base = slurp(small_district);
  const std::string what_if =
      "extends = \"base.toml\"\n[housing.cabin]\nunits = 90\narea = { value = 20, low = 10, high = 30 }\n[channels.ferry]\n"
      "activity = { \"2031-01\" = 2 }\n[targets.makers]\nvalue = 700\n";
  for (std::size_t i = 0; i < times(1000); ++i) {
    SCOPED_TRACE("mutant " + std::to_string(i));
    ::alarm(60);
    Random random(static_cast<unsigned>(3000017u + i));
    const bool of_base = below(random, 2) == 0;
    const Files mutant = {{"base.toml", of_base ? mutated(base, random) : base},
                          {"a.toml", of_base ? what_if : mutated(what_if, random)}};
    ASSERT_NO_FATAL_FAILURE(try_scenario(mutant, "a.toml", count));
  }
  ::alarm(0);
  EXPECT_GT(count.read, times(50));
  EXPECT_GT(count.refused, times(300));
}

// With and without the digest line: without it the HDF5 library meets the damage.
TEST(Mutation, ResultsAreReadOrRefused) {
  const Folder folder;
  ASSERT_EQ(hearth(quick_run(folder / "good.h5")).code, 0);
  const std::string good = slurp(folder / "good.h5");
  const std::string unsigned_bytes = good.substr(0, good.rfind("HEARTH xxh3-128 "));
  Count count;
  const std::size_t mutants = std::max<std::size_t>(100, times(300));  // a third of them may be read
  for (std::size_t i = 0; i < mutants; ++i) {
    SCOPED_TRACE("mutant " + std::to_string(i));
    ::alarm(90);
    Random random(static_cast<unsigned>(4000037u + i));
    std::string bytes = i % 3 == 0 ? good : unsigned_bytes;
    // Half of the flips hit the first pages, where the structure is.
    for (unsigned n = 1 + (below(random, 2) == 0 ? 0 : below(random, 30)); n > 0; --n) {
      const auto within = below(random, 2) == 0 ? std::min<std::size_t>(bytes.size(), 20000) : bytes.size();
      char& byte = bytes[below(random, within)];
      byte = static_cast<char>(byte ^ static_cast<char>(1 + below(random, 255)));  // another than it was
    }
    if (below(random, 8) == 0) bytes.resize(below(random, bytes.size()));
    spit(folder / "mutant.h5", bytes);
    try {
      Said warning;
      const auto file = ResultsFile::open(folder / "mutant.h5", warning);
      ASSERT_NE(findings_table(find(*file), false), "");
      ++count.read;
      EXPECT_NE(i % 3, 0u) << "damage under a digest was not seen";
    } catch (const BadInput& refused) {
      ++count.refused;
      ASSERT_NE(refused.said().zh, "");
    }
  }
  ::alarm(0);
  EXPECT_GT(count.read, mutants / 15);
  EXPECT_GT(count.refused, mutants / 3);
}

// The library copies as many bytes of a text as its object in a heap says it has. Sizes that reach beyond the heap, beyond the
// text or to no end, and texts of another length, of another object or of none: all are refused before anything is read.
TEST(Mutation, TextsThatLieAboutTheirSizeAreRefused) {
  const Folder folder;
  ASSERT_EQ(hearth(quick_run(folder / "good.h5")).code, 0);
  std::string sound = slurp(folder / "good.h5");
  sound.resize(sound.rfind("HEARTH xxh3-128 "));
  const auto number = [&](std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    std::memcpy(&value, sound.data() + at, size);
    return value;
  };
  const auto is_refused = [&](std::size_t at, std::uint64_t value, std::size_t size) {
    std::string bytes = sound;
    std::memcpy(bytes.data() + at, &value, size);
    spit(folder / "mutant.h5", bytes);
    try {
      Said warning;
      ResultsFile::open(folder / "mutant.h5", warning);
      return false;
    } catch (const BadInput&) {
      return true;
    }
  };
  spit(folder / "sound.h5", sound);
  Said warning;
  EXPECT_NE(findings_table(find(*ResultsFile::open(folder / "sound.h5", warning)), false), "");
  EXPECT_FALSE(warning.empty());
  const std::string_view head("GCOL\1\0\0\0", 8);
  std::vector<std::size_t> heaps;
  for (std::size_t at = sound.find(head); at != std::string::npos; at = sound.find(head, at + 1)) heaps.push_back(at);
  ASSERT_GE(heaps.size(), 8u);
  for (std::size_t i = 0; i < heaps.size(); i += heaps.size() / 8) {
    const std::size_t heap = heaps[i];
    const std::size_t object = heap + 16;  // the first of the heap
    const std::uint64_t size = number(object + 8, 8);
    for (const std::uint64_t wrong : {size + 1, size + 4096, number(heap + 8, 8), std::uint64_t{1} << 40, ~std::uint64_t{0}})
      EXPECT_TRUE(is_refused(object + 8, wrong, 8)) << "heap " << i << ", an object of " << wrong;
    // A text that refers to it: a length, the heap's place, the object's number.
    const std::string place(reinterpret_cast<const char*>(&heap), 8);
    for (std::size_t at = sound.find(place), seen = 0; at != std::string::npos && seen < 3;
         at = sound.find(place, at + 8), ++seen) {
      EXPECT_TRUE(is_refused(at - 4, number(at - 4, 4) + 1, 4)) << i;
      EXPECT_TRUE(is_refused(at + 8, 60000, 4)) << i;
      EXPECT_TRUE(is_refused(at, heap + 8, 8)) << i;
    }
  }
}

}  // namespace hearth::faults

#include "models/employers.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "sim/random.h"
#include "tests/support/trial.h"

namespace hearth {

namespace {

// Ten thousand employers of one sector, none of which has a post.
struct Sector {
  Sector() : setup(Trial::load(scenarios + "baseline.toml", {})) {
    employers.reset(setup);
    Employer e;
    e.kind = EmployerKind::established;
    e.sector = static_cast<std::uint8_t>(setup.field_sectors[0][0]);
    for (std::uint32_t i = 0; i < 10000; ++i) {
      e.town = static_cast<std::uint8_t>(i % 3);
      employers.add(setup, Identity{i}, e, 0, 1, 0);
    }
  }
  Setup setup;
  Employers employers;
};

}  // namespace

// The numbers lie at the edges of the words and groups of words in which vacancies are kept.
TEST(Employers, TheLastVacancyIsFoundFromAnywhere) {
  Sector x;
  EXPECT_EQ(x.employers.find_vacancy(0, false, 1), nobody);
  for (const std::uint32_t e : {1u, 63u, 64u, 4095u, 4096u, 8191u, 9999u, 10000u}) {
    x.employers.set_posts(e, 1);
    for (std::uint32_t word = 0; word < 200; ++word) EXPECT_EQ(x.employers.find_vacancy(0, word % 2 == 0, word), e);
    x.employers.set_posts(e, 0);
  }
  EXPECT_EQ(x.employers.find_vacancy(0, false, 1), nobody);
}

// With four vacancies, those who search find each as often as employers stand before it: 1,000, 4,000, 4,000 and 1,000 of
// 10,000. Five standard errors: finds a share that is wrong by 2 % of all.
TEST(Employers, SearchersStartFromAnyEmployer) {
  Sector x;
  for (const std::uint32_t e : {1000u, 5000u, 9000u, 10000u}) x.employers.set_posts(e, 1);
  constexpr int n = 20000;
  std::map<std::uint32_t, int> found;
  for (std::uint32_t i = 0; i < n; ++i)
    ++found[x.employers.find_vacancy(0, false, Luck(3, 0).word(Stream::job_search, Identity{i}))];
  EXPECT_NEAR(found[1000], 0.1 * n, 5 * std::sqrt(0.1 * 0.9 * n));
  EXPECT_NEAR(found[5000], 0.4 * n, 5 * std::sqrt(0.4 * 0.6 * n));
  EXPECT_NEAR(found[9000], 0.4 * n, 5 * std::sqrt(0.4 * 0.6 * n));
  EXPECT_NEAR(found[10000], 0.1 * n, 5 * std::sqrt(0.1 * 0.9 * n));
}

// Fifty are hired and leave in another order, so that the list's pieces fill, move and empty.
TEST(Employers, AStartupKnowsItsStaff) {
  Sector x;
  Employer startup;
  startup.kind = EmployerKind::startup;
  startup.sector = static_cast<std::uint8_t>(x.setup.field_sectors[0][0]);
  const std::uint32_t first = x.employers.add(x.setup, Identity{20001}, startup, 100, 1, 0);
  const std::uint32_t second = x.employers.add(x.setup, Identity{20002}, startup, 100, 1, 0);
  const auto staff = [&](std::uint32_t e) {
    std::multiset<std::uint32_t> out;
    x.employers.for_staff(e, [&](std::uint32_t slot) { out.insert(slot); });
    return out;
  };
  std::multiset<std::uint32_t> expected;
  for (std::uint32_t slot = 0; slot < 50; ++slot) {
    for (const std::uint32_t e : {first, second}) {
      x.employers.promise(e);
      x.employers.fill(e, e == first ? slot : slot + 1000);
    }
    expected.insert(slot);
    EXPECT_EQ(staff(first), expected);
  }
  for (std::uint32_t i = 0; i < 50; ++i) {
    const std::uint32_t slot = i * 7 % 50;
    x.employers.vacate(first, slot);
    expected.erase(slot);
    EXPECT_EQ(staff(first), expected);
    EXPECT_EQ(x.employers.filled(first), static_cast<int>(expected.size()));
  }
  EXPECT_EQ(staff(second).size(), 50u);
}

}  // namespace hearth

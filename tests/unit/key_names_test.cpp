// Names of all keys of a structure, and what they mean.
#include "sim/key_names.h"

#include <gtest/gtest.h>

namespace hearth {

namespace {

struct Hut {
  std::string id;
  double beds = 0;
  void describe(Declaration& d) { d.number("beds", beds, "beds", {0, 9}, {"Beds", "床位"}); }
};

struct Path {
  double km = 0;
  void describe(Declaration& d) { d.number("km", km, "km", {0, 9}, {"Length", "长度"}); }
};

struct Valley {
  double slope = 0;
  std::vector<Hut> huts, tents;
  std::vector<Path> paths;
  void describe(Declaration& d) {
    d.group("ground", {"The ground", "地面"}, [this](Declaration& g) {
      g.number("slope", slope, "share", {0, 1}, {"Slope", "坡度"});
      g.keyed_list("", tents, {"Tents", "帐篷"});
    });
    d.keyed_list("huts", huts, {"Huts", "木屋"});
    d.rows("paths", paths, {"Paths", "小路"});
  }
};

std::string joined(const std::vector<KeyName>& names) {
  std::string out;
  for (const KeyName& x : names) out += x.key + "=" + x.meaning.en + " ";
  return out;
}

}  // namespace

TEST(KeyNames, HoldGroupsListsAndTheirElements) {
  Valley valley;
  valley.huts = {{"upper", 4}, {"lower", 6}};
  valley.tents = {{"old", 2}};
  valley.paths.resize(3);
  const auto root = [&](Declaration& d) { valley.describe(d); };
  EXPECT_EQ(joined(key_names(root)),
            "ground=The ground ground.slope=Slope ground.old= ground.old.beds=Beds huts=Huts huts.upper= huts.upper.beds=Beds "
            "huts.lower= huts.lower.beds=Beds paths=Paths ");
  EXPECT_EQ(
      joined(key_patterns(root)),
      "ground=The ground ground.slope=Slope ground.*= ground.*.beds=Beds huts=Huts huts.*= huts.*.beds=Beds paths=Paths ");
  EXPECT_EQ(key_names(root)[1].meaning.zh, "坡度");
}

}  // namespace hearth

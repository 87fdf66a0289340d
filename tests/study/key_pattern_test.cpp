// Keys with "*" for any one name.
#include <gtest/gtest.h>

#include "output/study/key_pattern.h"

namespace hearth {

TEST(KeyPattern, HoldsItselfAndWhatLiesInIt) {
  EXPECT_TRUE(is_within("fields.art.initial_share", "fields.*.initial_share"));
  EXPECT_TRUE(is_within("fields.art.initial_share", "fields"));
  EXPECT_TRUE(is_within("fields.art.initial_share", "*.art"));
  EXPECT_FALSE(is_within("fields.art.initial_share", "field"));
  EXPECT_FALSE(is_within("fields.art.initial_share", "fields.*.share"));
  EXPECT_FALSE(is_within("fields", "fields.art")) << "a table is not in what it holds";
}

TEST(KeyPattern, TellsWhatMayHaveBeenMeant) {
  EXPECT_EQ(patterns_like("fields.art.share", "feilds.*.share"),
            (std::set<std::string>{"fields", "fields.*", "fields.*.share"}));
  EXPECT_EQ(patterns_like("firms.births", "x"), (std::set<std::string>{"firms", "firms.births"}));
}

}  // namespace hearth

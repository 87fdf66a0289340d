// Cells of CSV files: what they hold comes back, and no spreadsheet runs it.
#include <gtest/gtest.h>

#include "output/csv_file.h"

namespace hearth {

TEST(CsvCell, NoTextIsAFormula) {
  EXPECT_EQ(csv_cell("= cmd|'/C calc'!A0"), "'= cmd|'/C calc'!A0");
  EXPECT_EQ(csv_cell("=SUM(A1,A2)"), "\"'=SUM(A1,A2)\"");
  EXPECT_EQ(csv_cell("@x"), "'@x");
  EXPECT_EQ(csv_cell("+x"), "'+x");
  EXPECT_EQ(csv_cell("-5+cmd|x"), "'-5+cmd|x");
  EXPECT_EQ(csv_cell("\tx"), "'\tx");
  EXPECT_EQ(csv_cell("\r=x"), "\"'\r=x\"");
}

TEST(CsvCell, NumbersAndOtherTextsStayAsTheyAre) {
  for (const char* text : {"", "-5", "-0.25", "+3", "-1e-07", "2016-01", "a = b", "it's", "马陆镇"})
    EXPECT_EQ(csv_cell(text), text);
  EXPECT_EQ(csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
}

// An id may begin with a hyphen.
TEST(CsvCell, WhatIsReadBackHasNoApostrophe) {
  EXPECT_EQ(csv_cell_as_it_is("-high"), "-high");
  EXPECT_EQ(csv_cell_as_it_is("a,b"), "\"a,b\"");
}

}  // namespace hearth

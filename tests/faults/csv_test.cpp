// CSV lists that are wrong: the file and the line are named, the column is the number of the cell.
#include "tests/faults/support.h"

namespace hearth::faults {

namespace {

using Lines = std::vector<std::string>;

// The baseline with a list of stations from this file (nothing refers to new stations, so that what is told is about the file).
Lines of(const std::string& csv, const std::string& more = "") {
  return check({{"a.toml", what_if("[stations]\ncsv = \"s.csv\"\n" + more)}, {"s.csv", csv}}).lines;
}

Lines links(const std::string& csv) {
  return check({{"a.toml", what_if("links = { csv = \"l.csv\" }\n")}, {"l.csv", csv}}).lines;
}

}  // namespace

TEST(Csv, GoodFilesOfAllMakesAreRead) {
  EXPECT_EQ(of("id,name_en,name_zh\nx,X,甲\n"), Lines{});
  EXPECT_EQ(of("\xef\xbb\xbfid,name_en,name_zh\nx,X,甲\n"), Lines{}) << "byte-order mark";
  EXPECT_EQ(of("id,name_en,name_zh\r\nx,X,甲\r\n"), Lines{}) << "Windows";
  EXPECT_EQ(of("id,name_en,name_zh\rx,X,甲\r"), Lines{}) << "old Macintosh";
  EXPECT_EQ(of("id,name_en,name_zh\nx,X,甲"), Lines{}) << "no line end at the end";
  EXPECT_EQ(of("id,name_en,name_zh\n\nx,\"X, \"\"the\"\" X\nof two lines\",甲\n,,\n\n"), Lines{}) << "quotes, empty rows";
  EXPECT_EQ(of("id,name_en,remark\nx,X,\n"), Lines{}) << "remarks";
}

TEST(Csv, RaggedRowsAreTold) {
  EXPECT_EQ(of("id,name_en,name_zh\nx,X\ny,Y,乙,3\nz,Z,丙\n"),
            (Lines{"s.csv:2:1: error: the row has 2 cells; expected 3 as in the header",
                   "s.csv:3:1: error: the row has 4 cells; expected 3 as in the header"}));
}

TEST(Csv, QuotesMustCloseAndHoldWholeCells) {
  EXPECT_EQ(of("id,name_en\nx,\"X\ny,Y\nz,Z\n"),
            Lines{"s.csv:2:2: error: the quote is never closed; expected a closing quote"});
  EXPECT_EQ(of("id,name_en\nx,X \"x\"\ny,\"Y\"y\n"),
            (Lines{"s.csv:2:2: error: a quote inside a cell; expected the whole cell in quotes, those inside it doubled",
                   "s.csv:3:2: error: a quote inside a cell; expected the whole cell in quotes, those inside it doubled"}));
}

TEST(Csv, IdsAreGivenOnceAndAreIds) {
  EXPECT_EQ(of("id,name_en\nx,X\ny,Y\nx,Z\n"), Lines{"s.csv:4:1: error: 'x' stands twice; expected every id once"});
  EXPECT_EQ(of("name_en,id\nX,\nY,a b\n"),
            (Lines{"s.csv:2:2: error: '' is no id; expected 1 to 64 letters, digits, _ and -",
                   "s.csv:3:2: error: 'a b' is no id; expected 1 to 64 letters, digits, _ and -"}));
}

TEST(Csv, OtherEncodingsAreRefusedWithAdvice) {
  const std::string expected = "; expected UTF-8 (a spreadsheet saves it as \"CSV UTF-8\")";
  EXPECT_EQ(of("id,name_en\nx,X\ny,Caf\xe9\n"), Lines{"s.csv:3:2: error: not a text in UTF-8" + expected}) << "Latin-1";
  EXPECT_EQ(of("id,name_zh\nx,\xbc\xd7\n"), Lines{"s.csv:2:2: error: not a text in UTF-8" + expected}) << "GBK";
  EXPECT_EQ(of(std::string("\xff\xfei\0d\0", 6)), Lines{"s.csv:1:1: error: not a text in UTF-8" + expected}) << "UTF-16";
  EXPECT_EQ(of(std::string("id,name_en\nx,X\0\n", 16)), Lines{"s.csv:2:2: error: not a text in UTF-8" + expected}) << "NUL";
}

TEST(Csv, EmptyFilesFoldersAndOtherSeparatorsAreTold) {
  for (const char* empty : {"", "\n\n", "\xef\xbb\xbf", ",,\n"}) {
    EXPECT_EQ(of(empty), Lines{"s.csv: error: the file is empty; expected a header line and rows"});
  }
  EXPECT_EQ(of("id;name_en\nx;X\n"), Lines{"s.csv:1:1: error: the columns are not separated by commas; expected commas"});
  EXPECT_EQ(of("id\tname_en\nx\tX\n"), Lines{"s.csv:1:1: error: the columns are not separated by commas; expected commas"});
  EXPECT_EQ(check({{"a.toml", what_if("[stations]\ncsv = \".\"\n")}}).lines,
            Lines{"a.toml:3:1: error: can't read '.': it is a folder"});
  EXPECT_EQ(check({{"a.toml", what_if("[stations]\ncsv = \"none.csv\"\n")}}).lines,
            Lines{"a.toml:3:1: error: can't read 'none.csv': there is no such file"});
  EXPECT_EQ(check({{"a.toml", what_if("[stations]\ncsv = 3\n")}}).lines,
            Lines{"a.toml:3:1: error: 'csv' is not a text; expected the name of a CSV file"});
}

// A column that is not there must not become a zero.
TEST(Csv, MissingColumnsAreTold) {
  EXPECT_EQ(links("from,to,mode\nmalu,anting,road\nmalu,nanxiang,bus\n"),
            Lines{"l.csv:1:1: error: no row gives 'minutes'; expected a column 'minutes'"});
  EXPECT_EQ(links("from,to,minuts\nmalu,anting,3\n"),
            (Lines{"l.csv:1:1: error: no row gives 'minutes'; expected a column 'minutes'",
                   "l.csv:1:3: error: unknown column 'minuts' (did you mean 'minutes'?)"}));
  EXPECT_EQ(links("from,to,minutes\nmalu,anting,3\nmalu,nanxiang,\n"), Lines{"l.csv:3:1: error: the row lacks 'minutes'"});
  EXPECT_EQ(of("id,nmae_en,name_zh\nx,X,Y\n"), Lines{"s.csv:1:2: error: unknown column 'nmae_en' (did you mean 'name_en'?)"});
  EXPECT_EQ(of("id,name_en,name_en\nx,X,Y\n"),
            Lines{"s.csv:1:3: error: two columns are named 'name_en'; expected every name once"});
  EXPECT_EQ(check({{"a.toml", what_if("[towns]\ncsv = \"t.csv\"\n")},
                   {"t.csv", "id,name_en,home_share\nnew_town,New,0\nother,Other,0\n"}})
                .lines,
            (Lines{"t.csv:1:1: error: no row gives 'job_share'; expected a column 'job_share'",
                   "t.csv:1:1: error: no row gives 'private_rental_units'; expected a column 'private_rental_units'",
                   "t.csv:1:1: error: no row gives 'rent_cny_m2_month'; expected a column 'rent_cny_m2_month'"}));
}

TEST(Csv, BadNumbersAreToldCellByCell) {
  for (const char* bad : {"two", "nan", "inf", "-inf", "1e999", "1 ", " 1", "1,5", "0x10", "--1", "1.2.3", "１２"}) {
    const Lines told = links("from,to,minutes\nmalu,anting,\"" + std::string(bad) + "\"\n");
    EXPECT_EQ(told, Lines{"l.csv:2:3: error: 'links.0.minutes': '" + std::string(bad) + "' is no number; expected a number"});
  }
  EXPECT_EQ(links("from,to,minutes\nmalu,anting,-3\nmalu,nanxiang,9e9\n"),
            (Lines{"l.csv:2:3: error: links.0.minutes = -3.0 is out of range; expected 0.1 to 600.0 (min)",
                   "l.csv:3:3: error: links.1.minutes = 9000000000.0 is out of range; expected 0.1 to 600.0 (min)"}));
}

TEST(Csv, OtherBadCellsAreTold) {
  const std::string head = "scheme,month,town,units\n";
  EXPECT_EQ(check({{"a.toml", what_if("[housing]\ndeliveries = { csv = \"d.csv\" }\n")},
                   {"d.csv", head + "apartmen,2016-07,malu,10\napartment,2016/7,malu,10\napartment,2016-07,malo,10\n" +
                                 "apartment,2016-07,malu,1.5\napartment,2016-07,malu,99999999999999999999\n"}})
                .lines,
            (Lines{"d.csv:2:1: error: 'housing.deliveries.0.scheme': 'apartmen' is not in [housing]; expected one of purchase, "
                   "apartment, maker_room (did you mean 'apartment'?)",
                   "d.csv:3:2: error: 'housing.deliveries.1.month' is no month; expected a month such as \"2016-07\"",
                   "d.csv:4:3: error: 'housing.deliveries.2.town': 'malo' is not in [towns]; expected one of its ids (did you "
                   "mean 'malu'?)",
                   "d.csv:5:4: error: housing.deliveries.3.units = 1.5; expected a whole number",
                   "d.csv:6:4: error: housing.deliveries.4.units = 1e+20 is out of range; expected 0 to 100000000 (homes)"}));
  EXPECT_EQ(check({{"a.toml", what_if("[channels]\ncsv = \"c.csv\"\n")},
                   {"c.csv", "id,classes,keeps_post\nhires,elite:0.1|elite:0.2|nobody:0.1|applied:x|core,maybe\n"}})
                .lines.size(),
            5u);
}

TEST(Csv, HowAFileIsReadIsCheckedToo) {
  const std::string rows = "code,name_en\nx,X\n";
  EXPECT_EQ(of(rows, "id = \"code\"\n"), Lines{});
  EXPECT_EQ(of(rows, "id = \"cod\"\n"), Lines{"s.csv:1:1: error: there is no column 'cod' (did you mean 'code'?)"});
  EXPECT_EQ(of(rows, "id = 3\n"), Lines{"a.toml:4:1: error: 'id' is not a text; expected the name of a column"});
  EXPECT_EQ(of("id,naam\nx,X\n", "columns = { nam = \"name_en\" }\n"),
            Lines{"s.csv:1:1: error: there is no column 'nam' (did you mean 'naam'?)"});
  EXPECT_EQ(of("id,naam\nx,X\n", "columns = { naam = \"name_en\" }\n"), Lines{});
  EXPECT_EQ(of("id,naam\nx,X\n", "columns = 3\n"),
            Lines{"a.toml:4:1: error: 'columns' is no table; expected { \"...\" = \"...\" }"});
  EXPECT_EQ(
      check({{"a.toml", what_if("links = { csv = \"l.csv\", cvs = 3 }\n")}, {"l.csv", "from,to,minutes\nmalu,anting,3\n"}})
          .lines,
      Lines{"a.toml:2:26: error: 'cvs' beside a list without ids; expected csv and columns only"});
}

// A list that can't be read is one fault: what refers to its elements is not told.
TEST(Csv, AListThatCannotBeReadCausesNoOtherFaults) {
  for (const char* csv : {"id;x\n", "", "id,name_en\nx,\xff\n"}) {
    EXPECT_EQ(check({{"a.toml", what_if("[towns]\ncsv = \"t.csv\"\n[housing]\ndeliveries = [ { scheme = \"apartment\", month = "
                                        "\"2016-07\", town = \"somewhere\", units = 1 } ]\n")},
                     {"t.csv", csv}})
                  .lines.size(),
              1u);
  }
}

// Rows of a later layer lie over those below, like tables.
TEST(Csv, RowsOfALaterLayerCount) {
  const Folder folder;
  spit(folder / "a.toml", what_if("[towns]\ncsv = \"t.csv\"\n"));
  spit(folder / "t.csv", "id,rent_cny_m2_month\nmalu,44\n");
  EXPECT_EQ(hearth({"diff", baseline, folder / "a.toml"}).out.substr(0, 43), "towns.malu.rent_cny_m2_month: 41.0 -> 44.0 ");
}

TEST(Csv, AMillionRowsAreRefusedQuickly) {
  std::string rows = "id,name_en\n";
  for (int i = 0; i < 1000000; ++i) rows += "s" + std::to_string(i) + ",x\n";
  EXPECT_EQ(of(rows), Lines{"s.csv:200001:1: error: the list has too many rows; expected at most 200000"});
}

// What a table says of its rows is the evidence of their values.
TEST(Csv, RemarksOfARowAreTheEvidenceOfItsValues) {
  const std::string rent = hearth({"explain", "towns.jiadingzhen.rent_cny_m2_month", baseline}).out;
  for (const char* part : {"\n  plausible: 31 to 49\n", "\n  evidence: assumed\n", "\n  source: code: modood", "\n  note: "})
    EXPECT_NE(rent.find(part), std::string::npos) << part << rent;
  const std::string population = hearth({"explain", "towns.jiadingzhen.population", baseline}).out;
  EXPECT_NE(population.find("\n  evidence: statistic\n"), std::string::npos)
      << "the column's own comes before the row's" << population;
  EXPECT_NE(hearth({"explain", "channels.graduates.share_single", baseline}).out.find("\n  evidence: assumed\n"),
            std::string::npos);
  EXPECT_EQ(hearth({"explain", "towns.jiadingzhen.name_en", baseline}).out.find("evidence:"), std::string::npos)
      << "nobody assumes a name";
  const std::string changed =
      hearth({"explain", "towns.jiadingzhen.population", baseline, "--set", "towns.jiadingzhen.population=5"}).out;
  EXPECT_NE(changed.find("set in: the command line (--set)"), std::string::npos);
  EXPECT_LT(changed.find("instead of: 88000, set in "), changed.find("evidence: statistic"))
      << "of the earlier value only: " << changed;
  const Folder folder;
  ASSERT_EQ(hearth(quick_run(folder / "a.h5")).code, 0);
  ASSERT_EQ(hearth({"export", folder / "a.h5", "-d", folder / "csv", "--quiet"}).code, 0);
  const std::string table = slurp(folder / "csv/parameters.csv");
  const std::size_t at = table.find("\ntowns.jiadingzhen.population,");
  EXPECT_NE(table.substr(at, table.find('\n', at + 1) - at).find(",statistic,"), std::string::npos);
}

}  // namespace hearth::faults

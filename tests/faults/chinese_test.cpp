// --lang zh: everything that people read, but for names.
#include <algorithm>

#include "tests/faults/support.h"

namespace hearth::faults {

TEST(Chinese, HasNoEnglishLeftOvers) {
  const Folder folder;
  ASSERT_EQ(hearth(quick_run(folder / "results.h5")).code, 0);
  const auto zh = [](Words words) {
    words.insert(words.end(), {"--lang", "zh"});
    return hearth(words);
  };
  const Outcome described = zh({"describe", folder / "results.h5"});
  // Names of series and dimensions are names.
  std::string text;
  for (const std::string& line : lines_of(described.out)) {
    const auto unit = line.find(" [");
    text += line.starts_with("  ") && line.find(" (") != std::string::npos && unit != std::string::npos
                ? line.substr(unit) + "\n"
                : line + "\n";
  }
  EXPECT_EQ(english_words(text, {"hearth", "series", "targets", "ledger"}), std::vector<std::string>{}) << text;
  Words run = quick_run(folder / "a.h5");
  run.erase(std::find(run.begin(), run.end(), "--quiet"));
  EXPECT_EQ(english_words(zh(run).out, {}), std::vector<std::string>{});
  EXPECT_EQ(english_words(zh({"check", "scenarios/none"}).err, {}), std::vector<std::string>{});
  spit(folder / "b.toml", what_if("[housing.apartment]\nunits = 3000\nrent_ratio = 0.5\n"));
  EXPECT_EQ(english_words(zh({"diff", baseline, folder / "b.toml"}).out, {"stated", "assumed"}), std::vector<std::string>{});
  EXPECT_EQ(zh({"diff", baseline, baseline}).out, "参数相同\n");
  // Faults of every kind; keys, ids and values stay.
  spit(folder / "a.toml",
       what_if(
           "[run]\nmonts = 3\nmonths = \"x\"\nseed = -1\nstart = 3\nscale = nan\n[housing.apartment]\nallocation_rule = "
           "\"lot\"\nunits = "
           "{ value = 2, unit = \"people\", low = 3, high = 4 }\n[targets.elit]\nvalue = 3\n[channels.hires]\nactivity = {}\n"
           "classes = { nope = 1 }\n[stations]\ncsv = \"none.csv\"\n"));
  const Outcome faults = zh({"check", folder / "a.toml"});
  EXPECT_EQ(english_words(faults.err, {"months", "units",   "value", "homes", "people",  "lot",       "first_come",
                                       "points", "lottery", "core",  "elite", "applied", "innovator", "nope",
                                       "hires",  "ramp",    "id",    "elit",  "classes", "low",       "high"}),
            std::vector<std::string>{})
      << faults.err;
  EXPECT_NE(faults.err.find(":3:1: 错误:未知的键 'run.monts'(是否想写 'months'?)"), std::string::npos) << faults.err;
  spit(folder / "a.toml",
       what_if("[towns.malu]\nhome_share = 0.9\n[run]\nscale = 9000\n[targets.elite]\ndeadline = \"2015-01\"\n"));
  EXPECT_EQ(english_words(zh({"check", folder / "a.toml"}).err, {"deadline"}), std::vector<std::string>{});
  EXPECT_EQ(english_words(zh({"describe", folder / "none.h5"}).err, {"hearth", "none"}), std::vector<std::string>{});
  // Usage, syntax, files that can't be read or written: what libraries say in English too.
  const struct {
    Words words;
    const char* told;
  } usage[] = {{{}, "缺少命令"},
               {{"run"}, "缺少 FILE"},
               {{"run", "x", "-n", "abc"}, "--replications:'abc' 不是整数"},
               {{"run", "x", "-n", "0"}, "--replications:0 不在 1 至 1000000 之间"},
               {{"schema", "--format", "xml"}, "--format:'xml' 不在 json, markdown 之中"},
               {{"run", "x", "-n", "1", "-n", "2"}, "--replications 只能给出一次"},
               {{"new", "", "--from", "x"}, "NAME:名称为空"}};
  for (const auto& c : usage)
    EXPECT_NE(zh(c.words).err.find(std::string("hearth: 用法错误:") + c.told + "\n"), std::string::npos)
        << c.told << zh(c.words).err;
  for (const char* text : {"x = = 3\n", "[run\n", "x = \"open\n", "x = [1, 2\n", "[a]\n[a]\n", "x = 2016-01\n", "x = 1 2\n"}) {
    spit(folder / "b.toml", text);
    const std::string told = zh({"check", folder / "b.toml"}).err;
    EXPECT_EQ(english_words(told, {"TOML"}), std::vector<std::string>{}) << told;
  }
  const std::string whole = slurp(folder / "results.h5");
  for (const std::size_t length : {std::size_t{100}, whole.size() / 2, whole.size() - 200}) {
    spit(folder / "cut.h5", whole.substr(0, length));
    const std::string told = zh({"describe", folder / "cut.h5"}).err;
    EXPECT_EQ(english_words(told, {"hearth", "Hearth"}), std::vector<std::string>{}) << told;
  }
  spit(folder / "file", "");
  EXPECT_NE(zh({"run", baseline, "-o", folder / "file/a.h5"}).err.find("路径中有一段不是文件夹"), std::string::npos);
  EXPECT_NE(zh({"run", baseline, "-o", folder / "a.h5"}).err.find("已存在,予以保留;用 --force 可替换"), std::string::npos);
}

// The tasks in the document's own words, with its names of departments.
TEST(Chinese, TasksAreToldInTheWordsOfTheDocument) {
  const auto zh = [](Words words) {
    words.insert(words.end(), {"--lang", "zh"});
    return hearth(words);
  };
  const Outcome listed = zh({"tasks", baseline, "--without-task", "5"});
  EXPECT_EQ(listed.code, 0);
  EXPECT_EQ(english_words(listed.out, {"tasks", "departments", "review"}), std::vector<std::string>{}) << listed.out;
  for (const char* part :
       {"16. 实施“321”住房保障计划\n  牵头部门:区科委、区人社局、区房管局\n", "\n  项目:校企合作培养、技能培训、",
        "\n5. 深化海外引智引才工作(不实施)\n  牵头部门:区委组织部\n  参与部门:区人社局\n"})
    EXPECT_NE(listed.out.find(part), std::string::npos) << part << listed.out;

  const std::string told = zh({"tasks", baseline, "--task", "16"}).out;
  for (const char* part :
       {"\n  是否实施:是\n", "为创业骨干提供2000套人才公寓", "\n  文件原文的取值:3 个\n",
        "\n    housing.apartment.units = 2000(套),合理范围 2000 至 2000,文件原文(stated)\n      总套数或名额;来源:task 16\n",
        "\n  结果文件,住房保障方案(scheme) = purchase, apartment, maker_room:\n", "\n    /series/homes_held(套):在住套数"})
    EXPECT_NE(told.find(part), std::string::npos) << part << told;
  // Keys, ids, values and sources stay as the scenario has them.
  std::string said;
  for (const std::string& line : lines_of(zh({"tasks", baseline, "--task", "4"}).out))
    said += line.substr(0, line.find(";来源:")) + "\n";
  EXPECT_EQ(
      english_words(said, {"task", "targets", "set", "stated", "assumed", "target", "item", "teams", "elite", "applied",
                           "innovators", "true", "false", "ramp", "individuals", "entrepreneurship", "channel", "programme"}),
      std::vector<std::string>{})
      << said;

  EXPECT_EQ(zh({"tasks", small_district}).out, small_district + ":该情景没有任务\n");
  for (const Words& words : {Words{"tasks", baseline, "--task", "99"}, Words{"check", baseline, "--without-task", "99"}}) {
    const std::string fault = zh(words).err;
    EXPECT_NE(fault.find(": 错误:没有任务 '99';应为下列之一:1, 2, "), std::string::npos) << fault;
    EXPECT_EQ(english_words(fault, {}), std::vector<std::string>{}) << fault;
  }
}

// Words of the document, and of people who read it: a risk is to lose somebody; that somebody applies or moves has a
// probability.
TEST(Chinese, UsesTheWordsOfTheDocument) {
  for (const std::string& line : lines_of(hearth({"schema"}).out)) {
    if (line.find("x-description-zh") == std::string::npos) continue;
    EXPECT_EQ(line.find("风险") != std::string::npos && line.find("流出") == std::string::npos, false) << line;
    for (const char* word : {"重复", "失败", "漂移", "定居者"}) EXPECT_EQ(line.find(word), std::string::npos) << line;
  }
  const auto name = [](const std::string& key) { return hearth({"explain", key + ".name_zh", baseline, "--lang", "zh"}).out; };
  EXPECT_NE(name("classes.applied").find("取值:\"应用型高科技创新人才\""), std::string::npos);
  EXPECT_NE(name("classes.core").find("取值:\"顶尖团队核心成员\""), std::string::npos);
  EXPECT_NE(name("channels.referrals").find("取值:\"在区人才引荐\""), std::string::npos);
  EXPECT_NE(hearth({"check", baseline, "--set", "rents.level=x", "--lang", "zh"}).err.find(";应为一个数\n"), std::string::npos);
  const Folder folder;
  const std::string ran =
      hearth({"run", baseline, "-n", "2", "--set", "run.scale=0.02", "-o", folder / "a.h5", "--lang", "zh"}).out;
  for (const char* part : {":模拟 2 次,每次 60 个月,", "区财政住房支出:平均每次模拟 ", " 万元\n", "平均每次模拟流出 "})
    EXPECT_NE(ran.find(part), std::string::npos) << part << ran;
}

}  // namespace hearth::faults

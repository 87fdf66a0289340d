// `hearth report` of studies: what the page tells is what the file holds, and what it can't tell is refused.
#include <algorithm>

#include "tests/faults/json_support.h"

namespace hearth::faults {

namespace {

// A run beside which a study stands, made once.
class Files {
 public:
  Files() { EXPECT_EQ(hearth(two_years(baseline, folder / "first.h5")).code, 0); }
  std::string first() const { return folder / "first.h5"; }
  Folder folder;
};

const Files& files() {
  static const Files made;
  return made;
}

// A small study of the baseline, run once.
class StudyFiles {
 public:
  StudyFiles() {
    spit(folder / "small.toml", what_if("[run]\nscale = 0.02\nmonths = 24\n"));
    spit(folder / "study.toml", text("Two values"));
    made("study");
  }
  // Plans, runs and merges folder/NAME.toml.
  void made(const std::string& name) const {
    const std::string dir = folder / name;
    EXPECT_EQ(hearth({"sweep", "plan", dir + ".toml", "-o", dir, "--sample", "0", "--quiet"}).code, 0);
    EXPECT_EQ(hearth({"sweep", "run", dir, "--quiet"}).code, 0);
    EXPECT_EQ(hearth({"sweep", "merge", dir, "-o", dir + ".h5", "--quiet"}).code, 0);
  }
  static std::string text(const std::string& title) {
    return "scenario = \"small.toml\"\ntitle = \"" + title +
           "\"\nquestion = \"Which?\"\nquestion_zh = \"哪些?\"\nreplications = 2\n[design]\nmethod = "
           "\"sobol_sequence\"\npoints = "
           "32\n[factors.leaving]\nkey = \"retention.base_hazard_per_month\"\n[factors.hires]\nkey = "
           "\"channels.hires.rate_per_year\"\n[factors.rule]\nkey = \"housing.apartment.allocation_rule\"\nvalues = "
           "[\"first_come\", \"lottery\"]\n";
  }
  std::string study() const { return folder / "study.h5"; }
  Folder folder;
};

const StudyFiles& study_files() {
  static const StudyFiles made;
  return made;
}

}  // namespace

// What the page tells of a study is what `hearth study` tells.
TEST(ReportOfAStudy, TellsWhatAStudyTells) {
  const Json data = data_of({study_files().study()});
  EXPECT_TRUE(data["plans"].empty());
  const Json& study = data["study"];
  EXPECT_EQ(study["title"]["en"], "Two values");
  EXPECT_EQ(study["points"], 32);
  const Json told = json_of({"study", study_files().study(), "--json"})["measures"];
  ASSERT_EQ(study["measures"].size(), told.size());
  bool has_seen_a_measure_without = false;
  for (const Json& m : study["measures"]) {
    const bool has_target = !m["at_least"].is_null() || !m["at_most"].is_null();
    EXPECT_FALSE(has_target && has_seen_a_measure_without) << "what is to be reached comes first";
    has_seen_a_measure_without = has_seen_a_measure_without || !has_target;
    const auto same = std::find_if(told.begin(), told.end(), [&](const Json& t) { return t["measure"] == m["id"]; });
    ASSERT_NE(same, told.end());
    EXPECT_EQ(m["analysis"]["ranking"], (*same)["ranking"]);
    EXPECT_EQ(m["analysis"]["variance"], (*same)["variance"]);
    EXPECT_EQ(m["analysis"]["scenarios"].is_null(), (*same)["scenarios"].is_null());
    EXPECT_GE(m["findings"].size(), 2u);
    for (const Json& sentence : m["findings"])
      EXPECT_EQ(english_words(sentence["zh"], {}), std::vector<std::string>{}) << sentence;
    for (const Json& map : m["heat_maps"]) {
      EXPECT_EQ(sum(map["points"]), 32);
      EXPECT_EQ(map["points"].size(), map["first_parts"].size() * map["second_parts"].size());
    }
    EXPECT_EQ(m["heat_maps"].size(), 3u) << "three factors, three pairs";
  }
}

TEST(ReportOfAStudy, AStudyStandsBesidePlans) {
  const Json data = data_of({files().first(), "--study", study_files().study()});
  EXPECT_EQ(data["plans"].size(), 1u);
  EXPECT_EQ(data["study"], data_of({study_files().study()})["study"]);
  const Folder folder;
  ASSERT_EQ(hearth({"report", files().first(), "--study", study_files().study(), "-o", folder / "page.html", "--quiet"}).code,
            0);
  EXPECT_NE(slurp(folder / "page.html").find("\"sobol_sequence\""), std::string::npos);
}

// Keys of a study are described too.
TEST(ReportOfAStudy, TheDataOfAStudyAreDescribed) {
  const std::string text = slurp(HEARTH_SOURCE_DIR "/output/page/DATA.md");
  const Json study = data_of({study_files().study()})["study"];
  const Json& measure = study["measures"][0];
  for (const Json& object : {study, study["factors"][0], study["drawn"], measure, measure["heat_maps"][0], measure["drawn"]}) {
    for (const auto& [key, value] : object.items()) EXPECT_NE(text.find("`" + key + "`"), std::string::npos) << key;
  }
}

TEST(ReportOfAStudy, DrawsFiveHundredPointsAtMost) {
  const Folder folder;
  spit(folder / "small.toml", what_if("[run]\nscale = 0.001\nmonths = 1\n"));
  std::string study = StudyFiles::text("Many");
  study.replace(study.find("points = 32"), 11, "points = 1100");
  study.replace(study.find("replications = 2"), 16, "replications = 1");
  spit(folder / "many.toml", study);
  const std::string dir = folder / "many";
  ASSERT_EQ(hearth({"sweep", "plan", dir + ".toml", "-o", dir, "--sample", "0", "--quiet"}).code, 0);
  ASSERT_EQ(hearth({"sweep", "run", dir, "--quiet"}).code, 0);
  ASSERT_EQ(hearth({"sweep", "merge", dir, "-o", dir + ".h5", "--quiet"}).code, 0);
  const Json drawn = data_of({dir + ".h5"})["study"]["drawn"];
  EXPECT_EQ(drawn["of"], 1100);
  ASSERT_EQ(drawn["points"].size(), 500u);
  EXPECT_EQ(drawn["points"][0], 0);
  for (std::size_t i = 1; i < 500; ++i) {
    const std::size_t step = drawn["points"][i].get<std::size_t>() - drawn["points"][i - 1].get<std::size_t>();
    EXPECT_TRUE(step == 2 || step == 3) << step;
  }
}

TEST(ReportOfAStudy, RefusesStudiesThatItCantTell) {
  const Folder folder;
  const std::string study = study_files().study(), page = folder / "page.html";
  const auto told = [&](Words words) {
    words.insert(words.begin(), "report");
    words.insert(words.end(), {"-o", page});
    const Outcome o = hearth(words);
    EXPECT_EQ(o.code, 2) << o.all();
    words.insert(words.end(), {"--lang", "zh"});
    const Outcome zh = hearth(words);
    EXPECT_EQ(zh.code, 2);
    EXPECT_EQ(english_words(zh.err, {folder.path.string(), study, files().first(), "hearth", "sweep", "merge"}),
              std::vector<std::string>{})
        << zh.err;
    return o.err;
  };
  EXPECT_EQ(told({files().first(), study}),
            "hearth: '" + study + "' is the file of a study: beside plans, give one as --study " + study + "\n");
  EXPECT_NE(told({study, "--study", study}).find("give one as --study"), std::string::npos);
  EXPECT_NE(told({files().first(), "--study", files().first()}).find("is no file of a study"), std::string::npos);
  EXPECT_NE(told({files().first(), "--study", folder / "none.h5"}).find("none.h5"), std::string::npos);
  EXPECT_EQ(told({study, "--bulletin", "2017"}), "hearth: --bulletin prints one sheet, without a study\n");
  EXPECT_EQ(told({study, "--against-tasks"}), "hearth: --against-tasks needs a scenario beside the study\n");
  // Damaged: a byte flipped, half of it.
  std::string bytes = slurp(study);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  spit(folder / "flipped.h5", bytes);
  EXPECT_NE(told({folder / "flipped.h5"}).find("is damaged"), std::string::npos);
  EXPECT_NE(told({files().first(), "--study", folder / "flipped.h5"}).find("is damaged"), std::string::npos);
  spit(folder / "half.h5", slurp(study).substr(0, bytes.size() / 2));
  told({folder / "half.h5"});
  // Nothing has been run.
  const std::string dir = study_files().folder / "nothing";
  spit(dir + ".toml", StudyFiles::text("Nothing yet"));
  ASSERT_EQ(hearth({"sweep", "plan", dir + ".toml", "-o", dir, "--sample", "0", "--quiet"}).code, 0);
  ASSERT_EQ(hearth({"sweep", "merge", dir, "-o", folder / "nothing.h5", "--partial", "--quiet"}).code, 0);
  EXPECT_EQ(told({folder / "nothing.h5"}), "hearth: '" + (folder / "nothing.h5") + "' has no complete point\n");
  EXPECT_NE(told({files().first(), "--study", folder / "nothing.h5"}).find("has no complete point"), std::string::npos);
  EXPECT_FALSE(fs::exists(page));
}

}  // namespace hearth::faults

// Clauses of the document: whose they are, and whether what carries them out is there.
#include <algorithm>

#include "models/parameters/consistency.h"
#include "sim/diagnostic.h"
#include "sim/key_names.h"

namespace hearth {

namespace {

void check_mechanisms(const ClauseParameters& clause, const std::string& key, const std::vector<std::string>& known,
                      Contradictions& out) {
  for (const std::string& named : clause.keys()) {
    if (std::binary_search(known.begin(), known.end(), named)) continue;
    out.push_back({{key + "mechanisms", key + "says_en", key + "says_zh"},
                   {"nothing is called '" + named + "'; a mechanism is the key of something in this scenario",
                    "没有名为 '" + named + "' 的内容;机制应为本情景中的参数键"},
                   nearest_name(named, known)});
  }
}

}  // namespace

void check_clauses(const DistrictParameters& p, Contradictions& out) {
  if (p.clauses.empty()) return;
  DistrictParameters described = p;  // a declaration could write, too
  std::vector<std::string> known;
  for (KeyName& x : key_names([&](Declaration& d) { described.describe(d); })) known.push_back(std::move(x.key));
  std::sort(known.begin(), known.end());
  for (std::size_t i = 0; i < p.clauses.size(); ++i) {
    const ClauseParameters& clause = p.clauses[i];
    const std::string key = "clauses." + std::to_string(i) + ".";
    const std::vector<std::string> places = {key + "says_en", key + "says_zh", key + "mechanisms", key + "task",
                                             key + "requirement"};
    if (clause.task.empty() == clause.requirement.empty())
      out.push_back({places,
                     {"a clause belongs to a task or to a requirement on the work, to one of them",
                      "一条内容应属于一项任务或一项工作要求,二者取一"},
                     ""});
    if (clause.says_en.empty() && clause.says_zh.empty())
      out.push_back({places, {"a clause that says nothing (says_en, says_zh)", "内容为空(says_en、says_zh)"}, ""});
    if (clause.mechanisms.empty() && clause.why_en.empty() && clause.why_zh.empty())
      out.push_back({places,
                     {"neither what carries the clause out (mechanisms) nor why nothing does (why_en, why_zh)",
                      "既未写对应机制(mechanisms),也未说明原因(why_en、why_zh)"},
                     ""});
    check_mechanisms(clause, key, known, out);
  }
}

}  // namespace hearth

#include "output/effects_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "output/comparison_words.h"
#include "output/rounded.h"

namespace hearth {

namespace {

using Json = nlohmann::ordered_json;
using Listed = std::vector<const MeasureComparison*>;

constexpr std::size_t told_at_most = 3;  // of those that gain, and of those that lose

// Those that clearly have more (or less), the largest difference first.
Listed clearly(const Listed& all, bool more) {
  Listed out;
  for (const MeasureComparison* x : all) {
    if (x->holds_jointly() && (x->means.difference > 0) == more) out.push_back(x);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto* x, const auto* y) { return std::abs(x->means.difference) > std::abs(y->means.difference); });
  return out;
}

std::string listed(const std::string& what, const Listed& members, bool chinese) {
  if (members.empty()) return {};
  std::string out = what + (chinese ? ":" : ": ");
  for (std::size_t i = 0; i < std::min(told_at_most, members.size()); ++i) {
    const PairedMeans& x = members[i]->means;
    const int decimals = decimals_of(x);
    const Said& name = members[i]->measure.name;
    if (i > 0) out += chinese ? "、" : ", ";
    out += fmt::format(fmt::runtime(chinese ? "{} {}({} 至 {})" : "{} {} ({} to {})"), chinese ? name.zh : name.en,
                       signed_number(x.difference, decimals), signed_number(x.low, decimals), signed_number(x.high, decimals));
  }
  if (members.size() > told_at_most)
    out += fmt::format(fmt::runtime(chinese ? ",另有 {} 个" : ", {} more"), members.size() - told_at_most);
  return out + (chinese ? ";" : "; ");
}

// "  People at the end by class: gain: ...; lose: ...; no detectable difference: 2 of 4".
std::string list_line(const Said& measure, const Said& grouping, Wanted wanted, const Listed& all, bool chinese) {
  const Listed more = clearly(all, true), less = clearly(all, false);
  const bool judged = wanted != Wanted::neither;
  const Said gain = judged ? Said{"gain", "获益"} : Said{"more", "增加"};
  const Said lose = judged ? Said{"lose", "受损"} : Said{"fewer", "减少"};
  const Language language = chinese ? Language::chinese : Language::english;
  std::string out =
      fmt::format(fmt::runtime(chinese ? "  {}(按{}):" : "  {} by {}: "), measure.in(language), grouping.in(language));
  out += listed(gain.in(language), wanted == Wanted::less ? less : more, chinese);
  out += listed(lose.in(language), wanted == Wanted::less ? more : less, chinese);
  const auto same = static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const MeasureComparison* x) { return x->verdict == Verdict::same; }));
  const auto tell = [&](const Said& what, std::size_t n) {
    if (n == 0) return;
    out += what.in(language);
    if (n < all.size()) out += fmt::format(fmt::runtime(chinese ? ":{} / {}" : ": {} of {}"), n, all.size());
    out += chinese ? ";" : "; ";
  };
  tell({"no detectable difference", "未见可分辨的差异"}, all.size() - more.size() - less.size() - same);
  tell({"the same in every replication", "每次模拟都相同"}, same);
  out.resize(out.size() - (chinese ? std::string(";").size() : 2));
  return out + "\n";
}

std::string people_text(const PeopleCounted& x, bool chinese) {
  PairedMeans as_means;
  as_means.first = x.mean;
  as_means.low = x.low;
  as_means.high = x.high;
  const int decimals = decimals_of(as_means);
  return fmt::format(fmt::runtime(chinese ? "{} 人({} 至 {})" : "{} ({} to {})"), number_text(x.mean, decimals),
                     number_text(x.low, decimals), number_text(x.high, decimals));
}

std::string individuals_text(const IndividualEffects& x, bool chinese) {
  const IndividualCounts& all = x.all;
  std::string out = chinese ? "逐人比较(每次模拟的平均人数)\n" : "Person by person (people a replication, mean)\n";
  out +=
      fmt::format(fmt::runtime(chinese ? "  第一方案下流出、第二方案下留下:{};相反:{}\n"
                                       : "  Leave under the first plan, stay under the second: {}; the other way round: {}\n"),
                  people_text(all.left_under_first_only, chinese), people_text(all.left_under_second_only, chinese));
  out += fmt::format(
      fmt::runtime(chinese ? "  只在第二方案下到来:{},期末仍在 {};只在第一方案下到来:{},期末仍在 {}\n"
                           : "  Come under the second plan only: {}, there at the end {}; under the first only: {}, "
                             "there at the end {}\n"),
      people_text(all.only_in_second, chinese), people_text(all.only_in_second_staying, chinese),
      people_text(all.only_in_first, chinese), people_text(all.only_in_first_staying, chinese));
  for (const IndividualGrouping& g : x.groupings) {
    Listed members;
    for (const IndividualCounts& m : g.members) members.push_back(&m.at_end);
    if (!members.empty()) out += list_line({"People at the end", "期末人才"}, g.name, Wanted::more, members, chinese);
  }
  return out;
}

Json json_of(const PeopleCounted& x) {
  return {{"mean", rounded(x.mean)}, {"low", rounded(x.low)}, {"high", rounded(x.high)}};
}

Json counts_json(const IndividualCounts& x) {
  return {{"in_both", json_of(x.in_both)},
          {"left_under_first_only", json_of(x.left_under_first_only)},
          {"left_under_second_only", json_of(x.left_under_second_only)},
          {"only_in_first", json_of(x.only_in_first)},
          {"only_in_second", json_of(x.only_in_second)},
          {"only_in_first_staying", json_of(x.only_in_first_staying)},
          {"only_in_second_staying", json_of(x.only_in_second_staying)},
          {"at_end", json_of(x.at_end)}};
}

// A member's id in place of a measure's.
Json member_json(const MeasureComparison& c) {
  Json j = {{"id", c.measure.id}};
  const Json all = json_of(c);
  for (const auto& [key, value] : all.items()) {
    if (key != "measure") j[key] = value;
  }
  return j;
}

}  // namespace

std::string effects_text(const std::vector<GroupEffects>& groups, const std::optional<IndividualEffects>& individuals,
                         bool chinese) {
  std::string out;
  if (!groups.empty())
    out += chinese ? "谁获益、谁受损(括号内为 95% 区间;各行所列合计误差概率 5%)\n"
                   : "Who gains and who loses (95 % intervals; what a line lists holds together, with an error of 5 %)\n";
  for (const GroupEffects& g : groups) {
    Listed members;
    for (const MeasureComparison& m : g.members) members.push_back(&m);
    out += list_line(g.measure.name, g.grouping_name, g.measure.wanted, members, chinese);
  }
  return individuals ? out + individuals_text(*individuals, chinese) : out;
}

nlohmann::ordered_json json_of(const std::vector<GroupEffects>& groups) {
  Json out = Json::array();
  for (const GroupEffects& g : groups) {
    Json members = Json::array();
    for (const MeasureComparison& m : g.members) members.push_back(member_json(m));
    out.push_back({{"grouping", g.grouping},
                   {"grouping_name", g.grouping_name.en},
                   {"grouping_name_zh", g.grouping_name.zh},
                   {"measure",
                    {{"id", g.measure.id},
                     {"name", g.measure.name.en},
                     {"name_zh", g.measure.name.zh},
                     {"unit", g.measure.unit},
                     {"wanted", id_of(g.measure.wanted)}}},
                   {"members", members}});
  }
  return out;
}

nlohmann::ordered_json json_of(const IndividualEffects& individuals) {
  Json out = counts_json(individuals.all);
  out["groups"] = Json::array();
  for (const IndividualGrouping& g : individuals.groupings) {
    Json members = Json::array();
    for (const IndividualCounts& m : g.members) {
      Json j = {{"id", m.at_end.measure.id}, {"name", m.at_end.measure.name.en}, {"name_zh", m.at_end.measure.name.zh}};
      j.update(counts_json(m));
      members.push_back(j);
    }
    out["groups"].push_back(
        {{"grouping", g.grouping}, {"grouping_name", g.name.en}, {"grouping_name_zh", g.name.zh}, {"members", members}});
  }
  return out;
}

}  // namespace hearth

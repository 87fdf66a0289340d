// What the monitoring and the reviews find: group /review of the results file. Years come first; items are those of
// models/review_plan.h.
#include <cmath>

#include "models/indices.h"
#include "models/measure_values.h"

namespace hearth {

namespace {

// The departments that lead the task of each item.
std::vector<std::vector<std::size_t>> leads_by_item(const Setup& s) {
  std::vector<std::vector<std::size_t>> out;
  for (const ReviewItem& item : s.review.items) {
    out.emplace_back();
    if (item.task < 0) continue;
    for (const std::string& id : s.p.tasks[static_cast<std::size_t>(item.task)].lead)
      out.back().push_back(static_cast<std::size_t>(index_of(s.p.departments, id)));
  }
  return out;
}

template <class Of>
auto of_items(const Of& of) {
  return each([of](const District& d, std::size_t i) { return of(d.review.of[i]); });
}

// Missing for what is no target.
template <class Of>
auto of_targets(const Of& of) {
  return each([of](const District& d, std::size_t i) {
    return d.setup.review.items[i].kind == ItemKind::target ? static_cast<double>(of(d.review.of[i])) : std::nan("");
  });
}

template <std::size_t N>
void name_codes(Series& s, const std::array<CodeName, N>& names) {
  for (const CodeName& x : names) {
    s.codes.emplace_back(x.id);
    s.codes_en.emplace_back(x.meaning.en);
    s.codes_zh.emplace_back(x.meaning.zh);
  }
}

}  // namespace

void Measures::declare_review(const Setup& s, const Dimensions& by) {
  if (by.item < 0) return;
  const std::vector<int> year_item = {by.year, by.item};
  add_yearly(
      "plan", year_item, "1",
      {"What is planned by the review: heads, homes, units, or the share of cases handled online; missing where nothing is",
       "计划数"},
      of_items([](const ItemState& x) { return x.plan; }), Storage::float64);
  add_yearly("actual", year_item, "1", {"What there is at the review", "实际数"},
             of_items([](const ItemState& x) { return x.actual; }), Storage::float64);
  add_yearly("arrivals", year_item, "heads",
             {"Of a target: who came since the run began, in classes that count, or teams formed", "目标:期初以来流入"},
             of_targets([](const ItemState& x) { return x.arrivals; }), Storage::float64);
  add_yearly("losses", year_item, "heads",
             {"Of a target: who left since the run began, or teams dissolved", "目标:期初以来流失"},
             of_targets([](const ItemState& x) { return x.losses; }), Storage::float64);
  add_yearly(
      "advancement", year_item, "heads",
      {"Of a target: who rose to classes that count since the run began, less who rose out of them", "目标:期初以来晋升净增"},
      of_targets([](const ItemState& x) { return x.advancement(); }), Storage::float64);
  name_codes(add_yearly("light", year_item, "1", {"How the item stands", "灯号"},
                        of_items([](const ItemState& x) { return static_cast<int>(x.light); })),
             light_names);
  name_codes(add_yearly("cause", year_item, "1", {"Why it is not green", "原因"},
                        of_items([](const ItemState& x) { return static_cast<int>(x.cause); })),
             cause_names);
  Series& action = add_yearly("action", year_item, "1", {"The corrective rule that acted", "采取的纠正规则"},
                              of_items([](const ItemState& x) { return x.rule + 1; }));
  action.codes = {"none"};
  action.codes_en = {"None"};
  action.codes_zh = {"无"};
  for (const CorrectiveRule& rule : s.p.review.rules) {
    action.codes.push_back(rule.id);
    action.codes_en.push_back(rule.name_en.empty() ? rule.id : rule.name_en);
    action.codes_zh.push_back(rule.name_zh.empty() ? rule.id : rule.name_zh);
  }
  add("review", "problem", {by.item}, "1", {"What the month's monitoring names", "当月监测问题"},
      of_items([](const ItemState& x) { return static_cast<int>(x.problem); }));
  name_codes(book.last(), problem_names);
  if (by.department < 0) return;
  const auto leads = leads_by_item(s);
  add_yearly("lights_by_department", {by.year, by.department, by.colour}, "items",
             {"Items whose task a department leads, by how they stand", "牵头计划项按灯号"},
             [leads](const District& d, std::span<double> out) {
               std::fill(out.begin(), out.end(), 0.0);
               for (std::size_t i = 0; i < leads.size(); ++i) {
                 for (const std::size_t department : leads[i])
                   ++out[department * light_names.size() + static_cast<std::size_t>(d.review.of[i].light)];
               }
             });
  add_yearly(
      "shortfall_by_department", {by.year, by.department}, "heads",
      {"Heads by which the targets whose task a department leads are behind their plans, all targets together",
       "牵头目标落后计划的人数(团队数)合计"},
      [leads](const District& d, std::span<double> out) {
        std::fill(out.begin(), out.end(), 0.0);
        for (std::size_t i = 0; i < leads.size(); ++i) {
          if (d.setup.review.items[i].kind != ItemKind::target) continue;
          for (const std::size_t department : leads[i])
            out[department] += std::max(0.0, d.review.of[i].plan - d.review.of[i].actual);
        }
      },
      Storage::float64);
}

}  // namespace hearth

// The dimensions of the output series: the lists of the scenario, and codes.
#include "models/measure_values.h"

namespace hearth {

namespace {

template <class Structure>
Dimension dimension_of(std::string name, std::string en, std::string zh, const std::vector<Structure>& list) {
  Dimension d{std::move(name), std::move(en), std::move(zh), {}, {}, {}};
  for (const auto& x : list) {
    d.members.push_back(x.id);
    d.members_en.push_back(x.name_en.empty() ? x.id : x.name_en);
    d.members_zh.push_back(x.name_zh.empty() ? x.id : x.name_zh);
  }
  return d;
}

template <std::size_t N>
Dimension dimension_of(std::string name, std::string en, std::string zh, const std::array<CodeName, N>& list) {
  Dimension d{std::move(name), std::move(en), std::move(zh), {}, {}, {}};
  for (const auto& x : list) {
    d.members.emplace_back(x.id);
    d.members_en.emplace_back(x.meaning.en);
    d.members_zh.emplace_back(x.meaning.zh);
  }
  return d;
}

Dimension kinds_of_home(const Setup& s) {
  Dimension home = dimension_of("home", "Kind of home", "居住方式", home_kind_names);
  for (const auto& x : s.p.housing.schemes) {
    home.members.push_back(x.id);
    home.members_en.push_back(x.name_en);
    home.members_zh.push_back(x.name_zh);
  }
  return home;
}

Dimension items_of_the_plan(const Setup& s) {
  Dimension d{"item", "Item of the plan", "计划项", {}, {}, {}};
  for (const ReviewItem& x : s.review.items) {
    d.members.push_back(x.id);
    d.members_en.push_back(x.name.en);
    d.members_zh.push_back(x.name.zh);
  }
  return d;
}

Dimension years_reviewed(const Setup& s) {
  Dimension d{"year", "Year of the review", "评估年份", {}, {}, {}};
  for (const int month : s.review.months) d.members.push_back(std::to_string((s.p.run.start + month).year()));
  d.members_en = d.members;
  for (const std::string& year : d.members) d.members_zh.push_back(year + "年");
  return d;
}

}  // namespace

Measures::Dimensions::Dimensions(const Setup& s, MeasureBook& book)
    : cls(book.add_dimension(dimension_of("class", "Class of talent", "人才层级", s.p.classes))),
      town(book.add_dimension(dimension_of("town", "Town", "街镇", s.p.towns))),
      scheme(book.add_dimension(dimension_of("scheme", "Housing scheme", "住房保障方案", s.p.housing.schemes))),
      channel(book.add_dimension(dimension_of("channel", "Arrival channel", "流入渠道", s.p.channels))),
      sector(book.add_dimension(dimension_of("sector", "Sector", "行业", s.p.sectors))),
      wait(book.add_dimension(dimension_of("wait", "Months from application to home", "轮候时间", wait_names))),
      reason(book.add_dimension(dimension_of("reason", "Reason of leaving", "流出原因", reason_names))),
      target(book.add_dimension(dimension_of("target", "Target", "目标", s.p.targets))),
      purpose(book.add_dimension(dimension_of("purpose", "Purpose of spending", "支出用途", purpose_names))),
      payer(book.add_dimension(dimension_of("payer", "Payer", "出资方", payer_names))),
      commute(book.add_dimension(dimension_of("commute", "One-way commute", "单程通勤时间", commute_names))),
      burden(book.add_dimension(dimension_of("burden", "Rent over net household income", "租金收入比", burden_names))),
      tenure(book.add_dimension(dimension_of("tenure", "Months in the district", "在区时间", tenure_names))),
      home(book.add_dimension(kinds_of_home(s))),
      field(book.add_dimension(dimension_of("field_of_work", "Field of work", "人才领域", s.p.fields))) {
  // A district without a plan has none of these.
  if (!s.p.departments.empty())
    department = book.add_dimension(dimension_of("department", "Department", "部门", s.p.departments));
  if (!s.p.tasks.empty()) task = book.add_dimension(dimension_of("task", "Task of the plan", "任务", s.p.tasks));
  if (!s.p.programmes.empty()) programme = book.add_dimension(dimension_of("programme", "Programme", "项目", s.p.programmes));
  if (!s.p.service_desk.requests.empty())
    request =
        book.add_dimension(dimension_of("request", "What people come to the desk for", "办理事项", s.p.service_desk.requests));
  if (s.review.items.empty() || s.review.months.empty()) return;
  item = book.add_dimension(items_of_the_plan(s));
  year = book.add_dimension(years_reviewed(s));
  colour = book.add_dimension(dimension_of("colour", "How an item of the plan stands", "灯号", light_names));
}

}  // namespace hearth

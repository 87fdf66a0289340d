#include "models/chronicle.h"

#include <algorithm>
#include <cmath>

#include "models/life_events.h"

namespace hearth {

namespace {

constexpr std::array<CodeName, event_kinds> event_names = {{
    {"state", {"Covariates from now on", "状态变化"}},
    {"leave", {"Left the district (detail: reason)", "流出(原因)"}},
    {"hired", {"Hired: a first job, or one after a search", "入职"}},
    {"job_changed", {"Changed the employer", "换工作"}},
    {"job_lost", {"Lost the job", "失业"}},
    {"works_outside", {"Took a job outside the district", "区外就业"}},
    {"firm_founded", {"Founded a firm", "创办企业"}},
    {"moved", {"Moved, not into a home bought or of a scheme (detail: kind of home)", "搬家(居住方式)"}},
    {"home_bought", {"Bought a home (detail: kind of home)", "购房(居住方式)"}},
    {"applied", {"Applied for a home (detail: scheme)", "申请住房(方案)"}},
    {"gave_up", {"Waits no more and has no home (detail: scheme)", "放弃轮候(方案)"}},
    {"withdrew", {"Bought a home while waiting (detail: scheme)", "因购房撤回申请(方案)"}},
    {"placed", {"Given a home or a grant (detail: scheme)", "配房或获批补贴(方案)"}},
    {"refused", {"Refused an offer (detail: scheme)", "拒绝配房(方案)"}},
    {"tenancy_over", {"Tenancy over (detail: scheme)", "租期届满(方案)"}},
    {"advanced", {"Advanced (detail: class)", "层级晋升(层级)"}},
    {"joined_programme", {"Served by a programme (detail: programme)", "入选项目(项目)"}},
}};

// In the order of the declaration.
enum PeopleColumn : std::size_t {
  id_high,
  id_low,
  channel,
  entry_month,
  exit_month,
  exit_reason,
  class_at_entry,
  cls,
  field,
  household,
  age_at_entry,
  international,
  high_end,
  role,
  job,
  job_since,
  first_firm,
  last_firm,
  home_at_entry,
  home,
  home_town,
  work_town,
  wage,
  income,
  rent,
  commute,
  ties,
  first_home_month,
  months_waited,
  waiting_since,
};

template <std::size_t N>
TableColumn codes(const char* name, const char* en, const char* zh, const std::array<CodeName, N>& list) {
  TableColumn c{name, "", en, zh, Width::int8, {}, {}, {}, ""};
  for (const CodeName& x : list) {
    c.codes.emplace_back(x.id);
    c.codes_en.emplace_back(x.meaning.en);
    c.codes_zh.emplace_back(x.meaning.zh);
  }
  return c;
}

template <class Structure>
TableColumn members(const char* name, const char* en, const char* zh, const std::vector<Structure>& list) {
  TableColumn c{name, "", en, zh, list.size() < 127 ? Width::int8 : Width::int16, {}, {}, {}, ""};
  for (const Structure& x : list) {
    c.codes.push_back(x.id);
    c.codes_en.push_back(x.name_en.empty() ? x.id : x.name_en);
    c.codes_zh.push_back(x.name_zh.empty() ? x.id : x.name_zh);
  }
  return c;
}

TableColumn homes(const char* name, const char* en, const char* zh, const Setup& s) {
  TableColumn c = codes(name, en, zh, home_kind_names);
  for (const auto& x : s.p.housing.schemes) {
    c.codes.push_back(x.id);
    c.codes_en.push_back(x.name_en.empty() ? x.id : x.name_en);
    c.codes_zh.push_back(x.name_zh.empty() ? x.id : x.name_zh);
  }
  return c;
}

TableColumn row_of(const char* table, const char* name, const char* en, const char* zh) {
  return {name, "1", en, zh, Width::int32, {}, {}, {}, table};
}

TableColumn number(const char* name, const char* unit, const char* en, const char* zh, Width width) {
  return {name, unit, en, zh, width, {}, {}, {}, ""};
}

std::int32_t high_word(Identity id) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(id.value >> 32));
}
std::int32_t firm_row(std::uint32_t employer) {
  return employer == nobody ? -1 : static_cast<std::int32_t>(employer - Employers::first);
}
std::int32_t low_word(Identity id) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(id.value));
}

}  // namespace

ChronicleTables::ChronicleTables(const Setup& s) {
  constexpr std::array<CodeName, 2> no_yes = {{{"no", {"No", "否"}}, {"yes", {"Yes", "是"}}}};
  constexpr std::array<CodeName, 3> tie_names = {{{"0_2", {"0-2 ties", "0-2个联系人"}},
                                                  {"3_5", {"3-5 ties", "3-5个联系人"}},
                                                  {"6_plus", {"6 or more ties", "6个及以上"}}}};
  constexpr std::array<CodeName, employer_kinds> kinds = {{{"startup", {"Start-up", "初创企业"}},
                                                           {"established", {"Established employer", "既有单位"}},
                                                           {"public_body", {"Public body", "公共机构"}}}};
  people = {
      "people",
      "person",
      "People ever present, one row a person and replication",
      "曾在区人才",
      {
          number("id_high", "1", "Identity, upper half: the same person in every scenario", "身份标识(高位)", Width::int32),
          number("id_low", "1", "Identity, lower half", "身份标识(低位)", Width::int32),
          members("through", "Arrival channel (none: the initial stock)", "流入渠道(无:期初存量)", s.p.channels),
          number("entry_month", "month", "Month of entry since the run began (negative: before it)", "到区月份", Width::int16),
          number("exit_month", "month", "Month of leaving since the run began (-1: still there)", "流出月份(-1为在区)",
                 Width::int16),
          codes("exit_reason", "What the departure is attributed to", "流出原因", reason_names),
          members("class_at_entry", "Class at entry", "到区时层级", s.p.classes),
          members("last_class", "Class at the end or when leaving", "期末层级", s.p.classes),
          members("field", "Field", "领域", s.p.fields),
          codes("household", "Household", "家庭类型", household_names),
          codes("age_at_entry", "Age at entry or when the run began", "到区时年龄段", age_names),
          codes("international", "International tag", "国际化标签", no_yes),
          codes("high_end", "High-end tag", "高端化标签", no_yes),
          codes("last_role", "Role at the end or when leaving", "期末角色", role_names),
          codes("last_job", "State of work at the end or when leaving", "期末就业状态", job_state_names),
          number("job_since", "month", "Month in which the job or search at entry began (negative: before the run)",
                 "到区时工作或求职的起始月份", Width::int16),
          row_of("firms", "first_firm_row", "Row of the first employer in /firms (-1: none)", "首个单位在 /firms 中的行号"),
          row_of("firms", "last_firm_row", "Row of the employer in /firms at the end or when leaving (-1: none)",
                 "期末单位在 /firms 中的行号"),
          homes("home_at_entry", "Kind of home at entry or when the run began", "到区时居住方式", s),
          homes("last_home", "Kind of home at the end or when leaving", "期末居住方式", s),
          members("home_town", "Town of the home at the end or when leaving", "期末居住地", s.p.towns),
          members("work_town", "Town of the job at the end or when leaving (none: no employer)", "期末工作地", s.p.towns),
          number("wage", "CNY/month", "Gross wage at the prices of the run's start", "工资(期初价格)", Width::int32),
          number("income", "CNY/month", "Net household income", "家庭净收入", Width::int32),
          number("last_rent", "CNY/month", "Rent as last agreed (0: none)", "租金", Width::int32),
          number("commute_minutes", "min", "One-way commute (-1: no employer)", "单程通勤", Width::int16),
          number("ties", "people", "Ties at the end or when leaving", "联系人数", Width::int8),
          number("first_placed_month", "month", "Month of the first home or grant of a scheme (-1: none)", "首次配房月份",
                 Width::int16),
          number("months_waited", "month", "Months of waiting for homes of schemes, all applications", "轮候总月数",
                 Width::int16),
          number("waiting_since", "month", "Month of an application that is still pending (-1: none)", "在轮候的申请月份",
                 Width::int16),
      }};
  events = {"events",
            "event",
            "What happened to people",
            "个人事件",
            {
                row_of("people", "person_row", "Row of the person in /people", "在 /people 中的行号"),
                number("at_month", "month", "Month since the run began", "发生月份", Width::int16),
                codes("kind", "What happened", "事件", event_names),
                number("detail", "1", "Reason, kind of home, scheme or class, by kind (-1: none)", "细节", Width::int8),
                members("class_now", "Class", "层级", s.p.classes),
                codes("household", "Household", "家庭类型", household_names),
                codes("age", "Age", "年龄段", age_names),
                codes("role", "Role", "角色", role_names),
                codes("high_wage", "Wage a quarter above the class's median", "高工资", no_yes),
                codes("team_dissolved", "The team dissolved lately", "团队新近解散", no_yes),
                homes("home_now", "Kind of home", "居住方式", s),
                codes("burden_band", "Rent over net household income", "租金收入比", burden_names),
                codes("last_months", "Last months of a tenancy", "租期将满", no_yes),
                codes("waiting", "Waits for a scheme home", "轮候中", no_yes),
                number("admitting", "1", "Schemes that admit the person, as bits (1: the first, 2: the second, 4: ...)",
                       "可申请的方案(按位)", Width::int16),
                codes("job", "State of work", "就业状态", job_state_names),
                codes("commute_band", "One-way commute", "单程通勤", commute_names),
                codes("tie_band", "Ties present", "联系人", tie_names),
                number("ties_lost", "people", "Ties lost lately", "新近失去的联系人", Width::int8),
                number("supports", "1",
                       "Supports in force, as bits: 1 the first programme with a lasting effect, 2 the second, 4 ...",
                       "在效扶持(按位)", Width::int32),
                row_of("firms", "firm_row", "Row of the employer in /firms once it has happened (-1: none)",
                       "事后单位在 /firms 中的行号"),
                members("town_now", "Town of the home once it has happened", "事后居住地", s.p.towns),
            }};
  firms = {
      "firms",
      "firm",
      "Employers, one row an employer and replication",
      "用人单位",
      {
          number("id_high", "1", "Identity, upper half", "身份标识(高位)", Width::int32),
          number("id_low", "1", "Identity, lower half", "身份标识(低位)", Width::int32),
          codes("kind", "Kind", "类型", kinds),
          members("in_sector", "Sector", "行业", s.p.sectors),
          members("in_town", "Town", "街镇", s.p.towns),
          number("born_month", "month", "Month of birth since the run began (negative: before it)", "成立月份", Width::int16),
          number("failed_month", "month", "Month of failure (-1: none in the run)", "失败月份", Width::int16),
          codes("quality", "Quality firm", "优质企业", no_yes),
          number("staff", "people", "Tracked staff at the end", "期末人才数", Width::int32),
          number("posts", "posts", "Posts, filled or open, at the end", "期末岗位", Width::int32),
      }};
}

void Chronicle::begin(const District& d) {
  people_.clear();
  events_.clear();
  firms_.clear();
  row_of_.clear();
  seen_.clear();
  for (std::uint32_t slot = 0; slot < d.people.end(); ++slot) {
    if (d.people.alive(slot)) enter(d, slot, -1);
  }
}

void Chronicle::enter(const District& d, std::uint32_t slot, int through) {
  if (slot >= row_of_.size()) {
    row_of_.resize(slot + 1, nobody);
    seen_.resize(slot + 1);
  }
  row_of_[slot] = static_cast<std::uint32_t>(people_.size());
  const Person& p = d.people.person[slot];
  seen_[slot] = {p.code, p.role, p.supports, false};
  const PersonState who = d.setup.codes.person(p.code[by_person]);
  std::array<std::int32_t, waiting_since + 1> row{};
  row[id_high] = high_word(p.id);
  row[id_low] = low_word(p.id);
  row[channel] = through;
  row[entry_month] = d.people.entry_month(slot);
  row[class_at_entry] = who.cls;
  row[field] = who.field;
  row[household] = static_cast<int>(who.household);
  row[age_at_entry] = static_cast<int>(who.age);
  row[international] = who.international ? 1 : 0;
  row[high_end] = p.high_end;
  row[job_since] = p.job_since;
  row[first_firm] = firm_row(p.employer);
  row[home_at_entry] = home_kind_of(d, slot);
  for (const auto none : {exit_month, exit_reason, first_home_month, waiting_since}) row[none] = -1;
  people_.add(row);
  // Founders and teams make their firms, and some bring their post; the others who come with a job were hired.
  if (through < 0 || p.employer == nobody) return;
  const Channel& by = d.setup.channel[static_cast<std::size_t>(through)];
  if (by.kind != ChannelKind::teams && !by.found_firms && !by.keeps_post) note(d, slot, EventKind::hired);
}

void Chronicle::note(const District& d, std::uint32_t slot, EventKind kind, int detail) {
  const Person& p = d.people.person[slot];
  const std::uint32_t row = row_of_[slot];
  const Seen& seen = seen_[slot];
  const PersonState who = d.setup.codes.person(seen.codes[by_person]);
  const HomeState at = d.setup.codes.home(seen.codes[by_home]);
  const WorkState work = CovariateCodes::work(seen.codes[by_work]);
  events_.add({static_cast<std::int32_t>(row),
               d.month,
               static_cast<int>(kind),
               detail,
               who.cls,
               static_cast<int>(who.household),
               static_cast<int>(who.age),
               static_cast<int>(seen.role),
               who.high_wage ? 1 : 0,
               who.team_dissolved ? 1 : 0,
               at.kind,
               at.burden,
               at.last_months ? 1 : 0,
               at.waiting ? 1 : 0,
               static_cast<int>(at.schemes),
               static_cast<int>(work.job),
               work.commute,
               work.tie_band,
               work.ties_lost,
               static_cast<int>(seen.supports),
               firm_row(p.employer),
               p.home_town});
  if (kind == EventKind::applied) people_.at(row, waiting_since) = d.month;
  if (kind == EventKind::placed && people_.at(row, first_home_month) < 0) people_.at(row, first_home_month) = d.month;
  if (people_.at(row, first_firm) < 0) people_.at(row, first_firm) = firm_row(p.employer);
  const bool over =
      kind == EventKind::placed || kind == EventKind::gave_up || kind == EventKind::withdrew || kind == EventKind::leave;
  std::int32_t& since = people_.at(row, waiting_since);
  if (over && since >= 0) {
    people_.at(row, months_waited) += d.month - since;
    since = -1;
  }
}

void Chronicle::write_last(const District& d, std::uint32_t slot) {
  const Person& p = d.people.person[slot];
  const std::uint32_t row = row_of_[slot];
  const WorkState work = CovariateCodes::work(p.code[by_work]);
  const bool inside = has_employer(work.job);
  const auto set = [&](PeopleColumn column, int value) { people_.at(row, column) = value; };
  set(cls, class_of(d, p));
  set(role, static_cast<int>(p.role));
  set(job, static_cast<int>(work.job));
  set(last_firm, firm_row(p.employer));
  set(home, home_kind_of(d, slot));
  set(home_town, p.home_town);
  set(work_town, inside ? p.work_town : -1);
  set(wage, p.wage * 10);
  set(income, static_cast<int>(std::lround(p.wage * d.income_factor[static_cast<std::size_t>(household_of(p))])));
  set(rent, p.rent);
  set(ties, p.ties);
  set(commute, -1);
  if (inside) {
    const auto& minutes = d.setup.commutes.periods[d.commute_period].minutes;
    set(commute, static_cast<int>(std::lround(minutes[static_cast<std::size_t>(p.work_town * d.setup.towns + p.home_town)])));
  }
}

void Chronicle::leave(const District& d, std::uint32_t slot, Reason reason) {
  note(d, slot, EventKind::leave, static_cast<int>(reason));
  write_last(d, slot);
  const std::uint32_t row = row_of_[slot];
  people_.at(row, exit_month) = d.month;
  people_.at(row, exit_reason) = static_cast<int>(reason);
}

void Chronicle::write_states(const District& d) {
  for (std::uint32_t slot = 0; slot < d.people.end(); ++slot) {
    if (!d.people.alive(slot)) continue;
    const Person& p = d.people.person[slot];
    Seen& seen = seen_[slot];
    if (seen.in_state_row && p.code == seen.codes && p.role == seen.role && p.supports == seen.supports) continue;
    seen = {p.code, p.role, p.supports, true};
    note(d, slot, EventKind::state);
  }
}

void Chronicle::end(const District& d) {
  for (std::uint32_t slot = 0; slot < d.people.end(); ++slot) {
    if (d.people.alive(slot)) write_last(d, slot);
  }
  for (std::uint32_t e = Employers::first; e < d.employers.end(); ++e) {
    const Employer& x = d.employers.employer[e];
    firms_.add({high_word(d.employers.id(e)), low_word(d.employers.id(e)), static_cast<int>(x.kind), d.employers.sector(e),
                x.town, x.born, x.alive ? -1 : x.fails, x.quality ? 1 : 0, d.employers.filled(e),
                d.employers.filled(e) + d.employers.vacancies(e)});
  }
}

}  // namespace hearth

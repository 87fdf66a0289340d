// Tasks of the plan, its reviews and its map in a report's page: what the inputs say of them, and what came of it.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "models/review_plan.h"
#include "output/clauses.h"
#include "output/failure.h"
#include "output/report_data.h"
#include "output/rounded.h"
#include "output/summary.h"
#include "output/task_values.h"

namespace hearth {

namespace {

// The elements of a keyed list of the inputs ("towns"), in the order of the scenario, with their fields as JSON.
class ElementsOf {
 public:
  ElementsOf(const Inputs& inputs, const std::string& list) {
    const std::string prefix = list + ".";
    for (const ParameterEntry& e : inputs) {
      if (!e.key.starts_with(prefix)) continue;
      const std::size_t end = e.key.find('.', prefix.size());
      if (end == std::string::npos) continue;
      const std::string id = e.key.substr(prefix.size(), end - prefix.size());
      const auto [it, is_new] = fields_.try_emplace(id);
      if (is_new) ids_.push_back(id);
      it->second[e.key.substr(end + 1)] = &e;
    }
  }

  const std::vector<std::string>& ids() const { return ids_; }
  Json get(const std::string& id, const std::string& field) const {
    const auto element = fields_.find(id);
    if (element == fields_.end()) return nullptr;
    const auto it = element->second.find(field);
    return it == element->second.end() ? Json() : toml_as_json(it->second->value);
  }
  std::string text(const std::string& id, const std::string& field) const {
    const Json value = get(id, field);
    return value.is_string() ? value.get<std::string>() : std::string();
  }
  // In the other language or the id where one is missing.
  Said name(const std::string& id) const {
    const Said told = in_both(text(id, "name_en"), text(id, "name_zh"));
    return told.empty() ? same(id) : told;
  }

 private:
  std::vector<std::string> ids_;
  std::map<std::string, std::map<std::string, const ParameterEntry*>> fields_;
};

Json names_of(const ElementsOf& list, const Json& ids) {
  Json out = Json::array();
  if (!ids.is_array()) return out;
  for (const Json& id : ids) {
    if (id.is_string()) out.push_back(page_text(list.name(id)));
  }
  return out;
}

// Those of a list that belong to the task.
Json of_task(const ElementsOf& list, const std::string& task) {
  Json out = Json::array();
  for (const std::string& id : list.ids()) {
    if (list.text(id, "task") != task) continue;
    out.push_back({{"id", id}, {"name", page_text(list.name(id))}});
  }
  return out;
}

Json places_of(const Inputs& inputs, const std::string& list) {
  const ElementsOf places(inputs, list);
  Json out = Json::array();
  for (const std::string& id : places.ids()) {
    const Json latitude = places.get(id, "latitude"), longitude = places.get(id, "longitude");
    if (!latitude.is_number() || !longitude.is_number() || (latitude == 0 && longitude == 0)) continue;
    Json place = {{"id", id}, {"name", page_text(places.name(id))}, {"latitude", latitude}, {"longitude", longitude}};
    if (list == "towns") place["outside"] = places.get(id, "outside") == true;
    out.push_back(std::move(place));
  }
  return out;
}

// --- Reviews

// A series of the review: by replication, year and member.
struct ReviewSeries {
  std::vector<double> x;
  std::size_t replications = 0, years = 0, members = 0;
  StoredCodes codes;
  std::vector<double> of(std::size_t year, std::size_t member) const {
    std::vector<double> out(replications);
    for (std::size_t r = 0; r < replications; ++r) out[r] = x[(r * years + year) * members + member];
    return out;
  }
};

std::optional<ReviewSeries> review_series(const ResultsFile& file, const std::string& name) {
  for (const StoredSeries& s : file.series()) {
    if (s.group != "review" || s.name != name || s.shape.size() < 3 || s.dimensions[1] != "year") continue;
    ReviewSeries out{file.values(s), s.shape[0], s.shape[1], s.shape[2], s.codes};
    for (std::size_t i = 3; i < s.shape.size(); ++i) out.members *= s.shape[i];
    if (std::any_of(out.x.begin(), out.x.end(), [](double x) { return std::isinf(x); }))
      throw BadInput(
          {fmt::format("{}: /review/{} has an infinite value; Hearth writes no such value, the file has been changed",
                       file.path(), name),
           fmt::format("{}:/review/{} 中有无穷大的数值;Hearth 不会写出这样的数值,文件已被改动", file.path(), name)});
    return out;
  }
  return std::nullopt;
}

double share_of_code(const std::vector<double>& codes, double code) {
  return static_cast<double>(std::count(codes.begin(), codes.end(), code)) / static_cast<double>(codes.size());
}

struct Reviews {
  std::optional<ReviewSeries> plan, actual, arrivals, losses, advancement, light, cause, action, lights_by_department;
};

// What an item of the review is in the inputs: the list of "scheme.apartment" and its element there; of the service desk none.
struct ItemOfInputs {
  const ElementsOf* list = nullptr;
  std::string id;
};

ItemOfInputs in_inputs(const std::string& item, const std::map<std::string, ElementsOf>& lists) {
  const std::size_t dot = item.find('.');
  if (dot == std::string::npos) return {};
  const std::string kind = item.substr(0, dot);
  const std::string list = kind == "target" ? "targets" : kind == "scheme" ? "housing" : "programmes";
  return {&lists.at(list), item.substr(dot + 1)};
}

// The departments that lead the task of an item.
Json departments_of(const ItemOfInputs& item, const Inputs& inputs, const std::map<std::string, ElementsOf>& lists) {
  std::string task;
  if (item.list != nullptr) {
    task = item.list->text(item.id, "task");
  } else {
    const auto it =
        std::find_if(inputs.begin(), inputs.end(), [](const ParameterEntry& e) { return e.key == "service_desk.task"; });
    const Json value = it != inputs.end() ? toml_as_json(it->value) : Json();
    if (value.is_string()) task = value.get<std::string>();
  }
  return names_of(lists.at("departments"), lists.at("tasks").get(task, "lead"));
}

// The cause that is named most often where the item is not green.
void add_cause(const ReviewSeries& cause, std::size_t year, std::size_t item, double not_green, Json& out) {
  const std::vector<double> codes = cause.of(year, item);
  std::size_t most = 0;
  double share = 0;
  for (std::size_t code = 1; code < cause.codes.ids.size(); ++code) {
    const double named = share_of_code(codes, static_cast<double>(code));
    if (named > share) {
      share = named;
      most = code;
    }
  }
  out["cause"] = most > 0 ? page_text(cause.codes.name_of(most)) : Json();
  out["cause_share"] = most > 0 && not_green > 0 ? rounded(share / not_green, page_digits) : Json();
}

Json item_at(const Reviews& of, std::size_t year, std::size_t item) {
  const auto number = [](double x) { return rounded(x, page_digits); };
  const std::vector<double> actual = of.actual->of(year, item), lights = of.light->of(year, item);
  Json out = {{"plan", number(mean_of(of.plan->of(year, item)))},
              {"actual", number(mean_of(actual))},
              {"actual_low", number(quantile(actual, 0.05))},
              {"actual_high", number(quantile(actual, 0.95))}};
  const auto light = [&](Light x) { return share_of_code(lights, static_cast<double>(x)); };
  const double amber = light(Light::amber), red = light(Light::red);
  out["green"] = number(light(Light::green));
  out["amber"] = number(amber);
  out["red"] = number(red);
  add_cause(*of.cause, year, item, amber + red, out);
  const std::vector<double> actions = of.action->of(year, item);
  out["action_share"] = number(1 - share_of_code(actions, 0));
  return out;
}

Json departments_at(const ResultsFile& file, const Reviews& of, std::size_t year) {
  Json out = Json::array();
  const StoredDimension* const departments = file.dimension("department");
  const StoredDimension* const colours = file.dimension("colour");
  if (departments == nullptr || colours == nullptr || !of.lights_by_department) return out;
  for (std::size_t d = 0; d < departments->members.size(); ++d) {
    Json one = {{"name", page_text(departments->name_of(d))}};
    for (std::size_t c = 0; c < colours->members.size(); ++c) {
      const std::size_t member = d * colours->members.size() + c;
      one[colours->members[c]] = rounded(mean_of(of.lights_by_department->of(year, member)), page_digits);
    }
    out.push_back(std::move(one));
  }
  return out;
}

// What the document says, and the names of what does it.
Json page_clauses(const std::vector<Clause>& clauses, const std::string& task) {
  Json out = Json::array();
  for (const Clause& x : clauses) {
    if (x.task != task) continue;
    Json by = Json::array();
    for (const Mechanism& m : x.mechanisms) by.push_back(page_text(m.name));
    out.push_back({{"says", page_text(x.says)}, {"by", std::move(by)}});
    if (!x.why.empty()) out.back()["why"] = page_text(x.why);
    if (!x.requirement.empty()) out.back()["of"] = x.requirement;
  }
  return out;
}

}  // namespace

Json page_tasks(const ResultsFile& file, const Inputs& inputs, const Findings& findings, const std::vector<Clause>& clauses) {
  const ElementsOf tasks(inputs, "tasks"), departments(inputs, "departments"), programmes(inputs, "programmes"),
      schemes(inputs, "housing"), targets(inputs, "targets");
  const StoredDimension* const stored = file.dimension("task");
  Json out = Json::array();
  for (const std::string& id : tasks.ids()) {
    const auto values = values_of_task(inputs, id);
    const auto known_as = [&](const char* evidence) {
      return std::count_if(values.begin(), values.end(), [&](const auto* e) { return e->evidence == evidence; });
    };
    Json task = {{"id", id},
                 {"name", page_text(tasks.name(id))},
                 {"clauses", page_clauses(clauses, id)},
                 {"active", tasks.get(id, "enabled") != false},
                 {"lead", names_of(departments, tasks.get(id, "lead"))},
                 {"participants", names_of(departments, tasks.get(id, "participants"))},
                 {"programmes", of_task(programmes, id)},
                 {"schemes", of_task(schemes, id)},
                 {"targets", of_task(targets, id)},
                 {"stated", known_as("stated")},
                 {"assumed", known_as("assumed")}};
    const auto found =
        std::find_if(findings.tasks.begin(), findings.tasks.end(), [&](const TaskFinding& f) { return f.id == id; });
    if (stored != nullptr && found != findings.tasks.end()) {
      task["served"] = rounded(found->served, page_digits);
      task["turned_away"] = rounded(found->turned_away, page_digits);
      task["waiting_at_end"] = rounded(found->waiting_at_end, page_digits);
      task["spending_million"] = rounded(found->spending_million, page_digits);
    }
    out.push_back(std::move(task));
  }
  return out;
}

Json page_requirements(const std::vector<Clause>& clauses) {
  return page_clauses(clauses, "");
}

Json page_reviews(const ResultsFile& file, const Inputs& inputs) {
  Json out = Json::array();
  const StoredDimension* const years = file.dimension("year");
  const StoredDimension* const items = file.dimension("item");
  const Reviews of{
      review_series(file, "plan"),   review_series(file, "actual"),      review_series(file, "arrivals"),
      review_series(file, "losses"), review_series(file, "advancement"), review_series(file, "light"),
      review_series(file, "cause"),  review_series(file, "action"),      review_series(file, "lights_by_department")};
  if (years == nullptr || items == nullptr) return out;
  for (const auto* s : {&of.plan, &of.actual, &of.arrivals, &of.losses, &of.advancement, &of.light, &of.cause, &of.action}) {
    if (!*s || (*s)->years != years->members.size() || (*s)->members != items->members.size() || (*s)->replications == 0)
      return out;
  }
  std::map<std::string, ElementsOf> lists;
  for (const char* list : {"targets", "housing", "programmes", "tasks", "departments"})
    lists.emplace(list, ElementsOf(inputs, list));
  for (std::size_t y = 0; y < years->members.size(); ++y) {
    Json of_year = {{"year", years->members[y]}, {"items", Json::array()}, {"departments", departments_at(file, of, y)}};
    for (std::size_t i = 0; i < items->members.size(); ++i) {
      const std::string& id = items->members[i];
      const std::string kind = id.substr(0, id.find('.'));
      const ItemOfInputs known = in_inputs(id, lists);
      const Said name = known.list != nullptr ? known.list->name(known.id) : items->name_of(i);
      Json item = {{"id", id}, {"kind", kind}, {"name", page_text(name)}, {"department", departments_of(known, inputs, lists)}};
      item.update(item_at(of, y, i));
      if (kind == "target") {
        item["arrivals"] = rounded(mean_of(of.arrivals->of(y, i)), page_digits);
        item["losses"] = rounded(mean_of(of.losses->of(y, i)), page_digits);
        item["advancement"] = rounded(mean_of(of.advancement->of(y, i)), page_digits);
      }
      of_year["items"].push_back(std::move(item));
    }
    out.push_back(std::move(of_year));
  }
  return out;
}

Json page_towns(const Inputs& inputs) {
  return places_of(inputs, "towns");
}

Json page_stations(const Inputs& inputs) {
  return places_of(inputs, "stations");
}

Json page_links(const Inputs& inputs) {
  const ElementsOf links(inputs, "links");
  Json out = Json::array();
  for (const std::string& id : links.ids()) {
    Json link = Json::object();
    for (const char* field : {"from", "to", "mode", "minutes", "opens"}) link[field] = links.get(id, field);
    out.push_back(std::move(link));
  }
  return out;
}

}  // namespace hearth

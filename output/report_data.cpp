#include "output/report_data.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "hearth_version.h"
#include "output/comparison.h"
#include "output/comparison_words.h"
#include "output/rounded.h"
#include "output/stored_values.h"

namespace hearth {

namespace {

// From which share of its plan on an item is green or amber at a review.
Json lights_of(const ResultsFile& file) {
  const StoredParameters parameter(file);
  const auto share = [&](const char* key) {
    const std::string text = parameter(key);
    return text.empty() ? Json() : rounded(std::strtod(text.c_str(), nullptr), page_digits);
  };
  return {{"green_from", share("review.green_from")}, {"amber_from", share("review.amber_from")}};
}

Json plan_data(const ReportPlan& plan, const Said& label, const Inputs& inputs, const Said& comparison) {
  const std::vector<Clause> clauses = clauses_of(inputs);
  const ResultsFile& file = *plan.file;
  const std::vector<Headline> measures = headlines(file);
  const Findings findings = find(file);
  Json words = Json::array();
  for (const Said& sentence : findings_in_words(file, measures, findings, comparison)) words.push_back(page_text(sentence));
  Json overrides = Json::array();
  for (const auto& [key, value] : file.overrides()) overrides.push_back({key, value});
  Json months = Json::array();
  for (const std::string& month : file.months()) months.push_back(month.substr(0, 7));
  return {{"file", file_name(plan.path)},
          {"title", page_text(title_of(plan))},
          {"label", page_text(label)},
          {"question", page_text(file.said("question"))},
          {"summary", page_text(summary_of(file, inputs))},
          {"findings", std::move(words)},
          {"seed", file.attribute("seed")},
          {"replications", file.replications().size()},
          {"requested", file.attribute("replications_requested")},
          {"history", file.attribute("history")},
          {"overrides", std::move(overrides)},
          {"months", std::move(months)},
          {"dimensions", page_dimensions(file)},
          {"series", page_series(file)},
          {"targets", page_targets(file, findings)},
          {"schemes", page_schemes(file, findings)},
          {"reasons", page_reasons(file)},
          {"accounts", page_accounts(file)},
          {"reviews", page_reviews(file, inputs)},
          {"lights", lights_of(file)},
          {"tasks", page_tasks(file, inputs, findings, clauses)},
          {"requirements", page_requirements(clauses)},
          {"towns", page_towns(inputs)},
          {"stations", page_stations(inputs)},
          {"links", page_links(inputs)}};
}

// Paired differences by month of what the page draws.
Json differences_by_month(const ResultsFile& first, const ResultsFile& second) {
  Json out = Json::object();
  const std::pair<const char*, const char*> shown[] = {
      {"targets", "headline"}, {"series", "people"}, {"series", "homes_held"}, {"series", "applicants_waiting"}};
  for (const auto& [group, name] : shown) {
    const PairedByMonth by_month = compare_by_month(first, second, group, name);
    if (by_month.members.empty()) continue;
    Json mean = Json::array(), low = Json::array(), high = Json::array();
    for (const auto& months : by_month.members) {
      for (Json* list : {&mean, &low, &high}) list->push_back(Json::array());
      for (const PairedMeans& x : months) {
        mean.back().push_back(rounded(x.difference, page_digits));
        low.back().push_back(rounded(x.low, page_digits));
        high.back().push_back(rounded(x.high, page_digits));
      }
    }
    out[std::string(group) + "/" + name] = {
        {"by", by_month.dimensions}, {"mean", std::move(mean)}, {"low", std::move(low)}, {"high", std::move(high)}};
  }
  return out;
}

}  // namespace

Json report_data(const std::vector<ReportPlan>& plans, const std::string& bulletin_year) {
  Json out = {{"hearth_version", HEARTH_VERSION},
              {"format_version", plans.empty() ? Json() : Json(plans.front().file->attribute("format_version"))},
              {"bulletin", bulletin_year.empty() ? Json() : Json(bulletin_year)},
              {"plans", Json::array()},
              {"comparisons", Json::array()}};
  if (plans.empty()) return out;
  const ReportPlan& first = plans.front();
  std::vector<Inputs> all_inputs;
  std::vector<Said> labels;
  for (const ReportPlan& plan : plans) {
    all_inputs.push_back(inputs_of(*plan.file));
    labels.push_back(label_among(plans, plan, all_inputs.back()));
  }
  std::vector<ComparedReport> compared_plans;
  for (std::size_t i = 1; i < plans.size(); ++i) compared_plans.push_back({labels[i], compare(*first.file, *plans[i].file)});
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const ReportPlan& plan = plans[i];
    // The first plan's reader is told what all others change, another's what this one does.
    std::vector<const ComparedReport*> told;
    for (std::size_t k = 0; k < compared_plans.size(); ++k) {
      if (i == 0 || i == k + 1) told.push_back(&compared_plans[k]);
    }
    const Inputs& inputs = all_inputs[i];
    Json data = plan_data(plan, labels[i], inputs, comparison_in_words(labels[0], told));
    if (i == 0) {
      data["assumptions"] = page_assumptions(inputs);
    } else {
      data["differs"] = page_differences(all_inputs[0], inputs);
      Json comparison = {{"first", file_name(first.path)}, {"second", file_name(plan.path)}};
      comparison.update(Json::parse(comparison_json(compared_plans[i - 1].comparison)));
      comparison["differences"] = differences_by_month(*first.file, *plan.file);
      out["comparisons"].push_back(std::move(comparison));
    }
    out["plans"].push_back(std::move(data));
  }
  return out;
}

Json page_task_effects(const ComparedPlans& tasks) {
  const auto number = [](double x) { return rounded(x, page_digits); };
  const auto effect = [&](const MeasureComparison& x) -> Json {
    return {{"unit", x.measure.unit},
            {"first", number(x.means.first)},
            {"second", number(x.means.second)},
            {"difference", number(x.means.difference)},
            {"low", number(x.means.low)},
            {"high", number(x.means.high)},
            {"holds_jointly", x.holds_jointly()},
            {"share_larger", number(x.means.larger)},
            {"share_smaller", number(x.means.smaller)},
            {"detectable", number(x.means.detectable)},
            {"replications_to_detect", number(x.means.pairs_to_detect)},
            {"wanted", id_of(x.measure.wanted)},
            {"verdict", id_of(x.verdict)}};
  };
  const auto cost = [&](const RatioOfMeans& x) -> Json {
    if (x.range != RatioRange::inside) return nullptr;
    return {{"cost", number(x.cost)},
            {"effect", number(x.effect)},
            {"ratio", number(x.ratio)},
            {"low", number(x.low)},
            {"high", number(x.high)}};
  };
  Json out = Json::array();
  for (const ComparedPlan& task : tasks.others) {
    Json one = {
        {"id", task.path}, {"name", page_text(task.title)}, {"pairs", task.comparison.pairs}, {"targets", Json::array()}};
    for (const TargetComparison& t : task.comparison.targets) {
      Json target = effect(t.counts);
      target["id"] = t.target.id;
      target["cost_per_head"] = cost(t.cost_per_head);
      one["targets"].push_back(std::move(target));
    }
    for (const MeasureComparison& m : task.comparison.measures) {
      if (m.measure.id == "people" || m.measure.id == "spending") one[m.measure.id] = effect(m);
    }
    one["cost_per_person"] = cost(task.comparison.cost_per_person);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace hearth

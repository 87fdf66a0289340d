// What the page of a report is made of: output/page/DATA.md describes it. Each part in a file of its own.
#pragma once

#include <string>
#include <vector>

#include "output/clauses.h"
#include "output/comparison.h"
#include "output/comparison_tables.h"
#include "output/findings.h"
#include "output/headlines.h"
#include "output/inputs.h"
#include "output/results_reader.h"
#include "output/toml_json.h"
#include "sim/said.h"

namespace hearth {

/// A results file, and what to call it.
struct ReportPlan {
  const ResultsFile* file;
  std::string path;
};

/// Without folders.
std::string file_name(const std::string& path);
/// Its file where it has none.
Said title_of(const ReportPlan& plan);
/// What a plan is called among those of a page: by its title; where others have the same (--set changes none), by what was set,
/// or by its file where nothing was.
Said label_among(const std::vector<ReportPlan>& plans, const ReportPlan& plan, const Inputs& inputs);

/// Everything of the page but for a study (page_study). The first plan is what the others are compared with; they are paired
/// (why_not_paired). Without a plan: what a page of a study alone has besides it.
/// `bulletin_year`: only the bulletin of that year is asked for; empty: everything.
Json report_data(const std::vector<ReportPlan>& plans, const std::string& bulletin_year);

/// What each task of the plan brings: the plan as it stands against the plan without it.
Json page_task_effects(const ComparedPlans& tasks);

// --- Parts

/// Numbers have so many significant digits.
inline constexpr int page_digits = 5;

Json page_text(const Said& text);
/// "2017-12" as people read it.
Said month_in_words(const std::string& month);
/// Dimensions of series, but those of single use (years, replications).
Json page_dimensions(const ResultsFile& file);
/// "group/name": means and the 5 and 95 % of the replications by month.
Json page_series(const ResultsFile& file);
/// Who came, who left, who is there, by class; the identities hold exactly. Null when the file can't tell.
Json page_accounts(const ResultsFile& file);
/// Departures of the whole run by reason, with the 5 and 95 % of the replications.
Json page_reasons(const ResultsFile& file);
Json page_targets(const ResultsFile& file, const Findings& findings);
Json page_schemes(const ResultsFile& file, const Findings& findings);
Json page_reviews(const ResultsFile& file, const Inputs& inputs);
/// Clauses of no task: the requirements on the work.
Json page_requirements(const std::vector<Clause>& clauses);
Json page_tasks(const ResultsFile& file, const Inputs& inputs, const Findings& findings, const std::vector<Clause>& clauses);
Json page_towns(const Inputs& inputs);
Json page_stations(const Inputs& inputs);
Json page_links(const Inputs& inputs);
/// Values with evidence.
Json page_assumptions(const Inputs& inputs);
Json page_differences(const Inputs& first, const Inputs& second);

/// The plan in one paragraph, and what came out of it in five plain sentences at most, the most important first: what
/// `comparison` tells (perhaps nothing), then what the plan's own runs do.
Said summary_of(const ResultsFile& file, const Inputs& inputs);
std::vector<Said> findings_in_words(const ResultsFile& file, const std::vector<Headline>& measures, const Findings& findings,
                                    const Said& comparison);

/// What another plan is called, and what it changes.
struct ComparedReport {
  Said name;
  Comparison comparison;
};
/// What other plans change against the first: people at the end, spending, and the chance of the first target. Of more than
/// three the one that changes people most. Empty without another plan.
Said comparison_in_words(const Said& first, const std::vector<const ComparedReport*>& others);

}  // namespace hearth

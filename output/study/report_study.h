// A study on the page of a report: output/page/DATA.md describes it under `study`.
#pragma once

#include <string>
#include <vector>

#include "output/study/analysis.h"
#include "output/study/study_file.h"
#include "output/toml_json.h"

namespace hearth {

/// Everything that the page tells of the study, whose file has a point (must_have_points).
Json page_study(const StudyFile& study, const std::string& path);

// --- Parts

/// Factors that the page draws together: the most influential first, then the others in their order; six at most.
std::vector<std::size_t> factors_drawn_together(const StudyAnalysis& analysis);

/// One measure at the date that findings speak of. `points`: those that the page draws.
Json page_study_measure(const StudyFile& study, std::size_t measure, const StudySample& sample, const StudyAnalysis& analysis,
                        const std::vector<std::size_t>& points);

/// What was done, in a paragraph.
Said summary_of_study(const StudyFile& study);

}  // namespace hearth

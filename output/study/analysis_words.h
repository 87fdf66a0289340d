// What a study says of one measure, in sentences without their full stops: for the terminal and for the page of a report.
#pragma once

#include <string>
#include <vector>

#include "output/study/analysis.h"

namespace hearth {

/// "12 %", "<1 %"; Chinese sets no space.
Said share_text(double share);

/// As many decimals as show three digits of numbers of this size.
int decimals_for(double size);

/// A number of the factor with its unit, or the name of its level.
Said value_in_words(const Factor& factor, double x);

/// Why the ranking is empty.
Said why_nothing_is_ranked(const StudyAnalysis& analysis);

/// "What matters, most first: apartments (assumed); rent ratio. The other 3 can't be told from none": clear factors, the most
/// influential first, ten at most.
Said influence_in_words(const StudyAnalysis& analysis);

/// How well the means of points are known, where a precision is wanted; empty otherwise. `unit`: of the measure.
std::vector<Said> precision_in_words(const StudyAnalysis& analysis, const std::string& unit);

/// The share of the variance that is luck.
std::vector<Said> luck_in_words(const StudyAnalysis& analysis);

/// "arrivals at most 300 and delay at least 4 months".
Said conditions_in_words(const ScenarioBox& box, const std::vector<Factor>& factors);

/// How many points are cases of interest, then each box; needs `analysis.scenarios`.
std::vector<Said> scenarios_in_words(const StudyAnalysis& analysis, const CaseWords& words);

}  // namespace hearth

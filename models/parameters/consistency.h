// Contradictions between the values of a scenario, by subject. Each function adds what it finds.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/codes.h"
#include "models/parameters/district.h"

namespace hearth {

using Contradictions = std::vector<Contradiction>;

void check_shares(const DistrictParameters& p, Contradictions& out);
void check_people(const DistrictParameters& p, Contradictions& out);
void check_targets(const DistrictParameters& p, Contradictions& out);
void check_travel(const DistrictParameters& p, Contradictions& out);
void check_housing(const DistrictParameters& p, Contradictions& out);
/// Departments, tasks and programmes, together and one by one.
void check_plan(const DistrictParameters& p, Contradictions& out);
/// Clauses of the document, and whether what they name is there. Apart from the others, which every point of a study passes: no
/// value that a study varies can put a clause at fault, and the names of all keys take some time.
void check_clauses(const DistrictParameters& p, Contradictions& out);
/// [review] and its corrective rules.
void check_review(const DistrictParameters& p, Contradictions& out);
void check_programmes(const DistrictParameters& p, Contradictions& out);
/// Whether the run is small enough for the engine and for a computer.
void check_size(const DistrictParameters& p, Contradictions& out);

/// People in the district at the end of the run if nobody left, `run.scale` included: what a replication's memory depends on.
double people_at_most(const DistrictParameters& p);

/// Shares that are parts of one whole: more than 1 together is a contradiction.
void at_most_one(Contradictions& out, std::vector<std::string> keys, double sum);

/// Names joined by bars, each of which must be one of the codes; `table` is that of the key ("housing.cabin."),
/// `name_of_key` its last part.
void check_codes(Contradictions& out, const std::string& table, const char* name_of_key, const std::string& listed,
                 std::span<const CodeName> codes);

/// Months in the district that an applicant must have and may have (0: no limit); `key` is that of the conditions.
void check_stay(Contradictions& out, const std::string& key, std::int64_t min_months, std::int64_t max_months);

}  // namespace hearth

// Job matching and job change. ODD: 7.4 Work. Streams: change_job, job_search.
#pragma once

#include <cstdint>

namespace hearth {

struct District;
struct Decision;

/// The chance that a searcher finds a post this month: chance_at_balance * (vacancies / searchers)^elasticity, at most 1.
/// Matches are then chance_at_balance * searchers^(1-elasticity) * vacancies^elasticity, the Cobb-Douglas matching function.
double match_probability(double chance_at_balance, double vacancies, double searchers, double elasticity);

/// Searchers of the month find posts, who comes first being drawn.
void match_searchers(District& d);

/// Somebody of those who search whose field an employer takes, met by `word`; `nobody` when none of a few met is one.
std::uint32_t searcher_for(const District& d, std::uint32_t employer, std::uint32_t word);
/// Somebody who searches takes an open post there.
void hire_searcher(District& d, std::uint32_t slot, std::uint32_t employer, std::uint32_t word);

/// Somebody whose job risk fired changes the employer, unless thinned by job tenure or no vacancy is found.
void change_jobs(District& d);

}  // namespace hearth

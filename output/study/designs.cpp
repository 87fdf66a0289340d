#include "output/study/designs.h"

#include <fmt/format.h>

#include <openturns/ComposedDistribution.hxx>
#include <openturns/LHSExperiment.hxx>
#include <openturns/RandomGenerator.hxx>
#include <openturns/SobolSequence.hxx>
#include <openturns/Uniform.hxx>

#include "output/failure.h"
#include "output/study/resampling.h"

namespace hearth {

namespace {

constexpr std::uint64_t shift_stream = 0x5368696674;  // "Shift"
constexpr std::size_t most_columns = 1111;            // of the direction numbers by Joe and Kuo 2008, which the library has
constexpr double two_to_32 = 4294967296.0;

// The sequence with its origin, 32 digits of each number, shifted and in the middle of its last digit: never 0, never 1.
std::vector<double> shifted_sobol(std::size_t columns, std::size_t points, std::uint64_t seed) {
  std::vector<double> out;
  if (points == 0) return out;
  if (columns > most_columns)
    throw BadInput({fmt::format("the sequence has at most {} columns, this design needs {}: one for each factor, two where "
                                "sobol_indices are asked for; 'morris' screens many factors",
                                most_columns, columns),
                    fmt::format("序列至多 {} 列,此设计需要 {} 列:每个因素一列,sobol_indices 两列;因素很多时可用 morris 筛选",
                                most_columns, columns)});
  Picks picks(seed, shift_stream);
  std::vector<std::uint32_t> shift(columns);
  for (std::uint32_t& s : shift) s = picks.bits();
  OT::SobolSequence sequence(columns);
  const OT::Sample without_origin = points > 1 ? sequence.generate(points - 1) : OT::Sample(0, columns);
  out.reserve(columns * points);
  for (std::size_t p = 0; p < points; ++p) {
    for (std::size_t c = 0; c < columns; ++c) {
      const double x = p == 0 ? 0.0 : without_origin(p - 1, c);
      const auto digits = static_cast<std::uint32_t>(x * two_to_32);
      out.push_back((static_cast<double>(digits ^ shift[c]) + 0.5) / two_to_32);
    }
  }
  return out;
}

}  // namespace

Design latin_hypercube(std::size_t factors, std::size_t size, std::size_t hypercubes, std::uint64_t seed) {
  Design out;
  out.factors = factors;
  if (factors == 0 || size == 0) return out;
  OT::LHSExperiment::DistributionCollection even;
  for (std::size_t f = 0; f < factors; ++f) even.add(OT::Uniform(0.0, 1.0));
  for (std::size_t b = 0; b < hypercubes; ++b) {
    // The library draws from one generator of the whole program.
    OT::RandomGenerator::SetSeed(Picks(seed, b).bits());
    const OT::Sample hypercube = OT::LHSExperiment(OT::ComposedDistribution(even), size, true, true).generate();
    for (std::size_t p = 0; p < size; ++p) {
      for (std::size_t f = 0; f < factors; ++f) out.u.push_back(hypercube(p, f));
      out.block.push_back(b);
      out.step.push_back(p);
    }
  }
  return out;
}

Design sobol_sequence(std::size_t factors, std::size_t points, std::uint64_t seed) {
  Design out;
  out.factors = factors;
  if (factors == 0) return out;
  out.u = shifted_sobol(factors, points, seed);
  for (std::size_t p = 0; p < points; ++p) {
    out.block.push_back(p);
    out.step.push_back(0);
  }
  return out;
}

Design sobol_indices_design(std::size_t factors, std::size_t base_points, std::uint64_t seed) {
  Design out;
  out.factors = factors;
  if (factors == 0) return out;
  const std::vector<double> both = shifted_sobol(2 * factors, base_points, seed);
  for (std::size_t b = 0; b < base_points; ++b) {
    const double* const a_row = &both[b * 2 * factors];
    const double* const b_row = a_row + factors;
    for (std::size_t step = 0; step < factors + 2; ++step) {
      for (std::size_t f = 0; f < factors; ++f) out.u.push_back(step == 1 || step == f + 2 ? b_row[f] : a_row[f]);
      out.block.push_back(b);
      out.step.push_back(step);
    }
  }
  return out;
}

Design full_grid(const std::vector<Factor>& factors, const std::vector<std::size_t>& sizes) {
  constexpr std::size_t most = 1000000;
  if (sizes.size() != factors.size())
    throw BadInput({"a grid needs the number of values of each factor", "网格需要给出每个因素的取值个数"});
  Design out;
  out.factors = factors.size();
  if (factors.empty()) return out;
  std::size_t points = 1;
  for (std::size_t f = 0; f < factors.size(); ++f) {
    const Factor& factor = factors[f];
    const bool wrong =
        sizes[f] == 0 || (factor.is_named() ? sizes[f] != factor.levels.size()
                                            : factor.whole && static_cast<double>(sizes[f]) > factor.high - factor.low + 1);
    if (wrong)
      throw BadInput({fmt::format("{}: a grid can't take {} of its values", factor.id, sizes[f]),
                      fmt::format("{}:网格无法取 {} 个值", factor.id, sizes[f])});
    if (sizes[f] > most / points)
      throw BadInput({fmt::format("a grid has {} points at most", most), fmt::format("网格最多 {} 个点", most)});
    points *= sizes[f];
  }
  for (std::size_t p = 0; p < points; ++p) {
    std::size_t rest = p;
    std::size_t combinations = points;
    for (std::size_t f = 0; f < factors.size(); ++f) {
      combinations /= sizes[f];
      const std::size_t steps_up = rest / combinations;
      const auto place = static_cast<double>(steps_up);
      rest %= combinations;
      const auto size = static_cast<double>(sizes[f]);
      const bool in_the_middle = factors[f].is_named() || sizes[f] == 1;
      out.u.push_back(in_the_middle ? (place + 0.5) / size : place / (size - 1));
    }
    out.block.push_back(p);
    out.step.push_back(0);
  }
  return out;
}

}  // namespace hearth

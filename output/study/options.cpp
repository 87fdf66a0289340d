#include "output/study/options.h"

#include <array>
#include <stdexcept>

namespace hearth {

namespace {

constexpr std::array<Option, 6> methods = {{
    {"list", {"Point i takes the i-th value of every factor", "第 i 个点取各因素的第 i 个值"}},
    {"grid", {"Every combination of the factors' values", "各因素取值的全部组合"}},
    {"latin_hypercube", {"Latin hypercube", "拉丁超立方"}},
    {"sobol_sequence", {"Sobol's sequence: even at any length", "Sobol 序列"}},
    {"sobol_indices", {"For Sobol's indices (Saltelli): base_points x (factors + 2) points", "Sobol 指数设计(Saltelli)"}},
    {"morris", {"For Morris's elementary effects: trajectories x (factors + 1) points", "Morris 基本效应设计"}},
}};

constexpr std::array<Option, 4> takings = {{
    {"at_month", {"The month's value", "当月值"}},
    {"sum", {"Sum of the months so far", "累计值"}},
    {"mean", {"Mean of the months so far", "至今月均值"}},
    {"highest", {"Highest of the months so far", "至今最高值"}},
}};

template <class Enum>
Enum of_name(std::span<const Option> options, const std::string& name) {
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i].name == name) return static_cast<Enum>(i);
  }
  throw std::invalid_argument("unknown name '" + name + "'");
}

}  // namespace

std::span<const Option> methods_of_design() {
  return methods;
}

std::span<const Option> ways_of_taking() {
  return takings;
}

std::string name_of_method(DesignMethod method) {
  return std::string(methods[static_cast<std::size_t>(method)].name);
}

std::string name_of_taking(Taking taking) {
  return std::string(takings[static_cast<std::size_t>(taking)].name);
}

DesignMethod method_of_name(const std::string& name) {
  return of_name<DesignMethod>(methods, name);
}

Taking taking_of_name(const std::string& name) {
  return of_name<Taking>(takings, name);
}

}  // namespace hearth

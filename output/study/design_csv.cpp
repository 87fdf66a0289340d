#include "output/study/design_csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

#include "output/csv_file.h"
#include "output/failure.h"
#include "output/scenario.h"

namespace hearth {

namespace {

std::string design_header(const StudyPlan& plan) {
  std::string line = "point,block,step";
  for (const PlannedFactor& f : plan.factors) line += "," + csv_cell_as_it_is(f.factor.id);
  return line;
}

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
      out.back() += line[i++];
    } else if (line[i] == '"') {
      quoted = !quoted;
    } else if (line[i] == ',' && !quoted) {
      out.emplace_back();
    } else {
      out.back() += line[i];
    }
  }
  return out;
}

template <class Number>
bool read_number(const std::string& text, Number& x) {
  const auto end = std::from_chars(text.data(), text.data() + text.size(), x);
  return end.ec == std::errc() && end.ptr == text.data() + text.size();
}

bool read_value(const PlannedFactor& f, const std::string& text, double& x) {
  if (!f.factor.is_named()) return read_number(text, x);
  const auto at = std::find(f.factor.levels.begin(), f.factor.levels.end(), text);
  x = static_cast<double>(at - f.factor.levels.begin());
  return at != f.factor.levels.end();
}

bool read_point(const StudyPlan& plan, std::size_t p, const std::vector<std::string>& cells, double* x, std::size_t& block,
                std::size_t& step) {
  std::size_t point = 0;
  if (cells.size() != plan.factors.size() + 3 || !read_number(cells[0], point) || point != p || !read_number(cells[1], block) ||
      !read_number(cells[2], step))
    return false;
  for (std::size_t k = 0; k < plan.factors.size(); ++k) {
    if (!read_value(plan.factors[k], cells[k + 3], x[k])) return false;
  }
  return true;
}

}  // namespace

std::string design_csv(const StudyPlan& plan) {
  std::string out = design_header(plan) + "\n";
  const std::size_t k = plan.factors.size();
  for (std::size_t p = 0; p < plan.points(); ++p) {
    out += fmt::format("{},{},{}", p, plan.block[p], plan.step[p]);
    for (std::size_t f = 0; f < k; ++f) out += "," + csv_cell_as_it_is(value_text(plan.factors[f], plan.x[p * k + f]));
    out += "\n";
  }
  return out;
}

std::size_t read_design_csv(std::string_view text, const std::string& path, StudyPlan& plan) {
  const auto refuse = [&](std::size_t line) {
    throw BadInput(
        {fmt::format("{}:{}: this is not the design of the plan; the study's files must stay as they are", path, line),
         fmt::format("{}:{}:与计划的设计不符;研究文件夹内的文件不应改动", path, line)});
  };
  plan.x.assign(plan.points() * plan.factors.size(), 0);
  std::size_t from = 0;
  const auto next_line = [&](std::size_t number) {
    const std::size_t end = text.find('\n', from);
    if (end == std::string_view::npos) refuse(number);
    const std::string_view line = text.substr(from, end - from);
    from = end + 1;
    return line;
  };
  if (next_line(1) != design_header(plan)) refuse(1);
  for (std::size_t p = 0; p < plan.points(); ++p) {
    if (!read_point(plan, p, cells_of(next_line(p + 2)), plan.x.data() + p * plan.factors.size(), plan.block[p], plan.step[p]))
      refuse(p + 2);
  }
  return from;
}

}  // namespace hearth

#include "output/picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "output/failure.h"
#include "output/series_name.h"
#include "output/stored_values.h"
#include "output/summary.h"
#include "sim/unit_names.h"

namespace hearth {

namespace {

constexpr std::size_t most_lines = 8;

// Okabe and Ito's colours, which the colour-blind can tell apart; yellow is too light for a line.
constexpr const char* colours[most_lines] = {"#0072B2", "#D55E00", "#009E73", "#CC79A7",
                                             "#E69F00", "#56B4E9", "#000000", "#7F7F7F"};

bool is_by_month(const StoredSeries& s) {
  return s.dimensions.size() >= 2 && s.dimensions.size() <= 4 && s.dimensions[0] == "replication" &&
         s.dimensions[1] == "month" && s.codes.ids.empty();
}

// "homes_held.apartment" -> "homes_held", "apartment".
std::pair<std::string, std::string> split(const std::string& measure) {
  const std::size_t dot = measure.rfind('.');
  if (dot == std::string::npos) return {measure, ""};
  return {measure.substr(0, dot), measure.substr(dot + 1)};
}

const StoredSeries* find_series(const ResultsFile& file, const std::string& name) {
  std::vector<NamedSeries> names;
  std::vector<const StoredSeries*> series;
  for (const StoredSeries& s : file.series()) {
    if (!is_by_month(s)) continue;
    names.push_back({s.group, s.name});
    series.push_back(&s);
  }
  return series[find_series_named(names, name)];
}

// Nothing in a title is a command: gnuplot leaves what is in single quotes alone, and escapes it in an SVG all but for "]]>".
std::string in_quotes(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '>' && out.ends_with("]]")) out += ' ';
    if (c == '\'') {
      out += "''";
    } else {
      out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
  }
  return out + "'";
}

struct Line {
  std::string name;
  std::vector<double> mean, low, high;
};

Line line_of(const StoredValues& v, std::size_t member) {
  Line line;
  std::vector<double> x(v.replications);
  for (std::size_t m = 0; m < v.months; ++m) {
    for (std::size_t r = 0; r < v.replications; ++r) x[r] = v.at(r, m, member);
    line.mean.push_back(mean_of(x));
    line.low.push_back(quantile(x, 0.05));
    line.high.push_back(quantile(x, 0.95));
  }
  return line;
}

double last_known(const std::vector<double>& x) {
  const auto it = std::find_if(x.rbegin(), x.rend(), [](double value) { return std::isfinite(value); });
  return it == x.rend() ? -INFINITY : *it;
}

// By their last values, as the lines end beside the key; the smallest of too many are left out.
void put_in_order(std::vector<Line>& lines) {
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Line& a, const Line& b) { return last_known(a.mean) > last_known(b.mean); });
  if (lines.size() > most_lines) lines.resize(most_lines);
}

std::string number(double x) {
  return std::isfinite(x) ? fmt::format("{:.8g}", x) : "NaN";
}

std::string data_block(std::size_t i, const Line& line, const std::vector<std::string>& months) {
  std::string out = fmt::format("$line{} << END_OF_LINE\n", i);
  for (std::size_t m = 0; m < months.size(); ++m)
    out +=
        fmt::format("{} {} {} {}\n", months[m].substr(0, 7), number(line.mean[m]), number(line.low[m]), number(line.high[m]));
  return out + "END_OF_LINE\n";
}

}  // namespace

Measured find_measure(const ResultsFile& file, const std::string& measure) {
  Measured found;
  std::string member;
  std::tie(std::ignore, member) = split(measure);
  found.series = find_series(file, split(measure).first);
  const StoredSeries& s = *found.series;
  std::vector<const StoredDimension*> dimensions;
  for (std::size_t i = 2; i < s.dimensions.size(); ++i) {
    dimensions.push_back(file.dimension(s.dimensions[i]));
    if (dimensions.back() == nullptr || dimensions.back()->members.empty()) no_such_measure(measure, {});
  }
  if (dimensions.empty() && !member.empty()) no_such_measure(measure, {s.name});
  if (member.empty()) {
    if (dimensions.size() == 2) {
      std::string choices;
      for (const std::string& id : dimensions[0]->members) choices += (choices.empty() ? "" : ", ") + s.name + "." + id;
      throw BadInput({"'" + measure + "' has two dimensions; choose one of " + choices,
                      "'" + measure + "' 有两个维度;请选择其一:" + choices});
    }
    if (!dimensions.empty()) found.dimension = dimensions[0]->name;
    return found;
  }
  const auto& members = dimensions[0]->members;
  const auto it = std::find(members.begin(), members.end(), member);
  if (it == members.end()) {
    std::vector<std::string> known;
    for (const std::string& id : members) known.push_back(s.name + "." + id);
    no_such_measure(measure, known);
  }
  const auto place = static_cast<std::size_t>(it - members.begin());
  found.of = dimensions[0]->name_of(place);
  const std::size_t inner = dimensions.size() == 2 ? dimensions[1]->members.size() : 1;
  if (dimensions.size() == 2) found.dimension = dimensions[1]->name;
  for (std::size_t i = 0; i < inner; ++i) found.members.push_back(place * inner + i);
  return found;
}

std::string picture_script(const ResultsFile& file, const Measured& measured, const std::string& terminal,
                           const std::string& output, Language language) {
  const StoredSeries& s = *measured.series;
  const StoredValues v = values_by_month(file, s.group, s.name);
  const StoredDimension* const d = measured.dimension.empty() ? nullptr : file.dimension(measured.dimension);
  std::vector<std::size_t> members = measured.members;
  if (members.empty()) {
    members.resize(v.size);
    std::iota(members.begin(), members.end(), std::size_t{0});
  }
  std::vector<Line> lines;
  for (std::size_t i = 0; i < members.size(); ++i) {
    lines.push_back(line_of(v, members[i]));
    if (d != nullptr) lines.back().name = d->name_of(i).in(language);
  }
  // gnuplot can't draw what has no value, and would complain in its own words.
  const std::size_t without = std::erase_if(lines, [](const Line& x) { return !std::isfinite(last_known(x.mean)); });
  if (lines.empty()) {
    const std::string name = "/" + s.group + "/" + s.name;
    const Said of = measured.of.empty() ? Said() : Said{" (" + measured.of.en + ")", "(" + measured.of.zh + ")"};
    throw BadInput(
        {fmt::format("{}: {}{} has no finite value in any run, so there is nothing to draw", file.path(), name, of.en),
         fmt::format("{}:{}{} 在各次模拟中都没有有限的数值,无从绘图", file.path(), name, of.zh)});
  }
  const std::size_t all = lines.size();
  put_in_order(lines);
  const Said meaning{s.meaning_en, s.meaning_zh};
  std::string title = meaning.in(language);
  if (!measured.of.empty()) title += (language == Language::chinese ? ":" : ": ") + measured.of.in(language);
  std::string under = file.said("title").in(language);
  const std::size_t runs = file.replications().size();
  const Said band{fmt::format("mean and 90 % of {} runs", runs), fmt::format("均值与 {} 次模拟的 90% 区间", runs)};
  const Said one{"one run", "一次模拟"};
  under += (language == Language::chinese ? ";" : "; ") + (runs > 1 ? band : one).in(language);
  if (lines.size() < all)
    under += language == Language::chinese ? fmt::format(";{} 项中最大的 {} 项", all, lines.size())
                                           : fmt::format("; the largest {} of {}", lines.size(), all);
  if (without > 0)
    under +=
        language == Language::chinese ? fmt::format(";{} 项没有数值", without) : fmt::format("; {} without a value", without);
  const auto months = file.months();
  const bool is_long = months.size() > 18;
  std::string out = fmt::format(
      "set encoding utf8\nset terminal {} noenhanced size 960,600 background rgb 'white'{}\nset output {}\n"
      "set xdata time; set timefmt '%Y-%m'; set format x '{}'; set autoscale xfix\n"
      "set border 3 lc rgb '#666666'; set tics nomirror out; set grid ytics lc rgb '#DDDDDD' lt 1\n"
      "set format y \"%'.10g\"; set style fill transparent solid 0.2 noborder\n"
      "set label 1 {} at screen 0.02,0.965 font ',16'; set label 2 {} at screen 0.02,0.915 tc rgb '#555555'\n"
      "set tmargin at screen 0.86; set ylabel {}; set key outside right center vertical Left reverse samplen 2\n",
      terminal, terminal == "svg" ? " font 'sans-serif,12'" : " font 'sans,12'", in_quotes(output), is_long ? "%Y" : "%Y-%m",
      in_quotes(title), in_quotes(under),
      in_quotes(s.unit == "1"                   ? ""
                : language == Language::chinese ? std::string(unit_in_chinese(s.unit))
                                                : s.unit));
  if (is_long) out += "set xtics 31556952\n";
  if (lines.size() == 1) out += "set nokey\n";
  for (std::size_t i = 0; i < lines.size(); ++i) out += data_block(i, lines[i], months);
  std::string plot;
  for (std::size_t i = 0; runs > 1 && i < lines.size(); ++i)
    plot += fmt::format("{}$line{} using 1:3:4 with filledcurves lc rgb '{}' notitle", plot.empty() ? "" : ", ", i, colours[i]);
  for (std::size_t i = 0; i < lines.size(); ++i)
    plot += fmt::format("{}$line{} using 1:2 with lines lw 2.5 lc rgb '{}' title {}", plot.empty() ? "" : ", ", i, colours[i],
                        in_quotes(lines[i].name));
  return out + "plot " + plot + "\n";
}

}  // namespace hearth

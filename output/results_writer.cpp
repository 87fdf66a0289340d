#include "output/results_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <iterator>
#include <limits>
#include <span>

#include "hearth_version.h"
#include "output/digest.h"
#include "output/failure.h"
#include "output/hdf5_writer.h"
#include "output/table_writer.h"
#include "sim/parallel.h"

namespace hearth {

namespace {

std::string days_since(Month first) {
  return fmt::format("days since {}-01 00:00:00", to_string(first));
}

void write_coordinates(Hdf5Writer& w, const ResultsHeader& h, const MeasureBook& book,
                       const std::vector<std::uint32_t>& replications) {
  {
    const Hdf5Handle d = w.dataset(w.file(), "replication", H5T_NATIVE_INT32, {replications.size()});
    const std::vector<std::int32_t> values(replications.begin(), replications.end());
    checked(H5Dwrite(d, H5T_NATIVE_INT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "write replications");
    Hdf5Writer::describe(d, "1", "Replication", "模拟(编号)");
    w.scale(d, "replication");
  }
  {
    const Hdf5Handle d = w.dataset(w.file(), "edge", H5T_NATIVE_INT32, {2});
    const std::int32_t values[2] = {0, 1};
    checked(H5Dwrite(d, H5T_NATIVE_INT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), "write edges");
    Hdf5Writer::describe(d, "1", "Start (0) and end (1) of a month", "月初与月末");
    w.scale(d, "edge");
  }
  {
    const std::int64_t origin = days_since_1970(h.first_month);
    std::vector<double> starts, bounds;
    for (int m = 0; m < h.months; ++m) {
      starts.push_back(static_cast<double>(days_since_1970(h.first_month + m) - origin));
      bounds.push_back(starts.back());
      bounds.push_back(static_cast<double>(days_since_1970(h.first_month + m + 1) - origin));
    }
    const std::string units = days_since(h.first_month);
    const Hdf5Handle d = w.dataset(w.file(), "month", H5T_NATIVE_DOUBLE, {starts.size()});
    checked(H5Dwrite(d, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, starts.data()), "write months");
    Hdf5Writer::describe(d, units, "First day of the month", "月份(首日)");
    Hdf5Writer::attribute(d, "calendar", "standard");
    Hdf5Writer::attribute(d, "standard_name", "time");
    Hdf5Writer::attribute(d, "axis", "T");
    Hdf5Writer::attribute(d, "bounds", "month_bounds");
    w.scale(d, "month");
    const Hdf5Handle b = w.dataset(w.file(), "month_bounds", H5T_NATIVE_DOUBLE, {starts.size(), 2});
    checked(H5Dwrite(b, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, bounds.data()), "write month bounds");
    Hdf5Writer::describe(b, units, "First day of the month and of the next", "当月首日与次月首日");
    Hdf5Writer::attribute(b, "calendar", "standard");
    w.attach(b, {"month", "edge"});
  }
  for (const Dimension& x : book.dimensions()) {
    {
      const Hdf5Handle d = w.texts(w.file(), x.name, x.members);
      Hdf5Writer::describe(d, "", x.meaning_en, x.meaning_zh);
      Hdf5Writer::attribute(d, "members", joined(x.members, '\n'));
      Hdf5Writer::attribute(d, "members_en", joined(x.members_en, '\n'));
      Hdf5Writer::attribute(d, "members_zh", joined(x.members_zh, '\n'));
      w.scale(d, x.name);
    }
    for (const bool chinese : {false, true}) {
      const Hdf5Handle d = w.texts(w.file(), x.name + (chinese ? "_zh" : "_en"), chinese ? x.members_zh : x.members_en);
      Hdf5Writer::describe(d, "", x.meaning_en + (chinese ? ", names in Chinese" : ", names in English"),
                           x.meaning_zh + (chinese ? "(中文名)" : "(英文名)"));
      w.attach(d, {x.name});
    }
  }
}

hid_t type_of(Storage storage) {
  return storage == Storage::int32 ? H5T_NATIVE_INT32 : storage == Storage::float32 ? H5T_NATIVE_FLOAT : H5T_NATIVE_DOUBLE;
}

// The values of some replications in one series, as the file stores them. Used again for the next ones.
class Slab {
 public:
  // A replication's months come first in its values, then what it has once.
  void take(const MeasureBook& book, const Series& s, int months, std::span<const std::vector<double>> replications) {
    const auto rows = s.monthly ? static_cast<std::size_t>(months) : 1;
    const std::size_t first = s.monthly ? 0 : static_cast<std::size_t>(months) * book.row_size();
    const auto fill = [&](auto& out, auto stored) {
      out.clear();
      out.reserve(replications.size() * rows * s.size);
      for (const std::vector<double>& values : replications) {
        for (std::size_t m = 0; m < rows; ++m) {
          const double* const row = values.data() + first + m * book.row_size() + s.offset;
          std::transform(row, row + s.size, std::back_inserter(out), stored);
        }
      }
    };
    if (s.storage == Storage::int32)
      fill(whole_, [](double x) { return std::isnan(x) ? INT_MIN : static_cast<std::int32_t>(x); });
    if (s.storage == Storage::float32) fill(single_, [](double x) { return static_cast<float>(x); });
    if (s.storage == Storage::float64) fill(double_, [](double x) { return x; });
  }
  const void* data(Storage storage) const {
    return storage == Storage::int32     ? static_cast<const void*>(whole_.data())
           : storage == Storage::float32 ? static_cast<const void*>(single_.data())
                                         : static_cast<const void*>(double_.data());
  }

 private:
  std::vector<std::int32_t> whole_;
  std::vector<float> single_;
  std::vector<double> double_;
};

// One dataset a series: (replication, month, its own dimensions); without the month where it has one value a replication.
void write_series(Hdf5Writer& w, const ResultsHeader& h, const MeasureBook& book, Spool& spool,
                  const std::vector<std::uint32_t>& replications, int threads) {
  std::vector<Hdf5Handle> groups;
  std::vector<std::string> names;
  for (const Series& s : book.series()) {
    if (std::find(names.begin(), names.end(), s.group) != names.end()) continue;
    names.push_back(s.group);
    groups.push_back(w.group(s.group));
    for (const char* dimension : {"replication", "month", "edge", "month_bounds"}) w.link_into(s.group, dimension);
  }
  std::vector<Hdf5Handle> datasets;
  for (const Series& s : book.series()) {
    std::vector<hsize_t> shape = {replications.size()};
    std::vector<std::string> dims = {"replication"};
    if (s.monthly) {
      shape.push_back(static_cast<hsize_t>(h.months));
      dims.emplace_back("month");
    }
    std::vector<std::string> names_of_members;
    for (const int d : s.dims) {
      const Dimension& x = book.dimensions()[static_cast<std::size_t>(d)];
      shape.push_back(x.members.size());
      dims.push_back(x.name);
      names_of_members.insert(names_of_members.end(), {x.name + "_en", x.name + "_zh"});
      w.link_into(s.group, x.name);
      w.link_into(s.group, x.name + "_zh");
      w.link_into(s.group, x.name + "_en");
    }
    Hdf5Handle d = w.dataset(w.file(), "/" + s.group + "/" + s.name, type_of(s.storage), shape);
    Hdf5Writer::describe(d, s.unit, s.meaning_en, s.meaning_zh);
    w.attach(d, dims);
    if (!s.codes.empty()) Hdf5Writer::flags<std::int32_t>(d, H5T_NATIVE_INT32, 0, s.codes, s.codes_en, s.codes_zh);
    // CF's auxiliary coordinates: readers of CF carry the names in both languages along with the values.
    if (!names_of_members.empty()) Hdf5Writer::attribute(d, "coordinates", joined(names_of_members, ' '));
    if (s.storage == Storage::int32)
      Hdf5Writer::attribute(d, "_FillValue", H5T_NATIVE_INT32, static_cast<std::int32_t>(INT_MIN));
    if (s.storage == Storage::float32)
      Hdf5Writer::attribute(d, "_FillValue", H5T_NATIVE_FLOAT, std::numeric_limits<float>::quiet_NaN());
    if (s.storage == Storage::float64)
      Hdf5Writer::attribute(d, "_FillValue", H5T_NATIVE_DOUBLE, std::numeric_limits<double>::quiet_NaN());
    datasets.push_back(std::move(d));
  }
  // Blocks of replications: read the spool once, write each series once a block. The library writes with one thread; all that
  // comes before is done with as many as the run had.
  constexpr std::size_t block = 16;
  std::vector<std::vector<double>> values(std::min(block, replications.size()));
  std::vector<Slab> slabs(book.series().size());
  const auto each = [&](std::size_t n, const std::function<void(std::size_t)>& body) {
    for_each_task(
        n, threads, threads, [] { return false; }, [&](std::size_t i, int) { body(i); });
  };
  for (std::size_t from = 0; from < replications.size(); from += block) {
    const std::size_t n = std::min(block, replications.size() - from);
    each(n, [&](std::size_t i) { spool.get(replications[from + i], values[i]); });
    each(slabs.size(), [&](std::size_t k) { slabs[k].take(book, book.series()[k], h.months, std::span(values).first(n)); });
    for (std::size_t k = 0; k < slabs.size(); ++k) {
      const Series& s = book.series()[k];
      std::vector<hsize_t> start = {from}, count = {n};
      if (s.monthly) {
        start.push_back(0);
        count.push_back(static_cast<hsize_t>(h.months));
      }
      for (const int d : s.dims) {
        start.push_back(0);
        count.push_back(book.dimensions()[static_cast<std::size_t>(d)].members.size());
      }
      const Hdf5Handle memory(H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr), H5Sclose,
                              "memory space");
      const Hdf5Handle space(H5Dget_space(datasets[k]), H5Sclose, "file space");
      checked(H5Sselect_hyperslab(space, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr), "select");
      checked(H5Dwrite(datasets[k], type_of(s.storage), memory, space, H5P_DEFAULT, slabs[k].data(s.storage)),
              "write a series");
    }
  }
  for (Hdf5Handle& d : datasets) d.close("close a series");
}

// A value of the parameter table, unquoted; empty when there is none.
std::string parameter(const ResultsHeader& h, const std::string& key) {
  for (const auto& p : h.parameters) {
    if (p.key != key) continue;
    const bool quoted = p.value.size() >= 2 && p.value.front() == '"';
    return quoted ? p.value.substr(1, p.value.size() - 2) : p.value;
  }
  return {};
}

// What each target asks for, as numbers beside the counts: not every reader can read the texts of the parameter table.
void write_goals(Hdf5Writer& w, const ResultsHeader& h, const MeasureBook& book) {
  for (const Dimension& x : book.dimensions()) {
    if (x.name != "target") continue;
    const double missing = std::numeric_limits<double>::quiet_NaN();
    // A sample of the district is held against as large a part of the target.
    const std::string scale_text = parameter(h, "run.scale");
    const double scale = scale_text.empty() ? 1 : std::atof(scale_text.c_str());
    std::vector<double> goals, deadlines;
    for (const std::string& id : x.members) {
      const std::string prefix = "targets." + id + ".";
      const std::string goal = parameter(h, prefix + "value");
      goals.push_back(goal.empty() ? missing : scale * std::atof(goal.c_str()));
      const bool early = parameter(h, prefix + "early") == "true";
      const auto due = parse_month(parameter(h, prefix + (early ? "deadline_early" : "deadline")));
      deadlines.push_back(due ? static_cast<double>(days_since_1970(*due) - days_since_1970(h.first_month)) : missing);
    }
    const auto write = [&](const char* name, const std::string& unit, const char* en, const char* zh,
                           const std::vector<double>& values) {
      Hdf5Handle d = w.dataset(w.file(), std::string("/targets/") + name, H5T_NATIVE_DOUBLE, {values.size()});
      Hdf5Writer::describe(d, unit, en, zh);
      w.attach(d, {"target"});
      Hdf5Writer::attribute(d, "coordinates", "target_en target_zh");
      Hdf5Writer::attribute(d, "_FillValue", H5T_NATIVE_DOUBLE, missing);
      checked(H5Dwrite(d, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "write what the targets ask for");
      return d;
    };
    write("goal", "heads", "Number to reach (times run.scale)", "目标数(乘以 run.scale)", goals);
    const Hdf5Handle due =
        write("deadline", days_since(h.first_month), "Month at whose end the target is due, under the headline reading",
              "主口径截止月份(月末)", deadlines);
    Hdf5Writer::attribute(due, "calendar", "standard");
  }
}

void write_parameters(Hdf5Writer& w, const ResultsHeader& h) {
  const Hdf5Handle group = w.group("parameters");
  const auto column = [&](const char* name, const char* en, const char* zh, auto field) {
    std::vector<std::string> values;
    for (const auto& p : h.parameters) values.push_back(field(p));
    const Hdf5Handle d = w.texts(group, name, values);
    Hdf5Writer::describe(d, "", en, zh);
    w.attach(d, {"parameter"});
  };
  {
    std::vector<std::string> keys;
    for (const auto& p : h.parameters) keys.push_back(p.key);
    const Hdf5Handle d = w.texts(w.file(), "parameter", keys);
    Hdf5Writer::describe(d, "", "Parameter", "参数");
    w.scale(d, "parameter");
  }
  w.link_into("parameters", "parameter");
  column("value", "Value as TOML", "取值", [](const auto& p) { return p.value; });
  column("unit", "Unit", "单位", [](const auto& p) { return p.unit; });
  column("meaning", "Meaning", "含义(英文)", [](const auto& p) { return p.meaning_en; });
  column("meaning_zh", "Meaning in Chinese", "含义", [](const auto& p) { return p.meaning_zh; });
  column("low", "Lower end of the plausible range", "合理下限", [](const auto& p) { return p.low; });
  column("high", "Upper end of the plausible range", "合理上限", [](const auto& p) { return p.high; });
  column("evidence", "Evidence: stated, statistic, literature or assumed", "依据类别",
         [](const auto& p) { return p.evidence; });
  column("source", "Source", "来源", [](const auto& p) { return p.source; });
}

}  // namespace

void write_results(SafeFile& file, const ResultsHeader& h, const MeasureBook& book, Spool& spool,
                   const std::vector<TableSpool*>& tables, int threads) {
  prepare_hdf5();
  const auto replications = spool.finished();
  errno = 0;
  try {
    Hdf5Writer w(file.temporary());
    const hid_t root = w.file();
    Hdf5Writer::attribute(root, "Conventions", "CF-1.8");
    Hdf5Writer::attribute(root, "title", h.title);
    Hdf5Writer::attribute(root, "title_zh", h.title_zh);
    Hdf5Writer::attribute(root, "question", h.question);
    Hdf5Writer::attribute(root, "question_zh", h.question_zh);
    Hdf5Writer::attribute(root, "overrides", joined(h.overrides, '\n'));
    Hdf5Writer::attribute(root, "source", "Hearth " HEARTH_VERSION);
    Hdf5Writer::attribute(root, "hearth_version", HEARTH_VERSION);
    Hdf5Writer::attribute(root, "format_version", results_format_version);
    Hdf5Writer::attribute(root, "seed", std::to_string(h.seed));
    Hdf5Writer::attribute(root, "replications_requested", H5T_NATIVE_INT32,
                          static_cast<std::int32_t>(h.replications_requested));
    Hdf5Writer::attribute(root, "replications_finished", H5T_NATIVE_INT32, static_cast<std::int32_t>(replications.size()));
    Hdf5Writer::attribute(root, "history", "hearth run");
    write_coordinates(w, h, book, replications);
    write_series(w, h, book, spool, replications, threads);
    write_goals(w, h, book);
    write_tables(w, tables, replications);
    write_parameters(w, h);
    {
      const Hdf5Handle d = w.texts(root, "scenario", {h.scenario}, true);
      Hdf5Writer::describe(d, "", "The scenario as resolved, TOML", "完整情景文件(TOML)");
    }
    {
      const Hdf5Handle run = w.group("run");
      for (const auto& [name, value] : h.run) Hdf5Writer::attribute(run, name.c_str(), value);
    }
    w.close();
  } catch (const Hdf5Error& problem) {
    // The library says what it was doing, the system (if anything) why it failed.
    const Said why = errno != 0 ? system_error(errno) : Said{"the disk may be full", "磁盘可能已满"};
    throw Failure(Said{"can't write the results: ", "无法写入结果:"} + why +
                  Said{std::string(" (") + problem.what() + ")", ""});
  }
  append_digest(file.temporary());
  file.commit();
}

}  // namespace hearth

#include "output/results_writer.h"

#include <fmt/format.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cmath>
#include <limits>

#include "hearth_version.h"
#include "output/digest.h"
#include "output/failure.h"
#include "output/hdf5_handle.h"

namespace hearth {

namespace {

// Objects that look the same in every run: no times, links and attributes in the order of creation.
class FileWriter {
 public:
  explicit FileWriter(const std::string& path) : file_(create(path)), text_type_(H5Tcopy(H5T_C_S1), H5Tclose, "text type") {
    checked(H5Tset_size(text_type_, H5T_VARIABLE), "text type");
    checked(H5Tset_cset(text_type_, H5T_CSET_UTF8), "text type");
  }

  hid_t file() const { return file_; }
  void close() {
    checked(H5Fflush(file_, H5F_SCOPE_GLOBAL), "flush");
    file_.close("close the file");
  }

  Hdf5Handle group(const std::string& name) {
    const Hdf5Handle properties(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, "group properties");
    checked(H5Pset_obj_track_times(properties, false), "group times");
    checked(H5Pset_link_creation_order(properties, H5P_CRT_ORDER_TRACKED), "link order");
    checked(H5Pset_attr_creation_order(properties, H5P_CRT_ORDER_TRACKED), "attribute order");
    return {H5Gcreate2(file_, name.c_str(), H5P_DEFAULT, properties, H5P_DEFAULT), H5Gclose, "create a group"};
  }

  // A scalar fixed-length UTF-8 attribute: what netCDF, Octave and R all read.
  static void attribute(hid_t object, const char* name, const std::string& text) {
    const Hdf5Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "attribute type");
    checked(H5Tset_size(type, std::max<std::size_t>(1, text.size())), "attribute type");
    checked(H5Tset_cset(type, H5T_CSET_UTF8), "attribute type");
    checked(H5Tset_strpad(type, H5T_STR_NULLPAD), "attribute type");
    const Hdf5Handle space(H5Screate(H5S_SCALAR), H5Sclose, "attribute space");
    const Hdf5Handle a(H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, "create an attribute");
    checked(H5Awrite(a, type, text.empty() ? "\0" : text.data()), "write an attribute");
  }
  template <class Number>
  static void attribute(hid_t object, const char* name, hid_t type, Number value) {
    const hsize_t one = 1;
    const Hdf5Handle space(H5Screate_simple(1, &one, nullptr), H5Sclose, "attribute space");
    const Hdf5Handle a(H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, "create an attribute");
    checked(H5Awrite(a, type, &value), "write an attribute");
  }

  Hdf5Handle dataset(hid_t parent, const std::string& name, hid_t type, const std::vector<hsize_t>& shape) {
    const Hdf5Handle space(
        shape.empty() ? H5Screate(H5S_SCALAR) : H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr),
        H5Sclose, "dataspace");
    const Hdf5Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "dataset properties");
    checked(H5Pset_obj_track_times(properties, false), "dataset times");
    checked(H5Pset_attr_creation_order(properties, H5P_CRT_ORDER_TRACKED), "attribute order");
    if (H5Tequal(type, H5T_NATIVE_INT32) > 0) {
      const std::int32_t missing = INT_MIN;
      checked(H5Pset_fill_value(properties, type, &missing), "fill value");
    } else if (H5Tequal(type, H5T_NATIVE_FLOAT) > 0) {
      const float missing = std::numeric_limits<float>::quiet_NaN();
      checked(H5Pset_fill_value(properties, type, &missing), "fill value");
    } else if (H5Tequal(type, H5T_NATIVE_DOUBLE) > 0) {
      const double missing = std::numeric_limits<double>::quiet_NaN();
      checked(H5Pset_fill_value(properties, type, &missing), "fill value");
    }
    return {H5Dcreate2(parent, name.c_str(), type, space, H5P_DEFAULT, properties, H5P_DEFAULT), H5Dclose, "create a dataset"};
  }

  Hdf5Handle texts(hid_t parent, const std::string& name, const std::vector<std::string>& values, bool scalar = false) {
    std::vector<const char*> pointers;
    pointers.reserve(values.size());
    for (const auto& v : values) pointers.push_back(v.c_str());
    Hdf5Handle d = dataset(parent, name, text_type_, scalar ? std::vector<hsize_t>{} : std::vector<hsize_t>{values.size()});
    checked(H5Dwrite(d, text_type_, H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), "write texts");
    return d;
  }

  // A coordinate variable of the root that is also the dimension scale of its axis.
  void scale(const Hdf5Handle& d, const std::string& name) {
    checked(H5DSset_scale(d, name.c_str()), "make a dimension scale");
  }
  void attach(const Hdf5Handle& d, const std::vector<std::string>& dimensions) {
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
      const Hdf5Handle axis(H5Dopen2(file_, ("/" + dimensions[i]).c_str(), H5P_DEFAULT), H5Dclose, "open a dimension");
      checked(H5DSattach_scale(d, axis, static_cast<unsigned>(i)), "attach a dimension");
    }
  }
  // Readers that open one group find its coordinates through hard links.
  void link_into(const std::string& group, const std::string& name) {
    const std::string target = "/" + group + "/" + name;
    if (H5Lexists(file_, target.c_str(), H5P_DEFAULT) > 0) return;
    checked(H5Lcreate_hard(file_, ("/" + name).c_str(), file_, target.c_str(), H5P_DEFAULT, H5P_DEFAULT), "link a dimension");
  }

 private:
  static Hdf5Handle create(const std::string& path) {
    const Hdf5Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "access properties");
    checked(H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V110), "library bounds");
    const Hdf5Handle properties(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "file properties");
    checked(H5Pset_obj_track_times(properties, false), "file times");
    checked(H5Pset_link_creation_order(properties, H5P_CRT_ORDER_TRACKED), "link order");
    checked(H5Pset_attr_creation_order(properties, H5P_CRT_ORDER_TRACKED), "attribute order");
    return {H5Fcreate(path.c_str(), H5F_ACC_TRUNC, properties, access), H5Fclose, "create the file"};
  }

  Hdf5Handle file_;
  Hdf5Handle text_type_;
};

// Texts for readers without text variables, one a line; a name with a line end of its own would pass for two.
std::string joined(std::vector<std::string> names) {
  for (std::string& name : names) std::replace(name.begin(), name.end(), '\n', ' ');
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) out += (i > 0 ? "\n" : "") + names[i];
  return out;
}

void describe(hid_t object, const std::string& unit, const std::string& en, const std::string& zh) {
  if (!unit.empty()) FileWriter::attribute(object, "units", unit);
  FileWriter::attribute(object, "long_name", en);
  FileWriter::attribute(object, "long_name_zh", zh);
}

void write_coordinates(FileWriter& w, const ResultsHeader& h, const MeasureBook& book,
                       const std::vector<std::uint32_t>& replications) {
  {
    const Hdf5Handle d = w.dataset(w.file(), "replication", H5T_NATIVE_INT32, {replications.size()});
    const std::vector<std::int32_t> values(replications.begin(), replications.end());
    checked(H5Dwrite(d, H5T_NATIVE_INT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "write replications");
    describe(d, "1", "Replication", "重复");
    w.scale(d, "replication");
  }
  {
    const Hdf5Handle d = w.dataset(w.file(), "edge", H5T_NATIVE_INT32, {2});
    const std::int32_t values[2] = {0, 1};
    checked(H5Dwrite(d, H5T_NATIVE_INT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), "write edges");
    describe(d, "1", "Start (0) and end (1) of a month", "月初与月末");
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
    const std::string units = fmt::format("days since {}-01 00:00:00", to_string(h.first_month));
    const Hdf5Handle d = w.dataset(w.file(), "month", H5T_NATIVE_DOUBLE, {starts.size()});
    checked(H5Dwrite(d, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, starts.data()), "write months");
    describe(d, units, "First day of the month", "月份(首日)");
    FileWriter::attribute(d, "calendar", "standard");
    FileWriter::attribute(d, "standard_name", "time");
    FileWriter::attribute(d, "axis", "T");
    FileWriter::attribute(d, "bounds", "month_bounds");
    w.scale(d, "month");
    const Hdf5Handle b = w.dataset(w.file(), "month_bounds", H5T_NATIVE_DOUBLE, {starts.size(), 2});
    checked(H5Dwrite(b, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, bounds.data()), "write month bounds");
    w.attach(b, {"month", "edge"});
  }
  for (const Dimension& x : book.dimensions()) {
    {
      const Hdf5Handle d = w.texts(w.file(), x.name, x.members);
      describe(d, "", x.meaning_en, x.meaning_zh);
      FileWriter::attribute(d, "members", joined(x.members));
      FileWriter::attribute(d, "members_en", joined(x.members_en));
      FileWriter::attribute(d, "members_zh", joined(x.members_zh));
      w.scale(d, x.name);
    }
    for (const bool chinese : {false, true}) {
      const Hdf5Handle d = w.texts(w.file(), x.name + (chinese ? "_zh" : "_en"), chinese ? x.members_zh : x.members_en);
      describe(d, "", x.meaning_en + (chinese ? ", names in Chinese" : ", names in English"),
               x.meaning_zh + (chinese ? "(中文名)" : "(英文名)"));
      w.attach(d, {x.name});
    }
  }
}

// One dataset a series: (replication, month, its own dimensions).
void write_series(FileWriter& w, const ResultsHeader& h, const MeasureBook& book, Spool& spool,
                  const std::vector<std::uint32_t>& replications) {
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
    std::vector<hsize_t> shape = {replications.size(), static_cast<hsize_t>(h.months)};
    std::vector<std::string> dims = {"replication", "month"};
    for (const int d : s.dims) {
      const Dimension& x = book.dimensions()[static_cast<std::size_t>(d)];
      shape.push_back(x.members.size());
      dims.push_back(x.name);
      w.link_into(s.group, x.name);
      w.link_into(s.group, x.name + "_zh");
      w.link_into(s.group, x.name + "_en");
    }
    const hid_t type = s.storage == Storage::int32     ? H5T_NATIVE_INT32
                       : s.storage == Storage::float32 ? H5T_NATIVE_FLOAT
                                                       : H5T_NATIVE_DOUBLE;
    Hdf5Handle d = w.dataset(w.file(), "/" + s.group + "/" + s.name, type, shape);
    w.attach(d, dims);
    describe(d, s.unit, s.meaning_en, s.meaning_zh);
    if (s.storage == Storage::int32)
      FileWriter::attribute(d, "_FillValue", H5T_NATIVE_INT32, static_cast<std::int32_t>(INT_MIN));
    if (s.storage == Storage::float32)
      FileWriter::attribute(d, "_FillValue", H5T_NATIVE_FLOAT, std::numeric_limits<float>::quiet_NaN());
    if (s.storage == Storage::float64)
      FileWriter::attribute(d, "_FillValue", H5T_NATIVE_DOUBLE, std::numeric_limits<double>::quiet_NaN());
    datasets.push_back(std::move(d));
  }
  // Blocks of replications: read the spool once, write each series once a block.
  constexpr std::size_t block = 64;
  std::vector<std::vector<double>> values(std::min(block, replications.size()));
  std::vector<double> slab;
  for (std::size_t from = 0; from < replications.size(); from += block) {
    const std::size_t n = std::min(block, replications.size() - from);
    for (std::size_t i = 0; i < n; ++i) spool.get(replications[from + i], values[i]);
    for (std::size_t k = 0; k < book.series().size(); ++k) {
      const Series& s = book.series()[k];
      slab.clear();
      for (std::size_t i = 0; i < n; ++i) {
        for (int m = 0; m < h.months; ++m) {
          const double* const row = values[i].data() + static_cast<std::size_t>(m) * book.row_size() + s.offset;
          slab.insert(slab.end(), row, row + s.size);
        }
      }
      std::vector<hsize_t> start = {from, 0}, count = {n, static_cast<hsize_t>(h.months)};
      for (const int d : s.dims) {
        start.push_back(0);
        count.push_back(book.dimensions()[static_cast<std::size_t>(d)].members.size());
      }
      const Hdf5Handle memory(H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr), H5Sclose,
                              "memory space");
      const Hdf5Handle space(H5Dget_space(datasets[k]), H5Sclose, "file space");
      checked(H5Sselect_hyperslab(space, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr), "select");
      if (s.storage == Storage::int32) {
        std::vector<std::int32_t> whole;
        whole.reserve(slab.size());
        for (const double x : slab) whole.push_back(std::isnan(x) ? INT_MIN : static_cast<std::int32_t>(x));
        checked(H5Dwrite(datasets[k], H5T_NATIVE_INT32, memory, space, H5P_DEFAULT, whole.data()), "write a series");
      } else {
        checked(H5Dwrite(datasets[k], H5T_NATIVE_DOUBLE, memory, space, H5P_DEFAULT, slab.data()), "write a series");
      }
    }
  }
  for (Hdf5Handle& d : datasets) d.close("close a series");
}

void write_parameters(FileWriter& w, const ResultsHeader& h) {
  const Hdf5Handle group = w.group("parameters");
  const auto column = [&](const char* name, const char* en, const char* zh, auto field) {
    std::vector<std::string> values;
    for (const auto& p : h.parameters) values.push_back(field(p));
    const Hdf5Handle d = w.texts(group, name, values);
    describe(d, "", en, zh);
    w.attach(d, {"parameter"});
  };
  {
    std::vector<std::string> keys;
    for (const auto& p : h.parameters) keys.push_back(p.key);
    const Hdf5Handle d = w.texts(w.file(), "parameter", keys);
    describe(d, "", "Parameter", "参数");
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

void write_results(SafeFile& file, const ResultsHeader& h, const MeasureBook& book, Spool& spool) {
  prepare_hdf5();
  const auto replications = spool.finished();
  errno = 0;
  try {
    FileWriter w(file.temporary());
    const hid_t root = w.file();
    FileWriter::attribute(root, "Conventions", "CF-1.8");
    FileWriter::attribute(root, "title", h.title);
    FileWriter::attribute(root, "title_zh", h.title_zh);
    FileWriter::attribute(root, "question", h.question);
    FileWriter::attribute(root, "question_zh", h.question_zh);
    FileWriter::attribute(root, "source", "Hearth " HEARTH_VERSION);
    FileWriter::attribute(root, "hearth_version", HEARTH_VERSION);
    FileWriter::attribute(root, "format_version", results_format_version);
    FileWriter::attribute(root, "seed", std::to_string(h.seed));
    FileWriter::attribute(root, "replications_requested", H5T_NATIVE_INT32,
                          static_cast<std::int32_t>(h.replications_requested));
    FileWriter::attribute(root, "replications_finished", H5T_NATIVE_INT32, static_cast<std::int32_t>(replications.size()));
    FileWriter::attribute(root, "history", "hearth run");
    write_coordinates(w, h, book, replications);
    write_series(w, h, book, spool, replications);
    write_parameters(w, h);
    {
      const Hdf5Handle d = w.texts(root, "scenario", {h.scenario}, true);
      describe(d, "", "The scenario as resolved, TOML", "完整情景文件(TOML)");
    }
    {
      const Hdf5Handle run = w.group("run");
      for (const auto& [name, value] : h.run) FileWriter::attribute(run, name.c_str(), value);
    }
    w.close();
  } catch (const Hdf5Error& problem) {
    // The library says what it was doing, the system (if anything) why it failed.
    const Said why = errno != 0 ? system_error(errno) : Said{"the disk may be full", "磁盘可能已满"};
    throw Failure(Said{"can't write the results: ", "无法写入结果:"} + why + same(std::string(" (") + problem.what() + ")"));
  }
  append_digest(file.temporary());
  file.commit();
}

}  // namespace hearth

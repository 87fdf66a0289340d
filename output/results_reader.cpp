#include "output/results_reader.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string_view>

#include "output/digest.h"
#include "output/failure.h"
#include "output/hdf5_reader.h"
#include "output/results_writer.h"
#include "output/safe_file.h"
#include "output/survival.h"
#include "output/text_heaps.h"
#include "sim/split.h"

namespace hearth {

struct ResultsFile::Impl {
  Hdf5Handle file;
};

namespace {

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    out.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return out;
}

std::vector<std::string> words(const std::string& text) {
  return split_at(text, ' ');
}

StoredCodes read_codes(hid_t d, const std::string& path) {
  StoredCodes codes{words(read_attribute(d, "flag_meanings")), words(read_attribute(d, "flag_meanings_en")),
                    words(read_attribute(d, "flag_meanings_zh"))};
  if (codes.en.size() != codes.ids.size() || codes.zh.size() != codes.ids.size())
    throw Hdf5Error("the codes of " + path + " aren't named in both languages");
  return codes;
}

StoredSeries read_series(hid_t group, const std::string& of_group, const std::string& member) {
  const Hdf5Handle d = open_dataset(group, member);
  StoredSeries s{of_group,
                 member,
                 read_attribute(d, "units"),
                 read_attribute(d, "long_name"),
                 read_attribute(d, "long_name_zh"),
                 {},
                 {},
                 false,
                 read_codes(d, "/" + of_group + "/" + member)};
  const Hdf5Handle type(H5Dget_type(d), H5Tclose, "series type");
  s.single = H5Tget_class(type) == H5T_FLOAT && H5Tget_size(type) == sizeof(float);
  s.shape = shape_of(d);
  for (std::size_t i = 0; i < s.shape.size(); ++i) s.dimensions.push_back(scale_of(d, static_cast<unsigned>(i)));
  return s;
}

StoredTable read_table(hid_t group, const std::string& name, const std::string& row) {
  StoredTable table{name, row, read_attribute(group, "long_name"), read_attribute(group, "long_name_zh"), 0, {}};
  for (const std::string& member : links(group)) {
    if (member == row) continue;
    const Hdf5Handle d = open_dataset(group, member);
    const std::size_t rows = length_of(d);
    if (!table.columns.empty() && rows != table.rows) throw Hdf5Error("the columns of /" + name + " differ in length");
    table.rows = rows;
    StoredColumn c{member, read_attribute(d, "units"), read_attribute(d, "long_name"), read_attribute(d, "long_name_zh"),
                   read_codes(d, "/" + name + "/" + member)};
    for (auto* const list : {&c.codes.ids, &c.codes.en, &c.codes.zh}) {
      if (!list->empty()) list->erase(list->begin());  // stands for -1
    }
    table.columns.push_back(std::move(c));
  }
  return table;
}

constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";

}  // namespace

bool begins_as_hdf5(const std::string& path) {
  std::array<char, signature.size()> begin{};
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;  // a pipe would wait for its writer
  std::ifstream(path, std::ios::binary).read(begin.data(), begin.size());
  return std::string_view(begin.data(), begin.size()) == signature;
}

bool begins_as_results(const std::string& path) {
  std::error_code error;
  return begins_as_hdf5(path) || (path.ends_with(".h5") && std::filesystem::is_regular_file(path, error));
}

void keep_what_is_no_results(const std::string& path) {
  keep_what_is_not(
      {"results file", "结果文件"}, [](std::string_view beginning) { return beginning.starts_with(signature); }, path);
}

void must_be_readable(const std::string& path) {
  const auto refuse = [&](const Said& why) { throw BadInput(Said{path + ": ", path + ":"} + why); };
  std::error_code error;
  if (!std::filesystem::exists(path, error)) refuse({"there is no such file", "没有这个文件"});
  if (!std::filesystem::is_regular_file(path, error)) refuse({"it is no ordinary file", "不是普通文件"});
  if (::access(path.c_str(), R_OK) != 0) refuse(system_error(errno));
}

Said StoredDimension::name_of(std::size_t i) const {
  const std::string& en = i < members_en.size() ? members_en[i] : members[i];
  return {en, i < members_zh.size() ? members_zh[i] : en};
}

Said StoredCodes::name_of(std::size_t i) const {
  Said words{en[i], zh[i]};
  for (std::string* text : {&words.en, &words.zh}) std::replace(text->begin(), text->end(), '_', ' ');
  return words;
}

Said ResultsFile::said(const std::string& name) const {
  Said text{attribute(name), attribute(name + "_zh")};
  if (text.en.empty()) text.en = text.zh;
  if (text.zh.empty()) text.zh = text.en;
  return text;
}

ResultsFile::ResultsFile(std::unique_ptr<Impl> impl, std::string path) : impl_(std::move(impl)), path_(std::move(path)) {}
ResultsFile::~ResultsFile() = default;

std::unique_ptr<ResultsFile> ResultsFile::open(const std::string& path, Said& warning) {
  prepare_hdf5();
  const auto refuse = [&](const std::string& en, const std::string& zh) -> BadInput {
    return BadInput({path + ": " + en, path + ":" + zh});
  };
  namespace fs = std::filesystem;
  must_be_readable(path);
  if (fs::file_size(path) == 0) throw refuse("no results file of Hearth: it is empty", "不是 Hearth 结果文件:文件是空的");
  const DigestState state = check_digest(path);
  if (state == DigestState::damaged)
    throw refuse("the file is damaged (its digest does not match); run the scenario again", "文件已损坏(校验不符),请重新模拟");
  if (H5Fis_hdf5(path.c_str()) <= 0)
    throw refuse("no results file of Hearth, or one cut short", "不是 Hearth 结果文件,或文件不完整");
  const auto opened = [&] {
    std::unique_ptr<ResultsFile> file(new ResultsFile(
        std::make_unique<Impl>(Impl{Hdf5Handle(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "open the file")}),
        path));
    if (state == DigestState::missing && !texts_are_whole(file->impl_->file, path)) throw Hdf5Error("texts beyond their heaps");
    const std::string version = file->attribute("format_version");
    if (!file->attribute("study_format_version").empty())
      throw refuse("the file of a study; 'hearth study' reads it", "这是研究结果文件,请用 hearth study 读取");
    if (version.empty() || version.find_first_not_of("0123456789.") != std::string::npos)
      throw refuse("an HDF5 file, but no results file of Hearth", "是 HDF5 文件,但不是 Hearth 结果文件");
    if (std::atoi(version.c_str()) > results_format_major) {
      throw refuse(
          fmt::format("format {} is newer than this Hearth reads ({}); update Hearth", version, results_format_version),
          fmt::format("格式 {} 比本版 Hearth 所能读取的({})新,请更新 Hearth", version, results_format_version));
    }
    file->read_contents();
    if (!file->is_consistent())
      throw refuse("the file contradicts itself: damaged, or written by something else",
                   "文件内容自相矛盾:已损坏或由其他程序写成");
    return file;
  };
  try {
    if (state == DigestState::missing) {
      warning = {path + ": the file has no digest line, damage can't be ruled out", path + ":文件没有校验行,无法排除损坏"};
      // The HDF5 library may crash on damage that no digest reveals: a child reads the file first.
      const auto attempt = [&] {
        try {
          opened()->read_everything();
        } catch (const BadInput&) {
          // Told below.
        }
      };
      // So may it ask for memory that no such file can need: series are read one at a time, and shrink to a few hundredths.
      constexpr std::uint64_t least = std::uint64_t{1} << 30;
      const std::uint64_t size = fs::file_size(path);
      // Seconds of a processor: more than any sound file takes, whose series have shrunk to a few hundredths.
      const int seconds = 10 + static_cast<int>(size / 10'000'000);
      if (!survives(attempt, seconds, least + 64 * size)) throw Hdf5Error("the library fails on it");
    }
    return opened();
  } catch (const Failure&) {
    throw;
  } catch (const std::exception&) {
    throw refuse("the file is cut short or damaged; run the scenario again", "文件不完整或已损坏,请重新模拟");
  }
}

void ResultsFile::read_contents() {
  const hid_t root = impl_->file;
  for (const std::string& name : links(root)) {
    if (is_dataset(root, name)) {
      const Hdf5Handle d = open_dataset(root, name);
      const std::string members = read_attribute(d, "members");
      if (!members.empty())
        dimensions_.push_back(
            {name, lines(members), lines(read_attribute(d, "members_en")), lines(read_attribute(d, "members_zh"))});
    } else if (is_group(root, name) && name != "parameters" && name != "run") {
      const Hdf5Handle group(H5Gopen2(root, name.c_str(), H5P_DEFAULT), H5Gclose, "open a group");
      if (const std::string row = read_attribute(group, "rows"); !row.empty()) {
        tables_.push_back(read_table(group, name, row));
        continue;
      }
      for (const std::string& member : links(group)) {
        if (is_dataset(root, member)) continue;  // a linked coordinate; /people is a group beside the series of that name
        series_.push_back(read_series(group, name, member));
      }
    }
  }
}

bool ResultsFile::is_consistent() const {
  const std::size_t of_months = months().size();
  const std::size_t of_replications = replications().size();
  const bool named_twice = std::all_of(dimensions_.begin(), dimensions_.end(), [](const auto& d) {
    return d.members.size() == d.members_en.size() && d.members.size() == d.members_zh.size();
  });
  if (!named_twice || of_months == 0) return false;
  const std::size_t of_parameters = texts("/parameter").size();
  for (const char* column : {"value", "unit", "meaning", "meaning_zh", "low", "high", "evidence", "source"}) {
    if (texts(std::string("/parameters/") + column).size() != of_parameters) return false;
  }
  return std::all_of(series_.begin(), series_.end(), [&](const StoredSeries& s) {
    for (std::size_t i = 0; i < s.shape.size(); ++i) {
      const StoredDimension* const d = dimension(s.dimensions[i]);
      const bool fits = d != nullptr                       ? s.shape[i] == d->members.size()
                        : s.dimensions[i] == "month"       ? s.shape[i] == of_months
                        : s.dimensions[i] == "replication" ? s.shape[i] == of_replications
                                                           : true;
      if (!fits) return false;
    }
    return true;
  });
}

void ResultsFile::read_everything() const {
  for (const StoredSeries& s : series_) values(s);
  for (const StoredTable& t : tables_) {
    for (const StoredColumn& c : t.columns) column(t, c);
  }
}

std::string ResultsFile::attribute(const std::string& name) const {
  return read_attribute(impl_->file, name.c_str());
}

std::vector<std::pair<std::string, std::string>> ResultsFile::overrides() const {
  std::vector<std::pair<std::string, std::string>> out;
  const auto trimmed = [](const std::string& text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(' ') + 1 - first);
  };
  for (const std::string& line : lines(attribute("overrides"))) {
    const std::size_t equals = line.find('=');
    if (equals != std::string::npos) out.emplace_back(trimmed(line.substr(0, equals)), trimmed(line.substr(equals + 1)));
  }
  return out;
}

const StoredDimension* ResultsFile::dimension(const std::string& name) const {
  for (const auto& d : dimensions_) {
    if (d.name == name) return &d;
  }
  return nullptr;
}

std::vector<double> ResultsFile::values(const StoredSeries& s) const {
  std::vector<double> all = read_numbers(impl_->file, "/" + s.group + "/" + s.name);
  for (double& x : all) {
    if (x == INT_MIN) x = std::numeric_limits<double>::quiet_NaN();
  }
  return all;
}

std::vector<std::int32_t> ResultsFile::column(const StoredTable& table, const StoredColumn& c, std::size_t first,
                                              std::size_t count) const {
  return read_rows(impl_->file, "/" + table.name + "/" + c.name, first, count);
}

std::vector<std::string> ResultsFile::texts(const std::string& path) const {
  return read_texts(impl_->file, path);
}

std::vector<std::string> ResultsFile::months() const {
  const Hdf5Handle d = open_dataset(impl_->file, "/month");
  const std::string units = read_attribute(d, "units");  // "days since 2016-01-01 00:00:00"
  const auto first = parse_month(std::string_view(units).substr(std::min<std::size_t>(11, units.size()), 7));
  std::vector<std::string> out;
  for (int m = 0, n = static_cast<int>(length_of(d)); first && m < n; ++m) out.push_back(to_string(*first + m) + "-01");
  return out;
}

std::vector<double> ResultsFile::replications() const {
  return read_numbers(impl_->file, "/replication");
}

}  // namespace hearth

#include "output/comparison_file.h"

#include <cerrno>
#include <cmath>
#include <limits>

#include "hearth_version.h"
#include "output/digest.h"
#include "output/failure.h"
#include "output/hdf5_writer.h"

namespace hearth {

namespace {

void write_dimension(Hdf5Writer& w, const ComparisonTable& t) {
  std::vector<std::string> en, zh;
  for (const Said& name : t.names) {
    en.push_back(name.en);
    zh.push_back(name.zh);
  }
  {
    const Hdf5Handle d = w.texts(w.file(), t.row, t.ids);
    Hdf5Writer::describe(d, "", t.row_meaning.en, t.row_meaning.zh);
    Hdf5Writer::attribute(d, "members", joined(t.ids, '\n'));
    Hdf5Writer::attribute(d, "members_en", joined(en, '\n'));
    Hdf5Writer::attribute(d, "members_zh", joined(zh, '\n'));
    w.scale(d, t.row);
  }
  for (const bool chinese : {false, true}) {
    const Hdf5Handle d = w.texts(w.file(), t.row + (chinese ? "_zh" : "_en"), chinese ? zh : en);
    Hdf5Writer::describe(d, "", t.row_meaning.en + (chinese ? ", names in Chinese" : ", names in English"),
                         t.row_meaning.zh + (chinese ? "(中文名)" : "(英文名)"));
    w.attach(d, {t.row});
  }
}

void write_numbers(Hdf5Writer& w, const ComparisonTable& t, const ComparisonNumbers& n, std::size_t comparisons) {
  std::vector<hsize_t> shape = {t.ids.size()};
  std::vector<std::string> dimensions = {t.row};
  std::vector<std::string> names = {t.row + "_en", t.row + "_zh"};
  if (t.by_comparison) {
    shape.push_back(comparisons);
    dimensions.emplace_back("comparison");
    names.insert(names.end(), {"comparison_en", "comparison_zh"});
  }
  const bool coded = !n.ids.empty();
  const Hdf5Handle d = w.dataset(w.file(), "/" + t.name + "/" + n.name, coded ? H5T_NATIVE_INT8 : H5T_NATIVE_DOUBLE, shape);
  Hdf5Writer::describe(d, n.unit, n.meaning.en, n.meaning.zh);
  w.attach(d, dimensions);
  Hdf5Writer::attribute(d, "coordinates", joined(names, ' '));
  if (coded) {
    std::vector<std::string> ids = {"none"}, en = {"none"}, zh = {"无"};
    for (std::size_t i = 0; i < n.ids.size(); ++i) {
      ids.push_back(n.ids[i]);
      en.push_back(n.codes[i].en);
      zh.push_back(n.codes[i].zh);
    }
    Hdf5Writer::flags<std::int8_t>(d, H5T_NATIVE_INT8, -1, ids, en, zh);
  } else {
    Hdf5Writer::attribute(d, "_FillValue", H5T_NATIVE_DOUBLE, std::numeric_limits<double>::quiet_NaN());
  }
  checked(H5Dwrite(d, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, n.values.data()), "write numbers");
}

void write_table(Hdf5Writer& w, const ComparisonTable& t, std::size_t comparisons) {
  write_dimension(w, t);
  const Hdf5Handle group = w.group(t.name);
  Hdf5Writer::attribute(group, "long_name", t.meaning.en);
  Hdf5Writer::attribute(group, "long_name_zh", t.meaning.zh);
  for (const char* names : {"", "_en", "_zh"}) {
    w.link_into(t.name, t.row + names);
    if (t.by_comparison) w.link_into(t.name, std::string("comparison") + names);
  }
  for (const ComparisonTexts& x : t.texts) {
    const Hdf5Handle d = w.texts(group, x.name, x.values);
    Hdf5Writer::describe(d, "", x.meaning.en, x.meaning.zh);
    w.attach(d, {t.row});
    Hdf5Writer::attribute(d, "coordinates", t.row + "_en " + t.row + "_zh");
  }
  for (const ComparisonNumbers& n : t.numbers) write_numbers(w, t, n, comparisons);
}

}  // namespace

void write_comparison(SafeFile& file, const ComparedPlans& plans) {
  prepare_hdf5();
  errno = 0;
  try {
    Hdf5Writer w(file.temporary());
    const hid_t root = w.file();
    Hdf5Writer::attribute(root, "Conventions", "CF-1.8");
    const Said what = plans.without_tasks ? Said{"What each task brings: ", "各项任务的作用:"}
                                          : Said{"What other plans change in: ", "与下列方案的差异:"};
    const Said title = what + plans.title;
    Hdf5Writer::attribute(root, "title", title.en);
    Hdf5Writer::attribute(root, "title_zh", title.zh);
    Hdf5Writer::attribute(root, "first_plan", plans.path + (plans.without_tasks ? " without the task" : ""));
    Hdf5Writer::attribute(root, "source", "Hearth " HEARTH_VERSION);
    Hdf5Writer::attribute(root, "hearth_version", HEARTH_VERSION);
    Hdf5Writer::attribute(root, "comparison_version", comparison_format_version);
    Hdf5Writer::attribute(root, "seed", plans.seed);
    Hdf5Writer::attribute(root, "history", "hearth compare");
    for (const ComparisonTable& t : comparison_tables(plans)) write_table(w, t, plans.others.size());
    w.close();
  } catch (const Hdf5Error& problem) {
    const Said why = errno != 0 ? system_error(errno) : Said{"the disk may be full", "磁盘可能已满"};
    throw Failure(Said{"can't write the comparison: ", "无法写入比较结果:"} + why +
                  Said{std::string(" (") + problem.what() + ")", ""});
  }
  append_digest(file.temporary());
  file.commit();
}

}  // namespace hearth

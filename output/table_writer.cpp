#include "output/table_writer.h"

#include <algorithm>
#include <numeric>

namespace hearth {

namespace {

constexpr hsize_t rows_per_chunk = 65536;

hid_t type_of(Width width) {
  return width == Width::int8 ? H5T_NATIVE_INT8 : width == Width::int16 ? H5T_NATIVE_INT16 : H5T_NATIVE_INT32;
}

// Codes of a table begin with -1: none.
template <class Number>
void write_flags(hid_t d, hid_t type, const TableColumn& c) {
  const auto after = [](const char* none, std::vector<std::string> names) {
    names.insert(names.begin(), none);
    return names;
  };
  Hdf5Writer::flags<Number>(d, type, -1, after("none", c.codes), after("none", c.codes_en), after("无", c.codes_zh));
}

// The first row of each replication, and the number of rows.
std::vector<std::size_t> first_rows(const TableSpool& table, const std::vector<std::uint32_t>& replications) {
  std::vector<std::size_t> first = {0};
  for (const std::uint32_t r : replications) first.push_back(first.back() + table.rows(r));
  return first;
}

void write_rows(hid_t dataset, std::size_t from, const std::vector<std::int32_t>& values) {
  if (values.empty()) return;
  const hsize_t start = from, count = values.size();
  const Hdf5Handle memory(H5Screate_simple(1, &count, nullptr), H5Sclose, "memory space");
  const Hdf5Handle space(H5Dget_space(dataset), H5Sclose, "file space");
  checked(H5Sselect_hyperslab(space, H5S_SELECT_SET, &start, nullptr, &count, nullptr), "select rows");
  checked(H5Dwrite(dataset, H5T_NATIVE_INT32, memory, space, H5P_DEFAULT, values.data()), "write rows");
}

class ColumnWriter {
 public:
  ColumnWriter(Hdf5Writer& w, const TableDeclaration& table, const TableColumn& c, std::size_t rows)
      : dataset_(w.dataset(w.file(), "/" + table.name + "/" + c.name, type_of(c.width), {rows},
                           rows >= rows_per_chunk ? rows_per_chunk : 0)) {
    Hdf5Writer::describe(dataset_, c.unit, c.meaning_en, c.meaning_zh);
    w.attach(dataset_, {table.row});
    if (!c.codes.empty() && c.width == Width::int8) write_flags<std::int8_t>(dataset_, H5T_NATIVE_INT8, c);
    if (!c.codes.empty() && c.width == Width::int16) write_flags<std::int16_t>(dataset_, H5T_NATIVE_INT16, c);
  }
  void write(std::size_t from, const std::vector<std::int32_t>& values) { write_rows(dataset_, from, values); }
  void close() { dataset_.close("close a column"); }

 private:
  Hdf5Handle dataset_;
};

}  // namespace

void write_tables(Hdf5Writer& w, const std::vector<TableSpool*>& tables, const std::vector<std::uint32_t>& replications) {
  std::vector<std::int32_t> values;
  for (TableSpool* const table : tables) {
    const TableDeclaration& t = table->declaration();
    const auto first = first_rows(*table, replications);
    const std::size_t rows = first.back();
    {
      const Hdf5Handle d = w.dataset(w.file(), t.row, H5T_NATIVE_INT32, {rows}, rows >= rows_per_chunk ? rows_per_chunk : 0);
      for (std::size_t r = 0; r < replications.size(); ++r) {
        values.resize(first[r + 1] - first[r]);
        std::iota(values.begin(), values.end(), static_cast<std::int32_t>(first[r]));
        write_rows(d, first[r], values);
      }
      Hdf5Writer::describe(d, "1", "Row of /" + t.name, "/" + t.name + " 的行号");
      w.scale(d, t.row);
    }
    const Hdf5Handle group = w.group(t.name);
    Hdf5Writer::attribute(group, "long_name", t.meaning_en);
    Hdf5Writer::attribute(group, "long_name_zh", t.meaning_zh);
    Hdf5Writer::attribute(group, "rows", t.row);
    w.link_into(t.name, t.row);

    ColumnWriter of_replication(w, t, {"in_replication", "1", "Replication", "模拟编号", Width::int32, {}, {}, {}, ""}, rows);
    for (std::size_t r = 0; r < replications.size(); ++r) {
      values.assign(first[r + 1] - first[r], static_cast<std::int32_t>(replications[r]));
      of_replication.write(first[r], values);
    }
    of_replication.close();
    for (std::size_t c = 0; c < t.columns.size(); ++c) {
      std::vector<std::size_t> offset(first.size(), 0);
      for (const TableSpool* other : tables) {
        if (!t.columns[c].refers_to.empty() && other->declaration().name == t.columns[c].refers_to)
          offset = first_rows(*other, replications);
      }
      ColumnWriter column(w, t, t.columns[c], rows);
      for (std::size_t r = 0; r < replications.size(); ++r) {
        if (table->rows(replications[r]) == 0) continue;
        table->get(replications[r], c, values);
        for (std::int32_t& x : values) x += x < 0 ? 0 : static_cast<std::int32_t>(offset[r]);  // -1: none
        column.write(first[r], values);
      }
      column.close();
    }
  }
}

}  // namespace hearth

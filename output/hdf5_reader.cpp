#include "output/hdf5_reader.h"

#include <hdf5_hl.h>

#include <algorithm>
#include <array>

namespace hearth {

namespace {

herr_t collect_name(hid_t, const char* name, const H5L_info_t*, void* list) {
  static_cast<std::vector<std::string>*>(list)->emplace_back(name);
  return 0;
}

bool leads_to(hid_t group, const std::string& name, H5O_type_t type) {
  if (H5Lexists(group, name.c_str(), H5P_DEFAULT) <= 0) return false;
  H5O_info_t info;
  checked(H5Oget_info_by_name2(group, name.c_str(), &info, H5O_INFO_BASIC, H5P_DEFAULT), "look at an object");
  return info.type == type;
}

}  // namespace

std::string read_attribute(hid_t object, const char* name) {
  if (H5Aexists(object, name) <= 0) return {};
  const Hdf5Handle a(H5Aopen(object, name, H5P_DEFAULT), H5Aclose, "open an attribute");
  const Hdf5Handle type(H5Aget_type(a), H5Tclose, "attribute type");
  const Hdf5Handle space(H5Aget_space(a), H5Sclose, "attribute space");
  if (H5Sget_simple_extent_npoints(space) != 1) return {};
  if (H5Tget_class(type) == H5T_INTEGER) {
    std::int32_t value = 0;
    checked(H5Aread(a, H5T_NATIVE_INT32, &value), "read an attribute");
    return std::to_string(value);
  }
  if (H5Tget_class(type) != H5T_STRING || H5Tis_variable_str(type) > 0) return {};
  std::string text(H5Tget_size(type), '\0');
  checked(H5Aread(a, type, text.data()), "read an attribute");
  while (!text.empty() && text.back() == '\0') text.pop_back();
  return text;
}

std::vector<std::string> links(hid_t group) {
  std::vector<std::string> names;
  checked(H5Literate(group, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, collect_name, &names), "list a group");
  return names;
}

bool is_dataset(hid_t group, const std::string& name) {
  return leads_to(group, name, H5O_TYPE_DATASET);
}

bool is_group(hid_t group, const std::string& name) {
  return leads_to(group, name, H5O_TYPE_GROUP);
}

Hdf5Handle open_dataset(hid_t parent, const std::string& name) {
  return {H5Dopen2(parent, name.c_str(), H5P_DEFAULT), H5Dclose, "open a dataset"};
}

std::size_t length_of(hid_t dataset) {
  const Hdf5Handle space(H5Dget_space(dataset), H5Sclose, "dataspace");
  return static_cast<std::size_t>(checked(H5Sget_simple_extent_npoints(space), "length of a dataset"));
}

std::vector<std::size_t> shape_of(hid_t dataset) {
  const Hdf5Handle space(H5Dget_space(dataset), H5Sclose, "dataspace");
  const int rank = checked(H5Sget_simple_extent_ndims(space), "rank of a dataset");
  std::vector<hsize_t> shape(static_cast<std::size_t>(rank));
  checked(H5Sget_simple_extent_dims(space, shape.data(), nullptr), "shape of a dataset");
  return {shape.begin(), shape.end()};
}

std::string scale_of(hid_t dataset, unsigned axis) {
  std::array<char, 256> label{};
  const auto name_of_scale = [](hid_t, unsigned, hid_t scale, void* out) -> herr_t {
    H5DSget_scale_name(scale, static_cast<char*>(out), 256);
    return 1;
  };
  H5DSiterate_scales(dataset, axis, nullptr, name_of_scale, label.data());
  label.back() = '\0';
  return label.data();
}

std::vector<double> read_numbers(hid_t parent, const std::string& name) {
  const Hdf5Handle d = open_dataset(parent, name);
  std::vector<double> all(length_of(d));
  if (!all.empty()) checked(H5Dread(d, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, all.data()), "read numbers");
  return all;
}

std::vector<std::int32_t> read_rows(hid_t parent, const std::string& name, std::size_t first, std::size_t count) {
  const Hdf5Handle d = open_dataset(parent, name);
  std::vector<std::int32_t> rows(count);
  if (count == 0) return rows;
  const hsize_t start = first, many = count;
  const Hdf5Handle memory(H5Screate_simple(1, &many, nullptr), H5Sclose, "memory space");
  const Hdf5Handle space(H5Dget_space(d), H5Sclose, "file space");
  checked(H5Sselect_hyperslab(space, H5S_SELECT_SET, &start, nullptr, &many, nullptr), "select rows");
  checked(H5Dread(d, H5T_NATIVE_INT32, memory, space, H5P_DEFAULT, rows.data()), "read rows");
  return rows;
}

std::vector<std::string> read_texts(hid_t parent, const std::string& name) {
  const Hdf5Handle d = open_dataset(parent, name);
  const Hdf5Handle type(H5Dget_type(d), H5Tclose, "text type");
  if (H5Tis_variable_str(type) <= 0) throw Hdf5Error(name + " are no texts");
  const Hdf5Handle space(H5Dget_space(d), H5Sclose, "text space");
  std::vector<char*> pointers(length_of(d));
  checked(H5Dread(d, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), "read texts");
  std::vector<std::string> out;
  out.reserve(pointers.size());
  for (const char* p : pointers) out.emplace_back(p != nullptr ? p : "");
  checked(H5Dvlen_reclaim(type, space, H5P_DEFAULT, pointers.data()), "free texts");
  return out;
}

}  // namespace hearth

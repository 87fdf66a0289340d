#include "output/hdf5_writer.h"

#include <hdf5_hl.h>

#include <algorithm>
#include <climits>
#include <limits>

namespace hearth {

std::string joined(const std::vector<std::string>& names, char separator) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string name = names[i];
    std::replace(name.begin(), name.end(), separator, separator == ' ' ? '_' : ' ');
    if (i > 0) out += separator;
    out += name;
  }
  return out;
}

namespace {

Hdf5Handle create(const std::string& path) {
  const Hdf5Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "access properties");
  checked(H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V110), "library bounds");
  const Hdf5Handle properties(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "file properties");
  checked(H5Pset_obj_track_times(properties, false), "file times");
  checked(H5Pset_link_creation_order(properties, H5P_CRT_ORDER_TRACKED), "link order");
  checked(H5Pset_attr_creation_order(properties, H5P_CRT_ORDER_TRACKED), "attribute order");
  return {H5Fcreate(path.c_str(), H5F_ACC_TRUNC, properties, access), H5Fclose, "create the file"};
}

}  // namespace

Hdf5Writer::Hdf5Writer(const std::string& path)
    : file_(create(path)),
      text_type_(H5Tcopy(H5T_C_S1), H5Tclose, "text type"),
      transfer_(H5Pcreate(H5P_DATASET_XFER), H5Pclose, "transfer properties") {
  checked(H5Tset_size(text_type_, H5T_VARIABLE), "text type");
  checked(H5Tset_cset(text_type_, H5T_CSET_UTF8), "text type");
  // HDF5 clears this buffer for every list of texts, and a megabyte at first: a fifth of the time of writing a small file.
  constexpr std::size_t conversion_buffer = 1 << 14;
  checked(H5Pset_buffer(transfer_, conversion_buffer, nullptr, nullptr), "conversion buffer");
}

void Hdf5Writer::close() {
  checked(H5Fflush(file_, H5F_SCOPE_GLOBAL), "flush");
  file_.close("close the file");
}

Hdf5Handle Hdf5Writer::group(const std::string& name) {
  const Hdf5Handle properties(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, "group properties");
  checked(H5Pset_obj_track_times(properties, false), "group times");
  checked(H5Pset_link_creation_order(properties, H5P_CRT_ORDER_TRACKED), "link order");
  checked(H5Pset_attr_creation_order(properties, H5P_CRT_ORDER_TRACKED), "attribute order");
  return {H5Gcreate2(file_, name.c_str(), H5P_DEFAULT, properties, H5P_DEFAULT), H5Gclose, "create a group"};
}

void Hdf5Writer::attribute(hid_t object, const char* name, const std::string& text) {
  const Hdf5Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "attribute type");
  checked(H5Tset_size(type, std::max<std::size_t>(1, text.size())), "attribute type");
  checked(H5Tset_cset(type, H5T_CSET_UTF8), "attribute type");
  checked(H5Tset_strpad(type, H5T_STR_NULLPAD), "attribute type");
  const Hdf5Handle space(H5Screate(H5S_SCALAR), H5Sclose, "attribute space");
  const Hdf5Handle a(H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, "create an attribute");
  checked(H5Awrite(a, type, text.empty() ? "\0" : text.data()), "write an attribute");
}

void Hdf5Writer::numbers(hid_t object, const char* name, hid_t type, const void* values, hsize_t n) {
  const Hdf5Handle space(H5Screate_simple(1, &n, nullptr), H5Sclose, "attribute space");
  const Hdf5Handle a(H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, "create an attribute");
  checked(H5Awrite(a, type, values), "write an attribute");
}

Hdf5Handle Hdf5Writer::dataset(hid_t parent, const std::string& name, hid_t type, const std::vector<hsize_t>& shape,
                               hsize_t chunk) {
  const Hdf5Handle space(
      shape.empty() ? H5Screate(H5S_SCALAR) : H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose,
      "dataspace");
  const Hdf5Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "dataset properties");
  checked(H5Pset_obj_track_times(properties, false), "dataset times");
  checked(H5Pset_attr_creation_order(properties, H5P_CRT_ORDER_TRACKED), "attribute order");
  if (chunk > 0 && shape.size() == 1 && shape[0] > 0) {
    const hsize_t rows = std::min(chunk, shape[0]);
    checked(H5Pset_chunk(properties, 1, &rows), "chunks");
    checked(H5Pset_shuffle(properties), "shuffle");
    checked(H5Pset_deflate(properties, 1), "deflate");
  }
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

Hdf5Handle Hdf5Writer::texts(hid_t parent, const std::string& name, const std::vector<std::string>& values, bool scalar) {
  std::vector<const char*> pointers;
  pointers.reserve(values.size());
  for (const auto& v : values) pointers.push_back(v.c_str());
  Hdf5Handle d = dataset(parent, name, text_type_, scalar ? std::vector<hsize_t>{} : std::vector<hsize_t>{values.size()});
  checked(H5Dwrite(d, text_type_, H5S_ALL, H5S_ALL, transfer_, pointers.data()), "write texts");
  return d;
}

void Hdf5Writer::scale(const Hdf5Handle& d, const std::string& name) {
  checked(H5DSset_scale(d, name.c_str()), "make a dimension scale");
}

void Hdf5Writer::attach(const Hdf5Handle& d, const std::vector<std::string>& dimensions) {
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    const Hdf5Handle axis(H5Dopen2(file_, ("/" + dimensions[i]).c_str(), H5P_DEFAULT), H5Dclose, "open a dimension");
    checked(H5DSattach_scale(d, axis, static_cast<unsigned>(i)), "attach a dimension");
  }
  // The same as a text: R's rhdf5 can't follow the references of dimension scales.
  attribute(d, "dimensions", joined(dimensions, ' '));
}

void Hdf5Writer::link_into(const std::string& group, const std::string& name) {
  const std::string target = "/" + group + "/" + name;
  if (H5Lexists(file_, target.c_str(), H5P_DEFAULT) > 0) return;
  checked(H5Lcreate_hard(file_, ("/" + name).c_str(), file_, target.c_str(), H5P_DEFAULT, H5P_DEFAULT), "link a dimension");
}

void Hdf5Writer::describe(hid_t object, const std::string& unit, const std::string& en, const std::string& zh) {
  if (!unit.empty()) attribute(object, "units", unit);
  attribute(object, "long_name", en);
  attribute(object, "long_name_zh", zh);
}

}  // namespace hearth

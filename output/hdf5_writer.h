// Writes HDF5 objects so that they open labelled everywhere: what output/FORMAT.md promises, in one place.
#pragma once

#include <hdf5.h>

#include <string>
#include <vector>

#include "output/hdf5_handle.h"

namespace hearth {

/// One text of several names. A name that holds the separator would pass for two: a blank becomes "_", a line end a blank.
std::string joined(const std::vector<std::string>& names, char separator);

/// An HDF5 file in the making. Objects look the same in every run: no times, links and attributes in the order of creation.
/// Every call is checked; a failure throws Hdf5Error.
class Hdf5Writer {
 public:
  explicit Hdf5Writer(const std::string& path);

  hid_t file() const { return file_; }
  /// Closes now, so that a failure is seen.
  void close();

  Hdf5Handle group(const std::string& name);

  /// A scalar fixed-length UTF-8 attribute: what netCDF, Octave and R all read.
  static void attribute(hid_t object, const char* name, const std::string& text);
  /// Numbers of one type, as an array.
  template <class Number>
  static void attribute(hid_t object, const char* name, hid_t type, const std::vector<Number>& values) {
    numbers(object, name, type, values.data(), values.size());
  }
  template <class Number>
  static void attribute(hid_t object, const char* name, hid_t type, Number value) {
    numbers(object, name, type, &value, 1);
  }

  /// Contiguous, or in compressed chunks of `chunk` rows. Missing values: INT_MIN and NaN.
  Hdf5Handle dataset(hid_t parent, const std::string& name, hid_t type, const std::vector<hsize_t>& shape, hsize_t chunk = 0);
  Hdf5Handle texts(hid_t parent, const std::string& name, const std::vector<std::string>& values, bool scalar = false);

  /// Makes a variable of the root the dimension scale of its own axis.
  void scale(const Hdf5Handle& d, const std::string& name);
  /// The dimensions of a variable, by name.
  void attach(const Hdf5Handle& d, const std::vector<std::string>& dimensions);
  /// Readers that open one group find its coordinates through hard links.
  void link_into(const std::string& group, const std::string& name);

  /// What codes stand for, as CF says it: values first, first + 1, ... of a type, and names without blanks.
  template <class Number>
  static void flags(hid_t object, hid_t type, Number first, const std::vector<std::string>& ids,
                    const std::vector<std::string>& en, const std::vector<std::string>& zh) {
    std::vector<Number> values;
    for (std::size_t i = 0; i < ids.size(); ++i) values.push_back(static_cast<Number>(first + static_cast<Number>(i)));
    attribute(object, "flag_values", type, values);
    attribute(object, "flag_meanings", joined(ids, ' '));
    attribute(object, "flag_meanings_en", joined(en, ' '));
    attribute(object, "flag_meanings_zh", joined(zh, ' '));
  }

  static void describe(hid_t object, const std::string& unit, const std::string& en, const std::string& zh);

 private:
  static void numbers(hid_t object, const char* name, hid_t type, const void* values, hsize_t n);
  Hdf5Handle file_;
  Hdf5Handle text_type_;
  Hdf5Handle transfer_;  // of texts
};

}  // namespace hearth

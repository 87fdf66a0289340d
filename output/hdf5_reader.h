// Reads HDF5 objects into standard containers: the counterpart of output/hdf5_writer.h. Every call is checked; a failure throws
// Hdf5Error.
#pragma once

#include <hdf5.h>

#include <cstdint>
#include <string>
#include <vector>

#include "output/hdf5_handle.h"

namespace hearth {

/// A text, or a single whole number as text; empty when there is none.
std::string read_attribute(hid_t object, const char* name);

/// Links of a group, in the order of their creation.
std::vector<std::string> links(hid_t group);
/// What a link leads to; false when there is no such link.
bool is_dataset(hid_t group, const std::string& name);
bool is_group(hid_t group, const std::string& name);

Hdf5Handle open_dataset(hid_t parent, const std::string& name);
std::size_t length_of(hid_t dataset);
std::vector<std::size_t> shape_of(hid_t dataset);
/// The name of the scale that is attached to an axis, e.g. "month"; empty when there is none.
std::string scale_of(hid_t dataset, unsigned axis);

/// All values of a dataset, in its order.
std::vector<double> read_numbers(hid_t parent, const std::string& name);
/// `count` values of a column from row `first` on.
std::vector<std::int32_t> read_rows(hid_t parent, const std::string& name, std::size_t first, std::size_t count);
/// Texts of variable length.
std::vector<std::string> read_texts(hid_t parent, const std::string& name);

}  // namespace hearth

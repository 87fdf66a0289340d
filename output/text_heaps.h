// The heaps in which an HDF5 file keeps its texts, looked at before the library reads them.
//
// A text is a length and a reference to an object of a heap ("global heap", HDF5 File Format Specification, III.E and IV.B).
// The library copies as many bytes as the object says it has, wherever the heap ends and however few it has made room for, so
// that damage there crashes it, now or later. What else it reads has checksums, or harms nobody.
#pragma once

#include <hdf5.h>

#include <string>

namespace hearth {

/// Whether the objects of every heap lie within it, and every text of the open file is one of them, of its length.
bool texts_are_whole(hid_t file, const std::string& path);

}  // namespace hearth

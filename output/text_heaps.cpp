#include "output/text_heaps.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "output/hdf5_reader.h"

namespace hearth {

namespace {

// A number as the file has it, its low byte first.
template <class Number>
Number number_at(const char* bytes) {
  Number value = 0;
  for (std::size_t i = sizeof(Number); i-- > 0;) value = static_cast<Number>(value << 8 | static_cast<unsigned char>(bytes[i]));
  return value;
}

/// The sizes of the objects of all heaps, by the heap's place in the file and the object's number.
class TextHeaps {
 public:
  explicit TextHeaps(const std::string& path) : file_(path, std::ios::binary) {
    // A piece begins with the end of the last, for a heap's head that lies across.
    std::string piece;
    std::uint64_t from = 0;  // of the piece, in the file
    std::vector<std::uint64_t> heads;
    std::vector<char> buffer(1 << 20);
    while (file_.read(buffer.data(), static_cast<std::streamsize>(buffer.size())), file_.gcount() > 0) {
      piece.append(buffer.data(), static_cast<std::size_t>(file_.gcount()));
      for (std::size_t at = piece.find(head); at != std::string::npos; at = piece.find(head, at + 1))
        heads.push_back(from + at);
      const std::size_t kept = std::min(piece.size(), head.size() - 1);
      from += piece.size() - kept;
      piece.erase(0, piece.size() - kept);
    }
    size_ = from + piece.size();
    for (const std::uint64_t at : heads) are_whole_ = are_whole_ && read_heap(at);
  }

  bool are_whole() const { return are_whole_; }

  bool holds(std::uint64_t heap, std::uint32_t number, std::uint64_t length) const {
    const auto found = size_of_.find({heap, number});
    return found != size_of_.end() && found->second == length;
  }

  std::string bytes(std::uint64_t from, std::uint64_t count) {
    std::string out;
    if (from > size_ || count > size_ - from) return out;
    out.resize(count);
    file_.clear();
    file_.seekg(static_cast<std::streamoff>(from));
    if (!file_.read(out.data(), static_cast<std::streamsize>(count))) out.clear();
    return out;
  }

 private:
  static constexpr std::string_view head{"GCOL\1\0\0\0", 8};
  static constexpr std::uint64_t before_objects = 16;
  static constexpr std::uint64_t before_data = 16;

  // An object: its number, references, four bytes of nothing, size; then its data, padded to eight bytes. Number 0 is room that
  // is free, with its own head, up to the end.
  bool read_heap(std::uint64_t at) {
    const std::string start = bytes(at, before_objects);
    if (start.empty()) return false;
    const std::string heap = bytes(at, number_at<std::uint64_t>(start.data() + head.size()));
    if (heap.size() < before_objects) return false;
    for (std::uint64_t place = before_objects; place + before_data <= heap.size();) {
      const auto number = number_at<std::uint16_t>(heap.data() + place);
      const auto size = number_at<std::uint64_t>(heap.data() + place + 8);
      const std::uint64_t room = heap.size() - place;
      if (number == 0) return size == room;
      if (size > room - before_data) return false;
      size_of_[{at, number}] = size;
      place += before_data + (size + 7) / 8 * 8;
    }
    return true;
  }

  std::ifstream file_;
  std::uint64_t size_ = 0;
  bool are_whole_ = true;
  std::map<std::pair<std::uint64_t, std::uint32_t>, std::uint64_t> size_of_;
};

// The texts of a dataset, each a length, the heap, and the number of the object in it. Hearth writes them in one piece; what
// another program has packed anew is told by its heaps alone.
bool texts_are_in(TextHeaps& heaps, hid_t dataset) {
  constexpr std::size_t reference = 16;
  const std::size_t texts = length_of(dataset);
  const haddr_t from = H5Dget_offset(dataset);
  if (texts == 0 || from == HADDR_UNDEF) return true;
  const std::string references = heaps.bytes(from, texts * reference);
  if (references.size() != texts * reference) return false;
  for (std::size_t i = 0; i < texts; ++i) {
    const char* const text = references.data() + i * reference;
    const auto length = number_at<std::uint32_t>(text);
    const auto heap = number_at<std::uint64_t>(text + 4);
    const bool is_none = length == 0 && heap == 0;
    if (!is_none && !heaps.holds(heap, number_at<std::uint32_t>(text + 12), length)) return false;
  }
  return true;
}

bool is_of_texts(hid_t dataset) {
  const Hdf5Handle type(H5Dget_type(dataset), H5Tclose, "type of a dataset");
  return H5Tis_variable_str(type) > 0;
}

struct Look {
  TextHeaps heaps;
  bool found_whole = true;
};

herr_t look_at(hid_t root, const char* name, const H5O_info_t* info, void* look) {
  Look& all = *static_cast<Look*>(look);
  if (info->type != H5O_TYPE_DATASET) return 0;
  try {
    const Hdf5Handle dataset = open_dataset(root, name);
    all.found_whole = !is_of_texts(dataset) || texts_are_in(all.heaps, dataset);
  } catch (const std::exception&) {  // which the library's own loop must not see
    all.found_whole = false;
  }
  return all.found_whole ? 0 : 1;
}

}  // namespace

bool texts_are_whole(hid_t file, const std::string& path) {
  Look look{TextHeaps(path)};
  if (!look.heaps.are_whole()) return false;
  return H5Ovisit2(file, H5_INDEX_NAME, H5_ITER_NATIVE, look_at, &look, H5O_INFO_BASIC) == 0 && look.found_whole;
}

}  // namespace hearth

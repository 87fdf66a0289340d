// The HDF5 C API behind scoped handles. Every call is checked; a failure throws Hdf5Error, which output/ turns into a message.
#pragma once

#include <hdf5.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace hearth {

struct Hdf5Error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The result of a call, or an error that names what was being done.
template <class Result>
Result checked(Result result, const char* doing) {
  if (result < 0) throw Hdf5Error(std::string("HDF5 failed: ") + doing);
  return result;
}

/// An HDF5 identifier that is closed once.
class Hdf5Handle {
 public:
  using Close = herr_t (*)(hid_t);
  Hdf5Handle(hid_t id, Close close, const char* doing) : id_(checked(id, doing)), close_(close) {}
  Hdf5Handle(Hdf5Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
  Hdf5Handle(const Hdf5Handle&) = delete;
  Hdf5Handle& operator=(const Hdf5Handle&) = delete;
  Hdf5Handle& operator=(Hdf5Handle&&) = delete;
  ~Hdf5Handle() {
    if (id_ >= 0) close_(id_);
  }
  operator hid_t() const { return id_; }
  /// Closes now, so that a failure is seen.
  void close(const char* doing) { checked(close_(std::exchange(id_, -1)), doing); }

 private:
  hid_t id_;
  Close close_;
};

/// To be called before any other HDF5 call: HDF5's own exit handler crashes after a full disk, and its error stack is not for
/// people.
inline void prepare_hdf5() {
  static const bool once = [] {
    H5dont_atexit();
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    return true;
  }();
  (void)once;
}

}  // namespace hearth

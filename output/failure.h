// Failures that people are told as they are, in their language.
#pragma once

#include <cstring>
#include <stdexcept>
#include <utility>

#include "sim/said.h"

namespace hearth {

/// Something could not be done: a full disk, a folder without permission.
class Failure : public std::runtime_error {
 public:
  explicit Failure(Said said) : std::runtime_error(said.en), said_(std::move(said)) {}
  const Said& said() const { return said_; }

 private:
  Said said_;
};

/// What was asked for can't be done as asked: a file that exists, one that is damaged.
class BadInput : public Failure {
 public:
  using Failure::Failure;
};

/// What the system says about the error `number`.
inline Said system_error(int number) {
  return same(std::strerror(number));
}

}  // namespace hearth

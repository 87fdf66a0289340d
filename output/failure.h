// Failures that people are told as they are, in their language.
#pragma once

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>
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
  const char* const en = std::strerror(number);
  switch (number) {
    case ENOENT:
      return {en, "没有这个文件或文件夹"};
    case EACCES:
    case EPERM:
      return {en, "没有权限"};
    case ENOSPC:
      return {en, "磁盘已满"};
    case EDQUOT:
      return {en, "磁盘配额已用完"};
    case EFBIG:
      return {en, "文件过大"};
    case EROFS:
      return {en, "文件系统只读"};
    case EISDIR:
      return {en, "这是一个文件夹"};
    case ENOTDIR:
      return {en, "路径中有一段不是文件夹"};
    case ENAMETOOLONG:
      return {en, "名称过长"};
    case EIO:
      return {en, "读写出错"};
    case EMFILE:
    case ENFILE:
      return {en, "打开的文件过多"};
    default:
      return {en, "系统错误 " + std::to_string(number)};
  }
}

}  // namespace hearth

// A ByteOutput as codec libraries want it: with a position, and with errors that wait, because a
// C callback can only say that something went wrong.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lectern/sound.h"

namespace lectern {

class Outlet {
 public:
  explicit Outlet(ByteOutput& output) : output_(output) {}

  // Writes at the position and moves it. False after any failure, now or before.
  bool write(std::string_view bytes);
  // False: `position` lies behind the end.
  bool seek(std::uint64_t position);
  std::uint64_t position() const { return position_; }
  std::uint64_t size() const { return size_; }

  // What an encoder returns after a library call: the output's own error if there was one (the
  // library's complaint is then only its echo), else encoder_failed with `what` if not `success`.
  Status judge(bool success, std::string_view what) const;

 private:
  bool keep(Status status);

  ByteOutput& output_;
  std::uint64_t position_ = 0, size_ = 0;
  std::optional<Error> error_;
};

}  // namespace lectern

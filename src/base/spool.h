// Room on the disk for what one process makes and another one will want: a file without a name,
// gone with the last process that has it.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "lectern/result.h"

namespace lectern {

// Children that are forked from the process that made it share it: all may append at the same time,
// and read what any of them has written.
class Spool {
 public:
  // `folder` is made when missing. Errors: output_failed; `where` is the folder.
  static Result<Spool> create(const std::string& folder);

  Spool(Spool&& other) noexcept;
  Spool& operator=(Spool&&) = delete;
  ~Spool();

  // Gives the place of the bytes. Errors: output_failed.
  Result<std::uint64_t> append(std::string_view bytes);
  // Requires: a place and size that append() has had. Errors: output_failed.
  Result<std::string> read(std::uint64_t place, std::uint64_t size) const;

 private:
  Spool(std::string folder, int descriptor);
  Error trouble(const char* doing) const;

  std::string folder_;
  int descriptor_;
  std::atomic<std::uint64_t>* end_ = nullptr;  // in memory that the processes share
};

}  // namespace lectern

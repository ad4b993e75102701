// A file in memory without reading it: its pages are shared by all processes that map it.
#pragma once

#include <string>
#include <string_view>

#include "lectern/result.h"

namespace lectern {

class MappedFile {
 public:
  // Errors: not_found, unreadable; `where` is the path. An empty file is an empty mapping.
  static Result<MappedFile> open(const std::string& path);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  // Valid as long as this lives. Whoever shortens the file meanwhile kills the reader (SIGBUS), so
  // map only files that come with the program.
  std::string_view bytes() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace lectern

// A file that is wanted in memory.
#pragma once

#include <string>
#include <utility>

#include "lectern/sound.h"

namespace lectern {

class MemoryOutput final : public ByteOutput {
 public:
  Status write(std::string_view bytes) override {
    bytes_ += bytes;
    return Done{};
  }
  Status rewrite(std::uint64_t offset, std::string_view bytes) override {
    bytes_.replace(offset, bytes.size(), bytes);
    return Done{};
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace lectern

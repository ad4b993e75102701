// The two doors that sound goes through: samples from the narrator to the audio room, and bytes
// from an encoder to wherever they are kept.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "lectern/result.h"

namespace lectern {

// Takes mono samples in order; full scale is 1.0, and louder ones may come.
class SampleSink {
 public:
  virtual ~SampleSink() = default;
  virtual Status write(std::span<const float> samples) = 0;
};

// Takes the bytes of one file in order, and lets a header be mended when the end is known.
class ByteOutput {
 public:
  virtual ~ByteOutput() = default;
  virtual Status write(std::string_view bytes) = 0;
  // Overwrites bytes that were written before. Requires: offset + size <= what was written.
  virtual Status rewrite(std::uint64_t offset, std::string_view bytes) = 0;
};

}  // namespace lectern

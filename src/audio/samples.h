// From the narrator's samples to those that codecs take: finite, within full scale, in blocks.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "lectern/result.h"

namespace lectern {

// Within full scale. What is not a number becomes silence: codecs read beyond tables with it.
inline float to_full_scale(float sample) {
  return sample == sample ? std::clamp(sample, -1.0F, 1.0F) : 0.0F;
}

// 16 bit, rounded half away from zero: the same on every machine and in every rounding mode.
inline std::int16_t to_pcm16(float sample) {
  const float scaled = to_full_scale(sample) * 32768.0F;
  return static_cast<std::int16_t>(std::min(scaled + (scaled < 0 ? -0.5F : 0.5F), 32767.0F));
}

// Calls `take(const Sample*, count)` with the converted samples, a block of constant size at a
// time, until it returns an error.
template <class Sample, class Convert, class Take>
Status in_blocks(std::span<const float> samples, Convert convert, Take take) {
  std::array<Sample, 4096> block;
  while (!samples.empty()) {
    const std::size_t count = std::min(samples.size(), block.size());
    std::transform(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(count),
                   block.begin(), convert);
    if (Status status = take(block.data(), count); !status) return status;
    samples = samples.subspan(count);
  }
  return Done{};
}

}  // namespace lectern

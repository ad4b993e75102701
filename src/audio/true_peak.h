// The true peak of ITU-R BS.1770-4, annex 2: what a converter makes of the samples, between which
// the sound may be louder than any of them.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

namespace lectern {

// The order-48 interpolator of the annex: four phases of twelve coefficients. The annex gives them
// for 48 kHz, but a polyphase filter is relative to the rate that it gets.
inline constexpr std::size_t interpolator_taps = 12;
extern const std::array<std::array<float, interpolator_taps>, 4> interpolator;

// No interpolated value is louder than this times the loudest of its twelve samples: the largest
// sum of the magnitudes of a phase's coefficients, 2.0228, rounded up.
inline constexpr float interpolator_bound = 2.03F;

// The largest magnitude of any of the `count` samples. Requires: a multiple of peak_lanes.
inline constexpr std::size_t peak_lanes = 8;
float sample_peak(const float* samples, std::size_t count);

// The largest magnitude of the values interpolated in front of each of `count` samples, of which
// the last ones lie about six samples before the last sample.
// Requires: interpolator_taps - 1 samples stand before `samples`; count <= 64 and a multiple of
// peak_lanes.
float interpolated_peak(const float* samples, std::size_t count);

}  // namespace lectern

#include "audio/limiter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "audio/true_peak.h"

namespace lectern {
namespace {

// Long enough that the fall of the gain is no click, short enough not to be heard before the peak.
constexpr double attack_seconds = 0.005;
// Longer than the period of the deepest voice, or the gain would follow its waves and distort it.
constexpr double release_seconds = 0.06;
// A reduction below this (0.001 dB) is none: from here on the samples pass untouched again.
constexpr float negligible = 1e-4F;

double block_seconds(int sample_rate) {
  return static_cast<double>(PeakLimiter::block_size) / sample_rate;
}

}  // namespace

PeakLimiter::PeakLimiter(int sample_rate, float ceiling)
    : ceiling_(ceiling),
      look_ahead_(static_cast<std::size_t>(std::ceil(attack_seconds / block_seconds(sample_rate)))),
      release_(static_cast<float>(1 - std::exp(-block_seconds(sample_rate) / release_seconds))),
      blocks_(latency_blocks() + 1),
      allowed_(latency_blocks() + 1, 1.0F) {}

const PeakLimiter::Block& PeakLimiter::push(const Block& block) {
  newest_ = (newest_ + 1) % blocks_.size();
  blocks_[newest_] = block;
  allowed_[newest_] = allowed_gain(block);

  const Block& oldest = blocks_[(newest_ + 1) % blocks_.size()];
  const float next = next_gain();
  const float step = (next - gain_) / block_size;
  // A gain of one and a step of zero leave every bit of a sample as it is.
  for (std::size_t n = 0; n < block_size; ++n)
    out_[n] = oldest[n] * (gain_ + step * static_cast<float>(n));
  gain_ = next;
  return out_;
}

// The interpolated values reach back into the block before, so the gain holds for both.
float PeakLimiter::allowed_gain(const Block& block) {
  std::copy(window_.end() - history, window_.end(), window_.begin());
  std::copy(block.begin(), block.end(), window_.begin() + history);
  float peak = sample_peak(block.data(), block.size());
  const float before = std::exchange(previous_peak_, peak);
  // Most of speech is so soft that nothing between its samples can reach the ceiling.
  if (std::max(peak, before) * interpolator_bound <= ceiling_) return 1;
  peak = std::max(peak, interpolated_peak(window_.data() + history, block_size));
  return std::min(1.0F, ceiling_ / peak);
}

// The gain at the node behind the oldest block. A block that bears less than one demands its gain
// at its own two nodes and the one before, and a straight slope down to there over the look-ahead.
float PeakLimiter::next_gain() const {
  float gain = gain_ + (1 - gain_) * release_;
  if (1 - gain < negligible) gain = 1;
  const auto slope = static_cast<float>(look_ahead_);
  for (std::size_t age = 0; age < allowed_.size(); ++age) {
    const float reduction = 1 - allowed_[(newest_ + 1 + age) % allowed_.size()];
    const std::size_t nodes_away = age < 2 ? 0 : age - 2;
    gain = std::min(gain, 1 - reduction * (slope - static_cast<float>(nodes_away)) / slope);
  }
  return gain;
}

}  // namespace lectern

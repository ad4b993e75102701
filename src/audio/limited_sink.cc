#include "audio/limited_sink.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

constexpr std::size_t portion = 4096;  // samples handed on at a time
static_assert(portion % PeakLimiter::block_size == 0);

// 24 dB above full scale. Nothing that speaks is louder; infinity would silence what is around it.
constexpr float loudest = 16;

float to_finite(float sample) {
  return sample == sample ? std::clamp(sample, -loudest, loudest) : 0.0F;
}

float from_decibels(double decibels) {
  return static_cast<float>(std::pow(10, decibels / 20));
}

}  // namespace

LimitedSink::LimitedSink(int sample_rate, double ceiling, std::vector<SampleSink*> outputs)
    : limiter_(sample_rate, from_decibels(ceiling)),
      outputs_(std::move(outputs)),
      latency_(limiter_.latency_blocks()) {
  ready_.reserve(portion);
}

Status LimitedSink::write(std::span<const float> samples) {
  inside_ += samples.size();
  while (!samples.empty()) {
    const auto taken = samples.first(std::min(samples.size(), pending_.size() - filled_));
    std::transform(taken.begin(), taken.end(), pending_.data() + filled_, to_finite);
    filled_ += taken.size();
    samples = samples.subspan(taken.size());
    if (filled_ < pending_.size()) continue;
    push();
    if (ready_.size() == portion) LECTERN_TRY(hand_on());
  }
  return Done{};
}

Status LimitedSink::finish() {
  while (inside_ > ready_.size()) {
    std::fill(pending_.begin() + static_cast<std::ptrdiff_t>(filled_), pending_.end(), 0.0F);
    push();
    if (ready_.size() == portion) LECTERN_TRY(hand_on());
  }
  return hand_on();
}

void LimitedSink::push() {
  const PeakLimiter::Block& block = limiter_.push(pending_);
  filled_ = 0;
  if (latency_ > 0) {
    --latency_;
  } else {
    ready_.insert(ready_.end(), block.begin(), block.end());
  }
}

Status LimitedSink::hand_on() {
  // finish() makes silence to push the last samples out; it counts for nothing.
  ready_.resize(std::min<std::uint64_t>(ready_.size(), inside_));
  for (SampleSink* output : outputs_) LECTERN_TRY(output->write(ready_));
  inside_ -= ready_.size();
  ready_.clear();
  return Done{};
}

}  // namespace lectern

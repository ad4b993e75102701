// The limiter as a stage in a stream: takes samples in any portions and hands as many on, at the
// same positions, to every output.
#pragma once

#include <cstdint>
#include <vector>

#include "audio/limiter.h"
#include "lectern/sound.h"

namespace lectern {

class LimitedSink final : public SampleSink {
 public:
  // `ceiling` is a true peak in decibels of full scale.
  LimitedSink(int sample_rate, double ceiling, std::vector<SampleSink*> outputs);
  Status write(std::span<const float> samples) override;
  // Hands on what the limiter still holds.
  Status finish();

 private:
  void push();
  Status hand_on();

  PeakLimiter limiter_;
  std::vector<SampleSink*> outputs_;
  std::size_t latency_;  // blocks that still come out before the first sample does
  PeakLimiter::Block pending_{};
  std::size_t filled_ = 0;    // samples in pending_
  std::uint64_t inside_ = 0;  // samples taken and not yet handed on
  std::vector<float> ready_;
};

}  // namespace lectern

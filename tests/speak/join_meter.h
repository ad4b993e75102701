// What is heard where pieces of speech meet.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>

#include "lectern/sound.h"

namespace lectern {

// A sink that keeps the step from the last sample of each write to the first of the next: a piece
// or a silence each. Full scale is 1.
class JoinMeter final : public SampleSink {
 public:
  double largest = 0;
  int joins = 0;
  Status write(std::span<const float> samples) override {
    if (samples.empty()) return Done{};
    largest = std::max(largest, static_cast<double>(std::abs(samples.front() - last_)));
    last_ = samples.back();
    ++joins;
    return Done{};
  }

 private:
  float last_ = 0;
};

}  // namespace lectern

#include "audio/limited_sink.h"
#include "lectern/audio.h"

namespace lectern {
namespace {

// How far, in decibels, the true peak of a decoded MP3 may lie above that of what was encoded: 0.2
// for speech at 48 kb/s, 0.9 where 9 dB of it were limited. Opus takes care of itself.
constexpr double codec_overshoot = 1.0;

}  // namespace

struct Mastering::Limiter {
  LimitedSink sink;
};

Mastering::Mastering(int sample_rate, const AudioOptions& options, std::vector<SampleSink*> outputs)
    : limiter_(new Limiter{
          LimitedSink(sample_rate, options.true_peak - codec_overshoot, std::move(outputs))}) {}

Mastering::~Mastering() = default;

Status Mastering::write(std::span<const float> samples) {
  return limiter_->sink.write(samples);
}

Status Mastering::finish() {
  return limiter_->sink.finish();
}

}  // namespace lectern

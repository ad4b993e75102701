// The limiter, fed and read in any portions, and the fan-out behind it.
#include <algorithm>
#include <cmath>

#include "audio/limiter.h"
#include "lectern/audio.h"

namespace lectern {
namespace {

// How far the true peak of what a lossy codec gives back lies above that of what it got.
constexpr double codec_overshoot = 1.5;

// 24 dB above full scale. Nothing that speaks is louder; infinity would silence what is around it.
constexpr float loudest = 16;

float to_finite(float sample) {
  return sample == sample ? std::clamp(sample, -loudest, loudest) : 0.0F;
}

float ceiling(const AudioOptions& options) {
  return static_cast<float>(std::pow(10, (options.true_peak - codec_overshoot) / 20));
}

constexpr std::size_t portion = 4096;  // samples handed on at a time

}  // namespace

struct Mastering::Limiter {
  Limiter(int sample_rate, const AudioOptions& options)
      : limiter(sample_rate, ceiling(options)), latency(limiter.latency_blocks()) {
    ready.reserve(portion);
  }

  void push() {
    const PeakLimiter::Block& block = limiter.push(pending);
    filled = 0;
    if (latency > 0) {
      --latency;
    } else {
      ready.insert(ready.end(), block.begin(), block.end());
    }
  }

  Status hand_on(const std::vector<SampleSink*>& outputs) {
    for (SampleSink* output : outputs) LECTERN_TRY(output->write(ready));
    inside -= ready.size();
    ready.clear();
    return Done{};
  }

  PeakLimiter limiter;
  std::size_t latency;  // blocks that still come out before the first sample does
  PeakLimiter::Block pending{};
  std::size_t filled = 0;    // samples in `pending`
  std::uint64_t inside = 0;  // samples taken and not yet handed on
  std::vector<float> ready;
};

Mastering::Mastering(int sample_rate, const AudioOptions& options, std::vector<SampleSink*> outputs)
    : limiter_(std::make_unique<Limiter>(sample_rate, options)), outputs_(std::move(outputs)) {}

Mastering::~Mastering() = default;

Status Mastering::write(std::span<const float> samples) {
  Limiter& it = *limiter_;
  it.inside += samples.size();
  for (const float sample : samples) {
    it.pending[it.filled++] = to_finite(sample);
    if (it.filled == it.pending.size()) it.push();
    if (it.ready.size() == portion) LECTERN_TRY(it.hand_on(outputs_));
  }
  return Done{};
}

Status Mastering::finish() {
  Limiter& it = *limiter_;
  while (it.inside > it.ready.size()) {
    std::fill(it.pending.begin() + static_cast<std::ptrdiff_t>(it.filled), it.pending.end(), 0.0F);
    it.push();
    if (it.ready.size() == portion) LECTERN_TRY(it.hand_on(outputs_));
  }
  it.ready.resize(it.inside);
  return it.hand_on(outputs_);
}

}  // namespace lectern

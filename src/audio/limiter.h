// A look-ahead limiter by true peak. Sound that keeps under the ceiling passes bit by bit; a peak
// above it is reached on a slope, and left on a slower one, so that no edge is heard.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace lectern {

// Works on blocks of constant size. The gain is given at the borders of blocks ("nodes") and goes
// in a straight line from one to the next.
class PeakLimiter {
 public:
  static constexpr std::size_t block_size = 32;
  using Block = std::array<float, block_size>;

  // `ceiling`: the true peak allowed, 1.0 is full scale.
  PeakLimiter(int sample_rate, float ceiling);

  // Takes the next block of finite samples and gives the one that came in latency_blocks() calls
  // before; the first ones given are silence.
  const Block& push(const Block& block);
  std::size_t latency_blocks() const { return look_ahead_ + 1; }

 private:
  float allowed_gain(const Block& block);
  float next_gain() const;

  static constexpr std::ptrdiff_t history = 11;  // samples before a block that reach into it

  float ceiling_;
  std::size_t look_ahead_;  // blocks over which the gain falls
  float release_;           // the part of the reduction that a block takes back

  std::vector<Block> blocks_;   // a ring, as long as the latency and one
  std::vector<float> allowed_;  // the largest gain that each block of the ring bears
  std::size_t newest_ = 0;      // index into both
  std::array<float, history + block_size> window_{};  // the newest block and the samples before it
  float previous_peak_ = 0;
  float gain_ = 1;  // at the node where the next block to be given begins
  Block out_{};
};

}  // namespace lectern

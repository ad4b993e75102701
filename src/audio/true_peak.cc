#include "audio/true_peak.h"

#include <cmath>

namespace lectern {

const std::array<std::array<float, interpolator_taps>, 4> interpolator = {{
    {0.0017089843750F, 0.0109863281250F, -0.0196533203125F, 0.0332031250000F, -0.0594482421875F,
     0.1373291015625F, 0.9721679687500F, -0.1022949218750F, 0.0476074218750F, -0.0266113281250F,
     0.0148925781250F, -0.0083007812500F},
    {-0.0291748046875F, 0.0292968750000F, -0.0517578125000F, 0.0891113281250F, -0.1665039062500F,
     0.4650878906250F, 0.7797851562500F, -0.2003173828125F, 0.1015625000000F, -0.0582275390625F,
     0.0330810546875F, -0.0189208984375F},
    {-0.0189208984375F, 0.0330810546875F, -0.0582275390625F, 0.1015625000000F, -0.2003173828125F,
     0.7797851562500F, 0.4650878906250F, -0.1665039062500F, 0.0891113281250F, -0.0517578125000F,
     0.0292968750000F, -0.0291748046875F},
    {-0.0083007812500F, 0.0148925781250F, -0.0266113281250F, 0.0476074218750F, -0.1022949218750F,
     0.9721679687500F, 0.1373291015625F, -0.0594482421875F, 0.0332031250000F, -0.0196533203125F,
     0.0109863281250F, 0.0017089843750F},
}};

float sample_peak(const float* samples, std::size_t count) {
  std::array<float, peak_lanes> lanes{};  // side by side, so that the compiler takes them at once
  for (std::size_t n = 0; n < count; n += peak_lanes)
    for (std::size_t lane = 0; lane < peak_lanes; ++lane)
      lanes[lane] = std::max(lanes[lane], std::fabs(samples[n + lane]));
  return *std::max_element(lanes.begin(), lanes.end());
}

float interpolated_peak(const float* samples, std::size_t count) {
  float peak = 0;
  for (const auto& phase : interpolator) {
    std::array<float, 64> values{};
    // Taps outside, samples inside: so the compiler adds several samples at once.
    for (std::size_t tap = 0; tap < interpolator_taps; ++tap)
      for (std::size_t n = 0; n < count; ++n)
        values[n] += phase[tap] * *(samples + n - static_cast<std::ptrdiff_t>(tap));
    peak = std::max(peak, sample_peak(values.data(), count));
  }
  return peak;
}

}  // namespace lectern

// Any bytes as what a program that speaks prints: no crash, only finite samples, never more of them
// than there are bytes, and the end is told of a header as of the whole.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "speak/wav.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using State = lectern::WavExtent::State;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto extent = lectern::measure_wav(bytes);
  const auto sound = lectern::read_wav(bytes);
  const bool complete = extent.state == State::known || extent.state == State::until_end;
  if (bool(sound) != complete) std::abort();
  if (!sound) return 0;
  if (sound->samples.size() > size) std::abort();
  for (const float sample : sound->samples)
    if (!std::isfinite(sample)) std::abort();
  const auto half = lectern::measure_wav(bytes.substr(0, size / 2));
  if (half.state != State::incomplete && (half.state != extent.state || half.size != extent.size))
    std::abort();
  return 0;
}

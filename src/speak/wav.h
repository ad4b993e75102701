// WAV as programs print it: lengths may be missing or wrong, the rest may be anything.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "lectern/result.h"

namespace lectern {

struct Sound {
  int sample_rate = 0;         // 4,000 to 192,000
  std::vector<float> samples;  // mono; full scale is 1.0
};

// Where the file that `bytes` begin with ends, as its header says.
struct WavExtent {
  enum class State { incomplete, known, until_end, no_wav };
  State state = State::incomplete;  // incomplete: the header is not there yet
  std::size_t size = 0;             // when known: of the whole file, in bytes
};
// A length of nothing or of all ones stands for one that was not known when the header was written.
WavExtent measure_wav(std::string_view bytes);

// PCM of 8 to 32 bits and IEEE float of 32 and 64, up to 8 channels, which are averaged. A data
// chunk that is longer than `bytes` reaches to their end. Errors: malformed.
Result<Sound> read_wav(std::string_view bytes);

// Signed 16-bit little-endian samples; an odd last byte is left out.
Sound read_pcm(std::string_view bytes, int sample_rate);

}  // namespace lectern

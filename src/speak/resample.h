// Sound of one sample rate as sound of another.
#pragma once

#include <vector>

#include "lectern/result.h"

namespace lectern {

// By libsamplerate's band-limited interpolation (121 dB, 90 % of the band); the samples themselves
// when the rates are the same. Errors: system when the library is not installed or refuses.
Result<std::vector<float>> resample(std::vector<float> samples, int from, int to);

}  // namespace lectern

// The four encoders, each in a file of its own. Knows nothing of the order or names of formats.
#pragma once

#include <memory>

#include "lectern/audio.h"

namespace lectern {

// What an encoder is opened with. `tags` have been cleaned: valid UTF-8, no control characters.
struct EncoderSetup {
  int sample_rate;
  const AudioTags& tags;
  const AudioOptions& options;
  ByteOutput& output;
};

using EncoderResult = Result<std::unique_ptr<AudioEncoder>>;

EncoderResult open_wav(const EncoderSetup& setup);
EncoderResult open_flac(const EncoderSetup& setup);
EncoderResult open_mp3(const EncoderSetup& setup);
EncoderResult open_opus(const EncoderSetup& setup);

}  // namespace lectern

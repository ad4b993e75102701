// Samples → audio files: loudness, encoders, tags. Knows no article beyond its tags.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/article.h"
#include "lectern/result.h"
#include "lectern/sound.h"

namespace lectern {

enum class AudioFormat { wav, flac, mp3, opus };

// "mp3" and so on; also the file extension.
std::string_view name(AudioFormat format);

struct AudioTags {
  std::string title, artist, album, date, language, url, comment;  // UTF-8; empty: not written
};

// Title; author or else site as artist; site as album; published date; language; address.
AudioTags audio_tags(const Meta& meta);

struct AudioOptions {
  int mp3_bitrate = 48;     // kilobits a second, constant
  int mp3_quality = 7;      // LAME's -q, 0 best to 9 fastest
  int opus_bitrate = 24;    // kilobits a second
  int opus_complexity = 5;  // 0 fastest to 10
  double true_peak = -1.5;  // dBTP that no decoded file exceeds
};

// One encoder. finish() must be called, and its Status looked at, for the file to be whole.
class AudioEncoder : public SampleSink {
 public:
  virtual Status finish() = 0;
};

// Requires: sample_rate is 8000 to 48000. `output` must outlive the encoder.
Result<std::unique_ptr<AudioEncoder>> open_encoder(AudioFormat format, int sample_rate,
                                                   const AudioTags& tags,
                                                   const AudioOptions& options, ByteOutput& output);

// The stage before the encoders: a limiter that keeps the true peak under the bound, and a fan-out,
// so that several files come from one stream. Constant memory. The samples that come out are as
// many as went in, at the same positions.
class Mastering final : public SampleSink {
 public:
  Mastering(int sample_rate, const AudioOptions& options, std::vector<SampleSink*> outputs);
  ~Mastering() override;
  Status write(std::span<const float> samples) override;
  // Passes on what the limiter still looks ahead at. Does not finish the outputs.
  Status finish();

 private:
  struct Limiter;
  std::unique_ptr<Limiter> limiter_;
};

}  // namespace lectern

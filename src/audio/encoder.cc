// The table of formats, and the door to their encoders.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "audio/encoders.h"
#include "audio/tags.h"

namespace lectern {
namespace {

struct Entry {
  AudioFormat format;
  std::string_view name;
  EncoderResult (*open)(const EncoderSetup&);
};

constexpr std::array entries = {
    Entry{AudioFormat::wav, "wav", open_wav},
    Entry{AudioFormat::flac, "flac", open_flac},
    Entry{AudioFormat::mp3, "mp3", open_mp3},
    Entry{AudioFormat::opus, "opus", open_opus},
};

const Entry& entry(AudioFormat format) {
  return *std::find_if(entries.begin(), entries.end(),
                       [format](const Entry& it) { return it.format == format; });
}

}  // namespace

std::string_view name(AudioFormat format) {
  return entry(format).name;
}

Result<std::unique_ptr<AudioEncoder>> open_encoder(AudioFormat format, int sample_rate,
                                                   const AudioTags& tags,
                                                   const AudioOptions& options,
                                                   ByteOutput& output) {
  if (sample_rate < 8000 || sample_rate > 48000)
    return Error{Error::Code::usage, fmt::format("no audio format takes {} Hz", sample_rate),
                 "use a rate from 8000 to 48000 Hz", ""};
  const AudioTags cleaned = clean_tags(tags);
  return entry(format).open({sample_rate, cleaned, options, output});
}

}  // namespace lectern

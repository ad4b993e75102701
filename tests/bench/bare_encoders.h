// The floor under the cost of sound files: the codecs' own libraries at lectern's default settings
// over samples that lie in memory, their bytes thrown away.
#pragma once

#include <FLAC/stream_encoder.h>
#include <lame.h>
#include <opusenc.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "lectern/audio.h"

namespace lectern::bench {

constexpr std::size_t block_size = 4096;  // samples

template <class Encode>
bool in_blocks(std::span<const float> samples, Encode&& encode) {
  for (std::size_t at = 0; at < samples.size(); at += block_size)
    if (!encode(samples.subspan(at, std::min(block_size, samples.size() - at)))) return false;
  return true;
}

inline bool encode_mp3(std::span<const float> samples, int sample_rate) {
  const AudioOptions options;
  lame_global_flags* const lame = lame_init();
  lame_set_in_samplerate(lame, sample_rate);
  lame_set_num_channels(lame, 1);
  lame_set_mode(lame, MONO);
  lame_set_brate(lame, options.mp3_bitrate);
  lame_set_quality(lame, options.mp3_quality);
  if (lame_init_params(lame) != 0) return false;
  std::vector<unsigned char> bytes(65536);
  const auto size = static_cast<int>(bytes.size());
  const bool good = in_blocks(samples, [&](std::span<const float> block) {
    return lame_encode_buffer_ieee_float(lame, block.data(), nullptr,
                                         static_cast<int>(block.size()), bytes.data(), size) >= 0;
  });
  const int rest = lame_encode_flush(lame, bytes.data(), size);
  lame_close(lame);
  return good && rest >= 0;
}

inline bool encode_opus(std::span<const float> samples, int sample_rate) {
  const AudioOptions options;
  OpusEncCallbacks callbacks{};
  callbacks.write = [](void*, const unsigned char*, opus_int32) { return 0; };
  callbacks.close = [](void*) { return 0; };
  OggOpusComments* const comments = ope_comments_create();
  OggOpusEnc* const encoder =
      ope_encoder_create_callbacks(&callbacks, nullptr, comments, sample_rate, 1, 0, nullptr);
  ope_encoder_ctl(encoder, OPUS_SET_BITRATE(options.opus_bitrate * 1000));
  ope_encoder_ctl(encoder, OPUS_SET_COMPLEXITY(options.opus_complexity));
  ope_encoder_ctl(encoder,
                  OPUS_SET_MAX_BANDWIDTH(sample_rate <= 24000 ? OPUS_BANDWIDTH_SUPERWIDEBAND
                                                              : OPUS_BANDWIDTH_FULLBAND));
  const bool good = in_blocks(samples, [&](std::span<const float> block) {
    return ope_encoder_write_float(encoder, block.data(), static_cast<int>(block.size())) == OPE_OK;
  });
  const bool drained = ope_encoder_drain(encoder) == OPE_OK;
  ope_encoder_destroy(encoder);
  ope_comments_destroy(comments);
  return good && drained;
}

inline bool encode_flac(std::span<const float> samples, int sample_rate) {
  constexpr unsigned level = 3;  // src/audio/flac.cc says why
  FLAC__StreamEncoder* const encoder = FLAC__stream_encoder_new();
  FLAC__stream_encoder_set_channels(encoder, 1);
  FLAC__stream_encoder_set_bits_per_sample(encoder, 16);
  FLAC__stream_encoder_set_sample_rate(encoder, static_cast<unsigned>(sample_rate));
  FLAC__stream_encoder_set_compression_level(encoder, level);
  const auto write = [](const FLAC__StreamEncoder*, const FLAC__byte*, std::size_t, std::uint32_t,
                        std::uint32_t, void*) { return FLAC__STREAM_ENCODER_WRITE_STATUS_OK; };
  FLAC__stream_encoder_init_stream(encoder, write, nullptr, nullptr, nullptr, nullptr);
  std::vector<FLAC__int32> numbers;
  const bool good = in_blocks(samples, [&](std::span<const float> block) {
    numbers.clear();
    for (const float sample : block) numbers.push_back(static_cast<int>(sample * 32767));
    return FLAC__stream_encoder_process_interleaved(encoder, numbers.data(),
                                                    static_cast<unsigned>(numbers.size())) != 0;
  });
  const bool finished = FLAC__stream_encoder_finish(encoder) != 0;
  FLAC__stream_encoder_delete(encoder);
  return good && finished;
}

// No codec at all: what turning the samples into 16 bit costs.
inline bool encode_wav(std::span<const float> samples, int) {
  std::int64_t sum = 0;
  for (const float sample : samples) sum += static_cast<std::int16_t>(sample * 32767);
  return sum != INT64_MAX;
}

}  // namespace lectern::bench

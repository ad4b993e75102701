// What the tests of the audio room share: a voice that needs no engine, files that lie in memory,
// and other people's decoders as judges.
#pragma once

#include <ebur128.h>
#include <gtest/gtest.h>
#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "lectern/audio.h"

namespace lectern::test {

using Sound = std::vector<float>;

inline constexpr AudioFormat all_formats[] = {AudioFormat::wav, AudioFormat::flac, AudioFormat::mp3,
                                              AudioFormat::opus};

class MemoryFile : public ByteOutput {
 public:
  Status write(std::string_view more) override {
    bytes += more;
    return Done{};
  }
  Status rewrite(std::uint64_t offset, std::string_view with) override {
    EXPECT_LE(offset + with.size(), bytes.size());
    bytes.replace(offset, with.size(), with);
    return Done{};
  }
  std::string bytes;
};

class KeptSound : public SampleSink {
 public:
  Status write(std::span<const float> more) override {
    samples.insert(samples.end(), more.begin(), more.end());
    return Done{};
  }
  Sound samples;
};

// Syllables: a gliding tone with its harmonics, then a hiss, then a pause; four a second.
inline Sound speech(int rate, double seconds, double level = 0.3) {
  Sound sound(static_cast<std::size_t>(rate * seconds));
  std::uint32_t noise = 1;
  double phase = 0;
  for (std::size_t n = 0; n < sound.size(); ++n) {
    const double second = static_cast<double>(n) / rate;
    const double part = std::fmod(second * 4, 1);  // of the syllable
    phase += 2 * M_PI * (140 + 40 * std::sin(second * 3)) / rate;
    noise = noise * 1664525 + 1013904223;
    double value = 0;
    if (part < 0.6)
      for (int k = 1; k <= 12; ++k) value += std::sin(phase * k) / k * std::sin(part / 0.6 * M_PI);
    else if (part < 0.75)
      value = 0.4 * (noise / 2147483648.0 - 1);
    sound[n] = static_cast<float>(level * value);
  }
  return sound;
}

inline AudioTags titled(const char* title) {
  AudioTags tags;
  tags.title = title;
  return tags;
}

inline std::string encode(AudioFormat format, int rate, const Sound& sound,
                          const AudioTags& tags = {}, const AudioOptions& options = {}) {
  MemoryFile file;
  auto encoder = open_encoder(format, rate, tags, options, file);
  if (!encoder) {
    ADD_FAILURE() << message(encoder.error());
    return "";
  }
  EXPECT_TRUE((*encoder)->write(sound));
  EXPECT_TRUE((*encoder)->finish());
  return file.bytes;
}

struct Decoded {
  int rate = 0;
  Sound samples;
};

// By libsndfile, which has mpg123, libFLAC and libopus below it.
inline Decoded decode(std::string bytes) {
  struct Memory {
    std::string bytes;
    sf_count_t at = 0;
  } memory{std::move(bytes)};
  SF_VIRTUAL_IO door = {};
  door.get_filelen = [](void* m) {
    return static_cast<sf_count_t>(static_cast<Memory*>(m)->bytes.size());
  };
  door.seek = [](sf_count_t offset, int whence, void* m) {
    auto& it = *static_cast<Memory*>(m);
    const auto size = static_cast<sf_count_t>(it.bytes.size());
    return it.at = offset + (whence == SEEK_SET ? 0 : whence == SEEK_CUR ? it.at : size);
  };
  door.read = [](void* to, sf_count_t count, void* m) {
    auto& it = *static_cast<Memory*>(m);
    const auto left = static_cast<sf_count_t>(it.bytes.size()) - it.at;
    count = std::clamp<sf_count_t>(count, 0, std::max<sf_count_t>(left, 0));
    std::memcpy(to, it.bytes.data() + it.at, static_cast<std::size_t>(count));
    it.at += count;
    return count;
  };
  door.tell = [](void* m) { return static_cast<Memory*>(m)->at; };

  SF_INFO info = {};
  SNDFILE* file = sf_open_virtual(&door, SFM_READ, &info, &memory);
  if (file == nullptr) {
    ADD_FAILURE() << sf_strerror(nullptr);
    return {};
  }
  Decoded decoded{info.samplerate, {}};
  Sound block(4096);
  while (const auto got = sf_read_float(file, block.data(), 4096))
    decoded.samples.insert(decoded.samples.end(), block.begin(), block.begin() + got);
  sf_close(file);
  return decoded;
}

// The same sound at another rate, by straight lines: good enough to compare positions.
inline Sound at_rate(const Sound& sound, int from, int to) {
  Sound other(
      static_cast<std::size_t>(std::llround(static_cast<double>(sound.size()) * to / from)));
  for (std::size_t n = 0; n < other.size(); ++n) {
    const double place = static_cast<double>(n) * from / to;
    const std::size_t before = std::min(static_cast<std::size_t>(place), sound.size() - 1);
    const std::size_t after = std::min(before + 1, sound.size() - 1);
    const auto part = static_cast<float>(place - static_cast<double>(before));
    other[n] = sound[before] + (sound[after] - sound[before]) * part;
  }
  return other;
}

inline double energy(const Sound& sound) {
  double sum = 0;
  for (const float sample : sound) sum += static_cast<double>(sample) * sample;
  return sum;
}

// By how many samples `late` has to be pulled forward to fit `sound` best.
inline int offset(const Sound& sound, const Sound& late) {
  int best = -9999;
  double most = 0;
  for (int shift = -300; shift <= 300; ++shift) {
    double product = 0;
    for (std::size_t n = 300; n + 300 < std::min(sound.size(), late.size()); ++n)
      product += static_cast<double>(sound[n]) *
                 late[static_cast<std::size_t>(static_cast<int>(n) + shift)];
    if (product > most) {
      most = product;
      best = shift;
    }
  }
  return best;
}

// Decibels of the sound over what is wrong in its copy.
inline double signal_to_noise(const Sound& sound, const Sound& copy) {
  Sound wrong(std::min(sound.size(), copy.size()));
  for (std::size_t n = 0; n < wrong.size(); ++n) wrong[n] = copy[n] - sound[n];
  return 10 * std::log10(energy(sound) / std::max(energy(wrong), 1e-30));
}

struct Loudness {
  double lufs = 0, true_peak = 0;  // dB
};

inline Loudness loudness(const Sound& sound, int rate) {
  ebur128_state* state =
      ebur128_init(1, static_cast<unsigned long>(rate), EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK);
  ebur128_add_frames_float(state, sound.data(), sound.size());
  Loudness result;
  ebur128_loudness_global(state, &result.lufs);
  ebur128_true_peak(state, 0, &result.true_peak);
  result.true_peak = 20 * std::log10(result.true_peak);
  ebur128_destroy(&state);
  return result;
}

}  // namespace lectern::test

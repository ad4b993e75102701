#include "speak/wav.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace lectern {
namespace {

constexpr std::size_t most_before_data = 65536;  // bytes of header and other chunks

enum class Coding { unsigned_8, signed_16, signed_24, signed_32, float_32, float_64 };

struct Format {
  Coding coding;
  int sample_rate;
  std::size_t channels, sample_bytes;
};

std::uint32_t number(std::string_view bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = size; i-- > 0;)
    value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return value;
}

std::optional<Coding> coding_of(std::uint32_t tag, std::uint32_t bits) {
  if (tag == 1 && bits == 8) return Coding::unsigned_8;
  if (tag == 1 && bits == 16) return Coding::signed_16;
  if (tag == 1 && bits == 24) return Coding::signed_24;
  if (tag == 1 && bits == 32) return Coding::signed_32;
  if (tag == 3 && bits == 32) return Coding::float_32;
  if (tag == 3 && bits == 64) return Coding::float_64;
  return std::nullopt;
}

// The body of a "fmt " chunk, of at least 16 bytes.
std::optional<Format> format_of(std::string_view chunk) {
  std::uint32_t tag = number(chunk, 0, 2);
  if (tag == 0xFFFE && chunk.size() >= 26) tag = number(chunk, 24, 2);  // WAVE_FORMAT_EXTENSIBLE
  const std::uint32_t channels = number(chunk, 2, 2), rate = number(chunk, 4, 4);
  const auto coding = coding_of(tag, number(chunk, 14, 2));
  if (!coding || channels < 1 || channels > 8 || rate < 4000 || rate > 192000) return std::nullopt;
  return Format{*coding, static_cast<int>(rate), channels, number(chunk, 14, 2) / 8};
}

// What stands before the samples.
struct Head {
  WavExtent::State state = WavExtent::State::incomplete;
  std::optional<Format> format;
  std::size_t data = 0, data_size = 0;
};

Head read_head(std::string_view bytes) {
  using State = WavExtent::State;
  Head head;
  const auto begins = [&](std::size_t at, std::string_view name) {
    const std::string_view here = bytes.substr(std::min(at, bytes.size()), name.size());
    return name.starts_with(here);
  };
  if (!begins(0, "RIFF") || !begins(8, "WAVE")) return {State::no_wav, {}, 0, 0};
  for (std::size_t at = 12; at + 8 <= bytes.size();) {
    const std::string_view name = bytes.substr(at, 4);
    const std::size_t size = number(bytes, at + 4, 4);
    at += 8;
    if (name == "data") {
      const bool known = size != 0 && size < 0x7FFFFF00;
      if (!head.format) return {State::no_wav, {}, 0, 0};
      return {known ? State::known : State::until_end, head.format, at, size};
    }
    if (size > most_before_data || at > most_before_data) return {State::no_wav, {}, 0, 0};
    if (name == "fmt ") {
      if (size < 16) return {State::no_wav, {}, 0, 0};
      if (bytes.size() - at < size) break;
      head.format = format_of(bytes.substr(at, size));
      if (!head.format) return {State::no_wav, {}, 0, 0};
    }
    at += size + size % 2;
  }
  if (bytes.size() > most_before_data * 2) head.state = State::no_wav;
  return head;
}

float sample_at(std::string_view bytes, std::size_t at, Coding coding) {
  switch (coding) {
    case Coding::unsigned_8:
      return (static_cast<float>(number(bytes, at, 1)) - 128) / 128;
    case Coding::signed_16:
      return static_cast<float>(static_cast<std::int16_t>(number(bytes, at, 2))) / 32768;
    case Coding::signed_24:
      return static_cast<float>(static_cast<std::int32_t>(number(bytes, at, 3) << 8)) /
             2147483648.F;
    case Coding::signed_32:
      return static_cast<float>(static_cast<std::int32_t>(number(bytes, at, 4))) / 2147483648.F;
    case Coding::float_32:
      return std::bit_cast<float>(number(bytes, at, 4));
    case Coding::float_64:
      return static_cast<float>(std::bit_cast<double>(
          std::uint64_t{number(bytes, at + 4, 4)} << 32 | number(bytes, at, 4)));
  }
  return 0;
}

// Infinities and not-a-numbers would spread through every filter behind.
float bounded(float sample) {
  return std::isfinite(sample) ? std::clamp(sample, -8.F, 8.F) : 0;
}

}  // namespace

WavExtent measure_wav(std::string_view bytes) {
  const Head head = read_head(bytes);
  if (head.state == WavExtent::State::known)
    return {head.state, head.data + head.data_size + head.data_size % 2};
  return {head.state, 0};
}

Result<Sound> read_wav(std::string_view bytes) {
  const Head head = read_head(bytes);
  const bool complete =
      head.state == WavExtent::State::known || head.state == WavExtent::State::until_end;
  if (!complete || !head.format)
    return Error{Error::Code::malformed, "is no WAV of PCM or float samples", "", ""};
  const Format& format = *head.format;
  std::string_view data = bytes.substr(head.data);
  if (head.state == WavExtent::State::known) data = data.substr(0, head.data_size);
  Sound sound{format.sample_rate, {}};
  const std::size_t frame = format.channels * format.sample_bytes;
  sound.samples.reserve(data.size() / frame);
  for (std::size_t at = 0; at + frame <= data.size(); at += frame) {
    float sum = 0;
    for (std::size_t channel = 0; channel < format.channels; ++channel)
      sum += bounded(sample_at(data, at + channel * format.sample_bytes, format.coding));
    sound.samples.push_back(sum / static_cast<float>(format.channels));
  }
  return sound;
}

Sound read_pcm(std::string_view bytes, int sample_rate) {
  Sound sound{sample_rate, {}};
  sound.samples.reserve(bytes.size() / 2);
  for (std::size_t at = 0; at + 2 <= bytes.size(); at += 2)
    sound.samples.push_back(sample_at(bytes, at, Coding::signed_16));
  return sound;
}

}  // namespace lectern

#include "audio/info_frame.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

// ISO 11172-3, 2.4.2.3, and 13818-3: bit rates of layer III in kb/s, by index.
constexpr std::array<int, 15> bitrates_mpeg1 = {0,   32,  40,  48,  56,  64,  80, 96,
                                                112, 128, 160, 192, 224, 256, 320};
constexpr std::array<int, 15> bitrates_mpeg2 = {0,  8,  16, 24,  32,  40,  48, 56,
                                                64, 80, 96, 112, 128, 144, 160};

// 0xFFE and the version, then "layer III, no checksum".
struct Version {
  unsigned char second_byte;
  std::array<int, 3> sample_rates;  // by index
  const std::array<int, 15>& bitrates;
  std::size_t side_information;  // bytes, mono
  int size_factor;               // bytes of a frame times sample rate over bit rate
};
constexpr std::array versions = {
    Version{0xFB, {44100, 48000, 32000}, bitrates_mpeg1, 17, 144},
    Version{0xF3, {22050, 24000, 16000}, bitrates_mpeg2, 9, 72},
    Version{0xE3, {11025, 12000, 8000}, bitrates_mpeg2, 9, 72},
};

std::size_t index_of(const auto& values, int value) {
  return static_cast<std::size_t>(std::find(values.begin(), values.end(), value) - values.begin());
}

const Version& version_of(int sample_rate) {
  return *std::find_if(versions.begin(), versions.end() - 1, [sample_rate](const Version& it) {
    return index_of(it.sample_rates, sample_rate) < it.sample_rates.size();
  });
}

void append_number(std::string& frame, std::uint64_t number, int bytes) {
  while (bytes-- > 0) frame += static_cast<char>(number >> (8 * bytes) & 0xFF);
}

// The fields of Xing's header that its flags name, then LAME's, all but the sizes left zero.
std::string information(const Mp3Length& length) {
  std::string fields = "Info";
  append_number(fields, 1 | 2, 4);  // what follows: frames, bytes
  append_number(fields, length.frames, 4);
  append_number(fields, std::min<std::uint64_t>(length.bytes, 0xFFFFFFFF), 4);
  fields += "LAME3.100";
  fields.append(12, '\0');
  append_number(fields, static_cast<std::uint64_t>(length.delay << 12 | length.padding), 3);
  fields.append(12, '\0');
  return fields;
}

}  // namespace

std::string info_frame(int sample_rate, int bitrate, const Mp3Length& length) {
  const Version& version = version_of(sample_rate);
  const std::string fields = information(length);
  const std::size_t needed = 4 + version.side_information + fields.size();
  // Only the lowest bit rates do not hold it; those take the next that does.
  std::size_t index = index_of(version.bitrates, bitrate);
  std::size_t size = 0;
  for (;; ++index) {
    size = static_cast<std::size_t>(version.size_factor * version.bitrates[index] * 1000 /
                                    sample_rate);
    if (size >= needed) break;
  }

  std::string frame = {
      '\xFF', static_cast<char>(version.second_byte),
      static_cast<char>(index << 4 | index_of(version.sample_rates, sample_rate) << 2),
      '\xC4'};  // mono, original, as LAME's own frames
  frame.append(version.side_information, '\0');
  frame += fields;
  frame.resize(size, '\0');
  return frame;
}

}  // namespace lectern

#include "speak/wav.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "speak/resample.h"

#include <cmath>

namespace lectern {
namespace {

using State = WavExtent::State;
using testing::ElementsAre;
using testing::FloatNear;

std::string little(std::uint32_t value, int size) {
  std::string bytes;
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(value >> 8 * i);
  return bytes;
}

struct Shape {
  std::uint32_t tag = 1, channels = 1, rate = 16000, bits = 16;
};

std::string wav(const Shape& it, const std::string& data, std::uint32_t size) {
  return "RIFF" + little(size + 36, 4) + "WAVEfmt " + little(16, 4) + little(it.tag, 2) +
         little(it.channels, 2) + little(it.rate, 4) + little(0, 4) + little(0, 2) +
         little(it.bits, 2) + "data" + little(size, 4) + data;
}

TEST(Wav, SamplesOfEveryCodingAreRead) {
  const std::string half16 = little(0x4000, 2);
  EXPECT_THAT(read_wav(wav({}, half16 + little(0x8000, 2), 4))->samples, ElementsAre(0.5F, -1.F));
  EXPECT_THAT(read_wav(wav({1, 1, 8000, 8}, "\xC0", 1))->samples, ElementsAre(0.5F));
  EXPECT_THAT(read_wav(wav({1, 1, 8000, 24}, little(0xC00000, 3), 3))->samples, ElementsAre(-0.5F));
  EXPECT_THAT(read_wav(wav({1, 1, 8000, 32}, little(0x40000000, 4), 4))->samples,
              ElementsAre(0.5F));
  EXPECT_THAT(read_wav(wav({3, 1, 8000, 32}, little(0x3F000000, 4), 4))->samples,
              ElementsAre(0.5F));
  EXPECT_THAT(read_wav(wav({3, 1, 8000, 64}, little(0, 4) + little(0x3FE00000, 4), 8))->samples,
              ElementsAre(0.5F));
}

TEST(Wav, ChannelsAreAveragedAndNotANumberIsRest) {
  EXPECT_THAT(read_wav(wav({1, 2, 8000, 16}, little(0x4000, 2) + little(0, 2), 4))->samples,
              ElementsAre(0.25F));
  EXPECT_THAT(read_wav(wav({3, 1, 8000, 32}, little(0x7FC00000, 4), 4))->samples, ElementsAre(0.F));
}

TEST(Wav, WrongLengthsTakeWhatIsThere) {
  const std::string data = little(0x4000, 2) + little(0x4000, 2);
  EXPECT_EQ(read_wav(wav({}, data, 2))->samples.size(), 1U);
  EXPECT_EQ(read_wav(wav({}, data, 1000))->samples.size(), 2U);
  for (const std::uint32_t unknown : {0U, 0xFFFFFFFFU}) {
    EXPECT_EQ(read_wav(wav({}, data, unknown))->samples.size(), 2U);
    EXPECT_EQ(measure_wav(wav({}, data, unknown)).state, State::until_end);
  }
}

TEST(Wav, AHeaderTellsTheEndAsSoonAsItIsWhole) {
  const std::string whole = wav({}, "abcd", 4);
  for (std::size_t size = 0; size < 44; ++size)
    EXPECT_EQ(measure_wav(whole.substr(0, size)).state, State::incomplete) << size;
  EXPECT_EQ(measure_wav(whole.substr(0, 44)).state, State::known);
  EXPECT_EQ(measure_wav(whole.substr(0, 44)).size, 48U);
}

TEST(Wav, WhatIsNoWavIsTold) {
  for (const std::string& bytes :
       {std::string("ID3 and so on, and so on"), wav({2, 1, 16000, 16}, "ab", 2),
        wav({1, 0, 16000, 16}, "ab", 2), wav({1, 1, 3, 16}, "ab", 2),
        wav({1, 9, 16000, 16}, "ab", 2), "RIFF1234WAVEdata" + little(4, 4) + "abcd",
        "RIFF1234WAVEfmt " + little(0xFFFFFFF0, 4) + std::string(100, ' ')}) {
    EXPECT_EQ(measure_wav(bytes).state, State::no_wav) << bytes;
    EXPECT_FALSE(read_wav(bytes)) << bytes;
  }
  EXPECT_FALSE(read_wav("RIFF"));
  EXPECT_FALSE(read_wav(""));
}

TEST(Resample, AToneKeepsItsPitchLoudnessAndLength) {
  std::vector<float> tone;
  for (int i = 0; i < 16000; ++i)
    tone.push_back(static_cast<float>(0.5 * std::sin(2 * M_PI * 440 * i / 16000)));
  const auto made = resample(tone, 16000, 22050);
  ASSERT_TRUE(made);
  EXPECT_NEAR(static_cast<double>(made->size()), 22050, 2);
  double worst = 0;
  for (std::size_t i = 1000; i + 1000 < made->size(); ++i)
    worst = std::max(worst, std::abs((*made)[i] - 0.5 * std::sin(2 * M_PI * 440 *
                                                                 static_cast<double>(i) / 22050)));
  EXPECT_LT(worst, 1e-4);
}

}  // namespace
}  // namespace lectern

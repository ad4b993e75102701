#include <gmock/gmock.h>

#include <limits>

#include "audio/true_peak.h"
#include "sound.h"

namespace lectern::test {
namespace {

Sound mastered(const Sound& sound, int rate, std::size_t portion = 4096) {
  KeptSound kept;
  Mastering mastering(rate, {}, {&kept});
  for (std::size_t at = 0; at < sound.size(); at += portion)
    EXPECT_TRUE(
        mastering.write(std::span(sound).subspan(at, std::min(portion, sound.size() - at))));
  EXPECT_TRUE(mastering.finish());
  return kept.samples;
}

// Loud syllables, now and then far over full scale.
Sound hot_speech(int rate, double seconds) {
  Sound sound = speech(rate, seconds, 0.45);
  for (std::size_t n = 0; n < sound.size(); ++n)
    if (n / static_cast<std::size_t>(rate) % 3 == 1) sound[n] *= 1.6F;
  return sound;
}

// A tone near half the rate whose samples all miss its crests: 1.41 times louder than they are.
Sound between_samples(int rate, double of_rate, float level) {
  Sound sound(static_cast<std::size_t>(rate));
  for (std::size_t n = 0; n < sound.size(); ++n)
    sound[n] = level *
               static_cast<float>(std::sin(2 * M_PI * of_rate * static_cast<double>(n) + M_PI / 4));
  return sound;
}

TEST(Mastering, PassesSoftSoundBitByBit) {
  const Sound sound = speech(22050, 3, 0.2);
  for (const std::size_t portion : {1U, 7U, 4096U})
    EXPECT_EQ(mastered(sound, 22050, portion), sound) << portion;
}

TEST(Mastering, PassesBitByBitAgainAfterAPeak) {
  Sound sound = speech(22050, 4, 0.2);
  sound[1000] = 2;
  const Sound out = mastered(sound, 22050);
  EXPECT_LT(out[1000], 0.8);
  EXPECT_GT(out[1000], 0.5);
  EXPECT_TRUE(std::equal(sound.begin(), sound.begin() + 700, out.begin()));
  EXPECT_TRUE(std::equal(sound.begin() + 22050, sound.end(), out.begin() + 22050));
}

TEST(Mastering, GivesAsManySamplesAsItTookInAnyPortions) {
  for (const std::size_t count : {0U, 1U, 31U, 32U, 33U, 4095U, 4096U, 10000U}) {
    const Sound sound(count, 0.9F);
    const Sound whole = mastered(sound, 22050);
    EXPECT_EQ(whole.size(), count);
    for (const std::size_t portion : {1U, 7U, 333U})
      EXPECT_EQ(mastered(sound, 22050, portion), whole) << count << " by " << portion;
  }
}

TEST(Mastering, KeepsWhatItLimitsInPlace) {
  const Sound sound = hot_speech(22050, 4);
  const Sound out = mastered(sound, 22050);
  EXPECT_EQ(offset(sound, out), 0);
  EXPECT_GT(signal_to_noise(sound, out), 8);
}

TEST(Mastering, KeepsTheTruePeakOfEveryDecodedFileBelowTheBound) {
  for (const int rate : {16000, 22050, 24000, 48000}) {
    const Sound sound = hot_speech(rate, 6);
    ASSERT_GT(loudness(sound, rate).true_peak, 1.5);
    const Sound out = mastered(sound, rate);
    for (const AudioFormat format : all_formats) {
      const Decoded decoded = decode(encode(format, rate, out));
      EXPECT_LT(loudness(decoded.samples, decoded.rate).true_peak, -1.5)
          << name(format) << " at " << rate;
    }
  }
}

TEST(Mastering, SeesPeaksBetweenSamples) {
  for (const double of_rate : {0.25, 0.2499, 0.3, 0.4, 0.45}) {
    const Sound sound = between_samples(22050, of_rate, 0.95F);
    const Sound out = mastered(sound, 22050);
    EXPECT_LT(loudness(out, 22050).true_peak, -1.5) << of_rate;
  }
}

TEST(Mastering, CostsPeaksButNotLoudness) {
  Sound sound = speech(22050, 10, 0.25);
  for (std::size_t n = 0; n < sound.size(); ++n)
    if (n % 22050 / 220 == 7) sound[n] *= 3;  // 10 ms in a second, inside a syllable
  const Loudness before = loudness(sound, 22050);
  ASSERT_GT(before.true_peak, 2);
  const Loudness after = loudness(mastered(sound, 22050), 22050);
  EXPECT_LT(after.true_peak, -1.5);
  EXPECT_GT(after.lufs, before.lufs - 1);
}

TEST(Mastering, TurnsBrokenSamplesIntoFiniteOnes) {
  constexpr float infinity = std::numeric_limits<float>::infinity();
  Sound sound = speech(22050, 2, 0.2);
  sound[5000] = std::numeric_limits<float>::quiet_NaN();
  sound[6000] = infinity;
  sound[7000] = -infinity;
  const Sound out = mastered(sound, 22050);
  for (const float sample : out) ASSERT_LT(std::fabs(sample), 0.8F);
  EXPECT_EQ(out[5000], 0);
  EXPECT_TRUE(std::equal(sound.end() - 10000, sound.end(), out.end() - 10000));
}

TEST(Mastering, FeedsEveryOutputAndPassesItsErrorOn) {
  class Broken : public SampleSink {
    Status write(std::span<const float>) override {
      return Error{Error::Code::output_failed, "disk full", "", ""};
    }
  } broken;
  KeptSound first, second;
  const Sound sound = speech(22050, 1);
  Mastering mastering(22050, {}, {&first, &second});
  ASSERT_TRUE(mastering.write(sound));
  ASSERT_TRUE(mastering.finish());
  EXPECT_EQ(first.samples.size(), sound.size());
  EXPECT_EQ(first.samples, second.samples);

  Mastering failing(22050, {}, {&first, &broken});
  const Status status = failing.write(sound);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, Error::Code::output_failed);
}

TEST(TruePeak, OfNoInterpolatedValueExceedsTheBound) {
  for (const auto& phase : interpolator) {
    float sum = 0;
    for (const float coefficient : phase) sum += std::fabs(coefficient);
    EXPECT_LT(sum, interpolator_bound);
  }
}

TEST(TruePeak, IsAboveTheSamplesOfAToneThatTheyMiss) {
  const Sound tone = between_samples(22050, 0.25, 1);
  EXPECT_NEAR(sample_peak(tone.data(), 64), std::sqrt(0.5), 1e-5);
  EXPECT_NEAR(interpolated_peak(tone.data() + 100, 64), 1, 0.03);
}

}  // namespace
}  // namespace lectern::test

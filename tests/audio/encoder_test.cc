#include <gmock/gmock.h>

#include <clocale>
#include <ctime>
#include <limits>

#include "sound.h"

namespace lectern::test {
namespace {

using testing::Le;
using testing::SizeIs;
using testing::StartsWith;

TEST(Formats, HaveNamesThatAreTheirExtensions) {
  EXPECT_EQ(name(AudioFormat::wav), "wav");
  EXPECT_EQ(name(AudioFormat::flac), "flac");
  EXPECT_EQ(name(AudioFormat::mp3), "mp3");
  EXPECT_EQ(name(AudioFormat::opus), "opus");
}

TEST(RoundTrip, WavAndFlacGiveBackEverySampleTo16Bits) {
  const Sound sound = speech(22050, 2);
  for (const AudioFormat format : {AudioFormat::wav, AudioFormat::flac}) {
    const Decoded decoded = decode(encode(format, 22050, sound));
    ASSERT_EQ(decoded.rate, 22050);
    ASSERT_EQ(decoded.samples.size(), sound.size());
    for (std::size_t n = 0; n < sound.size(); ++n)
      ASSERT_NEAR(decoded.samples[n], sound[n], 0.51 / 32768) << n;
  }
}

TEST(RoundTrip, EveryFormatKeepsLengthPlaceAndLevelAtEveryRate) {
  for (const int rate : {8000, 11025, 12345, 16000, 20000, 22050, 24000, 37800, 44100, 48000}) {
    const Sound sound = speech(rate, 1.37);
    for (const AudioFormat format : all_formats) {
      SCOPED_TRACE(testing::Message() << name(format) << " at " << rate);
      const Decoded decoded = decode(encode(format, rate, sound));
      const Sound expected = at_rate(sound, rate, decoded.rate);
      // libsndfile cuts what is less than a whole sample off when it decodes Opus at 8 to 24 kHz.
      EXPECT_NEAR(static_cast<double>(decoded.samples.size()), static_cast<double>(expected.size()),
                  format == AudioFormat::opus ? 1 : 0);
      EXPECT_NEAR(offset(expected, decoded.samples), 0, decoded.rate == rate ? 0 : 1);
      const double make_up = format == AudioFormat::opus ? 0.75 : 0;  // dB, for its deeper limit
      EXPECT_NEAR(10 * std::log10(energy(decoded.samples) / energy(expected)), make_up, 0.5);
    }
  }
}

TEST(RoundTrip, LossyFormatsStayNearAtTheDefaults) {
  const Sound sound = speech(24000, 4);
  EXPECT_GT(signal_to_noise(sound, decode(encode(AudioFormat::mp3, 24000, sound)).samples), 12);
  EXPECT_GT(signal_to_noise(sound, decode(encode(AudioFormat::opus, 24000, sound)).samples), 8);
}

TEST(RoundTrip, SamplesMayComeInAnyPortions) {
  const Sound sound = speech(22050, 1);
  for (const AudioFormat format : all_formats) {
    MemoryFile file;
    auto encoder = open_encoder(format, 22050, {}, {}, file);
    ASSERT_TRUE(encoder);
    std::span<const float> rest = sound;
    for (std::size_t portion = 1; !rest.empty(); portion = portion * 3 % 1009) {
      const std::size_t count = std::min(portion, rest.size());
      ASSERT_TRUE((*encoder)->write(rest.first(count)));
      rest = rest.subspan(count);
    }
    ASSERT_TRUE((*encoder)->finish());
    EXPECT_EQ(file.bytes, encode(format, 22050, sound)) << name(format);
  }
}

TEST(Mp3, KeepsOneBitRateFromTheFirstFrameOn) {
  const std::string bytes = encode(AudioFormat::mp3, 22050, speech(22050, 2));
  int frames = 0;
  for (std::size_t at = 0; at + 4 <= bytes.size(); ++frames) {
    ASSERT_EQ(bytes.substr(at, 2), "\xFF\xF3") << "no frame at " << at;
    const auto third = static_cast<unsigned char>(bytes[at + 2]);
    ASSERT_EQ(third >> 4, 6) << "not 48 kb/s";
    at += 156U + (third >> 1 & 1U);
  }
  EXPECT_EQ(bytes.substr(13, 4), "Info");
  EXPECT_EQ(static_cast<unsigned char>(bytes[24]), frames - 1);
}

TEST(Mp3, NamesTheBitRateThatTheRateHas) {
  MemoryFile file;
  const auto encoder =
      open_encoder(AudioFormat::mp3, 8000, {}, AudioOptions{.mp3_bitrate = 128}, file);
  ASSERT_FALSE(encoder);
  EXPECT_EQ(encoder.error().code, Error::Code::usage);
  EXPECT_EQ(encoder.error().way_out, "use 64 kb/s");
}

TEST(Mp3, HoldsItsLengthAtTheLowestBitRates) {
  const Sound sound = speech(16000, 1);
  for (const int bitrate : {8, 16, 24, 160}) {
    const auto bytes =
        encode(AudioFormat::mp3, 16000, sound, {}, AudioOptions{.mp3_bitrate = bitrate});
    EXPECT_THAT(decode(bytes).samples, SizeIs(sound.size())) << bitrate;
  }
}

TEST(AnyRate, OutsideOf8To48KilohertzIsRefused) {
  MemoryFile file;
  for (const int rate : {-1, 0, 7999, 48001})
    EXPECT_EQ(open_encoder(AudioFormat::wav, rate, {}, {}, file).error().code, Error::Code::usage);
}

TEST(EmptyStream, IsAFileWithoutSamples) {
  for (const AudioFormat format : all_formats) {
    const std::string bytes = encode(format, 22050, {}, titled("nothing"));
    EXPECT_THAT(decode(bytes).samples, SizeIs(Le(format == AudioFormat::opus ? 1 : 0)))
        << name(format);
  }
}

TEST(ShortStream, OfAnyLengthIsWhole) {
  for (const AudioFormat format : {AudioFormat::mp3, AudioFormat::opus})
    for (std::size_t count = 1; count < 2000; count = count * 3 / 2 + 1)
      EXPECT_THAT(decode(encode(format, 48000, Sound(count, 0.1F))).samples, SizeIs(count))
          << name(format);
}

TEST(BrokenSamples, AreSilenceOrFullScale) {
  constexpr float infinity = std::numeric_limits<float>::infinity();
  Sound sound = speech(22050, 1);
  for (std::size_t n = 0; n + 4 < sound.size(); n += 97) {
    sound[n] = std::numeric_limits<float>::quiet_NaN();
    sound[n + 1] = infinity;
    sound[n + 2] = -infinity;
    sound[n + 3] = 1e30F;
  }
  for (const AudioFormat format : all_formats) {
    const Decoded decoded = decode(encode(format, 22050, sound));
    EXPECT_GE(decoded.samples.size(), sound.size()) << name(format);
  }
  const Sound exact = decode(encode(AudioFormat::wav, 22050, sound)).samples;
  EXPECT_EQ(exact[97], 0);
  EXPECT_NEAR(exact[98], 1, 1e-4);
  EXPECT_EQ(exact[99], -1);
}

TEST(Determinism, SameSoundSameBytesWhereverAndWhenever) {
  const Sound sound = speech(22050, 1);
  AudioTags tags = titled("标题");
  tags.date = "2022-12-12T12:45:02Z";
  for (const AudioFormat format : all_formats) {
    const std::string first = encode(format, 22050, sound, tags);
    setenv("TZ", "Asia/Kathmandu", 1);
    tzset();
    const std::string locale = std::setlocale(LC_ALL, nullptr);
    std::setlocale(LC_ALL, "C.UTF-8");
    EXPECT_EQ(encode(format, 22050, sound, tags), first) << name(format);
    std::setlocale(LC_ALL, locale.c_str());
    unsetenv("TZ");
    tzset();
  }
}

// A disk that is full after a number of bytes.
class FullDisk : public MemoryFile {
 public:
  explicit FullDisk(std::size_t room) : room_(room) {}
  Status write(std::string_view more) override {
    if (bytes.size() + more.size() > room_)
      return Error{Error::Code::output_failed, "disk full", "", "x"};
    return MemoryFile::write(more);
  }

 private:
  std::size_t room_;
};

Status encode_onto(FullDisk& disk, AudioFormat format, const Sound& sound) {
  auto encoder = LECTERN_TRY(open_encoder(format, 22050, titled("t"), {}, disk));
  LECTERN_TRY(encoder->write(sound));
  return encoder->finish();
}

TEST(FullDisk, IsReportedAsTheDiskReportedIt) {
  const Sound sound = speech(22050, 3);
  for (const AudioFormat format : all_formats) {
    for (const std::size_t room : {0U, 1U, 100U, 2000U, 6000U}) {
      FullDisk disk(room);
      const Status status = encode_onto(disk, format, sound);
      ASSERT_FALSE(status) << name(format) << " with " << room << " bytes";
      EXPECT_EQ(status.error().code, Error::Code::output_failed);
      EXPECT_EQ(status.error().what, "disk full");
      EXPECT_EQ(status.error().where, "x");
    }
  }
}

// Keeps only the head of a file.
class Head : public ByteOutput {
 public:
  Status write(std::string_view more) override {
    size += more.size();
    if (bytes.size() < 256) bytes += more.substr(0, 256);
    return Done{};
  }
  Status rewrite(std::uint64_t offset, std::string_view with) override {
    if (offset < bytes.size()) bytes.replace(offset, with.size(), with);
    return Done{};
  }
  std::uint64_t number(std::size_t at, std::size_t width) const {
    std::uint64_t value = 0;
    for (std::size_t n = width; n-- > 0;)
      value = value << 8 | static_cast<unsigned char>(bytes[at + n]);
    return value;
  }
  std::string bytes;
  std::uint64_t size = 0;
};

TEST(Wav, IsPlainRiffBelow4Gigabytes) {
  const std::string bytes = encode(AudioFormat::wav, 22050, Sound(1000));
  EXPECT_THAT(bytes, StartsWith("RIFF"));
  // Plain PCM (1), not the extensible format (0xFFFE), which simple readers refuse.
  const std::size_t chunk = bytes.find("fmt ");
  ASSERT_NE(chunk, bytes.npos);
  EXPECT_EQ(bytes.substr(chunk + 8, 2), std::string("\x01\x00", 2));
}

TEST(Wav, IsRf64Above4Gigabytes) {
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "two thousand million samples take too long under a sanitizer";
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
  GTEST_SKIP() << "two thousand million samples take too long under a sanitizer";
#endif
#endif
  Head head;
  auto encoder = open_encoder(AudioFormat::wav, 22050, {}, {}, head);
  ASSERT_TRUE(encoder);
  const Sound minute(1 << 20);
  constexpr std::uint64_t minutes = 2100;
  for (std::uint64_t n = 0; n < minutes; ++n) ASSERT_TRUE((*encoder)->write(minute));
  ASSERT_TRUE((*encoder)->finish());
  EXPECT_THAT(head.bytes, StartsWith("RF64\xFF\xFF\xFF\xFFWAVEds64"));
  EXPECT_EQ(head.number(20, 8), head.size - 8);                // size of the file
  EXPECT_EQ(head.number(28, 8), minutes * minute.size() * 2);  // of the data
}

}  // namespace
}  // namespace lectern::test

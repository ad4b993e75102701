#include "audio/tags.h"

#include <fileref.h>
#include <flacfile.h>
#include <gmock/gmock.h>
#include <id3v2tag.h>
#include <mpegfile.h>
#include <opusfile.h>
#include <tbytevectorstream.h>
#include <tpropertymap.h>
#include <wavfile.h>
#include <xiphcomment.h>

#include "sound.h"

namespace lectern::test {
namespace {

using testing::EndsWith;
using testing::StartsWith;

// The tags of a file as TagLib reads them, in its own names.
template <class File>
std::map<std::string, std::string> tags_in(const std::string& bytes) {
  TagLib::ByteVectorStream stream({bytes.data(), static_cast<unsigned>(bytes.size())});
  const auto file = [&] {
    if constexpr (std::is_constructible_v<File, TagLib::IOStream*>)
      return std::make_unique<File>(&stream);
    else
      return std::make_unique<File>(&stream, TagLib::ID3v2::FrameFactory::instance());
  }();
  std::map<std::string, std::string> found;
  for (const auto& [key, values] : file->properties())
    found[key.to8Bit(true)] = values.toString("|").to8Bit(true);
  return found;
}

std::map<std::string, std::string> tags_in(AudioFormat format, const std::string& bytes) {
  switch (format) {
    case AudioFormat::wav:
      return tags_in<TagLib::RIFF::WAV::File>(bytes);
    case AudioFormat::flac:
      return tags_in<TagLib::FLAC::File>(bytes);
    case AudioFormat::mp3:
      return tags_in<TagLib::MPEG::File>(bytes);
    case AudioFormat::opus:
      return tags_in<TagLib::Ogg::Opus::File>(bytes);
  }
  return {};
}

const AudioTags chinese{
    .title = "李克强：2022年，我们“稳住”了 🙂",
    .artist = "Kenra Schaefer, 王五",
    .album = "自由亚洲电台",
    .date = "2022-12-12T12:45:02Z",
    .language = "zh-Hans",
    .url = "https://example.org/新闻?a=1&b=2",
    .comment = "一个注释",
};

TEST(Tags, ComeBackInEveryFormat) {
  const Sound sound = speech(22050, 0.5);
  for (const AudioFormat format : all_formats) {
    auto tags = tags_in(format, encode(format, 22050, sound, chinese));
    EXPECT_EQ(tags["TITLE"], chinese.title) << name(format);
    EXPECT_EQ(tags["ARTIST"], chinese.artist) << name(format);
    EXPECT_EQ(tags["ALBUM"], chinese.album) << name(format);
    // TagLib reads the year alone from WAV.
    EXPECT_THAT(tags["DATE"], StartsWith(format == AudioFormat::wav ? "2022" : "2022-12-12"));
    EXPECT_EQ(tags["COMMENT"] + tags["DESCRIPTION"], chinese.comment) << name(format);
  }
}

TEST(Tags, OfXiphFormatsKeepLanguageAndAddress) {
  for (const AudioFormat format : {AudioFormat::flac, AudioFormat::opus}) {
    auto tags = tags_in(format, encode(format, 22050, {}, chinese));
    EXPECT_EQ(tags["LANGUAGE"], "zh-Hans");
    EXPECT_EQ(tags["URL"], chinese.url);
  }
}

std::string frame(const TagLib::ID3v2::Tag& tag, const char* id) {
  const auto& frames = tag.frameList(id);
  return frames.isEmpty() ? "" : frames.front()->toString().to8Bit(true);
}

TEST(Id3, IsVersion23WithAnAsciiAddressAndAThreeLetterLanguage) {
  const std::string bytes = id3_tag(chinese);
  EXPECT_EQ(bytes.substr(0, 4), std::string("ID3\x03"));
  EXPECT_NE(bytes.find("TYER"), std::string::npos);
  EXPECT_NE(bytes.find("TDAT"), std::string::npos);

  TagLib::ByteVectorStream stream({bytes.data(), static_cast<unsigned>(bytes.size())});
  TagLib::MPEG::File file(&stream, TagLib::ID3v2::FrameFactory::instance(), false);
  EXPECT_EQ(frame(*file.ID3v2Tag(), "TLAN"), "zho");
  EXPECT_EQ(frame(*file.ID3v2Tag(), "WOAS"), "https://example.org/%E6%96%B0%E9%97%BB?a=1&b=2");
}

// Byte by byte as sections 3.1, 3.3, 4.2, 4.3 and 4.11 of ID3v2.3.0 have it.
TEST(Id3, IsLatin1WhereTheTextAllowsItAndElseUtf16) {
  using namespace std::string_literals;
  AudioTags tags;
  tags.title = "é";
  tags.artist = "字🙂";
  tags.url = "a:b";
  tags.comment = "c";
  EXPECT_EQ(id3_tag(tags),
            "ID3\3\0\0\0\0\0\x3C"
            "TIT2\0\0\0\2\0\0\0\xE9"
            "TPE1\0\0\0\x9\0\0\1\xFF\xFE\x57\x5B\x3D\xD8\x42\xDE"
            "WOAS\0\0\0\3\0\0"
            "a:b"
            "COMM\0\0\0\6\0\0\0XXX\0c"s);
  tags = {};
  tags.comment = "字";
  tags.language = "zh";
  EXPECT_THAT(id3_tag(tags), EndsWith("COMM\0\0\0\xC\0\0\1zho\xFF\xFE\0\0\xFF\xFE\x57\x5B"s));
}

std::string date_frames(std::string date) {
  AudioTags tags;
  tags.date = std::move(date);
  std::string frames = id3_tag(tags);
  frames.erase(0, 10);
  std::erase_if(frames, [](char c) { return c < ' '; });
  return frames;
}

TEST(Id3, HasWhatIsKnownOfTheDate) {
  EXPECT_EQ(date_frames("2022-12-31T23:45:02Z"), "TYER2022TDAT3112TIME2345");
  EXPECT_EQ(date_frames("2022-12-31T23"), "TYER2022TDAT3112");
  EXPECT_EQ(date_frames("2022-12"), "TYER2022");
  EXPECT_EQ(date_frames("2022"), "TYER2022");
  EXPECT_EQ(date_frames("20"), "");
  EXPECT_EQ(date_frames("May 2022"), "");
}

TEST(Id3, IsLeftOutWithoutTags) {
  EXPECT_EQ(id3_tag({}), "");
}

TEST(Tags, OfTenThousandCharactersAndWithControlCharactersComeBackAsOneLine) {
  AudioTags tags = chinese;
  tags.title.clear();
  for (int n = 0; n < 10000; ++n) tags.title += "字";
  tags.comment = tags.title;
  tags.artist = std::string("a\0b\x01\n\t c\xFF", 9);
  for (const AudioFormat format : all_formats) {
    const std::string bytes = encode(format, 22050, speech(22050, 0.5), tags);
    auto read = tags_in(format, bytes);
    EXPECT_EQ(read["TITLE"], tags.title) << name(format);
    EXPECT_EQ(read["ARTIST"], "ab c\uFFFD") << name(format);
    EXPECT_GE(decode(bytes).samples.size(), 11025U) << name(format);
  }
}

TEST(Language, IsTheThreeLetterCodeOfTheFirstSubtag) {
  EXPECT_EQ(iso639_2("zh-Hans"), "zho");
  EXPECT_EQ(iso639_2("EN_us"), "eng");
  EXPECT_EQ(iso639_2("de"), "deu");
  EXPECT_EQ(iso639_2("zu"), "zul");
  EXPECT_EQ(iso639_2("aa"), "aar");
  EXPECT_EQ(iso639_2("yue-Hant"), "yue");
  for (const char* none : {"", "und", "x-klingon", "qq", "a1", "1234", "-"})
    EXPECT_EQ(iso639_2(none), "") << none;
}

TEST(TagsOfAnArticle, NameItsAuthorsOrElseItsSite) {
  Meta meta;
  meta.title = "T";
  meta.site = "S";
  meta.url = "https://example.org/";
  meta.published = "2022-12-12";
  meta.language = "en";
  EXPECT_EQ(audio_tags(meta).artist, "S");
  meta.authors = {"A", "B"};
  const AudioTags tags = audio_tags(meta);
  EXPECT_EQ(tags.artist, "A, B");
  EXPECT_EQ(tags.title, "T");
  EXPECT_EQ(tags.album, "S");
  EXPECT_EQ(tags.date, "2022-12-12");
  EXPECT_EQ(tags.language, "en");
  EXPECT_EQ(tags.url, "https://example.org/");
}

}  // namespace
}  // namespace lectern::test

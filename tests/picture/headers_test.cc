// What is told of pictures without decoding them: the headers of JPEG, PNG, GIF and BMP.
#include <gmock/gmock.h>

#include <string>

#include "picture/bmp.h"
#include "picture/exif.h"
#include "picture/gif.h"
#include "picture/jpeg.h"
#include "picture/png.h"
#include "picture/samples.h"

namespace lectern {
namespace {

using namespace std::string_literals;
using samples::flag;

// A frame of one component, two by two, a scan of one byte, and the end.
const std::string jpeg =
    "\xFF\xD8\xFF\xE0\0\x04XX\xFF\xC0\0\x0B\x08\0\x02\0\x02\x01\x01\x11\0"
    "\xFF\xDA\0\x08\x01\x01\0\0\x3F\0\x55\xFF\xD9"s;

TEST(Headers, TellSizes) {
  for (const Raster& it :
       {look_at_jpeg(flag(".jpg")), look_at_png(flag(".png")), look_at_gif(flag(".gif"))}) {
    EXPECT_EQ(it.width, 120);
    EXPECT_EQ(it.height, 80);
    EXPECT_TRUE(it.plain);
  }
  EXPECT_TRUE(look_at_jpeg(jpeg).plain);
  EXPECT_TRUE(look_at_jpeg(flag(".jpg[interlace]")).plain) << "progressive: several scans";
}

TEST(Headers, AreNotPlainWhenBroken) {
  const std::string png = flag(".png"), gif = flag(".gif");
  for (const std::size_t size : {0U, 3U, 8U, 12U, 17U, 33U}) {
    EXPECT_FALSE(look_at_jpeg(jpeg.substr(0, size)).plain) << size;
    EXPECT_FALSE(look_at_png(png.substr(0, size)).plain) << size;
    EXPECT_FALSE(look_at_gif(gif.substr(0, size)).plain) << size;
  }
  EXPECT_FALSE(look_at_jpeg(jpeg.substr(0, jpeg.size() - 2)).plain) << "no end";
  EXPECT_FALSE(look_at_png(png.substr(0, png.size() - 12)).plain) << "no end";
  EXPECT_FALSE(look_at_gif("GIF89a\1\0\1\0\0\0\0;"s).plain) << "no frame";
  std::string wrong_sum = png;
  wrong_sum[wrong_sum.size() - 20] ^= 1;
  EXPECT_FALSE(look_at_png(wrong_sum).plain);
  EXPECT_EQ(look_at_jpeg("<html>not found</html>").width, 0);
}

TEST(Headers, KnowColoursThatNotEverybodyShows) {
  const auto cyan = [](int, int) { return std::vector{255, 0, 0, 0}; };
  EXPECT_FALSE(look_at_jpeg(samples::picture(".jpg", 8, 8, cyan, VIPS_INTERPRETATION_CMYK)).plain);
  EXPECT_TRUE(look_at_png(samples::deep_flag()).plain);
}

TEST(Headers, EndAPictureWhereItEnds) {
  EXPECT_EQ(look_at_jpeg(jpeg + "more").stripped(), look_at_jpeg(jpeg).stripped());
  EXPECT_EQ(look_at_gif(flag(".gif") + "more").stripped(), flag(".gif"));
  const std::string gif = flag(".gif");
  EXPECT_EQ(look_at_gif(gif.substr(0, gif.size() - 1)).stripped(), gif) << "the end mark is added";
}

TEST(Headers, KeepColourProfiles) {
  const std::string profile = "ICC_PROFILE\0\1\1colours"s;
  const std::string with = samples::with_segment(flag(".jpg"), 0xE2, profile);
  EXPECT_THAT(look_at_jpeg(with).stripped(), testing::HasSubstr(profile));
}

TEST(Headers, KeepTheTurnsOfAnAnimation) {
  std::string gif = flag(".gif");
  const std::string loop = "\x21\xFF\x0BNETSCAPE2.0\3\1\0\0\0"s;
  const std::size_t frame =
      13 + (std::size_t{3} << ((static_cast<unsigned char>(gif[10]) & 7) + 1));
  gif.insert(frame, loop);
  EXPECT_THAT(look_at_gif(gif).stripped(), testing::HasSubstr(loop));
}

TEST(Headers, SurviveEveryCutAndEveryChangedByte) {
  const auto look = [](std::string_view bytes) {
    look_at_jpeg(bytes);
    look_at_png(bytes);
    look_at_gif(bytes);
    static_cast<void>(decode_bmp(bytes));
  };
  for (const std::string& good :
       {flag(".jpg[strip]").substr(0, 700) + "\xFF\xD9", flag(".png").substr(0, 200),
        flag(".gif").substr(0, 300), samples::bitmap(3, 2, samples::noise),
        samples::with_segment(jpeg, 0xE1, samples::exif(6))}) {
    for (std::size_t at = 0; at < good.size(); ++at) {
      look(std::string_view(good).substr(0, at));
      std::string changed = good;
      changed[at] = static_cast<char>(changed[at] ^ 0xFF);
      look(changed);
    }
  }
}

TEST(Exif, TellsHowAPictureLies) {
  for (int orientation = 1; orientation <= 8; ++orientation)
    EXPECT_EQ(exif_orientation(samples::exif(orientation).substr(6)), orientation);
  EXPECT_EQ(exif_orientation(samples::exif(9).substr(6)), 1);
  EXPECT_EQ(exif_orientation("II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\6\0\0\0"s), 6);
  EXPECT_EQ(exif_orientation("II*\0\xFF\xFF\xFF\xFF"s), 1);
  EXPECT_EQ(exif_orientation("no"), 1);
}

TEST(Bmp, ReadsPalettesAndRowsFromTheTop) {
  // Two colours, red first; three pixels in one row: 1, 0, 1.
  const std::string two = "BM" + samples::little(66, 4) + samples::little(0, 4) +
                          samples::little(62, 4) + samples::little(40, 4) + samples::little(3, 4) +
                          samples::little(0xFFFFFFFF, 4) + samples::little(1, 2) +
                          samples::little(1, 2) + samples::little(0, 24) + "\0\0\xFF\0\xFF\0\0\0"s +
                          "\xA0\0\0\0"s;
  const auto pixels = decode_bmp(two);
  ASSERT_TRUE(pixels);
  EXPECT_EQ(pixels->rgb, "\0\0\xFF\xFF\0\0\0\0\xFF"s);
  const auto whole = decode_bmp(samples::bitmap(3, 2, samples::noise));
  ASSERT_TRUE(whole);
  EXPECT_EQ(static_cast<unsigned char>(whole->rgb[3]), samples::noise(1, 0)[0]);
  std::string packed = two;
  packed[30] = 1;
  EXPECT_EQ(decode_bmp(packed).error().code, Error::Code::unsupported_format);
  EXPECT_EQ(decode_bmp(two.substr(0, 65)).error().code, Error::Code::malformed);
}

}  // namespace
}  // namespace lectern

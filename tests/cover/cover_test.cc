#include "lectern/cover.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "batch/scratch.h"
#include "cover/colours.h"
#include "cover/picture_size.h"
#include "cover/pixels.h"

namespace lectern {
namespace {

using namespace std::string_view_literals;

CoverText sample() {
  return {"A title of some words", "The Example", "2022-12-12", "en", "", {"Ann Example"}};
}

std::string drawn(const CoverText& text, std::string_view lead = {}) {
  auto cover = draw_cover(text, lead);
  EXPECT_TRUE(cover) << message(cover.error());
  return cover ? std::move(cover->bytes) : std::string();
}

CoverText titled(const std::string& title, const std::string& language = "en") {
  return {title, "", "", language, "", {}};
}

int distance(Pixel one, Pixel other) {
  return std::abs(one.red - other.red) + std::abs(one.green - other.green) +
         std::abs(one.blue - other.blue);
}

// The box of what is as bright as the title; the mark is not.
struct Box {
  int left = cover_width, right = 0, top = cover_height, bottom = 0;
};
Box box_of_ink(const Picture& picture) {
  Box box;
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x) {
      const Pixel it = picture.at(x, y);
      if (std::min({it.red, it.green, it.blue}) < 240) continue;
      box.left = std::min(box.left, x);
      box.right = std::max(box.right, x);
      box.top = std::min(box.top, y);
      box.bottom = std::max(box.bottom, y);
    }
  return box;
}

class Environment {
 public:
  Environment(const char* name, const std::string& value) : name_(name) {
    if (const char* const it = getenv(name)) before_ = it;
    setenv(name, value.c_str(), 1);
  }
  ~Environment() {
    if (before_.empty())
      unsetenv(name_);
    else
      setenv(name_, before_.c_str(), 1);
  }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

 private:
  const char* name_;
  std::string before_;
};

// The heads and ends of pictures that hold nothing between.
std::string jpeg_of(int width, int height) {
  const auto high = [](int it) { return static_cast<char>(it >> 8); };
  const auto low = [](int it) { return static_cast<char>(it & 0xFF); };
  std::string bytes("\xFF\xD8\xFF\xE0\0\4AB\xFF\xC0\0\x11\x08", 13);
  bytes += {high(height), low(height), high(width), low(width)};
  return bytes + std::string(10, '\1') + "\xFF\xD9";
}
std::string png_of(unsigned width, unsigned height) {
  std::string bytes("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", 16);
  for (const unsigned it : {width, height})
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(it >> shift & 0xFF);
  return bytes + std::string("\x08\2\0\0\0\0\0\0\0", 9) + std::string("\0\0\0\0IEND\0\0\0\0", 12);
}

TEST(DrawnCover, IsAJpegOfItsSize) {
  const auto cover = draw_cover(sample(), {});
  ASSERT_TRUE(cover) << message(cover.error());
  EXPECT_EQ(cover->media_type, "image/jpeg");
  const Picture picture = decoded(cover->bytes);
  EXPECT_EQ(picture.width, cover_width);
  EXPECT_EQ(picture.height, cover_height);
}

TEST(DrawnCover, HasTheSameBytesWhateverTheUsersLanguageIs) {
  const std::string before = drawn(titled("直骨今画", "zh-Hans"));
  const Environment language("LC_ALL", "ja_JP.UTF-8"), fonts("FC_LANG", "ja"),
      pango("PANGO_LANGUAGE", "ja:ko"), zone("TZ", "Asia/Tokyo");
  EXPECT_TRUE(drawn(titled("直骨今画", "zh-Hans")) == before);
}

TEST(DrawnCover, HasTheColourOfItsSite) {
  CoverText other = sample();
  other.title = "Another title";
  CoverText elsewhere = sample();
  elsewhere.site = "Elsewhere";
  const Pixel colour = decoded(drawn(sample())).at(5, 5);
  EXPECT_LT(distance(decoded(drawn(other)).at(5, 5), colour), 6);
  EXPECT_GT(distance(decoded(drawn(elsewhere)).at(5, 5), colour), 20);
}

TEST(DrawnCover, ShowsTheLeadPictureAbove) {
  CoverText elsewhere = sample();
  elsewhere.site = "Elsewhere";
  const std::string lead = drawn(elsewhere);
  const Picture cover = decoded(drawn(sample(), lead));
  EXPECT_LT(distance(cover.at(5, 5), decoded(lead).at(5, 5)), 12);
  EXPECT_LT(distance(cover.at(5, cover_height - 5), decoded(drawn(sample())).at(5, 5)), 6);
}

TEST(DrawnCover, DoesWithoutAPictureThatCannotBeDecoded) {
  const std::string without = drawn(sample());
  for (const std::string& broken :
       {std::string("no picture"), jpeg_of(400, 400), png_of(60'000, 60'000), png_of(400, 400)})
    EXPECT_TRUE(drawn(sample(), broken) == without);
}

TEST(DrawnCover, HasTheShapesOfTheTextsLanguage) {
  const std::string chinese = drawn(titled("直骨今画", "zh-Hans"));
  EXPECT_FALSE(drawn(titled("直骨今画", "ja")) == chinese);
  EXPECT_FALSE(drawn(titled("直骨今画", "zh-Hant")) == chinese);
  EXPECT_TRUE(drawn(titled("直骨今画", "zh-CN")) == chinese);
}

TEST(DrawnCover, BeginsOnTheRightWhereTheTextDoes) {
  EXPECT_GT(box_of_ink(decoded(drawn(titled("مرحبا", "ar")))).left, cover_width / 3);
  EXPECT_LT(box_of_ink(decoded(drawn(titled("Hello")))).right, 2 * cover_width / 3);
  CoverText told = titled("Hello");
  told.direction = "rtl";
  EXPECT_GT(box_of_ink(decoded(drawn(told))).left, cover_width / 3);
}

TEST(DrawnCover, KeepsAnyTitleInItsBox) {
  std::string words, ideographs;
  while (words.size() < 10'000) words += "word ";
  while (ideographs.size() < 30'000) ideographs += "文";
  for (const std::string& title : {words, std::string(10'000, 'W'), ideographs}) {
    const Box box = box_of_ink(decoded(drawn(titled(title))));
    EXPECT_GE(box.left, 90);
    EXPECT_LE(box.right, cover_width - 90);
    EXPECT_LE(box.bottom, cover_height - 240);  // where authors and date stand
    EXPECT_GT(box.bottom, cover_height / 2);
  }
}

TEST(DrawnCover, IsLargerInAShortTitle) {
  const auto height = [](const std::string& title) {
    const Box box = box_of_ink(decoded(drawn(titled(title))));
    return box.bottom - box.top;
  };
  EXPECT_GT(height("H"), 70);
  EXPECT_LT(height("H"), height("H H H H H H H H H H H H H H"));
}

TEST(DrawnCover, LeavesOutWhatNoFontHas) {
  CoverText with = sample(), without = sample();
  with.title = "A\U000F1234B";
  without.title = "AB";
  EXPECT_TRUE(drawn(with) == drawn(without));
}

TEST(DrawnCover, TakesTextsThatAreNone) {
  drawn({"bad \xFF\xFE bytes\n\x01", "\xC3", "", "", "", {"\xFF"}});
}

TEST(DrawnCover, IsAnErrorWithoutFonts) {
  const Scratch scratch;
  const Environment none("FONTCONFIG_FILE", scratch.write("fonts.conf", "<fontconfig/>"));
  const auto cover = draw_cover(sample(), {});
  ASSERT_FALSE(cover);
  EXPECT_EQ(cover.error().code, Error::Code::not_found);
  EXPECT_NE(message(cover.error()).find("install fonts"), std::string::npos);
}

TEST(CoverColours, CanBeReadWhateverTheSiteIs) {
  for (int i = 0; i < 1000; ++i) {
    const CoverColours colours = colours_for(fmt::format("site {}", i));
    EXPECT_GE(contrast(colours.ink, colours.ground), 7);
    EXPECT_GE(contrast(colours.quiet_ink, colours.ground), 4.5);
  }
}

TEST(CoverColours, MeasureContrastAsWcagDoes) {
  EXPECT_NEAR(contrast({0, 0, 0}, {1, 1, 1}), 21, 0.001);
  EXPECT_NEAR(contrast({1, 1, 1}, {1, 1, 1}), 1, 0.001);
  const double grey = 119 / 255.0;  // #777 on white is known to fail narrowly
  EXPECT_NEAR(contrast({grey, grey, grey}, {1, 1, 1}), 4.48, 0.01);
}

TEST(PictureSize, IsToldByTheHead) {
  const auto jpeg = size_of_picture(jpeg_of(640, 480));
  ASSERT_TRUE(jpeg);
  EXPECT_EQ(jpeg->media_type, "image/jpeg");
  EXPECT_EQ(jpeg->width, 640);
  EXPECT_EQ(jpeg->height, 480);
  const auto png = size_of_picture(png_of(1000, 700));
  ASSERT_TRUE(png);
  EXPECT_EQ(png->media_type, "image/png");
  EXPECT_EQ(png->width, 1000);
  EXPECT_EQ(png->height, 700);
}

TEST(PictureSize, IsNoneOfWhatIsCutOrOfAnotherKind) {
  for (const std::string& whole : {jpeg_of(640, 480), png_of(640, 480)})
    for (std::size_t size = 0; size + 8 < whole.size(); ++size)
      EXPECT_FALSE(size_of_picture(std::string_view(whole).substr(0, size))) << size;
  EXPECT_FALSE(size_of_picture("GIF89a"));
  EXPECT_FALSE(size_of_picture(jpeg_of(0, 480)));
  EXPECT_FALSE(size_of_picture(png_of(640, 0)));
}

Article illustrated(const std::vector<std::string>& pictures) {
  Article article;
  for (const std::string& bytes : pictures) {
    Figure figure;
    figure.href = fmt::format("https://example.org/{}", article.resources.size());
    figure.resource = static_cast<int>(article.resources.size());
    article.resources.push_back({"image/jpeg", bytes});
    article.blocks.push_back({"", "", figure});
  }
  return article;
}

TEST(LeadPicture, IsTheFirstThatIsLargeAndLikeACover) {
  const Article article = illustrated(
      {jpeg_of(100, 400), jpeg_of(1600, 400), "no picture", jpeg_of(600, 400), jpeg_of(700, 400)});
  EXPECT_EQ(lead_picture(article), &article.resources[3]);
}

TEST(LeadPicture, IsTheOneThatTheSourceNames) {
  Article article = illustrated({jpeg_of(600, 400), jpeg_of(700, 400), jpeg_of(800, 400)});
  article.meta.image = "https://example.org/1";
  EXPECT_EQ(lead_picture(article), &article.resources[1]);
  article.lead_picture = 2;
  EXPECT_EQ(lead_picture(article), &article.resources[2]);
  article.lead_picture = 9;
  EXPECT_EQ(lead_picture(article), &article.resources[1]);
}

TEST(LeadPicture, IsNoneWhereThereIsNone) {
  EXPECT_EQ(lead_picture(Article{}), nullptr);
  EXPECT_EQ(lead_picture(illustrated({jpeg_of(20, 20)})), nullptr);
}

TEST(PictureAsCover, IsAJpegOrPng) {
  const auto png = picture_as_cover(png_of(10, 10));
  ASSERT_TRUE(png);
  EXPECT_EQ(png->media_type, "image/png");
  const auto text = picture_as_cover("words");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, Error::Code::usage);
}

TEST(CoverTextOf, HasTheDayOfThoseWhoWrote) {
  Meta meta;
  meta.title = "A title";
  meta.published = "2019-12-31T23:00:00Z";
  meta.zone = "+08:00";
  EXPECT_EQ(cover_text(meta).date, "2020-01-01");
  EXPECT_EQ(cover_text(meta).title, "A title");
}

}  // namespace
}  // namespace lectern

#include "lectern/picture.h"

#include <gmock/gmock.h>

#include "picture/samples.h"

namespace lectern {
namespace {

using namespace std::string_literals;
using samples::decoded;
using samples::flag;
using samples::picture;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// What one picture becomes; an empty media type when it is left out.
struct Fitted {
  Resource resource;
  Notices notices;
  Article article;
};
Fitted fit(const std::string& bytes, const PictureOptions& options = {}) {
  Fitted it;
  it.article = samples::article_of({bytes});
  fit_pictures(it.article, options, it.notices);
  if (!it.article.resources.empty()) it.resource = it.article.resources[0];
  return it;
}

TEST(FitPictures, LeavesThePictureDataOfUsualFormatsAsItIs) {
  const std::string png = flag(".png"), gif = flag(".gif"), jpeg = flag(".jpg[strip]");
  EXPECT_EQ(fit(png).resource.bytes, png);
  EXPECT_EQ(fit(png).resource.media_type, "image/png");
  EXPECT_EQ(fit(gif).resource.bytes, gif);
  EXPECT_EQ(fit(gif).resource.media_type, "image/gif");
  const Fitted fitted = fit(jpeg);
  EXPECT_EQ(fitted.resource.media_type, "image/jpeg");
  const std::size_t tables = jpeg.find("\xFF\xDB");
  ASSERT_NE(tables, jpeg.npos);
  EXPECT_THAT(fitted.resource.bytes, testing::EndsWith(jpeg.substr(tables)));
  EXPECT_THAT(fitted.notices, IsEmpty());
}

TEST(FitPictures, ConvertsWhatEReadersDoNotShow) {
  for (const std::string& bytes :
       {flag(".webp[lossless]"), flag(".webp"), flag(".avif"), flag(".heic"),
        flag(".tif[compression=lzw]"), samples::bitmap(120, 80, samples::red_left_blue_right)}) {
    ASSERT_FALSE(bytes.empty());
    const Fitted fitted = fit(bytes);
    EXPECT_THAT(fitted.notices, IsEmpty()) << bytes.substr(0, 12);
    EXPECT_THAT(fitted.resource.media_type, testing::AnyOf("image/jpeg", "image/png"));
    const auto shown = decoded(fitted.resource.bytes);
    ASSERT_EQ(shown.width, 120) << bytes.substr(0, 12);
    EXPECT_EQ(shown.height, 80);
    EXPECT_TRUE(shown.is_red(20, 40) && shown.is_blue(100, 40)) << bytes.substr(0, 12);
  }
}

TEST(FitPictures, MakesPhotosJpegAndDrawingsPng) {
  const auto photo = picture(".tif", 100, 100, samples::noise);
  EXPECT_EQ(fit(photo).resource.media_type, "image/jpeg");
  EXPECT_EQ(fit(flag(".tif")).resource.media_type, "image/png");
}

TEST(FitPictures, KeepsTransparency) {
  const auto glass = [](int x, int y) {
    auto colour = samples::noise(x, y);
    colour.push_back(x < 50 ? 0 : 255);
    return colour;
  };
  const Fitted fitted = fit(picture(".webp[lossless]", 100, 60, glass));
  EXPECT_EQ(fitted.resource.media_type, "image/png");
  const auto shown = decoded(fitted.resource.bytes);
  ASSERT_EQ(shown.bands, 4);
  EXPECT_EQ(shown.at(10, 10, 3), 0);
  EXPECT_EQ(shown.at(90, 10, 3), 255);
}

TEST(FitPictures, ScalesDownWhatIsTooLarge) {
  for (const char* suffix : {".jpg", ".png", ".webp", ".gif"}) {
    const Fitted fitted = fit(picture(suffix, 2000, 500, samples::red_left_blue_right));
    const auto shown = decoded(fitted.resource.bytes);
    EXPECT_EQ(shown.width, 1600) << suffix;
    EXPECT_EQ(shown.height, 400) << suffix;
  }
  const auto small = decoded(fit(flag(".jpg"), {.longest_side = 60}).resource.bytes);
  EXPECT_EQ(small.width, 60);
  EXPECT_EQ(small.height, 40);
}

TEST(FitPictures, TurnsPicturesUpright) {
  enum Side { left, right, top, bottom };
  constexpr Side red_side[] = {left, right, right, left, top, top, bottom, bottom};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const Fitted fitted =
        fit(samples::with_segment(flag(".jpg[strip]"), 0xE1, samples::exif(orientation)));
    const auto shown = decoded(fitted.resource.bytes);
    ASSERT_EQ(shown.width, orientation < 5 ? 120 : 80) << orientation;
    const int x = shown.width, y = shown.height;
    switch (red_side[orientation - 1]) {
      case left:
        EXPECT_TRUE(shown.is_red(5, y / 2) && shown.is_blue(x - 5, y / 2)) << orientation;
        break;
      case right:
        EXPECT_TRUE(shown.is_red(x - 5, y / 2) && shown.is_blue(5, y / 2)) << orientation;
        break;
      case top:
        EXPECT_TRUE(shown.is_red(x / 2, 5) && shown.is_blue(x / 2, y - 5)) << orientation;
        break;
      case bottom:
        EXPECT_TRUE(shown.is_red(x / 2, y - 5) && shown.is_blue(x / 2, 5)) << orientation;
    }
    EXPECT_THAT(fitted.resource.bytes, Not(HasSubstr("Ann Example")));
  }
}

TEST(FitPictures, TakesMetadataOut) {
  std::string jpeg = samples::with_segment(flag(".jpg"), 0xE1, samples::exif(1));
  jpeg = samples::with_segment(jpeg, 0xFE, "Ann Example");
  jpeg = samples::with_segment(jpeg, 0xED, "Photoshop 3.0 Ann Example");
  std::string png = flag(".png");
  png.insert(33, samples::chunk("tEXt", "Author\0Ann Example"s));
  std::string gif = flag(".gif");
  gif.insert(gif.size() - 1,
             "\x21\xFE\x0B"
             "Ann Example\0"s);
  for (const std::string& bytes : {jpeg, png, gif}) {
    const Fitted fitted = fit(bytes);
    EXPECT_FALSE(fitted.resource.bytes.empty());
    EXPECT_THAT(fitted.resource.bytes, Not(HasSubstr("Ann Example")));
    EXPECT_TRUE(decoded(fitted.resource.bytes).is_red(20, 40));
  }
  EXPECT_EQ(fit(png).resource.bytes, flag(".png"));
  EXPECT_EQ(fit(gif).resource.bytes, flag(".gif"));
}

TEST(FitPictures, MakesPrintColoursThoseOfScreens) {
  const auto cyan = [](int, int) { return std::vector{255, 0, 0, 0}; };
  const Fitted fitted = fit(picture(".jpg", 40, 40, cyan, VIPS_INTERPRETATION_CMYK));
  const auto shown = decoded(fitted.resource.bytes);
  ASSERT_EQ(shown.bands, 3);
  EXPECT_LT(shown.at(20, 20, 0), 100);
  EXPECT_GT(shown.at(20, 20, 2), 150);
}

TEST(FitPictures, ReadsSixteenBits) {
  const std::string deep = samples::deep_flag();
  EXPECT_EQ(deep.at(24), 16);
  EXPECT_EQ(fit(deep).resource.bytes, deep);
  const Fitted smaller = fit(deep, {.longest_side = 60});
  EXPECT_EQ(smaller.resource.bytes.at(24), 8);
  EXPECT_TRUE(decoded(smaller.resource.bytes).is_red(10, 20));
}

TEST(FitPictures, LeavesOutWhatIsCutOff) {
  for (const char* suffix : {".jpg", ".png", ".gif", ".webp", ".avif", ".tif[compression=lzw]"}) {
    const std::string whole = picture(suffix, 120, 80, samples::noise);
    const Fitted fitted = fit(whole.substr(0, whole.size() / 2));
    EXPECT_THAT(fitted.article.resources, IsEmpty()) << suffix;
    const Figure& figure = samples::figure(fitted.article, 0);
    EXPECT_EQ(figure.resource, -1);
    EXPECT_EQ(figure.alt, "a flag");
    ASSERT_EQ(fitted.notices.size(), 1U) << suffix;
    EXPECT_EQ(fitted.notices[0].kind, Notice::Kind::image_left_out);
    EXPECT_EQ(fitted.notices[0].where, "b0001");
    EXPECT_THAT(fitted.notices[0].detail, HasSubstr("https://example.org/0"));
  }
}

TEST(FitPictures, DoesNotDecodeBombs) {
  const std::string png = "\x89PNG\r\n\x1A\n" +
                          samples::chunk("IHDR", samples::big(50'000, 4) + samples::big(50'000, 4) +
                                                     "\x08\x02\0\0\0"s) +
                          samples::chunk("IDAT", "x") + samples::chunk("IEND", "");
  // VP8X with a canvas of 16383 by 16383, and one picture in it that has a byte.
  const std::string webp = "RIFF" + samples::little(40, 4) + "WEBPVP8X" + samples::little(10, 4) +
                           samples::little(0, 4) + samples::little(16382, 3) +
                           samples::little(16382, 3) + "VP8L" + samples::little(6, 4) +
                           "\x2F\xFE\xBF\xFF\x0F\0"s;
  const std::string bmp = "BM" + samples::little(54, 4) + samples::little(0, 4) +
                          samples::little(54, 4) + samples::little(40, 4) +
                          samples::little(60'000, 4) + samples::little(60'000, 4) +
                          samples::little(1, 2) + samples::little(24, 2) + samples::little(0, 24);
  for (const std::string& bomb : {png, webp, bmp}) {
    const Fitted fitted = fit(bomb);
    EXPECT_THAT(fitted.article.resources, IsEmpty());
    ASSERT_EQ(fitted.notices.size(), 1U);
    EXPECT_EQ(fitted.notices[0].kind, Notice::Kind::image_left_out);
  }
  EXPECT_THAT(fit(png).notices[0].detail, HasSubstr("50000 by 50000"));
}

TEST(FitPictures, DropsPicturesOfNothing) {
  const auto grey = [](int, int) { return std::vector{9, 9, 9}; };
  Article article = samples::article_of({picture(".gif", 1, 1, grey), picture(".webp", 1, 1, grey),
                                         picture(".png", 300, 1, grey), flag(".png")});
  std::get<Figure>(article.blocks[2].as).caption = {Span{"A line."}};
  Notices notices;
  fit_pictures(article, {}, notices);
  EXPECT_THAT(notices, IsEmpty());
  ASSERT_EQ(article.blocks.size(), 2U) << "the one with a caption, and the flag";
  EXPECT_EQ(samples::figure(article, 0).resource, -1);
  EXPECT_EQ(samples::figure(article, 1).resource, 0);
}

TEST(FitPictures, KeepsEachOnceAndNoneThatNobodyShows) {
  const std::string jpeg = flag(".jpg[strip]");
  Article article = samples::article_of(
      {jpeg, samples::with_segment(jpeg, 0xFE, "a comment"), flag(".png"), flag(".webp")});
  article.blocks.erase(article.blocks.begin() + 2);
  article.lead_picture = 3;
  Notices notices;
  fit_pictures(article, {}, notices);
  ASSERT_EQ(article.resources.size(), 2U);
  EXPECT_EQ(samples::figure(article, 0).resource, 0);
  EXPECT_EQ(samples::figure(article, 1).resource, 0);
  EXPECT_EQ(article.lead_picture, 1);
  EXPECT_EQ(samples::figure(article, 2).resource, 1);
}

TEST(FitPictures, ReachesFiguresInListsAndQuotes) {
  Article article = samples::article_of({flag(".webp")});
  List list;
  list.items.push_back({{.as = Quote{std::move(article.blocks)}}});
  article.blocks.clear();
  article.blocks.push_back({.as = std::move(list)});
  Notices notices;
  fit_pictures(article, {}, notices);
  ASSERT_EQ(article.resources.size(), 1U);
  EXPECT_THAT(article.resources[0].media_type, Not("image/webp"));
}

TEST(FitPictures, SanitisesDrawingsAndTellsWhatIsMissed) {
  const Fitted fitted =
      fit("<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script><path d='M0 0'/></svg>");
  EXPECT_EQ(fitted.resource.media_type, "image/svg+xml");
  EXPECT_THAT(fitted.resource.bytes, testing::StartsWith("<svg"));
  EXPECT_THAT(fitted.resource.bytes, Not(HasSubstr("script")));
  ASSERT_EQ(fitted.notices.size(), 1U);
  EXPECT_EQ(fitted.notices[0].kind, Notice::Kind::image_simplified);
  EXPECT_EQ(fitted.notices[0].detail, "a script");
}

TEST(FitPictures, IsTheSameEveryTime) {
  const std::string photo = picture(".tif", 300, 200, samples::noise);
  EXPECT_EQ(fit(photo, {.longest_side = 100}).resource.bytes,
            fit(photo, {.longest_side = 100}).resource.bytes);
}

TEST(FitPictures, SurvivesAnyNumberForAResource) {
  Article article = samples::article_of({"", "no picture"});
  std::get<Figure>(article.blocks[0].as).resource = 77;
  Notices notices;
  fit_pictures(article, {}, notices);
  EXPECT_EQ(samples::figure(article, 0).resource, -1);
  EXPECT_EQ(samples::figure(article, 1).resource, -1);
  EXPECT_EQ(notices.size(), 1U);
}

}  // namespace
}  // namespace lectern

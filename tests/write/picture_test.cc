#include "write/picture.h"

#include <gmock/gmock.h>

#include "write/samples.h"
#include "write/svg.h"

namespace lectern {
namespace {

using namespace std::string_literals;

std::string_view type(std::string_view bytes) {
  return recognise_picture(bytes).media_type;
}

// A frame of one component, two by two, and the start of a scan.
const std::string jpeg =
    "\xFF\xD8\xFF\xE0\0\x04XX\xFF\xC0\0\x0B\x08\0\x02\0\x02\x01\x01\x11\0"
    "\xFF\xDA\0\x08\x01\x01\0\0\x3F\0"s;

TEST(Picture, IsToldByItsBytes) {
  EXPECT_EQ(type(samples::png().bytes), "image/png");
  EXPECT_EQ(type(samples::gif().bytes), "image/gif");
  EXPECT_EQ(type(jpeg), "image/jpeg");
  EXPECT_EQ(type(samples::svg("<path d=\"M0 0\"/>").bytes), "image/svg+xml");
  EXPECT_EQ(recognise_picture(jpeg).extension, ".jpg");
}

TEST(Picture, IsNoneWhenItsHeaderIsBroken) {
  for (const std::string& good : {samples::png().bytes, samples::gif().bytes, jpeg}) {
    const std::string_view bytes = good;
    for (const std::size_t size : {0U, 3U, 8U, 12U, 17U})
      EXPECT_EQ(type(bytes.substr(0, size)), "") << size;
  }
  std::string without_width = samples::png().bytes;
  without_width[19] = 0;
  EXPECT_EQ(type(without_width), "");
  std::string odd_depth = samples::png().bytes;
  odd_depth[24] = 3;
  EXPECT_EQ(type(odd_depth), "");
  EXPECT_EQ(type(samples::png().bytes.substr(0, 40)), "") << "no picture data";
  EXPECT_EQ(type(jpeg.substr(0, 21)), "") << "no scan";
  EXPECT_EQ(type("RIFF....WEBPVP8 "), "");
  EXPECT_EQ(type("<html><body>not found</body></html>"), "");
  EXPECT_EQ(type(""), "");
}

TEST(Picture, SurvivesEveryCutAndEveryChangedByte) {
  for (const std::string& good :
       {samples::png().bytes, samples::gif().bytes, jpeg, samples::svg("<g/>").bytes}) {
    for (std::size_t at = 0; at < good.size(); ++at) {
      type(std::string_view(good).substr(0, at));
      std::string changed = good;
      changed[at] = static_cast<char>(changed[at] ^ 0xFF);
      type(changed);
    }
  }
}

bool harmless(const std::string& inside) {
  return is_harmless_svg(samples::svg(inside).bytes);
}

TEST(Svg, MayDraw) {
  EXPECT_TRUE(harmless("<circle r=\"1\" fill=\"red\"/><text>hi</text>"));
  EXPECT_TRUE(harmless("<defs><linearGradient id=\"g\"/></defs><path fill=\"url(#g)\"/>"));
  EXPECT_TRUE(harmless("<g id=\"a\"/><use xlink:href=\"#a\"/>"));
  EXPECT_TRUE(is_harmless_svg("<?xml version=\"1.0\"?>\n" + samples::svg("").bytes));
}

TEST(Svg, MayNotRunFetchOrConfuse) {
  for (const char* bad : {"<script/>",
                          "<style>*{fill:url(http://x/)}</style>",
                          "<a href=\"#x\"/>",
                          "<image href=\"http://example.org/x.png\"/>",
                          "<foreignObject/>",
                          "<g onclick=\"x()\"/>",
                          "<use xlink:href=\"http://example.org/x#y\"/>",
                          "<use xlink:href=\"#nowhere\"/>",
                          "<path fill=\"url(http://example.org/#x)\"/>",
                          "<path fill=\"URL( 'x' )\"/>",
                          "<path style=\"fill:\\75rl(x)\"/>",
                          "<path fill=\"url(#nowhere)\"/>",
                          "<g id=\"a\"/><g id=\"a\"/>",
                          "<g id=\"1 2\"/>",
                          "<animate/>",
                          "<set/>",
                          "<b xmlns=\"http://www.w3.org/1999/xhtml\"/>",
                          "<g data-name=\"x\"/>",
                          "<g xmlns:i=\"urn:i\" i:label=\"x\"/>",
                          "<path font-size=\"3\"/>",
                          "<?xml-stylesheet href=\"x\"?>",
                          "<g",
                          "&entity;"})
    EXPECT_FALSE(harmless(bad)) << bad;
  EXPECT_FALSE(is_harmless_svg("<!DOCTYPE svg>" + samples::svg("").bytes));
  EXPECT_FALSE(is_harmless_svg("<g xmlns=\"http://www.w3.org/2000/svg\"/>"));
  EXPECT_FALSE(is_harmless_svg("<svg/>")) << "not in the namespace";
}

}  // namespace
}  // namespace lectern

#include "write/picture.h"

#include <gtest/gtest.h>

#include "write/samples.h"

namespace lectern {
namespace {

std::string_view type(std::string_view bytes) {
  return recognise_picture(bytes).media_type;
}

TEST(Picture, IsToldByItsFirstBytes) {
  EXPECT_EQ(type(samples::png().bytes), "image/png");
  EXPECT_EQ(type(samples::gif().bytes), "image/gif");
  EXPECT_EQ(type("\xFF\xD8\xFF\xE0"), "image/jpeg");
  EXPECT_EQ(type(samples::svg("<path d=\"M0 0\"/>").bytes), "image/svg+xml");
  EXPECT_EQ(recognise_picture("\xFF\xD8\xFF\xE0").extension, ".jpg");
}

TEST(Picture, IsNoneWhenItIsNotFitted) {
  for (const char* other : {"RIFF....WEBPVP8 ", "<html><body>not found</body></html>", "\x89PNG",
                            "<?xml version=\"1.0\"?><svg/>", ""})
    EXPECT_EQ(type(other), "") << other;
}

}  // namespace
}  // namespace lectern

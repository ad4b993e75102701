#include "batch/cover_choice.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include "batch/scratch.h"
#include "lectern/cover.h"

namespace lectern {
namespace {

using Kind = CoverChoice::Kind;

// A JPEG that makes a cover; drawn, so that it is one.
const Resource& picture() {
  static const Resource it = [] {
    const auto cover = draw_cover({"A picture", "", "", "en", "", {}}, "");
    EXPECT_TRUE(cover) << message(cover.error());
    return cover ? *cover : Resource{};
  }();
  return it;
}

Article illustrated() {
  Article article;
  article.meta.title = "A title";
  Figure figure;
  figure.resource = 0;
  article.blocks.push_back({"", "", figure});
  article.resources.push_back(picture());
  return article;
}

TEST(CoverChoice, IsAWordOrAPicture) {
  const Scratch scratch;
  EXPECT_EQ(choose_cover("")->kind, Kind::automatic);
  EXPECT_EQ(choose_cover("auto")->kind, Kind::automatic);
  EXPECT_EQ(choose_cover("drawn")->kind, Kind::drawn);
  EXPECT_EQ(choose_cover("none")->kind, Kind::none);
  const auto file = choose_cover(scratch.write("c.jpg", picture().bytes));
  ASSERT_TRUE(file) << message(file.error());
  EXPECT_EQ(file->kind, Kind::file);
  EXPECT_TRUE(file->file.bytes == picture().bytes);
}

TEST(CoverChoice, IsRefusedBeforeTheWorkBegins) {
  const Scratch scratch;
  for (const std::string& path : {scratch.write("c.jpg", "words"), scratch.path("nowhere.jpg")}) {
    const auto choice = choose_cover(path);
    ASSERT_FALSE(choice);
    EXPECT_EQ(choice.error().code, Error::Code::usage);
    EXPECT_EQ(choice.error().where, path);
  }
}

TEST(CoverChoice, IsToldApartByWhatItMakes) {
  const Scratch scratch;
  const auto one = choose_cover(scratch.write("c.jpg", picture().bytes));
  const auto other = choose_cover(scratch.write("c.jpg", picture().bytes + "\xFF\xD9"));
  ASSERT_TRUE(one && other);
  EXPECT_NE(fingerprint(*one), fingerprint(*other));
  EXPECT_NE(fingerprint({Kind::automatic}), fingerprint({Kind::drawn}));
  EXPECT_NE(fingerprint({Kind::automatic}), fingerprint({Kind::none}));
}

TEST(MakeCover, TakesTheArticlesOwnPictureOrDraws) {
  Notices notices;
  EXPECT_TRUE(make_cover({Kind::automatic}, illustrated(), notices).bytes == picture().bytes);
  EXPECT_TRUE(make_cover({Kind::automatic}, Article{}, notices).bytes.empty());
  EXPECT_TRUE(make_cover({Kind::none}, illustrated(), notices).bytes.empty());
  EXPECT_EQ(make_cover({Kind::file, {"image/png", "x"}}, illustrated(), notices).bytes, "x");
  const Resource drawn = make_cover({Kind::drawn}, illustrated(), notices);
  EXPECT_EQ(drawn.media_type, "image/jpeg");
  EXPECT_FALSE(drawn.bytes == picture().bytes);
  EXPECT_TRUE(notices.empty());
}

TEST(MakeCover, IsDrawnForManyUnlessOneIsGiven) {
  Notices notices;
  const CoverText text{"Many articles", "The Example", "", "en", "", {}};
  const auto make = [&](const CoverChoice& choice) {
    return make_cover_of_many(choice, text, "", notices).bytes;
  };
  EXPECT_TRUE(make({Kind::automatic}) == draw_cover(text, "")->bytes);
  EXPECT_EQ(make({Kind::file, {"image/png", "x"}}), "x");
  EXPECT_EQ(make({Kind::none}), "");
}

TEST(MakeCover, TellsWhenItCannotDraw) {
  const Scratch scratch;
  const Article article = illustrated();  // draws its picture, which the next line makes impossible
  Notices notices;
  setenv("FONTCONFIG_FILE", scratch.write("fonts.conf", "<fontconfig/>").c_str(), 1);
  const Resource cover = make_cover({Kind::drawn}, article, notices);
  unsetenv("FONTCONFIG_FILE");
  EXPECT_TRUE(cover.bytes.empty());
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices[0].kind, Notice::Kind::cover_left_out);
}

}  // namespace
}  // namespace lectern

#include "batch/image_folder.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>

#include "base/hash.h"
#include "batch/input_companions.h"
#include "batch/scratch.h"
#include "lectern/convert.h"

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::Optional;

const std::string address = "https://Img.example.org/a/b%20c.jpg?w=100";

std::optional<std::string> found(const Scratch& scratch, const std::string& asked = address) {
  const auto folder = ImageFolder::open(scratch.path("images"));
  EXPECT_TRUE(folder);
  return folder->find({}, asked);
}

TEST(ImageFolder, FindsByHashOrByHostAndPath) {
  for (const std::string& name :
       {hash_hex(address) + ".jpg", hash_hex(address),
        std::string("img.example.org/a/b%20c.jpg?w=100"),
        std::string("img.example.org/a/b c.jpg?w=100"), std::string("img.example.org/a/b%20c.jpg"),
        std::string("img.example.org/a/b c.jpg")}) {
    const Scratch scratch;
    scratch.write("images/" + name, "picture");
    EXPECT_THAT(found(scratch), Optional(std::string("picture"))) << name;
    EXPECT_THAT(found(scratch, address + "#top"), Optional(std::string("picture"))) << name;
    EXPECT_EQ(found(scratch, "https://img.example.org/a/other.jpg"), std::nullopt) << name;
  }
}

TEST(ImageFolder, PrefersTheWholeAddress) {
  const Scratch scratch;
  scratch.write("images/img.example.org/a/b c.jpg", "any size");
  scratch.write("images/img.example.org/a/b c.jpg?w=100", "that size");
  EXPECT_THAT(found(scratch), Optional(std::string("that size")));
  scratch.write("images/" + hash_hex(address) + ".png", "by hash");
  EXPECT_THAT(found(scratch), Optional(std::string("by hash")));
}

TEST(ImageFolder, NeverFindsWhatIsNotListed) {
  const Scratch scratch;
  const std::string secret = scratch.write("secret", "secret");
  scratch.write("images/h/a.jpg", "a");
  ASSERT_EQ(symlink(secret.c_str(), scratch.path("images/h/link").c_str()), 0);
  for (const std::string& asked :
       {"file://" + secret, secret, std::string("https://h/../../secret"),
        std::string("https://h/link"), std::string("https://h/%2e%2e/%2e%2e/secret"),
        std::string("https://../secret"), std::string("https://h/a.jpg/"),
        std::string("ftp://h/a.jpg"), std::string()})
    EXPECT_EQ(found(scratch, asked), std::nullopt) << asked;
  EXPECT_THAT(found(scratch, "http://h/a.jpg"), Optional(std::string("a")));
}

TEST(ImageFolder, MustBeThere) {
  const Scratch scratch;
  const auto folder = ImageFolder::open(scratch.write("file", ""));
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().code, Error::Code::usage);
  EXPECT_FALSE(open_images(scratch.path("nothing")));
}

TEST(ImageFolder, ItsFingerprintChangesWithWhatIsAskedForOnly) {
  const Scratch scratch;
  scratch.write("images/h/a.jpg", "a");
  const auto fingerprint = [&] {
    return ImageFolder::open(scratch.path("images"))
        ->fingerprint({"https://h/a.jpg", "https://h/b.jpg"});
  };
  const std::string before = fingerprint();
  scratch.write("images/h/c.jpg", "c");
  EXPECT_EQ(fingerprint(), before);
  scratch.write("images/h/b.jpg", "b");
  const std::string with_b = fingerprint();
  EXPECT_NE(with_b, before);
  scratch.write("images/h/a.jpg", "another");
  EXPECT_NE(fingerprint(), with_b);
}

TEST(InputCompanions, RememberWhatWasAskedFor) {
  const Scratch scratch;
  scratch.write("Page_files/a.png", "beside");
  scratch.write("images/h/b.png", "b");
  const auto images = open_images(scratch.path("images"));
  const InputCompanions companions(scratch.path("Page.html"), images->get());
  EXPECT_THAT(companions.find("Page_files/a.png", "https://h/Page_files/a.png"),
              Optional(std::string("beside")));
  EXPECT_THAT(companions.find("b.png", "https://h/b.png"), Optional(std::string("b")));
  EXPECT_EQ(companions.find("c.png", "https://h/c.png"), std::nullopt);
  EXPECT_THAT(companions.asked(), ElementsAre("https://h/b.png", "https://h/c.png"));
}

struct Listener final : Observer {
  std::vector<Record> records;
  void begin(std::size_t) override {}
  void finished(const Record& record, std::size_t, std::size_t) override {
    records.push_back(record);
  }
};

std::string gif(char colour) {
  return std::string("GIF89a\4\0\4\0\x80\0\0", 13) + std::string(3, colour) + "abc" +
         std::string(",\0\0\0\0\4\0\4\0\0\2\3\x84\x8F\x05\0;", 17);
}

class ConvertWithImages : public testing::Test {
 protected:
  ConvertWithImages() {
    std::filesystem::create_directories(scratch_.path("images"));
    scratch_.write("in/a.md",
                   "<!--1670849102000-->\n[A title](https://example.org/a)\n------\n\n"
                   "<p>Text.</p><img src=\"https://h/a.gif\" alt=\"a\">");
    options_.output_folder = scratch_.path("out");
    options_.formats = {"html"};
    options_.jobs = 1;
    options_.sync = false;
    options_.images_folder = scratch_.path("images");
  }

  State run() {
    Listener listener;
    const auto summary =
        convert(plan_conversion({scratch_.path("in")}, options_.output_folder), options_, listener);
    EXPECT_TRUE(summary) << message(summary.error());
    notices_ = listener.records.at(0).notices;
    return listener.records.at(0).state;
  }
  bool is_shown() const {
    return scratch_.read("out/a.html").find("src=\"data:image/gif") != std::string::npos;
  }

  Scratch scratch_;
  ConvertOptions options_;
  Notices notices_;
};

TEST_F(ConvertWithImages, MakesAgainWhatAPictureArrivedFor) {
  EXPECT_EQ(run(), State::ok);
  EXPECT_FALSE(is_shown());
  EXPECT_EQ(run(), State::present);
  scratch_.write("images/h/other.gif", gif(1));
  EXPECT_EQ(run(), State::present) << "not this article's";
  scratch_.write("images/h/a.gif", gif(1));
  EXPECT_EQ(run(), State::ok);
  EXPECT_TRUE(is_shown());
  EXPECT_EQ(run(), State::present);
  scratch_.write("images/" + hash_hex("https://h/a.gif") + ".gif", gif(2) + gif(3));
  EXPECT_EQ(run(), State::ok) << "a better name for it";
}

TEST_F(ConvertWithImages, MakesAgainForAnotherSize) {
  EXPECT_EQ(run(), State::ok);
  options_.pictures.longest_side = 100;
  EXPECT_EQ(run(), State::ok);
}

TEST_F(ConvertWithImages, TellsOfAPictureOnce) {
  scratch_.write("images/h/a.gif", gif(1).substr(0, 30));
  options_.formats = {"html", "epub"};
  EXPECT_EQ(run(), State::ok);
  int told = 0;
  for (const Notice& notice : notices_) told += notice.kind == Notice::Kind::image_left_out;
  EXPECT_EQ(told, 1);
}

TEST_F(ConvertWithImages, NeedsTheFolder) {
  options_.images_folder = scratch_.path("nothing");
  Listener listener;
  const auto summary =
      convert(plan_conversion({scratch_.path("in")}, options_.output_folder), options_, listener);
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().code, Error::Code::usage);
}

}  // namespace
}  // namespace lectern

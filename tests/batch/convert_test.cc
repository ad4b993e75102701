// The whole of convert() on small articles, in real worker processes.
#include "lectern/convert.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "batch/scratch.h"

namespace lectern {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::string article(const std::string& text) {
  return "<!--1670849102000-->\n[A title](https://example.org/a)\n------\n\n<p>" + text + "</p>";
}

struct Listener final : Observer {
  std::size_t total = 0;
  std::map<std::string, Record> records;  // by the input's last part

  void begin(std::size_t count) override { total = count; }
  void finished(const Record& record, std::size_t done, std::size_t count) override {
    records[std::filesystem::path(record.input).filename().string()] = record;
    EXPECT_EQ(done, records.size());
    EXPECT_EQ(count, total);
  }
};

class Convert : public testing::Test {
 protected:
  Convert() {
    options_.output_folder = scratch_.path("out");
    options_.formats = {"epub"};
    options_.jobs = 2;
    options_.sync = false;
  }

  Summary run() {
    listener_ = Listener();
    const Plan plan = plan_conversion({scratch_.path("in")}, options_.output_folder);
    const auto summary = convert(plan, options_, listener_);
    EXPECT_TRUE(summary) << message(summary.error());
    return summary ? *summary : Summary();
  }

  // The outputs, without the journal's folder.
  std::vector<std::string> outputs() const {
    std::vector<std::string> files = scratch_.files("out");
    std::erase_if(files, [](const std::string& name) { return name.starts_with(".lectern/"); });
    return files;
  }

  State state(const std::string& input) const { return listener_.records.at(input).state; }

  Scratch scratch_;
  ConvertOptions options_;
  Listener listener_;
};

TEST_F(Convert, MirrorsTheInputFolders) {
  scratch_.write("in/a.md", article("Hello."));
  scratch_.write("in/b/c/d.txt", article("Hello."));
  EXPECT_EQ(run().ok, 2);
  EXPECT_THAT(outputs(), ElementsAre("a.epub", "b/c/d.epub"));
  EXPECT_THAT(listener_.records.at("d.txt").outputs, ElementsAre("b/c/d.epub"));
}

TEST_F(Convert, MakesEveryFormatThatIsAskedFor) {
  scratch_.write("in/a.md", article("Hello."));
  options_.formats = {"epub", "text", "json", "wav", "mp3"};
  EXPECT_EQ(run().ok, 1);
  EXPECT_THAT(outputs(), ElementsAre("a.epub", "a.json", "a.mp3", "a.txt", "a.wav"));
  EXPECT_GT(listener_.records.at("a.md").audio_seconds, 0.5);
}

TEST_F(Convert, DoesNotDoAgainWhatIsUpToDate) {
  scratch_.write("in/a.md", article("Hello."));
  run();
  EXPECT_EQ(run().present, 1);
  EXPECT_THAT(listener_.records.at("a.md").outputs, ElementsAre("a.epub"));
  options_.force = true;
  EXPECT_EQ(run().ok, 1);
}

TEST_F(Convert, ChangedInputsSettingsOrOutputsAreDoneAgain) {
  scratch_.write("in/a.md", article("Hello."));
  run();
  scratch_.write("in/a.md", article("Good morning."));
  EXPECT_EQ(run().ok, 1) << "the input has changed";
  options_.language = "en";
  EXPECT_EQ(run().ok, 1) << "another language";
  scratch_.write("out/a.epub", "cut short");
  EXPECT_EQ(run().ok, 1) << "the output is not what was made";
  std::filesystem::remove(scratch_.path("out/a.epub"));
  EXPECT_EQ(run().ok, 1) << "the output is gone";
  std::filesystem::remove_all(scratch_.path("out/.lectern"));
  EXPECT_EQ(run().ok, 1) << "the journal is gone";
  EXPECT_EQ(run().present, 1);
}

TEST_F(Convert, TheCoverBelongsToTheKeyOfBooksAlone) {
  scratch_.write("in/a.md", article("Hello."));
  options_.formats = {"epub", "text"};
  run();
  const auto plain = std::filesystem::file_size(scratch_.path("out/a.epub"));
  const auto text_made = std::filesystem::last_write_time(scratch_.path("out/a.txt"));
  options_.cover = "drawn";
  EXPECT_EQ(run().ok, 1);
  EXPECT_GT(std::filesystem::file_size(scratch_.path("out/a.epub")), plain + 10'000);
  EXPECT_EQ(std::filesystem::last_write_time(scratch_.path("out/a.txt")), text_made);
  EXPECT_EQ(run().present, 1);
}

TEST_F(Convert, WhatIsSelectedAndDroppedBelongsToTheKey) {
  scratch_.write("in/a.html", "<html><body><p>One.</p><p class=x>Two.</p></body></html>");
  options_.formats = {"text"};
  run();
  options_.reading.drop = ".x";
  EXPECT_EQ(run().ok, 1);
  EXPECT_EQ(scratch_.read("out/a.txt").find("Two."), std::string::npos);
  options_.reading.selector = ".x";
  options_.reading.drop.clear();
  EXPECT_EQ(run().ok, 1);
  EXPECT_NE(scratch_.read("out/a.txt").find("Two."), std::string::npos);
  EXPECT_EQ(scratch_.read("out/a.txt").find("One."), std::string::npos);
  EXPECT_EQ(run().present, 1);
}

TEST_F(Convert, OneMoreFormatMakesOnlyThatOne) {
  scratch_.write("in/a.md", article("Hello."));
  run();
  const auto made = std::filesystem::last_write_time(scratch_.path("out/a.epub"));
  options_.formats = {"epub", "wav"};
  EXPECT_EQ(run().ok, 1);
  EXPECT_THAT(outputs(), ElementsAre("a.epub", "a.wav"));
  EXPECT_EQ(std::filesystem::last_write_time(scratch_.path("out/a.epub")), made);
  EXPECT_EQ(run().present, 1);
  EXPECT_THAT(listener_.records.at("a.md").outputs, UnorderedElementsAre("a.epub", "a.wav"));
}

TEST_F(Convert, ARunWithOtherFormatsIsNotForgotten) {
  scratch_.write("in/a.md", article("Hello."));
  run();
  options_.formats = {"text"};
  run();
  options_.formats = {"epub"};
  EXPECT_EQ(run().present, 1);
}

TEST_F(Convert, SoundSettingsConcernOnlyTheSound) {
  scratch_.write("in/a.md", article("Hello."));
  options_.formats = {"text", "wav"};
  run();
  options_.voices.rate = 300;
  run();
  EXPECT_THAT(listener_.records.at("a.md").outputs, UnorderedElementsAre("a.txt", "a.wav"));
  options_.formats = {"text"};
  EXPECT_EQ(run().present, 1);
  options_.formats = {"wav"};
  EXPECT_EQ(run().present, 1);
  options_.voices.rate = 0;
  EXPECT_EQ(run().ok, 1);
}

TEST_F(Convert, OneBadArticleCostsThatArticleOnly) {
  scratch_.write("in/good.md", article("Hello."));
  scratch_.write("in/empty.md", "");
  scratch_.write("in/garbage.md", std::string(100, '\0'));
  const Summary summary = run();
  EXPECT_EQ(summary.ok, 1);
  EXPECT_EQ(summary.failed, 2);
  EXPECT_FALSE(summary.output_trouble);
  EXPECT_EQ(listener_.records.at("empty.md").error.code, Error::Code::empty_input);
  EXPECT_EQ(listener_.records.at("empty.md").error.where, scratch_.path("in/empty.md"));
  EXPECT_THAT(outputs(), ElementsAre("good.epub"));
}

TEST_F(Convert, AFailureKeepsTheJournalsGoodOutputs) {
  const std::string good = article("Hello.");
  scratch_.write("in/a.md", good);
  run();
  scratch_.write("in/a.md", "");
  EXPECT_EQ(run().failed, 1);
  scratch_.write("in/a.md", good);
  EXPECT_EQ(run().present, 1);
}

TEST_F(Convert, AllOutputsOfAnArticleAppearOrNone) {
  scratch_.write("in/a.md", article("Hello."));
  scratch_.write("in/b.md", article("Hello."));
  scratch_.write("out/a.txt/in-the-way", "");
  options_.formats = {"epub", "text"};
  const Summary summary = run();
  EXPECT_TRUE(summary.output_trouble);
  EXPECT_EQ(summary.ok, 1);
  EXPECT_EQ(listener_.records.at("a.md").error.code, Error::Code::output_failed);
  EXPECT_THAT(outputs(), ElementsAre("a.txt/in-the-way", "b.epub", "b.txt"));
}

TEST_F(Convert, TheOutputsDoNotDependOnHowManyWork) {
  for (int i = 0; i < 4; ++i)
    scratch_.write(fmt::format("in/{}.md", i), article("Hello, this is a sentence."));
  options_.formats = {"epub", "wav"};
  options_.jobs = 1;
  run();
  options_.jobs = 3;
  options_.output_folder = scratch_.path("other");
  run();
  for (const std::string& name : outputs())
    EXPECT_EQ(scratch_.read("out/" + name), scratch_.read("other/" + name)) << name;
  EXPECT_EQ(outputs().size(), 8u);
}

TEST_F(Convert, ADuplicateNameIsNoticedOnItsRecord) {
  scratch_.write("in/a.md", article("Hello."));
  scratch_.write("in/a.txt", article("Good morning."));
  run();
  EXPECT_THAT(outputs(), ElementsAre("a.epub", "a.txt.epub"));
  EXPECT_THAT(listener_.records.at("a.txt").notices,
              Contains(testing::Field(&Notice::kind, Notice::Kind::duplicate_name)));
}

TEST_F(Convert, WrongSettingsAreErrorsOfTheWholeRun) {
  scratch_.write("in/a.md", article("Hello."));
  const Plan plan = plan_conversion({scratch_.path("in")}, options_.output_folder);
  const auto code = [&](auto change) {
    ConvertOptions options = options_;
    change(options);
    const auto summary = convert(plan, options, listener_);
    return summary ? Error::Code::system : summary.error().code;
  };
  EXPECT_EQ(code([](auto& it) { it.formats = {"epbu"}; }), Error::Code::usage);
  EXPECT_EQ(code([](auto& it) { it.formats.clear(); }), Error::Code::usage);
  EXPECT_EQ(code([](auto& it) { it.output_folder.clear(); }), Error::Code::usage);
  EXPECT_EQ(code([](auto& it) { it.time_limit = 0; }), Error::Code::usage);
  EXPECT_EQ(code([](auto& it) { it.language = "e n"; }), Error::Code::usage);
  EXPECT_EQ(code([](auto& it) { it.reading.selector = "p:"; }), Error::Code::usage);
  EXPECT_EQ(code([](auto& it) { it.reading.drop = "p:"; }), Error::Code::usage);
  EXPECT_EQ(code([](auto& it) { it.voices.names = {"nobody"}; }), Error::Code::unknown_voice);
  EXPECT_EQ(code([](auto& it) {
              it.formats = {"wav"};
              it.language = "qqq";
            }),
            Error::Code::unknown_language);
  EXPECT_EQ(convert({}, options_, listener_).error().code, Error::Code::usage);
  EXPECT_THAT(scratch_.files("out"), IsEmpty());
}

TEST_F(Convert, LoadingGivesTheReadingHalfOnly) {
  Notices notices;
  const std::string path = scratch_.write("in/a.md", article("Hello there, this is English."));
  const auto articles = load_articles(path, "", {}, notices);
  ASSERT_TRUE(articles);
  ASSERT_EQ(articles->size(), 1u);
  EXPECT_EQ(articles->front().meta.title, "A title");
  EXPECT_EQ(load_articles(path, "fr", {}, notices)->front().meta.language, "fr");
  EXPECT_EQ(load_articles(scratch_.write("in/b", ""), "", {}, notices).error().where,
            scratch_.path("in/b"));
  EXPECT_EQ(load_articles(path, "f r", {}, notices).error().code, Error::Code::usage);
}

TEST_F(Convert, RefusesWhatIsNoFontBeforeWorkBegins) {
  scratch_.write("in/a.md", article("Text."));
  scratch_.write("a.ttf", "no font");
  options_.fonts = {scratch_.path("a.ttf")};
  const Plan plan = plan_conversion({scratch_.path("in")}, options_.output_folder);
  const auto summary = convert(plan, options_, listener_);
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().code, Error::Code::usage);
  EXPECT_EQ(summary.error().where, options_.fonts[0]);
  EXPECT_THAT(outputs(), IsEmpty());
}

TEST_F(Convert, MakesBooksAgainForAnotherFont) {
  scratch_.write("in/a.md", article("Text."));
  options_.formats = {"epub", "text"};
  EXPECT_EQ(run().ok, 1);
  const std::string font = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
  ASSERT_TRUE(std::filesystem::exists(font)) << "install fonts-dejavu-core";
  const auto text = std::filesystem::last_write_time(scratch_.path("out/a.txt"));
  options_.fonts = {font};
  EXPECT_EQ(run().ok, 1);
  EXPECT_EQ(std::filesystem::last_write_time(scratch_.path("out/a.txt")), text)
      << "a text has no fonts";
  EXPECT_EQ(run().present, 1);
}

}  // namespace
}  // namespace lectern

// The whole of bundle() on small articles, in real worker processes.
#include "lectern/bundle.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <time.h>

#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "batch/scratch.h"
#include "write/support.h"

namespace lectern {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

// An archive file, dated `day` days after the first of December 2022.
std::string article(const std::string& title, const std::string& url, int day,
                    const std::string& body = "<p>Some words of a text.</p>") {
  return fmt::format("<!--{}000-->\n[{}]({})\n------\n\n{}", 1669852800 + day * 86400, title, url,
                     body);
}

struct Listener final : Observer {
  std::size_t gathered_last = 0;
  std::map<std::string, Record> records;  // by the input's last part
  std::vector<std::string> notices;

  void begin(std::size_t) override {}
  void gathered(std::size_t done, std::size_t) override { gathered_last = done; }
  void finished(const Record& record, std::size_t, std::size_t) override {
    records[std::filesystem::path(record.input).filename().string()] = record;
  }
  void noticed(const std::string& input, const Notice& notice) override {
    notices.push_back(input + ": " + notice.detail);
  }
};

class Bundle : public testing::Test {
 protected:
  Bundle() {
    bundle_.file = scratch_.path("out/book.epub");
    options_.jobs = 2;
    options_.sync = false;
    options_.cover = "none";  // drawing takes longer than all else
    scratch_.write("in/a/1.md", article("Second & last", "https://x.example/1", 2));
    scratch_.write("in/b/2.md", article("first", "https://y.example/2", 1));
    scratch_.write("in/3.md", article("Third", "https://x.example/3", 3));
  }

  Result<Summary> try_run() {
    listener_ = Listener();
    return bundle(plan_conversion({scratch_.path("in")}, ""), options_, bundle_, listener_);
  }
  Summary run() {
    const auto summary = try_run();
    EXPECT_TRUE(summary) << message(summary.error());
    return summary ? *summary : Summary();
  }

  // The files beside the journal.
  std::vector<std::string> outputs() const {
    std::vector<std::string> files = scratch_.files("out");
    std::erase_if(files, [](const std::string& name) { return name.starts_with(".lectern/"); });
    return files;
  }
  Document part(const std::string& name, const std::string& file = "out/book.epub") const {
    return Document(entry(scratch_.read(file), "EPUB/" + name));
  }
  std::vector<std::string> titles() const {
    return part("nav.xhtml").all("//h:nav[@epub:type='toc']//h:a");
  }

  Scratch scratch_;
  ConvertOptions options_;
  BundleOptions bundle_;
  Listener listener_;
};

TEST_F(Bundle, IsOneBookInTheOrderOfThePlan) {
  EXPECT_EQ(run().ok, 3);
  EXPECT_THAT(outputs(), ElementsAre("book.epub"));
  EXPECT_THAT(titles(), ElementsAre("Third", "Second & last", "first"));
  EXPECT_EQ(part("package.opf").first("//dc:title"), "book") << "of several sites";
  EXPECT_THAT(listener_.records.at("1.md").outputs, ElementsAre("book.epub"));
  EXPECT_EQ(listener_.gathered_last, 3U);
}

// Beyond a thousand, chapters are brought back from the disk each time they are asked for.
TEST_F(Bundle, TellsTheRightChapterOfVeryMany) {
  constexpr int many = 1100;
  for (int i = 0; i < many; ++i)
    scratch_.write(
        fmt::format("in/m{}/{:04}.md", i / 400, i),
        article(fmt::format("Number {}.", i), fmt::format("https://x.example/n{}", i), 1));
  bundle_.group = BundleGroup::folder;
  EXPECT_EQ(run().ok, many + 3);
  std::map<std::string, std::string> files;
  for (const PackedFile& it : unzip(scratch_.read("out/book.epub"))) files[it.name] = it.bytes;
  const Document nav(files.at("EPUB/nav.xhtml"));
  const auto titles = nav.all("//h:nav[@epub:type='toc']//h:a");
  const auto places = nav.all("//h:nav[@epub:type='toc']//h:a/@href");
  ASSERT_EQ(titles.size(), places.size());
  int found = 0;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (!titles[i].starts_with("Number")) continue;
    EXPECT_THAT(files.at("EPUB/" + places[i]), HasSubstr("<title>" + titles[i] + "</title>"));
    ++found;
  }
  EXPECT_EQ(found, many);
}

TEST_F(Bundle, IsSortedAndGrouped) {
  bundle_.sort = BundleSort::title;
  run();
  EXPECT_THAT(titles(), ElementsAre("first", "Second & last", "Third"));
  bundle_.sort = BundleSort::date;
  run();
  EXPECT_THAT(titles(), ElementsAre("first", "Second & last", "Third"));
  bundle_.group = BundleGroup::folder;
  run();
  EXPECT_THAT(titles(), ElementsAre("Third", "a", "Second & last", "b", "first"));
  bundle_.group = BundleGroup::site;
  run();
  EXPECT_THAT(titles(), ElementsAre("x.example", "Second & last", "Third", "y.example", "first"));
  bundle_.group = BundleGroup::day;
  run();
  EXPECT_THAT(titles(), ElementsAre("2022-12-02", "first", "2022-12-03", "Second & last",
                                    "2022-12-04", "Third"));
}

TEST_F(Bundle, HasTheTitleThatItIsGiven) {
  bundle_.title = "All\x01 that\n is <new>";
  run();
  EXPECT_EQ(part("package.opf").first("//dc:title"), "All that is <new>");
}

TEST_F(Bundle, HasADrawnCoverUnlessNoneIsWanted) {
  const char* const cover = "//opf:item[@properties='cover-image']/@href";
  run();
  EXPECT_THAT(part("package.opf").all(cover), IsEmpty());
  options_.cover = "auto";
  run();
  const std::string file = part("package.opf").first(cover);
  bool jpeg = false;
  for (const PackedFile& it : unzip(scratch_.read("out/book.epub")))
    if (it.name == "EPUB/" + file) jpeg = it.bytes.starts_with("\xFF\xD8\xFF");
  EXPECT_TRUE(jpeg);
  EXPECT_THAT(file, testing::EndsWith(".jpg"));
}

TEST_F(Bundle, EmbedsWhatItNeedsOfAFont) {
  options_.fonts = {"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"};
  run();
  EXPECT_THAT(part("package.opf").all("//opf:item[@media-type='font/ttf']/@href"),
              ElementsAre("fonts/f1.ttf"));
}

TEST_F(Bundle, LinksBetweenItsArticlesLeadInside) {
  scratch_.write("in/4.md",
                 article("Fourth", "https://x.example/4", 4,
                         "<p>As <a href='http://www.x.example/1/?utm_source=4#part'>said</a>, and "
                         "<a href='https://x.example/4'>here</a>, not <a "
                         "href='https://z.example/elsewhere'>there</a>.</p>"));
  run();
  const auto links = part("text/a2.xhtml").all("//h:p[not(@class)]/h:a/@href");
  EXPECT_THAT(links, ElementsAre("a3.xhtml", "https://x.example/4", "https://z.example/elsewhere",
                                 "https://x.example/4"))
      << "the last is the colophon's";
  EXPECT_EQ(part("text/a3.xhtml").first("//h:h1"), "Second & last");
}

TEST_F(Bundle, ALinkOutOfItsVolumeLeadsToTheNetwork) {
  scratch_.write("in/4.md", article("Fourth", "https://x.example/4", 4,
                                    "<p><a href='https://x.example/1'>said</a></p>"));
  bundle_.volume_articles = 1;
  run();
  EXPECT_EQ(part("text/a2.xhtml", "out/book-2.epub").first("//h:p[not(@class)]/h:a/@href"),
            "https://x.example/1");
}

// A GIF of 300 pixels each way, as its header says; a much shorter one would be no picture.
const std::string picture =
    "data:image/gif;base64,R0lGODlhLAEsAYAAAAAAAP///yH5BAEAAAAALAAAAAAsASwBAAIBRAA7" +
    std::string(400, 'A');

TEST_F(Bundle, APictureOfManyArticlesIsInItOnce) {
  const std::string body = fmt::format(
      "<p>Text.</p><figure><img src='{}' alt='A dot' width='300' height='300'></figure>", picture);
  scratch_.write("in/4.md", article("Fourth", "https://x.example/4", 4, body));
  scratch_.write("in/5.md", article("Fifth", "https://x.example/5", 5, body));
  run();
  std::vector<std::string> pictures;
  for (const PackedFile& it : unzip(scratch_.read("out/book.epub")))
    if (it.name.starts_with("EPUB/img/")) pictures.push_back(it.name);
  ASSERT_THAT(pictures, SizeIs(1));
  EXPECT_EQ("EPUB/" + part("text/a2.xhtml").first("//h:img/@src").substr(3), pictures[0]);
  EXPECT_EQ("EPUB/" + part("text/a3.xhtml").first("//h:img/@src").substr(3), pictures[0]);
}

TEST_F(Bundle, TellsWhatWasNoticedOfEachInput) {
  scratch_.write("in/4.md", article("Fourth", "https://x.example/4", 4,
                                    "<p>Text.</p><img src='https://x.example/gone.jpg'>"));
  scratch_.write("in/5.md", article("Fourth", "https://x.example/4", 4));
  options_.duplicates = Duplicates::skip;
  run();
  const auto kinds = [&](const char* input) {
    std::vector<Notice::Kind> found;
    for (const Notice& it : listener_.records.at(input).notices) found.push_back(it.kind);
    return found;
  };
  EXPECT_THAT(kinds("4.md"), ElementsAre(Notice::Kind::image_left_out));
  EXPECT_THAT(kinds("5.md"), Contains(Notice::Kind::duplicate));
  EXPECT_THAT(kinds("3.md"), IsEmpty());
}

TEST_F(Bundle, IsTheSameWhateverTheJobsTheZoneAndTheRun) {
  for (int i = 10; i < 30; ++i)
    scratch_.write(
        fmt::format("in/c/{}.md", i),
        article(fmt::format("No. {}", i), fmt::format("https://x.example/{}", i), i,
                fmt::format("<p>See <a href='https://x.example/{}'>it</a>.</p>", i - 1)));
  bundle_.group = BundleGroup::day;
  run();
  const std::string first = scratch_.read("out/book.epub");
  options_.force = true;
  for (const int jobs : {1, 5}) {
    options_.jobs = jobs;
    setenv("TZ", jobs == 1 ? "Asia/Kathmandu" : "America/St_Johns", 1);
    tzset();
    run();
    EXPECT_EQ(scratch_.read("out/book.epub"), first) << jobs;
  }
  unsetenv("TZ");
  tzset();
}

TEST_F(Bundle, IsMadeWithoutWhatCannotBeRead) {
  scratch_.write("in/0.pdf", "%PDF-1.7 nothing");
  const Summary summary = run();
  EXPECT_EQ(summary.ok, 3);
  EXPECT_EQ(summary.failed, 1);
  EXPECT_EQ(listener_.records.at("0.pdf").error.code, Error::Code::unsupported_format);
  EXPECT_THAT(titles(), SizeIs(3));
  EXPECT_EQ(run().failed, 1) << "what failed is tried again and told of again";
}

TEST_F(Bundle, IsNotMadeOfNothing) {
  std::filesystem::remove_all(scratch_.path("in"));
  scratch_.write("in/0.pdf", "%PDF-1.7 nothing");
  const auto summary = try_run();
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().code, Error::Code::no_text);
  EXPECT_EQ(summary.error().where, bundle_.file);
  EXPECT_EQ(listener_.records.at("0.pdf").state, State::failed) << "each input is told of, too";
  EXPECT_THAT(outputs(), IsEmpty());
  std::filesystem::remove(scratch_.path("in/0.pdf"));
  EXPECT_EQ(try_run().error().code, Error::Code::usage);
}

TEST_F(Bundle, NeedsTheNameOfAFile) {
  for (const std::string& file : {std::string(), scratch_.path("in"), scratch_.path("in/..")}) {
    bundle_.file = file;
    const auto summary = try_run();
    ASSERT_FALSE(summary) << file;
    EXPECT_EQ(summary.error().code, Error::Code::usage) << file;
  }
}

TEST_F(Bundle, IsNotMadeAgainWhenNothingHasChanged) {
  run();
  EXPECT_EQ(run().present, 3);
  EXPECT_THAT(listener_.records.at("1.md").outputs, ElementsAre("book.epub"));
  bundle_.title = "Another";
  EXPECT_EQ(run().ok, 3) << "another title";
  bundle_.sort = BundleSort::date;
  EXPECT_EQ(run().ok, 3) << "another order";
  scratch_.write("in/3.md", article("Thirdly", "https://x.example/3", 3));
  EXPECT_EQ(run().ok, 3) << "another text";
  scratch_.write("in/9.md", article("Ninth", "https://x.example/9", 9));
  EXPECT_EQ(run().ok, 4) << "one more";
  scratch_.write("out/book.epub", "cut short");
  EXPECT_EQ(run().ok, 4) << "the book is not what was made";
  EXPECT_EQ(run().present, 4);
  options_.force = true;
  EXPECT_EQ(run().ok, 4);
}

TEST_F(Bundle, AnsweringTheSameDoesNotNeedTheSameNumberOfJobs) {
  run();
  options_.jobs = 1;
  EXPECT_EQ(run().present, 3);
}

TEST_F(Bundle, IsNoInputOfItself) {
  bundle_.file = scratch_.path("in/book.epub");
  run();
  scratch_.write("in/bookmarks-of-mine.md", article("Mine", "https://x.example/m", 5));
  EXPECT_EQ(run().ok, 4);
  EXPECT_FALSE(listener_.records.contains("book.epub"));
}

TEST_F(Bundle, DuplicatesAreMarkedOrLeftOut) {
  scratch_.write("in/z.md", article("Third again", "https://x.example/3?utm_source=z", 9));
  run();
  EXPECT_THAT(titles(), SizeIs(4));
  EXPECT_THAT(listener_.notices, ElementsAre(HasSubstr("has the same address as")));
  options_.duplicates = Duplicates::skip;
  EXPECT_EQ(run().skipped, 1);
  EXPECT_THAT(titles(), ElementsAre("Third", "Second & last", "first"));
  EXPECT_EQ(listener_.records.at("z.md").error.code, Error::Code::duplicate);
  options_.duplicates = Duplicates::newest;
  run();
  EXPECT_THAT(titles(), Contains("Third again"));
  EXPECT_THAT(titles(), Not(Contains("Third")));
}

TEST_F(Bundle, IsSplitIntoVolumesOfASeries) {
  bundle_.volume_articles = 2;
  bundle_.title = "News";
  EXPECT_EQ(run().ok, 3);
  EXPECT_THAT(outputs(), ElementsAre("book-1.epub", "book-2.epub"));
  EXPECT_THAT(listener_.records.at("2.md").outputs, ElementsAre("book-2.epub"));
  const Document opf = part("package.opf", "out/book-2.epub");
  EXPECT_EQ(opf.first("//dc:title"), "News 2");
  EXPECT_EQ(opf.first("//opf:meta[@property='belongs-to-collection']"), "News");
  EXPECT_NE(opf.first("//dc:identifier"),
            part("package.opf", "out/book-1.epub").first("//dc:identifier"));
  EXPECT_EQ(run().present, 3);
  std::filesystem::remove(scratch_.path("out/book-1.epub"));
  EXPECT_EQ(run().ok, 3) << "a volume is gone";
}

TEST_F(Bundle, TellsOfVolumesThatAFormerRunLeft) {
  bundle_.volume_articles = 1;
  run();
  EXPECT_THAT(outputs(), SizeIs(3));
  EXPECT_THAT(listener_.notices, IsEmpty());
  bundle_.volume_articles = 3;
  run();
  EXPECT_THAT(listener_.notices,
              ElementsAre(HasSubstr("book-2.epub to book-3.epub are of a former")));
  EXPECT_THAT(outputs(), SizeIs(3)) << "they may have readers";
  bundle_.volume_articles = 0;
  run();
  EXPECT_THAT(listener_.notices, ElementsAre(HasSubstr("book-1.epub to book-3.epub are")));
}

TEST_F(Bundle, IsMarkedForKoboReaders) {
  bundle_.kepub = true;
  bundle_.volume_articles = 2;
  bundle_.file = scratch_.path("out/book.kepub.epub");
  run();
  EXPECT_THAT(outputs(), ElementsAre("book-1.kepub.epub", "book-2.kepub.epub"));
  const Document chapter = part("text/a1.xhtml", "out/book-1.kepub.epub");
  EXPECT_EQ(chapter.first("//h:h1/h:span[@class='koboSpan']"), "Third");
}

TEST_F(Bundle, AnInputMayHaveManyArticles) {
  scratch_.write("in/feed.xml",
                 "<rss version='2.0'><channel><title>Feed</title>"
                 "<item><title>One</title><link>https://f.example/1</link><description>Text of "
                 "one, which is long enough.</description></item>"
                 "<item><title>Two</title><link>https://f.example/2</link><description>Text of "
                 "two, which is long enough.</description></item></channel></rss>");
  EXPECT_EQ(run().ok, 4);
  EXPECT_THAT(titles(), Contains("One"));
  EXPECT_THAT(titles(), Contains("Two"));
  EXPECT_EQ(part("text/a4-2.xhtml").first("//h:h1"), "Two");
}

TEST_F(Bundle, StrangeMetadataMakesAValidBook) {
  std::string title;
  while (title.size() < 10'000) title += "A & <b>\x02 ]]> ";
  scratch_.write("in/4.md",
                 article(title, "https://x.example/1", 2));  // an address for the second time
  EXPECT_EQ(run().ok, 4);
  for (const PackedFile& it : unzip(scratch_.read("out/book.epub"))) {
    if (it.name.ends_with(".css") || it.name == "mimetype") continue;
    EXPECT_TRUE(Document(it.bytes).is_well_formed()) << it.name;
  }
  EXPECT_THAT(titles(), SizeIs(4));
}

TEST_F(Bundle, LeavesNothingWhenTheFolderCannotBeWritten) {
  scratch_.write("file", "in the way");
  bundle_.file = scratch_.path("file/book.epub");
  const auto summary = try_run();
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().code, Error::Code::output_failed);
}

}  // namespace
}  // namespace lectern

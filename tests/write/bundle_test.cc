// A book of many articles: its sections, contents and catalogue entry.
#include <gmock/gmock.h>

#include <deque>

#include "base/memory_output.h"
#include "write/epub_parts.h"
#include "write/samples.h"
#include "write/support.h"

namespace lectern {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class BundledBook : public testing::Test {
 protected:
  const Chapter& add_chapter(const std::string& title, int level = 1) {
    Chapter& it = chapters_.emplace_back();
    it.title = title;
    it.language = "en";
    it.identity = title;
    it.documents = {{document_file("a" + std::to_string(chapters_.size()), 0)}};
    parts_.push_back({&it, level});
    return it;
  }
  Chapter& last() { return chapters_.back(); }
  void add_section(const std::string& title, int level = 1) {
    parts_.push_back({nullptr, level, title});
  }

  Book book() const { return make_book(parts_, options_); }
  Document package() const { return Document(print_package(book())); }
  Document nav() const { return Document(print_nav(book())); }

  std::deque<Chapter> chapters_;
  std::vector<BookPart> parts_;
  BookOptions options_;
};

TEST_F(BundledBook, NestsSectionsChaptersAndHeadings) {
  add_chapter("outside");
  add_section("A");
  add_section("A.1", 2);
  add_chapter("inside", 3);
  last().sections = {{2, 0, "b0001", "a heading"}, {3, 0, "b0002", "a deeper one"}};
  add_section("B");
  add_chapter("last", 2);
  const Document contents = nav();
  const std::string list = "//h:nav[@epub:type='toc']/h:ol";
  EXPECT_THAT(contents.all((list + "/h:li/h:a").c_str()), ElementsAre("outside", "A", "B"));
  EXPECT_THAT(contents.all((list + "/h:li/h:ol/h:li/h:a").c_str()), ElementsAre("A.1", "last"));
  EXPECT_THAT(contents.all((list + "/h:li/h:ol/h:li/h:ol/h:li/h:a").c_str()),
              ElementsAre("inside"));
  EXPECT_THAT(contents.all("//h:li[h:a='a heading']/h:ol/h:li/h:a/@href"),
              ElementsAre("text/a2.xhtml#b0002"));
  const Document ncx(print_ncx(book()));
  EXPECT_EQ(ncx.first("//ncx:navPoint[ncx:navLabel='A.1']/ncx:navPoint/ncx:content/@src"),
            "text/a2.xhtml");
  EXPECT_THAT(ncx.all("/ncx:ncx/ncx:navMap/ncx:navPoint/ncx:navLabel"),
              ElementsAre("outside", "A", "B"));
}

TEST_F(BundledBook, GivesEachSectionAFrontPage) {
  add_section("A & B");
  add_section("deep", 2);
  add_chapter("one", 3);
  add_chapter("zwei", 3);
  last().language = "de";
  add_chapter("three", 2);
  const Book it = book();
  ASSERT_THAT(it.parts[0].pages, SizeIs(1));
  EXPECT_EQ(it.parts[0].pages[0].file, "text/s1.xhtml");
  const Document page(it.parts[0].pages[0].text);
  EXPECT_EQ(page.first("//h:h1"), "A & B");
  EXPECT_EQ(page.first("//h:p"), "Contents: 3");
  EXPECT_THAT(page.all("//h:li/h:a"), ElementsAre("deep", "three"));
  EXPECT_THAT(page.all("//h:li/h:a/@href"), ElementsAre("s2.xhtml", "a3.xhtml"));
  const Document deep(it.parts[1].pages[0].text);
  EXPECT_THAT(deep.all("//h:li/h:a"), ElementsAre("one", "zwei"));
  EXPECT_THAT(deep.all("//h:li/h:a/@lang"), ElementsAre("de"));
  EXPECT_THAT(package().all("//opf:itemref/@idref"),
              ElementsAre("nav", "s1", "s2", "a1", "a2", "a3"));
}

TEST_F(BundledBook, SpreadsALongListOverPages) {
  add_section("long");
  for (int i = 0; i < 4000; ++i) add_chapter("An article with a title of some length", 2);
  const Book it = book();
  ASSERT_GT(it.parts[0].pages.size(), 1U);
  std::size_t listed = 0;
  for (const BookPart::FrontPage& page : it.parts[0].pages) {
    EXPECT_LT(page.text.size(), 260'000U);
    listed += Document(page.text).all("//h:li").size();
  }
  EXPECT_EQ(listed, 4000U);
  EXPECT_EQ(it.parts[0].pages[1].file, "text/s1_2.xhtml");
  EXPECT_THAT(package().all("//opf:itemref/@idref"), Contains("s1_2"));
}

// A landmark must not lead to what is no page, and one page of four thousand lines is none.
TEST_F(BundledBook, HasNoContentsPageThatIsTooLong) {
  for (int i = 0; i < 1600; ++i) add_chapter("article");
  EXPECT_THAT(package().all("//opf:itemref/@idref"), Not(Contains("nav")));
  EXPECT_THAT(nav().all("//h:a[@epub:type='toc']"), IsEmpty());
  EXPECT_THAT(nav().all("//h:nav[@epub:type='toc']//h:a"), SizeIs(1600));
}

TEST_F(BundledBook, NamesPicturesOnceAndTheCoverTwice) {
  for (const char* title : {"one", "two"}) {
    add_chapter(title);
    last().pictures = {{"img/0123.png", "image/png"}};
  }
  Book it = book();
  it.files.push_back({"img/cover.jpg", "image/jpeg", "cover-image"});
  const Document opf(print_package(it));
  EXPECT_THAT(opf.all("//opf:item[@href='img/0123.png']"), SizeIs(1));
  const std::string id = opf.first("//opf:item[@properties='cover-image']/@id");
  EXPECT_EQ(opf.first("//opf:meta[@name='cover']/@content"), id);
}

TEST_F(BundledBook, ACatalogueEntryIsShortHoweverManyArticlesThereAre) {
  for (int i = 0; i < 300; ++i) {
    add_chapter("article " + std::to_string(i));
    last().authors = {"Author " + std::to_string(i)};
    if (i > 250) last().authors.push_back("The Busy One");
    last().subjects = {"subject " + std::to_string(i)};
    last().site = "Site " + std::to_string(i);
    last().address = "https://example.org/" + std::to_string(i);
  }
  const Document opf = package();
  EXPECT_THAT(opf.all("//dc:creator"), SizeIs(12));
  EXPECT_THAT(opf.all("//dc:creator"), Contains("The Busy One"));
  EXPECT_LE(opf.all("//dc:subject").size(), 30U);
  EXPECT_LE(opf.all("//dc:publisher").size(), 6U);
  EXPECT_THAT(opf.all("//dc:source"), IsEmpty());
}

TEST_F(BundledBook, SpeaksTheLanguageOfMostOfIt) {
  add_chapter("un");
  last().language = "fr";
  last().access.languages = {"fr", "en"};
  add_chapter("two");
  add_chapter("three");
  const Document opf = package();
  EXPECT_THAT(opf.all("//dc:language"), ElementsAre("en", "fr"));
}

TEST_F(BundledBook, IsFiledWithoutItsArticle) {
  add_chapter("x");
  const auto filed = [&](const char* title, const char* language) {
    options_.title = title;
    last().language = language;
    return package().first("//opf:meta[@refines='#title']");
  };
  EXPECT_EQ(filed("The Walk", "en-GB"), "Walk, The");
  EXPECT_EQ(filed("L’Étranger", "fr"), "Étranger, L’");
  EXPECT_EQ(filed("Die Zeit", "de"), "Zeit, Die");
  EXPECT_EQ(filed("Die Another Day", "en"), "(none)");
  EXPECT_EQ(filed("The ", "en"), "(none)");
}

TEST_F(BundledBook, TellsWhichVolumeOfWhichSeriesItIs) {
  add_chapter("x");
  options_.series = "News & more";
  options_.volume = 3;
  const Document opf = package();
  EXPECT_EQ(opf.first("//dc:title"), "News & more 3");
  EXPECT_EQ(opf.first("//opf:meta[@property='belongs-to-collection']"), "News & more");
  EXPECT_EQ(opf.first("//opf:meta[@refines='#series'][@property='collection-type']"), "series");
  EXPECT_EQ(opf.first("//opf:meta[@refines='#series'][@property='group-position']"), "3");
}

TEST_F(BundledBook, IsAsNewAsItsNewestChange) {
  add_chapter("one");
  last().published = "2020-02-03";
  last().modified = "2022-01-01T10:00:00Z";
  add_chapter("two");
  last().published = "2021-05-05";
  EXPECT_EQ(package().first("//opf:meta[@property='dcterms:modified']"), "2022-01-01T10:00:00Z");
  EXPECT_EQ(package().first("//dc:date"), "2021-05-05");
}

TEST(OneArticle, DescribesItself) {
  Edition it = samples::ordinary();
  it.article.meta.description = "What it is about.\x01";
  it.article.meta.modified = "2023-01-02T03:04:05Z";
  const Document opf(entry(written("epub", it), "EPUB/package.opf"));
  EXPECT_EQ(opf.first("//dc:description"), "What it is about.");
  EXPECT_EQ(opf.first("//opf:meta[@property='dcterms:modified']"), "2023-01-02T03:04:05Z");
}

}  // namespace
}  // namespace lectern

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <stdlib.h>
#include <time.h>

#include <algorithm>
#include <set>

#include "base/hash.h"
#include "write/samples.h"
#include "write/support.h"

namespace lectern {
namespace {

using samples::edition;
using samples::heading;
using samples::ordinary;
using samples::ordinary_meta;
using samples::paragraph;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr const char* package = "EPUB/package.opf";
constexpr const char* chapter = "EPUB/text/a1.xhtml";
constexpr const char* title = "/opf:package/opf:metadata/dc:title";
constexpr const char* date = "//dc:date";
constexpr const char* modified = "//opf:meta[@property='dcterms:modified']";

Document part(const std::vector<Edition>& editions, const char* name,
              const WriteOptions& options = {}) {
  Notices notices;
  return Document(entry(written("epub", editions, notices, options), name));
}

TEST(Epub, BeginsWithItsTypeReadableAsItIs) {
  const std::string bytes = written("epub", ordinary());
  EXPECT_EQ(bytes.substr(0, 4), "PK\x03\x04");
  EXPECT_EQ(bytes.substr(30, 8), "mimetype");
  EXPECT_EQ(bytes.substr(38, 20), "application/epub+zip");
}

TEST(Epub, HasItsPartsInOrder) {
  std::vector<std::string> names;
  for (const PackedFile& it : unzip(written("epub", samples::with_pictures())))
    names.push_back(it.name);
  const std::string png = hash_hex(samples::png().bytes);
  EXPECT_THAT(names, ElementsAre("mimetype", "META-INF/container.xml", "EPUB/package.opf",
                                 "EPUB/nav.xhtml", "EPUB/toc.ncx", "EPUB/css/style.css",
                                 "EPUB/text/a1.xhtml", fmt::format("EPUB/img/{}.png", png),
                                 testing::MatchesRegex("EPUB/img/[0-9a-f]{32}.svg")));
}

TEST(Epub, IsTheSameEveryTimeAndEverywhere) {
  const std::string first = written("epub", ordinary());
  setenv("TZ", "Asia/Kathmandu", 1);
  tzset();
  const std::string there = written("epub", ordinary());
  unsetenv("TZ");
  tzset();
  EXPECT_EQ(there, first);
  EXPECT_EQ(written("epub", ordinary()), first);
}

TEST(Epub, NeedsAnArticle) {
  Notices notices;
  const auto result = find_writer("epub")->write({}, {}, notices);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, Error::Code::no_text);
}

TEST(Package, TellsWhatTheArticleKnows) {
  const Document opf = part({ordinary()}, package);
  EXPECT_EQ(opf.first(title), "A walk & a letter");
  EXPECT_THAT(opf.all("//dc:creator"), ElementsAre("Kenra Schaefer", "法新社"));
  EXPECT_THAT(opf.all("//opf:meta[@property='role']"), ElementsAre("aut", "aut"));
  EXPECT_THAT(opf.all("//opf:meta[@property='file-as']"),
              ElementsAre("walk & a letter, A", "Schaefer, Kenra", "法新社"));
  EXPECT_EQ(opf.first(date), "2022-12-12T12:45:02Z");
  EXPECT_EQ(opf.first(modified), "2022-12-12T12:45:02Z");
  EXPECT_EQ(opf.first("//dc:publisher"), "Example News");
  EXPECT_EQ(opf.first("//dc:source"), "https://example.org/a/1?x=1&y=2");
  EXPECT_THAT(opf.all("//dc:subject"), ElementsAre("Mountains", "walking", "letters"));
  EXPECT_EQ(opf.first("/opf:package/@xml:lang"), "en");
}

TEST(Package, HasASubtitleBesideTheMainTitle) {
  Edition edition = ordinary();
  edition.article.meta.subtitle = "What the postman saw";
  const Document opf = part({edition}, package);
  EXPECT_THAT(opf.all("//dc:title"), ElementsAre("A walk & a letter", "What the postman saw"));
  EXPECT_THAT(opf.all("//opf:meta[@property='title-type']"), ElementsAre("main", "subtitle"));
  // A book of several has a title of its own.
  EXPECT_EQ(part({edition, ordinary()}, package).all("//dc:title").size(), 1U);
}

TEST(Package, NamesThoseWhoHadAnotherPart) {
  Edition edition = ordinary();
  edition.article.meta.contributors = {{"Tran Slater", "trl"}, {"编辑部", "edt"}};
  const Document opf = part({edition, edition}, package);
  EXPECT_THAT(opf.all("//dc:contributor"), ElementsAre("Tran Slater", "编辑部"));
  EXPECT_THAT(opf.all("//opf:meta[@refines='#contributor1']"), ElementsAre("trl", "Slater, Tran"));
  EXPECT_EQ(opf.first("//opf:meta[@refines='#contributor2'][@property='role']"), "edt");
}

TEST(Package, IdentifiesByAddressWhateverTheTextSays) {
  Edition one = ordinary(), other = ordinary();
  other.article.blocks.clear();
  other.article.meta.title = "Corrected";
  const char* identifier = "//dc:identifier";
  const std::string id = part({one}, package).first(identifier);
  EXPECT_THAT(id,
              testing::MatchesRegex(
                  "urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
  EXPECT_EQ(part({other}, package).first(identifier), id);
  other.article.meta.url = "https://example.org/other";
  EXPECT_NE(part({other}, package).first(identifier), id);
}

TEST(Package, IdentifiesByTextWhereThereIsNoAddress) {
  Edition one = ordinary(), other = ordinary();
  one.article.meta.url = other.article.meta.url = "";
  const char* identifier = "//dc:identifier";
  EXPECT_EQ(part({one}, package).first(identifier), part({other}, package).first(identifier));
  std::get<Paragraph>(other.article.blocks[0].as).text[0].text = "Another ";
  EXPECT_NE(part({one}, package).first(identifier), part({other}, package).first(identifier));
}

TEST(Package, SaysNothingThatItDoesNotKnow) {
  const Document opf = part({samples::wild_metadata()}, package);
  EXPECT_THAT(opf.all(date), IsEmpty()) << "12/12/2022 is no date";
  EXPECT_THAT(opf.all("//dc:source"), IsEmpty()) << "the address has no valid port";
  EXPECT_THAT(opf.all("//dc:creator"), ElementsAre("Ken & <Ra>", "O'Neill-Müller Ann"));
  EXPECT_EQ(opf.first("//dc:language"), "und");
  EXPECT_EQ(opf.first(modified), "2000-01-01T00:00:00Z");
  EXPECT_EQ(part({samples::wild_metadata()}, package, {"2021-05-06T07:08:09Z"}).first(modified),
            "2021-05-06T07:08:09Z");
  EXPECT_EQ(part({samples::wild_metadata()}, package, {"nonsense"}).first(modified),
            "2000-01-01T00:00:00Z");
}

TEST(Package, NamesEveryTagOnce) {
  EXPECT_THAT(part({samples::empty_blocks()}, package).all("//dc:subject"),
              ElementsAre("Mountains", "t"));
}

TEST(Package, NamesTheLanguagesThatAreThere) {
  EXPECT_THAT(part({samples::right_to_left()}, package).all("//dc:language"),
              ElementsAre("ar", "en"));
}

TEST(Package, TurnsPagesFromTheRightWhereTheLanguageDoes) {
  const char* progression = "//opf:spine/@page-progression-direction";
  EXPECT_EQ(part({samples::right_to_left()}, package).first(progression), "rtl");
  EXPECT_EQ(part({ordinary()}, package).first(progression), "(none)");
}

std::vector<std::string> access(const Edition& it, const char* property) {
  const std::string path = fmt::format("//opf:meta[@property='schema:{}']", property);
  return part({it}, package).all(path.c_str());
}

TEST(Package, ClaimsNoMoreAccessibilityThanThereIs) {
  EXPECT_THAT(access(ordinary(), "accessMode"), ElementsAre("textual"));
  EXPECT_THAT(access(ordinary(), "accessModeSufficient"), ElementsAre("textual"));
  EXPECT_THAT(access(ordinary(), "accessibilityFeature"),
              ElementsAre("tableOfContents", "readingOrder", "structuralNavigation",
                          "displayTransformability"));
  EXPECT_THAT(access(ordinary(), "accessibilityHazard"), ElementsAre("none"));
  EXPECT_THAT(access(ordinary(), "accessibilitySummary")[0], HasSubstr("No pictures"));
}

TEST(Package, ClaimsAlternativesOnlyWhenEveryPictureHasOne) {
  EXPECT_THAT(access(samples::with_pictures(), "accessMode"), ElementsAre("textual", "visual"));
  EXPECT_THAT(access(samples::with_pictures(), "accessModeSufficient"), ElementsAre("textual"));
  EXPECT_THAT(access(samples::with_pictures(), "accessibilityFeature"),
              Contains("alternativeText"));
  EXPECT_THAT(access(samples::without_alternatives(), "accessModeSufficient"),
              ElementsAre("textual,visual"));
  EXPECT_THAT(access(samples::without_alternatives(), "accessibilityFeature"),
              Not(Contains("alternativeText")));
  EXPECT_THAT(access(samples::without_alternatives(), "accessibilityHazard"),
              ElementsAre("unknown"))
      << "a GIF may flicker";
}

TEST(Package, TellsOfRuby) {
  EXPECT_THAT(access(samples::chinese_with_ruby(), "accessibilityFeature"),
              Contains("rubyAnnotations"));
}

TEST(Package, NamesTheCoverForOldAndNewReaders) {
  Edition edition = samples::chinese_with_ruby();
  edition.cover = samples::png();
  const std::string book = written("epub", edition);
  const Document opf(entry(book, "EPUB/package.opf"));
  const std::string cover = opf.first("//opf:item[@properties='cover-image']/@href");
  EXPECT_EQ(opf.first("//opf:meta[@name='cover']/@content"),
            opf.first("//opf:item[@properties='cover-image']/@id"));
  EXPECT_EQ(entry(book, "EPUB/" + cover), samples::png().bytes);
}

TEST(Package, HasACoverThatIsInTheTextOnce) {
  Edition edition = samples::with_pictures();
  edition.cover = samples::png();
  const Document opf(entry(written("epub", edition), "EPUB/package.opf"));
  EXPECT_THAT(opf.all("//opf:item[@media-type='image/png']/@properties"),
              ElementsAre("cover-image"));
}

TEST(Package, NamesNoCoverWhereThereIsNone) {
  Edition edition = samples::with_pictures();
  for (const char* bytes : {"", "no picture"}) {
    edition.cover = {"image/png", bytes};
    const Document opf(entry(written("epub", edition), "EPUB/package.opf"));
    EXPECT_THAT(opf.all("//opf:meta[@name='cover']"), testing::IsEmpty());
    EXPECT_THAT(opf.all("//opf:item[@properties='cover-image']"), testing::IsEmpty());
  }
}

TEST(Chapter, HasTitleAndSource) {
  const Document xhtml = part({ordinary()}, chapter);
  EXPECT_EQ(xhtml.first("/h:html/h:head/h:title"), "A walk & a letter");
  EXPECT_EQ(xhtml.first("//h:h1"), "A walk & a letter");
  EXPECT_EQ(xhtml.first("//h:p[@class='source']"),
            "Kenra Schaefer · 法新社 · Example News · 2022-12-12");
  EXPECT_EQ(xhtml.first("//h:p[@class='source']/h:a/@href"), "https://example.org/a/1?x=1&y=2");
  EXPECT_EQ(xhtml.first("//h:time/@datetime"), "2022-12-12T12:45:02Z");
}

TEST(Chapter, HasATitleEvenWithoutOne) {
  Edition it = samples::nothing_at_all();
  EXPECT_EQ(part({it}, chapter).first("/h:html/h:head/h:title"), "Untitled");
  it.article.meta.language = "zh-Hans";
  EXPECT_EQ(part({it}, chapter).first("//h:h1"), "无标题");
  it.article.meta.url = "https://example.org/x";
  EXPECT_EQ(part({it}, chapter).first("//h:h1"), "example.org");
  it.article.meta.title = "\x01 \n";
  EXPECT_EQ(part({it}, chapter).first("//h:h1"), "example.org");
}

TEST(Chapter, TellsLanguageAndDirection) {
  const Document xhtml = part({samples::right_to_left()}, chapter);
  EXPECT_EQ(xhtml.first("/h:html/@lang"), "ar");
  EXPECT_EQ(xhtml.first("/h:html/@xml:lang"), "ar");
  EXPECT_EQ(xhtml.first("/h:html/@dir"), "rtl");
  EXPECT_EQ(part({samples::chinese_with_ruby()}, chapter).first("/h:html/@lang"), "zh-CN");
}

TEST(Chapter, EmbedsEachPictureOnceAndTellsOfTheOthers) {
  Notices notices;
  const std::string book = written("epub", {samples::with_pictures()}, notices);
  const Document xhtml(entry(book, chapter));
  const std::string png = hash_hex(samples::png().bytes) + ".png";
  EXPECT_THAT(xhtml.all("//h:img/@src"),
              ElementsAre("../img/" + png, "../img/" + png, testing::EndsWith(".svg")));
  EXPECT_EQ(entry(book, ("EPUB/img/" + png).c_str()), samples::png().bytes);
  ASSERT_EQ(notices.size(), 3U);
  EXPECT_EQ(notices[0].kind, Notice::Kind::image_left_out);
  EXPECT_EQ(notices[0].where, "b0004");
  EXPECT_EQ(notices[0].detail, "https://example.org/s.webp");
}

TEST(Chapter, GivesAPictureNoAlternativeThatNobodyWrote) {
  EXPECT_THAT(part({samples::without_alternatives()}, chapter).all("//h:img/@alt"),
              ElementsAre("", ""));
}

TEST(Chapter, RunsDownwardsWhereTheSourceDoes) {
  Meta meta = ordinary_meta();
  meta.language = "ja";
  meta.writing = "vertical-rl";
  const Edition it = edition(meta, {samples::paragraph("縦")});
  EXPECT_THAT(part({it}, chapter).all("/h:html/@class"), ElementsAre("vertical"));
  EXPECT_THAT(part({it}, "EPUB/package.opf").all("//@page-progression-direction"),
              ElementsAre("rtl"));
}

TEST(Chapter, TakesTheDirectionOfTheSourceBeforeThatOfItsLanguage) {
  Meta meta = ordinary_meta();
  meta.direction = "rtl";
  Edition it = edition(meta, {samples::paragraph("a"), samples::paragraph("b")});
  it.article.blocks[1].direction = "ltr";
  EXPECT_THAT(part({it}, chapter).all("/h:html/@dir"), ElementsAre("rtl"));
  EXPECT_THAT(part({it}, chapter).all("//h:p/@dir"), ElementsAre("ltr"));
}

TEST(Nav, NestsHeadingsUnderTheTitle) {
  const Edition it =
      edition(ordinary_meta(), {heading(2, "a"), heading(3, "a.a"), heading(3, "a.b"),
                                heading(4, "a.b.a"), heading(2, "b")});
  const Document nav = part({it}, "EPUB/nav.xhtml");
  const char* top = "//h:nav[@epub:type='toc']/h:ol/h:li";
  EXPECT_EQ(nav.all(top).size(), 1U);
  EXPECT_THAT(nav.all("//h:nav[@epub:type='toc']/h:ol/h:li/h:ol/h:li/h:a"), ElementsAre("a", "b"));
  EXPECT_THAT(nav.all("//h:nav[@epub:type='toc']/h:ol/h:li/h:ol/h:li/h:ol/h:li/h:a"),
              ElementsAre("a.a", "a.b"));
  EXPECT_THAT(nav.all("//h:li[h:a='a.b']/h:ol/h:li/h:a/@href"), ElementsAre("text/a1.xhtml#b0004"));
  const Document ncx = part({it}, "EPUB/toc.ncx");
  EXPECT_THAT(ncx.all("/ncx:ncx/ncx:navMap/ncx:navPoint/ncx:navPoint/ncx:navPoint/ncx:navLabel"),
              ElementsAre("a.a", "a.b"));
  EXPECT_THAT(ncx.all("//ncx:navPoint/@playOrder"), ElementsAre("1", "2", "3", "4", "5", "6"));
}

TEST(Nav, NamesEveryHeading) {
  EXPECT_THAT(part({samples::odd_headings()}, "EPUB/nav.xhtml").all("//h:ol/h:li/h:ol/h:li/h:a"),
              ElementsAre("only ruby", "example.org"));
}

TEST(Nav, SpeaksTheReadersLanguage) {
  Edition it = ordinary();
  it.article.meta.language = "zh-Hant";
  const Document nav = part({it}, "EPUB/nav.xhtml");
  EXPECT_EQ(nav.first("//h:h1"), "目錄");
  EXPECT_EQ(nav.first("//h:a[@epub:type='bodymatter']"), "正文");
}

TEST(Nav, IsAPageOnlyOfABookWithSeveralArticles) {
  const char* spine = "//opf:itemref/@idref";
  EXPECT_THAT(part({ordinary()}, package).all(spine), ElementsAre("a1"));
  EXPECT_THAT(part({ordinary(), ordinary()}, package).all(spine), ElementsAre("nav", "a1", "a2"));
}

TEST(Anthology, TakesTheSitesNameAndTheNewestTime) {
  Edition newer = ordinary();
  newer.article.meta.published = "2023-01-01";
  const Document opf = part({ordinary(), newer}, package);
  EXPECT_EQ(opf.first(title), "Example News");
  EXPECT_EQ(opf.first(modified), "2023-01-01T00:00:00Z");
  EXPECT_EQ(opf.all("//dc:creator").size(), 2U) << "each once";
  newer.article.meta.site = "Other News";
  EXPECT_EQ(part({ordinary(), newer}, package).first(title), "A walk & a letter");
}

// What EPUBCheck would say first, for every sample: well-formed, unique ids, no dead references.
class EverySample : public testing::TestWithParam<samples::Sample> {};

TEST_P(EverySample, IsWellFormedWithUniqueIdsAndNoDeadReferences) {
  Notices notices;
  const auto entries = unzip(written("epub", GetParam().editions, notices));
  ASSERT_FALSE(entries.empty());
  std::set<std::string> targets;
  std::vector<std::string> references;
  for (const PackedFile& it : entries) {
    if (!it.name.ends_with("ml") && !it.name.ends_with(".opf") && !it.name.ends_with(".ncx"))
      continue;
    const Document document(it.bytes);
    ASSERT_TRUE(document.is_well_formed()) << it.name;
    targets.insert(it.name);
    for (const std::string& id : document.all("//@id"))
      EXPECT_TRUE(targets.insert(it.name + "#" + id).second) << it.name << " " << id;
    for (const std::string& href : document.all("//h:a[starts-with(@href,'#')]/@href"))
      references.push_back(it.name.substr(5) + href);
    if (it.name.ends_with("nav.xhtml"))
      for (const std::string& href : document.all("//h:a/@href")) references.push_back(href);
  }
  for (const std::string& it : references)
    EXPECT_TRUE(targets.contains(fmt::format("EPUB/{}", it))) << it;
}

TEST_P(EverySample, HasHeadingsInOrderAndLinksWithText) {
  Notices notices;
  for (const PackedFile& it : unzip(written("epub", GetParam().editions, notices))) {
    if (!it.name.starts_with("EPUB/text/")) continue;
    const Document document(it.bytes);
    const bool goes_on = it.name.find('_') != std::string::npos;
    EXPECT_EQ(document.all("//h:h1").size(), goes_on ? 0U : 1U);
    EXPECT_THAT(document.all("//h:h3[not(preceding::h:h2)] | //h:h4[not(preceding::h:h3)]"),
                IsEmpty());
    EXPECT_THAT(document.all("//h:a[not(normalize-space(.))]"), IsEmpty());
    EXPECT_THAT(
        document.all("//h:a[not(starts-with(@href,'http') or starts-with(@href,'mailto:') or "
                     "starts-with(@href,'#'))]"),
        IsEmpty());
    EXPECT_THAT(document.all("//h:img[starts-with(@src,'http') or not(@alt)]"), IsEmpty());
    EXPECT_THAT(document.all("//*[self::h:script or @style or @onclick]"), IsEmpty());
  }
}

INSTANTIATE_TEST_SUITE_P(Samples, EverySample, testing::ValuesIn(samples::all()),
                         [](const auto& it) { return it.param.name; });

}  // namespace
}  // namespace lectern

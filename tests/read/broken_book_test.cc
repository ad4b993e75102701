// Books that are not as they should be, in the classes of W3C's own test books for EPUBCheck. Each
// is read, with a notice of what is not, or refused with a code.
#include <gmock/gmock.h>

#include "read/book_samples.h"

namespace lectern {
namespace {

using sample::book;
using sample::both;
using sample::container;
using sample::document;
using sample::encryption;
using sample::lines_of;
using sample::Outcome;
using sample::package;
using sample::read_any;
using sample::two_chapters;
using sample::zip_of;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<std::string> all_lines(const Outcome& outcome) {
  std::vector<std::string> lines;
  for (const Article& article : outcome.articles)
    for (std::string& line : lines_of(article)) lines.push_back(std::move(line));
  return lines;
}

std::string item(std::string_view id, std::string_view href, std::string_view type,
                 std::string_view more = {}) {
  return "<item id=\"" + std::string(id) + "\" href=\"" + std::string(href) + "\" media-type=\"" +
         std::string(type) + "\" " + std::string(more) + "/>";
}

std::string itemref(std::string_view id) {
  return "<itemref idref=\"" + std::string(id) + "\"/>";
}

// UTF-16 with its mark, for ASCII.
std::string in_utf16(std::string_view text) {
  std::string bytes = "\xFF\xFE";
  for (const char c : text) (bytes += c) += '\0';
  return bytes;
}

const std::string chapters(two_chapters), spine(both);
constexpr auto xhtml = "application/xhtml+xml";

TEST(BrokenBook, NeedsNoMimetype) {
  EXPECT_THAT(all_lines(read_any(zip_of({{"META-INF/container.xml", container},
                                         {"OEBPS/book.opf", package(chapters, itemref("c1"))},
                                         {"OEBPS/text/one.xhtml", document("<p>Text.</p>")}}))),
              ElementsAre("Text."));
}

TEST(BrokenBook, FindsItsPackageBesideAWrongName) {
  for (const std::string_view name : {"OEBPS\\book.opf", "OPS/other.opf", "oebps/BOOK.opf", ""}) {
    const std::string wrong = "<container><rootfiles><rootfile full-path=\"" + std::string(name) +
                              "\"/></rootfiles></container>";
    const auto outcome = read_any(zip_of({{"META-INF/container.xml", wrong},
                                          {"OEBPS/book.opf", package(chapters, itemref("c1"))},
                                          {"OEBPS/text/one.xhtml", document("<p>Text.</p>")}}));
    EXPECT_THAT(all_lines(outcome), ElementsAre("Text.")) << name;
  }
}

TEST(BrokenBook, WhoseXmlIsNoneIsMalformed) {
  EXPECT_EQ(read_any(book(package(chapters, spine) + "<")).error, "malformed");
  EXPECT_EQ(read_any(book(package(chapters, spine, "<dc:publisher>A & B</dc:publisher>"))).error,
            "malformed");
  EXPECT_EQ(read_any(book(package(chapters, spine), {{"META-INF/encryption.xml", "<a"}})).error,
            "malformed");
}

TEST(BrokenBook, TellsOfWhatTheSpineDoesNotName) {
  const auto outcome = read_any(book(package(chapters, itemref("zz") + itemref("c1"))));
  EXPECT_THAT(all_lines(outcome), ElementsAre("Text of one."));
  EXPECT_THAT(outcome.left_out(),
              UnorderedElementsAre("zz: is to be read and stands in no manifest",
                                   "OEBPS/text/t wo.xhtml: is not in the book's reading order"));
}

TEST(BrokenBook, WithOneIdForTwoDocumentsTellsOfTheSecond) {
  const std::string items =
      item("c1", "text/one.xhtml", xhtml) + item("c1", "text/t%20wo.xhtml", xhtml);
  const auto outcome = read_any(book(package(items, itemref("c1"))));
  EXPECT_THAT(all_lines(outcome), ElementsAre("Text of one."));
  EXPECT_THAT(outcome.left_out(),
              ElementsAre("OEBPS/text/t wo.xhtml: is not in the book's reading order"));
}

TEST(BrokenBook, ReadsADocumentOnceThatStandsTwiceInTheSpine) {
  const auto outcome = read_any(book(package(chapters, itemref("c1") + spine)));
  EXPECT_THAT(outcome.titles(), ElementsAre("Two rivers (1)", "Heading of two"));
}

TEST(BrokenBook, IsReadByFallbacksWhereItIsNoText) {
  const std::string items = item("pdf", "a.pdf", "application/pdf", "fallback=\"bin\"") +
                            item("bin", "b.bin", "application/x-b", "fallback=\"c1\"") + chapters;
  const auto outcome = read_any(book(package(items, itemref("pdf") + itemref("c2")),
                                     {{"OEBPS/a.pdf", "%PDF-1.4 words"}, {"OEBPS/b.bin", "b"}}));
  EXPECT_THAT(all_lines(outcome), ElementsAre("Text of one.", "Text of two."));
  EXPECT_THAT(outcome.left_out(), IsEmpty());
}

TEST(BrokenBook, WithoutAFallbackOrWithOneInACircleTellsOfIt) {
  const std::string alone = item("pdf", "a.pdf", "application/pdf") + chapters;
  const std::string circle = item("pdf", "a.pdf", "application/pdf", "fallback=\"bin\"") +
                             item("bin", "b.bin", "application/x-b", "fallback=\"pdf\"") + chapters;
  for (const std::string& items : {alone, circle}) {
    const auto outcome = read_any(book(package(items, itemref("pdf") + spine),
                                       {{"OEBPS/a.pdf", "%PDF-1.4"}, {"OEBPS/b.bin", "b"}}));
    EXPECT_THAT(all_lines(outcome), ElementsAre("Text of one.", "Text of two."));
    EXPECT_THAT(outcome.left_out(), ElementsAre("OEBPS/a.pdf: is no text but application/pdf"));
  }
}

TEST(BrokenBook, TellsOfPicturesThatAreToBeRead) {
  const std::string svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Words in a picture</text></svg>";
  const std::string items =
      item("p", "p.png", "image/png") + item("s", "s.svg", "image/svg+xml") + chapters;
  const auto outcome = read_any(book(package(items, itemref("p") + itemref("s") + spine),
                                     {{"OEBPS/p.png", sample::picture()}, {"OEBPS/s.svg", svg}}));
  EXPECT_EQ(outcome.articles.size(), 2U);
  EXPECT_THAT(outcome.left_out(), ElementsAre("OEBPS/p.png: is no text but image/png",
                                              "OEBPS/s.svg: is no text but image/svg+xml"));
}

TEST(BrokenBook, IsReadWhateverTypeItsDocumentsAreSaidToBe) {
  for (const std::string_view type : {"text/html", "text/plain", "", "image/jpeg", "nonsense"}) {
    const auto outcome = read_any(book(package(item("c1", "text/one.xhtml", type), itemref("c1"))));
    EXPECT_THAT(all_lines(outcome), ElementsAre("Text of one.")) << type;
  }
}

TEST(BrokenBook, FindsDocumentsByMistakenPaths) {
  for (const std::string_view path :
       {"Text/ONE.xhtml", "text\\one.xhtml", "/OEBPS/text/one.xhtml", "../OEBPS/text/one.xhtml",
        "./text/../text/one.xhtml", "text/one%2Exhtml", "text/one.xhtml?v=1", "text/one.xhtml#a"}) {
    const auto outcome = read_any(book(package(item("c1", path, xhtml), itemref("c1"))));
    EXPECT_THAT(all_lines(outcome), ElementsAre("Text of one.")) << path;
  }
  // A name that is escaped in the archive itself.
  const auto escaped = read_any(book(package(item("c1", "a%20b.xhtml", xhtml), itemref("c1")),
                                     {{"OEBPS/a%20b.xhtml", document("<p>Escaped.</p>")}}));
  EXPECT_THAT(all_lines(escaped), ElementsAre("Escaped."));
}

TEST(BrokenBook, LeadsNowhereOutside) {
  for (const std::string_view path : {"../../../etc/passwd", "https://example.org/one.xhtml"}) {
    const auto outcome =
        read_any(book(package(item("x", path, xhtml) + chapters, itemref("x") + spine)));
    EXPECT_THAT(all_lines(outcome), ElementsAre("Text of one.", "Text of two.")) << path;
    ASSERT_EQ(outcome.left_out().size(), 1U) << path;
    EXPECT_THAT(outcome.left_out()[0], HasSubstr("is not in the book"));
  }
}

TEST(BrokenBook, IsReadInOtherEncodings) {
  const std::string creator = "<dc:creator>Ren\xE9</dc:creator>";
  const auto latin = read_any(
      book("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + package(chapters, spine, creator)));
  ASSERT_EQ(latin.articles.size(), 2U) << latin.what;
  EXPECT_THAT(latin.articles[0].meta.authors, ElementsAre("Ren\u00E9"));
  const std::string wide =
      in_utf16("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + package(chapters, spine));
  EXPECT_THAT(all_lines(read_any(book(wide, {}, in_utf16("<html><p>Wide.</p></html>")))),
              ElementsAre("Wide.", "Text of two."));
  const auto mistaken =
      read_any(book(package(chapters, itemref("c1")), {},
                    "<?xml version=\"1.0\" encoding=\"utf-8\"?><html><p>Caf\xE9</p></html>"));
  EXPECT_THAT(all_lines(mistaken), ElementsAre("Caf\uFFFD"));
  EXPECT_THAT(mistaken.notices,
              testing::Contains(testing::Field(&Notice::kind, Notice::Kind::invalid_bytes)));
}

TEST(BrokenBook, WithMarkupThatIsNoXmlIsRead) {
  const auto outcome = read_any(book(package(chapters, itemref("c1")), {},
                                     "<html><body><p>Text of <b>one<p>More & <i>more</b></body>"));
  EXPECT_THAT(all_lines(outcome), ElementsAre("Text of **one**", "More & *more*"));
}

TEST(BrokenBook, ReadsWhatOnlyXmlMayWrite) {
  const auto sections =
      read_any(book(package(chapters, itemref("c1")), {}, document("<p>a <![CDATA[< b]]></p>")));
  EXPECT_THAT(all_lines(sections), ElementsAre("a < b"));
  for (const char* name :
       {"style", "title", "iframe", "textarea", "noscript", "svg", "a id=\"x\""}) {
    const std::string body = "<p>First.</p><" + std::string(name) + "/><p>Second.</p>";
    EXPECT_THAT(all_lines(read_any(book(package(chapters, itemref("c1")), {}, document(body)))),
                ElementsAre("First.", "Second."))
        << name;
  }
}

TEST(BrokenBook, ReadsXhtmlWithAPrefix) {
  const auto outcome = read_any(book(
      package(chapters, itemref("c1")), {},
      "<h:html xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:head><h:title>T</h:title></h:head>"
      "<h:body><h:p>First.</h:p><h:script>code()</h:script><h:p>h:p is <h:b>second</h:b>.</h:p>"
      "</h:body></h:html>"));
  EXPECT_THAT(all_lines(outcome), ElementsAre("First.", "h:p is **second**."));
}

TEST(BrokenBook, RunsNothingAndFetchesNothing) {
  const auto outcome = read_any(book(
      package(item("c1", "text/one.xhtml", xhtml, "properties=\"scripted\""), itemref("c1")), {},
      document("<script>document.write('x')</script><p onclick=\"x()\">Text.</p>"
               "<p><img src=\"https://example.org/a.png\" alt=\"A river\"/></p>")));
  ASSERT_EQ(outcome.articles.size(), 1U);
  EXPECT_THAT(lines_of(outcome.articles[0]), testing::Contains("Text."));
  EXPECT_THAT(outcome.articles[0].resources, IsEmpty());
}

TEST(BrokenBook, OfFixedPagesGivesTheirWords) {
  const auto outcome = read_any(book(
      package(chapters, itemref("c1"), "<meta property=\"rendition:layout\">pre-paginated</meta>"),
      {}, document("<div style=\"position:absolute\">Words at</div><div>fixed places</div>")));
  EXPECT_THAT(all_lines(outcome), ElementsAre("Words at", "fixed places"));
}

TEST(BrokenBook, TellsOfOtherRenditions) {
  const std::string one = item("c1", "text/one.xhtml", xhtml);
  const std::string two =
      "<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/>"
      "<rootfile full-path=\"OEBPS/other.opf\"/></rootfiles></container>";
  const auto outcome = read_any(zip_of({{"META-INF/container.xml", two},
                                        {"OEBPS/book.opf", package(one, itemref("c1"))},
                                        {"OEBPS/other.opf", package(one, itemref("c1"))},
                                        {"OEBPS/text/one.xhtml", document("<p>Text.</p>")}}));
  EXPECT_THAT(all_lines(outcome), ElementsAre("Text."));
  EXPECT_THAT(outcome.left_out(),
              ElementsAre("OEBPS/other.opf: is another rendition; the first one is read"));
}

std::string with_contents(std::string_view foreword) {
  const std::string nav = document(std::string(foreword) +
                                   "<nav epub:type=\"toc\"><h2>Contents of this book</h2><ol><li>"
                                   "<a href=\"text/one.xhtml\">Upstream</a></li></ol></nav>");
  const std::string items = item("nav", "nav.xhtml", xhtml, "properties=\"nav\"") + chapters;
  return book(package(items, itemref("nav") + spine), {{"OEBPS/nav.xhtml", nav}});
}

TEST(BrokenBook, ReadsATextThatStandsBesideTheContents) {
  EXPECT_THAT(all_lines(read_any(with_contents("<h1>Contents</h1>"))),
              ElementsAre("Text of one.", "Text of two."));
  EXPECT_THAT(all_lines(read_any(with_contents("<p>A foreword that stands only here.</p>"))),
              ElementsAre("A foreword that stands only here.", "Text of one.", "Text of two."));
}

TEST(BrokenBook, ReadsABookWhoseContentsAreAPlaceInItsText) {
  std::string opf = package(chapters, itemref("c1"));
  opf.insert(opf.find("</package>"),
             "<guide><reference type=\"toc\" href=\"text/one.xhtml#toc\"/></guide>");
  const std::string text =
      "The river rose again in the night, and by the morning the lower town "
      "stood under water, as it had in the spring of the year before.";
  EXPECT_THAT(all_lines(read_any(book(opf, {}, document("<p>" + text + "</p>")))),
              ElementsAre(text));
  EXPECT_EQ(read_any(book(opf, {}, document("<p>Chapter one</p>"))).error, "unsupported-format");
}

TEST(BrokenBook, WithALockOfNoNameIsLocked) {
  std::string locks = encryption("http://www.idpf.org/2008/embedding", "OEBPS/a.otf");
  locks.insert(locks.find("</encryption>"),
               "<EncryptedData><CipherData><CipherReference URI=\"OEBPS/text/one.xhtml\"/>"
               "</CipherData></EncryptedData>");
  EXPECT_EQ(read_any(book(package(chapters, spine), {{"META-INF/encryption.xml", locks}})).error,
            "encrypted");
}

TEST(BrokenBook, WithALockedPictureIsRead) {
  const std::string lock = encryption("http://www.w3.org/2001/04/xmlenc#aes256-cbc", "OEBPS/a.png");
  const auto outcome =
      read_any(book(package(chapters, itemref("c1")),
                    {{"META-INF/encryption.xml", lock}, {"OEBPS/a.png", "locked"}},
                    document("<p>Text.</p><p><img src=\"../a.png\" alt=\"A river\"/></p>")));
  ASSERT_EQ(outcome.articles.size(), 1U);
  EXPECT_THAT(outcome.articles[0].resources, IsEmpty());
}

TEST(BrokenBook, WithBrokenContentsLosesOnlyTitles) {
  const std::string items = chapters + item("ncx", "toc.ncx", "application/x-dtbncx+xml");
  for (const std::vector<ZipEntry>& more :
       {std::vector<ZipEntry>{{"OEBPS/toc.ncx", "<ncx><navMap><navPoint>"}}, {}}) {
    const auto outcome = read_any(book(package(items, spine), more));
    EXPECT_THAT(outcome.titles(), ElementsAre("Two rivers (1)", "Heading of two"));
  }
}

TEST(BrokenBook, IsABookAmongOtherBytes) {
  const std::string plain = book(package(chapters, spine));
  EXPECT_EQ(read_any(plain.substr(0, plain.size() / 2)).articles.size(), 0U);
  EXPECT_THAT(all_lines(read_any(plain + "\r\n\r\n")), ElementsAre("Text of one.", "Text of two."));
}

}  // namespace
}  // namespace lectern

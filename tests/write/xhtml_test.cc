#include "write/xhtml.h"

#include <gmock/gmock.h>

#include "write/samples.h"
#include "write/xhtml_inlines.h"

namespace lectern {
namespace {

using samples::block;
using samples::cell;
using samples::edition;
using samples::heading;
using samples::linked;
using samples::paragraph;
using samples::styled;

// The blocks of an English article as they are printed, without title and source.
std::string printed(std::vector<Block> blocks, std::string_view language = "en") {
  Meta meta;
  meta.title = "T";
  meta.language = language;
  const Edition it = edition(meta, std::move(blocks));
  Notices notices;
  const Page page = make_page(
      it.article, {}, [](const Resource&) { return std::string(); }, notices);
  XmlWriter out("");
  print_article(out.begin("x"), page);
  const std::string xml = out.end().take();
  const std::size_t begin = xml.find("</h1>\n") + 6;
  return xml.substr(begin, xml.rfind("\n</x>") - begin);
}

std::string inlines(const Inlines& it) {
  Article article;
  Notices notices;
  const Page page = make_page(
      article, {}, [](const Resource&) { return std::string(); }, notices);
  XmlWriter out("");
  InlinePrinter printer(page);
  printer.begin_document(out.begin("x"), 0);
  printer.print(it, {"en", false});
  const std::string xml = out.end().take();
  return xml.substr(3, xml.size() - 3 - 5);
}

TEST(Inlines, NestStylesInOneOrder) {
  EXPECT_EQ(inlines({styled("a", Span::emphasis), styled("b", Span::strong | Span::emphasis)}),
            "<em>a</em><strong><em>b</em></strong>");
  EXPECT_EQ(inlines({Span{"H"}, styled("2", Span::subscript), styled("n", Span::superscript),
                     styled("x<y", Span::code)}),
            "H<sub>2</sub><sup>n</sup><code>x&lt;y</code>");
}

TEST(Inlines, BreakLinesWhereTheAuthorDid) {
  EXPECT_EQ(inlines({Span{"a\nb\n"}}), "a<br/>b<br/>");
}

TEST(Inlines, PutSpansOfOneLinkIntoOneLink) {
  Span bold = linked("b", "https://example.org/");
  bold.styles = Span::strong;
  EXPECT_EQ(inlines({linked("a", "https://example.org/"), bold, Span{"c"}}),
            "<a href=\"https://example.org/\" rel=\"external\">a<strong>b</strong></a>c");
}

TEST(Inlines, LinkOnlyToWhatCanBeReached) {
  EXPECT_EQ(inlines({linked("a", "javascript:alert(1)"), linked("b", "https://x:99999/")}), "ab");
}

TEST(Inlines, NameALinkWithoutText) {
  EXPECT_EQ(inlines({linked(" ", "https://example.org/x")}),
            "<a href=\"https://example.org/x\" rel=\"external\">example.org</a>");
}

TEST(Inlines, MarkOtherLanguagesAndTheirDirection) {
  EXPECT_EQ(inlines({Span{"a", 0, {}, "fr"}, Span{"b", 0, {}, "en"}, Span{"c", 0, {}, "he_IL"},
                     Span{"d", 0, {}, "nonsense!"}}),
            "<span lang=\"fr\" xml:lang=\"fr\">a</span>b"
            "<span lang=\"he-IL\" xml:lang=\"he-IL\" dir=\"rtl\">c</span>d");
}

TEST(Inlines, AnnotateWithRuby) {
  Span ruby{"山"};
  ruby.ruby = "shān";
  EXPECT_EQ(inlines({ruby}), "<ruby>山<rp>(</rp><rt>shān</rt><rp>)</rp></ruby>");
  ruby.text = "";
  EXPECT_EQ(inlines({ruby}), "shān") << "an annotation over nothing is not lost";
}

TEST(Blocks, AreElementsWithTheirIds) {
  EXPECT_EQ(printed({paragraph("a"), block(Rule{}), block(Code{"x\n  y"})}),
            "<p id=\"b0001\">a</p>\n<hr id=\"b0002\"/>\n"
            "<pre id=\"b0003\"><code>x\n  y</code></pre>");
}

TEST(Blocks, ThatShowNothingAreLeftOut) {
  EXPECT_EQ(printed({paragraph(""), paragraph(" \n"), block(Quote{{paragraph("")}}), block(List{}),
                     block(Table{{}, {{cell("")}}}), block(Code{" "}), heading(2, ""),
                     block(lectern::Embed{"javascript:x", ""}), paragraph("seen")}),
            "<p id=\"b0010\">seen</p>");
}

TEST(Blocks, HaveHeadingsWithoutJumps) {
  const std::string xml = printed({heading(4, "a"), heading(4, "b"), heading(6, "c"),
                                   heading(5, "d"), heading(2, "e"), heading(1, "f")});
  EXPECT_EQ(xml,
            "<h2 id=\"b0001\">a</h2>\n<h2 id=\"b0002\">b</h2>\n<h3 id=\"b0003\">c</h3>\n"
            "<h3 id=\"b0004\">d</h3>\n<h2 id=\"b0005\">e</h2>\n<h2 id=\"b0006\">f</h2>");
}

TEST(Blocks, KeepTheNumbersOfAList) {
  EXPECT_EQ(printed({block(List{true, 7, {{paragraph("a")}, {}, {paragraph("b")}}})}),
            "<ol id=\"b0001\" start=\"7\">\n<li><p id=\"b0002\">a</p>\n</li>\n<li></li>\n"
            "<li><p id=\"b0003\">b</p>\n</li>\n</ol>");
  EXPECT_EQ(printed({block(List{false, 7, {{}, {paragraph("b")}}})}),
            "<ul id=\"b0001\">\n<li><p id=\"b0002\">b</p>\n</li>\n</ul>");
}

TEST(Blocks, GiveTableHeadersTheirScope) {
  EXPECT_EQ(printed({block(Table{{Span{"C"}},
                                 {{cell("a", true), cell("b", true)},
                                  {cell("c", true), cell("d", false, 1, 9)},
                                  {cell("", true)}}})}),
            "<table id=\"b0001\"><caption>C</caption>\n<thead>\n"
            "<tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr>\n</thead>\n<tbody>\n"
            "<tr><th scope=\"row\">c</th><td rowspan=\"2\">d</td></tr>\n"
            "<tr><td></td></tr>\n</tbody></table>");
}

TEST(Blocks, KeepTheCaptionOfAnEmptyTable) {
  EXPECT_EQ(printed({block(Table{{Span{"C"}}, {{cell("")}}})}), "<p id=\"b0001\">C</p>");
}

TEST(Blocks, ShowAbsentPicturesAsLinksAndNeverAsPictures) {
  EXPECT_EQ(printed({samples::figure("https://example.org/p.jpg", "a cat", "Cats & co")}),
            "<figure id=\"b0001\"><p class=\"picture\"><a href=\"https://example.org/p.jpg\" "
            "rel=\"external\">Image: "
            "a cat</a></p><figcaption>Cats &amp; co</figcaption></figure>");
  EXPECT_EQ(printed({samples::figure("https://example.org/p.jpg", "", "")}, "zh-Hans"),
            "<figure id=\"b0001\"><p class=\"picture\"><a href=\"https://example.org/p.jpg\" "
            "rel=\"external\">"
            "图片：example.org</a></p></figure>");
}

TEST(Blocks, ShowEmbedsAsLinks) {
  EXPECT_EQ(
      printed({block(lectern::Embed{"https://example.org/v", "A film"}),
               block(lectern::Embed{"https://example.org/v", ""}),
               block(lectern::Embed{"x:y", "A widget"})}),
      "<p id=\"b0001\"><a href=\"https://example.org/v\" rel=\"external\">A film</a></p>\n"
      "<p id=\"b0002\"><a href=\"https://example.org/v\" rel=\"external\">example.org</a></p>\n"
      "<p id=\"b0003\">A widget</p>");
}

TEST(Blocks, TellLanguageAndDirectionWhereTheyChange) {
  Block arabic = block(Quote{{paragraph("مرحبا")}});
  arabic.language = "ar";
  EXPECT_EQ(printed({arabic}),
            "<blockquote id=\"b0001\" lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\">\n"
            "<p id=\"b0002\">مرحبا</p>\n</blockquote>");
  Block english = paragraph("hello");
  english.language = "en";
  EXPECT_EQ(printed({english}, "ar"),
            "<p id=\"b0001\" lang=\"en\" xml:lang=\"en\" dir=\"ltr\">hello</p>");
}

}  // namespace
}  // namespace lectern

// Notes, links inside an article, and what a chapter says at its end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lectern/version.h"
#include "model/alternative.h"
#include "write/colophon.h"
#include "write/samples.h"
#include "write/sentence_starts.h"
#include "write/support.h"

namespace lectern {
namespace {

using samples::block;
using samples::edition;
using samples::heading;
using samples::paragraph;
using testing::HasSubstr;
using testing::Not;

Span reference(std::string text, std::string note) {
  Span span{std::move(text)};
  span.target = std::move(note);
  span.note = true;
  return span;
}
Span link_to(std::string text, std::string target) {
  Span span{std::move(text)};
  span.target = std::move(target);
  return span;
}

Meta english() {
  Meta meta;
  meta.title = "T";
  meta.language = "en";
  return meta;
}

// b0001 refers to the notes b0003 and b0005, and links to b0002.
Edition with_notes() {
  Edition it;
  it.article.meta = english();
  it.article.blocks = {paragraph({Span{"a"}, reference("1", "x"), Span{" b"}, reference("*", "y"),
                                  Span{" c"}, reference("1", "x"), link_to("d", "h")}),
                       heading(2, "H"), block(Note{"1", {paragraph("one")}}),
                       block(Note{"*", {block(Code{"two"})}})};
  it.article.blocks[1].id = "h";
  it.article.blocks[2].id = "x";
  it.article.blocks[3].id = "y";
  mint_ids(it.article);
  return it;
}

std::string chapter(const Edition& it, const char* format = "epub",
                    const char* file = "EPUB/text/a1.xhtml") {
  for (const PackedFile& entry : unzip(written(format, it)))
    if (entry.name == file) return entry.bytes;
  return {};
}

TEST(Notes, PopUpAndLeadBack) {
  const std::string xhtml = chapter(with_notes());
  EXPECT_THAT(xhtml, HasSubstr("a<a href=\"#b0003\" id=\"ref.b0003\" epub:type=\"noteref\" "
                               "role=\"doc-noteref\">1</a> b"));
  EXPECT_THAT(xhtml, HasSubstr("c<a href=\"#b0003\" epub:type=\"noteref\" "
                               "role=\"doc-noteref\">1</a><a href=\"#b0002\">d</a></p>"));
  EXPECT_THAT(xhtml, HasSubstr("<section class=\"notes\" epub:type=\"footnotes\">\n"
                               "<aside id=\"b0003\" epub:type=\"footnote\" role=\"doc-footnote\">"
                               "<p id=\"b0004\"><a href=\"#ref.b0003\" role=\"doc-backlink\" "
                               "aria-label=\"1: back to the text\">1</a> one</p></aside>\n"));
  EXPECT_THAT(xhtml, HasSubstr(">*</a> </p><pre id=\"b0006\">"));
}

TEST(Notes, ThatNothingRefersToHaveNoWayBack) {
  const std::string xhtml =
      chapter(edition(english(), {paragraph("a"), block(Note{"7", {paragraph("n")}})}));
  EXPECT_THAT(xhtml, HasSubstr("<p id=\"b0003\">7 n</p></aside>"));
}

TEST(Notes, AreFootnotesInMarkdownAndBack) {
  const std::string markdown = written("markdown", with_notes());
  EXPECT_THAT(markdown, HasSubstr("a[^1] b[^2] c[^1]d\n"));
  EXPECT_THAT(markdown, HasSubstr("[^1]: one\n\n[^2]: ```\n    two\n    ```\n"));
}

TEST(Notes, HaveTheirLabelsInText) {
  EXPECT_THAT(written("text", with_notes()), HasSubstr("\n[1] one\n\n[*] two\n"));
  EXPECT_THAT(written("lines", with_notes()), HasSubstr("\none\ntwo\n"));
}

TEST(Notes, AreTypedInJson) {
  const std::string json = written("json", with_notes());
  EXPECT_THAT(json, HasSubstr("\"target\": \"b0003\",\n            \"note\": true"));
  EXPECT_THAT(json, HasSubstr("\"type\": \"note\",\n        \"label\": \"1\""));
}

TEST(Notes, HtmlKnowsNoTypes) {
  const std::string html = written("html", with_notes());
  EXPECT_THAT(html, HasSubstr("role=\"doc-noteref\""));
  EXPECT_THAT(html, Not(HasSubstr("epub:type")));
  const std::string two = [] {
    Notices notices;
    return written("html", {with_notes(), with_notes()}, notices);
  }();
  EXPECT_THAT(two, HasSubstr("<a href=\"#a2-b0003\" id=\"a2-ref.b0003\""));
  EXPECT_THAT(two, HasSubstr("<a href=\"#a2-ref.b0003\" role=\"doc-backlink\""));
}

TEST(InnerLinks, ToWhatIsNotPrintedAreText) {
  Edition it = edition(english(), {paragraph({link_to("a", "")}), paragraph("")});
  std::get<Paragraph>(it.article.blocks[0].as).text[0].target = "b0002";
  EXPECT_THAT(chapter(it), HasSubstr("<p id=\"b0001\">a</p>"));
}

TEST(Colophon, TellsWhereAnArticleIsFrom) {
  Meta meta = samples::ordinary_meta();
  meta.language = "de";
  meta.modified = "2022-12-13";
  meta.rights = "https://creativecommons.org/licenses/by-sa/4.0/deed.de";
  const std::string xhtml = chapter(edition(meta, {paragraph("a")}));
  EXPECT_THAT(xhtml, HasSubstr("<section class=\"colophon\" epub:type=\"colophon\" "
                               "role=\"doc-colophon\" aria-label=\"Über diesen Artikel\">"));
  EXPECT_THAT(xhtml, HasSubstr("<p>Quelle: <a href=\"https://example.org/a/1?x=1&amp;y=2\" "
                               "rel=\"external\">A walk &amp; a letter</a></p>"));
  EXPECT_THAT(xhtml, HasSubstr("<p>Autoren: Kenra Schaefer · 法新社</p>"));
  EXPECT_THAT(xhtml, HasSubstr("<p>Geändert: 2022-12-13</p>"));
  EXPECT_THAT(xhtml, HasSubstr("rel=\"external\">CC BY-SA 4.0</a></p>"));
  EXPECT_THAT(xhtml, HasSubstr("<p>Erstellt mit: lectern " + std::string(version()) + "</p>"));
}

TEST(Colophon, NamesWellKnownLicences) {
  EXPECT_EQ(licence_name("http://creativecommons.org/licenses/by/3.0/us/"), "CC BY 3.0");
  EXPECT_EQ(licence_name("https://creativecommons.org/publicdomain/zero/1.0/"), "CC0 1.0");
  EXPECT_EQ(licence_name("https://creativecommons.org/licenses/"), "");
  EXPECT_EQ(licence_name("https://example.org/licenses/by/4.0/"), "");
}

TEST(Alternatives, ThatSayNothingAreNone) {
  for (const char* text :
       {"", " ", "image", "Photo 3", "IMG_1234.JPG", "goose.png", "DSC01234", "图片", "figure 1.",
        "https://example.org/x", "3f2c9a7e4b11", "Untitled", "[image]"})
    EXPECT_TRUE(is_placeholder(text)) << text;
  for (const char* text : {"A goose", "Goose", "图片说明：鹅", "A photo of 12 geese", "1984",
                           "Photo: geese on a lake", "PNG files compared"})
    EXPECT_EQ(is_placeholder(text), std::string_view(text) == "1984") << text;
}

TEST(SentenceStarts, FollowFullStops) {
  const auto starts = [](std::string_view text) { return sentence_starts(text); };
  EXPECT_THAT(starts("One. Two! \"Three?\" Four"), testing::ElementsAre(5U, 10U, 19U));
  EXPECT_THAT(starts("e.g. this, 3.5 and J. Smith."), testing::IsEmpty());
  EXPECT_THAT(starts("一。二！」三"), testing::ElementsAre(6U, 15U));
  EXPECT_THAT(starts(""), testing::IsEmpty());
}

TEST(Kepub, MarksEachSentenceOfEachText) {
  Span bold = samples::styled("bold. Three", Span::strong);
  const std::string xhtml = chapter(
      edition(english(), {paragraph({Span{"One. Two is "}, bold}), paragraph("Four.")}), "kepub");
  EXPECT_THAT(xhtml, HasSubstr("<div id=\"book-columns\"><div id=\"book-inner\">"));
  EXPECT_THAT(xhtml, HasSubstr("<span class=\"koboSpan\" id=\"kobo.2.1\">One. </span>"
                               "<span class=\"koboSpan\" id=\"kobo.2.2\">Two is </span><strong>"
                               "<span class=\"koboSpan\" id=\"kobo.2.3\">bold. </span>"
                               "<span class=\"koboSpan\" id=\"kobo.2.4\">Three</span></strong>"));
  EXPECT_THAT(xhtml, HasSubstr("id=\"kobo.3.1\">Four.</span>"));
}

}  // namespace
}  // namespace lectern

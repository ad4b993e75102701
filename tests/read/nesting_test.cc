// Which end tags a page leaves out, and which it has too many of.
#include "read/markup/nesting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/markup/html.h"
#include "read/markup/repair.h"
#include "read/sample.h"

namespace lectern {
namespace {

std::string repaired(std::string_view markup) {
  Notices notices;
  return repair_markup(markup, notices);
}

TEST(Nesting, ParagraphsEndWhereABlockBegins) {
  EXPECT_EQ(repaired("<p>a<p>b<div>c</div>"), "<p>a</p><p>b</p><div>c</div>");
  EXPECT_EQ(repaired("<p><b>a<p>b"), "<p><b>a</b></p><p>b</p>");
}

TEST(Nesting, ItemsEndWhereTheNextBeginsInTheSameList) {
  EXPECT_EQ(repaired("<ul><li>a<li>b</ul>"), "<ul><li>a</li><li>b</li></ul>");
  EXPECT_EQ(repaired("<ul><li>a<ul><li>b</ul></ul>"), "<ul><li>a<ul><li>b</li></ul></li></ul>");
  EXPECT_EQ(repaired("<dl><dt>a<dd>b</dl>"), "<dl><dt>a</dt><dd>b</dd></dl>");
}

TEST(Nesting, CellsAndRowsEndInTheirOwnTable) {
  EXPECT_EQ(repaired("<table><tr><td>a<td>b<tr><td>c</table>"),
            "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>");
  EXPECT_EQ(repaired("<table><tr><td><table><tr><td>a</table>b<td>c</table>"),
            "<table><tr><td><table><tr><td>a</td></tr></table>b</td><td>c</td></tr></table>");
}

TEST(Nesting, ALinkEndsALink) {
  EXPECT_EQ(repaired("<a>x<a>y</a>"), "<a>x</a><a>y</a>");
}

TEST(Nesting, SurplusEndTagsGo) {
  EXPECT_EQ(repaired("<p>a</b></p></div></br>b"), "<p>a</p><br/>b");
  EXPECT_EQ(repaired("<div><table><tr><td>a</div>b</table></div>"),
            "<div><table><tr><td>ab</td></tr></table></div>");
}

TEST(Nesting, ABlockOutlivesTheEndOfThePhraseItBeganIn) {
  EXPECT_EQ(repaired("<div><b>a<p>b</b>c</p>d</div>"), "<div><b>a<p>bc</p></b>d</div>");
  EXPECT_EQ(repaired("<div><form><div>a</form>b</div>c</div>d"),
            "<div><form><div>ab</div></form>c</div>d");
}

TEST(Nesting, AHeadingEndsWithTheEndTagOfAny) {
  EXPECT_EQ(repaired("<h1>a</h2>b"), "<h1>a</h1>b");
}

TEST(Nesting, AnEndTagEndsAllInside) {
  EXPECT_EQ(repaired("<div><b><i>a</div>b"), "<div><b><i>a</i></b></div>b");
}

TEST(Nesting, EmptyElementsEndThemselves) {
  EXPECT_EQ(repaired("<br>a<wbr>b<embed>c<hr/>"), "<br/>a<wbr/>b<embed/>c<hr/>");
  EXPECT_EQ(repaired("<i class=x />a<a href=/b/>c</a>"), R"(<i class="x"/>a<a href="/b/">c</a>)");
}

TEST(Html, IsATreeOfNodesInDocumentOrder) {
  const HtmlDocument document = parse_html("<p id=\"a&amp;b\">x<b>y</b>z &eacute;&#20013;</p>");
  std::string seen;
  for (const auto& node : document.nodes())
    seen += node.tag == Tag::text ? "(" + std::string(document.text(node)) + ")"
                                  : "<" + std::to_string(node.end) + ">";
  EXPECT_EQ(seen, "<6><6>(x)<5>(y)(z é中)");
  EXPECT_EQ(document.attribute(document.nodes()[1], "id"), "a&b");
  EXPECT_EQ(document.attribute(document.nodes()[1], "class"), "");
  EXPECT_FALSE(document.has_attribute(document.nodes()[2], "id"));
}

// https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state
TEST(Html, ReferencesAreReadAsTheStandardSays) {
  const auto text = [](const std::string& markup) {
    const HtmlDocument document = parse_html(markup);
    return std::string(document.text(document.nodes().back()));
  };
  EXPECT_EQ(text("&eacute&notit; &notin; &copy2 &AMP;&amp"), "é¬it; ∉ ©2 &&");
  EXPECT_EQ(text("&apos;&NewLine;&fjlig;&NotEqualTilde;"), "'\nfj\u2242\u0338");
  EXPECT_EQ(text("&unknown; &; & &# &#x; &#xg"), "&unknown; &; & &# &#x; &#xg");
  EXPECT_EQ(text("&#146;&#x80;&#65 &#x20BB7;"), "’€A \U00020BB7");
  EXPECT_EQ(text("&#0;&#xD800;&#1114112;&#99999999999;"), "\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST(Html, AnOldNameInAnAddressIsPartOfIt) {
  const HtmlDocument document = parse_html("<a href=\"?a=1&copy=2&lt3&amp;b&reg;&para\">");
  EXPECT_EQ(document.attribute(document.nodes()[1], "href"), "?a=1&copy=2&lt3&b®¶");
}

TEST(Html, NothingIsATreeToo) {
  for (const char* markup : {"", " ", "text", "</p>", "<"})
    EXPECT_GE(parse_html(markup).nodes().size(), 1U) << markup;
}

TEST(Html, TagsByTheirNames) {
  EXPECT_EQ(tag_of("blockquote"), Tag::blockquote);
  EXPECT_EQ(tag_of("strike"), Tag::s);
  EXPECT_EQ(tag_of("rules"), Tag::other);
  EXPECT_EQ(element_number("rules"), -1);
  EXPECT_EQ(element_name(element_number("figcaption")), "figcaption");
}

}  // namespace
}  // namespace lectern

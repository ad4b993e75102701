// Links inside a page, and the notes among what they lead to.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/body/note_signs.h"
#include "read/sample.h"

namespace lectern {
namespace {

using sample::lines;
using testing::ElementsAre;

TEST(InPageLinks, LeadToTheBlockThatHasThePlace) {
  EXPECT_THAT(lines("<p>See <a href='#b'>there</a>, <a href='#c%20d'>c</a>, <a href='#n'>n</a>.</p>"
                    "<h2 id=b>B</h2><p>x <span id='c d'>y</span></p><p><a name=n></a>z</p>"),
              ElementsAre("See [there](#b0002), [c](#b0003), [n](#b0004).", "2# B", "x y", "z"));
}

TEST(InPageLinks, ThePagesOwnAddressIsThePage) {
  EXPECT_THAT(lines("<p><a href='https://example.org/news/a.html#b'>a</a> "
                    "<a href='a.html#b'>b</a> <a href='other.html#b'>c</a></p><p id=b>d</p>"),
              ElementsAre("[a b](#b0002) [c](https://example.org/news/other.html#b)", "d"));
}

TEST(InPageLinks, PlacesOfOneBlockShareIt) {
  EXPECT_THAT(lines("<p><a href='#x'>a</a><a href='#y'>b</a><a href='#l'>c</a></p>"
                    "<ul id=l><li id=x><span id=y>d</span></li></ul>"),
              ElementsAre("[a](#b0003)[b](#b0003)[c](#b0003)", "list:", "- item", "  d"));
}

TEST(InPageLinks, ThatLeadNowhereAreText) {
  EXPECT_THAT(lines("<p><a href='#gone'>a</a> <a href='#'>b</a> <a href='#empty'>c</a></p>"
                    "<div id=hidden style='display:none'>d</div><p id=empty></p>"),
              ElementsAre("a [b](https://example.org/news/a.html#) c"));
}

TEST(InPageLinks, LeadIntoTables) {
  EXPECT_THAT(lines("<p><a href='#x'>a</a></p><table><tr><td>1</td><td id=x>2</td></tr></table>"),
              ElementsAre("[a](#b0002)", "table: ", "  |1|2|"));
}

// What producers of pages make of a text with one note.
struct Way {
  const char* name;
  const char* body;
};

const Way ways[] = {
    {"GitHub",
     "<p>a<sup class=footnote-ref><a href='#fn-1' id=fnref-1>1</a></sup></p>"
     "<section class=footnotes><ol><li id=fn-1><p>note "
     "<a href='#fnref-1' class=footnote-backref>↩</a></p></li></ol></section>"},
    {"kramdown",
     "<p>a<sup id='fnref:1' role='doc-noteref'><a href='#fn:1' class=footnote>1</a>"
     "</sup></p><div class=footnotes role=doc-endnotes><ol><li id='fn:1' "
     "role=doc-endnote><p>note <a href='#fnref:1' class=reversefootnote "
     "role=doc-backlink>&#8617;</a></p></li></ol></div>"},
    {"an encyclopedia",
     "<p>a<sup id=cite_ref-1 class=reference><a href='#cite_note-1'>1</a></sup>"
     "</p><ol class=references><li id=cite_note-1>"
     "<span class=mw-cite-backlink>^ <a href='#cite_ref-1'>a</a></span> "
     "<span>note</span></li></ol>"},
    {"EPUB",
     "<p>a<a epub:type=noteref href='#n1'><sup>1</sup></a></p>"
     "<aside epub:type=footnote id=n1><p>note</p></aside>"},
    {"a word processor",
     "<p>a<a href='#_ftn1' name=_ftnref1><sup>1</sup></a></p><div id=ftn1>"
     "<p><a href='#_ftnref1' name=_ftn1>[1]</a> note</p></div>"},
    {"docutils",
     "<p>a<a class='footnote-reference' href='#id2' id=id1><sup>1</sup></a></p>"
     "<dl class='footnote brackets'><dt class=label id=id2>"
     "<a class=fn-backref href='#id1'>1</a></dt><dd><p>note</p></dd></dl>"},
    {"nobody",
     "<p>a<sup><a href='#x' id=y>1</a></sup></p><hr><p id=x><a href='#y'>1</a>. note</p>"},
    {"a feed that lost the name",
     "<p>a<sup><a href='#fn1' id=y>1</a></sup></p>"
     "<p>1. note <a href='#y'>↩</a></p>"},
    {"nobody, with an arrow",
     "<p>a<sup id=y><a href='#x'>1</a></sup></p><ol><li id=x>note <a href='#y'>↑</a></li></ol>"},
};

TEST(Notes, AreToldInAllTheirWays) {
  for (const Way& way : ways) {
    std::vector<std::string> found = lines(way.body);
    std::erase(found, "rule");
    ASSERT_EQ(found.size(), 3U) << way.name << ": " << testing::PrintToString(found);
    EXPECT_THAT(found[0], testing::MatchesRegex("a\\[\\^\\^1\\^\\]\\(#b000[23]\\)")) << way.name;
    EXPECT_THAT(found[1], testing::MatchesRegex("note 1 b000[23]:")) << way.name;
    EXPECT_EQ(found[2], "  note") << way.name;
  }
}

TEST(Notes, LinksToSectionsAndListsAreNone) {
  EXPECT_THAT(lines("<p><a href='#s1'>1</a> <a href='#s2'>2</a></p><h2 id=s1>One</h2>"
                    "<p id=s2>Two</p>"),
              ElementsAre("[1](#b0002) [2](#b0003)", "2# One", "Two"));
  EXPECT_THAT(lines("<p><a href='#fn1'>a long sentence as a link</a></p><p id=fn1>b</p>"),
              ElementsAre("[a long sentence as a link](#b0002)", "b"));
}

TEST(Notes, OfOneListAreAllNotesThoughNothingRefersToOne) {
  EXPECT_THAT(lines("<p>a<sup><a href='#fn1'>1</a></sup></p><ol class=footnotes>"
                    "<li id=fn1>x</li><li id=fn2>y</li></ol>"),
              ElementsAre("a[^^1^](#b0002)", "note 1 b0002:", "  x", "note 2 b0004:", "  y"));
}

TEST(Notes, LeaveTheListThatTheyStandIn) {
  EXPECT_THAT(lines("<p>a<sup><a href='#fn1'>1</a></sup></p><ul><li>x</li><li>y</li><li>z</li>"
                    "<li id=fn1>n</li></ul><p>b</p>"),
              ElementsAre("a[^^1^](#b0006)", "list:", "- item", "  x", "- item", "  y", "- item",
                          "  z", "note 1 b0006:", "  n", "b"));
}

TEST(Notes, SignsAreShort) {
  for (const char* sign : {"1", "[12]", "(a)", "*", "††", "note 3", "注1", "iv", "［２］"})
    EXPECT_EQ(is_note_sign(sign), std::string_view(sign) != "［２］") << sign;
  for (const char* text : {"", "12345", "here", "see 1", "^", "↩"})
    EXPECT_FALSE(is_note_sign(text)) << text;
  for (const char* way : {"↩", "↩︎", "^", "[back]", "Back to content", "↑"})
    EXPECT_TRUE(is_way_back(way)) << way;
}

TEST(Notes, TheirOwnLabelGoesAndNothingElse) {
  const auto without = [](const char* text, std::string_view label) {
    Inlines inlines{{.text = text}};
    drop_label(inlines, label);
    return plain_text(inlines);
  };
  EXPECT_EQ(without("[1] text", "1"), "text");
  EXPECT_EQ(without("1. text", "1"), "text");
  EXPECT_EQ(without("[] text", "1"), "text");
  EXPECT_EQ(without("(1): text", "1"), "text");
  EXPECT_EQ(without(". text", "1"), "text");
  EXPECT_EQ(without("1984 was a year", "1"), "1984 was a year");
  EXPECT_EQ(without("1 apple", "1"), "1 apple");
  EXPECT_EQ(without("1.5 million", "1"), "1.5 million");
  EXPECT_EQ(without("[sic] text", "1"), "[sic] text");
  EXPECT_EQ(without("[1]", "1"), "[1]");
}

}  // namespace
}  // namespace lectern

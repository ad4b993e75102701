#include "read/markup/selector.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/markup/repair.h"
#include "read/sample.h"

namespace lectern {
namespace {

using sample::repeated;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view page =
    R"(<main id="top"><article class="post wide" data-kind="news-long" lang="en-GB">)"
    R"(<h1 id="h">T</h1><p id="a" class="lead">a</p><p id="b">b <em id="e">e</em></p>)"
    R"(<figure id="f"><img id="i" src="/x.JPG"></figure><p id="c" class="md:flex">c</p></article>)"
    R"(<aside id="s"><p id="d" class="lead last">d</p></aside></main>)";

// The ids of what a selector selects, in the page's order.
std::vector<std::string> ids(std::string_view css, std::string_view markup = page) {
  const auto selector = parse_selector(css);
  if (!selector) return {"error: " + selector.error().what};
  Notices notices;
  const HtmlDocument document =
      parse_html(repair_markup(markup, notices, {.attributes = selector->attributes}));
  const std::vector<bool> selected = select(document, *selector);
  std::vector<std::string> found;
  for (std::size_t i = 0; i < selected.size(); ++i)
    if (selected[i]) found.emplace_back(document.attribute(document.nodes()[i], "id"));
  return found;
}

std::string trouble(std::string_view css) {
  const auto selector = parse_selector(css);
  if (selector) return "none";
  EXPECT_EQ(selector.error().code, Error::Code::usage);
  EXPECT_NE(selector.error().way_out, "");
  return selector.error().what;
}

TEST(Selector, ElementsIdsAndClasses) {
  EXPECT_THAT(ids("p"), ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(ids("P.lead"), ElementsAre("a", "d"));
  EXPECT_THAT(ids("*.lead.last"), ElementsAre("d"));
  EXPECT_THAT(ids("#b"), ElementsAre("b"));
  EXPECT_THAT(ids("p#h"), IsEmpty());
  EXPECT_THAT(ids(".lea"), IsEmpty());
  EXPECT_THAT(ids(".LEAD"), IsEmpty());
}

TEST(Selector, Lists) {
  EXPECT_THAT(ids(" em , h1,aside"), ElementsAre("h", "e", "s"));
}

TEST(Selector, Attributes) {
  const auto which = [](std::string_view test) { return ids(std::string(test) + " > #a"); };
  for (const std::string_view test :
       {"[data-kind]", "[data-kind=news-long]", "[ data-kind = \"news-long\" ]", "[class~=wide]",
        "[data-kind|=news]", "[lang|=en]", "[data-kind^=new]", "[data-kind$='long']",
        "[data-kind*=ws-l]", "[DATA-KIND=NEWS-LONG i]", "[data-kind='NEWS-LONG'I]"})
    EXPECT_THAT(which(test), ElementsAre("a")) << test;
  for (const std::string_view test :
       {"[data-sort]", "[data-kind=news]", "[class~=wid]", "[data-kind|=new]", "[data-kind^='']",
        "[data-kind$='']", "[data-kind*='']", "[class~='']", "[data-kind=NEWS-LONG]",
        "[data-kind=NEWS-LONG s]"})
    EXPECT_THAT(which(test), IsEmpty()) << test;
  EXPECT_THAT(ids("img[src$='.jpg' i]"), ElementsAre("i"));
}

TEST(Selector, Combinators) {
  EXPECT_THAT(ids("main p"), ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(ids("main > p"), IsEmpty());
  EXPECT_THAT(ids("article>p"), ElementsAre("a", "b", "c"));
  EXPECT_THAT(ids("h1 + p"), ElementsAre("a"));
  EXPECT_THAT(ids("figure ~ p"), ElementsAre("c"));
  EXPECT_THAT(ids("main article p em"), ElementsAre("e"));
  EXPECT_THAT(ids("article ~ aside > p"), ElementsAre("d"));
  EXPECT_THAT(ids("aside em"), IsEmpty());
}

TEST(Selector, PlacesAmongSiblings) {
  EXPECT_THAT(ids("p:first-child"), ElementsAre("d"));
  EXPECT_THAT(ids("article > :first-child"), ElementsAre("h"));
  EXPECT_THAT(ids("article > :last-child"), ElementsAre("c"));
  EXPECT_THAT(ids("em:only-child"), ElementsAre("e"));
  EXPECT_THAT(ids("article > :nth-child(2)"), ElementsAre("a"));
  EXPECT_THAT(ids("article > :nth-child(odd)"), ElementsAre("h", "b", "c"));
  EXPECT_THAT(ids("article > :nth-child(even)"), ElementsAre("a", "f"));
  EXPECT_THAT(ids("article > :nth-child(-n + 2)"), ElementsAre("h", "a"));
  EXPECT_THAT(ids("article > :nth-child(3n+2)"), ElementsAre("a", "c"));
  EXPECT_THAT(ids("article > :nth-child(n+4)"), ElementsAre("f", "c"));
  EXPECT_THAT(ids("article > :nth-last-child(2)"), ElementsAre("f"));
}

TEST(Selector, Groups) {
  EXPECT_THAT(ids("p:not(.lead)"), ElementsAre("b", "c"));
  EXPECT_THAT(ids("p:not(.lead, #c)"), ElementsAre("b"));
  EXPECT_THAT(ids("p:not(article *)"), ElementsAre("d"));
  EXPECT_THAT(ids(":is(article, aside) > p.lead"), ElementsAre("a", "d"));
  EXPECT_THAT(ids(":where(h1, em)"), ElementsAre("h", "e"));
  EXPECT_THAT(ids(":not(:is(p, main, article, aside))"), ElementsAre("h", "e", "f", "i"));
}

TEST(Selector, WhatAnElementHas) {
  EXPECT_THAT(ids("p:has(em)"), ElementsAre("b"));
  EXPECT_THAT(ids("main:has(em)"), ElementsAre("top"));
  EXPECT_THAT(ids("main:has(> em)"), IsEmpty());
  EXPECT_THAT(ids("figure:has(> img)"), ElementsAre("f"));
  EXPECT_THAT(ids("p:has(+ figure)"), ElementsAre("b"));
  EXPECT_THAT(ids("p:has(~ figure)"), ElementsAre("a", "b"));
  EXPECT_THAT(ids("main:has(article > p em)"), ElementsAre("top"));
  EXPECT_THAT(ids("article:has(aside em)"), ElementsAre()) << "both lie below the one that has";
  EXPECT_THAT(ids("main > :not(:has(img))"), ElementsAre("s"));
}

TEST(Selector, Escapes) {
  EXPECT_THAT(ids(R"(.md\:flex)"), ElementsAre("c"));
  EXPECT_THAT(ids(R"(.md\3A flex)"), ElementsAre("c"));
  EXPECT_THAT(ids(R"(#\31 x)", "<p id=1x>"), ElementsAre("1x"));
  EXPECT_THAT(ids("#正文", "<p id=正文>"), ElementsAre("正文"));
  EXPECT_THAT(ids(R"([id="a\"b"])", "<p id='a\"b'>"), ElementsAre("a\"b"));
}

TEST(Selector, TroubleIsNamedWithItsPlace) {
  EXPECT_THAT(trouble(""), HasSubstr("character 1, at its end"));
  EXPECT_THAT(trouble("div >"), HasSubstr("character 6, at its end"));
  EXPECT_THAT(trouble("div > > p"), HasSubstr("character 7, at \"> p\""));
  EXPECT_THAT(trouble("正 {}"), HasSubstr("character 1, at \"正 {}\""));
  EXPECT_THAT(trouble("#正 {}"), HasSubstr("character 4, at \"{}\""));
  EXPECT_THAT(trouble("p:hover"), HasSubstr("no such pseudo-class"));
  EXPECT_THAT(trouble("p:first-child:foo-child"), HasSubstr("no such pseudo-class"));
  EXPECT_THAT(trouble("p::before"), HasSubstr("not their parts"));
  EXPECT_THAT(trouble("blackink"), HasSubstr("no such elements"));
  EXPECT_THAT(trouble("#1a"), HasSubstr("does not begin with a digit"));
  EXPECT_EQ(parse_selector("[data-page=1]").error().way_out, "put it in quotes");
  EXPECT_THAT(trouble("p:not(p"), HasSubstr(") is expected"));
  EXPECT_THAT(trouble("p)"), HasSubstr("the end is expected"));
  EXPECT_THAT(trouble("[a!=b]"), HasSubstr("is expected"));
  EXPECT_THAT(trouble("[a='b]"), HasSubstr("the quote has no end"));
  EXPECT_THAT(trouble(":nth-child(x)"), HasSubstr("a number"));
  EXPECT_THAT(trouble(":nth-child(9999999)"), HasSubstr("too large"));
  EXPECT_THAT(trouble("a,"), HasSubstr("character 3"));
  EXPECT_THAT(trouble("\\"), HasSubstr("escapes nothing"));
  EXPECT_THAT(trouble("\xFF"), HasSubstr("UTF-8"));
}

TEST(Selector, WhatIsTooMuchIsRefused) {
  EXPECT_THAT(trouble(repeated(":not(", 5) + "p" + repeated(")", 5)), HasSubstr("parentheses"));
  EXPECT_THAT(trouble(repeated("p ", 20000)), HasSubstr("too long"));
}

// Trying every way through the ancestors would take 300 to the power of 60 steps.
TEST(Selector, DeepPagesAndLongSelectorsAreNoTrouble) {
  const std::string deep = repeated("<div class=x>", 250) + "<p id=end>";
  EXPECT_THAT(ids(repeated(".x ", 60) + ".y", deep), IsEmpty());
  EXPECT_THAT(ids(repeated(".x ", 60) + "p", deep), ElementsAre("end"));
}

TEST(Selector, TheAttributesItAsksForAreNotRepairedAway) {
  EXPECT_THAT(parse_selector("[data-b] p:not([data-a]):has([Data-B=x])")->attributes,
              ElementsAre("data-a", "data-b"));
  EXPECT_THAT(ids("[data-component=body]", "<div id=x data-component=body>"), ElementsAre("x"));
}

}  // namespace
}  // namespace lectern

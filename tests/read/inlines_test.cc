#include "read/body/inlines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/sample.h"

namespace lectern {
namespace {

using sample::lines;
using testing::ElementsAre;

TEST(Inlines, WhiteSpaceOfAnyKindIsOneSpace) {
  EXPECT_THAT(lines("<p>a \t\n b&nbsp;&nbsp;c\u3000d\u2003e\u2028f &#160; g</p>"),
              ElementsAre("a b c d e f g"));
}

TEST(Inlines, NoneAtTheEnds) {
  EXPECT_THAT(lines("<p>\u3000\u3000开头 <b> 粗 </b> \u00A0 </p>"), ElementsAre("开头 **粗**"));
}

TEST(Inlines, CharactersThatShowNothingGo) {
  const auto reading =
      sample::read_body("<p>zero\u200Bwidth so\u00ADft \uFEFFmark K\u2060x \u0081y&#x7F;</p>");
  EXPECT_THAT(sample::lines_of(reading.article), ElementsAre("zerowidth soft mark Kx y"));
  EXPECT_TRUE(sample::has_notice(reading.notices, Notice::Kind::control_characters));
}

TEST(Inlines, JoinersAndDirectionMarksStay) {
  EXPECT_THAT(lines("<p>क\u094D\u200Dष \u200Fא 👩\u200D👧</p>"),
              ElementsAre("क\u094D\u200Dष \u200Fא 👩\u200D👧"));
}

TEST(Inlines, CharactersBeyondTheFirstPlaneStay) {
  EXPECT_THAT(lines("<p>\U00020BB7野家 \U0001F600 &#x20BB7;</p>"),
              ElementsAre("\U00020BB7野家 \U0001F600 \U00020BB7"));
}

TEST(Inlines, StylesOfElements) {
  EXPECT_THAT(lines("<p>a<i>b</i>c<em>d</em>e<b>f</b>g<strong>h</strong>i<code>j</code>"
                    "k<kbd>l</kbd>H<sub>2</sub>O x<sup>2</sup>m<cite>n</cite>o<u>p</u></p>"),
              ElementsAre("a*b*c*d*e**f**g**h**i`j`k`l`H~2~O x^2^m*n*op"));
}

TEST(Inlines, NestedStylesAddUpAndEqualNeighboursMerge) {
  EXPECT_THAT(lines("<p><b>a<i>b</i></b><i><b>c</b></i></p>"), ElementsAre("**a*****bc***"));
  EXPECT_THAT(lines("<p><b>a</b><b>b</b><span>c</span>d</p>"), ElementsAre("**ab**cd"));
  EXPECT_THAT(lines("<p><b>a<b>b</b>c</b>d</p>"), ElementsAre("**abc**d"));
}

TEST(Inlines, AnEmptyHiddenElementLeavesNoStyleBehind) {
  EXPECT_THAT(lines("<p><b hidden></b>a <b>b</b></p>"), ElementsAre("a **b**"));
  EXPECT_THAT(lines("<p><i class=\"sr-only\"></i>a <i>b</i></p>"), ElementsAre("a *b*"));
}

TEST(Inlines, Links) {
  EXPECT_THAT(
      lines("<p>a <a href=\"/b?c=1&amp;d=2\">b <b>c</b></a>, d</p>"),
      ElementsAre(
          "a [b ](https://example.org/b?c=1&d=2)[**c**](https://example.org/b?c=1&d=2), d"));
  EXPECT_THAT(lines("<p><a href=\"javascript:x\">a</a> <a name=x>b</a></p>"), ElementsAre("a b"));
}

TEST(Inlines, TheSpaceBetweenTwoStylesHasWhatTheyShare) {
  EXPECT_THAT(lines("<p>a <a href=/b>b</a> <i>c</i> d <ruby>漢<rt>kan</rt></ruby> e</p>"),
              ElementsAre("a [b](https://example.org/b) *c* d (漢|kan) e"));
}

TEST(Inlines, LanguagesOfElements) {
  EXPECT_THAT(lines("<p>他说<span lang=\"fr_FR\">bonjour</span>。</p>"),
              ElementsAre("他说{fr-FR:bonjour}。"));
  EXPECT_THAT(lines("<p>a <i xml:lang=ja>かな</i></p>"), ElementsAre("a {ja:*かな*}"));
}

TEST(Inlines, WrongLanguagesOfElementsGo) {
  EXPECT_THAT(lines("<p><span lang=\"en-GB\">图像来自朋友</span>。</p>"),
              ElementsAre("图像来自朋友。"));
  EXPECT_THAT(lines("<p>a <span lang=\"fr\">2020</span></p>"), ElementsAre("a 2020"));
  EXPECT_THAT(lines("<p>a <span lang=\"<script>\">b</span></p>"), ElementsAre("a b"));
}

TEST(Inlines, Ruby) {
  EXPECT_THAT(lines("<p>読む<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>です</p>"),
              ElementsAre("読む(漢|かん)(字|じ)です"));
  EXPECT_THAT(lines("<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby></p>"),
              ElementsAre("(漢字|かんじ)"));
}

TEST(Inlines, RubyWithoutEndTags) {
  EXPECT_THAT(lines("<p><ruby>漢<rt>かん<rb>字<rt>じ</ruby>です</p>"),
              ElementsAre("(漢|かん)(字|じ)です"));
  EXPECT_THAT(lines("<p><ruby>漢字<rp>(<rt>かんじ<rp>)</ruby>です</p>"),
              ElementsAre("(漢字|かんじ)です"));
}

TEST(Inlines, OneBreakIsALineAndTwoAreAParagraph) {
  EXPECT_THAT(lines("<p>a<br>b<br><br>c<br/> <br />d</p>"), ElementsAre("a\\nb", "c", "d"));
  EXPECT_THAT(lines("<p><br>a<br></p><p><br></p>"), ElementsAre("a"));
  EXPECT_THAT(lines("<p><b>a</b><br>text</p>"), ElementsAre("**a**\\ntext"));
}

TEST(Inlines, EntitiesOfTheSourceThatWereEscapedTwice) {
  EXPECT_THAT(lines("<p>&amp;#21328; &lt;b&gt; &amp;lt; &hellip;</p>"),
              ElementsAre("卐 <b> &lt; …"));
  EXPECT_THAT(lines("<p><code>&amp;#21328;</code></p>"), ElementsAre("`&#21328;`"));
}

TEST(Inlines, NamesThatWereEscapedTwiceWhereTheyCannotBeMeant) {
  EXPECT_THAT(lines("<p>caf&amp;eacute; isn&amp;rsquo;t&amp;nbsp;&amp;mdash; R&amp;amp;D</p>"),
              ElementsAre("café isn’t — R&amp;D"));
  EXPECT_THAT(lines("<p>Write “&amp;nbsp;” or '&amp;eacute;'</p>"),
              ElementsAre("Write “&nbsp;” or '&eacute;'"));
  EXPECT_THAT(lines("<p>a?b=1&amp;copy=2 <code>&amp;nbsp;</code></p>"),
              ElementsAre("a?b=1&copy=2 `&nbsp;`"));
}

TEST(InlineBuilder, GivesWhatItHasAndStartsAnew) {
  InlineBuilder text;
  EXPECT_TRUE(text.empty());
  text.add("  a ", {});
  text.add_break();
  text.add(" b ", {});
  EXPECT_EQ(sample::line_of(text.take()), "a\\nb");
  EXPECT_TRUE(text.empty());
  text.add("c", {});
  EXPECT_EQ(sample::line_of(text.take()), "c");
}

}  // namespace
}  // namespace lectern

// Formulas: what of MathML is kept, how it reads in a line, and where pages hide it.
#include "read/body/math.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/markup/repair.h"
#include "read/sample.h"

namespace lectern {
namespace {

using sample::lines;
using sample::read_body;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Formula formula(const std::string& inside, const std::string& attributes = "") {
  Notices notices;
  const HtmlDocument document =
      parse_html(repair_markup("<math " + attributes + ">" + inside + "</math>", notices));
  return read_formula(document, 1);
}

TEST(Math, ReadsInOneLine) {
  EXPECT_EQ(formula("<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>").text,
            "E = mc²");
  EXPECT_EQ(formula("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>").text,
            "(a + b)/2");
  EXPECT_EQ(formula("<msqrt><mo>-</mo><msub><mi>x</mi><mn>1</mn></msub></msqrt>").text, "√(-x₁)");
  EXPECT_EQ(formula("<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi>"
                    "</munderover><mi>i</mi>")
                .text,
            "∑_(i = 1)^n i");
  EXPECT_EQ(formula("<mi>f</mi><mo>&#x2061;</mo><mfenced><mi>x</mi><mi>y</mi></mfenced>").text,
            "f(x, y)");
  EXPECT_EQ(formula("<mi>a</mi><mphantom><mi>b</mi></mphantom><mi>c</mi>").text, "ac");
}

TEST(Math, TheAuthorsWordsComeFirst) {
  EXPECT_EQ(formula("<mi>x</mi>", "alttext='the unknown'").text, "the unknown");
  EXPECT_EQ(formula("<mi>x</mi>", "alttext='{\\displaystyle x}'").text, "x");
}

TEST(Math, TeXStaysAsAnAnnotation) {
  EXPECT_EQ(formula("<semantics><mi>x</mi><annotation encoding='application/x-tex'>"
                    "{\\displaystyle x<1}</annotation><annotation-xml><ci>x</ci></annotation-xml>"
                    "</semantics>")
                .markup,
            "<math><semantics><mrow><mrow><mi>x</mi></mrow></mrow>"
            "<annotation encoding=\"application/x-tex\">x&lt;1</annotation></semantics></math>");
  const Formula only = formula("", "display=block alttext='a_b &amp; c'");
  EXPECT_EQ(only.text, "a_b & c");
  EXPECT_THAT(only.markup,
              HasSubstr("<math display=\"block\"><semantics><mrow><mtext>a_b &amp; c"));
}

TEST(Math, TeXForTheTypesetterAloneIsNone) {
  EXPECT_THAT(lines("<p><script type=math/tex>\\begingroup</script>a"
                    "<script type='math/tex'>\\newcommand{\\R}{R}</script></p>"),
              ElementsAre("a"));
}

TEST(Math, KeepsNothingThatIsNoMathML) {
  const Formula it = formula(
      "<mi onclick='x()' mathvariant=bold href='javascript:x'>a</mi><mo stretchy=maybe>(</mo>"
      "<a href=/x>link</a><script>evil()</script><mtext>b<b>c</b></mtext><maction><mi>d</mi>"
      "</maction><mspace width='1em\"'/>");
  EXPECT_EQ(it.markup,
            "<math><mi mathvariant=\"bold\">a</mi><mo>(</mo><mtext>link</mtext><mtext>bc</mtext>"
            "<mrow><mi>d</mi></mrow><mspace></mspace></math>");
}

TEST(Math, ElementsWithoutTheirPartsAreRows) {
  EXPECT_EQ(formula("<mfrac><mi>a</mi></mfrac>").markup, "<math><mrow><mi>a</mi></mrow></math>");
  EXPECT_EQ(formula("<msup><mi>a</mi>loose</msup>").markup,
            "<math><mrow><mi>a</mi><mtext>loose</mtext></mrow></math>");
  EXPECT_EQ(formula("<mtd><mi>a</mi></mtd>").markup, "<math><mrow><mi>a</mi></mrow></math>");
  EXPECT_EQ(formula("<mtable><mtr><mtd><mi>a</mi></mtd></mtr></mtable>").markup,
            "<math><mtable><mtr><mtd><mi>a</mi></mtd></mtr></mtable></math>");
  EXPECT_THAT(
      formula("<mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><none/></mmultiscripts>").markup,
      HasSubstr("<mmultiscripts><mi>C</mi><mprescripts></mprescripts><mn>6</mn>"
                "<none></none></mmultiscripts>"));
  EXPECT_THAT(formula("<mmultiscripts><mi>C</mi><mn>6</mn></mmultiscripts>").markup,
              Not(HasSubstr("mmultiscripts")));
}

TEST(Math, DeepTowersEnd) {
  const Formula it = formula(sample::repeated("<mrow>", 4000) + "<mi>x</mi>");
  EXPECT_EQ(it.text, "x");
  EXPECT_THAT(formula(sample::repeated("<mi>x</mi>", 40000)).text, IsEmpty());
}

TEST(Math, StandsInItsSentenceOrOnItsOwnLine) {
  EXPECT_THAT(lines("<p>Let <math><mi>x</mi></math> be.</p>"), ElementsAre("Let $x$ be."));
  EXPECT_THAT(lines("<p>Let <math display=block><mi>x</mi></math> be.</p>"),
              ElementsAre("Let", "$x$", "be."));
  EXPECT_THAT(lines("<p><mml:math><mml:mi>x</mml:mi></mml:math></p>"), ElementsAre("$x$"));
}

TEST(Math, OutsideMathItsNamesAreWords) {
  EXPECT_THAT(lines("<p>a <mi> b</p>"), ElementsAre("a <mi> b"));
}

TEST(Math, WhatIsDrawnTwiceIsReadOnce) {
  const std::string math = "<math><mi>x</mi></math>";
  EXPECT_THAT(
      lines("<p>a <span class=mwe-math-element><span class=mwe-math-mathml-inline "
            "style='display:none'>" +
            math + "</span><img class=mwe-math-fallback-image src=/x.svg alt=x></span></p>"),
      ElementsAre("a $x$"));
  EXPECT_THAT(lines("<p><span class=katex><span class=katex-mathml>" + math +
                    "</span><span class=katex-html aria-hidden=true>x</span></span></p>"),
              ElementsAre("$x$"));
  EXPECT_THAT(lines("<p>a <span class=MathJax>x" + math +
                    "</span><script type='math/tex'>x</script> b</p>"),
              ElementsAre("a $x$ b"));
  EXPECT_THAT(lines("<p>a <span class=MathJax>drawn</span> <script type='math/tex'>x<y</script>"
                    "<script type='math/tex; mode=display'>z</script></p>"),
              ElementsAre("a $x<y$", "$z$"));
}

TEST(Math, PicturesOfFormulasAreFormulas) {
  EXPECT_THAT(lines("<p>a <img class=latex src=/x.png alt='x^2'> b</p>"), ElementsAre("a $x^2$ b"));
}

}  // namespace
}  // namespace lectern

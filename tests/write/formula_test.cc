// Formulas in every format.
#include "write/formula.h"

#include <gmock/gmock.h>

#include "write/samples.h"
#include "write/support.h"

namespace lectern {
namespace {

using testing::HasSubstr;
using testing::Not;

Span formula(std::string math) {
  Span span{"a² < \"b\""};
  span.math = std::move(math);
  return span;
}
const std::string with_tex =
    "<math><semantics><mrow><mi>a</mi></mrow><annotation encoding=\"application/x-tex\">"
    "a^2 &lt; b &amp; c</annotation></semantics></math>";

Edition edition_with(const Inlines& inlines) {
  return samples::edition(samples::ordinary_meta(), {samples::paragraph(inlines)});
}

TEST(Formula, IsOneWellFormedMath) {
  EXPECT_TRUE(has_formula(formula("<math><mi>x</mi></math>")));
  EXPECT_FALSE(has_formula(formula("<math><mi>x</math>")));
  EXPECT_FALSE(has_formula(formula("<math></math><script></script></math>")));
  EXPECT_FALSE(has_formula(formula("<p><math></math></p>")));
}

TEST(Formula, HasItsNamespaceAndItsTextInXhtml) {
  const Document page(
      "<x>" + formula_element(formula("<math display=\"block\"><mi>x</mi></math>")) + "</x>");
  EXPECT_EQ(page.first("//*[namespace-uri()='http://www.w3.org/1998/Math/MathML']/@display"),
            "block");
  EXPECT_EQ(page.first("//@alttext"), "a² < \"b\"");
}

TEST(Formula, MakesTheBookTellOfMathML) {
  const std::string book = written("epub", edition_with({Span{"x "}, formula(with_tex)}));
  const Document package(entry(book, "EPUB/package.opf"));
  EXPECT_EQ(package.first("//opf:item[@id='a1']/@properties"), "mathml");
  EXPECT_THAT(package.all("//opf:meta[@property='schema:accessibilityFeature']"),
              testing::Contains("MathML"));
  EXPECT_TRUE(Document(entry(book, "EPUB/text/a1.xhtml")).is_well_formed());
  const std::string plain = written("epub", edition_with({Span{"x "}}));
  EXPECT_THAT(entry(plain, "EPUB/package.opf"), Not(HasSubstr("mathml")));
}

TEST(Formula, ThatIsBrokenLeavesItsText) {
  const std::string page = written("html", edition_with({formula("<math><mi>x</math>")}));
  EXPECT_THAT(page, HasSubstr("a² &lt; &quot;b&quot;"));
  EXPECT_THAT(page, Not(HasSubstr("<math")));
}

TEST(Formula, IsTeXInMarkdown) {
  EXPECT_THAT(written("markdown", edition_with({Span{"Let "}, formula(with_tex), Span{" be"}})),
              HasSubstr("Let $a^2 < b & c$ be"));
  EXPECT_EQ(formula_in_tex(formula("<math display=\"block\">" + with_tex.substr(6))),
            "$$a^2 < b & c$$");
  EXPECT_THAT(written("markdown", edition_with({formula("<math><mi>x</mi></math>")})),
              HasSubstr("a² \\< \"b\""));
}

TEST(Formula, IsMarkupInJsonAndTextInText) {
  EXPECT_THAT(written("json", edition_with({formula("<math><mi>x</mi></math>")})),
              HasSubstr("\"math\": \"<math><mi>x</mi></math>\""));
  EXPECT_THAT(written("text", edition_with({Span{"Let "}, formula(with_tex)})),
              HasSubstr("Let a² < \"b\"\n"));
}

}  // namespace
}  // namespace lectern

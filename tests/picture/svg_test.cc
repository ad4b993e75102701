#include "picture/svg.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <string>

namespace lectern {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string drawing(const std::string& inside) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
         "viewBox=\"0 0 9 9\">" +
         inside + "</svg>";
}

// The drawing as it is printed; "" when it is refused.
std::string clean(const std::string& bytes) {
  const auto cleaned = sanitise_svg(bytes);
  return cleaned ? cleaned->bytes : std::string();
}

constexpr const char* shape = "<path d=\"M0 0\"/>";

TEST(Svg, KeepsWhatDraws) {
  for (const char* inside :
       {"<circle r=\"1\" fill=\"red\"/>", "<text font-size=\"3\">hi &amp; ho</text>",
        "<defs><linearGradient id=\"g\"/></defs><line stroke=\"url(#g)\"/>",
        "<g id=\"a\"/><use xlink:href=\"#a\"/>", "<title>A map</title><line style=\"fill:red\"/>",
        "<style type=\"text/css\">.a{fill:#fff}\n</style><line class=\"a\"/>"})
    EXPECT_THAT(clean(drawing(inside)), HasSubstr(inside));
  EXPECT_THAT(clean(drawing(shape)),
              AllOf(testing::StartsWith("<svg xmlns=\"http://www.w3.org/2000/svg\""),
                    HasSubstr("viewBox=\"0 0 9 9\"")));
}

TEST(Svg, TakesOutWhatRunsLoadsOrConfuses) {
  struct Case {
    const char* inside;
    const char* gone;
  };
  for (const Case& it : std::initializer_list<Case>{
           {"<script>evil()</script>", "evil"},
           {"<g onclick=\"evil()\"/>", "evil"},
           {"<style>@import 'evil.css';</style>", "evil"},
           {"<style>*{fill:url(http://evil/)}</style>", "evil"},
           {"<style>.evil{fill:\\75rl(x)}</style>", "evil"},
           {"<image xlink:href=\"http://evil/x.png\"/>", "evil"},
           {"<foreignObject><b xmlns=\"http://www.w3.org/1999/xhtml\">evil</b></foreignObject>",
            "evil"},
           {"<use xlink:href=\"http://evil/x#y\"/>", "use"},
           {"<use href=\"#nowhere\"/>", "use"},
           {"<path fill=\"url(http://evil/#x)\"/>", "evil"},
           {"<path fill=\"URL( 'evil' )\"/>", "evil"},
           {"<path style=\"fill:\\75rl(evil);stroke:red\"/>", "evil"},
           {"<path style=\"-inkscape-evil:x\"/>", "evil"},
           {"<path fill=\"url(#nowhere)\"/>", "nowhere"},
           {"<animate attributeName=\"evil\"/>", "evil"},
           {"<set to=\"evil\"/>", "evil"},
           {"<g data-evil=\"x\"/>", "evil"},
           {"<g xmlns:i=\"urn:i\" i:evil=\"x\"><i:x>evil</i:x></g>", "evil"},
           {"<metadata>evil</metadata>", "evil"},
           {"<path font-size=\"3\"/>", "font-size"},
           {"<g id=\"1 evil\"/>", "evil"},
           {"<?xml-stylesheet href=\"evil\"?>", "evil"},
           {"<!-- evil -->", "evil"},
           {"<g>evil</g>", "evil"},
           {"<a xlink:href=\"http://evil/\"><rect/></a>", "evil"},
       }) {
    const std::string left = clean(drawing(std::string(it.inside) + shape));
    EXPECT_THAT(left, AllOf(HasSubstr("<path"), Not(HasSubstr(it.gone)))) << it.inside;
  }
}

TEST(Svg, KeepsWhatIsInLinksAndChoices) {
  EXPECT_THAT(clean(drawing("<a href=\"#x\"><line/></a>")), HasSubstr("<line/>"));
  EXPECT_THAT(clean(drawing("<text>see <a href=\"#x\">here</a>.</text>")),
              HasSubstr("<text>see here.</text>"));
  EXPECT_THAT(clean(drawing("<switch><foreignObject/><line/></switch>")), HasSubstr("<line/>"));
}

TEST(Svg, KeepsTheFirstOfTwoIds) {
  const std::string left = clean(drawing("<line id=\"a\"/><text id=\"a\"/>"));
  EXPECT_THAT(left, AllOf(HasSubstr("<line id=\"a\"/>"), HasSubstr("<text/>")));
}

// The older EPUBCheck has its say about each of these.
TEST(Svg, PutsElementsAndAttributesWhereTheyMayStand) {
  EXPECT_THAT(clean(drawing("<tspan>x</tspan><stop/><line><line/></line>")),
              HasSubstr("viewBox=\"0 0 9 9\"><line/></svg>"));
  EXPECT_THAT(clean(drawing("<clipPath id=\"c\"><g/><line/></clipPath><line/>")),
              HasSubstr("<clipPath id=\"c\"><line/></clipPath>"));
  EXPECT_THAT(clean(drawing("<line r=\"3\" x1=\"4\" font-size=\"3\" transform=\"scale(2)\"/>")),
              HasSubstr("<line x1=\"4\" transform=\"scale(2)\"/>"));
  EXPECT_THAT(clean(drawing("<text><tspan transform=\"scale(2)\" dx=\"1\">x</tspan></text>")),
              HasSubstr("<tspan dx=\"1\">x</tspan>"));
}

TEST(Svg, KnowsTheWordsOfSomeAttributes) {
  EXPECT_THAT(clean(drawing("<line stroke-linecap=\"round\" visibility=\"maybe\"/>")),
              HasSubstr("<line stroke-linecap=\"round\"/>"));
  EXPECT_THAT(clean("<svg preserveAspectRatio=\"xMidYMid slice\"><line/></svg>"),
              HasSubstr("preserveAspectRatio=\"xMidYMid slice\""));
  EXPECT_THAT(clean("<svg preserveAspectRatio=\"middle\"><line/></svg>"), Not(HasSubstr("middle")));
}

TEST(Svg, AddsWhatMustBeSaid) {
  EXPECT_THAT(clean(drawing("<rect width=\"3\"/><path/><circle/>")),
              HasSubstr("<rect width=\"3\" height=\"0\"/><path d=\"\"/><circle r=\"0\"/>"));
}

TEST(Svg, KeepsOneGoodDeclarationBesideABadOne) {
  EXPECT_THAT(clean(drawing("<path style=\"fill:red;filter:url(x);stroke:blue\"/>")),
              HasSubstr("style=\"fill:red;stroke:blue\""));
  EXPECT_THAT(clean(drawing("<style>/* x */.a{fill:red}@media print{.a{fill:blue}}"
                            ".b{stroke:url(x)}.c{stroke:red}</style><path/>")),
              HasSubstr(">.a{fill:red}\n.c{stroke:red}\n</style>"));
}

TEST(Svg, TellsWhatIsMissed) {
  const auto cleaned =
      sanitise_svg(drawing("<script/><image/><script/><metadata/><path onclick=\"x\"/>"));
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(cleaned->left_out, "a script, an embedded image");
  EXPECT_EQ(sanitise_svg(drawing(shape))->left_out, "");
}

TEST(Svg, ForgivesDrawingPrograms) {
  const std::string type =
      "<?xml version=\"1.0\"?><!-- made by a program --><!DOCTYPE svg PUBLIC "
      "\"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n";
  EXPECT_THAT(clean(type + drawing(shape)), AllOf(HasSubstr("<path"), Not(HasSubstr("DTD"))));
  EXPECT_THAT(clean("\xEF\xBB\xBF" + drawing(shape)), HasSubstr("<path"));
  EXPECT_THAT(clean("<svg><path d=\"M0 0\"/></svg>"), HasSubstr("xmlns=\"http://www.w3.org"));
  EXPECT_THAT(clean("<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:line/></s:svg>"),
              HasSubstr("<line/>"));
}

TEST(Svg, RefusesBrokenOnes) {
  for (const char* bad : {"", "<svg", "<html/>", "<svg xmlns='urn:x'><path/></svg>", "no <svg"})
    EXPECT_EQ(clean(bad), "") << bad;
  EXPECT_EQ(clean(drawing("<g>")), "");
  EXPECT_EQ(clean(drawing("&entity;<path/>")), "");
  EXPECT_EQ(clean(drawing("")), "") << "nothing is drawn";
  EXPECT_EQ(clean(drawing("<script/>")), "");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<g>";
  EXPECT_EQ(clean(drawing(deep)), "");
}

TEST(Svg, RefusesABillionLaughs) {
  std::string entities = "<!DOCTYPE svg [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 10; ++i)
    entities += fmt::format("<!ENTITY a{0} \"&a{1};&a{1};&a{1};&a{1};\">", i, i - 1);
  const auto refused = sanitise_svg(entities + "]>" + drawing("<text>&a9;</text>"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Error::Code::unsafe_input);
}

TEST(Svg, RefusesDrawingsThatDrawThemselvesOverAndOver) {
  std::string laughs = "<g id=\"a0\"><path/></g>";
  for (int i = 1; i < 12; ++i)
    laughs += fmt::format(
        "<g id=\"a{0}\"><use href=\"#a{1}\"/><use href=\"#a{1}\"/><use href=\"#a{1}\"/>"
        "<use href=\"#a{1}\"/></g>",
        i, i - 1);
  for (const std::string& inside :
       {laughs, std::string("<g id=\"a\"><use href=\"#a\"/><path/></g>"),
        std::string("<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g><path/>"),
        std::string("<pattern id=\"p\"><rect fill=\"url(#p)\"/></pattern><path/>")}) {
    const auto refused = sanitise_svg(drawing(inside));
    ASSERT_FALSE(refused) << inside.substr(0, 80);
    EXPECT_EQ(refused.error().code, Error::Code::unsafe_input);
  }
  EXPECT_NE(clean(drawing("<path id=\"p\"/><use href=\"#p\"/><use href=\"#p\"/>")), "");
}

TEST(Svg, IsTheSameWhenCleanedAgain) {
  for (const char* inside :
       {"<g xmlns:i=\"urn:i\" i:a=\"b\"><use href=\"#c\"/><rect id=\"c\" style=\"fill:red\"/></g>",
        "<style>.a{fill:red}</style><text class=\"a\">x<tspan>y</tspan> z</text>"}) {
    const std::string once = clean(drawing(inside));
    EXPECT_NE(once, "");
    EXPECT_EQ(clean(once), once);
  }
}

}  // namespace
}  // namespace lectern

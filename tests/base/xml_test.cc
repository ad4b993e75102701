#include "base/xml.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace lectern {
namespace {

using namespace std::string_view_literals;

using testing::ElementsAre;
using testing::HasSubstr;

TEST(XmlWriter, PrintsElementsAttributesAndText) {
  XmlWriter out;
  out.begin("p").attribute("class", "a").text("one").begin("br").end_empty().text("two").end();
  EXPECT_EQ(out.take(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<p class=\"a\">one<br/>two</p>\n");
}

TEST(XmlWriter, EscapesWhatMarkupIsMadeOf) {
  XmlWriter out("");
  out.begin("p").attribute("title", "a<b & \"c\"\n").text("1 < 2 & 3 > 2").end();
  EXPECT_EQ(out.take(),
            "<p title=\"a&lt;b &amp; &quot;c&quot;&#10;\">1 &lt; 2 &amp; 3 &gt; 2</p>\n");
}

TEST(XmlWriter, LeavesOutWhatXmlForbids) {
  XmlWriter out("");
  out.element("p",
              "a\0b\x01\x1B"
              "c\xEF\xBF\xBF"
              "d中\xF0\x9F\x98\x80"sv);
  EXPECT_EQ(out.take(), "<p>abcd中\xF0\x9F\x98\x80</p>\n");
}

TEST(XmlWriter, ReplacesBytesThatAreNoUtf8) {
  XmlWriter out("");
  out.element("p", "a\xFFz");
  EXPECT_EQ(out.take(), "<p>a\xEF\xBF\xBDz</p>\n");
}

TEST(XmlWriter, EndsAnElementWithNothingInsideSoThatHtmlReadsIt) {
  XmlWriter out("<!DOCTYPE html>\n");
  out.begin("td").end();
  EXPECT_EQ(out.take(), "<!DOCTYPE html>\n<td></td>\n");
}

TEST(XmlWriter, PrintsFiveMegabytesWhole) {
  std::string text;
  while (text.size() < 5'000'000) text += "中文<&>";
  XmlWriter out("");
  out.element("p", text);
  const std::string xml = out.take();
  std::string back;
  ASSERT_TRUE(scan_xml(xml, [&](const XmlNode& node) {
    back += node.text;
    return true;
  }));
  EXPECT_EQ(back.size(), text.size());
}

std::vector<std::string> names_in(std::string_view xml, bool& good) {
  std::vector<std::string> names;
  good = bool(scan_xml(xml, [&](const XmlNode& node) {
    if (node.kind != XmlNode::Kind::text) names.push_back(node.name);
    return true;
  }));
  return names;
}

TEST(ScanXml, ShowsElementsTextAndInstructionsInOrder) {
  std::vector<std::string> seen;
  ASSERT_TRUE(scan_xml("<?pi x?><a xmlns=\"urn:n\" xmlns:l=\"urn:l\"><b l:href=\"#i\">t</b></a>",
                       [&](const XmlNode& node) {
                         seen.push_back(node.name_space + "|" + node.name + "|" + node.text);
                         for (const XmlAttribute& it : node.attributes)
                           seen.push_back(it.name_space + "|" + it.name + "=" + it.value);
                         return true;
                       }));
  EXPECT_THAT(seen, ElementsAre("|pi|", "urn:n|a|", "urn:n|b|", "urn:l|href=#i", "||t"));
}

TEST(ScanXml, StopsWhenTold) {
  int seen = 0;
  EXPECT_TRUE(scan_xml("<a><b/><c/></a>", [&](const XmlNode&) { return ++seen < 2; }));
  EXPECT_EQ(seen, 2);
}

TEST(ScanXml, ShowsEndsToWhoeverAsks) {
  std::string seen;
  const Status done = scan_xml_with_ends("<a> <b/>t<![CDATA[<u>]]></a>", [&](const XmlNode& node) {
    seen += node.kind == XmlNode::Kind::end ? "/" + node.name : node.name + node.text;
    return true;
  });
  EXPECT_TRUE(done);
  EXPECT_EQ(seen, "a b/bt<u>/a");
}

TEST(ScanXml, ShowsWhatStandsBeforeAnError) {
  int elements = 0;
  EXPECT_FALSE(scan_xml_with_ends("<a><b></b>" + std::string(2000, ' ') + "<c></a>",
                                  [&](const XmlNode& node) {
                                    elements += node.kind == XmlNode::Kind::element ? 1 : 0;
                                    return true;
                                  }));
  EXPECT_EQ(elements, 2);
}

TEST(ScanXml, RefusesBrokenAndDangerousDocumentsWithoutAWordOnStderr) {
  testing::internal::CaptureStderr();
  for (const char* xml :
       {"", "no markup", "<a>", "<a></b>", "<a>&undefined;</a>", "<!DOCTYPE a><a/>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>"}) {
    bool good = true;
    names_in(xml, good);
    EXPECT_FALSE(good) << xml;
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace lectern

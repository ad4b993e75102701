// Linked data as content systems print it, sound and broken.
#include "read/metadata/json_ld.h"

#include <gmock/gmock.h>

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

LinkedData read(const std::string& script) {
  return read_json_ld({script});
}

TEST(JsonLd, AnArticleSaysWhatItIs) {
  const LinkedData data = read(R"({"@context": "https://schema.org", "@type": "NewsArticle",
    "headline": "Rain &amp; wind", "alternativeHeadline": "And hail", "datePublished": "2019-05-03T10:00:00+02:00",
    "dateModified": "2019-05-04", "articleSection": ["Weather", "News"],
    "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Organization", "name": "Gull"}],
    "publisher": {"@type": "Organization", "name": "The Daily Gull"},
    "image": {"@type": "ImageObject", "url": "https://example.org/rain.png"},
    "mainEntityOfPage": {"@id": "https://example.org/rain"},
    "keywords": "rain, wind", "inLanguage": "en"})");
  EXPECT_EQ(data.headline, "Rain & wind");
  EXPECT_EQ(data.subtitle, "And hail");
  EXPECT_EQ(data.published, "2019-05-03T10:00:00+02:00");
  EXPECT_EQ(data.modified, "2019-05-04");
  EXPECT_EQ(data.section, "Weather");
  ASSERT_THAT(data.authors, SizeIs(2));
  EXPECT_EQ(data.authors[0].name, "Jane Doe");
  EXPECT_FALSE(data.authors[0].organization);
  EXPECT_TRUE(data.authors[1].organization);
  EXPECT_EQ(data.site, "The Daily Gull");
  EXPECT_EQ(data.image, "https://example.org/rain.png");
  EXPECT_EQ(data.address, "https://example.org/rain");
  EXPECT_THAT(data.keywords, ElementsAre("rain", "wind"));
}

TEST(JsonLd, SaysWhoElseHadAPart) {
  const LinkedData data = read(R"({"@type": "Article", "author": {"name": "Jane Doe"},
    "editor": [{"@type": "Person", "name": "Ed Itor"}, "Eve Itor"],
    "translator": {"@type": "Person", "givenName": "Tran", "familyName": "Slater"}})");
  ASSERT_THAT(data.contributors, SizeIs(3));
  EXPECT_EQ(data.contributors[0].name, "Ed Itor");
  EXPECT_EQ(data.contributors[1].role, "edt");
  EXPECT_EQ(data.contributors[2].name, "Tran Slater");
  EXPECT_EQ(data.contributors[2].role, "trl");
}

TEST(JsonLd, AGraphsReferencesAreFollowed) {
  const LinkedData data = read(R"({"@graph": [
    {"@type": "WebSite", "name": "Gull"},
    {"@type": "WebPage", "name": "Rain - Gull", "dateModified": "2019-05-04"},
    {"@type": ["WebPage", "BlogPosting"], "headline": "Rain", "author": {"@id": "#jane"}},
    {"@type": "Person", "@id": "#jane", "name": "Jane Doe"}]})");
  EXPECT_EQ(data.headline, "Rain");
  EXPECT_THAT(data.authors, ElementsAre(Field(&LinkedName::name, "Jane Doe")));
  EXPECT_EQ(data.modified, "2019-05-04");
  EXPECT_EQ(data.site, "Gull");
}

TEST(JsonLd, AReferenceToNothingNamesNobody) {
  EXPECT_THAT(read(R"({"@type": "Article", "author": {"@id": "#gone"}})").authors, IsEmpty());
  EXPECT_THAT(read(R"({"@type": "Article", "@id": "#a", "author": {"@id": "#a"}})").authors,
              IsEmpty());
}

TEST(JsonLd, ListedAndCitedArticlesAreOthers) {
  const LinkedData data = read(R"([{"@type": "ItemList", "itemListElement":
    [{"@type": "Article", "headline": "Another"}]}, {"@type": "http://schema.org/Article",
    "headline": "This", "citation": {"@type": "Article", "headline": "Cited"}}])");
  EXPECT_EQ(data.headline, "This");
}

TEST(JsonLd, CommonDamageIsMended) {
  for (const char* script :
       {"<!-- {\"@type\": \"Article\", \"headline\": \"Rain\"} -->",
        "//<![CDATA[\n{\"@type\": \"Article\", \"headline\": \"Rain\"}\n//]]>",
        "{\"@type\": \"Article\", \"headline\": \"Rain\", };",
        "{\"@type\": \"Article\", \"description\": \"one\ntwo\tthree\", \"headline\": \"Rain\"}",
        "{\"@type\": \"Article\", \"description\": \"it\\'s\", \"headline\": \"Rain\"}",
        "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;Rain&quot;}",
        "/* by a plugin */ [[{\"@type\": \"Article\", \"headline\": {\"@value\": \"Rain\"}}]]"})
    EXPECT_EQ(read(script).headline, "Rain") << script;
}

TEST(JsonLd, WhatStaysUnreadableSaysNothing) {
  for (const std::string script : {"", "{", "}{", "null", "[1, 2]", "{\"@type\": 3}",
                                   "{\"@type\": \"Article\", \"headline\": 7}",
                                   "{\"@type\": \"Article\", \"author\": [[[]]]}"})
    EXPECT_EQ(read(script).headline, "") << script;
  EXPECT_EQ(read(std::string(400000, '[')).headline, "");
  EXPECT_EQ(read(std::string(100000, '[') + std::string(100000, ']')).headline, "");
}

TEST(JsonLd, AScriptBeyondTheLimitIsNotRead) {
  const std::string padding(std::size_t{1} << 20, ' ');
  EXPECT_EQ(read("{\"@type\": \"Article\", \"headline\": \"Rain\"" + padding + "}").headline, "");
}

}  // namespace
}  // namespace lectern

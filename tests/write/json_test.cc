#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "write/samples.h"
#include "write/support.h"

namespace lectern {
namespace {

using nlohmann::json;

json first_article(const Edition& edition) {
  return json::parse(written("json", edition)).at(0);
}

TEST(JsonWriterOfArticles, KeepsEveryKeyOfMeta) {
  EXPECT_EQ(first_article(samples::ordinary()).at("meta"), json::parse(R"({
    "title": "A walk & a letter", "url": "https://example.org/a/1?x=1&y=2",
    "published": "2022-12-12T12:45:02Z", "published_source": "stamp",
    "site": "Example News", "section": "Mountains", "authors": ["Kenra Schaefer", "法新社"],
    "language": "en", "language_source": "markup", "tags": ["walking", "letters"], "zone": "", "modified": "",
    "description": "", "canonical": "", "image": "", "direction": ""})"));
  EXPECT_EQ(first_article(samples::nothing_at_all()).at("meta").size(), 16U);
}

TEST(JsonWriterOfArticles, TellsWhatAWholePageKnowsOfItself) {
  Edition page = samples::ordinary();
  Meta& meta = page.article.meta;
  meta.zone = "+08:00";
  meta.modified = "2022-12-13";
  meta.description = "About a walk.";
  meta.canonical = "https://example.org/a/1";
  meta.image = "https://example.org/a/1.png";
  meta.direction = "ltr";
  meta.contributors = {{"Tran Slater", "trl"}};
  const json told = first_article(page).at("meta");
  EXPECT_EQ(told.at("zone"), "+08:00");
  EXPECT_EQ(told.at("modified"), "2022-12-13");
  EXPECT_EQ(told.at("description"), "About a walk.");
  EXPECT_EQ(told.at("canonical"), "https://example.org/a/1");
  EXPECT_EQ(told.at("image"), "https://example.org/a/1.png");
  EXPECT_EQ(told.at("direction"), "ltr");
  EXPECT_EQ(told.at("contributors"), json::parse(R"([{"name": "Tran Slater", "role": "trl"}])"));
}

TEST(JsonWriterOfArticles, TellsEveryKindOfBlock) {
  const json blocks = first_article(samples::ordinary()).at("blocks");
  EXPECT_EQ(blocks.at(0), json::parse(R"({"id": "b0001", "type": "paragraph",
    "text": "The postman walked up the road.", "inlines": [{"text": "The postman "},
    {"text": "walked", "styles": ["emphasis"]}, {"text": " up "},
    {"text": "the road", "href": "https://example.org/road"}, {"text": "."}]})"));
  EXPECT_EQ(blocks.at(1), json::parse(R"({"id": "b0002", "type": "heading", "level": 2,
    "text": "The road", "inlines": [{"text": "The road"}]})"));
  EXPECT_EQ(blocks.at(2).at("blocks").at(0).at("text"), "It was steep.");
  EXPECT_EQ(blocks.at(3).at("start"), 3);
  EXPECT_EQ(blocks.at(3).at("items").at(1).at(0).at("text"), "fourth");
  EXPECT_EQ(blocks.at(5).at("caption"), "By foot");
  EXPECT_EQ(blocks.at(5).at("rows").at(0).at(0), json::parse(R"({"text": "Place",
    "inlines": [{"text": "Place"}], "header": true})"));
  EXPECT_EQ(blocks.at(6),
            json::parse(R"({"id": "b0010", "type": "code", "text": "walk()\n  fast"})"));
  EXPECT_EQ(blocks.at(7), json::parse(R"({"id": "b0011", "type": "figure",
    "href": "https://example.org/road.jpg", "alt": "A road", "caption": "The road at dawn",
    "inlines": [{"text": "The road at dawn"}]})"));
  EXPECT_EQ(blocks.at(8), json::parse(R"({"id": "b0012", "type": "embed",
    "href": "https://video.example.org/v/1", "title": "A film"})"));
  EXPECT_EQ(blocks.at(9), json::parse(R"({"id": "b0013", "type": "rule"})"));
}

TEST(JsonWriterOfArticles, TellsLanguagesAndRuby) {
  Block block = samples::paragraph({Span{"山", Span::strong | Span::code, {}, "zh", "shān"}});
  block.language = "ja";
  const json it = first_article(samples::edition({}, {block})).at("blocks").at(0);
  EXPECT_EQ(it.at("language"), "ja");
  EXPECT_EQ(it.at("inlines").at(0), json::parse(R"({"text": "山", "styles": ["strong", "code"],
    "language": "zh", "ruby": "shān"})"));
}

TEST(JsonWriterOfArticles, IsAnArrayHoweverManyThereAre) {
  Notices notices;
  EXPECT_EQ(json::parse(written("json", std::vector<Edition>(), notices)), json::array());
  EXPECT_EQ(json::parse(written("json", {samples::ordinary(), samples::nested()}, notices)).size(),
            2U);
}

}  // namespace
}  // namespace lectern

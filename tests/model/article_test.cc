#include "lectern/article.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace lectern {
namespace {

using testing::ElementsAre;

Block paragraph(const std::string& text) {
  return {.as = Paragraph{{{.text = text}}}};
}

// paragraph; quote of a paragraph and a list with two items; rule.
Article nested_article() {
  List list;
  list.items.push_back({paragraph("one")});
  list.items.push_back({paragraph("two"), paragraph("and more")});
  Quote quote;
  quote.blocks.push_back(paragraph("quoted"));
  quote.blocks.push_back({.as = std::move(list)});
  Article article;
  article.blocks.push_back(paragraph("first"));
  article.blocks.push_back({.as = std::move(quote)});
  article.blocks.push_back({.as = Rule{}});
  return article;
}

TEST(Article, EveryBlockGetsItsIdInDocumentOrder) {
  Article article = nested_article();
  mint_ids(article);
  std::vector<std::string> seen;
  for_each_block(article.blocks, [&](const Block& block, int depth) {
    seen.push_back(block.id + " " + std::to_string(depth) + " " + plain_text(block));
  });
  EXPECT_THAT(seen, ElementsAre("b0001 0 first", "b0002 0 ", "b0003 1 quoted", "b0004 1 ",
                                "b0005 2 one", "b0006 2 two", "b0007 2 and more", "b0008 0 "));
}

TEST(Article, IdsAreTheSameWhenMintedAgain) {
  Article article = nested_article();
  mint_ids(article);
  mint_ids(article);
  EXPECT_EQ(article.blocks.back().id, "b0008");
}

TEST(Article, LinksFollowTheirBlocksWhenIdsChange) {
  Article article;
  Block link = paragraph("a");
  auto& spans = std::get<Paragraph>(link.as).text;
  spans[0].target = "there";
  spans.push_back({.text = "b", .target = "nowhere"});
  spans.push_back({.text = "c", .target = "note", .note = true});
  spans.push_back({.text = "d", .target = "there", .note = true});
  Block there = paragraph("e");
  there.id = "there";
  Block note{.id = "note", .as = Note{"1", {paragraph("f")}}};
  article.blocks = {std::move(link), std::move(there), std::move(note)};
  mint_ids(article);
  const auto& minted = std::get<Paragraph>(article.blocks[0].as).text;
  EXPECT_EQ(minted[0].target, "b0002");
  EXPECT_EQ(minted[1].target, "");
  EXPECT_EQ(minted[2].target, "b0003");
  EXPECT_TRUE(minted[2].note);
  EXPECT_FALSE(minted[3].note) << "only a note is referred to";

  article.blocks.erase(article.blocks.begin() + 1);
  mint_ids(article);
  EXPECT_EQ(std::get<Paragraph>(article.blocks[0].as).text[0].target, "");
  EXPECT_EQ(std::get<Paragraph>(article.blocks[0].as).text[2].target, "b0002");
}

TEST(Article, IdsGrowBeyondFourDigits) {
  Article article;
  article.blocks.resize(10'000);
  mint_ids(article);
  EXPECT_EQ(article.blocks[9'998].id, "b9999");
  EXPECT_EQ(article.blocks[9'999].id, "b10000");
}

TEST(PlainText, LeavesStylesLinksAndRubyOut) {
  const Inlines text = {{.text = "漢", .ruby = "kan"},
                        {.text = "字 and "},
                        {.text = "a link", .styles = Span::strong, .href = "https://example.org/"}};
  EXPECT_EQ(plain_text(text), "漢字 and a link");
}

TEST(PlainText, OfEachKindOfBlock) {
  const auto text = [](auto&& kind) { return plain_text(Block{.as = kind}); };
  const Inlines words = {{.text = "some "}, {.text = "words"}};
  EXPECT_EQ(text(Paragraph{words}), "some words");
  EXPECT_EQ(text(Heading{3, words}), "some words");
  EXPECT_EQ(text(Code{"int main()\n  {}\n"}), "int main()\n  {}\n");
  EXPECT_EQ(text(Figure{.href = "https://example.org/a.png", .alt = "a cat", .caption = words}),
            "some words");
  EXPECT_EQ(text(Embed{"https://example.org/video", "a video"}), "");
  EXPECT_EQ(text(Rule{}), "");
  EXPECT_EQ(text(Quote{{paragraph("inside")}}), "");
  EXPECT_EQ(text(List{false, 1, {{paragraph("inside")}}}), "");
}

TEST(PlainText, OfATableIsItsCaptionAndThenACellALine) {
  const auto cell = [](const std::string& text) { return Cell{{{.text = text}}}; };
  const Table table{{{.text = "Cases"}},
                    {{cell("day"), cell("number")}, {cell("1"), cell("8626")}}};
  EXPECT_EQ(plain_text(Block{.as = table}), "Cases\nday\nnumber\n1\n8626");
  EXPECT_EQ(plain_text(Block{.as = Table{{}, {{cell("a")}, {cell("b")}}}}), "a\nb");
}

}  // namespace
}  // namespace lectern

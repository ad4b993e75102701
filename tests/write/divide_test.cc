// Articles that are too large for one XHTML document.
#include "write/divide.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "write/samples.h"
#include "write/support.h"

namespace lectern {
namespace {

using samples::block;
using samples::cell;
using samples::edition;
using samples::heading;
using samples::paragraph;
using testing::HasSubstr;

Meta english() {
  Meta meta;
  meta.title = "T";
  meta.language = "en";
  return meta;
}

std::vector<std::string> documents(const Edition& it, const char* format = "epub") {
  std::vector<std::string> found;
  for (const PackedFile& entry : unzip(written(format, it)))
    if (entry.name.starts_with("EPUB/text/")) found.push_back(entry.bytes);
  return found;
}

std::string filler(std::size_t size) {
  std::string text;
  while (text.size() < size) text += "Some words & others. ";
  return text;
}

TEST(Divide, OneDocumentIsEnoughForMost) {
  EXPECT_EQ(documents(samples::ordinary()).size(), 1U);
}

TEST(Divide, NoDocumentIsTooLarge) {
  for (const samples::Sample& sample : samples::all())
    for (const Edition& it : sample.editions)
      for (const char* format : {"epub", "kepub"})
        for (const std::string& xhtml : documents(it, format))
          EXPECT_LE(xhtml.size(), largest_document) << sample.name << " " << format;
}

TEST(Divide, LinksNotesAndContentsFindTheRightDocument) {
  std::vector<Block> blocks;
  Span link{"end"}, note{"1"};
  link.target = "end";
  note.target = "note";
  note.note = true;
  blocks.push_back(paragraph({link, note}));
  for (int i = 0; i < 40; ++i) blocks.push_back(paragraph(filler(10'000)));
  blocks.push_back(heading(2, "End"));
  blocks.back().id = "end";
  blocks.push_back(block(Note{"1", {paragraph("n")}}));
  blocks.back().id = "note";
  const Edition it = edition(english(), blocks);
  const std::vector<std::string> found = documents(it);
  ASSERT_GE(found.size(), 2U);
  const std::string last = "a1_" + std::to_string(found.size()) + ".xhtml";
  EXPECT_THAT(found.front(), HasSubstr("<a href=\"" + last + "#b0042\">end</a>"));
  EXPECT_THAT(found.front(), HasSubstr("<a href=\"" + last + "#b0043\" id=\"ref.b0043\""));
  EXPECT_THAT(found.back(), HasSubstr("<a href=\"a1.xhtml#ref.b0043\" role=\"doc-backlink\""));
  EXPECT_THAT(found.back(), HasSubstr("doc-colophon"));
  EXPECT_THAT(found.front(), testing::Not(HasSubstr("doc-colophon")));
  for (const PackedFile& entry : unzip(written("epub", it)))
    if (entry.name.ends_with(".ncx") || entry.name.ends_with("nav.xhtml")) {
      EXPECT_THAT(entry.bytes, HasSubstr("text/" + last + "#b0042")) << entry.name;
    }
}

// Every text of an article, in order, as one.
std::string all_text(const Article& article) {
  std::string text;
  for_each_block(article.blocks, [&](const Block& it, int) { text += plain_text(it); });
  return text;
}

constexpr std::size_t most = 4000;

std::vector<Block> cut(Block whole) {
  Article article{english(), {std::move(whole)}, {}};
  mint_ids(article);
  const auto smaller = with_smaller_blocks(article, most, false);
  if (!smaller) return {};
  EXPECT_EQ(smaller->blocks[0].id, "b0001");
  std::set<std::string> ids;
  for_each_block(smaller->blocks, [&](const Block& it, int) {
    EXPECT_TRUE(it.id.empty() || ids.insert(it.id).second) << it.id;
  });
  for (const Block& it : smaller->blocks) EXPECT_LE(printed_size(it, false), most);
  return smaller->blocks;
}

TEST(Divide, AListIsCutBetweenItemsAndCountsOn) {
  List list{true, 5, {}};
  for (int i = 0; i < 40; ++i) list.items.push_back({paragraph(filler(200))});
  const std::vector<Block> pieces = cut(block(list));
  ASSERT_GE(pieces.size(), 2U);
  const auto& first = std::get<List>(pieces[0].as);
  EXPECT_EQ(std::get<List>(pieces[1].as).start, 5 + static_cast<int>(first.items.size()));
}

TEST(Divide, ATableIsCutBetweenRowsAndKeepsItsHeader) {
  Table table{{Span{"caption"}}, {{cell("a", true), cell("b", true)}}};
  for (int i = 0; i < 60; ++i) table.rows.push_back({cell("1"), cell(filler(100))});
  const std::vector<Block> pieces = cut(block(table));
  ASSERT_GE(pieces.size(), 2U);
  std::size_t rows = 0;
  for (const Block& piece : pieces) {
    const auto& it = std::get<Table>(piece.as);
    EXPECT_TRUE(it.rows[0][0].header);
    EXPECT_EQ(it.caption.empty(), &piece != &pieces.front());
    rows += it.rows.size() - 1;
  }
  EXPECT_EQ(rows, 60U);
}

TEST(Divide, LosesNoText) {
  Quote quote{{paragraph(filler(20'000)), block(Code{filler(3'000)})}};
  Definitions definitions;
  for (int i = 0; i < 30; ++i) {
    definitions.entries.push_back({true, {paragraph("t")}});
    definitions.entries.push_back({false, {paragraph(filler(i == 7 ? 9'000 : 300))}});
  }
  std::string lines;
  while (lines.size() < 9'000) lines += "int a;";
  for (const Block& whole :
       {block(quote), block(definitions), block(Code{lines}), paragraph(std::string(30'000, 'x')),
        block(Note{"1", {paragraph(filler(9'000))}})}) {
    const std::vector<Block> pieces = cut(whole);
    EXPECT_GE(pieces.size(), 2U);
    EXPECT_EQ(all_text({{}, pieces, {}}), all_text({{}, {whole}, {}}));
  }
}

}  // namespace
}  // namespace lectern

#include <gmock/gmock.h>

#include "write/samples.h"
#include "write/support.h"

namespace lectern {
namespace {

using samples::block;
using samples::cell;
using samples::edition;
using samples::paragraph;

std::string text(std::vector<Block> blocks) {
  Meta meta;
  meta.title = "T";
  return written("text", edition(meta, std::move(blocks)));
}

TEST(Text, HasAnEmptyLineBetweenBlocksAndTheAuthorsOwnLinesInside) {
  EXPECT_EQ(text({paragraph("a\n \nb"), samples::heading(2, "c"), block(Rule{}), paragraph(""),
                  paragraph("d")}),
            "T\n\na\nb\n\nc\n\nd\n");
}

TEST(Lines, AreBare) {
  Meta meta;
  meta.title = "T";
  EXPECT_EQ(written("lines", edition(meta, {samples::heading(2, "h"), paragraph("a\nb"),
                                            block(List{true, 3, {{paragraph("c")}}}),
                                            block(Table{{}, {{cell("d"), cell("e")}}})})),
            "h\na\nb\nc\nd\te\n");
}

TEST(Text, HasOneItemALine) {
  EXPECT_EQ(text({block(List{true, 3, {{paragraph("a")}, {paragraph("b")}}}),
                  block(List{false, 1, {{paragraph("c"), paragraph("d")}}}), paragraph("e")}),
            "T\n\n3. a\n4. b\n\n- c\nd\n\ne\n");
}

TEST(Text, HasOneTableRowALine) {
  EXPECT_EQ(text({block(Table{{Span{"C"}}, {{cell("a"), cell("b")}, {cell("c"), cell("")}}})}),
            "T\n\nC\n\na | b\nc | \n");
}

TEST(Text, KeepsTheLinesOfCode) {
  EXPECT_EQ(text({block(Code{"if\n  x\n\ny"})}), "T\n\nif\n  x\n\ny\n");
}

TEST(Text, HasOnlyTheCaptionOfAPicture) {
  EXPECT_EQ(text({samples::figure("https://example.org/x", "alt", ""),
                  samples::figure("https://example.org/x", "alt", "caption")}),
            "T\n\ncaption\n");
}

TEST(Text, PutsAFormFeedBetweenArticles) {
  Notices notices;
  Meta meta;
  meta.title = "T";
  const Edition it = edition(meta, {paragraph("a")});
  EXPECT_EQ(written("text", {it, it}, notices), "T\n\na\n\n\f\nT\n\na\n");
  EXPECT_EQ(written("text", std::vector<Edition>(), notices), "");
}

TEST(Text, NeverHasTwoEmptyLinesTogether) {
  Notices notices;
  for (const auto& sample : samples::all())
    EXPECT_EQ(written("text", sample.editions, notices).find("\n\n\n"), std::string::npos)
        << sample.name;
}

TEST(Writers, AreFoundByName) {
  EXPECT_EQ(find_writer("text")->extension, ".txt");
  EXPECT_EQ(find_writer("epub")->extension, ".epub");
  EXPECT_EQ(find_writer("pdf"), nullptr);
  EXPECT_EQ(writers().size(), 7U);
}

}  // namespace
}  // namespace lectern

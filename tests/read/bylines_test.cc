// What at the top of a body is metadata, and what only looks like it.
#include <gmock/gmock.h>

#include "read/sample.h"

namespace lectern {
namespace {

using sample::read_body;
using testing::ElementsAre;
using testing::SizeIs;

std::vector<std::string> texts(const Article& article) {
  std::vector<std::string> all;
  for (const Block& block : article.blocks) all.push_back(plain_text(block));
  return all;
}

TEST(Bylines, ADoubledNameAndItsDateBecomeMetadata) {
  const auto reading =
      read_body("<div><i>KONEY BAI,KONEY BAI<br>2020-07-08 12:26:05</i></div><p>Text.</p>");
  EXPECT_THAT(reading.article.meta.authors, ElementsAre("KONEY BAI"));
  EXPECT_THAT(texts(reading.article), ElementsAre("Text."));
}

TEST(Bylines, ATimelineKeepsAllDatesButTheFirst) {
  const auto reading = read_body(
      "<p>2020年1月1日</p><p>封城。</p><p>2020年4月8日</p><p>解封。</p><p>2020年5月1日</"
      "p><p>放假。</p>");
  EXPECT_THAT(texts(reading.article),
              ElementsAre("封城。", "2020年4月8日", "解封。", "2020年5月1日", "放假。"));
}

TEST(Bylines, ASentenceThatNamesAnAuthorStays) {
  EXPECT_THAT(read_body("<p>作者：他不愿意说出名字。</p><p>后来说了。</p>").article.blocks,
              SizeIs(2));
}

}  // namespace
}  // namespace lectern

#include "text/collation.h"

#include <gmock/gmock.h>
#include <locale.h>

#include <algorithm>
#include <vector>

namespace lectern {
namespace {

using testing::ElementsAre;

std::vector<std::string> sorted(std::vector<std::string> titles) {
  std::ranges::stable_sort(titles, {}, collation_key);
  return titles;
}

TEST(Collation, PutsTitlesWhereReadersLookForThem) {
  EXPECT_THAT(
      sorted({"zebra", "Émile", "apple", "“Banana”", "Zoo", "Part 10", "Part 2", "emile"}),
      ElementsAre("apple", "“Banana”", "emile", "Émile", "Part 2", "Part 10", "zebra", "Zoo"));
}

TEST(Collation, KnowsEveryScript) {
  EXPECT_THAT(sorted({"漢字", "عنوان", "Ω", "Привет", "a"}),
              ElementsAre("a", "Ω", "Привет", "عنوان", "漢字"));
}

TEST(Collation, DoesNotAskTheLocale) {
  const std::string before = collation_key("Ångström");
  setlocale(LC_ALL, "sv_SE.UTF-8");
  EXPECT_EQ(collation_key("Ångström"), before);
  setlocale(LC_ALL, "C");
  EXPECT_LT(collation_key("Ångström"), collation_key("Zug"));
}

TEST(Collation, TakesAnyText) {
  EXPECT_LT(collation_key(""), collation_key("a"));
  EXPECT_FALSE(collation_key(std::string(10000, 'x')).empty());
  EXPECT_NO_THROW(collation_key("\xFF\xC0 broken"));
}

}  // namespace
}  // namespace lectern

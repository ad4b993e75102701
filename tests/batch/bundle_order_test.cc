#include "batch/bundle_order.h"

#include <gmock/gmock.h>

#include <deque>

#include "text/collation.h"

namespace lectern {
namespace {

using testing::ElementsAre;

// The chapters of a volume, called what their inputs are.
class Shelf final : public ChapterShelf {
 public:
  Shelf(const Volume& volume, const std::vector<std::string>& titles) {
    for (const BundleArticle* it : volume.articles) {
      Chapter& chapter = chapters_.emplace_back();
      chapter.title = titles.at(it->fingerprint.job);
      chapter.documents = {{"text/" + chapter.title + ".xhtml"}};
    }
  }
  const Chapter& chapter(std::size_t index) const override { return chapters_.at(index); }

 private:
  std::vector<Chapter> chapters_;
};

class BundleOrder : public testing::Test {
 protected:
  BundleArticle& add(const std::string& title) {
    BundleArticle& it = articles_.emplace_back();
    it.fingerprint.job = static_cast<std::uint32_t>(titles_.size());
    it.sort_key = collation_key(title);
    titles_.push_back(title);
    return it;
  }

  std::vector<Volume> volumes() const {
    std::vector<const BundleArticle*> all;
    for (const BundleArticle& it : articles_) all.push_back(&it);
    return arrange(all, options_);
  }

  // "1 Title" for each chapter and "1 [Title]" for each section, with their levels.
  std::vector<std::string> parts(std::size_t volume = 0) const {
    std::vector<std::string> told;
    const Volume it = volumes().at(volume);
    const Shelf shelf(it, titles_);
    for (const BookPart& part : parts_of(it, options_.group, shelf))
      told.push_back(std::to_string(part.level) +
                     (part.chapter == nullptr ? " [" + part.title + "]" : " " + title_of(part)));
    return told;
  }

  std::deque<BundleArticle> articles_;
  std::vector<std::string> titles_;
  BundleOptions options_;
};

TEST_F(BundleOrder, IsThatOfThePlanUnlessAnotherIsAskedFor) {
  add("b").fingerprint.published = 20200101000000;
  add("c");
  add("a").fingerprint.published = 20190101000000;
  EXPECT_THAT(parts(), ElementsAre("1 b", "1 c", "1 a"));
  options_.sort = BundleSort::title;
  EXPECT_THAT(parts(), ElementsAre("1 a", "1 b", "1 c"));
  options_.sort = BundleSort::date;
  EXPECT_THAT(parts(), ElementsAre("1 a", "1 b", "1 c")) << "without a date: last";
}

TEST_F(BundleOrder, FoldersAreSectionsInSections) {
  add("4").folder = "b/deep";
  add("1");
  add("3").folder = "b";
  add("2").folder = "a";
  add("5").folder = "b/deep/er/and/deeper/still";
  options_.group = BundleGroup::folder;
  EXPECT_THAT(parts(), ElementsAre("1 1", "1 [a]", "2 2", "1 [b]", "2 3", "2 [deep]", "3 4",
                                   "3 [er]", "4 [and/deeper/still]", "5 5"));
}

TEST_F(BundleOrder, FoldersWithStrangeNamesAreShown) {
  add("1").folder = "\xFF\x01/ ";
  options_.group = BundleGroup::folder;
  EXPECT_THAT(parts(), ElementsAre("1 [\xEF\xBF\xBD]", "2 […]", "3 1"));
}

TEST_F(BundleOrder, SitesStandByName) {
  add("1").site = "nature";
  add("2");
  add("3").site = "Example";
  add("4").site = "nature";
  options_.group = BundleGroup::site;
  EXPECT_THAT(parts(), ElementsAre("1 [Example]", "2 3", "1 [nature]", "2 1", "2 4", "1 2"));
}

TEST_F(BundleOrder, DaysStandInOrder) {
  add("1").day = "2022-12-12";
  add("2");
  add("3").day = "2019-01-01";
  options_.group = BundleGroup::day;
  options_.sort = BundleSort::title;
  EXPECT_THAT(parts(), ElementsAre("1 [2019-01-01]", "2 3", "1 [2022-12-12]", "2 1", "1 2"));
}

TEST_F(BundleOrder, AVolumeHasSoManyArticles) {
  for (const char* title : {"1", "2", "3", "4", "5"}) add(title).site = "s";
  options_.group = BundleGroup::site;
  options_.volume_articles = 2;
  ASSERT_EQ(volumes().size(), 3U);
  EXPECT_THAT(parts(0), ElementsAre("1 [s]", "2 1", "2 2"));
  EXPECT_THAT(parts(2), ElementsAre("1 [s]", "2 5")) << "a section goes on in the next volume";
}

TEST_F(BundleOrder, AVolumeIsSoLargeAndCountsAPictureOnce) {
  for (const char* title : {"1", "2", "3", "4"}) {
    BundleArticle& it = add(title);
    it.packed = 1000;
    it.pictures = {{4711, 50'000}};
  }
  options_.volume_bytes = 60'000;
  EXPECT_EQ(volumes().size(), 1U);
  options_.volume_bytes = 54'000;
  EXPECT_EQ(volumes().size(), 2U);
  options_.volume_bytes = 1;
  EXPECT_EQ(volumes().size(), 4U) << "a volume has at least one article";
}

}  // namespace
}  // namespace lectern

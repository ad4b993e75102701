#include "batch/bundle_article.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lectern {
namespace {

BundleReply reply() {
  BundleReply it;
  it.record.input = "in/a.md";
  it.record.state = State::ok;
  it.hash = "0123";
  BundleArticle& article = it.articles.emplace_back();
  article.fingerprint = {1, 2, 20221212124502, 3, 0};
  article.number = 4;
  article.packed = 5;
  article.pictures = {{6, 7}};
  article.sort_key = "key";
  article.site = "site";
  article.day = "2022-12-12";
  article.folder = "a/b";
  article.chapter = {1, 2, 3, 4, 5, true};
  return it;
}

SpooledChapter spooled() {
  SpooledChapter it;
  it.addresses = {7, 8};
  it.documents = {{1, 2, 3, 4, 5, true}};
  it.pictures = {{6, 7, 8, 9, 10, false}};
  Chapter& chapter = it.chapter;
  chapter.title = "标题";
  chapter.language = "zh-Hans";
  chapter.documents = {{"text/a1.xhtml", true}};
  chapter.sections = {{3, 0, "b0001", "heading"}};
  chapter.pictures = {{"img/x.png", "image/png", ""}};
  chapter.access = {2, 1, true, false, true, {"zh-Hans", "en"}};
  chapter.identity = "id";
  chapter.address = "https://example.org/";
  chapter.site = "site";
  chapter.description = "description";
  chapter.published = "2022-12-12";
  chapter.modified = "2023-01-01";
  chapter.day = "2022-12-12";
  chapter.authors = {"A", "B"};
  chapter.subjects = {"C"};
  return it;
}

TEST(BundleArticle, WhatIsPackedIsUnpacked) {
  const std::string packed = pack(reply());
  const auto it = unpack_bundle(packed);
  ASSERT_TRUE(it);
  EXPECT_EQ(pack(*it), packed);
  const BundleArticle& article = it->articles.at(0);
  EXPECT_EQ(article.fingerprint, reply().articles[0].fingerprint);
  EXPECT_EQ(article.pictures.at(0).packed, 7U);
  EXPECT_EQ(article.chapter.crc, 4U);
  EXPECT_EQ(article.folder, "a/b");
}

TEST(BundleArticle, AChapterComesBackFromTheSpool) {
  const std::string packed = pack(spooled());
  const auto it = unpack_chapter(packed);
  ASSERT_TRUE(it);
  EXPECT_EQ(pack(*it), packed);
  EXPECT_EQ(it->chapter.title, "标题");
  EXPECT_EQ(it->chapter.sections.at(0).label, "heading");
  EXPECT_EQ(it->chapter.authors, spooled().chapter.authors);
  EXPECT_EQ(it->chapter.access.languages, spooled().chapter.access.languages);
  EXPECT_EQ(it->pictures.at(0).crc, 9U);
}

TEST(BundleArticle, ADyingWorkersBytesAreRefusedNotTrusted) {
  const std::string whole = pack(reply());
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(unpack_bundle(whole.substr(0, size))) << size;
  EXPECT_FALSE(unpack_bundle(whole + "x"));
  const std::string chapter = pack(spooled());
  for (std::size_t size = 0; size < chapter.size(); ++size)
    EXPECT_FALSE(unpack_chapter(chapter.substr(0, size))) << size;
}

TEST(BundleArticle, PartsThatDoNotBelongTogetherAreRefused) {
  SpooledChapter it = spooled();
  it.documents.clear();
  EXPECT_FALSE(unpack_chapter(pack(it)));
  it = spooled();
  it.pictures.emplace_back();
  EXPECT_FALSE(unpack_chapter(pack(it)));
  it = spooled();
  it.chapter.sections[0].document = 1;
  EXPECT_FALSE(unpack_chapter(pack(it)));
}

TEST(BundleArticle, AChapterIsNamedByItsPlaceInThePlan) {
  EXPECT_EQ(chapter_name(6, 0), "a7");
  EXPECT_EQ(chapter_name(6, 1), "a7-2");
}

}  // namespace
}  // namespace lectern

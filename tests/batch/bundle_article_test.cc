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
  article.sort_key = "key";
  article.addresses = {7, 8};
  article.folder = "a/b";
  article.documents = {{1, 2, 3, 4, 5, true}};
  article.pictures = {{6, 7, 8, 9, 10, false}};
  Chapter& chapter = article.chapter;
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
  EXPECT_EQ(article.chapter.title, "标题");
  EXPECT_EQ(article.chapter.sections.at(0).label, "heading");
  EXPECT_EQ(article.chapter.authors, reply().articles[0].chapter.authors);
  EXPECT_EQ(article.chapter.access.languages, reply().articles[0].chapter.access.languages);
  EXPECT_EQ(article.pictures.at(0).crc, 9U);
  EXPECT_EQ(article.fingerprint, reply().articles[0].fingerprint);
}

TEST(BundleArticle, ADyingWorkersBytesAreRefusedNotTrusted) {
  const std::string whole = pack(reply());
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(unpack_bundle(whole.substr(0, size))) << size;
  EXPECT_FALSE(unpack_bundle(whole + "x"));
}

TEST(BundleArticle, PartsThatDoNotBelongTogetherAreRefused) {
  BundleReply it = reply();
  it.articles[0].documents.clear();
  EXPECT_FALSE(unpack_bundle(pack(it)));
  it = reply();
  it.articles[0].pictures.emplace_back();
  EXPECT_FALSE(unpack_bundle(pack(it)));
  it = reply();
  it.articles[0].chapter.sections[0].document = 1;
  EXPECT_FALSE(unpack_bundle(pack(it)));
}

}  // namespace
}  // namespace lectern

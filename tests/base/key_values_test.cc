#include "base/key_values.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

TEST(KeyValues, PairsKeepTheirSectionsAndLines) {
  const auto pairs = parse_key_values(
      "\xEF\xBB\xBF# a voice\n"
      "engine voice = cmn-latn-pinyin   # the only one that reads Han\r\n"
      "\n"
      "[list item]\n"
      "pause=400\n",
      "voice.conf");
  ASSERT_TRUE(pairs);
  ASSERT_EQ(pairs->size(), 2U);
  EXPECT_EQ((*pairs)[0].section, "");
  EXPECT_EQ((*pairs)[0].key, "engine voice");
  EXPECT_EQ((*pairs)[0].value, "cmn-latn-pinyin");
  EXPECT_EQ((*pairs)[1].section, "list item");
  EXPECT_EQ((*pairs)[1].value, "400");
  EXPECT_EQ((*pairs)[1].line, 5);
}

TEST(KeyValues, OnlyAHashAfterWhiteSpaceBeginsAComment) {
  const auto pairs = parse_key_values("colour = a#b\nempty =\nsum = 1=1", "f");
  ASSERT_TRUE(pairs);
  EXPECT_EQ((*pairs)[0].value, "a#b");
  EXPECT_EQ((*pairs)[1].value, "");
  EXPECT_EQ((*pairs)[2].value, "1=1");
}

TEST(KeyValues, WhatIsWrongIsToldWithItsLine) {
  const auto expect_wrong = [](std::string_view text, const std::string& where) {
    const auto pairs = parse_key_values(text, "voice.conf");
    ASSERT_FALSE(pairs) << text;
    EXPECT_EQ(pairs.error().code, Error::Code::bad_data);
    EXPECT_EQ(pairs.error().where, where);
  };
  expect_wrong("rate = 1\nrate\n", "voice.conf:2");
  expect_wrong("= 3\n", "voice.conf:1");
  expect_wrong("[title\n", "voice.conf:1");
  expect_wrong("a = 1\n\na = 2\n", "voice.conf:3");
  expect_wrong("a = \xFF\n", "voice.conf:1");
}

TEST(KeyValues, TheSameKeyMayStandInEverySection) {
  EXPECT_TRUE(parse_key_values("pause = 1\n[title]\npause = 2\n[code]\npause = 3\n", "f"));
}

TEST(KeyValues, CommentsMayHaveToStandAlone) {
  const auto pairs = parse_key_values("a = #b # c\n  # d = e\n", "file", Comments::on_own_lines);
  ASSERT_TRUE(pairs);
  ASSERT_EQ(pairs->size(), 1U);
  EXPECT_EQ(pairs->front().value, "#b # c");
}

}  // namespace
}  // namespace lectern

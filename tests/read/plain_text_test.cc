#include "read/texts/plain_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/sample.h"

namespace lectern {
namespace {

using sample::has_notice;
using sample::lines_of;
using sample::read_file_text;
using sample::repeated;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> lines(std::string_view text) {
  Article article;
  article.blocks = blocks_of_text(lines_of_text(text));
  return lines_of(article);
}

constexpr std::string_view wrapped =
    "It was a bright cold day in April, and all the clocks of the town were\n"
    "striking thirteen. The sea lay flat as a sheet of glass, and nobody had\n"
    "said a word about it until the evening came, and the lamps were lit.\n";

TEST(PlainText, LinesBrokenToFitAWidthAreJoined) {
  EXPECT_THAT(
      lines(std::string(wrapped) + "\n" + std::string(wrapped)),
      ElementsAre(testing::StartsWith("It was a bright cold day in April, and all the clocks "
                                      "of the town were striking thirteen."),
                  testing::EndsWith("the evening came, and the lamps were lit.")));
}

TEST(PlainText, AnIndentedLineBeginsAParagraphOfABrokenText) {
  const std::string text = "    " + std::string(wrapped) + "    " + std::string(wrapped);
  EXPECT_EQ(lines(text).size(), 2U);
}

TEST(PlainText, VerseKeepsItsLines) {
  EXPECT_THAT(
      lines(std::string(wrapped) + "\nRoses are red\nViolets are blue\n\n" + std::string(wrapped)),
      testing::Contains("Roses are red\\nViolets are blue"));
  EXPECT_THAT(lines("Roses are red\nViolets are blue\n"),
              ElementsAre("Roses are red\\nViolets are blue"));
}

TEST(PlainText, WordsBrokenAtAHyphenStayOne) {
  EXPECT_THAT(
      lines("The old town by the sea, which all of us had come to know as well-\n"
            "known, and more so than any other town along the whole of the coast--\n"
            "then it was gone, and nobody ever came to know where it had gone to.\n"),
      ElementsAre(HasSubstr("as well-known, and more so than any other town along the whole "
                            "of the coast--then")));
}

TEST(PlainText, ChineseLinesJoinWithoutASpace) {
  EXPECT_THAT(lines("那天早上海边的风很大，城里的钟都敲了十三下，没有人说\n"
                    "话。到了晚上，岸边的灯一盏一盏地亮起来，人们才慢慢地\n"
                    "开口说起这件事，一直说到第二天的早上。\n"),
              ElementsAre(HasSubstr("没有人说话。到了晚上")));
}

TEST(PlainText, ChineseParagraphsAreLines) {
  EXPECT_THAT(
      lines("　　那天早上海边的风很大，城里的钟都敲了十三下。\n　　没有人说话。\n　　晚上来了。\n"),
      ElementsAre("那天早上海边的风很大，城里的钟都敲了十三下。", "没有人说话。", "晚上来了。"));
  EXPECT_THAT(lines("那天早上海边的风很大，城里的钟都敲了十三下。\n没有人说话。\n"),
              ElementsAre("那天早上海边的风很大，城里的钟都敲了十三下。", "没有人说话。"));
}

TEST(PlainText, LongLinesAreParagraphs) {
  const std::string line = repeated("words and ", 20) + "an end.";
  EXPECT_THAT(lines(line + "\n" + line + "\n"), ElementsAre(line, line));
}

TEST(PlainText, HeadingsAreUnderlinedInCapitalsOrChapters) {
  EXPECT_THAT(
      lines("The Sea\n=======\n\nText one.\n\nA part\n------\n\nCHAPTER ONE\n\nText two.\n\n"
            "Chapter 2. The town\n\nText three.\n"),
      ElementsAre("2# The Sea", "Text one.", "3# A part", "2# CHAPTER ONE", "Text two.",
                  "2# Chapter 2. The town", "Text three."));
  EXPECT_THAT(lines("第十二章　海边\n　　那天早上。\n第二回 城里\n　　那天晚上。\n"),
              ElementsAre("2# 第十二章 海边", "那天早上。", "2# 第二回 城里", "那天晚上。"));
}

TEST(PlainText, ProseIsNoHeading) {
  EXPECT_THAT(lines("A short line\n\nSTOP.\n\n第一次见面\n\nPart of it was gone\n"),
              ElementsAre("A short line", "STOP.", "第一次见面", "Part of it was gone"));
}

TEST(PlainText, ListsAndRules) {
  EXPECT_THAT(lines("Things:\n- one\n- two that\n  go on\n\n3. three\n4. four\n\n* * *\n\nEnd.\n"),
              ElementsAre("Things:", "list:", "- item", "  one", "- item", "  two that go on",
                          "list from 3:", "- item", "  three", "- item", "  four", "rule", "End."));
}

TEST(PlainText, OneItemIsNoList) {
  EXPECT_THAT(lines("- he said, and went.\n"), ElementsAre("- he said, and went."));
  EXPECT_THAT(lines("1984. was a year\nlike others\n"),
              ElementsAre("1984. was a year\\nlike others"));
}

TEST(ReadPlainText, TheFirstShortLineIsTheTitle) {
  const auto reading = read_file_text("The sea and we\n\n" + std::string(wrapped));
  EXPECT_EQ(reading.article.meta.title, "The sea and we");
  EXPECT_EQ(reading.article.blocks.size(), 1U);
}

TEST(ReadPlainText, WithoutOneTheFileNameIs) {
  const auto reading = read_file_text(wrapped);
  EXPECT_EQ(reading.article.meta.title, "file-name");
  EXPECT_TRUE(has_notice(reading.notices, Notice::Kind::no_title));
}

TEST(ReadPlainText, AHeadLikeAMailsIsMetadata) {
  const auto reading = read_file_text(
      "Title: The sea\nAuthor: Ann Example <ann@example.org>\nDate: 2020-01-02\n"
      "URL: https://example.org/sea\n\nText: with a colon.\n");
  const Meta& meta = reading.article.meta;
  EXPECT_EQ(meta.title, "The sea");
  EXPECT_THAT(meta.authors, ElementsAre("Ann Example"));
  EXPECT_EQ(meta.published, "2020-01-02");
  EXPECT_EQ(meta.url, "https://example.org/sea");
  EXPECT_THAT(lines_of(reading.article), ElementsAre("Text: with a colon."));
}

TEST(ReadPlainText, AChineseHeadToo) {
  const auto reading =
      read_file_text("标题：海边\n作者：安\n链接：https://example.org/sea\n\n　　那天早上。\n");
  EXPECT_EQ(reading.article.meta.title, "海边");
  EXPECT_EQ(reading.article.meta.url, "https://example.org/sea");
  EXPECT_THAT(lines_of(reading.article), ElementsAre("那天早上。"));
}

TEST(ReadPlainText, APlayIsNoHead) {
  EXPECT_THAT(lines_of(read_file_text("From: far away\nShe said: no.\n").article),
              ElementsAre("From: far away", "She said: no."));
}

Error error_of(std::string_view bytes) {
  Notices notices;
  const auto articles = read_articles(bytes, {}, notices);
  return articles ? Error{Error::Code::usage, "", "", ""} : articles.error();
}

TEST(ReadPlainText, OtherFilesAreNamed) {
  using namespace std::string_view_literals;
  EXPECT_THAT(error_of("%PDF-1.4\nBT (text) ET").what, HasSubstr("PDF"));
  EXPECT_THAT(error_of("{\\rtf1 text}").what, HasSubstr("RTF"));
  EXPECT_THAT(error_of("\x7F"
                       "ELF\x02\x01"sv)
                  .what,
              HasSubstr("program"));
  EXPECT_THAT(error_of("{\"a\": [1, 2]}").what, HasSubstr("JSON"));
  EXPECT_THAT(error_of("<?xml version=\"1.0\"?><opml/>").what, HasSubstr("XML"));
  EXPECT_EQ(error_of("fLaCy words are words\n").code, Error::Code::usage);  // read
}

TEST(ReadPlainText, BytesThatAreNoTextAreRefused) {
  std::string junk;
  for (int i = 0; i < 5000; ++i) junk += {static_cast<char>(i * 37 % 8 + 1), 'a'};
  EXPECT_EQ(error_of(junk).code, Error::Code::unsupported_format);
}

TEST(ReadPlainText, HostileTextsEnd) {
  for (const char* piece :
       {"- ", "- a\n", "1. a\n2. b\n", "=\n", "a\n===\n", "　\n", "a ", "\n- a\nb\n"})
    EXPECT_NE(error_of("text\n\n" + repeated(piece, 100'000)).code, Error::Code::malformed);
}

}  // namespace
}  // namespace lectern

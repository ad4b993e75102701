#include "batch/message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lectern {
namespace {

Reply reply() {
  Reply it;
  it.record.input = "in/a.md";
  it.record.state = State::failed;
  it.record.error = {Error::Code::no_text, "what", "way out", "where"};
  it.record.outputs = {"a.epub", "a.mp3"};
  it.record.notices = {{Notice::Kind::no_title, "b0001", "从文件名"}};
  it.record.seconds = 0.5;
  it.record.audio_seconds = 61;
  it.articles = {{1, 2, 20221212124502, 3, 0}};
  it.outputs = {{"a.epub", "epub", "key", 4711}};
  it.pictures = {"https://example.org/a.jpg"};
  return it;
}

TEST(Message, WhatIsPackedIsUnpacked) {
  const auto it = unpack(pack(reply()));
  ASSERT_TRUE(it);
  EXPECT_EQ(it->record.input, "in/a.md");
  EXPECT_EQ(it->record.state, State::failed);
  EXPECT_EQ(it->record.error.code, Error::Code::no_text);
  EXPECT_EQ(message(it->record.error), "where: what (way out)");
  EXPECT_THAT(it->record.outputs, testing::ElementsAre("a.epub", "a.mp3"));
  ASSERT_EQ(it->record.notices.size(), 1u);
  EXPECT_EQ(it->record.notices[0].kind, Notice::Kind::no_title);
  EXPECT_EQ(it->record.notices[0].detail, "从文件名");
  EXPECT_EQ(it->record.seconds, 0.5);
  EXPECT_EQ(it->record.audio_seconds, 61);
  EXPECT_EQ(it->outputs, reply().outputs);
  EXPECT_EQ(it->articles, reply().articles);
  EXPECT_EQ(it->pictures, reply().pictures);
}

TEST(Message, ADyingWorkersBytesAreRefusedNotTrusted) {
  const std::string whole = pack(reply());
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(unpack(whole.substr(0, size))) << size;
  EXPECT_FALSE(unpack(whole + "x"));
  EXPECT_FALSE(unpack(std::string(1000, '\xFF')));
}

TEST(Message, AnyByteMayBeWrong) {
  const std::string whole = pack(reply());
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x81);
    const auto it = unpack(damaged);
    EXPECT_TRUE(!it || it->record.outputs.size() <= whole.size()) << at;
  }
}

}  // namespace
}  // namespace lectern

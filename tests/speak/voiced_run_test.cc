#include "speak/voiced_run.h"

#include <gtest/gtest.h>

#include "lectern/voices.h"

namespace lectern {
namespace {

Voice voice(bool pinyin) {
  Voice made;
  made.pinyin = pinyin;
  return made;
}

// "In 42 days", at byte 10 of its sentence.
const Run counted{"en", "In forty two days", {10, 20}, {{{3, 12}, {13, 15}, "number"}}};

TEST(VoicedRun, AWordOfAChangeStandsForTheWholeChange) {
  const VoicedRun run(counted, voice(false));
  EXPECT_EQ(run.written_place({0, 2}), (TextRange{10, 12}));
  EXPECT_EQ(run.written_place({3, 8}), (TextRange{13, 15}));
  EXPECT_EQ(run.written_place({9, 12}), (TextRange{13, 15}));
  EXPECT_EQ(run.written_place({13, 17}), (TextRange{16, 20}));
  EXPECT_EQ(run.written_place({0, 17}), (TextRange{10, 20}));
}

TEST(VoicedRun, ASilentStretchBelongsToNoWord) {
  // "end[1] next", of which "[1]" is silent.
  const lectern::Run run{"en", "end next", {0, 11}, {{{3, 3}, {3, 6}, "mark"}}};
  const VoicedRun voiced(run, voice(false));
  EXPECT_EQ(voiced.written_place({0, 3}), (TextRange{0, 3}));
  EXPECT_EQ(voiced.written_place({4, 8}), (TextRange{7, 11}));
}

// "中国2国行", said "中国二国行": three bytes a character.
const Run chinese{"zh",
                  "中国二，行",
                  {0, 13},
                  {{{6, 9}, {6, 7}, "number"}},
                  {{{0, 6}, "zhong1guo2"}, {{6, 9}, "er4"}, {{12, 15}, "xing2"}}};

TEST(VoicedRun, PinyinTakesThePlaceOfItsWords) {
  const VoicedRun run(chinese, voice(true));
  EXPECT_EQ(run.text(), "zhong1guo2 er4 ， xing2");
  EXPECT_EQ(run.written_place({0, 10}), (TextRange{0, 6}));
  EXPECT_EQ(run.written_place({11, 14}), (TextRange{6, 7}));
  EXPECT_EQ(run.written_place({19, 24}), (TextRange{10, 13}));
}

TEST(VoicedRun, OtherVoicesGetTheWritingItself) {
  EXPECT_EQ(VoicedRun(chinese, voice(false)).text(), "中国二，行");
}

TEST(VoicedRun, PhonemesAreForVoicesThatKnowThem) {
  lectern::Run run{"en", "Say Nguyen.", {0, 11}, {}, {{{4, 10}, "w'In x", Alphabet::espeak}}};
  EXPECT_EQ(VoicedRun(run, voice(false)).text(), "Say \uE000w'In\uE001 \uE000x\uE001.");
  EXPECT_EQ(VoicedRun(run, voice(false)).written_place({4, 14}), (TextRange{4, 10}));
  Voice other = voice(true);
  other.engine = "command";
  EXPECT_EQ(VoicedRun(run, other).text(), "Say Nguyen.");
}

TEST(VoicedRun, NoTextIsTakenForPhonemes) {
  const lectern::Run run{"en", "a \uE000b\uE001", {0, 9}};
  EXPECT_EQ(VoicedRun(run, voice(false)).text(), "a    b   ");
}

TEST(VoicedRun, AScriptThatContradictsItselfIsNoTrouble) {
  lectern::Run run = chinese;
  run.readings = {{{3, 400}, "x1"}, {{0, 6}, "a1"}, {{3, 6}, "b2"}};
  EXPECT_EQ(VoicedRun(run, voice(true)).text(), "a1 二，行");
}

}  // namespace
}  // namespace lectern

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <string>
#include <vector>

#include "base/file.h"
#include "lectern/spoken.h"
#include "text/mandarin/pinyin.h"
#include "text/mandarin/readings.h"
#include "text/mandarin/words.h"

namespace lectern {
namespace {

using testing::HasSubstr;

std::string read(std::string_view sentence) {
  std::string all;
  for (const std::string& reading : han_readings(sentence)) {
    if (!all.empty()) all += ' ';
    all += reading.empty() ? "_" : reading;
  }
  return all;
}

std::string spoken(std::string_view sentence) {
  return spaced(mandarin_pinyin(sentence));
}

TEST(HanReadings, FollowTheWord) {
  EXPECT_EQ(read("银行行长"), "yin2 hang2 hang2 zhang3");
  EXPECT_EQ(read("他重新测量了重量"), "ta1 chong2 xin1 ce4 liang2 le5 zhong4 liang4");
  EXPECT_EQ(read("音乐使人快乐"), "yin1 yue4 shi3 ren2 kuai4 le4");
  EXPECT_EQ(read("首都的人都知道"), "shou3 du1 de5 ren2 dou1 zhi1 dao5");
  EXPECT_EQ(read("将军的将领"), "jiang1 jun1 de5 jiang4 ling3");
}

TEST(HanReadings, HaveOneForEachCharacterAndNoneForOthers) {
  EXPECT_EQ(read("A股，女"), "_ gu3 _ nü3");
  EXPECT_EQ(han_readings("").size(), 0U);
}

TEST(HanReadings, ReadTraditionalAsSimplified) {
  EXPECT_EQ(read("銀行行長"), read("银行行长"));
  EXPECT_EQ(read("音樂會"), read("音乐会"));
  EXPECT_EQ(read("乾隆的頭髮乾了"), "qian2 long2 de5 tou2 fa5 gan1 le5");
  EXPECT_EQ(read("發現一隻鳥"), "fa1 xian4 yi1 zhi1 niao3");
  EXPECT_EQ(read("著名的人看著"), "zhu4 ming2 de5 ren2 kan4 zhe5");
}

TEST(HanReadings, AreTheDictionarysBeforeTonesChange) {
  EXPECT_EQ(read("不是一个"), "bu4 shi4 yi1 ge4");
  EXPECT_EQ(read("你好"), "ni3 hao3");
}

TEST(HanReadings, KnowNamesAndPlaces) {
  EXPECT_EQ(read("单雄信"), "shan4 xiong2 xin4");
  EXPECT_EQ(read("六安市"), "lu4 an1 shi4");
  EXPECT_EQ(read("尉迟恭"), "yu4 chi2 gong1");
}

TEST(MandarinPinyin, GroupsSyllablesByWord) {
  EXPECT_EQ(spoken("中国银行"), "zhong1guo2 yin2hang2");
  EXPECT_EQ(spoken("中国，ABC"), "zhong1guo2，ABC");
  EXPECT_EQ(spoken("中国ABC中国"), "zhong1guo2 ABC zhong1guo2");
}

TEST(MandarinPinyin, MakesToneChanges) {
  EXPECT_THAT(spoken("一定"), HasSubstr("yi2ding4"));
  EXPECT_THAT(spoken("一天"), HasSubstr("yi4"));
  EXPECT_THAT(spoken("第一天"), HasSubstr("yi1"));
  EXPECT_THAT(spoken("不是"), HasSubstr("bu2"));
  EXPECT_THAT(spoken("不能"), HasSubstr("bu4"));
  EXPECT_THAT(spoken("你好"), HasSubstr("ni2"));
  EXPECT_THAT(spoken("领导"), HasSubstr("ling2"));
}

TEST(MandarinPinyin, ColoursWithEr) {
  EXPECT_EQ(spoken("玩儿"), "wan2r5");
}

TEST(MandarinPinyin, PiecesCoverTheTextInOrder) {
  for (const std::string& text : {std::string("中国“银行”ABC 123行长𠀀𪚥儿。"),
                                  std::string("\xff中\xe4国"), std::string(300, '\x80')}) {
    std::uint32_t at = 0;
    for (const MandarinPiece& piece : mandarin_pinyin(text)) {
      EXPECT_EQ(piece.written.begin, at);
      EXPECT_GT(piece.written.end, piece.written.begin);
      EXPECT_FALSE(piece.spoken.empty());
      at = piece.written.end;
    }
    EXPECT_EQ(at, text.size());
  }
}

TEST(MandarinPinyin, IsLinearOnHostileText) {
  std::string ones, lines, rare;
  for (int i = 0; i < 350'000; ++i) {
    ones += "一";
    lines += "行";
  }
  for (int i = 0; i < 250'000; ++i) rare += "𪚥";
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& text : {ones, lines, rare}) EXPECT_FALSE(mandarin_pinyin(text).empty());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(HanWords, SaysWhichLineIsOutOfOrder) {
  const auto list = HanWords::of("# words\n银行\tyin2hang2\n中国\n");
  ASSERT_FALSE(list);
  EXPECT_EQ(list.error().code, Error::Code::bad_data);
  EXPECT_EQ(list.error().where, "3");
}

TEST(HanWords, RefusesWhatIsTooLongForAWord) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "中";
  ASSERT_FALSE(HanWords::of(text));
}

TEST(HanWords, FindsTheWordsThatATextBeginsWith) {
  const auto list = HanWords::of("中\tzhong1\n中国\n中国人\tzhong1guo2ren2\n中外\n");
  ASSERT_TRUE(list);
  std::vector<std::size_t> sizes;
  list->for_each_at("中国人民", [&](HanWords::Word word) { sizes.push_back(word.size); });
  EXPECT_EQ(sizes, (std::vector<std::size_t>{6, 9}));
  list->for_each_at("中", [&](HanWords::Word) { FAIL(); });
  list->for_each_at("人民", [&](HanWords::Word) { FAIL(); });
}

TEST(MandarinData, RefusesBrokenFiles) {
  const std::string path = testing::TempDir() + "broken.model";
  for (const std::string& bytes :
       {std::string(), std::string("LPM1"), "LPM1" + std::string(12, '\xff'),
        "LHC1" + std::string(12, '\xff'), std::string(100, 'x')}) {
    std::ofstream(path, std::ios::binary) << bytes;
    const auto model = PolyphoneModel::open(path);
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().code, Error::Code::bad_data);
    EXPECT_FALSE(HanCharacters::open(path));
  }
}

TEST(MandarinData, OfTheProjectIsWhole) {
  const HanText text = read_han("你好", mandarin_data());
  ASSERT_EQ(text.places.size(), 2U);
  EXPECT_EQ(text.places[0].word_size, 2);
}

}  // namespace
}  // namespace lectern

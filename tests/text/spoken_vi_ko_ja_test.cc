#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "lectern/spoken.h"

namespace lectern {
namespace {

struct Said {
  std::string_view written, spoken;
};

void expect_said(std::string_view language, const std::vector<Said>& rows) {
  for (const auto& [written, said] : rows) {
    const auto spoken = spoken_text(written, language);
    ASSERT_TRUE(spoken) << message(spoken.error());
    EXPECT_EQ(*spoken, said) << written;
  }
}

TEST(SpokenVietnamese, NumbersDatesAndMeasures) {
  expect_said("vi", {{"41 và 45", "bốn mươi mốt và bốn mươi lăm"},
                     {"2.108", "hai nghìn một trăm linh tám"},
                     {"7,25", "bảy phẩy hai năm"},
                     {"05/04/2021", "ngày năm tháng tư năm hai nghìn hai mươi mốt"},
                     {"7h05", "bảy giờ năm phút"},
                     {"3tr4", "ba triệu bốn trăm nghìn"},
                     {"40km/h", "bốn mươi ki lô mét trên giờ"},
                     {"7/4", "bảy phần tư"},
                     {"chương XIV", "chương mười bốn"},
                     {"phần vi phạm, loại C", "phần vi phạm, loại C"}});
}

TEST(SpokenKorean, NumbersDatesAndMeasures) {
  expect_said("ko", {{"31040", "삼만천사십"},
                     {"2.05", "이점영오"},
                     {"2023년 6월 10일", "이천이십삼년 유월 십일"},
                     {"4시 20분", "네시 이십분"},
                     {"17:05", "십칠시 오분"},
                     {"3개, 21살", "세개, 스물한살"},
                     {"22번째", "스물두번째"},
                     {"₩15,000", "만오천원"},
                     {"€30", "삼십 유로"},
                     {"7km", "칠 킬로미터"},
                     {"4/5이", "오분의 사가"},
                     {"02-345-6789", "영이 삼사오 육칠팔구"}});
}

TEST(SpokenJapanese, NumbersDatesAndMeasures) {
  expect_said("ja", {{"11000000", "一千百万"},
                     {"0.05", "〇点〇五"},
                     {"2021年3月9日(火)", "二千二十一年三月九日火曜日"},
                     {"3〜5日", "三から五日"},
                     {"7:05", "七時五分"},
                     {"午前0時", "午前零時"},
                     {"4:1", "四対一"},
                     {"3/8", "八分の三"},
                     {"$25", "二十五ドル"},
                     {"12km", "十二キロメートル"},
                     {"-4度", "マイナス四度"},
                     {"COVID-19", "COVID十九"}});
}

TEST(SpokenJapanese, KanaForEnginesThatReadNothingElse) {
  expect_said("ja-Hrkt", {{"4月20日", "しがつ はつか"},
                          {"9時13分", "くじ じゅうさんぷん"},
                          {"1人、3本、8歳", "ひとり、さんぼん、はっさい"},
                          {"3,600円", "さんぜんろっぴゃくえん"},
                          {"2.5メートル", "にてんごメートル"}});
}

TEST(SpokenCantonese, Numbers) {
  expect_said("yue", {{"2022年，2個人", "二零二二年，兩個人"},
                      {"10,203", "一萬零二百零三"},
                      {"25%", "百分之二十五"}});
}

}  // namespace
}  // namespace lectern

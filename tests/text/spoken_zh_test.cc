#include <gtest/gtest.h>

#include <string>
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

TEST(SpokenMandarin, Numbers) {
  expect_said("zh", {{"0", "零"},
                     {"-7", "负七"},
                     {"12人", "十二人"},
                     {"2022人", "两千零二十二人"},
                     {"1011", "一千零一十一"},
                     {"40,016", "四万零一十六"},
                     {"210000", "二十一万"},
                     {"300012000", "三亿零一万二千"},
                     {"1,0", "一,零"},
                     {"６４", "六十四"},
                     {"6.05", "六点零五"},
                     {"007", "零零七"},
                     {"8.4万吨", "八点四万吨"},
                     {"3.2.1版", "三点二点一版"}});
}

TEST(SpokenMandarin, TwoBeforeMeasureWords) {
  expect_said("zh", {{"2只猫，2点钟", "两只猫，两点钟"},
                     {"第2个，2月2日，2楼，2年级", "第二个，二月二日，二楼，二年级"},
                     {"12个，2.5个", "十二个，二点五个"},
                     {"2-3天，2個月", "两到三天，两個月"},
                     {"2kg，$2", "两千克，两美元"}});
}

TEST(SpokenMandarin, DatesAndYears) {
  expect_said("zh", {{"2022年", "二零二二年"},
                     {"2022 年 3 月", "二零二二 年 三月"},
                     {"2021-03-09", "二零二一年三月九日"},
                     {"2021/3/9", "二零二一年三月九日"},
                     {"21/3/2021 - 8:30", "二零二一年三月二十一日八点三十分"},
                     {"3/21/2021", "二零二一年三月二十一日"},
                     {"1999至2003年", "一九九九至二零零三年"},
                     {"2019-20赛季", "二零一九到二零赛季"},
                     {"3000年前，1200年历史", "三千年前，一千二百年历史"},
                     {"公元前33年", "公元前三三年"},
                     {"95后，80年代", "九五后，八十年代"},
                     {"7月8日-9日", "七月八日至九日"},
                     {"9·18事变", "九一八事变"},
                     {"民國110年5月", "民國一一零年五月"},
                     {"告别2021，", "告别二零二一，"}});
}

TEST(SpokenMandarin, TimesScoresAndRatios) {
  expect_said("zh", {{"7:05", "七点零五分"},
                     {"下午2：30", "下午两点三十分"},
                     {"8:00-18:00", "八点到十八点"},
                     {"9:15 p.m.", "下午九点十五分"},
                     {"以4:2取胜", "以四比二取胜"},
                     {"以21:15获胜", "以二十一比十五获胜"},
                     {"1:500", "一比五百"},
                     {"5-0", "五比零"}});
}

TEST(SpokenMandarin, TelephoneAndSerialNumbers) {
  expect_said("zh", {{"拨打119", "拨打幺幺九"},
                     {"119人", "一百一十九人"},
                     {"021-62345678", "零二幺 六二三四五六七八"},
                     {"尾号4417", "尾号四四幺七"},
                     {"CA981航班", "CA九八幺航班"},
                     {"315国道", "三幺五国道"}});
}

TEST(SpokenMandarin, MoneyMeasuresAndPercent) {
  expect_said("zh", {{"￥8.5", "八点五元"},
                     {"HK$3.5亿", "三点五亿港元"},
                     {"€10-20", "十到二十欧元"},
                     {"60 USD/桶", "六十美元/桶"},
                     {"90km/h", "每小时九十公里"},
                     {"-3℃", "零下三摄氏度"},
                     {"5%~8%", "百分之五到百分之八"},
                     {"5-8%", "百分之五到八"},
                     {"45㎡", "四十五平方米"},
                     {"10元/斤", "十元每斤"},
                     {"5G、4K、3D", "五G、四K、三D"}});
}

TEST(SpokenMandarin, FractionsOrdinalsAndRomanNumerals) {
  expect_said("zh", {{"2/3的人", "三分之二的人"},
                     {"1½", "一又二分之一"},
                     {"第12", "第十二"},
                     {"第Ⅳ章，第XX卷", "第四章，第二十卷"},
                     {"II期，X光", "二期，X光"},
                     {"No.3", "第三"}});
}

TEST(SpokenMandarin, NamesWithFiguresAndSigns) {
  expect_said("zh", {{"H7N9", "H七N九"},
                     {"OMICRON-4", "OMICRON四"},
                     {"歼-16", "歼十六"},
                     {"A股，T恤", "A股，T恤"},
                     {"3+4=7", "三加四等于七"},
                     {"5-3=2", "五减三等于二"},
                     {"6×7", "六乘七"},
                     {"文/李四", "文、李四"},
                     {"据报道[3]。", "据报道。"},
                     {"https://www.example.com/a?b=1", "example点com"},
                     {"R&B", "R and B"}});
}

}  // namespace
}  // namespace lectern

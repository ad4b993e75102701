#include "read/metadata/dates.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace lectern {
namespace {

TEST(UtcTime, CountsFromNineteenSeventy) {
  EXPECT_EQ(utc_time(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(utc_time(1670849102000), "2022-12-12T12:45:02Z");
  EXPECT_EQ(utc_time(951782400999), "2000-02-29T00:00:00Z");
  EXPECT_EQ(utc_time(-1000), "1969-12-31T23:59:59Z");
  EXPECT_EQ(utc_time(-1), "1969-12-31T23:59:59Z");
}

TEST(UtcTime, KnowsItsYears) {
  EXPECT_EQ(utc_time(253402300799999), "9999-12-31T23:59:59Z");
  EXPECT_EQ(utc_time(253402300800000), "");
  EXPECT_EQ(utc_time(-62135596800000), "0001-01-01T00:00:00Z");
  EXPECT_EQ(utc_time(-62135596800001), "");
  EXPECT_EQ(utc_time(std::numeric_limits<std::int64_t>::max()), "");
  EXPECT_EQ(utc_time(std::numeric_limits<std::int64_t>::min()), "");
}

TEST(ParseDate, InternetForms) {
  EXPECT_EQ(parse_date("2022-12-12T12:45:02Z"), "2022-12-12T12:45:02Z");
  EXPECT_EQ(parse_date("2023-11-09T14:42:48.164Z"), "2023-11-09T14:42:48Z");
  EXPECT_EQ(parse_date("2020-07-30T01:30:00+08:00"), "2020-07-29T17:30:00Z");
  EXPECT_EQ(parse_date("2020-12-31T23:30:00-0100"), "2021-01-01T00:30:00Z");
  EXPECT_EQ(parse_date("2020-07-02 18:28Z"), "2020-07-02T18:28:00Z");
}

TEST(ParseDate, MailForms) {
  EXPECT_EQ(parse_date("Thu, 02 Jul 2020 18:28:24 +0000"), "2020-07-02T18:28:24Z");
  EXPECT_EQ(parse_date("Mon, 07 Oct 2024 00:50:03 GMT"), "2024-10-07T00:50:03Z");
  EXPECT_EQ(parse_date("02 Jul 2020 18:28:24 +0530"), "2020-07-02T12:58:24Z");
}

TEST(ParseDate, WithoutAZoneOnlyTheDayIsSure) {
  EXPECT_EQ(parse_date("12/12/2022 - 13:30"), "2022-12-12");
  EXPECT_EQ(parse_date("31/01/2023"), "2023-01-31");
  EXPECT_EQ(parse_date("2020-07-02T23:59:59"), "2020-07-02");
  EXPECT_EQ(parse_date("2020/7/2 8:05"), "2020-07-02");
}

TEST(ParseDate, ChineseAndJapanese) {
  EXPECT_EQ(parse_date("2020年 7月 6日"), "2020-07-06");
  EXPECT_EQ(parse_date("2020年12月31日 08:15"), "2020-12-31");
}

TEST(ParseDate, EnglishWords) {
  EXPECT_EQ(parse_date("Jul 30th 2020"), "2020-07-30");
  EXPECT_EQ(parse_date("July 30, 2020"), "2020-07-30");
  EXPECT_EQ(parse_date("30 July 2020"), "2020-07-30");
  EXPECT_EQ(parse_date("1st Sept 2020"), "2020-09-01");
  EXPECT_EQ(parse_date("Friday, May 1, 2020"), "2020-05-01");
  EXPECT_EQ(parse_date("\u3000 30 July 2020 \n"), "2020-07-30");
}

TEST(ParseDate, NoSuchDay) {
  for (const char* text : {"2020-02-30", "2021-02-29", "2020-13-01", "2020-00-10", "00/01/2020",
                           "0000-01-01", "2020-07-02T24:00:00Z", "2020-07-02T12:60Z"})
    EXPECT_EQ(parse_date(text), "") << text;
}

TEST(ParseDate, ATextThatGoesOnIsNoDate) {
  for (const char* text :
       {"", "2020", "2020-07", "7月6日", "2020年7月6日北京", "12/12/2022 - 13:30 - by us",
        "Invalid Date", "NaN", "on 30 July 2020", "Berlin, 3 May 2020", "Chapter 12 May 2020",
        "Maybe 5 2020", "Jul 30 apples 2020", "1.5.2020.7", "30 July 20200"})
    EXPECT_EQ(parse_date(text), "") << text;
}

TEST(ParseDate, HugeNumbersAreNoDates) {
  EXPECT_EQ(parse_date("99999999999999999999-01-01"), "");
  EXPECT_EQ(parse_date(std::string(1000, '1')), "");
}

TEST(ParseDate, WordsOfManyLanguages) {
  for (const char* text :
       {"3. Mai 2019", "3 de mayo de 2019", "3 mai 2019", "3 maggio 2019", "3 de maio de 2019",
        "3 mei 2019", "3 maj 2019", "3 maja 2019", "3 мая 2019", "3 Mayıs 2019",
        "vendredi 3 mai 2019", "3 toukokuuta 2019", "2019년 5월 3일", "2019. 5. 3.", "03.05.2019",
        "2019 May 3", "Friday 3rd of May, 2019"})
    EXPECT_EQ(parse_date(text), "2019-05-03") << text;
  EXPECT_EQ(parse_date("1 février 2020"), "2020-02-01");
  EXPECT_EQ(parse_date("mar. 10 mars 2020"), "2020-03-10");
}

TEST(ParseDate, ClocksAndZonesByName) {
  EXPECT_EQ(parse_date("May 3, 2019 at 10:30 PM EST"), "2019-05-04T03:30:00Z");
  EXPECT_EQ(parse_date("May 3, 2019 12:05 a.m. UTC"), "2019-05-03T00:05:00Z");
  EXPECT_EQ(parse_date("Fri May 03 2019 10:00:00 GMT+0200 (CEST)"), "2019-05-03T08:00:00Z");
  EXPECT_EQ(parse_date("3. Mai 2019 um 10:30 Uhr"), "2019-05-03");
  EXPECT_EQ(parse_date("May 3, 2019 10:30 CST"), "");  // which of four?
}

TEST(ParseDate, TheReadersCountryTellsDayFromMonth) {
  EXPECT_EQ(parse_date("3/4/2025"), "2025-04-03");
  EXPECT_EQ(parse_date("3/4/2025", DayOrder::month_first), "2025-03-04");
  EXPECT_EQ(parse_date("3/14/2025"), "2025-03-14");
  EXPECT_EQ(parse_date("14/3/2025", DayOrder::month_first), "2025-03-14");
  EXPECT_EQ(parse_date("3.4.2025", DayOrder::month_first), "2025-04-03");
}

TEST(FindDate, InsideALine) {
  const auto found = find_date("Posted on May 3, 2019 by Jane");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->date, "2019-05-03");
  EXPECT_EQ(found->begin, 10U);
  EXPECT_EQ(found->end, 21U);
  EXPECT_EQ(find_date("来源：新华社2019年5月3日")->date, "2019-05-03");
  EXPECT_FALSE(find_date("room 2019, May we come in on 3"));
  EXPECT_FALSE(find_date("version 1.2.20190"));
  EXPECT_FALSE(find_date(""));
}

TEST(Zones, AreRead) {
  EXPECT_EQ(zone_of("2019-05-03T10:00:00-0700"), "-07:00");
  EXPECT_EQ(zone_of("2019-05-03T10:00:00+05:30"), "+05:30");
  EXPECT_EQ(zone_of("2019-05-03"), "");
  EXPECT_EQ(zone_of("2019-05-03T10:00:00Z"), "");
}

TEST(RelativeTime, MeansTheMomentOfSaving) {
  EXPECT_TRUE(is_relative_time("19 分钟前"));
  EXPECT_TRUE(is_relative_time(" 3 hours ago "));
  EXPECT_TRUE(is_relative_time("2小時前"));
  EXPECT_FALSE(is_relative_time("很久以前"));
  EXPECT_FALSE(is_relative_time("long ago"));
  EXPECT_FALSE(is_relative_time("2020年7月6日"));
  EXPECT_FALSE(is_relative_time("100年前，这里还是一片海，没有人知道它后来会变成什么"));
  EXPECT_FALSE(is_relative_time(""));
}

}  // namespace
}  // namespace lectern

// Languages, dates and words.
#include <gmock/gmock.h>

#include "write/labels.h"
#include "write/language.h"
#include "write/moment.h"

namespace lectern {
namespace {

TEST(Language, IsMadeWellFormed) {
  EXPECT_EQ(tidy_language("zh_CN"), "zh-CN");
  EXPECT_EQ(tidy_language("ZH-hans-cn"), "zh-Hans-CN");
  EXPECT_EQ(tidy_language(" en "), "en");
  EXPECT_EQ(tidy_language("es-419"), "es-419");
  EXPECT_EQ(tidy_language("zh-yue-Hant"), "zh-yue-Hant");
  EXPECT_EQ(tidy_language("de-1996"), "de-1996");
}

TEST(Language, LosesWhatIsNotPlain) {
  EXPECT_EQ(tidy_language("en-US-x-private"), "en-US");
  EXPECT_EQ(tidy_language("en-u-co-phonebk"), "en");
  EXPECT_EQ(tidy_language("en--US"), "en");
}

TEST(Language, IsUndWhenItIsNone) {
  for (const char* bad : {"", "und", "x", "english", "not a language!", "x-klingon", "1", "中文"})
    EXPECT_EQ(tidy_language(bad), "und") << bad;
}

TEST(Language, HasADirection) {
  for (const char* rtl :
       {"ar", "he-IL", "fa", "ur-PK", "ckb", "az-Arab", "yi", "ps", "dv", "sd", "ug"})
    EXPECT_TRUE(is_right_to_left(rtl)) << rtl;
  for (const char* ltr : {"en", "zh-Hans", "und", "sd-Deva", "ug-Cyrl", "az", "arn"})
    EXPECT_FALSE(is_right_to_left(ltr)) << ltr;
}

std::string moment(std::string_view text) {
  return tidy_moment(text).value_or("(none)");
}

TEST(Moment, KeepsDatesAndPutsTimesIntoUtc) {
  EXPECT_EQ(moment("2022"), "2022");
  EXPECT_EQ(moment("2022-12"), "2022-12");
  EXPECT_EQ(moment("2022-12-12"), "2022-12-12");
  EXPECT_EQ(moment("2022-12-12T12:45:02Z"), "2022-12-12T12:45:02Z");
  EXPECT_EQ(moment("2022-12-12T12:45Z"), "2022-12-12T12:45:00Z");
  EXPECT_EQ(moment("2022-12-12T12:45:02.123Z"), "2022-12-12T12:45:02Z");
  EXPECT_EQ(moment("2023-01-01T07:00:00+08:00"), "2022-12-31T23:00:00Z");
  EXPECT_EQ(moment("2022-12-31T23:30:00-01:00"), "2023-01-01T00:30:00Z");
  EXPECT_EQ(moment("2024-02-29"), "2024-02-29");
}

TEST(Moment, RefusesWhatIsNoDate) {
  for (const char* bad :
       {"", "12/12/2022", "2022-13-01", "2022-02-29", "2022-1-1", "2022-12-12 12:45", "20221212",
        "2022-12-12T12:45:02", "2022-12-12T25:00:00Z", "2022-12-12T12:45:02ZZ", "0000", "yesterday",
        "2022-12-12T12:45:02.Z", "-2022"})
    EXPECT_EQ(moment(bad), "(none)") << bad;
}

TEST(Moment, IsFilledUpWhereAFullOneIsWanted) {
  EXPECT_EQ(full_moment("2022"), "2022-01-01T00:00:00Z");
  EXPECT_EQ(full_moment("2022-12"), "2022-12-01T00:00:00Z");
  EXPECT_EQ(full_moment("2022-12-12"), "2022-12-12T00:00:00Z");
  EXPECT_EQ(full_moment("2022-12-12T12:45:02Z"), "2022-12-12T12:45:02Z");
}

TEST(Labels, AreInTheReadersLanguage) {
  EXPECT_EQ(labels_for("zh-Hans").contents, "目录");
  EXPECT_EQ(labels_for("zh-Hant-HK").contents, "目錄");
  EXPECT_EQ(labels_for("zh-TW").contents, "目錄");
  EXPECT_EQ(labels_for("de-AT").contents, "Inhalt");
  EXPECT_EQ(labels_for("und").contents, "Contents");
  EXPECT_EQ(labels_for("den").contents, "Contents");
}

}  // namespace
}  // namespace lectern

// Texts in all the encodings that people's files are in, with and without a word about it.
#include "read/characters/encoding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include "base/utf8.h"
#include "read/characters/encoding_claims.h"
#include "read/characters/transcode.h"
#include "read/sample.h"

namespace lectern {
namespace {

using sample::has_notice;
using sample::repeated;
using testing::HasSubstr;

constexpr std::string_view simplified =
    "昨天下午，市政府在会议室里说明了新的计划，大家都认为这个办法比以前好得多。";
constexpr std::string_view traditional =
    "昨天下午，市政府在會議室裡說明了新的計畫，大家都認為這個辦法比以前好得多。";
constexpr std::string_view japanese = "昨日の午後、市役所で新しい計画についての説明がありました。";
constexpr std::string_view korean = "어제 오후 시청에서 새로운 계획에 대한 설명이 있었습니다.";
constexpr std::string_view russian =
    "Вчера днём в мэрии рассказали о новом плане, который все одобрили.";
constexpr std::string_view ukrainian =
    "Учора вдень у мерії розповіли про новий план, який їм усім сподобався.";
constexpr std::string_view greek =
    "Χθες το απόγευμα ο δήμος παρουσίασε το νέο σχέδιο στους πολίτες.";
constexpr std::string_view hebrew = "אתמול אחר הצהריים הציגה העירייה את התוכנית החדשה לתושבים.";
constexpr std::string_view arabic = "عرضت البلدية أمس الخطة الجديدة على السكان في قاعة المدينة.";
constexpr std::string_view thai = "เมื่อวานนี้เทศบาลได้อธิบายแผนใหม่ให้ประชาชนฟัง";
constexpr std::string_view french =
    "Hier après-midi, la mairie a présenté le projet : « très réussi », a-t-on déclaré.";
constexpr std::string_view polish =
    "Wczoraj po południu urząd przedstawił mieszkańcom nowy, długo oczekiwany plan.";
constexpr std::string_view turkish =
    "Dün öğleden sonra belediye yeni planı halka açıkladı; çoğu kişi beğendi.";

// UTF-8 → another encoding. Requires: it has all the characters.
std::string encoded(std::string_view text, const char* encoding) {
  std::string bytes(text.size() * 4 + 16, '\0');
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding, &error);
  const auto written = ucnv_fromAlgorithmic(converter, UCNV_UTF8, bytes.data(),
                                            static_cast<std::int32_t>(bytes.size()), text.data(),
                                            static_cast<std::int32_t>(text.size()), &error);
  ucnv_close(converter);
  EXPECT_TRUE(U_SUCCESS(error)) << encoding;
  bytes.resize(static_cast<std::size_t>(written));
  return bytes;
}

std::string decoded(std::string_view bytes, std::string_view charset = "") {
  Notices notices;
  return decode_text(bytes, charset, notices);
}

TEST(Encoding, Utf8IsLeftAsItIs) {
  EXPECT_EQ(decoded("plain"), "plain");
  EXPECT_EQ(decoded(simplified), simplified);
  EXPECT_EQ(decoded("\xEF\xBB\xBFmarked"), "marked");
}

TEST(Encoding, WhatNothingIsSaidOfIsReadAsTheLanguageItReadsLike) {
  const std::pair<std::string_view, const char*> texts[] = {
      {simplified, "gb18030"},     {traditional, "Big5"},     {traditional, "gb18030"},
      {japanese, "Shift_JIS"},     {japanese, "EUC-JP"},      {japanese, "ISO-2022-JP"},
      {korean, "windows-949"},     {russian, "windows-1251"}, {russian, "KOI8-R"},
      {russian, "IBM866"},         {russian, "ISO-8859-5"},   {ukrainian, "KOI8-U"},
      {ukrainian, "windows-1251"}, {greek, "windows-1253"},   {hebrew, "windows-1255"},
      {arabic, "windows-1256"},    {thai, "windows-874"},     {french, "windows-1252"},
      {polish, "windows-1250"},    {polish, "ISO-8859-2"},    {turkish, "windows-1254"},
  };
  for (const auto& [text, encoding] : texts) {
    Notices notices;
    EXPECT_EQ(decode_text(encoded(text, encoding), "", notices), text) << encoding;
    EXPECT_TRUE(has_notice(notices, Notice::Kind::guessed_encoding)) << encoding;
    EXPECT_FALSE(has_notice(notices, Notice::Kind::invalid_bytes)) << encoding;
  }
}

TEST(Encoding, WhatATextDeclaresIsTaken) {
  for (const std::string_view declaration :
       {"<meta charset=koi8-r>", "<META CHARSET = 'KOI8-R'>",
        "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\">",
        "<meta content='text/html; charset = \"koi8-r\"' http-equiv=content-type>",
        "<?xml version='1.0' encoding='koi8-r'?>",
        "<!-- <meta charset=big5> --><meta charset=koi8-r>",
        "<p title='<meta charset=big5>'><meta charset=koi8-r>",
        "<meta charset=no-such><meta charset=koi8-r>"}) {
    Notices notices;
    EXPECT_EQ(decode_text(std::string(declaration) + "\xF7\xFE\xE9", "", notices),
              std::string(declaration) + "ВЧИ")
        << declaration;
    EXPECT_TRUE(notices.empty()) << declaration;
  }
}

TEST(Encoding, WhatOnlyLooksLikeADeclarationIsNone) {
  for (const std::string_view bytes :
       {"<meta content='text/html; charset=koi8-r'>", "<metal charset=koi8-r>",
        "<!-- <meta charset=koi8-r>", "<meta name=charset content=koi8-r>",
        "<? <meta charset=koi8-r", "<meta http-equiv=refresh content='0; charset=koi8-r'>",
        "<?xml encoding=koi8-r?>"})
    EXPECT_EQ(declared_encoding(bytes), nullptr) << bytes;
}

TEST(Encoding, TheContainerIsBelievedBeforeTheText) {
  EXPECT_EQ(decoded("<meta charset=koi8-r>\xE0\xE1", "windows-1251"), "<meta charset=koi8-r>аб");
}

TEST(Encoding, BytesHaveTheLastWord) {
  EXPECT_EQ(decoded("<meta charset=gb2312>café 中", "big5"), "<meta charset=gb2312>café 中");
  const std::string one_bad = repeated("中文", 40) + "\xFF";
  EXPECT_EQ(decoded(one_bad, "gbk"), repeated("中文", 40) + "\uFFFD");
  EXPECT_EQ(decoded("<meta charset=utf-16><p>é</p>"), "<meta charset=utf-16><p>é</p>");
}

TEST(Encoding, ALabelThatMakesNonsenseIsOverruled) {
  EXPECT_EQ(decoded(encoded(russian, "windows-1251"), "utf-8"), russian);
  EXPECT_EQ(decoded(encoded(french, "windows-1252"), "euc-jp"), french);
}

TEST(Encoding, LabelsMeanWhatTheStandardSays) {
  const std::pair<std::string_view, std::string_view> labels[] = {
      {"latin1", "windows-1252"}, {" ASCII\n", "windows-1252"},       {"gb2312", "GBK"},
      {"shift-jis", "Shift_JIS"}, {"ks_c_5601-1987", "EUC-KR"},       {"big5-hkscs", "Big5"},
      {"utf-16", "UTF-16LE"},     {"x-user-defined", "windows-1252"}, {"l2", "ISO-8859-2"},
      {"tis-620", "windows-874"}, {"iso-8859-9", "windows-1254"},
  };
  for (const auto& [label, name] : labels) {
    const Encoding* encoding = encoding_of_label(label);
    ASSERT_NE(encoding, nullptr) << label;
    EXPECT_EQ(encoding->name, name);
  }
  for (const std::string_view label : {"", " ", "utf-7", "cp1252 utf-8", "binary"})
    EXPECT_EQ(encoding_of_label(label), nullptr) << label;
}

// https://encoding.spec.whatwg.org/#indexes
TEST(Encoding, CharactersAreThoseOfTheStandardsIndexes) {
  EXPECT_EQ(decoded("\x93it\x92s\x94 \x80", "iso-8859-1"), "“it’s” €");
  EXPECT_EQ(decoded("\xC4\xE3\xA3\xA0\x80\x95\x32\x82\x36", "gb2312"), "你\u3000€\U00020000");
  EXPECT_EQ(decoded("\x81\x60\x87\x40\xB1\x5C", "shift_jis"), "～①ｱ\\");
  EXPECT_EQ(decoded("\xA1\xC1\xA1\xDD\xAD\xA1", "euc-jp"), "～－①");
  EXPECT_EQ(decoded("\xB0\xA1\xC8\xFE\x81\x41", "euc-kr"), "가힝갂");
  EXPECT_EQ(decoded("\xA4\xA4\x87\x40", "big5"), "中䏰");
  EXPECT_EQ(decoded("\xA4\xB4", "koi8-u"), "єЄ");
}

TEST(Encoding, Utf16WithAndWithoutItsMark) {
  const std::string_view page = "<html><p>Text 中文 \U0001F600</p>\n";
  for (const char* encoding : {"UTF-16LE", "UTF-16BE"}) {
    const std::string bytes = encoded(page, encoding);
    EXPECT_EQ(decoded(bytes), page) << encoding;
    EXPECT_EQ(decoded((encoding[6] == 'L' ? "\xFF\xFE" : "\xFE\xFF") + bytes), page) << encoding;
  }
  EXPECT_EQ(decoded("a\xFF\xFE"), "a\uFFFD\uFFFD");
}

TEST(Encoding, BadBytesBecomeReplacementCharactersAndAreCounted) {
  Notices notices;
  EXPECT_EQ(decode_text("caf\xC3\xA9 \xFF\xE4\xB8 \x80.", "utf-8", notices),
            "café \uFFFD\uFFFD \uFFFD.");
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices[0].kind, Notice::Kind::invalid_bytes);
  EXPECT_THAT(notices[0].detail, HasSubstr("3 sequences that are no UTF-8"));
  notices.clear();
  EXPECT_EQ(decode_text("\xC4\xE3\xFF<b>\x81<b>", "gbk", notices), "你\uFFFD<b>\uFFFD<b>");
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_THAT(notices[0].detail, HasSubstr("2 sequences that are no GBK"));
}

TEST(Encoding, AFewStrayBytesAreNoLanguage) {
  Notices notices;
  EXPECT_EQ(decode_text("before \xC3\x28 \xE4\xB8 after", "", notices),
            "before \uFFFD( \uFFFD after");
  EXPECT_EQ(decode_text("a caf\xE9", "", notices), "a café");
}

TEST(Encoding, SevenBitCodesAreReadWhereTheyAreNamed) {
  EXPECT_EQ(decoded("<meta charset=hz-gb-2312>~{<:Ky~}."), "<meta charset=hz-gb-2312>己所.");
  EXPECT_EQ(decoded("a ~{ in ASCII"), "a ~{ in ASCII");
  EXPECT_EQ(decoded("\x1B[31mred", "utf-8"), "[31mred");
}

TEST(Encoding, ControlCharactersGo) {
  Notices notices;
  EXPECT_EQ(decode_text(std::string("a\0b\x7F\tc\r\n", 8), "", notices), "ab\tc\n");
  EXPECT_TRUE(has_notice(notices, Notice::Kind::control_characters));
}

TEST(Encoding, WhatWasEncodedTwiceIsRestored) {
  Notices notices;
  const std::string latin1 = "It\u00E2\u0080\u0099s caf\u00C3\u00A9";
  EXPECT_EQ(decode_text(latin1, "", notices), "It’s café");
  EXPECT_TRUE(has_notice(notices, Notice::Kind::guessed_encoding));
  EXPECT_EQ(decoded(repeated("Itâ€™s â€œcafÃ©â€\u009D Â½", 4)), repeated("It’s “café” ½", 4));
  EXPECT_EQ(decoded(repeated("â€™ Ã© Â½ Ã¼ ", 4)), repeated("’ é ½ ü ", 4));
}

TEST(Encoding, WhoWritesAboutDoubleEncodingIsLeftAlone) {
  for (const std::string_view text : {"Why do I see Ã© and â€™?", "Ã© is “é” read wrongly: Ã¼ Ã¶"})
    EXPECT_EQ(decoded(text), text);
  const std::string said = repeated("â€™ Ã© Â½ Ã¼ ", 4) + "é";
  EXPECT_EQ(decoded(said), said);
}

TEST(Encoding, LinesEndInOneWay) {
  EXPECT_EQ(decoded("a\r\nb\rc\n\r\r\nd\r"), "a\nb\nc\n\n\nd\n");
}

TEST(Encoding, APageInAnotherEncodingIsReadWhole) {
  const std::string page = "<!doctype html><html><head><meta charset=gb2312><title>" +
                           std::string(simplified) + "</title></head><body><p>" +
                           repeated(simplified, 8) + "</p></body></html>";
  const auto reading = sample::read_file_text(encoded(page, "gb18030"));
  EXPECT_EQ(reading.article.meta.title, simplified);
  EXPECT_THAT(sample::all_text(reading.article), HasSubstr(std::string(simplified)));
}

TEST(NormalForm, LettersAndTheirAccentsAreOneCharacter) {
  const auto reading = sample::read_body(
      "<p>cafe\u0301 \u30D2\u309A \u1112\u1161\u11AB \u212B</p><pre>e\u0301</pre>");
  EXPECT_THAT(sample::lines_of(reading.article), testing::ElementsAre("café ピ 한 Å", "code: é"));
}

}  // namespace
}  // namespace lectern

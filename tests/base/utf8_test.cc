#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lectern {
namespace {

using namespace std::string_literals;

std::vector<char32_t> decoded(std::string_view text) {
  std::vector<char32_t> characters;
  for (std::size_t at = 0; at < text.size();) characters.push_back(decode(text, at));
  return characters;
}

std::string repaired(std::string_view text) {
  std::size_t replaced = 0;
  return to_utf8(text, replaced);
}

std::string encoded(char32_t character) {
  std::string text;
  append_utf8(text, character);
  return text;
}

TEST(Utf8, DecodesCharactersOfEveryLength) {
  EXPECT_EQ(decoded("aé中𠮷"), (std::vector<char32_t>{'a', 0xE9, 0x4E2D, 0x20BB7}));
}

TEST(Utf8, EncodesWhatItDecodes) {
  for (const char32_t character :
       {0x00U, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xD7FFU, 0xE000U, 0xFFFFU, 0x10000U, 0x10FFFFU}) {
    const std::string text = encoded(character);
    EXPECT_TRUE(is_utf8(text)) << static_cast<unsigned>(character);
    EXPECT_EQ(decoded(text), std::vector<char32_t>{character});
  }
}

// Unicode 15, section 3.9, tables 3-8 to 3-11: how many U+FFFD an ill-formed sequence becomes.
struct SubpartCase {
  const char* table;
  std::string bytes, repaired;
};

const std::vector<SubpartCase> subpart_cases = {
    {"3-8, non-shortest forms", "\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", "��������A"},
    {"3-9, surrogates", "\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", "��������A"},
    {"3-10, others", "\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", "�����A��B"},
    {"3-11, truncated", "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "����A"},
};

TEST(Utf8, ReplacesEachMaximalSubpartOnce) {
  for (const auto& [table, bytes, expected] : subpart_cases)
    EXPECT_EQ(repaired(bytes), expected) << "table " << table;
}

TEST(Utf8, DecodingAndRepairingAgree) {
  for (const auto& [table, bytes, expected] : subpart_cases)
    EXPECT_EQ(decoded(bytes), decoded(expected)) << "table " << table;
}

TEST(Utf8, ACutCharacterAtTheEndIsOneReplacement) {
  std::size_t replaced = 0;
  EXPECT_EQ(to_utf8("中\xE4\xB8", replaced), "中�");
  EXPECT_EQ(replaced, 1U);
}

TEST(Utf8, CountsReplacementsOnTopOfEarlierOnes) {
  std::size_t replaced = 2;
  to_utf8("\xFF!\xFE", replaced);
  EXPECT_EQ(replaced, 4U);
}

TEST(Utf8, TellsWhereTheTextStopsBeingUtf8) {
  EXPECT_EQ(first_invalid("中国"), 6U);
  EXPECT_EQ(first_invalid("中\xFF国"), 3U);
  EXPECT_TRUE(is_utf8("a\0b"s));
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));      // a surrogate
  EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));  // beyond U+10FFFF
  EXPECT_TRUE(is_utf8(""));
}

TEST(Utf8, TrimsEveryKindOfWhiteSpace) {
  EXPECT_EQ(trim("\u3000\u00A0 \t罗马 — 教宗\u2003\n"), "罗马 — 教宗");
  EXPECT_EQ(trim(" \u3000 "), "");
  EXPECT_EQ(trim(""), "");
}

TEST(Utf8, CleansALineToSingleSpacesAndVisibleCharacters) {
  EXPECT_EQ(clean_line("\uFEFF新冠疫情下\u3000 同志繼續\u200B「驕傲」 \r\n"),
            "新冠疫情下 同志繼續「驕傲」");
  EXPECT_EQ(clean_line("维生素K\x7F。\0"s), "维生素K。");
  EXPECT_EQ(clean_line("co\u00ADoperate"), "cooperate");
  EXPECT_EQ(clean_line(" \u200B "), "");
}

// A control character between two spaces leaves one space, not two.
TEST(Utf8, CleansWhatIsAroundInvisibleCharactersToo) {
  EXPECT_EQ(clean_line("a \x01 b"), "a b");
}

// Persian, Devanagari and emoji need the joiners; right-to-left text needs its marks.
TEST(Utf8, KeepsJoinersAndDirectionMarks) {
  EXPECT_EQ(clean_line("می\u200Cخواهم"), "می\u200Cخواهم");
  EXPECT_EQ(clean_line("क्\u200Dष"), "क्\u200Dष");
  EXPECT_EQ(clean_line("\u200Fא"), "\u200Fא");
}

TEST(Utf8, CountsCharactersNotBytes) {
  EXPECT_EQ(count_characters("行程码 A𠮷"), 6U);
  EXPECT_EQ(count_characters(""), 0U);
}

}  // namespace
}  // namespace lectern

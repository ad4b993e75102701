#include "text/spoken/forms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "lectern/spoken.h"
#include "text/spoken/pattern.h"
#include "text/spoken/rules.h"

namespace lectern {
namespace {

using testing::HasSubstr;

std::string spoken(std::string_view text, std::string_view language) {
  const auto said = spoken_text(text, language);
  return said ? *said : message(said.error());
}

TEST(SpokenForms, NumbersDatesAndUnitsOfEnglish) {
  EXPECT_EQ(spoken("On Jan. 5, 2022 it was 1,234.5 km.", "en"),
            "On January fifth, twenty twenty-two it was one thousand two hundred and thirty-four "
            "point five kilometers.");
  EXPECT_EQ(spoken("1 kg", "en"), "one kilogram");
}

TEST(SpokenForms, EveryEditNamesItsPassAndItsPlace) {
  const auto forms = spoken_forms_of("en");
  ASSERT_TRUE(forms) << message(forms.error());
  const auto edits = (*forms)->edits("In 12 km 😀.");
  ASSERT_EQ(edits.size(), 2U);
  EXPECT_EQ(edits[0].written, (TextRange{3, 8}));
  EXPECT_EQ(edits[0].pass, "measure");
  EXPECT_EQ(edits[1].pass, "emoji");
  EXPECT_EQ(edits[1].spoken, "");
}

TEST(SpokenForms, AnUnknownLanguageGetsNumbersByIcu) {
  EXPECT_EQ(spoken("12", "eo"), "dek du");
}

TEST(SpokenForms, BrokenBytesAreNoTrouble) {
  EXPECT_EQ(spoken("\xFF 3", "en"), "\uFFFD three");
}

TEST(SpokenForms, WordsDoNotRunTogether) {
  EXPECT_EQ(spoken("A4", "en"), "A four");
}

std::string complaint(std::string_view text) {
  SpokenRules rules;
  const auto read = add_spoken_rules(text, "x.conf", "en", rules);
  return read ? "" : message(read.error());
}

TEST(SpokenRules, NameTheFilesThatGoOn) {
  SpokenRules rules;
  ASSERT_TRUE(add_spoken_rules("[files]\nspoken_words.conf\n[date]\na => b\n", "a", "en", rules));
  EXPECT_THAT(rules.files, testing::ElementsAre("spoken_words.conf"));
}

TEST(SpokenRules, ErrorsNameFileAndLine) {
  EXPECT_THAT(complaint("[numbers]\nwhat = ever\n"), HasSubstr("x.conf:2"));
  EXPECT_THAT(complaint("[dates]\n"), HasSubstr("there is no section [dates]"));
  EXPECT_THAT(complaint("[files]\n../words.conf\n"), HasSubstr("x.conf:2"));
  EXPECT_THAT(complaint("[date]\n\\d+ two\n"), HasSubstr("x.conf:2: a rule is no"));
  EXPECT_THAT(complaint("12 => twelve\n"), HasSubstr("before the first"));
  EXPECT_THAT(complaint("[numbers]\ndigits = one two\n"), HasSubstr("ten digits"));
}

TEST(SpokenRules, TheFirstFileWins) {
  SpokenRules rules;
  ASSERT_TRUE(
      add_spoken_rules("[numbers]\npoint = komma\n[list u]\nm = Meter\n", "a", "de", rules));
  ASSERT_TRUE(add_spoken_rules(
      "[numbers]\npoint = dot\nminus = minus\n[list u]\nm = metre\nkm = k\n", "b", "de", rules));
  EXPECT_EQ(rules.numbers.point, "komma");
  EXPECT_EQ(rules.numbers.minus, "minus");
  EXPECT_EQ(rules.lists["u"].find("m")->forms, "Meter");
  EXPECT_EQ(rules.lists["u"].find("KM")->forms, "k");
}

TEST(SpokenRules, SectionsOfOtherTagsDoNotCount) {
  SpokenRules rules;
  ASSERT_TRUE(
      add_spoken_rules("[date en-US]\na => b\n[date en-GB]\nc => d\n", "a", "en-GB", rules));
  ASSERT_EQ(rules.rules.size(), 1U);
  EXPECT_EQ(rules.rules[0].pattern, "c");
}

TEST(Pattern, TellsWithWhatItMayBegin) {
  const auto begins = [](const std::string& expression, std::string_view text) {
    const auto pattern = Pattern::compile(expression);
    return pattern && pattern->may_begin_with(text);
  };
  EXPECT_TRUE(begins("\\d+ km", "7"));
  EXPECT_TRUE(begins("\\d+ km", "７"));    // a full-width digit …
  EXPECT_FALSE(begins("\\d+ km", "，"));   // … and a comma of the same first byte
  EXPECT_TRUE(begins("(?<=年)月", "月"));  // whatever stands before it
  EXPECT_FALSE(begins("(?<=年)月", "年"));
  EXPECT_TRUE(begins("\\d+ km", "7 k"));
  EXPECT_FALSE(begins("\\d+ km", "7 m"));
  EXPECT_TRUE(begins("a$", "a"));
  EXPECT_TRUE(begins("\\Bb", "b"));
  EXPECT_TRUE(begins("a(?!b)", "a"));
  EXPECT_TRUE(begins("(?=[^)\\]]x)\\w", "a"));
  EXPECT_FALSE(begins("(?<![(\\])])a", ")"));
}

TEST(Pattern, KnowsTheByteThatAMatchMustHave) {
  const auto required = [](const std::string& expression) {
    return Pattern::compile(expression)->required_byte();
  };
  EXPECT_EQ(required("\\w+@\\w+"), '@');
  EXPECT_EQ(required("(?<=%)\\w+"), std::nullopt);  // it may stand before
  EXPECT_EQ(required("\\w+[@#]"), std::nullopt);
}

TEST(Pattern, ATextMadeToTakeVeryLongIsNoMatch) {
  const auto pattern = Pattern::compile("(?:a+)+b");
  ASSERT_TRUE(pattern);
  Pattern::Groups groups;
  EXPECT_FALSE(pattern->match_at(std::string(100000, 'a'), 0, groups));
}

}  // namespace
}  // namespace lectern

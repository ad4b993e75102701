#include "text/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/scripts.h"

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> sentences(std::string_view text, std::string_view language) {
  std::vector<std::string> out;
  for (const TextRange range : split_sentences(text, language))
    out.emplace_back(text.substr(range.begin, range.end - range.begin));
  return out;
}

TEST(Sentences, Chinese) {
  EXPECT_THAT(sentences("今天下雨。你去吗？去！那好……走吧。好。", "zh-Hans"),
              ElementsAre("今天下雨。", "你去吗？", "去！", "那好……走吧。", "好。"));
}

TEST(Sentences, ClosingQuotesEndTheSentenceTheyClose) {
  EXPECT_THAT(sentences("他说：“我去。”她没说话。「好嗎？」他問。", "zh-Hans"),
              ElementsAre("他说：“我去。”", "她没说话。", "「好嗎？」他問。"));
}

TEST(Sentences, OpeningSignsBeginTheSentenceTheyOpen) {
  EXPECT_THAT(sentences("她走了。“再见。”（完。）《书》好。", "zh-Hans"),
              ElementsAre("她走了。", "“再见。”", "（完。）", "《书》好。"));
  EXPECT_THAT(sentences("„Ja.“ Er ging. (Dann kam sie.)", "de"),
              ElementsAre("„Ja.“", "Er ging.", "(Dann kam sie.)"));
}

TEST(Sentences, Western) {
  EXPECT_THAT(sentences("It rains. Do you go? \"Yes!\" Fine.", "en"),
              ElementsAre("It rains.", "Do you go?", "\"Yes!\"", "Fine."));
}

TEST(Sentences, AbbreviationsEndNone) {
  EXPECT_THAT(
      sentences("Mr. Smith met Dr. J. Jones in the U.S. Senate, e.g. Monday. He left.", "en"),
      ElementsAre("Mr. Smith met Dr. J. Jones in the U.S. Senate, e.g. Monday.", "He left."));
  EXPECT_THAT(sentences("Das ist z.B. Herr Dr. Maier. Er kommt.", "de"),
              ElementsAre("Das ist z.B. Herr Dr. Maier.", "Er kommt."));
}

TEST(Sentences, AnAbbreviationAtTheEndOfTheTextIsAnEnd) {
  EXPECT_THAT(sentences("He met Dr.\nThen he left.", "en"),
              ElementsAre("He met Dr.", "Then he left."));
  EXPECT_THAT(sentences("He met Dr.", "en"), ElementsAre("He met Dr."));
}

TEST(Sentences, NumbersAndAddressesEndNone) {
  EXPECT_THAT(sentences("It is 3.14 or 2.72, see www.example.org. Good.", "en"),
              ElementsAre("It is 3.14 or 2.72, see www.example.org.", "Good."));
  EXPECT_THAT(sentences("约0.1%的人。好。", "zh-Hans"), ElementsAre("约0.1%的人。", "好。"));
}

TEST(Sentences, SomeAbbreviationsMayEndOne) {
  EXPECT_THAT(
      sentences("She works for Miller Inc. in Ohio. He left Miller Inc. She did not.", "en"),
      ElementsAre("She works for Miller Inc. in Ohio.", "He left Miller Inc.", "She did not."));
  EXPECT_THAT(sentences("It is in the U.S. Congress. It is in the U.S. They know.", "en"),
              ElementsAre("It is in the U.S. Congress.", "It is in the U.S.", "They know."));
  EXPECT_THAT(sentences("See vol. 7 or no. 12. I said no. You did not.", "en"),
              ElementsAre("See vol. 7 or no. 12.", "I said no.", "You did not."));
  EXPECT_THAT(sentences("Er mag Tee, Saft usw. sehr. Er mag Tee, Saft usw. Sie auch.", "de"),
              ElementsAre("Er mag Tee, Saft usw. sehr.", "Er mag Tee, Saft usw.", "Sie auch."));
}

TEST(Sentences, AnAbbreviationAfterFewWordsGoesOn) {
  EXPECT_THAT(sentences("At 5 a.m. Mr. Lee left. He was back at 6 p.m. Mr. Lee slept.", "en"),
              ElementsAre("At 5 a.m. Mr. Lee left.", "He was back at 6 p.m.", "Mr. Lee slept."));
}

TEST(Sentences, AbbreviationsHoldWithSpacesAndAfterHyphens) {
  EXPECT_THAT(sentences("Obst, z. B. Birnen, ist u. a. gesund. Gut.", "de"),
              ElementsAre("Obst, z. B. Birnen, ist u. a. gesund.", "Gut."));
  EXPECT_THAT(sentences("Das sagte der Dipl.-Ing. Huber. Ja.", "de"),
              ElementsAre("Das sagte der Dipl.-Ing. Huber.", "Ja."));
  EXPECT_THAT(sentences("Parla l'avv. Rossi. Bene.", "it"),
              ElementsAre("Parla l'avv. Rossi.", "Bene."));
}

TEST(Sentences, OrdinalsEndNone) {
  EXPECT_THAT(
      sentences("Am 3. Mai begann das 19. Jahrhundert. Im Jahr 1801. Der Rest folgt.", "de"),
      ElementsAre("Am 3. Mai begann das 19. Jahrhundert.", "Im Jahr 1801.", "Der Rest folgt."));
  EXPECT_THAT(sentences("He counted to 3. May came.", "en"),
              ElementsAre("He counted to 3.", "May came."));
}

TEST(Sentences, InitialsEndNone) {
  EXPECT_THAT(sentences("Anna B. Carter knew J. R. Dole. It was you and I. Did she know?", "en"),
              ElementsAre("Anna B. Carter knew J. R. Dole.", "It was you and I.", "Did she know?"));
}

TEST(Sentences, WhatTheFrameTellsStaysWithItsQuotation) {
  EXPECT_THAT(sentences("\"Is it far?\" he asked. \"It is!\" She laughed.", "en"),
              ElementsAre("\"Is it far?\" he asked.", "\"It is!\"", "She laughed."));
  EXPECT_THAT(sentences("„Komm!“, rief er. „Ich komme.“ Sie kam.", "de"),
              ElementsAre("„Komm!“, rief er.", "„Ich komme.“", "Sie kam."));
  EXPECT_THAT(sentences("« Où vas-tu ? » demanda-t-elle. Il partit.", "fr"),
              ElementsAre("« Où vas-tu ? » demanda-t-elle.", "Il partit."));
  EXPECT_THAT(sentences("「行くの？」と彼は聞いた。うん。", "ja"),
              ElementsAre("「行くの？」と彼は聞いた。", "うん。"));
}

TEST(Sentences, AnAsideIsNotCut) {
  EXPECT_THAT(sentences("It works (try it! It is free.) on all of them. Good.", "en"),
              ElementsAre("It works (try it! It is free.) on all of them.", "Good."));
  EXPECT_THAT(sentences("他读过《你好！明天》两遍。好。", "zh-Hans"),
              ElementsAre("他读过《你好！明天》两遍。", "好。"));
}

TEST(Sentences, EllipsesPauseOrEnd) {
  EXPECT_THAT(
      sentences("Well... maybe. She stopped... Then she ran. He ... I mean she ran.", "en"),
      ElementsAre("Well... maybe.", "She stopped...", "Then she ran.", "He ... I mean she ran."));
  EXPECT_THAT(sentences("They knew it. . . . Nobody spoke.", "en"),
              ElementsAre("They knew it.", ". . . Nobody spoke."));
}

TEST(Sentences, ListItemsBeginWithTheirNumbers) {
  EXPECT_THAT(sentences("1. Wash it. 2. Dry it. 3. Keep it.", "en"),
              ElementsAre("1. Wash it.", "2. Dry it.", "3. Keep it."));
  EXPECT_THAT(sentences("(1) wash it (2) dry it (3) keep it", "en"),
              ElementsAre("(1) wash it", "(2) dry it", "(3) keep it"));
  EXPECT_THAT(sentences("• 1. Waschen • 2. Trocknen", "de"),
              ElementsAre("• 1. Waschen", "• 2. Trocknen"));
  EXPECT_THAT(sentences("Chapters 1) and 2) are long.", "en"),
              ElementsAre("Chapters 1) and 2) are long."));
}

TEST(Sentences, AForgottenSpaceOrStopHidesNone) {
  EXPECT_THAT(sentences("It was late.They went home. See Notes.Final.doc now.", "en"),
              ElementsAre("It was late.", "They went home.", "See Notes.Final.doc now."));
  EXPECT_THAT(sentences("It was Monday.Mr. Lee left.", "en"),
              ElementsAre("It was Monday.", "Mr. Lee left."));
  EXPECT_THAT(sentences("i went home. then we ate. it was good", "en"),
              ElementsAre("i went home.", "then we ate.", "it was good"));
  EXPECT_THAT(sentences("We ate at the harbour They had good fish", "en"),
              ElementsAre("We ate at the harbour", "They had good fish"));
}

TEST(Sentences, NamesAreNoBeginnings) {
  for (const std::string_view text :
       {"He read The Times in bed.", "She saw Gone With the Wind twice.",
        "Then I knew what I wanted.", "It is in The Hague now.", "He asks WHY it rains."})
    EXPECT_THAT(sentences(text, "en"), ElementsAre(text));
  EXPECT_THAT(sentences("Heute haben Sie wenig gegessen.", "de"),
              ElementsAre("Heute haben Sie wenig gegessen."));
}

TEST(Sentences, LostLineEndsAreTold) {
  EXPECT_THAT(sentences("Call me. Subject: Plans Date: Monday", "en"),
              ElementsAre("Call me.", "Subject: Plans", "Date: Monday"));
  EXPECT_THAT(sentences("See both. - Old Plan.pdf - New Plan.pdf Read them", "en"),
              ElementsAre("See both.", "- Old Plan.pdf", "- New Plan.pdf", "Read them"));
  EXPECT_THAT(sentences("*****Terms of Use***** Privacy matters. -----= Sent! =-----", "en"),
              ElementsAre("*****Terms of Use*****", "Privacy matters.", "-----= Sent! =-----"));
  EXPECT_THAT(sentences("**New York** Mayor Ann Lee left.", "en"),
              ElementsAre("**New York** Mayor Ann Lee left."));
  EXPECT_THAT(sentences("*What it costs:* Nothing at all. *Only* Tom said so.", "en"),
              ElementsAre("*What it costs:*", "Nothing at all.", "*Only* Tom said so."));
  EXPECT_THAT(sentences("It ends. [http://example.org/a] Photos by Ann", "en"),
              ElementsAre("It ends.", "[http://example.org/a]", "Photos by Ann"));
  EXPECT_THAT(sentences("ann@example.org 07/06/2000 02:57 PM Tom has it ===== Bye", "en"),
              ElementsAre("ann@example.org 07/06/2000 02:57 PM", "Tom has it =====", "Bye"));
}

TEST(Sentences, GreetingsBeginOneAndDatesDoNot) {
  EXPECT_THAT(sentences("We won today Hey guys, it is over", "en"),
              ElementsAre("We won today", "Hey guys, it is over"));
  EXPECT_THAT(sentences("They read it 6 May 2010. It was long.", "en"),
              ElementsAre("They read it 6 May 2010.", "It was long."));
}

TEST(Sentences, ADatelineIsSaidAlone) {
  EXPECT_THAT(sentences("NEW YORK (Reuters) - Oil prices fell.", "en"),
              ElementsAre("NEW YORK (Reuters) -", "Oil prices fell."));
  EXPECT_THAT(sentences("BASF (a firm) - Oil prices fell.", "en"),
              ElementsAre("BASF (a firm) - Oil prices fell."));
}

TEST(Sentences, AWholeSentenceInBracketsIsOne) {
  EXPECT_THAT(sentences("We lost the key (You need not look.) Tom went home", "en"),
              ElementsAre("We lost the key", "(You need not look.)", "Tom went home"));
  EXPECT_THAT(sentences("We lost the key (You need not look!) and went home", "en"),
              ElementsAre("We lost the key (You need not look!) and went home"));
}

TEST(Sentences, ItemsMayHaveSemicolonsBetweenThem) {
  EXPECT_THAT(
      sentences("Three won: Ann Lee, 21, of Rome; Tom Day, 30, of Oslo; Mia Fox, 24, of Bern.",
                "en"),
      ElementsAre("Three won: Ann Lee, 21, of Rome;", "Tom Day, 30, of Oslo;",
                  "Mia Fox, 24, of Bern."));
  for (const std::string_view text :
       {"Lee, Ann B.; Day, Tom C. D.; Fox, Mia (2010), Birds.", "It rains there; Tom is at home.",
        "They went to Rome; we stayed; Tom did too.",
        "It is known (Ann Lee of Rome, 21; Tom Day of Oslo, 30; Mia Fox of Bern, 24) well."})
    EXPECT_THAT(sentences(text, "en"), ElementsAre(text));
}

// Names end letters and begin them, but tell nothing where line ends are not known to be lost.
TEST(Sentences, NamesInLettersStandAlone) {
  EXPECT_THAT(sentences("Sent: Monday Subject: Plans Ann, I have them. Thanks Tom Ann, Are you "
                        "there? I do. Bob Please call.",
                        "en"),
              ElementsAre("Sent: Monday", "Subject: Plans Ann, I have them.", "Thanks", "Tom",
                          "Ann,", "Are you there?", "I do.", "Bob", "Please call."));
  EXPECT_THAT(sentences("Ann, I have them. Thanks Tom. Bob As we said, it is so.", "en"),
              ElementsAre("Ann, I have them.", "Thanks Tom.", "Bob As we said, it is so."));
}

TEST(Sentences, EachScriptHasItsMarks) {
  EXPECT_THAT(sentences("Πού πας; Στο σπίτι· μετά φεύγω. Καλά.", "el"),
              ElementsAre("Πού πας;", "Στο σπίτι· μετά φεύγω.", "Καλά."));
  EXPECT_THAT(sentences("Նա եկավ: Մենք գնացինք:", "hy"), ElementsAre("Նա եկավ:", "Մենք գնացինք:"));
  EXPECT_THAT(sentences("वह आया। हम गए।", "hi"), ElementsAre("वह आया।", "हम गए।"));
  EXPECT_THAT(sentences("هل جاء؟ نعم جاء.", "ar"), ElementsAre("هل جاء؟", "نعم جاء."));
  EXPECT_THAT(sentences("وہ آیا۔ ہم گئے۔", "ur"), ElementsAre("وہ آیا۔", "ہم گئے۔"));
  EXPECT_THAT(sentences("መጣ።ሄደ።", "am"), ElementsAre("መጣ።", "ሄደ።"));
  EXPECT_THAT(sentences("¿Vienes? ¡Claro! ¿y tú?", "es"),
              ElementsAre("¿Vienes?", "¡Claro!", "¿y tú?"));
}

TEST(Sentences, WrappedLinesEndNone) {
  EXPECT_THAT(sentences("The harbour was so cold that\nnobody swam in it.", "en"),
              ElementsAre("The harbour was so cold that\nnobody swam in it."));
  EXPECT_THAT(sentences("It was \nMonday.", "en"), ElementsAre("It was \nMonday."));
  EXPECT_THAT(sentences("green apples\nsweet pears\n", "en"),
              ElementsAre("green apples", "sweet pears"));
  EXPECT_THAT(sentences("The harbour was very cold\n\nnobody swam in it.", "en"),
              ElementsAre("The harbour was very cold", "nobody swam in it."));
}

TEST(Sentences, LineBreaksEndOne) {
  EXPECT_THAT(sentences("first line\nsecond line", "en"), ElementsAre("first line", "second line"));
  EXPECT_THAT(sentences("第一行\n第二行", "zh-Hans"), ElementsAre("第一行", "第二行"));
}

TEST(Sentences, SignsAreNoSentence) {
  EXPECT_THAT(sentences("Well. ... !!! Yes.", "en"), ElementsAre("Well. ... !!!", "Yes."));
  EXPECT_THAT(sentences("……。！好。", "zh-Hans"), ElementsAre("……。！好。"));
  EXPECT_THAT(sentences("*** \n --- \n", "en"), IsEmpty());
  EXPECT_THAT(sentences("", "en"), IsEmpty());
  EXPECT_THAT(sentences(" \n ", "zh-Hans"), IsEmpty());
}

TEST(Sentences, UnknownLanguagesHaveSentencesToo) {
  EXPECT_THAT(sentences("One. Two.", "und"), ElementsAre("One.", "Two."));
  EXPECT_THAT(sentences("One. Two.", ""), ElementsAre("One.", "Two."));
  EXPECT_THAT(sentences("One. Two.", "../../etc"), ElementsAre("One.", "Two."));
}

// A megabyte of each is done at once; quadratic time would take hours.
TEST(Sentences, HostileTextsTakeLinearTime) {
  for (const std::string_view piece : {"a",
                                       "a ",
                                       ".",
                                       ". ",
                                       "(",
                                       "(a. ",
                                       "\"",
                                       "A.",
                                       "z. B. ",
                                       ". . . ",
                                       "1) ",
                                       "The a ",
                                       "《！a",
                                       ". - ",
                                       ". (",
                                       "•",
                                       "-",
                                       " ",
                                       "\n",
                                       "a, ",
                                       "http://a.b ",
                                       "1/1/2000 1:1 ",
                                       "To: A ",
                                       "A; ",
                                       "(The.) ",
                                       "- a.pdf ",
                                       "[http://a.b] ",
                                       "Ann, I am "}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    for (const std::string_view language : {"en", "ar"})
      EXPECT_LE(sentences(text, language).size(), text.size()) << piece;
  }
}

TEST(Sentences, ManySignsTakeNoLonger) {
  std::string signs;
  for (int i = 0; i < 200'000; ++i) signs += "! ";
  EXPECT_EQ(sentences(signs + "A.", "en").size(), 1U);
  EXPECT_EQ(sentences("A. " + signs, "en").size(), 1U);
}

// Any mixture of these is cut at character boundaries, in order, and loses nothing to be said.
TEST(Sentences, CoverWhateverCanBeSaid) {
  const std::vector<std::string> pieces = {
      "今天", "。",   "”",  "“",  "Mr. ",   "U.S. ", "end. ", "\n",  " ",
      "！？", "3.14", "é",  "…",  "\u0301", "😀",     "な。",  "...", "A. ",
      "1) ",  "(",    "《", "• ", "The ",   "\"",    " \n",   ":)"};
  std::uint32_t state = 1;
  for (int round = 0; round < 2'000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      state = state * 1664525U + 1013904223U;
      text += pieces[(state >> 8) % pieces.size()];
    }
    std::uint32_t at = 0;
    for (const TextRange range : split_sentences(text, round % 2 == 0 ? "zh-Hans" : "en")) {
      const std::string_view sentence =
          std::string_view(text).substr(range.begin, range.end - range.begin);
      ASSERT_GE(range.begin, at) << text;
      ASSERT_FALSE(has_speakable(std::string_view(text).substr(at, range.begin - at))) << text;
      ASSERT_TRUE(has_speakable(sentence)) << text;
      ASSERT_TRUE(is_utf8(sentence)) << text;
      ASSERT_EQ(trim(sentence), sentence) << text;
      at = range.end;
    }
    ASSERT_FALSE(has_speakable(std::string_view(text).substr(at))) << text;
  }
}

}  // namespace
}  // namespace lectern

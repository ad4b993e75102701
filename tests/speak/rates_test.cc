// Speech from slow to very fast, and what is heard where two pieces of it meet.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "join_meter.h"
#include "lectern/narrate.h"
#include "narration_support.h"

namespace lectern {
namespace {

using testing::IsEmpty;

const std::string long_sentence =
    "The quick brown fox jumps over the lazy dog, and then the committee considered whether the "
    "proposal should be accepted by all of its members before the end of the year.";

SpeechEngine& engine() {
  static const auto engine = open_engines();
  return *engine;
}

SpeechEngine::Speech said_at(int rate) {
  const auto voices = Voices::load(LECTERN_SOURCE_DIR "/voices", {{}, rate});
  if (!voices) ADD_FAILURE() << message(voices.error());
  const Voice& voice = **voices->for_language("en");
  auto speech = speech_of(engine(), {&voice, Role::paragraph, long_sentence, true});
  if (!speech) ADD_FAILURE() << message(speech.error());
  return std::move(*speech);
}

double seconds(const SpeechEngine::Speech& speech) {
  return static_cast<double>(speech.samples.size()) / engine().sample_rate();
}

// Zero crossings of a second, which a change of pitch would move.
double crossings(const SpeechEngine::Speech& speech) {
  double count = 0;
  for (std::size_t i = 1; i < speech.samples.size(); ++i)
    count += (speech.samples[i - 1] < 0) != (speech.samples[i] < 0);
  return count / seconds(speech);
}

TEST(Rates, FasterSpeechIsShorterInProportionUpToNineHundred) {
  const double usual = seconds(said_at(170));
  RecordProperty("seconds at 170", std::to_string(usual));
  for (const int rate : {80, 450, 600, 900}) {
    const double wanted = 170.0 / rate;
    const double got = seconds(said_at(rate)) / usual;
    RecordProperty("share at " + std::to_string(rate), std::to_string(got));
    EXPECT_NEAR(got / wanted, 1, 0.15) << rate;
  }
}

TEST(Rates, SpeedingUpDoesNotRaiseThePitch) {
  EXPECT_NEAR(crossings(said_at(900)) / crossings(said_at(450)), 1, 0.1);
}

TEST(Rates, WordsLieWhereTheyLieInSlowerSpeech) {
  const auto slow = said_at(450);
  for (const int rate : {600, 900}) {
    const auto fast = said_at(rate);
    ASSERT_EQ(fast.words.size(), slow.words.size());
    for (std::size_t i = 0; i < fast.words.size(); ++i) {
      const double there =
          static_cast<double>(fast.words[i].begin) / static_cast<double>(fast.samples.size());
      const double here =
          static_cast<double>(slow.words[i].begin) / static_cast<double>(slow.samples.size());
      EXPECT_NEAR(there, here, 0.02) << rate << ", word " << i;
    }
  }
}

TEST(Joins, NoStepIsHeardWherePiecesMeet) {
  for (const int rate : {0, 900}) {
    const auto voices = Voices::load(LECTERN_SOURCE_DIR "/voices", {{}, rate});
    Script script;
    script.utterances = {
        sentence("b1.1", {{"zh", "他们在"}, {"en", "Trivium China "}, {"zh", "工作，很好。"}}),
        sentence("b1.2", {{"zh", repeat("一二三四五六七八九十", 40)}}),
        sentence("b1.3", {{"en", long_sentence}}, true),
        sentence("b2.1", {{"de", "Straße und Öl."}}, true, Role::heading),
        sentence("b3.1", {{"ru", "Это была тёплая весна."}}, true)};
    JoinMeter meter;
    Notices notices;
    const auto narration = narrate(script, *voices, engine(), meter, {}, notices);
    ASSERT_TRUE(narration) << message(narration.error());
    EXPECT_THAT(notices, IsEmpty());
    EXPECT_GT(meter.joins, 12);
    RecordProperty("largest step", std::to_string(meter.largest));
    EXPECT_LE(meter.largest, 1.0 / 32768) << "full scale is 1";
  }
}

}  // namespace
}  // namespace lectern

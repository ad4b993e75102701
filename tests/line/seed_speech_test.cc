// The seed article spoken by the real engine.
#include <gmock/gmock.h>

#include "line/seed.h"
#include "text/script_of.h"

namespace lectern::line {
namespace {

using testing::IsEmpty;

void expect_in_order(const Clip& clip) {
  Samples time = clip.begin;
  std::uint32_t place = 0;
  for (const WordClip& word : clip.words) {
    EXPECT_GE(word.begin, time) << clip.utterance;
    EXPECT_GT(word.end, word.begin) << clip.utterance;
    EXPECT_GE(word.written.begin, place) << clip.utterance;
    EXPECT_GT(word.written.end, word.written.begin) << clip.utterance;
    time = word.end;
    place = word.written.end;
  }
  EXPECT_LE(time, clip.end) << clip.utterance;
}

TEST(SeedSpeech, IsSpokenWholeAndInOrder) {
  const Script script = script_of(seed_article(), {});
  const Spoken spoken = speak(script);
  EXPECT_THAT(unheard(script, spoken.narration), IsEmpty());
  EXPECT_EQ(spoken.count(Notice::Kind::text_not_spoken), 0);
  EXPECT_EQ(spoken.count(Notice::Kind::chunk_retried), 0);
  EXPECT_EQ(static_cast<Samples>(spoken.samples.size()), spoken.narration.length);
  Samples time = 0;
  for (const Clip& clip : spoken.narration.clips) {
    EXPECT_GE(clip.begin, time) << clip.utterance;
    expect_in_order(clip);
    time = clip.end;
  }
  EXPECT_LE(time, spoken.narration.length);
}

TEST(SeedSpeech, LastsSixToNineMinutes) {
  const double minutes = speak(script_of(seed_article(), {})).seconds() / 60;
  EXPECT_GE(minutes, 6);
  EXPECT_LE(minutes, 9);
}

TEST(SeedSpeech, IsTheSameEveryTimeAndOnAnyNumberOfLanes) {
  const Script script = script_of(seed_article(), {});
  const Spoken once = speak(script), again = speak(script), abreast = speak(script, 2);
  EXPECT_TRUE(once.samples == again.samples);
  EXPECT_TRUE(once.samples == abreast.samples);
}

}  // namespace
}  // namespace lectern::line

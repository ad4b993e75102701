// The narrator with an engine that hums: every time is exact. 1 ms is one sample, a character ten.
#include "lectern/narrate.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "speak/narration_support.h"

namespace lectern {
namespace {

using testing::ElementsAre;

struct Narrated {
  Result<Narration> narration = Error{};
  std::vector<float> samples;
  Notices notices;
};

Narrated narrated(const Script& script, HumEngine& engine, NarrateOptions options = {}) {
  Narrated result;
  KeepingSink sink;
  result.narration = narrate(script, shipped_voices(), engine, sink, options, result.notices);
  result.samples = std::move(sink.samples);
  return result;
}

const Voice& english() {
  return **shipped_voices().for_language("en");
}

TEST(Narrate, ClipsAndPausesAreExact) {
  HumEngine engine;
  const Script script{{sentence("title.01", {{"en", "Hum"}}, true, Role::title),
                       sentence("b0001.01", {{"en", "One two."}}),
                       sentence("b0001.02", {{"en", "Three."}}, true)}};
  const Narrated it = narrated(script, engine);
  ASSERT_TRUE(it.narration);
  const auto& clips = it.narration->clips;
  ASSERT_EQ(clips.size(), 3U);
  const Samples title = english().pauses[static_cast<std::size_t>(Role::title)];
  const Samples paragraph = english().pauses[static_cast<std::size_t>(Role::paragraph)];
  EXPECT_EQ(clips[0].utterance, "title.01");
  EXPECT_EQ(clips[0].begin, 0);
  EXPECT_EQ(clips[0].end, 30);
  EXPECT_EQ(clips[1].begin, 30 + title);
  EXPECT_EQ(clips[1].end, clips[1].begin + 80);
  EXPECT_EQ(clips[2].begin, clips[1].end + english().sentence_pause);
  EXPECT_EQ(it.narration->length, clips[2].end + paragraph);
  EXPECT_EQ(it.narration->sample_rate, 1000);
  EXPECT_EQ(static_cast<Samples>(it.samples.size()), it.narration->length);
  EXPECT_EQ(it.samples[static_cast<std::size_t>(clips[1].begin)], 0.5F);
  EXPECT_EQ(it.samples[static_cast<std::size_t>(clips[1].begin) - 1], 0.0F);

  ASSERT_EQ(clips[1].words.size(), 2U);
  EXPECT_EQ(clips[1].words[1].written, (TextRange{4, 8}));
  EXPECT_EQ(clips[1].words[1].begin, clips[1].begin + 40);
  EXPECT_EQ(clips[1].words[1].end, clips[1].end);
}

TEST(Narrate, BlocksOfOneRoleAreSetApartFromOthers) {
  HumEngine engine;
  const Script script{{sentence("b1.01", {{"en", "Hum"}}, true),
                       sentence("b2.01", {{"en", "Hum"}}, true, Role::quote),
                       sentence("b3.01", {{"en", "Hum"}}, true, Role::quote),
                       sentence("b4.01", {{"en", "Hum"}}, true)}};
  const Narrated it = narrated(script, engine);
  ASSERT_TRUE(it.narration);
  const auto& clips = it.narration->clips;
  ASSERT_EQ(clips.size(), 4U);
  const auto quote = static_cast<std::size_t>(Role::quote);
  const Samples around = english().arounds[quote], inside = english().pauses[quote];
  ASSERT_GT(around, inside);
  EXPECT_EQ(clips[1].begin - clips[0].end, around);
  EXPECT_EQ(clips[2].begin - clips[1].end, inside);
  EXPECT_EQ(clips[3].begin - clips[2].end, around);
}

TEST(Narrate, ALabelIsHeardAndStandsForNothingWritten) {
  HumEngine engine;
  Utterance cell = sentence("b1.01", {{"en", "68 million"}}, true, Role::table_cell);
  cell.runs.insert(cell.runs.begin(), {"en", "Population:", {0, 0}});
  const Narrated it = narrated({{cell}}, engine);
  ASSERT_TRUE(it.narration);
  ASSERT_EQ(it.narration->clips.size(), 1U);
  const Clip& clip = it.narration->clips[0];
  ASSERT_EQ(clip.words.size(), 2U);
  EXPECT_EQ(clip.words[0].written, (TextRange{0, 2}));
  EXPECT_EQ(clip.words[1].written, (TextRange{3, 10}));
  EXPECT_GT(clip.words[0].begin, clip.begin + 100);
}

TEST(Narrate, RunsOfOneSentenceAreJoinedClosely) {
  HumEngine engine;
  const Narrated it =
      narrated({{sentence("b1", {{"zh", "我看"}, {"en", "BBC "}, {"zh", "，你呢。"}})}}, engine);
  ASSERT_TRUE(it.narration);
  ASSERT_EQ(it.narration->clips.size(), 1U);
  const auto& words = it.narration->clips[0].words;
  ASSERT_EQ(words.size(), 3U);
  EXPECT_EQ(words[1].begin - words[0].end, 40);  // a join of 40 ms
  EXPECT_EQ(words[1].written, (TextRange{6, 9}));
  EXPECT_EQ(words[2].written, (TextRange{10, 22}));
}

TEST(Narrate, WhatHasNoLetterIsPassedOver) {
  HumEngine engine;
  const Narrated it =
      narrated({{sentence("b1.01", {{"en", "Word."}}), sentence("b1.02", {{"en", "***"}}, true),
                 sentence("b2.01", {{"en", "Word."}}, true)}},
               engine);
  ASSERT_TRUE(it.narration);
  ASSERT_EQ(it.narration->clips.size(), 2U);
  const Samples pause = english().pauses[static_cast<std::size_t>(Role::paragraph)];
  EXPECT_EQ(it.narration->clips[1].begin, 50 + pause) << "the block's pause, though *** ended it";
  EXPECT_TRUE(it.notices.empty());
}

TEST(Narrate, AnEmptyScriptIsNoTrouble) {
  HumEngine engine;
  const Narrated it = narrated({}, engine);
  ASSERT_TRUE(it.narration);
  EXPECT_EQ(it.narration->length, 0);
  EXPECT_TRUE(engine.chunks.empty());
}

Script long_script() {
  Script script;
  for (int i = 0; i < 60; ++i)
    script.utterances.push_back(sentence(fmt::format("b{}", i),
                                         {{"en", repeat("some words of it ", 1 + i % 17) + "end."}},
                                         i % 3 == 0));
  return script;
}

TEST(Narrate, ChunksHoldWholeUtterances) {
  HumEngine engine;
  ASSERT_TRUE(narrated(long_script(), engine).narration);
  EXPECT_GT(engine.chunks.size(), 1U);
  for (const auto& chunk : engine.chunks) EXPECT_TRUE(chunk.back().ends_with("end."));
}

TEST(Narrate, LanesChangeNothingButTheTime) {
  HumEngine one, three;
  for (HumEngine* engine : {&one, &three})
    engine->crashes = [](std::string_view text) { return text.size() > 200; };
  const Narrated a = narrated(long_script(), one, {false, 1});
  const Narrated b = narrated(long_script(), three, {false, 3});
  ASSERT_TRUE(a.narration && b.narration);
  EXPECT_EQ(a.samples, b.samples);
  EXPECT_EQ(a.notices.size(), b.notices.size());
  EXPECT_EQ(one.most_flying, 1);
  EXPECT_GE(three.most_flying, 2);
}

TEST(Narrate, ACrashCostsOnlyTheWordThatCausesIt) {
  HumEngine engine;
  engine.crashes = [](std::string_view text) { return text.find("boom") != text.npos; };
  const Narrated it = narrated({{sentence("b1.01", {{"en", "All is well."}}),
                                 sentence("b1.02", {{"en", "Then comes boom and goes."}}),
                                 sentence("b1.03", {{"en", "All is well again."}}, true)}},
                               engine);
  ASSERT_TRUE(it.narration);
  EXPECT_THAT(kinds(it.notices),
              ElementsAre(Notice::Kind::chunk_retried, Notice::Kind::text_not_spoken));
  EXPECT_EQ(it.notices[1].where, "b1.02");
  EXPECT_EQ(it.notices[1].detail, "boom");
  ASSERT_EQ(it.narration->clips.size(), 3U);
  std::string said;
  const std::string written = "Then comes boom and goes.";
  for (const WordClip& word : it.narration->clips[1].words)
    said += written.substr(word.written.begin, word.written.end - word.written.begin) + "|";
  EXPECT_EQ(said, "Then|comes|and|goes.|");
}

TEST(Narrate, TextThatTheEngineSwallowsIsSaidInSmallerPieces) {
  HumEngine engine;
  engine.swallows = [](std::string_view text) { return text.size() > 20; };
  const Narrated it =
      narrated({{sentence("b1", {{"en", "one two three four five six seven eight"}})}}, engine);
  ASSERT_TRUE(it.narration);
  EXPECT_THAT(kinds(it.notices), ElementsAre(Notice::Kind::chunk_retried));
  EXPECT_EQ(it.narration->clips[0].words.size(), 8U);
}

TEST(Narrate, StrictMakesUnspokenTextAnError) {
  HumEngine engine;
  engine.crashes = [](std::string_view text) { return text.find("boom") != text.npos; };
  const Narrated it = narrated({{sentence("b7.02", {{"en", "It goes boom."}})}}, engine, {true, 1});
  ASSERT_FALSE(it.narration);
  EXPECT_EQ(it.narration.error().code, Error::Code::unspoken_text);
  EXPECT_EQ(it.narration.error().where, "b7.02");
}

TEST(Narrate, ALanguageWithoutAVoiceIsLeftOutWithANotice) {
  HumEngine engine;
  const Script mixed{{sentence("b1", {{"en", "It is called "}, {"xx-Tibt", "བོད་ཡིག"}})}};
  const Narrated it = narrated(mixed, engine);
  ASSERT_TRUE(it.narration);
  EXPECT_THAT(kinds(it.notices), ElementsAre(Notice::Kind::text_not_spoken));
  EXPECT_EQ(narrated(mixed, engine, {true, 1}).narration.error().code, Error::Code::unspoken_text);

  const Narrated none = narrated({{sentence("b1", {{"xx-Tibt", "བོད་ཡིག"}})}}, engine);
  ASSERT_FALSE(none.narration);
  EXPECT_EQ(none.narration.error().code, Error::Code::unknown_language);
}

TEST(Narrate, AnotherLanguagesVoiceIsTold) {
  HumEngine engine;
  const Narrated it = narrated({{sentence("b1", {{"wuu", "侬好"}}), sentence("b2", {{"wuu", "好"}}),
                                 sentence("b3", {{"zh-Hant-TW", "好"}})}},
                               engine);
  ASSERT_TRUE(it.narration);
  EXPECT_THAT(kinds(it.notices), ElementsAre(Notice::Kind::voice_fallback));
}

TEST(Narrate, AnEngineThatHangsAgainAndAgainIsGivenUp) {
  HumEngine engine;
  engine.failure = Error::Code::timed_out;
  engine.crashes = [](std::string_view) { return true; };
  const Narrated it = narrated(long_script(), engine);
  ASSERT_FALSE(it.narration);
  EXPECT_EQ(it.narration.error().code, Error::Code::timed_out);
  EXPECT_LE(engine.chunks.size(), 8U);
}

TEST(Narrate, WhatNoSmallerPieceWouldMendIsPassedOn) {
  HumEngine engine;
  engine.failure = Error::Code::unknown_voice;
  engine.crashes = [](std::string_view) { return true; };
  EXPECT_EQ(narrated(long_script(), engine).narration.error().code, Error::Code::unknown_voice);
  EXPECT_EQ(engine.chunks.size(), 1U);
}

TEST(Narrate, TheSinksTroubleIsTheNarrators) {
  class FullDisk final : public SampleSink {
    Status write(std::span<const float>) override {
      return Error{Error::Code::output_failed, "disk full", "", ""};
    }
  };
  HumEngine engine;
  FullDisk sink;
  Notices notices;
  const auto narration = narrate(long_script(), shipped_voices(), engine, sink, {}, notices);
  ASSERT_FALSE(narration);
  EXPECT_EQ(narration.error().code, Error::Code::output_failed);
}

TEST(Narrate, WordsOfAChangedTextPointAtWhatIsWritten) {
  Utterance utterance = sentence("b1", {{"en", "In 42 days."}});
  utterance.runs[0].spoken = "In forty two days.";
  utterance.runs[0].changes = {{{3, 12}, {3, 5}, "number"}};
  HumEngine engine;
  const Narrated it = narrated({{utterance}}, engine);
  ASSERT_TRUE(it.narration);
  const auto& words = it.narration->clips[0].words;
  ASSERT_EQ(words.size(), 3U);
  EXPECT_EQ(words[1].written, (TextRange{3, 5})) << "\"forty two\" is one clip, for 42";
  EXPECT_EQ(words[1].end - words[1].begin, 90);
  EXPECT_EQ(words[2].written, (TextRange{6, 11}));
}

}  // namespace
}  // namespace lectern

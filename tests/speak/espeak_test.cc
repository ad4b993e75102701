// The narrator with the real engine: that what is written is heard, whatever it is.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cmath>

#include "lectern/narrate.h"
#include "speak/narration_support.h"

namespace lectern {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

SpeechEngine& engine() {
  static const auto engine = open_espeak();
  if (!engine) ADD_FAILURE() << message(engine.error());
  return **engine;
}

struct Spoken {
  Narration narration;
  std::vector<float> samples;
  Notices notices;
  double seconds = 0;
};

Spoken spoken(const Script& script, NarrateOptions options = {}) {
  Spoken result;
  KeepingSink sink;
  auto narration = narrate(script, shipped_voices(), engine(), sink, options, result.notices);
  if (!narration) {
    ADD_FAILURE() << message(narration.error());
    return result;
  }
  result.narration = std::move(*narration);
  result.samples = std::move(sink.samples);
  result.seconds = static_cast<double>(result.narration.length) / result.narration.sample_rate;
  EXPECT_EQ(static_cast<Samples>(result.samples.size()), result.narration.length);
  return result;
}

// Says something long, fast, and keeps only how long it took: a tenth of the memory and the time.
Narration said_fast(const Utterance& utterance) {
  class Nowhere final : public SampleSink {
    Status write(std::span<const float>) override { return Done{}; }
  };
  static const auto voices = Voices::load(LECTERN_SOURCE_DIR "/voices", {{}, 300});
  Nowhere sink;
  Notices notices;
  auto narration = narrate({{utterance}}, *voices, engine(), sink, {}, notices);
  EXPECT_THAT(notices, IsEmpty());
  if (!narration || narration->clips.size() != 1) {
    ADD_FAILURE() << "not spoken";
    return {1, 1, {{}}};
  }
  return std::move(*narration);
}

// Every letter of the utterance lies in a word, and words follow each other inside their clip.
void expect_covered(const Utterance& utterance, const Clip& clip) {
  std::string missing;
  auto word = clip.words.begin();
  for (std::size_t at = 0; at < utterance.written.size();) {
    const std::size_t here = at;
    if (!is_sayable(decode(utterance.written, at))) continue;
    while (word != clip.words.end() && word->written.end <= here) ++word;
    const bool covered = word != clip.words.end() && word->written.begin <= here;
    if (!covered) missing += utterance.written.substr(here, at - here);
  }
  EXPECT_EQ(missing, "") << "in " << utterance.written.substr(0, 300);
  Samples time = clip.begin;
  for (const WordClip& it : clip.words) {
    EXPECT_GE(it.begin, time);
    EXPECT_GT(it.end, it.begin);
    time = it.end;
  }
  EXPECT_LE(time, clip.end);
}

TEST(Espeak, EveryWordOfAMixedSentenceHasItsTime) {
  const Utterance utterance = sentence("b1", {{"zh", "据中国政策研究公司"},
                                              {"en", "Trivium China "},
                                              {"zh", "称，2022年12月中国开始了全面“重新开放”。"}});
  const Spoken it = spoken({{utterance}});
  ASSERT_EQ(it.narration.clips.size(), 1U);
  EXPECT_THAT(it.notices, IsEmpty());
  expect_covered(utterance, it.narration.clips[0]);
  EXPECT_GT(it.narration.clips[0].words.size(), 25U);
}

TEST(Espeak, SentencesOfManyLanguagesAreCovered) {
  const std::vector<std::pair<std::string, std::string>> sentences = {
      {"en", "The U.S. economy grew 3.5% in Q3, while 1,234,567 people said \"it's fine\"."},
      {"en", "Such as it is: AT&T, R&D, COVID-19 and http://example.org/a-b?c=d&e=f."},
      {"de", "Die Straße kostet 1.234,56 € im Jahr 2022; z.B. der 3. Mann."},
      {"fr", "L'homme qu'il a vu, c'est-à-dire aujourd'hui à 12h30, coûte 3,50 €."},
      {"ru", "В 2022 году было 1234 случая. США и т.д. Ёлка объём съел 5-го."},
      {"ar", "يقول الكاتب إن ١٢٣٤ شخصًا ذهبوا إلى المدينة، ثم عادوا."},
      {"hi", "भारत में २०२२ को 1234 लोग थे। यह अच्छा है।"},
      {"ko", "한국어 문장을 2022년에 1234명이 읽었다. 그것은 좋다."},
      {"ja", "カタカナとひらがなで、2022ねん。"},
      {"vi", "Tất cả mọi người sinh ra đều được tự do và bình đẳng."},
      {"yue", "銀行行長說：「這是一個龜。」相關查詢軟件都將一並下架。"},
      {"zh", "𠮷野家㐀㑇。使用者停留超过4小时的城市、〇一二三四。"}};
  for (const auto& [language, text] : sentences) {
    const Utterance utterance = sentence("b1", {{language, text}});
    const Spoken it = spoken({{utterance}});
    ASSERT_EQ(it.narration.clips.size(), 1U);
    expect_covered(utterance, it.narration.clips[0]);
    EXPECT_THAT(kinds(it.notices), Not(Contains(Notice::Kind::text_not_spoken))) << text;
  }
}

Script chapter() {
  Script script{{sentence("title.01", {{"zh", "放弃清零又一步"}}, true, Role::title)}};
  for (int i = 0; i < 40; ++i)
    script.utterances.push_back(
        sentence(fmt::format("b{:02}", i),
                 {{"zh", "这一决定是在宣布突然大幅度放宽防疫措施之后做出的，"},
                  {"en", fmt::format("said report {}, ", i)},
                  {"zh", "世界报周一的一篇文章说。"}},
                 i % 4 == 3));
  return script;
}

TEST(Espeak, TheSameScriptGivesTheSameSamplesWithAnyLanes) {
  const Script script = chapter();
  const Spoken once = spoken(script), again = spoken(script),
               side_by_side = spoken(script, {true, 2});
  EXPECT_THAT(once.notices, IsEmpty());
  EXPECT_EQ(once.narration.clips.size(), script.utterances.size());
  EXPECT_TRUE(once.samples == again.samples);
  EXPECT_TRUE(once.samples == side_by_side.samples);
}

TEST(Espeak, OneEndlessHanSentenceIsSpokenWhole) {
  const auto length_of = [](int times) {
    const Utterance utterance = sentence("b1", {{"zh", repeat("中国人民银行", times)}});
    const Narration it = said_fast(utterance);
    EXPECT_EQ(it.clips[0].words.size(), static_cast<std::size_t>(times) * 6);
    return static_cast<double>(it.length);
  };
  const double half = length_of(417), whole = length_of(834);  // 2,502 and 5,004 characters
  EXPECT_NEAR(whole / half, 2, 0.1);
}

TEST(Espeak, ThreeThousandNumbersAreSpokenWhole) {
  const auto length_of = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += fmt::format("{} ", 1000 + i * 37 % 9000);
    const Utterance utterance = sentence("b1", {{"en", text}});
    const Narration it = said_fast(utterance);
    expect_covered(utterance, it.clips[0]);
    return static_cast<double>(it.length);
  };
  EXPECT_NEAR(length_of(3000) / length_of(600), 5, 0.25);
}

TEST(Espeak, AClauseWithoutSpacesIsSpokenWhole) {
  for (const auto& [language, text] :
       std::vector<std::pair<std::string, std::string>>{{"ja", "すべてのにんげんは"},
                                                        {"ko", "모든인간은"},
                                                        {"en", "abcdefghij"},
                                                        {"th", "มนุษย์ทั้งหลาย"}}) {
    const auto length_of = [language = language, text = text](int times) {
      const Utterance utterance = sentence("b1", {{language, repeat(text, times)}});
      return static_cast<double>(said_fast(utterance).length);
    };
    EXPECT_NEAR(length_of(60) / length_of(30), 2, 0.1) << language;
  }
}

TEST(Espeak, NumbersThatAVoiceSwallowsAreNamed) {
  const Spoken it = spoken({{sentence("b1", {{"he", "יש 12 אנשים כאן"}})}});
  ASSERT_THAT(kinds(it.notices),
              ElementsAre(Notice::Kind::chunk_retried, Notice::Kind::text_not_spoken));
  EXPECT_EQ(it.notices[1].detail, "12");
  EXPECT_EQ(it.narration.clips.at(0).words.size(), 3U);
}

TEST(Espeak, TheTextThatKillsTheEngineCostsOnlyItself) {
  const std::string killer = repeat("s'", 70);
  const Script script{{sentence("b1", {{"en", "Before it."}}), sentence("b2", {{"en", killer}}),
                       sentence("b3", {{"en", "After it."}}, true)}};
  const Spoken it = spoken(script), again = spoken(script, {false, 2});
  EXPECT_THAT(kinds(it.notices),
              ElementsAre(Notice::Kind::chunk_retried, Notice::Kind::text_not_spoken));
  EXPECT_EQ(it.notices[1].where, "b2");
  ASSERT_EQ(it.narration.clips.size(), 2U);
  EXPECT_EQ(it.narration.clips[0].utterance, "b1");
  EXPECT_EQ(it.narration.clips[1].utterance, "b3");
  EXPECT_TRUE(it.samples == again.samples);

  Notices notices;
  KeepingSink sink;
  const auto strict = narrate(script, shipped_voices(), engine(), sink, {true, 1}, notices);
  ASSERT_FALSE(strict);
  EXPECT_EQ(strict.error().code, Error::Code::unspoken_text);
}

TEST(Espeak, CharactersThatHarmItAreKeptFromIt) {
  for (const char* language : {"ar", "am", "my", "hi", "vi", "en", "zh"}) {
    std::string text = "a \u28DF\u28EF\u28FF b \uE000\uF8FF c \u24DC\u24B6\u24E9 d 。-中 e ";
    for (char c = 1; c < 32; ++c) text += c;
    text +=
        "\x01"
        "80P \x7F\xC2\x80 <audio src='x'/> [[t]] &amp; f";
    const Spoken it = spoken({{sentence("b1", {{language, text}})}});
    EXPECT_GE(it.narration.clips.size(), 1U) << language;
    for (const Notice& notice : it.notices) {  // braille and its kin are named, all else is said
      if (notice.kind != Notice::Kind::text_not_spoken) continue;
      EXPECT_EQ(notice.detail, "\u28DF\u28EF\u28FF") << language;
    }
  }
}

TEST(Espeak, MarkupAndPhonemesAreOnlyText) {
  const double plain = spoken({{sentence("b1", {{"en", "it is t here"}})}}).seconds;
  const double brackets = spoken({{sentence("b1", {{"en", "it is [[t]] here"}})}}).seconds;
  const double markup =
      spoken({{sentence("b1", {{"en", "it is <break time=\"9s\"/> here"}})}}).seconds;
  EXPECT_NEAR(plain, brackets, 0.5);
  EXPECT_LT(markup, plain + 6);
}

TEST(Espeak, PhonemesOfALexiconAreSaid) {
  Utterance utterance = sentence("b1", {{"en", "it is Nguyen here"}});
  const double written = spoken({{utterance}}).seconds;
  utterance.runs[0].readings = {{{6, 12}, "s'u:p@kalIf,radZIlI'stIk", Alphabet::espeak}};
  const Spoken it = spoken({{utterance}});
  EXPECT_THAT(it.notices, IsEmpty());
  EXPECT_GT(it.seconds, written + 0.3);
  ASSERT_EQ(it.narration.clips.size(), 1U);
  expect_covered(utterance, it.narration.clips[0]);
}

TEST(Espeak, ALanguageThatOnlyTheEngineKnowsIsSpoken) {
  const Spoken it = spoken({{sentence("b1", {{"ka", "ქართული ენა"}})}});
  EXPECT_THAT(it.notices, IsEmpty());
  EXPECT_GT(it.seconds, 0.8);
}

TEST(Espeak, EveryVoiceIsInTheEngine) {
  for (const Voice& voice : shipped_voices().all()) {
    const SpeechEngine::Piece piece{&voice, Role::paragraph, "12", true};
    const auto speech = speech_of(engine(), piece);
    EXPECT_TRUE(speech) << voice.name << ": " << message(speech.error());
  }
}

TEST(Espeak, AnUnknownEngineVoiceIsAnErrorAndNotTheFormerVoice) {
  Voice voice = shipped_voices().all().front();
  voice.engine_voice = "en-gb";  // listed, but not found by this name
  const SpeechEngine::Piece piece{&voice, Role::paragraph, "Hello there", true};
  const auto speech = speech_of(engine(), piece);
  ASSERT_FALSE(speech);
  EXPECT_EQ(speech.error().code, Error::Code::unknown_voice);
}

TEST(Espeak, SoundBeginsAndEndsNearRest) {
  const Spoken it = spoken(chapter());
  for (const Clip& clip : it.narration.clips) {
    EXPECT_LT(std::abs(it.samples[static_cast<std::size_t>(clip.begin)]), 0.01F);
    EXPECT_LT(std::abs(it.samples[static_cast<std::size_t>(clip.end) - 1]), 0.01F);
  }
}

std::vector<float> said_as(Role role, const Voice& voice) {
  const SpeechEngine::Piece piece{&voice, role, "Geese fly south.", true};
  SpeechEngine::Speech speech;
  const auto chunk = engine().start({&piece, 1});
  EXPECT_TRUE(chunk && (*chunk)->next(speech));
  return speech.samples;
}

TEST(Espeak, EveryRoleMayHaveItsPitch) {
  const Voice& plain = **shipped_voices().for_language("en");
  for (std::size_t role = 0; role < role_count; ++role) {
    Voice high = plain;
    high.pitches[role] = 95;
    for (const Role said : {Role(role), Role((role + 1) % role_count)})
      EXPECT_EQ(said_as(said, high) != said_as(said, plain), said == Role(role));
  }
}

TEST(Espeak, AnUnfinishedSentenceSoundsUnfinished) {
  const Voice& voice = **shipped_voices().for_language("en");
  const auto say = [&](bool ends_sentence) {
    const SpeechEngine::Piece piece{&voice, Role::paragraph, "we saw the house", ends_sentence};
    return speech_of(engine(), piece)->samples;
  };
  EXPECT_FALSE(say(true) == say(false));
}

}  // namespace
}  // namespace lectern

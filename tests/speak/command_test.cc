// Programs as engines, by a stand-in that behaves and misbehaves as its text says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/program.h"
#include "narration_support.h"
#include "speak/command.h"
#include "speak/command_line.h"
#include "speak/profile.h"
#include "speak/word_estimate.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr int sample_rate = 22050;

Voice voice_of(const std::string& lines) {
  auto profile = parse_profile("languages = en\nengine = command\ncommand time limit = 1\n" + lines,
                               "test.conf", {});
  if (!profile) ADD_FAILURE() << message(profile.error());
  profile->voice.name = "stand-in";
  return profile->voice;
}

Voice once_voice() {
  return voice_of("command = " SPEECH_STAND_IN
                  " once {text} {output}\ncommand output = wav in file\n");
}

Voice stream_voice(const std::string& form) {
  if (form == "named")
    return voice_of("command = " SPEECH_STAND_IN
                    " stream named {output}\ncommand mode = stream\n"
                    "command output = wav named on stdout\n");
  return voice_of(
      fmt::format("command = {} stream {}\ncommand mode = stream\n"
                  "command output = {} on stdout\nsample rate = 16000\n",
                  SPEECH_STAND_IN, form, form));
}

std::vector<Voice> all_ways() {
  return {once_voice(),
          voice_of("command = " SPEECH_STAND_IN " once - -\ncommand output = wav on stdout\n"),
          stream_voice("wav"), stream_voice("pcm"), stream_voice("named")};
}

Result<SpeechEngine::Speech> say(const Voice& voice, std::string_view text) {
  const auto engine = command_engine(sample_rate);
  return speech_of(*engine, {&voice, Role::paragraph, text, true});
}

double seconds(const SpeechEngine::Speech& speech) {
  return static_cast<double>(speech.samples.size()) / sample_rate;
}

TEST(CommandLine, WordsAreSplitByQuotesAndBackslashes) {
  EXPECT_THAT(*split_command(R"(say  -o "a b" 'c "d" \' e\ f "\"" '' $HOME *)"),
              ElementsAre("say", "-o", "a b", R"(c "d" \)", "e f", "\"", "", "$HOME", "*"));
  for (const char* wrong : {"", "  ", "say 'a", "say \"a", "say \\", "'' a", "say {txt}"})
    EXPECT_FALSE(split_command(wrong)) << wrong;
  EXPECT_TRUE(split_command("say {} {A} {\"a\":1}"));
}

TEST(CommandLine, PlaceholdersAreReplacedOnce) {
  EXPECT_THAT(filled({"-f={text}", "{rate}", "{x}"}, {{"{text}", "{rate}"}, {"{rate}", "2"}}),
              ElementsAre("-f={rate}", "2", "{x}"));
}

TEST(CommandLine, TheRateIsInTheProgramsOwnUnit) {
  VoiceCommand command;
  command.normal_rate = 170;
  EXPECT_EQ(rate_number(command, 340), "340");
  command.rate_unit = VoiceCommand::RateUnit::speed;
  command.rate_scale = 100;
  EXPECT_EQ(rate_number(command, 340), "200");
  command.rate_unit = VoiceCommand::RateUnit::length;
  command.rate_scale = 1;
  EXPECT_EQ(rate_number(command, 340), "0.5");
}

TEST(CommandProfile, WhatCannotWorkIsToldWithTheLine) {
  const auto trouble = [](const std::string& lines) {
    const auto profile = parse_profile("engine = command\n" + lines, "p.conf", {});
    return profile ? std::string() : message(profile.error());
  };
  EXPECT_THAT(trouble("command = a {txt}\n"), HasSubstr("p.conf:2: `{txt}` is no placeholder"));
  EXPECT_THAT(trouble("command = a\ncommand output = wav in file\n"), HasSubstr("put {output}"));
  EXPECT_THAT(trouble("command = a {output}\n"), HasSubstr("command output = wav in file"));
  EXPECT_THAT(trouble("command = a\ncommand output = pcm on stdout\n"), HasSubstr("sample rate"));
  EXPECT_THAT(trouble("command = a {text}\ncommand mode = stream\n"), HasSubstr("line by line"));
  EXPECT_THAT(trouble("command mode = steam\n"), HasSubstr("give one of: once, stream"));
  EXPECT_THAT(trouble("comand = a\n"), HasSubstr("did you mean command"));
}

TEST(WordEstimate, WordsCoverTheLettersInOrder) {
  const std::string text = "It cost 3.5 dollars, he said; 你好。";
  const auto words = estimated_words(text, 10000);
  std::vector<std::string> said;
  Samples time = 0;
  for (const auto& word : words) {
    said.push_back(text.substr(word.text.begin, word.text.end - word.text.begin));
    EXPECT_GE(word.begin, time);
    EXPECT_GT(word.end, word.begin);
    time = word.end;
  }
  EXPECT_EQ(time, 10000);
  EXPECT_THAT(said, ElementsAre("It", "cost", "3.5", "dollars", "he", "said", "你", "好"));
  EXPECT_THAT(estimated_words("…", 100), IsEmpty());
}

TEST(Command, EveryWayOfSpeakingGivesTheSameSound) {
  for (const Voice& voice : all_ways()) {
    SCOPED_TRACE(fmt::format("{}", voice.command.words[2]));
    const auto engine = command_engine(sample_rate);
    std::vector<SpeechEngine::Piece> pieces;
    for (const char* text : {"ten letters", "four", "nineteen letters too"})
      pieces.push_back({&voice, Role::paragraph, text, true});
    for (int round = 0; round < 2; ++round) {
      auto chunk = engine->start(pieces);
      ASSERT_TRUE(chunk) << message(chunk.error());
      for (const double expected : {0.10, 0.04, 0.18}) {
        SpeechEngine::Speech speech;
        const Status got = (*chunk)->next(speech);
        ASSERT_TRUE(got) << message(got.error());
        EXPECT_NEAR(seconds(speech), expected, 0.002);
        EXPECT_TRUE(speech.words_are_estimated);
        EXPECT_FALSE(speech.words.empty());
      }
    }
  }
}

TEST(Command, MisbehaviourIsAnErrorOfThePieceAndTheNextOneIsSpoken) {
  for (const Voice& voice : all_ways()) {
    const auto engine = command_engine(sample_rate);
    for (const char* text : {"a crash", "it hangs hang", "fail", "garbage", "endless"}) {
      SCOPED_TRACE(fmt::format("{} {}: {}", voice.command.words[1], voice.command.words[2], text));
      if (voice.command.sound == VoiceCommand::Sound::pcm && text == std::string("garbage"))
        continue;  // any bytes are samples
      const auto failed = speech_of(*engine, {&voice, Role::paragraph, text, true});
      ASSERT_FALSE(failed);
      EXPECT_THAT(failed.error().code, testing::AnyOf(Error::Code::engine_failed,
                                                      Error::Code::crashed, Error::Code::timed_out))
          << message(failed.error());
      const auto said = speech_of(*engine, {&voice, Role::paragraph, "fine again", true});
      ASSERT_TRUE(said) << message(said.error());
      EXPECT_NEAR(seconds(*said), 0.09, 0.002);
    }
  }
}

TEST(Command, WrongLengthsOfWavAreMet) {
  EXPECT_NEAR(seconds(*say(once_voice(), "unsized ok")), 0.09, 0.002);
  EXPECT_NEAR(seconds(*say(once_voice(), "long")), 0.04, 0.002);
  EXPECT_NEAR(seconds(*say(stream_voice("wav"), "unsized ok")), 0.09, 0.002);
  EXPECT_EQ(say(stream_voice("wav"), "long").error().code, Error::Code::timed_out);
  EXPECT_EQ(say(stream_voice("wav"), "short").error().code, Error::Code::engine_failed);
  EXPECT_EQ(say(stream_voice("wav"), "twice").error().code, Error::Code::engine_failed);
}

TEST(Command, WhatTheProgramComplainsOfIsTold) {
  EXPECT_THAT(message(say(once_voice(), "fail").error()),
              AllOf(HasSubstr("ended with code 3: no voice for that"), HasSubstr("voice stand-in"),
                    testing::Not(HasSubstr("and more"))));
}

TEST(Command, AMissingProgramNamesVoiceProgramAndPackage) {
  const Voice voice = voice_of("command = no-such-speaker\ncommand package = speaker-deb\n");
  const auto said = say(voice, "words");
  EXPECT_EQ(said.error().code, Error::Code::unknown_voice);
  EXPECT_THAT(message(said.error()), AllOf(HasSubstr("`stand-in`"), HasSubstr("`no-such-speaker`"),
                                           HasSubstr("install the Debian package speaker-deb")));
}

TEST(Command, NoTextIsEverAnArgumentOrReadByAShell) {
  const auto said = say(once_voice(), "$(exit 3) `exit 3`; exit 3 | -v --help");
  ASSERT_TRUE(said) << message(said.error());
  EXPECT_NEAR(seconds(*said), 0.20, 0.002);
}

TEST(Command, NothingIsLeftInTheTemporaryFolder) {
  { EXPECT_TRUE(say(stream_voice("named"), "words")); }
  const std::string own = fmt::format("lectern-speech-{}-", getpid());
  for (const auto& entry : fs::directory_iterator(fs::temp_directory_path()))
    EXPECT_FALSE(entry.path().filename().string().starts_with(own)) << entry.path();
}

// A folder with profiles of the user's own.
class OwnVoices : public testing::Test {
 protected:
  OwnVoices() : folder_(fs::temp_directory_path() / fmt::format("own-voices-{}", getpid())) {
    fs::create_directories(folder_);
  }
  ~OwnVoices() override { fs::remove_all(folder_); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
  }
  void copy_example(const std::string& name) const {
    fs::copy_file(fs::path(LECTERN_SOURCE_DIR) / "voices/examples" / name, folder_ / name);
  }
  Voices load() const {
    auto voices = Voices::load(LECTERN_SOURCE_DIR "/voices", {{}, 0, folder_.string()});
    if (!voices) ADD_FAILURE() << message(voices.error());
    return std::move(*voices);
  }
  fs::path folder_;
};

constexpr const char* stand_in_profile =
    "languages = en\nengine = command\ncommand = " SPEECH_STAND_IN
    " once {text} {output}\ncommand output = wav in file\ncommand time limit = 1\n";

TEST_F(OwnVoices, WinOverTheShippedOnes) {
  const std::string before = load().fingerprint();
  write("mine.conf", stand_in_profile);
  const Voices voices = load();
  EXPECT_EQ((*voices.for_language("en"))->name, "mine");
  EXPECT_EQ((*voices.for_language("en-GB"))->name, "mine");
  EXPECT_NE((*voices.for_language("zh"))->name, "mine");
  EXPECT_NE(voices.fingerprint(), before);
  EXPECT_EQ(load().fingerprint(), voices.fingerprint());
}

TEST_F(OwnVoices, TheFingerprintKnowsTheProgram) {
  fs::copy_file(SPEECH_STAND_IN, folder_ / "speaker");
  const auto lines =
      fmt::format("languages = en\nengine = command\ncommand = {}/speaker\n", folder_.string());
  write("mine.conf", lines);
  const std::string before = load().fingerprint();
  std::ofstream(folder_ / "speaker", std::ios::app) << "x";
  EXPECT_NE(load().fingerprint(), before);
}

TEST_F(OwnVoices, OneArticleMixesEnginesAndMarksEstimates) {
  write("mine.conf", stand_in_profile);
  const Voices voices = load();
  const auto engine = open_engines();
  Script script;
  script.utterances = {
      sentence("b1.1", {{"zh", "他们在"}, {"en", "Trivium China "}, {"zh", "工作。"}}, true)};
  KeepingSink sink;
  Notices notices;
  const auto narration = narrate(script, voices, *engine, sink, {}, notices);
  ASSERT_TRUE(narration) << message(narration.error());
  EXPECT_THAT(notices, IsEmpty());
  std::vector<std::string> estimated, told;
  for (const WordClip& word : narration->clips.at(0).words)
    (word.estimated ? estimated : told)
        .push_back(script.utterances[0].written.substr(word.written.begin,
                                                       word.written.end - word.written.begin));
  EXPECT_THAT(estimated, ElementsAre("Trivium", "China"));
  EXPECT_FALSE(told.empty());
}

TEST_F(OwnVoices, AMisbehavingProgramCostsTheWordThatItFailsOn) {
  for (const char* fault : {"crash", "hang", "fail", "garbage", "endless"}) {
    SCOPED_TRACE(fault);
    write("mine.conf", stand_in_profile);
    const Voices voices = load();
    const auto engine = open_engines();
    Script script;
    script.utterances = {sentence("b1.1", {{"en", fmt::format("One two {} three.", fault)}}, true),
                         sentence("b2.1", {{"en", "All is well."}}, true)};
    KeepingSink sink;
    Notices notices;
    const auto narration = narrate(script, voices, *engine, sink, {}, notices);
    ASSERT_TRUE(narration) << message(narration.error());
    EXPECT_EQ(narration->clips.size(), 2U);
    ASSERT_FALSE(notices.empty());
    EXPECT_EQ(notices.back().kind, Notice::Kind::text_not_spoken);
    EXPECT_THAT(notices.back().detail, HasSubstr(fault));
  }
}

void hear_example(const OwnVoices&, const Voices& voices) {
  const Voice& voice = **voices.for_language("en");
  ASSERT_EQ(voice.engine, "command");
  if (find_program(voice.command.words.front()).empty())
    GTEST_SKIP() << voice.command.words.front() << " is not installed";
  const auto engine = open_engines();
  const char* text = "The committee considered whether the proposal should be accepted.";
  Voice fast = voice;
  fast.rate = voice.rate * 2;
  const auto usual = speech_of(*engine, {&voice, Role::paragraph, text, true});
  const auto faster = speech_of(*engine, {&fast, Role::paragraph, text, true});
  ASSERT_TRUE(usual) << message(usual.error());
  ASSERT_TRUE(faster) << message(faster.error());
  EXPECT_GT(seconds(*usual), 2);
  EXPECT_LT(seconds(*usual), 8);
  EXPECT_NEAR(seconds(*faster) / seconds(*usual), 0.5, 0.1);
  EXPECT_EQ(usual->words.size(), 9U);
}

TEST_F(OwnVoices, TheExampleOfFliteSpeaks) {
  copy_example("flite.conf");
  hear_example(*this, load());
}

TEST_F(OwnVoices, TheExampleOfFestivalSpeaks) {
  copy_example("festival.conf");
  hear_example(*this, load());
}

TEST_F(OwnVoices, EveryExampleIsAProfile) {
  for (const auto& entry : fs::directory_iterator(LECTERN_SOURCE_DIR "/voices/examples"))
    copy_example(entry.path().filename().string());
  std::vector<std::string> names;
  const Voices voices = load();
  for (const Voice& voice : voices.all())
    if (voice.engine == "command") names.push_back(voice.name);
  EXPECT_THAT(names, ElementsAre("festival", "flite", "piper", "rhvoice"));
}

}  // namespace
}  // namespace lectern

// 年 is nián. The obvious voice of eSpeak NG 1.51, `cmn`, says "n, i, a, n, two" letter by letter
// in English; so the engine itself is asked, with the voice that our profiles give to Chinese.
#include <espeak-ng/speak_lib.h>
#include <gmock/gmock.h>

#include <array>

#include "base/process.h"
#include "lectern/voices.h"
#include "line/seed.h"

namespace lectern::line {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

constexpr const char* nian = "n'iE35n";  // eSpeak NG's mnemonics; 35 is the rising, second tone

std::string phonemes_in_this_process(const std::string& voice, const std::string& text) {
  espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, 0);
  if (espeak_SetVoiceByName(voice.c_str()) != EE_OK) return "no such voice";
  std::string phonemes;
  for (const void* rest = text.c_str(); rest != nullptr;)
    phonemes += espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, 0);
  while (phonemes.ends_with('|') || phonemes.ends_with('_')) phonemes.pop_back();
  return phonemes;
}

// In a child, because what the engine was asked before changes what it says next.
std::string phonemes(const std::string& voice, const std::string& text) {
  const Child child = value_of(Child::start([&](int channel) {
    std::string answer = phonemes_in_this_process(voice, text);
    answer.resize(200);
    return send_all(channel, answer) ? 0 : 1;
  }));
  std::array<char, 200> answer{};
  EXPECT_TRUE(value_of(receive_all(child.channel(), answer.data(), answer.size(), 60'000)));
  return answer.data();
}

TEST(YearReading, IsNian) {
  const Voices voices = value_of(Voices::load("", {}));
  const std::string voice = value_of(voices.for_language("zh-Hans"))->engine_voice;
  EXPECT_EQ(phonemes(voice, "年"), nian);
  EXPECT_THAT(phonemes(voice, "2022年"), EndsWith(nian));
  EXPECT_THAT(phonemes(voice, "2020年1月"), HasSubstr(nian));
}

TEST(YearReading, WouldNotBeNianWithTheObviousVoice) {
  EXPECT_THAT(phonemes("cmn", "2022年"), Not(HasSubstr(nian)));
}

}  // namespace
}  // namespace lectern::line

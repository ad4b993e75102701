#include "lectern/voices.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "speak/narration_support.h"

namespace lectern {
namespace {

using testing::HasSubstr;

std::string voice_for(const Voices& voices, std::string_view tag) {
  const auto voice = voices.for_language(tag);
  return voice ? (*voice)->name : "error: " + message(voice.error());
}
std::string voice_for(std::string_view tag) {
  return voice_for(shipped_voices(), tag);
}

Result<Voices> preferring(std::vector<std::string> names, int rate = 0) {
  return Voices::load(LECTERN_SOURCE_DIR "/voices", {std::move(names), rate});
}

TEST(Voices, HanTextGoesToTheVoiceThatReadsHan) {
  for (const char* tag :
       {"zh", "zh-Hans", "zh-Hant-TW", "ZH_cn", "cmn", "und-Hani", "wuu", "lzh"}) {
    EXPECT_EQ(voice_for(tag), "cmn") << tag;
    EXPECT_EQ((*shipped_voices().for_language(tag))->engine_voice, "cmn-latn-pinyin");
  }
  EXPECT_EQ(voice_for("yue-Hant-HK"), "yue");
}

TEST(Voices, ATagIsShortenedUntilAVoiceReadsIt) {
  EXPECT_EQ(voice_for("en"), "en");
  EXPECT_EQ(voice_for("en-AU"), "en");
  EXPECT_EQ(voice_for("en-US"), "en-us");
  EXPECT_EQ(voice_for("pt-BR"), "pt-br");
  EXPECT_EQ(voice_for("de-CH-1996"), "de");
}

TEST(Voices, AnUnknownLanguageGoesByItsScript) {
  EXPECT_EQ(voice_for("und"), "en");
  EXPECT_EQ(voice_for(""), "en");
  EXPECT_EQ(voice_for("und-Latn"), "en");
  EXPECT_EQ(voice_for("und-Cyrl"), "ru");
  EXPECT_EQ(voice_for("xyz-Arab"), "ar");
  EXPECT_EQ(voice_for("und-Hira"), "ja");
}

TEST(Voices, WhereNoProfileReadsItTheEnginesOwnVoiceDoes) {
  EXPECT_EQ(voice_for("ka"), "ka");
  EXPECT_EQ(voice_for("sw-KE"), "sw");
}

TEST(Voices, WhatNobodyReadsIsAnErrorWithSuggestions) {
  const auto none = shipped_voices().for_language("xyz");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, Error::Code::unknown_language);
  EXPECT_FALSE(shipped_voices().for_language("und-Tibt"));
  const auto typo = shipped_voices().for_language("zh_hanz");
  ASSERT_TRUE(typo) << "shortened to zh";
  EXPECT_THAT(shipped_voices().for_language("gu1").error().way_out, HasSubstr("gu"));
}

TEST(Voices, ThePreferredVoiceReadsItsLanguageWhateverTheRegion) {
  const auto voices = preferring({"en-us", "yue"});
  ASSERT_TRUE(voices);
  EXPECT_EQ(voices->all()[0].name, "en-us");
  EXPECT_EQ(voice_for(*voices, "en"), "en-us");
  EXPECT_EQ(voice_for(*voices, "en-GB"), "en-us");
  EXPECT_EQ(voice_for(*voices, "zh"), "yue");
  EXPECT_EQ(voice_for(*voices, "de"), "de");
}

TEST(Voices, AnUnknownVoiceIsAnErrorWithSuggestions) {
  const auto voices = preferring({"en-uk"});
  ASSERT_FALSE(voices);
  EXPECT_EQ(voices.error().code, Error::Code::unknown_voice);
  EXPECT_THAT(voices.error().way_out, HasSubstr("en-us"));
}

TEST(Voices, TheUsersRateHoldsForAll) {
  const auto voices = preferring({}, 300);
  ASSERT_TRUE(voices);
  for (const Voice& voice : voices->all()) EXPECT_EQ(voice.rate, 300);
  EXPECT_EQ(preferring({}, 7).error().code, Error::Code::usage);
}

TEST(Voices, TheFingerprintTellsWhatWouldSoundDifferent) {
  EXPECT_EQ(preferring({})->fingerprint(), shipped_voices().fingerprint());
  EXPECT_NE(preferring({"en-us"})->fingerprint(), shipped_voices().fingerprint());
  EXPECT_NE(preferring({}, 200)->fingerprint(), shipped_voices().fingerprint());
}

class VoicesFolder : public testing::Test {
 protected:
  void SetUp() override { write("default/voice.conf", "rate = 150\n[title]\npause = 900\n"); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void write(const std::string& name, const std::string& text) const {
    const std::filesystem::path path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
  }
  Result<Voices> load() const { return Voices::load(folder_.string(), {}); }
  Error expect_error(const std::string& profile) const {
    write("en/voice.conf", profile);
    const auto voices = load();
    EXPECT_FALSE(voices) << profile;
    return voices ? Error{} : voices.error();
  }

 private:
  std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) /
      (std::string("lectern_") + testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(VoicesFolder, AProfileSaysWhatDiffersFromTheDefaults) {
  write("en/voice.conf",
        "languages = en\nengine voice = en\ngain = +2.5\nsentence pause = 300\n"
        "[title]\nrate = 140\n[list item]\npause = 450\npitch = 40\n");
  write("en/voice-x.conf", "languages = en-x\nengine voice = en\n");
  write("en/abbreviations.txt", "not = ours\n");
  const auto voices = load();
  ASSERT_TRUE(voices) << message(voices.error());
  const Voice& voice = **voices->for_language("en");
  EXPECT_EQ(voice.name, "en");
  EXPECT_EQ(voice.rate, 150);
  EXPECT_DOUBLE_EQ(voice.gain, 2.5);
  EXPECT_EQ(voice.sentence_pause, 300);
  EXPECT_EQ(voice.pauses[static_cast<std::size_t>(Role::title)], 900);
  EXPECT_EQ(voice.rates[static_cast<std::size_t>(Role::title)], 140);
  EXPECT_EQ(voice.pauses[static_cast<std::size_t>(Role::list_item)], 450);
  EXPECT_EQ(voice.pitches[static_cast<std::size_t>(Role::list_item)], 40);
  EXPECT_EQ(voice.pitches[static_cast<std::size_t>(Role::title)], -1);
  EXPECT_EQ((*voices->for_language("en-x"))->name, "en-x");
}

TEST_F(VoicesFolder, EveryRoleHasItsRatePitchAndPauses) {
  std::string file = "languages = en\nengine voice = en\n";
  for (std::size_t role = 0; role < role_count; ++role)
    file += fmt::format("[{}]\nrate = {}\npitch = {}\npause = {}\npause around = {}\n",
                        role_names[role], 100 + role, 10 + role, 300 + role, 600 + role);
  write("en/voice.conf", file);
  const auto voices = load();
  ASSERT_TRUE(voices) << message(voices.error());
  const Voice& voice = **voices->for_language("en");
  for (int role = 0; role < int(role_count); ++role) {
    const auto at = static_cast<std::size_t>(role);
    EXPECT_EQ(voice.rates[at], 100 + role);
    EXPECT_EQ(voice.pitches[at], 10 + role);
    EXPECT_EQ(voice.pauses[at], 300 + role);
    EXPECT_EQ(voice.arounds[at], 600 + role);
  }
}

TEST_F(VoicesFolder, MistakesAreToldWithFileAndLine) {
  const std::string start = "languages = en\nengine voice = en\n";
  EXPECT_THAT(expect_error(start + "rate = 901\n").where, HasSubstr("en/voice.conf:3"));
  EXPECT_THAT(expect_error(start + "ptich = 3\n").way_out, HasSubstr("did you mean pitch"));
  EXPECT_THAT(expect_error(start + "[titel]\npause = 3\n").way_out, HasSubstr("title"));
  EXPECT_THAT(expect_error(start + "[title]\nvolume = 3\n").what, HasSubstr("volume"));
  EXPECT_THAT(expect_error(start + "gain = loud\n").what, HasSubstr("gain"));
  EXPECT_THAT(expect_error(start + "gain = nan\n").what, HasSubstr("gain"));
  EXPECT_THAT(expect_error(start + "engine = other\n").what, HasSubstr("other"));
  EXPECT_EQ(expect_error("rate = 100\n").code, Error::Code::bad_data);
}

TEST_F(VoicesFolder, AFolderWithoutProfilesIsAnError) {
  EXPECT_EQ(load().error().code, Error::Code::not_found);
  EXPECT_EQ(Voices::load("/nonexistent", {}).error().code, Error::Code::not_found);
}

}  // namespace
}  // namespace lectern

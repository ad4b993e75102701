#include "speak/espeak_speaker.h"

#include <espeak-ng/speak_lib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

#include "speak/espeak_library.h"
#include "speak/espeak_text.h"
#include "speak/espeak_words.h"
#include "speak/profile.h"

namespace lectern {
namespace {

// A clause of 1,000 phonemes lasts 36 s and more at 175 words a minute in every language measured.
constexpr double shortest_full_clause = 25;  // seconds
constexpr double usual_rate = 175;           // words a minute

// The engine's callback takes no context; one child speaks one piece at a time.
EspeakRecording* recording = nullptr;

int on_sound(short* samples, int count, espeak_EVENT* events) {
  for (; events->type != espeakEVENT_LIST_TERMINATED; ++events)
    if (events->type == espeakEVENT_WORD)
      recording->events.push_back({events->text_position - 1, events->length, events->sample});
  if (samples != nullptr)
    recording->samples.insert(recording->samples.end(), samples, samples + count);
  recording->ran_away = recording->samples.size() > recording->most_samples;
  return recording->ran_away ? 1 : 0;
}

Error engine_error(const char* call, int code) {
  return {Error::Code::engine_failed, fmt::format("{} gave error {}", call, code), "", ""};
}

std::string_view file_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

// espeak_SetVoiceByName() may fail and leave the former voice, and says OK for a voice whose file
// it could not read; so look at what it has now.
bool is_current(const std::string& wanted) {
  const espeak_VOICE* voice = espeak().GetCurrentVoice();
  if (voice == nullptr) return false;
  if (voice->identifier != nullptr &&
      comparable_tag(file_name(voice->identifier)) == comparable_tag(file_name(wanted)))
    return true;
  return voice->name != nullptr && wanted == voice->name;
}

Status set_parameter(espeak_PARAMETER parameter, int value) {
  const espeak_ERROR error = espeak().SetParameter(parameter, value, 0);
  if (error != EE_OK) return engine_error("espeak_SetParameter", error);
  return Done{};
}

std::vector<float> at_full_scale_1(const std::vector<std::int16_t>& samples) {
  std::vector<float> scaled;
  scaled.reserve(samples.size());
  for (const std::int16_t sample : samples) scaled.push_back(static_cast<float>(sample) / 32768);
  return scaled;
}

}  // namespace

EspeakSpeaker::EspeakSpeaker() {
  espeak().SetSynthCallback(on_sound);
}

Status EspeakSpeaker::select(const Voice& voice, Role role) {
  if (current_ != voice.engine_voice) {
    current_.clear();
    const espeak_ERROR error = espeak().SetVoiceByName(voice.engine_voice.c_str());
    if (error != EE_OK || !is_current(voice.engine_voice))
      return Error{Error::Code::unknown_voice,
                   fmt::format("eSpeak NG has no voice `{}`", voice.engine_voice),
                   "correct `engine voice` in the profile, or see espeak-ng --voices",
                   fmt::format("voice {}", voice.name)};
    current_ = voice.engine_voice;
  }
  const auto index = static_cast<std::size_t>(role);
  const int rate = voice.rates[index] > 0 ? voice.rates[index] : voice.rate;
  const int pitch = voice.pitches[index] >= 0 ? voice.pitches[index] : voice.pitch;
  LECTERN_TRY(set_parameter(espeakRATE, rate));
  LECTERN_TRY(set_parameter(espeakPITCH, pitch));
  LECTERN_TRY(set_parameter(espeakRANGE, voice.range));
  LECTERN_TRY(set_parameter(espeakVOLUME, voice.volume));
  return Done{};
}

Result<RawSpeech> EspeakSpeaker::speak(const SpeechEngine::Piece& piece) {
  LECTERN_TRY(select(*piece.voice, piece.role));
  const int sample_rate = LECTERN_TRY(initialise_espeak());
  const EngineText text = engine_text(piece.text, piece.ends_sentence);
  const auto seconds = 60 + 3 * text.characters.size();
  EspeakRecording& made = recording_;
  made.samples.clear();
  made.events.clear();
  made.most_samples = seconds * static_cast<std::size_t>(sample_rate);
  recording = &made;
  // Never espeakSSML, and espeakPHONEMES only for what a lexicon says: text is only ever text.
  const unsigned flags = espeakCHARS_UTF8 | (text.has_phonemes ? espeakPHONEMES : 0U);
  const espeak_ERROR error = espeak().Synth(text.utf8.c_str(), text.utf8.size() + 1, 0,
                                            POS_CHARACTER, 0, flags, nullptr, nullptr);
  recording = nullptr;
  if (error != EE_OK) return engine_error("espeak_Synth", error);
  if (made.ran_away)
    return Error{Error::Code::engine_failed, "eSpeak NG does not stop speaking", "", ""};

  const auto length = static_cast<Samples>(made.samples.size());
  const double longest = shortest_full_clause * usual_rate / piece.voice->rate;
  const bool may_have_lost_tail = static_cast<double>(length) > longest * sample_rate;
  const auto words = words_of(made.events, text, length, may_have_lost_tail);
  return trimmed(at_full_scale_1(made.samples), words, sample_rate);
}

}  // namespace lectern

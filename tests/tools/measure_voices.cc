// measure_voices [FOLDER]: speaks a sample with every profile of voices/ and says which `gain`
// brings it to -17.5 LUFS (EBU R 128, mono). Prints: name, LUFS with the gain it has, gain to
// write, milliseconds a character.
#include <ebur128.h>
#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/key_values.h"
#include "base/utf8.h"
#include "lectern/narrate.h"

namespace lectern {
namespace {

constexpr double target = -17.5;  // LUFS; the limiter takes about half a decibel

class Meter final : public SampleSink {
 public:
  explicit Meter(int sample_rate)
      : state_(ebur128_init(1, static_cast<unsigned long>(sample_rate), EBUR128_MODE_I)) {}
  ~Meter() override { ebur128_destroy(&state_); }
  Meter(const Meter&) = delete;
  Meter& operator=(const Meter&) = delete;

  Status write(std::span<const float> samples) override {
    if (ebur128_add_frames_float(state_, samples.data(), samples.size()) == EBUR128_SUCCESS)
      return Done{};
    return Error{Error::Code::encoder_failed, "libebur128 refused the samples", "", ""};
  }
  double loudness() const {
    double lufs = 0;
    ebur128_loudness_global(state_, &lufs);
    return lufs;
  }

 private:
  ebur128_state* state_;
};

// The sample for a voice named "pt-br": that of "pt-br", else of "pt".
const std::string* sample_for(const Voice& voice, const std::vector<KeyValue>& samples) {
  for (std::string_view name = voice.name;; name = name.substr(0, name.rfind('-'))) {
    for (const KeyValue& sample : samples)
      if (sample.key == name) return &sample.value;
    if (name.find('-') == name.npos) return nullptr;
  }
}

// As the text room would cut it: a sentence an utterance.
Script script_of(const std::string& text, const std::string& language) {
  Script script;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode(text, at);
    const bool stop = c == U'.' || c == U'。' || c == U'।' || c == U'۔' || at >= text.size();
    if (!stop) continue;
    Utterance utterance;
    utterance.written = trim(std::string_view(text).substr(begin, at - begin));
    utterance.language = language;
    utterance.runs = {
        {language, utterance.written, {0, static_cast<std::uint32_t>(utterance.written.size())}}};
    script.utterances.push_back(std::move(utterance));
    begin = at;
  }
  return script;
}

Status measure(const Voice& voice, const std::string& sample, const std::string& folder,
               SpeechEngine& engine) {
  const Voices voices = LECTERN_TRY(Voices::load(folder, {{voice.name}, 0}));
  Meter meter(engine.sample_rate());
  Notices notices;
  const Script script = script_of(sample, voice.languages.front());
  const Narration narration = LECTERN_TRY(narrate(script, voices, engine, meter, {}, notices));
  const double seconds = static_cast<double>(narration.length) / narration.sample_rate;
  fmt::print("{} {:.1f} {:+.1f} {:.0f}\n", voice.name, meter.loudness(),
             voice.gain + target - meter.loudness(),
             1000 * seconds / static_cast<double>(count_characters(sample)));
  for (const Notice& notice : notices) fmt::print("  {}: {}\n", name(notice.kind), notice.detail);
  return Done{};
}

Status measure_all(const std::string& folder) {
  const std::string path = LECTERN_SOURCE_DIR "/tests/tools/voice_samples.txt";
  const std::string text = LECTERN_TRY(read_file(path));
  const auto samples = LECTERN_TRY(parse_key_values(text, path));
  const Voices voices = LECTERN_TRY(Voices::load(folder, {}));
  const auto engine = open_engines();
  for (const Voice& voice : voices.all())
    if (const std::string* sample = sample_for(voice, samples))
      LECTERN_TRY(measure(voice, *sample, folder, *engine));
  return Done{};
}

}  // namespace
}  // namespace lectern

int main(int count, char** arguments) {
  const lectern::Status done = lectern::measure_all(count > 1 ? arguments[1] : "");
  if (done) return 0;
  fmt::print(stderr, "{}\n", lectern::message(done.error()));
  return 1;
}

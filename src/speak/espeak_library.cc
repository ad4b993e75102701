#include "speak/espeak_library.h"

#include <cstdlib>
#include <optional>
#include <string>

#include "base/late_library.h"
#include "lectern/narrate.h"

namespace lectern {
namespace {

std::optional<EspeakLibrary> find_library() {
  LateLibrary library("libespeak-ng.so.1");
  EspeakLibrary found{};
  library.find("espeak_Initialize", found.Initialize);
  library.find("espeak_Info", found.Info);
  library.find("espeak_ListVoices", found.ListVoices);
  library.find("espeak_GetCurrentVoice", found.GetCurrentVoice);
  library.find("espeak_SetVoiceByName", found.SetVoiceByName);
  library.find("espeak_SetParameter", found.SetParameter);
  library.find("espeak_SetSynthCallback", found.SetSynthCallback);
  library.find("espeak_Synth", found.Synth);
  return library.complete() ? std::optional(found) : std::nullopt;
}

const std::optional<EspeakLibrary>& library() {
  static const std::optional<EspeakLibrary> found = find_library();
  return found;
}

// Even to give us samples only, the engine looks for a sound server, and PulseAudio's client makes
// folders in the user's configuration and in /tmp for that. A server that cannot be ends the
// search.
class NoSoundServer {
 public:
  NoSoundServer() {
    if (const char* const value = std::getenv(variable)) before_ = value;
    setenv(variable, "unix:/dev/null", 1);
  }
  ~NoSoundServer() {
    if (before_)
      setenv(variable, before_->c_str(), 1);
    else
      unsetenv(variable);
  }
  NoSoundServer(const NoSoundServer&) = delete;
  NoSoundServer& operator=(const NoSoundServer&) = delete;

 private:
  static constexpr const char* variable = "PULSE_SERVER";
  std::optional<std::string> before_;
};

int initialise_without_sound_server() {
  const NoSoundServer none;
  const int sample_rate =
      espeak().Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
  // Reads every voice file once, which each forked child would else do for its first voice (8 ms).
  if (sample_rate > 0) espeak().ListVoices(nullptr);
  return sample_rate;
}

}  // namespace

const EspeakLibrary& espeak() {
  return *library();
}

Result<int> initialise_espeak() {
  if (!library())
    return Error{Error::Code::engine_failed, "eSpeak NG is not there", "install libespeak-ng1", ""};
  static const int sample_rate = initialise_without_sound_server();
  if (sample_rate <= 0)
    return Error{Error::Code::engine_failed, "eSpeak NG does not find its data",
                 "install espeak-ng-data", ""};
  return sample_rate;
}

std::string espeak_version() {
  return library() ? std::string("espeak-ng ") + espeak().Info(nullptr) : "espeak-ng";
}

}  // namespace lectern

#include "speak/espeak_library.h"

#include <espeak-ng/speak_lib.h>

#include <string>

#include "lectern/narrate.h"

namespace lectern {
namespace {

int initialise() {
  const int sample_rate =
      espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
  // Reads every voice file once, which each forked child would else do for its first voice (8 ms).
  if (sample_rate > 0) espeak_ListVoices(nullptr);
  return sample_rate;
}

}  // namespace

Result<int> initialise_espeak() {
  static const int sample_rate = initialise();
  if (sample_rate <= 0)
    return Error{Error::Code::engine_failed, "eSpeak NG does not find its data",
                 "install espeak-ng-data", ""};
  return sample_rate;
}

std::string espeak_version() {
  return std::string("espeak-ng ") + espeak_Info(nullptr);
}

}  // namespace lectern

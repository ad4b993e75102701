// libespeak-ng as this process has it.
#pragma once

#include <espeak-ng/speak_lib.h>

#include "lectern/result.h"

namespace lectern {

// The functions of speak_lib.h that are used, under their names without "espeak_".
struct EspeakLibrary {
  decltype(&espeak_Initialize) Initialize;
  decltype(&espeak_Info) Info;
  decltype(&espeak_ListVoices) ListVoices;
  decltype(&espeak_GetCurrentVoice) GetCurrentVoice;
  decltype(&espeak_SetVoiceByName) SetVoiceByName;
  decltype(&espeak_SetParameter) SetParameter;
  decltype(&espeak_SetSynthCallback) SetSynthCallback;
  decltype(&espeak_Synth) Synth;
};

// Gives the sample rate. Loads the library, which is never unloaded: it brings twenty-six more
// along (for sound servers, X11, D-Bus), three of the nine milliseconds that the program took to
// start, and most commands speak nothing. Initialises on the first call only: a second
// espeak_Initialize() after espeak_Terminate() dead-locks. A fork of a process that called it need
// not call it again. Errors: engine_failed.
Result<int> initialise_espeak();

// Only after initialise_espeak().
const EspeakLibrary& espeak();

}  // namespace lectern

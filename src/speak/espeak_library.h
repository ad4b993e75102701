// libespeak-ng as this process has it.
#pragma once

#include "lectern/result.h"

namespace lectern {

// Gives the sample rate. Initialises on the first call only: a second espeak_Initialize() after
// espeak_Terminate() dead-locks. A fork of a process that called it need not call it again.
// Errors: engine_failed.
Result<int> initialise_espeak();

}  // namespace lectern

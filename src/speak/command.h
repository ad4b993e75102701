// Programs as speech engines: docs/formats.md, "Programs as engines".
#pragma once

#include <memory>
#include <string>

#include "lectern/narrate.h"

namespace lectern {

// An engine for the pieces of voices with `engine = command`. Gives sound of `sample_rate`.
std::unique_ptr<SpeechEngine> command_engine(int sample_rate);

// The file of a voice's program. Errors: unknown_voice, naming voice, program and package.
Result<std::string> program_of(const Voice& voice);

// Changes when the program may have become another: path, size and time of the program and of every
// file that its arguments name.
std::string program_identity(const VoiceCommand& command);

}  // namespace lectern

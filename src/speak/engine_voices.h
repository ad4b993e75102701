// Which voices libespeak-ng has, asked in a child, so that the asking process stays clean of it.
#pragma once

#include <string>
#include <vector>

namespace lectern {

struct EngineVoice {
  std::string name;                    // what espeak_SetVoiceByName() takes: "pt-br"
  std::string description;             // "Portuguese (Brazil)"
  std::vector<std::string> languages;  // tags, the voice's own first
};

// By name. Empty when the engine cannot start; open_espeak() tells why.
std::vector<EngineVoice> list_engine_voices();

}  // namespace lectern

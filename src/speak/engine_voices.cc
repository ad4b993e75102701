#include "speak/engine_voices.h"

#include <espeak-ng/speak_lib.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/process.h"
#include "speak/espeak_library.h"
#include "speak/profile.h"

namespace lectern {
namespace {

constexpr int patience_ms = 10000;

// One line a voice, one tab before each field but the first: name, description, languages.
std::string describe(const espeak_VOICE& voice) {
  std::string_view file = voice.identifier;  // "roa/pt-BR"
  file.remove_prefix(file.rfind('/') + 1);   // npos + 1 is 0
  std::string line = comparable_tag(file) + '\t' + voice.name;
  // Each language is a priority byte and a C string; a zero priority ends the list.
  for (const char* at = voice.languages; *at != 0; at += std::string_view(at).size() + 1)
    line += '\t' + comparable_tag(at + 1);
  return line + '\n';
}

int list_voices(int channel) {
  if (!initialise_espeak()) return 1;
  std::string lines;
  for (const espeak_VOICE** voice = espeak().ListVoices(nullptr); *voice != nullptr; ++voice)
    lines += describe(**voice);
  return send_all(channel, lines) ? 0 : 1;
}

std::string receive_text(int channel) {
  std::string text;
  for (char c = 0;;) {
    const auto got = receive_all(channel, &c, 1, patience_ms);
    if (!got || !*got) return text;
    text += c;
  }
}

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields;
  for (;;) {
    const std::size_t end = std::min(line.find('\t'), line.size());
    fields.emplace_back(line.substr(0, end));
    if (end == line.size()) return fields;
    line.remove_prefix(end + 1);
  }
}

}  // namespace

std::vector<EngineVoice> list_engine_voices() {
  std::vector<EngineVoice> voices;
  auto child = Child::start(list_voices);
  if (!child) return voices;
  const std::string lines = receive_text(child->channel());
  for (std::string_view rest = lines; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    auto fields = fields_of(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (fields.size() < 3) continue;
    voices.push_back({fields[0], fields[1], {fields.begin() + 2, fields.end()}});
  }
  std::sort(voices.begin(), voices.end(),
            [](const EngineVoice& a, const EngineVoice& b) { return a.name < b.name; });
  return voices;
}

}  // namespace lectern

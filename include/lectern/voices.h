// Voices: profiles from the `voices/` folder, chosen by language.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.h"
#include "lectern/script.h"

namespace lectern {

inline constexpr std::size_t role_count = role_names.size();
inline constexpr int slowest_rate = 80, fastest_rate = 900;  // words a minute

// A program that speaks for a profile with `engine = command`. docs/formats.md, "Programs as
// engines".
struct VoiceCommand {
  enum class Mode { once, stream };  // a start for each piece; a line for each piece
  enum class Sound { wav, pcm };
  enum class Place { on_stdout, in_file, named_on_stdout };
  enum class RateUnit { words, speed, length };  // a minute; faster is more; faster is less
  std::vector<std::string> words;                // program and arguments, with {placeholders}
  Mode mode = Mode::once;
  Sound sound = Sound::wav;
  Place place = Place::on_stdout;
  RateUnit rate_unit = RateUnit::words;
  int normal_rate = 170;     // words a minute that the program speaks at a speed or length of one
  double rate_scale = 1;     // what the program calls one
  int sample_rate = 0;       // of PCM
  int quiet = 300;           // milliseconds of silence on the pipe that end an utterance of PCM
  int time_limit = 30;       // seconds for a piece
  std::string package = {};  // the Debian package that holds the program
};

// How one voice speaks. File format: docs/formats.md, "Voice profiles".
struct Voice {
  std::string name;  // the profile's name: "cmn", "en-us"
  std::string description;
  std::vector<std::string> languages;     // BCP 47 tags it reads
  std::string engine = "espeak-ng";       // or "command"
  std::string engine_voice;               // "cmn-latn-pinyin"
  bool pinyin = false;                    // Mandarin words are given to it in pinyin
  VoiceCommand command = {};              // when that is the engine
  int rate = 170;                         // words per minute, 80 to 900
  int pitch = 50;                         // 0 to 100
  int range = 50;                         // 0 to 100
  int volume = 100;                       // 0 to 200; 100 is the engine's own
  double gain = 0;                        // decibels; -17.5 LUFS before mastering, -18 behind
  int sentence_pause = 0;                 // milliseconds after a sentence inside a block
  std::array<int, role_count> pauses{};   // milliseconds after a block, indexed by Role
  std::array<int, role_count> arounds{};  // at least before the first and after the last in a row
  std::array<int, role_count> rates{};    // words per minute by Role; 0: `rate`
  std::array<int, role_count> pitches{};  // by Role; -1: `pitch`
};

// The user's wishes, over what the profiles say.
struct VoiceOptions {
  std::vector<std::string> names;  // profiles to prefer for the languages they read
  int rate = 0;                    // words per minute for every voice; 0: the profile's
  std::string own_folder = {};     // the user's profiles, NAME.conf each, which win; may be absent
};

class Voices {
 public:
  // Reads every profile of the folder (empty: find_voices_folder()).
  // Errors: bad_data with file and line, not_found, unknown_voice with suggestions.
  static Result<Voices> load(const std::string& folder, const VoiceOptions& options);

  // The profile for a language: the preferred ones, then the user's own, then the tag, then the tag
  // shortened from the right (zh-Hant-TW, zh-Hant, zh), then its macro language's or script's voice
  // as the profiles declare it. Errors: unknown_language with suggestions.
  Result<const Voice*> for_language(std::string_view tag) const;

  const std::vector<Voice>& all() const { return voices_; }

  // A line that changes whenever what would be heard may change; part of the up-to-date key.
  const std::string& fingerprint() const { return fingerprint_; }

 private:
  std::vector<Voice> voices_;                                    // preferred first, then by name
  std::map<std::string, std::size_t, std::less<>> by_language_;  // lower-case tags
  std::map<std::string, std::size_t, std::less<>> own_;          // lower-case tags, of own_folder
  std::map<std::string, std::size_t, std::less<>> preferred_;    // by primary subtag
  std::string fingerprint_;
};

}  // namespace lectern

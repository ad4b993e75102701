// What a run makes: the formats that were asked for, and the key that tells whether an output of
// a former run is still the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/cover_choice.h"
#include "batch/image_folder.h"
#include "lectern/convert.h"
#include "lectern/write.h"

namespace lectern {

// One format: a document, or else a sound.
struct Target {
  std::string_view name;  // "epub"
  std::string extension;  // ".epub"
  const Writer* writer = nullptr;
  AudioFormat audio = AudioFormat::wav;  // when there is no writer

  bool is_sound() const { return writer == nullptr; }
  bool is_book() const { return name == "epub" || name == "kepub"; }
};

// Each named format once. Errors: usage.
Result<std::vector<Target>> find_targets(const std::vector<std::string>& formats);

// Whether `tag` looks like BCP 47; empty is fine, too. Errors: usage.
Status check_language(std::string_view tag);

// All that a run was asked for, checked once, in the parent.
struct Settings {
  ConvertOptions options;
  std::vector<Target> targets;
  std::optional<Voices> voices;  // only where sound is wanted
  WriteOptions write;
  std::optional<ImageFolder> images = {};  // only where a folder of pictures is named
  CoverChoice cover;
  std::string fonts_key = {};      // tells the bytes of write.fonts
  std::string text_data_key = {};  // tells what the text room reads; only where sound is wanted

  // Of what the folder of pictures has for these addresses; empty without one.
  std::string images_fingerprint(const std::vector<std::string>& addresses) const {
    return images ? images->fingerprint(addresses) : std::string();
  }
};

// Errors: usage, and those of Voices.
Result<Settings> check_settings(const ConvertOptions& options);

// What a run knows of an input before it is read.
struct InputKey {
  std::string_view hash, name;
  const std::vector<bool>& left_out;  // by article: it is not to be made
};

// For the whole of what `target` is made of: the input's bytes and name, the settings that it
// depends on, our version. `engine` is the speech engine's version. No writer looks at the sound
// yet; the first that does must have the sound's settings in its key.
std::string key_of(const Target& target, const InputKey& input, const Settings& settings,
                   std::string_view engine);

}  // namespace lectern

#include "lectern/voices.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/closest_names.h"
#include "base/file.h"
#include "base/folders.h"
#include "base/hash.h"
#include "speak/engine_voices.h"
#include "speak/profile.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view default_folder = "default";

struct ProfileFile {
  std::string name, path;
};

// voices/en/voice.conf is "en", voices/en/voice-us.conf is "en-us". Other files are other rooms'.
std::optional<std::string> profile_name(const fs::path& path) {
  if (path.extension() != ".conf") return std::nullopt;
  const std::string stem = path.stem().string(), folder = path.parent_path().filename().string();
  if (folder == default_folder) return std::nullopt;
  if (stem == "voice") return folder;
  if (stem.starts_with("voice-")) return folder + stem.substr(5);
  return std::nullopt;
}

Result<std::vector<ProfileFile>> list_profiles(const std::string& folder) {
  std::vector<ProfileFile> files;
  std::error_code error;
  for (fs::directory_iterator language(folder, error), none; !error && language != none;
       language.increment(error)) {
    std::error_code inside;
    for (fs::directory_iterator file(language->path(), inside); !inside && file != none;
         file.increment(inside))
      if (auto name = profile_name(file->path()))
        files.push_back({std::move(*name), file->path().string()});
  }
  if (error || files.empty())
    return Error{Error::Code::not_found, "holds no voice profiles",
                 "name lectern's voices/ folder, or set LECTERN_VOICES", folder};
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return files;
}

Voice bare_voice() {
  Voice voice;
  voice.pitches.fill(-1);
  return voice;
}

Result<Voice> read_defaults(const std::string& folder) {
  const std::string path = fmt::format("{}/{}/voice.conf", folder, default_folder);
  const std::string text = LECTERN_TRY(read_file(path));
  return LECTERN_TRY(parse_profile(text, path, bare_voice())).voice;
}

Result<std::vector<Profile>> read_profiles(const std::string& folder, const Voice& defaults) {
  std::vector<Profile> profiles;
  for (const ProfileFile& file : LECTERN_TRY(list_profiles(folder))) {
    const std::string text = LECTERN_TRY(read_file(file.path));
    Profile profile = LECTERN_TRY(parse_profile(text, file.path, defaults));
    profile.voice.name = file.name;
    if (profile.voice.engine_voice.empty() || profile.voice.languages.empty())
      return Error{Error::Code::bad_data, "lacks `engine voice` or `languages`",
                   "see voices/default/voice.conf", file.path};
    profiles.push_back(std::move(profile));
  }
  return profiles;
}

// The engine's voices for languages that no profile reads, with the defaults' settings.
void add_engine_voices(const Voice& defaults, std::vector<Profile>& profiles) {
  const std::size_t written_by_hand = profiles.size();
  const auto is_covered = [&](const EngineVoice& engine_voice) {
    const auto end = profiles.begin() + static_cast<std::ptrdiff_t>(written_by_hand);
    return std::any_of(profiles.begin(), end, [&](const Profile& profile) {
      const Voice& voice = profile.voice;
      const bool same_language = std::any_of(
          voice.languages.begin(), voice.languages.end(),
          [&](const auto& tag) { return comparable_tag(tag) == engine_voice.languages.front(); });
      return voice.name == engine_voice.name || voice.engine_voice == engine_voice.name ||
             same_language;
    });
  };
  for (const EngineVoice& engine_voice : list_engine_voices()) {
    if (is_covered(engine_voice)) continue;
    Profile profile{defaults, {}};
    profile.voice.name = profile.voice.engine_voice = engine_voice.name;
    profile.voice.description = engine_voice.description;
    profile.voice.languages = {engine_voice.languages.front()};
    profile.stands_in_for = engine_voice.languages;
    profiles.push_back(std::move(profile));
  }
  std::stable_sort(profiles.begin(), profiles.end(),
                   [](const Profile& a, const Profile& b) { return a.voice.name < b.voice.name; });
}

// Moves the profiles that the user named to the front, in the user's order; gives their number.
Result<std::size_t> prefer(const std::vector<std::string>& names, std::vector<Profile>& profiles) {
  auto place = profiles.begin();
  for (const std::string& name : names) {
    const auto named = [&](const Profile& it) { return it.voice.name == comparable_tag(name); };
    if (std::find_if(profiles.begin(), place, named) != place) continue;
    const auto found = std::find_if(place, profiles.end(), named);
    if (found == profiles.end()) {
      std::vector<std::string> known;
      for (const Profile& profile : profiles) known.push_back(profile.voice.name);
      return Error{Error::Code::unknown_voice, fmt::format("there is no voice `{}`", name),
                   suggestion(comparable_tag(name), known), ""};
    }
    std::rotate(place, found, found + 1);
    ++place;
  }
  return static_cast<std::size_t>(place - profiles.begin());
}

Status set_rate(int rate, std::vector<Profile>& profiles) {
  if (rate == 0) return Done{};
  if (rate < 80 || rate > 450)
    return Error{Error::Code::usage, fmt::format("the rate is {} words a minute", rate),
                 "give 80 to 450", ""};
  for (Profile& profile : profiles) {
    profile.voice.rate = rate;
    profile.voice.rates.fill(0);
  }
  return Done{};
}

std::string fingerprint_of(const std::vector<Profile>& profiles) {
  Hash hash;
  for (const Profile& profile : profiles) {
    const Voice& it = profile.voice;
    hash.add_field(fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", it.name, it.engine,
                               it.engine_voice, it.rate, it.pitch, it.range, it.volume, it.gain,
                               it.sentence_pause, fmt::join(it.languages, " "),
                               fmt::join(profile.stands_in_for, " ")));
    hash.add_field(fmt::format("{}|{}|{}|{}", fmt::join(it.pauses, " "), fmt::join(it.arounds, " "),
                               fmt::join(it.rates, " "), fmt::join(it.pitches, " ")));
  }
  return hash.hex();
}

std::string_view primary(std::string_view tag) {
  return tag.substr(0, tag.find('-'));
}

// "zh-hant-tw" → "zh-hant" → "zh" → "".
std::string_view shortened(std::string_view tag) {
  const std::size_t dash = tag.rfind('-');
  return dash == tag.npos ? std::string_view() : tag.substr(0, dash);
}

// "xx-Cyrl-RU" → "und-cyrl": how a profile says that it stands in for a whole script.
std::string script_key(std::string_view tag) {
  for (std::size_t at = tag.find('-'); at != tag.npos; at = tag.find('-', at + 1)) {
    const std::string_view subtag = tag.substr(at + 1, tag.find('-', at + 1) - at - 1);
    if (subtag.size() == 4 && (subtag[0] < '0' || subtag[0] > '9'))
      return fmt::format("und-{}", subtag);
  }
  return {};
}

}  // namespace

Result<Voices> Voices::load(const std::string& folder, const VoiceOptions& options) {
  const std::string place = folder.empty() ? LECTERN_TRY(find_voices_folder()) : folder;
  const Voice defaults = LECTERN_TRY(read_defaults(place));
  std::vector<Profile> profiles = LECTERN_TRY(read_profiles(place, defaults));
  add_engine_voices(defaults, profiles);
  const std::size_t preferred = LECTERN_TRY(prefer(options.names, profiles));
  LECTERN_TRY(set_rate(options.rate, profiles));

  Voices voices;
  voices.fingerprint_ = fingerprint_of(profiles);
  for (std::size_t i = 0; i < profiles.size(); ++i)
    for (const std::string& tag : profiles[i].voice.languages)
      voices.by_language_.emplace(comparable_tag(tag), i);
  for (std::size_t i = 0; i < preferred; ++i)
    for (const std::string& tag : profiles[i].voice.languages)
      voices.preferred_.emplace(primary(comparable_tag(tag)), i);
  for (std::size_t i = 0; i < profiles.size(); ++i)
    for (const std::string& tag : profiles[i].stands_in_for)
      voices.by_language_.emplace(comparable_tag(tag), i);
  for (Profile& profile : profiles) voices.voices_.push_back(std::move(profile.voice));
  return voices;
}

Result<const Voice*> Voices::for_language(std::string_view tag) const {
  const std::string wanted = comparable_tag(tag.empty() ? "und" : tag);
  if (const auto it = preferred_.find(primary(wanted)); it != preferred_.end())
    return &voices_[it->second];
  // Before the bare "und" of "und-Hani" or "und-Latn" is looked up, its script must have its say.
  const std::string script = script_key(wanted);
  const bool undetermined = primary(wanted) == "und";
  for (std::string_view known = wanted; !known.empty(); known = shortened(known)) {
    if (undetermined && !script.empty() && known == "und") break;
    if (const auto it = by_language_.find(known); it != by_language_.end())
      return &voices_[it->second];
  }
  if (const auto it = by_language_.find(script); it != by_language_.end())
    return &voices_[it->second];
  std::vector<std::string> known;
  for (const auto& [language, voice] : by_language_) known.push_back(language);
  return Error{Error::Code::unknown_language,
               fmt::format("there is no voice for the language `{}`", wanted.substr(0, 40)),
               suggestion(wanted, known), ""};
}

}  // namespace lectern

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
#include "speak/command.h"
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

// The user's: NAME.conf is the voice NAME.
std::vector<ProfileFile> list_own_profiles(const std::string& folder) {
  std::vector<ProfileFile> files;
  std::error_code error;
  if (folder.empty()) return files;
  for (fs::directory_iterator file(folder, error), none; !error && file != none;
       file.increment(error))
    if (file->path().extension() == ".conf")
      files.push_back({comparable_tag(file->path().stem().string()), file->path().string()});
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

Result<Profile> read_profile(const ProfileFile& file, const Voice& defaults) {
  const std::string text = LECTERN_TRY(read_file(file.path));
  Profile profile = LECTERN_TRY(parse_profile(text, file.path, defaults));
  Voice& voice = profile.voice;
  voice.name = file.name;
  const bool by_command = voice.engine == "command";
  if (by_command ? voice.command.words.empty() : voice.engine_voice.empty())
    return Error{Error::Code::bad_data,
                 fmt::format("lacks `{}`", by_command ? "command" : "engine voice"),
                 "see voices/default/voice.conf", file.path};
  if (voice.languages.empty())
    return Error{Error::Code::bad_data, "lacks `languages`", "see voices/default/voice.conf",
                 file.path};
  return profile;
}

// Of two with one name, the user's is the one.
Result<std::vector<Profile>> read_profiles(const std::string& folder, const std::string& own_folder,
                                           const Voice& defaults) {
  std::vector<Profile> profiles;
  const auto files = LECTERN_TRY(list_profiles(folder));
  const auto own_files = list_own_profiles(own_folder);
  for (const ProfileFile& file : own_files) {
    profiles.push_back(LECTERN_TRY(read_profile(file, defaults)));
    profiles.back().own = true;
  }
  for (const ProfileFile& file : files) {
    const bool replaced = std::any_of(own_files.begin(), own_files.end(),
                                      [&](const auto& own) { return own.name == file.name; });
    if (!replaced) profiles.push_back(LECTERN_TRY(read_profile(file, defaults)));
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
    Profile profile{defaults};
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
    if (found->voice.engine == "command") LECTERN_TRY(program_of(found->voice));
    std::rotate(place, found, found + 1);
    ++place;
  }
  return static_cast<std::size_t>(place - profiles.begin());
}

Status set_rate(int rate, std::vector<Profile>& profiles) {
  if (rate == 0) return Done{};
  if (rate < slowest_rate || rate > fastest_rate)
    return Error{Error::Code::usage, fmt::format("the rate is {} words a minute", rate),
                 fmt::format("give {} to {}", slowest_rate, fastest_rate), ""};
  for (Profile& profile : profiles) {
    profile.voice.rate = rate;
    profile.voice.rates.fill(0);
  }
  return Done{};
}

void add_command(Hash& hash, const VoiceCommand& it) {
  for (const std::string& word : it.words) hash.add_field(word);
  hash.add_field(fmt::format("{}|{}|{}|{}|{}|{}|{}|{}", static_cast<int>(it.mode),
                             static_cast<int>(it.sound), static_cast<int>(it.place),
                             static_cast<int>(it.rate_unit), it.normal_rate, it.rate_scale,
                             it.sample_rate, it.quiet));
  hash.add_field(program_identity(it));
}

std::string fingerprint_of(const std::vector<Profile>& profiles) {
  Hash hash;
  for (const Profile& profile : profiles) {
    const Voice& it = profile.voice;
    hash.add_field(fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", it.name, it.engine,
                               it.engine_voice, it.rate, it.pitch, it.range, it.volume, it.gain,
                               it.sentence_pause, fmt::join(it.languages, " "),
                               fmt::join(profile.stands_in_for, " ")));
    hash.add_field(fmt::format("{}|{}|{}|{}|{}", it.pinyin, fmt::join(it.pauses, " "),
                               fmt::join(it.arounds, " "), fmt::join(it.rates, " "),
                               fmt::join(it.pitches, " ")));
    if (it.engine == "command") add_command(hash, it.command);
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
  std::vector<Profile> profiles = LECTERN_TRY(read_profiles(place, options.own_folder, defaults));
  add_engine_voices(defaults, profiles);
  const std::size_t preferred = LECTERN_TRY(prefer(options.names, profiles));
  LECTERN_TRY(set_rate(options.rate, profiles));

  Voices voices;
  voices.fingerprint_ = fingerprint_of(profiles);
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    for (const std::string& tag : profiles[i].voice.languages) {
      voices.by_language_.emplace(comparable_tag(tag), i);
      if (profiles[i].own) voices.own_.emplace(comparable_tag(tag), i);
    }
  }
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
  for (std::string_view known = wanted; !known.empty(); known = shortened(known))
    if (const auto it = own_.find(known); it != own_.end()) return &voices_[it->second];
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

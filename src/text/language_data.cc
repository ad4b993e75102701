#include "text/language_data.h"

#include <map>

#include "base/file.h"
#include "base/folders.h"
#include "base/key_values.h"
#include "text/scripts.h"

namespace lectern {
namespace {

struct Languages {
  using Names = std::map<std::string, std::string, std::less<>>;
  Names folders, spoken;  // by primary language; the sections of languages.conf
};

Languages read_languages(const std::string& voices) {
  Languages languages;
  const std::string path = voices + "/languages.conf";
  const auto text = read_file(path);
  if (!text) return languages;
  const auto pairs = parse_key_values(*text, path);
  if (!pairs) return languages;
  for (const KeyValue& pair : *pairs)
    (pair.section == "spoken" ? languages.spoken : languages.folders)[pair.key] = pair.value;
  return languages;
}

const Languages& languages_of(const std::string& voices) {
  thread_local std::map<std::string, Languages, std::less<>> known;
  auto found = known.find(voices);
  if (found == known.end()) found = known.emplace(voices, read_languages(voices)).first;
  return found->second;
}

// Of a tag that was made for a path: letters alone, so that no tag leads out of the folder.
bool is_plain(std::string_view primary) {
  return !primary.empty() &&
         primary.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
}

}  // namespace

std::optional<LanguageFile> language_file(std::string_view language, std::string_view name) {
  const auto voices = find_voices_folder();
  if (!voices) return std::nullopt;
  const Languages::Names& folders = languages_of(*voices).folders;
  const std::string_view primary = primary_language(language);
  if (!is_plain(primary)) return std::nullopt;
  const auto other = folders.find(primary);
  const std::string folder(other != folders.end() ? other->second : primary);
  LanguageFile file{*voices + "/" + folder + "/" + std::string(name), {}};
  auto text = read_file(file.path);
  if (!text) return std::nullopt;
  file.text = std::move(*text);
  return file;
}

const std::string& language_of_forms(std::string_view language) {
  // Asked for every run; where the voices lie is looked up on the disk.
  thread_local Languages::Names known;
  const auto at = known.find(language);
  if (at != known.end()) return at->second;
  std::string tag(language);
  if (const auto voices = find_voices_folder()) {
    const Languages::Names& spoken = languages_of(*voices).spoken;
    const auto other = spoken.find(primary_language(language));
    if (other != spoken.end()) tag = other->second;
  }
  return known.emplace(language, std::move(tag)).first->second;
}

}  // namespace lectern

#include "text/language_data.h"

#include <map>

#include "base/file.h"
#include "base/folders.h"
#include "base/key_values.h"
#include "text/scripts.h"

namespace lectern {
namespace {

using Folders = std::map<std::string, std::string, std::less<>>;

Folders read_folders(const std::string& voices) {
  Folders folders;
  const std::string path = voices + "/languages.conf";
  const auto text = read_file(path);
  if (!text) return folders;
  const auto pairs = parse_key_values(*text, path);
  if (!pairs) return folders;
  for (const KeyValue& pair : *pairs) folders[pair.key] = pair.value;
  return folders;
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
  thread_local std::map<std::string, Folders, std::less<>> known;
  auto folders = known.find(*voices);
  if (folders == known.end()) folders = known.emplace(*voices, read_folders(*voices)).first;

  const std::string_view primary = primary_language(language);
  if (!is_plain(primary)) return std::nullopt;
  const auto other = folders->second.find(primary);
  const std::string folder(other != folders->second.end() ? other->second : primary);
  LanguageFile file{*voices + "/" + folder + "/" + std::string(name), {}};
  auto text = read_file(file.path);
  if (!text) return std::nullopt;
  file.text = std::move(*text);
  return file;
}

}  // namespace lectern

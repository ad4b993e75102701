#include "lectern/prepare.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

#include "base/file.h"
#include "base/folders.h"
#include "base/hash.h"
#include "text/script_maker.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

// What lies in the folders of the languages beside the profiles of voices, and which they are.
std::vector<std::string> text_data_files(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    const fs::path name = it->path().lexically_relative(folder);
    const bool in_language = name.has_parent_path();
    if (name == "languages.conf") files.push_back(name.string());
    if (in_language && !name.filename().string().starts_with("voice") && it->is_regular_file(error))
      files.push_back(name.string());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

Result<Script> prepare(const Article& article, const PrepareOptions& options) {
  ScriptMaker maker(article, options);
  maker.title();
  maker.intro();
  maker.body();
  maker.end();
  return maker.take();
}

std::string text_data_fingerprint() {
  const auto folder = find_voices_folder();
  if (!folder) return {};
  Hash hash;
  for (const std::string& name : text_data_files(*folder)) {
    hash.add_field(name);
    if (const auto bytes = read_file(*folder + "/" + name)) hash.add_field(*bytes);
  }
  return hash.hex();
}

}  // namespace lectern

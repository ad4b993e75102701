// The files of a language: voices/<folder>/. Its folder is named as its primary language, unless
// voices/languages.conf says otherwise ("zh = cmn").
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lectern {

struct LanguageFile {
  std::string path, text;
};

// voices/<folder of the language>/<name>; "default" is a language of its own. Nothing when there is
// no such file.
std::optional<LanguageFile> language_file(std::string_view language, std::string_view name);

// The tag whose spoken forms articles of the language are read by: "ja-Hrkt" of "ja", for most
// their own. Kept once looked up.
const std::string& language_of_forms(std::string_view language);

}  // namespace lectern

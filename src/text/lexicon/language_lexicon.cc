#include "text/lexicon/language_lexicon.h"

#include <map>
#include <string>

#include "text/language_data.h"
#include "text/scripts.h"

namespace lectern {

Result<const Lexicon*> lexicon_of(std::string_view language) {
  thread_local std::map<std::string, Result<Lexicon>, std::less<>> known;
  const std::string_view primary = primary_language(language);
  auto at = known.find(primary);
  if (at == known.end()) {
    const auto file = language_file(primary, "lexicon.txt");
    at = known
             .emplace(std::string(primary),
                      file ? Lexicon::load({file->path}) : Result<Lexicon>(Lexicon()))
             .first;
  }
  if (!at->second) return at->second.error();
  return &*at->second;
}

}  // namespace lectern

#include "text/abbreviations.h"

#include <map>

#include "base/ascii.h"
#include "base/file.h"
#include "base/folders.h"
#include "base/utf8.h"
#include "text/scripts.h"

namespace lectern {
namespace {

// One abbreviation a line; `#` begins a comment.
Abbreviations parse(std::string_view text) {
  Abbreviations list;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = trim(line.substr(0, line.find('#')));
    if (!line.empty()) list.words.insert(ascii_lower(line));
  }
  return list;
}

Abbreviations load(std::string_view language) {
  const auto folder = find_voices_folder();
  if (!folder) return {};
  const auto text = read_file(*folder + "/" + std::string(language) + "/abbreviations.txt");
  return text ? parse(*text) : Abbreviations();
}

}  // namespace

bool Abbreviations::ends(std::string_view sentence) const {
  sentence = trim(sentence);
  if (!sentence.ends_with('.')) return false;
  const std::size_t space = sentence.find_last_of(" (\n\"");
  const std::string_view word =
      space == std::string_view::npos ? sentence : sentence.substr(space + 1);
  const bool initial = word.size() == 2 && word[0] >= 'A' && word[0] <= 'Z';
  return (initial && !words.empty()) || words.contains(ascii_lower(word));
}

const Abbreviations& abbreviations_of(std::string_view language) {
  thread_local std::map<std::string, Abbreviations, std::less<>> known;
  const std::string_view primary = primary_language(language);
  auto at = known.find(primary);
  if (at == known.end()) {
    const bool plain = primary.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == primary.npos;
    at = known.emplace(std::string(primary), plain ? load(primary) : Abbreviations()).first;
  }
  return at->second;
}

}  // namespace lectern

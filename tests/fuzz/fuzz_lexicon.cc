// Any bytes as a lexicon, in both kinds of files: words that can be looked for, or an error.
#include <cstdint>
#include <string>

#include "article_checks.h"
#include "text/lexicon/lexicon_files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lectern;
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const auto parse : {parse_lexicon_lines, parse_pls}) {
    const auto entries = parse(text, "fuzz");
    if (!entries) {
      fuzz::require(entries.error().code == Error::Code::bad_data, "another error", text);
      continue;
    }
    for (const LexiconEntry& it : *entries) {
      fuzz::require(is_utf8(it.word) && !it.word.empty(), "no word", it.word);
      fuzz::require(is_utf8(it.spoken), "no UTF-8", it.spoken);
      fuzz::require(it.sounds.find_first_of("[]") == it.sounds.npos, "brackets", it.sounds);
    }
  }
  return 0;
}

#include "lectern/spoken.h"

#include "text/sentences.h"

namespace lectern {

std::vector<TextRange> sentence_ranges(std::string_view text, std::string_view language) {
  return split_sentences(text, language);
}

std::string spoken_text(std::string_view sentence, std::string_view) {
  return std::string(sentence);
}

}  // namespace lectern

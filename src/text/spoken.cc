#include "lectern/spoken.h"

#include "base/utf8.h"
#include "text/sentences.h"

namespace lectern {

std::vector<TextRange> sentence_ranges(std::string_view text, std::string_view language) {
  return split_sentences(text, language);
}

std::string spoken_text(std::string_view sentence, std::string_view) {
  return std::string(sentence);
}

std::vector<std::string> han_readings(std::string_view sentence) {
  std::vector<std::string> readings;
  for (std::size_t at = 0; at < sentence.size(); decode(sentence, at)) readings.emplace_back();
  return readings;
}

}  // namespace lectern

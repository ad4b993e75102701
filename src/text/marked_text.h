// A text with what its spans say of its parts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/article.h"
#include "text/scripts.h"

namespace lectern {

struct MarkedText {
  std::string text;
  std::vector<LanguageRange> marked;  // ranges to which the markup gives a language, in order
  // Where it refers to notes, in order: what the reader sees there is no part of the sentence.
  std::vector<TextRange> references;
};

MarkedText marked_text(const Inlines& inlines);

// The text with white space in place of the references, so that a sentence ends before "1" in
// "end.1 Next".
std::string blanked(const std::vector<TextRange>& references, std::string text);

// Those of the marked ranges that lie in a sentence, counted from its beginning.
std::vector<LanguageRange> within(const std::vector<LanguageRange>& marked, TextRange sentence);
std::vector<TextRange> within(const std::vector<TextRange>& references, TextRange sentence);

}  // namespace lectern

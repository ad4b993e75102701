// The few words that a document says itself, in the reader's language.
#pragma once

#include <string_view>

namespace lectern {

struct Labels {
  std::string_view language;  // the start of the tags that these words are for
  std::string_view contents, body, landmarks, image, untitled;
  std::string_view colon;  // with the space after it
};

// English where the language is not known here. Requires: a tidy tag.
const Labels& labels_for(std::string_view language);

}  // namespace lectern

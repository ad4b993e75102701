// The words of what a book says about itself: where an article came from, and of its notes.
#pragma once

#include <string>
#include <string_view>

namespace lectern {

struct ColophonLabels {
  std::string_view language;  // the start of the tags that these words are for
  std::string_view about, source, site, authors, published, modified, rights;
  std::string_view editors, translators, others;  // `others`: who had another part
  std::string_view made;                          // what made the document
  std::string_view back;                          // where the label of a note leads
};

// English where the language is not known here. Requires: a tidy tag.
const ColophonLabels& colophon_labels_for(std::string_view language);

// The usual name of a licence whose address is well known, "CC BY-SA 4.0"; else empty.
std::string licence_name(std::string_view address);

}  // namespace lectern

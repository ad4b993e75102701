#include "lectern/spoken.h"

#include "base/utf8.h"
#include "text/sentences.h"
#include "text/spoken/forms.h"

namespace lectern {

std::vector<TextRange> sentence_ranges(std::string_view text, std::string_view language) {
  return split_sentences(text, language);
}

Result<std::string> spoken_text(std::string_view sentence, std::string_view language) {
  std::size_t replaced = 0;
  const std::string text = to_utf8(sentence, replaced);
  const SpokenForms* const forms = LECTERN_TRY(spoken_forms_of(language));
  return edited(text, forms->edits(text), forms->spaces()).text;
}

}  // namespace lectern

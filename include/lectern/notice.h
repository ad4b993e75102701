// Notices: what went wrong, or was decided, without stopping the work. Typed, so that scripts can
// count them, with one place that weighs them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

struct Notice {
  // Stable names (see name()) stand in journals and `--json` lines. Add, never rename.
  enum class Kind {
    no_title,            // the title was made from the file's name or address
    no_text,             // the source holds a title and an address, and no text
    no_date,             // no publication time was found anywhere
    no_language,         // the language could not be told
    invalid_bytes,       // bytes that are no UTF-8 were replaced by U+FFFD
    guessed_encoding,    // nothing said what the text's encoding is; what it reads like was taken
    control_characters,  // control characters, NUL among them, were removed
    repaired_markup,     // glued tags and attributes were taken apart
    simplified_markup,   // nesting or attributes beyond a limit were flattened; no text is lost
    truncated_source,    // the source itself is only the beginning of the article
    part_left_out,       // a part of a container holds nothing that can be read; its name is told
    image_left_out,      // a picture is not in the output; its text and link are
    image_simplified,    // parts of a drawing that a book must not hold are not in the output
    no_picture_library,  // pictures could not be decoded because the library is not installed
    cover_left_out,      // the book has no cover, or not the one that was wanted
    furniture_removed,   // self-promotion, advertisement labels, feed footers
    metadata_lifted,     // a byline, date or repeated title was taken out of the text
    voice_fallback,      // a language is read by another language's voice
    chunk_retried,       // the engine failed on a piece of text, which was cut smaller
    text_not_spoken,     // a piece of text that no engine call could say; left out of the sound
    selector_missed,     // the user's selector selects nothing; the article was looked for
    duplicate,           // another article of the run has its address or its text
    duplicate_name,      // two inputs wanted one output name
    glyphs_missing,      // no embedded font has some characters; the device's own show them
    old_volumes,         // volumes of a former run lie behind the last one of this one
  };
  Kind kind;
  std::string where;   // block or utterance id; empty for the whole article
  std::string detail;  // for a person
};
using Notices = std::vector<Notice>;

enum class Severity { info, warning, error };

std::string_view name(Notice::Kind kind);
Severity severity(Notice::Kind kind);

}  // namespace lectern

// Bytes of a text → clean UTF-8, whatever encoding they are in.
#pragma once

#include <string>
#include <string_view>

#include "lectern/notice.h"

namespace lectern {

// The text without byte order mark, NUL and other control characters, its lines ended by "\n"
// alone. The encoding is looked for as https://encoding.spec.whatwg.org/#decode and the HTML
// standard, section 13.2.3, say: a byte order mark, `charset` (what a container or its transport
// says; may be empty), what the text declares, and at last what it reads like. Bytes have the last
// word: what is UTF-8, with characters that are no ASCII, is read as UTF-8 whatever is said of it;
// what a label makes nonsense of is guessed. Notices: invalid_bytes, control_characters,
// guessed_encoding. UTF-8 costs one look and one copy.
std::string decode_text(std::string_view bytes, std::string_view charset, Notices& notices);

}  // namespace lectern

// Character references.
#pragma once

#include <string>
#include <string_view>

namespace lectern {

// Appends text of a page as it is meant: "caf&eacute &#x2019;" → "café ’". In the value of an
// attribute, an old name without semicolon counts only where no "=", letter or digit follows.
// https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state and those after it.
void append_decoded(std::string_view text, bool is_attribute, std::string& out);

// References in text that is no markup, titles mostly. Only those that end in a semicolon:
// "R&amp;D" → "R&D". Decodes once more where a whole reference remains ("&amp;#21328;").
std::string decode_entities(std::string_view text);

// References that survived one decoding ("&amp;#21328;", "caf&amp;eacute;" in the source), where
// they cannot be meant as they stand. Those of markup's own signs ("&lt;") stay, for who writes
// about HTML means them; so does what stands in quotes.
std::string decode_again(std::string_view text);

}  // namespace lectern

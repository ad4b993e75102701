// How notes, the signs that refer to them and the ways back look.
#pragma once

#include <string_view>

#include "lectern/article.h"

namespace lectern {

// "12" of "[12]" and "(12)".
std::string_view bare_sign(std::string_view text);

// A number, a letter or a sign, with brackets or without: "[3]", "a", "†", "note 2", "注1".
bool is_note_sign(std::string_view text);

// An arrow or its like: "↩", "^", "[back]".
bool is_way_back(std::string_view text);

// Whether one of the class names, or the id, is one that producers of pages give to such things.
bool names_reference(std::string_view classes);
bool names_notes(std::string_view classes);
bool names_way_back(std::string_view classes);
bool identifies_note(std::string_view id);

// Takes a note's own label off the beginning of its text: "[1] ", "1. ", and the brackets or the
// dot that a way back has left.
void drop_label(Inlines& text, std::string_view label);

}  // namespace lectern

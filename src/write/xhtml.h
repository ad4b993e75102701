// An article printed as HTML elements, well-formed as XML: for chapters of a book and for pages on
// their own. Only what stands in the Article is printed, never a source's markup.
#pragma once

#include <string_view>

#include "base/xml.h"
#include "write/page.h"

namespace lectern {

// The title, a line about the source, and the blocks.
void print_article(XmlWriter& out, const Page& page);

// `language` is the one that the element around it has.
void print_inlines(XmlWriter& out, const Inlines& inlines, std::string_view language);

// Prints lang, xml:lang and, where the direction changes, dir, when `tag` says another language
// than the one around. Gives the language that now holds. Requires: an element was just begun.
std::string print_language(XmlWriter& out, std::string_view tag, std::string_view around);

// The same for a document's root, which has none around.
void print_root_language(XmlWriter& out, std::string_view language);

}  // namespace lectern

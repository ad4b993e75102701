// Questions about one element: is it shown, is it furniture, what text does it hold.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "read/markup/html.h"

namespace lectern {

// All text below a node, white space cleaned; stops after about `limit` bytes.
std::string text_below(const HtmlDocument& document, const HtmlDocument::Node& node,
                       std::size_t limit);

// Whether any of the space-separated class names starts with `prefix`.
bool has_class(const HtmlDocument& document, const HtmlDocument::Node& node,
               std::string_view prefix);

// Why an element and all below it is no part of the article's text.
enum class Hidden {
  no,
  control,        // buttons, fields: nothing to read
  invisible,      // hidden from everybody
  promotion,      // the site's advertisement for itself
  advertisement,  // a place for advertisements, with no more than a label in it
  screen_aid,     // words for screen readers that make sense on the site only
  credit,         // who owns a picture
};
Hidden hidden(const HtmlDocument& document, const HtmlDocument::Node& node);

// Hidden from everybody by its own attributes.
bool is_invisible(const HtmlDocument& document, const HtmlDocument::Node& node);

// A table that arranges a page rather than data.
bool is_layout_table(const HtmlDocument& document, const HtmlDocument::Node& table);

// An element that begins and ends a paragraph.
bool is_block_element(Tag tag);

}  // namespace lectern

// Which picture an <img> means, and whether it is one at all.
#pragma once

#include <string>
#include <vector>

#include "lectern/article.h"
#include "read/html.h"

namespace lectern {

// A tracking pixel, a spacer or a picture of nothing.
bool is_decoration(const HtmlDocument& document, const HtmlDocument::Node& image);

// An emoji or smiley: its alternative text stands in the sentence. Empty when it is none.
std::string_view inline_picture_text(const HtmlDocument& document, const HtmlDocument::Node& image);

// The picture: its address from src, or from where lazy pages keep it; a `data:` picture's bytes
// go to `resources`. An empty address and no resource: the page holds only a placeholder.
Figure figure_of(const HtmlDocument& document, const HtmlDocument::Node& image,
                 std::string_view base_url, std::vector<Resource>& resources);

// "image/png" of PNG bytes, likewise JPEG, GIF, WebP, SVG; empty for anything else.
std::string_view sniff_image(std::string_view bytes);

}  // namespace lectern

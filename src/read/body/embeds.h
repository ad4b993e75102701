// What a frame, a video or a sound leads to.
#pragma once

#include <string>
#include <string_view>

#include "lectern/article.h"
#include "read/markup/html.h"

namespace lectern {

// An empty address: nothing that a reader would follow. Players of videos become the page where the
// video is watched.
Embed embed_of(const HtmlDocument& document, const HtmlDocument::Node& element,
               std::string_view base_url);

}  // namespace lectern

// A page's nodes → blocks. What an element means, never what a site does: see furniture.h for that.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/article.h"
#include "lectern/notice.h"
#include "read/html.h"

namespace lectern {

struct Body {
  std::vector<Block> blocks;
  std::vector<Resource> resources;
  std::vector<std::string> authors;  // from elements made for them
  std::string published;             // W3C date-time, from elements made for it
};

// `base_url` is what relative addresses are resolved against; may be empty.
Body build_body(const HtmlDocument& document, std::string_view base_url, Notices& notices);

}  // namespace lectern

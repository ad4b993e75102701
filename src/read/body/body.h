// A page's nodes → blocks. What an element means, never what a site does: see furniture.h for that.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/article.h"
#include "lectern/notice.h"
#include "lectern/read.h"
#include "read/body/in_page.h"
#include "read/markup/html.h"

namespace lectern {

struct Body {
  std::vector<Block> blocks;
  std::vector<Resource> resources;
  std::vector<std::string> authors;  // from elements made for them
  std::string published;             // W3C date-time, from elements made for it
};

struct BodyOptions {
  std::string_view base_url = {};  // what relative addresses are resolved against
  InPageLinks links = {};          // find_in_page_links() of the page
  const Companions* companions = nullptr;
  // By node: whether it, with all below it, is no part of the article. Empty: all is part of it.
  std::vector<bool> dropped = {};
};
Body build_body(const HtmlDocument& document, const BodyOptions& options, Notices& notices);

}  // namespace lectern

// What a page says of itself that helps to find its article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/article.h"
#include "read/markup/html.h"

namespace lectern {

// Texts are bare: see bare_text().
struct PageFacts {
  std::string title;
  std::string summary;  // its description of itself
  std::string text;     // the article's text as the page's data for machines have it
  // How much that data says that the article has, where it is of one article alone; else 0.
  std::size_t words = 0, told = 0;      // words; bytes of bare text
  bool forum = false, article = false;  // it calls itself a discussion; an article
};

PageFacts gather_facts(const HtmlDocument& document, const std::vector<std::string>& json_ld,
                       const Meta& meta);

// Letters and digits alone, ASCII in lower case, so that two ways to write the same compare equal.
std::string bare_text(std::string_view text);

}  // namespace lectern

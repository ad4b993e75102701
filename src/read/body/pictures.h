// Which picture an <img> means, and whether it is one at all.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lectern/article.h"
#include "lectern/read.h"
#include "read/markup/html.h"

namespace lectern {

// A tracking pixel, a spacer or a picture of nothing.
bool is_decoration(const HtmlDocument& document, const HtmlDocument::Node& image);

// An emoji or smiley: its alternative text stands in the sentence. Empty when it is none.
std::string_view inline_picture_text(const HtmlDocument& document, const HtmlDocument::Node& image);

// The pictures of one page. Bytes come from `data:` addresses and from what was saved with the
// page; the same bytes are kept once.
class PictureShelf {
 public:
  PictureShelf(const HtmlDocument& document, std::string_view base_url,
               const Companions* companions)
      : document_(document), base_url_(base_url), companions_(companions) {}

  // Its address from where lazy pages and sets of sizes keep the best one, else from src. An empty
  // address and no resource: the page holds only a placeholder.
  Figure figure_of(const HtmlDocument::Node& image);

  std::vector<Resource> take() { return std::move(resources_); }

 private:
  void choose(const HtmlDocument::Node& image);
  void add(std::string_view address);
  void add_sources(const HtmlDocument::Node& image, bool avif);
  int keep(std::string bytes, std::size_t smallest);
  int find_companion(const Figure& figure);

  const HtmlDocument& document_;
  std::string_view base_url_;
  const Companions* companions_;
  std::vector<std::string_view> choices_;  // of the picture at hand, the best first
  std::vector<Resource> resources_;
  std::unordered_map<std::string, int> known_;  // by the hash of its bytes
};

// Sets Article::lead_picture where the picture at meta.image is at hand: as that of a figure, or
// among the companions. What was found already stays.
void find_lead_picture(Article& article, const Companions& companions);

}  // namespace lectern

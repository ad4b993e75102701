// One article as a page of HTML: what is settled before anything is printed, so that the text, the
// table of contents and the package speak of the same headings, ids and pictures.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "lectern/article.h"
#include "lectern/notice.h"

namespace lectern {

// The id of the title's heading; no block may have it.
inline constexpr std::string_view title_anchor = "title";

struct Section {
  const Block* block = nullptr;  // a Heading with something to read
  int level = 2;                 // 2 to 6, never more than one deeper than the one before
  std::string id;                // empty: it has no anchor
  std::string label;             // plain text in one line
};

struct Page {
  const Article* article = nullptr;
  std::string title;                            // never empty
  std::string language;                         // tidy
  std::string address;                          // of the source, tidy; may be empty
  std::vector<Section> sections;                // in document order
  std::vector<std::string> pictures;            // by resource; empty: it cannot be shown
  std::unordered_set<const Block*> anchorless;  // no id, or one that is bad or used already
  std::string id_prefix;                        // for pages of which several share a document
};

// Gives the address under which a picture will be found, or nothing when it cannot be embedded.
using EmbedPicture = std::function<std::string(const Resource&)>;

// Requires: the article outlives the page. Notices: image_left_out for every picture that is not
// embedded.
Page make_page(const Article& article, std::string id_prefix, const EmbedPicture& embed,
               Notices& notices);

// Whether a reader would see anything of it.
bool is_visible(const Block& block);
bool is_visible(const std::vector<Block>& blocks);
bool has_text(const Inlines& inlines);
// Whether there is a character that is neither white space nor invisible.
bool shows(std::string_view text);

// What a link without text shows: the host of the first link; empty when there is none.
std::string stand_in(const Inlines& inlines);

// The id under which a block can be reached; empty when it cannot.
std::string anchor_of(const Page& page, const Block& block);

// Where the picture of a figure is found in the document; empty when it is not embedded.
std::string_view picture_of(const Page& page, const Figure& figure);

// Has a text alternative that somebody wrote.
bool has_alternative(const Figure& figure);

// The name to show, in one line: the title, else the site, the host or the word for "untitled".
std::string title_of(const Article& article);

}  // namespace lectern

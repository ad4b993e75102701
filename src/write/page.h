// One article as a page of HTML: what is settled before anything is printed, so that the text, the
// table of contents and the package speak of the same headings, ids and pictures.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
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
  std::size_t document = 0;      // of the page's documents, the one that it stands in
};

// What it is printed for: HTML knows no epub:type, and a Kobo wants its sentences marked.
enum class PageKind { html, epub, kepub };

// Where a block can be reached.
struct Place {
  const Block* block = nullptr;
  std::size_t document = 0;
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
  PageKind kind = PageKind::html;
  bool right_to_left = false;
  bool vertical = false;  // lines run downwards, from the right
  // Where each document begins, in the article's blocks: {0} when one is enough. Filled by
  // split_page(), with the documents' names as links from one to another need them.
  std::vector<std::size_t> documents = {0};
  std::vector<std::string> files = {""};
  std::unordered_map<std::string_view, Place> places;  // by block id: what links can lead to
  // By the id of a note: the document that has the first reference to it.
  std::unordered_map<std::string_view, std::size_t> referrers;
};

// Gives the address under which a picture will be found, or nothing when it cannot be embedded.
using EmbedPicture = std::function<std::string(const Resource&)>;

// Requires: the article outlives the page. Notices: image_left_out for every picture that is not
// embedded.
Page make_page(const Article& article, std::string id_prefix, const EmbedPicture& embed,
               Notices& notices);

// Begins a new document at each of these blocks; the first is 0. Requires: as many files.
void split_page(Page& page, std::vector<std::size_t> documents, std::vector<std::string> files);

// The address of a block from within one of the page's documents; empty when no link may lead to
// it.
std::string address_within(const Page& page, std::string_view block, std::size_t document);

// The address of the first reference to a note, likewise, and the anchor that it has.
std::string reference_address(const Page& page, std::string_view note, std::size_t document);
std::string reference_anchor(const Page& page, std::string_view note);

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

// Has a text alternative that somebody wrote, and that tells something.
bool has_alternative(const Figure& figure);

// The name to show, in one line: the title, else the site, the host or the word for "untitled".
std::string title_of(const Article& article);

}  // namespace lectern

// An article printed as HTML elements, well-formed as XML: for chapters of a book and for pages on
// their own. Only what stands in the Article is printed, never a source's markup.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/xml.h"
#include "write/page.h"

namespace lectern {

// The language and the direction that hold around a place.
struct Setting {
  std::string language;
  bool right_to_left = false;
};

// Prints a page's documents one after the other: the first begins with the title and a line about
// the source.
class ArticlePrinter {
 public:
  // Requires: the page outlives the printer.
  explicit ArticlePrinter(const Page& page);
  ~ArticlePrinter();

  // Requires: `out` stands inside a begun element; each document once, in order.
  void print(XmlWriter& out, std::size_t document);

 private:
  class Blocks;
  std::unique_ptr<Blocks> blocks_;
};

// All of a page that is one document.
void print_article(XmlWriter& out, const Page& page);

// Where the article came from and what made this of it, as a section of its own.
void print_colophon(XmlWriter& out, const Page& page);

// Prints lang, xml:lang and dir where they differ from what holds around; `direction` is "ltr",
// "rtl" or empty. Gives what holds inside. Requires: an element was just begun.
Setting print_setting(XmlWriter& out, std::string_view language, std::string_view direction,
                      const Setting& around);

// Prints lang, xml:lang and, where the direction changes, dir, when `tag` says another language
// than the one around. Gives the language that now holds. Requires: an element was just begun.
std::string print_language(XmlWriter& out, std::string_view tag, std::string_view around);

// The same for a document's root, which has none around.
void print_root_language(XmlWriter& out, std::string_view language);
void print_root_setting(XmlWriter& out, const Page& page);

}  // namespace lectern

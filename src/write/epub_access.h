// What a book may truly say about how accessible it is (EPUB Accessibility 1.1).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "write/epub_book.h"

namespace lectern {

struct AccessFacts {
  int pictures = 0;                   // figures that show an embedded picture
  int pictures_with_alternative = 0;  // of those, with a text that somebody wrote
  bool has_gif = false;               // which may flicker
  bool has_ruby = false;
  bool has_formulas = false;
  std::vector<std::string> languages;  // tidy, in order of appearance, without "und"
};

AccessFacts survey(const Book& book);
AccessFacts survey(const Page& page);

// By document of the page.
std::vector<bool> documents_with_formulas(const Page& page);

// Properties of the schema.org vocabulary with their values, in order.
std::vector<std::pair<const char*, const char*>> accessibility_metadata(const AccessFacts& facts);

// The same for a person, in English.
std::string accessibility_summary(const AccessFacts& facts);

}  // namespace lectern

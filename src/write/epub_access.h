// What a book may truly say about how accessible it is (EPUB Accessibility 1.1).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "write/page.h"

namespace lectern {

struct AccessFacts {
  int pictures = 0;                   // figures that show an embedded picture
  int pictures_with_alternative = 0;  // of those, with a text that somebody wrote
  bool has_gif = false;               // which may flicker
  bool has_ruby = false;
  bool has_formulas = false;
  std::vector<std::string> languages;  // tidy, in order of appearance, without "und"
};

// All but has_gif, which the pictures themselves tell.
AccessFacts survey(const Page& page);

// Adds what holds of a part to what holds of the whole.
void add(AccessFacts& whole, const AccessFacts& part);

// Properties of the schema.org vocabulary with their values, in order.
std::vector<std::pair<const char*, const char*>> accessibility_metadata(const AccessFacts& facts);

// The same for a person, in English.
std::string accessibility_summary(const AccessFacts& facts);

}  // namespace lectern

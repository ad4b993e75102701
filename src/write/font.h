// Fonts for books: what a font file says of itself, and the part of it that a text needs.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "lectern/result.h"

namespace lectern {

struct FontFacts {
  std::string family;                  // fit for a string of CSS; never empty
  int lightest = 400, heaviest = 400;  // weights as CSS has them; they differ in variable fonts
  bool italic = false;
};

// Reads what the tables of an OpenType or TrueType font say; of a collection, those of its first
// font. Errors: usage for what is no such font, is packed for the web (WOFF), or forbids to be
// embedded in part (OS/2 table, fsType).
Result<FontFacts> read_font(std::string_view bytes);

struct FontSubset {
  std::string bytes;              // empty: the font has none of the characters
  std::string_view media_type;    // "font/ttf" or "font/otf"
  std::string_view extension;     // ".ttf" or ".otf"
  std::set<char32_t> characters;  // that it has, of those asked for
};

// The glyphs of these characters with all that shaping may put in their place, and the rules for
// it: joined Arabic letters, Indic clusters, ligatures. Requires: read_font() takes the bytes.
// Errors: system without HarfBuzz; bad_data where its tables are broken.
Result<FontSubset> subset_font(std::string_view bytes, const std::set<char32_t>& characters);

}  // namespace lectern

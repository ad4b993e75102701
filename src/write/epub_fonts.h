// The fonts of a book: they see its whole text and then become no larger than it needs.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/notice.h"
#include "lectern/result.h"
#include "write/font.h"

namespace lectern {

struct BookFont {
  std::string file;  // "fonts/f1.ttf", relative to the package document
  std::string_view media_type;
  std::string bytes;
  FontFacts facts;
};

class BookFonts {
 public:
  // `files` must outlive this. Requires: read_font() takes each of them.
  explicit BookFonts(std::span<const std::string> files) : files_(files) {}

  // Takes in the characters of a printed document. Does nothing where there are no fonts.
  void see(std::string_view xhtml);
  void add(const std::vector<std::uint64_t>& characters);

  // What was seen, in order.
  std::vector<std::uint64_t> characters() const { return {characters_.begin(), characters_.end()}; }

  // A font that has no letter of the book is not embedded. Notices: glyphs_missing for what none of
  // them has. Errors: those of subset_font().
  Result<std::vector<BookFont>> take(Notices& notices) const;

 private:
  std::span<const std::string> files_;
  std::set<char32_t> characters_;
};

// The rules that make the fonts the book's; empty where there are none.
std::string font_style(std::span<const BookFont> fonts);

}  // namespace lectern

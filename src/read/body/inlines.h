// Running text under construction: white space collapsed, invisible characters gone, styles kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/article.h"

namespace lectern {

// The style that text is in right now; nested elements count up and down.
struct TextStyle {
  int emphasis = 0, strong = 0, code = 0, subscript = 0, superscript = 0;
  std::string href, language;
  std::string target, expansion, direction;  // as those of a Span
  bool note = false;

  bool operator==(const TextStyle&) const = default;
};

class InlineBuilder {
 public:
  // Adds text of a page in its style. White space of any kind becomes one space, none at the start.
  void add(std::string_view text, const TextStyle& style);
  // Adds a base text with its ruby annotation.
  void add_ruby(std::string_view base, std::string_view annotation, const TextStyle& style);
  // Adds a formula: its markup, and the text that stands for it.
  void add_math(std::string_view text, std::string markup, const TextStyle& style);
  // A line break that the author made. A second one directly after it adds nothing.
  void add_break();

  // Nothing to be seen so far.
  bool empty() const { return spans_.empty(); }
  // Whether a line break was the last thing added.
  bool at_break() const { return at_break_; }
  // Whether the last line is a whole sentence, and longer than lines of verse or of an address are.
  bool ends_with_long_sentence() const;

  // Gives the text without white space at its ends, and starts anew.
  Inlines take();

  std::size_t invisible() const { return invisible_; }  // characters removed so far

 private:
  Span& span_for(const TextStyle& style);
  void separate(char separator, const TextStyle& style);
  void put(std::string_view bytes, const TextStyle& style);

  Inlines spans_;
  bool space_ = false;     // white space is waiting for the next visible character
  bool at_break_ = false;  // so is a line break
  std::size_t invisible_ = 0;
};

}  // namespace lectern

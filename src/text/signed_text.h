// A text, character by character, with what each means to its sentences.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/sentence_rules.h"
#include "text/sentence_signs.h"

namespace lectern {

class SignedText {
 public:
  SignedText(std::string_view text, const SentenceRules& rules) : text_(text), rules_(rules) {}

  struct Character {
    char32_t code = 0;
    Sign sign = Sign::line;  // both ends of a text are as good as a line break
    std::size_t begin = 0, end = 0;
  };

  Character at(std::size_t place) const;
  Character before(std::size_t place) const;
  Sign sign(std::size_t place) const { return at(place).sign; }

  // Past white space within the line.
  std::size_t past_spaces(std::size_t place) const;
  // The letters, marks and digits that begin at `place`; 48 bytes at most.
  std::string_view word(std::size_t place) const;
  // Whether a quotation mark closes: some do in one language and open in another, so that what
  // stands beside them decides.
  bool closes(const Character& quote, bool odd) const;

  std::string_view text() const { return text_; }
  std::size_t size() const { return text_.size(); }
  const SentenceRules& rules() const { return rules_; }

 private:
  std::string_view text_;
  const SentenceRules& rules_;
};

}  // namespace lectern

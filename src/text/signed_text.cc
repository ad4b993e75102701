#include "text/signed_text.h"

#include "base/utf8.h"

namespace lectern {
namespace {

constexpr std::size_t longest_word = 48;  // bytes

bool is_among(std::u32string_view signs, char32_t character) {
  return !signs.empty() && signs.find(character) != signs.npos;
}

bool ends_a_word(Sign sign) {
  switch (sign) {
    case Sign::space:
    case Sign::line:
    case Sign::comma:
    case Sign::stop:
    case Sign::mark:
    case Sign::closing:
    case Sign::quote:
      return true;
    default:
      return false;
  }
}

bool begins_a_word(Sign sign) {
  return is_letter(sign) || sign == Sign::digit;
}

}  // namespace

SignedText::Character SignedText::at(std::size_t place) const {
  Character it;
  it.begin = it.end = place;
  if (place >= text_.size()) return it;
  it.code = decode(text_, it.end);
  it.sign = sign_of(it.code);
  if (begins_a_word(it.sign)) return it;
  if (is_among(rules_.marks, it.code)) it.sign = Sign::mark;
  if (is_among(rules_.pauses, it.code)) it.sign = Sign::comma;
  return it;
}

SignedText::Character SignedText::before(std::size_t place) const {
  if (place == 0) return {};
  std::size_t begin = place - 1;
  while (begin > 0 && place - begin < 4 &&
         (static_cast<unsigned char>(text_[begin]) & 0xC0) == 0x80)
    --begin;
  return at(begin);
}

std::size_t SignedText::past_spaces(std::size_t place) const {
  for (Character it = at(place); it.sign == Sign::space; it = at(place)) place = it.end;
  return place;
}

std::string_view SignedText::word(std::size_t place) const {
  std::size_t end = place;
  for (Character it = at(end); end - place < longest_word; it = at(end)) {
    if (!begins_a_word(it.sign) && it.sign != Sign::joined) break;
    end = it.end;
  }
  return text_.substr(place, end - place);
}

bool SignedText::closes(const Character& quote, bool odd) const {
  const Sign next = sign(quote.end), last = before(quote.begin).sign;
  const bool is_apart = last == Sign::space || last == Sign::line || last == Sign::opening;
  switch (quote.code) {
    case U'\u2019':
    case U'\u201D':
    case U'\u203A':
    case U'\u00BB':
      return !(is_apart && begins_a_word(next));
    case U'\u2018':
    case U'\u201C':
    case U'\u2039':
    case U'\u00AB':
      return !is_apart && ends_a_word(next);
    default:
      if (is_apart) return odd && !begins_a_word(next);
      return ends_a_word(next) || (odd && !is_letter(last));
  }
}

}  // namespace lectern

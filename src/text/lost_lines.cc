#include "text/lost_lines.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "text/sentence_words.h"

namespace lectern {
namespace {

using Character = SignedText::Character;

constexpr std::size_t shortest_address = 6;   // bytes of an e-mail address
constexpr std::size_t longest_address = 256;  // bytes, of those that are looked at
constexpr std::size_t longest_short = 48;     // bytes of a line that may be a greeting or a name
constexpr std::size_t most_short_words = 3;   // of such a line
constexpr std::size_t shortest_drawn = 5;     // signs

// What stands between the last ASCII space and `end`.
std::string_view word_before(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t at = end;
  while (at > begin && text[at - 1] != ' ' && end - at < longest_address) --at;
  return text.substr(at, end - at);
}

// "www.example.org", "https://…", "name@example.org"
bool is_address(std::string_view token) {
  if (token.size() < shortest_address || token.find('.') == token.npos) return false;
  return token.find("://") != token.npos || token.starts_with("www.") ||
         token.find('@') != token.npos;
}

bool is_between_addresses(const SignedText& text, const Gap& gap) {
  if (!is_address(word_before(text.text(), gap.begin, gap.end))) return false;
  const std::string_view rest = text.text().substr(gap.next, longest_address);
  return is_address(rest.substr(0, rest.find_first_of(" \n")));
}

// Past a date in digits with the time of day, as stands at the head of letters: "07/06/2000 14:57".
// `place` itself where there is none.
std::size_t past_time_stamp(std::string_view text, std::size_t place) {
  std::size_t at = place;
  const auto digits = [&](std::size_t most) {
    const std::size_t begin = at;
    while (at < text.size() && at - begin < most && is_ascii_digit(text[at])) ++at;
    return at > begin;
  };
  const auto sign = [&](char c) {
    if (at >= text.size() || text[at] != c) return false;
    ++at;
    return true;
  };
  if (!digits(2) || !sign('/') || !digits(2) || !sign('/') || !digits(4) || !sign(' ') ||
      !digits(2) || !sign(':') || !digits(2))
    return place;
  if (sign(':')) digits(2);
  const std::string_view half = text.substr(at, 3);
  return half == " AM" || half == " PM" ? at + half.size() : at;
}

bool ends_with_time_stamp(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t longest = std::string_view("12/31/2000 12:59:59 PM").size();
  if (end == 0 || (!is_ascii_digit(text[end - 1]) && text[end - 1] != 'M')) return false;
  for (std::size_t at = std::max(begin, end - std::min(end, longest)); at < end; ++at)
    if (past_time_stamp(text, at) == end) return true;
  return false;
}

// Whether a date with the time stands past the gap, after a name or an address.
bool stands_alone(const SignedText& text, const Gap& gap) {
  return past_time_stamp(text.text(), gap.next) > gap.next && !follows_small_word(text, gap.end) &&
         is_letter(text.before(gap.end).sign);
}

// "Hello, …", "Thanks …"
bool is_salutation(const SignedText& text, std::size_t next) {
  const SentenceRules& rules = text.rules();
  const std::string key = lower_case(text.word(next));
  if (!rules.greetings.contains(key) || !rules.starters.contains(key)) return false;
  const Sign after = text.sign(past_word(text, next));
  return after == Sign::comma || after == Sign::stop || after == Sign::mark;
}

bool begins_with_capital(const SignedText& text, const Gap& gap) {
  const SentenceRules& rules = text.rules();
  if (is_address(word_before(text.text(), gap.begin, gap.end))) return true;
  if (ends_with_time_stamp(text.text(), gap.begin, gap.end)) return true;
  const Character last = text.before(gap.end);
  const bool is_short =
      gap.end - gap.begin <= longest_short &&
      count_words(text, gap.begin, gap.end, most_short_words + 1) <= most_short_words;
  if (is_short && last.sign == Sign::comma &&
      rules.greetings.contains(lower_case(text.word(gap.begin))))
    return true;
  if (is_salutation(text, gap.next)) return true;
  if (is_short && last.code == U',') return is_sure_starter(text, gap.next, Starters::all);
  if (last.sign != Sign::digit && last.sign != Sign::closing && !is_letter(last.sign)) return false;
  if (!is_sure_starter(text, gap.next, Starters::strong)) return false;
  return is_short || !is_letter(last.sign) ||
         (last.sign == Sign::lower && follows_small_word(text, gap.end));
}

}  // namespace

bool begins_unmarked(const SignedText& text, const Gap& gap, Clues) {
  switch (text.sign(gap.next)) {
    case Sign::upper:
      return !text.rules().starters.empty() && begins_with_capital(text, gap);
    case Sign::digit:
      return stands_alone(text, gap);
    case Sign::lower:
      return is_between_addresses(text, gap);
    default:
      return false;
  }
}

std::size_t past_drawn_line(const SignedText& signed_text, std::size_t place) {
  const std::string_view text = signed_text.text();
  if (place >= text.size() || std::string_view("-=_*~#").find(text[place]) == text.npos) return 0;
  const std::size_t end = std::min(text.find_first_not_of(text[place], place), text.size());
  return end - place >= shortest_drawn && signed_text.sign(end) == Sign::space ? end : 0;
}

bool is_bracketed_address(const SignedText& text, std::size_t place) {
  const Character bracket = text.at(place);
  if (bracket.code != U'[' && bracket.code != U'<' && bracket.code != U'(') return false;
  const std::string_view rest = text.text().substr(text.past_spaces(bracket.end), longest_address);
  return rest.starts_with("http") && is_address(rest.substr(0, rest.find_first_of(" \n")));
}

}  // namespace lectern

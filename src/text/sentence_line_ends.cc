#include "text/sentence_line_ends.h"

#include <algorithm>
#include <array>
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
constexpr std::size_t longest_label = 24;     // bytes, with its colon
constexpr std::size_t shortest_drawn = 5;     // signs
constexpr std::size_t fewest_framed_words = 2;
constexpr std::size_t longest_aside = 300;  // bytes of a sentence in brackets

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

// "Hello, …", "Hey guys, …", "Thanks …"
bool is_salutation(const SignedText& text, std::size_t next) {
  const SentenceRules& rules = text.rules();
  const std::string key = lower_case(text.word(next));
  if (!rules.greetings.contains(key) || !rules.starters.contains(key)) return false;
  const std::size_t end = past_word(text, next);
  const Sign after = text.sign(end);
  if (after == Sign::space && !rules.closings.contains(key))
    return text.sign(past_word(text, text.past_spaces(end))) == Sign::comma;
  return after == Sign::comma || after == Sign::stop || after == Sign::mark;
}

// "Subject: …", "Job Title: …": what begins a line in the head of a letter or in a form.
bool is_label(const SignedText& text, std::size_t next) {
  const std::string_view rest = text.text().substr(next, longest_label);
  const std::size_t colon = rest.find(':');
  if (colon == rest.npos || text.sign(next + colon + 1) != Sign::space) return false;
  std::string key = lower_case(rest.substr(0, colon));
  std::ranges::replace(key, ' ', '-');
  return text.rules().labels.contains(key);
}

constexpr bool is_drawn_with(char c) {
  return std::string_view("-=_*~#").find(c) != std::string_view::npos;
}

// Signs that a line is drawn with, from `place` on, counted no further than is needed.
std::size_t drawn_signs(std::string_view text, std::size_t place) {
  std::size_t signs = 0;
  while (signs < shortest_drawn && place + signs < text.size() &&
         is_drawn_with(text[place + signs]))
    ++signs;
  return signs;
}

// "*****Terms of use*****", "-----= Posted with Care =-----": a line in a frame.
bool begins_frame(const SignedText& text, const Gap& gap) {
  return drawn_signs(text.text(), gap.next) >= shortest_drawn &&
         drawn_signs(text.text(), gap.begin) < shortest_drawn;
}

// Of fewer signs, only "** News **" and "*What it costs:*" are lines of their own: others emphasize
// the first words of a sentence.
bool is_framed(const SignedText& text, const Gap& gap) {
  const std::size_t signs = drawn_signs(text.text(), gap.begin);
  if (signs == 0 || gap.end - gap.begin <= 2 * signs) return false;
  const std::size_t closing = gap.end - signs;
  if (drawn_signs(text.text(), closing) < signs) return false;
  if (count_words(text, gap.begin, gap.end, fewest_framed_words) < fewest_framed_words)
    return false;
  if (signs >= shortest_drawn) return true;
  const Character last = text.before(closing);
  const bool is_spaced = text.sign(gap.begin + signs) == Sign::space && last.sign == Sign::space;
  return is_spaced ? signs > 1 : last.code == U':' || last.sign == Sign::mark;
}

// Whether the sentence is an address in brackets and nothing else.
bool is_bracketed(const SignedText& text, const Gap& gap) {
  if (!is_bracketed_address(text, gap.begin)) return false;
  const std::size_t address = text.past_spaces(text.at(gap.begin).end);
  return address < gap.end &&
         text.text().substr(address, gap.end - address).find(' ') == std::string_view::npos;
}

// Whether a whole sentence stands in brackets, "(You need not look.)", and another follows it.
bool is_aside(const SignedText& text, std::size_t next) {
  const Character opening = text.at(next);
  if (opening.code != U'(' && opening.code != U'[') return false;
  if (!is_starter(text, opening.end) || text.sign(opening.end) != Sign::upper) return false;
  const std::size_t closing =
      text.text().substr(0, next + longest_aside).find(opening.code == U'(' ? ')' : ']', next);
  if (closing == std::string_view::npos) return false;
  const Sign last = text.before(closing).sign;
  const Sign after = text.sign(text.past_spaces(closing + 1));
  return (last == Sign::stop || last == Sign::mark) && after != Sign::lower &&
         after != Sign::comma && after != Sign::stop;
}

// "WASHINGTON (Reuters) -": where an agency's news comes from.
bool is_dateline(const SignedText& text, const Gap& gap) {
  const Character dash = text.before(gap.end);
  if (dash.sign != Sign::dash || gap.end - gap.begin > longest_short) return false;
  const std::string_view line = text.text().substr(gap.begin, gap.end - gap.begin);
  const std::size_t opening = line.find(" (");
  const std::size_t closing = line.find(") ");
  if (opening == line.npos || closing == line.npos || closing < opening) return false;
  const std::string_view place = text.word(gap.begin);
  return place.size() > 1 && line.find(' ', opening + 2) > closing &&
         std::ranges::none_of(place, [](char c) { return c >= 'a' && c <= 'z'; });
}

// The names of files that letters bring along.
bool is_file_name(std::string_view token) {
  constexpr std::array<std::string_view, 20> endings = {
      "csv", "doc", "docx", "epub", "gif",  "htm", "html", "jpeg", "jpg",  "mp3",
      "odt", "pdf", "png",  "ppt",  "pptx", "rtf", "txt",  "xls",  "xlsx", "zip"};
  const std::size_t dot = token.rfind('.');
  return dot != token.npos && dot > 0 &&
         std::ranges::binary_search(endings, lower_case(token.substr(dot + 1)));
}

// "- Some title.pdf": an item in the list of what a letter brings along.
bool is_attachment(const SignedText& text, std::size_t begin, std::size_t end) {
  return text.at(begin).sign == Sign::dash && text.sign(begin + 1) == Sign::space &&
         is_file_name(word_before(text.text(), begin, end));
}

bool begins_attachment(const SignedText& text, std::size_t next) {
  const std::string_view rest = text.text().substr(next, longest_short);
  for (std::size_t end = rest.find(' ', 2); end != rest.npos; end = rest.find(' ', end + 1))
    if (is_attachment(text, next, next + end)) return true;
  return rest.size() < longest_short && is_attachment(text, next, text.size());
}

bool is_short(const SignedText& text, const Gap& gap) {
  return gap.end - gap.begin <= longest_short &&
         count_words(text, gap.begin, gap.end, most_short_words + 1) <= most_short_words;
}

// Words with capitals that begin no sentence: "Vince", "Debra Perlingiere".
bool is_name(const SignedText& text, const Gap& gap) {
  if (!is_short(text, gap)) return false;
  std::size_t end = gap.begin;
  for (std::size_t at = gap.begin; at < gap.end; at = text.past_spaces(end)) {
    if (text.sign(at) != Sign::upper || is_starter(text, at)) return false;
    end = past_word(text, at);
    if (end < gap.end && text.sign(end) != Sign::space) return false;
  }
  return end == gap.end;
}

// "Vince, are you", "Sara: While": a name, and the letter to it.
bool is_address_of_letter(const SignedText& text, std::size_t next) {
  const std::size_t end = past_word(text, next);
  if (is_starter(text, next) || text.sign(end) != Sign::comma) return false;
  const std::size_t after = text.past_spaces(text.at(end).end);
  return text.sign(after) == Sign::upper && is_starter(text, after);
}

// "Regards", "Thanks -": what is followed by a name at the end of a letter.
bool is_closing(const SignedText& text, const Gap& gap) {
  if (!is_short(text, gap)) return false;
  std::size_t end = gap.end;
  for (Character it = text.before(end); end > gap.begin && !is_letter(it.sign);
       it = text.before(end))
    end = it.begin;
  return text.rules().closings.contains(lower_case(word_before(text.text(), gap.begin, end)));
}

bool begins_clause(const SignedText& text, std::size_t next) {
  if (is_sure_starter(text, next, Starters::all)) return true;
  if (!text.rules().capitals.contains(lower_case(text.word(next)))) return false;
  const std::size_t end = past_word(text, next);
  return text.sign(end) == Sign::space && text.sign(text.past_spaces(end)) == Sign::lower;
}

// What letters are full of, once their lines are lost.
bool begins_in_letter(const SignedText& text, const Gap& gap) {
  const Character last = text.before(gap.end);
  if (is_closing(text, gap)) return true;
  if (last.sign == Sign::comma) {
    const Gap before_comma = {gap.begin, last.begin, last.end};
    return is_name(text, before_comma) && begins_clause(text, gap.next);
  }
  const bool follows_name = is_name(text, gap);
  return (follows_name && begins_clause(text, gap.next)) ||
         ((follows_name || last.sign == Sign::digit) && is_address_of_letter(text, gap.next));
}

bool is_before_digit(const SignedText& text, std::size_t place) {
  return text.sign(text.past_spaces(past_word(text, place))) == Sign::digit;
}

bool begins_with_capital(const SignedText& text, const Gap& gap, Clues clues) {
  const SentenceRules& rules = text.rules();
  const std::string_view word = word_before(text.text(), gap.begin, gap.end);
  if (is_address(word) || is_attachment(text, gap.begin, gap.end)) return true;
  if (is_dateline(text, gap)) return true;
  if (ends_with_time_stamp(text.text(), gap.begin, gap.end)) return true;
  const Character last = text.before(gap.end);
  if (last.sign != Sign::digit && is_label(text, gap.next) && !rules.unfinished.contains(word))
    return true;
  const bool is_short_line = is_short(text, gap);
  if (is_short_line && last.sign == Sign::comma &&
      rules.greetings.contains(lower_case(text.word(gap.begin))))
    return true;
  if (is_salutation(text, gap.next)) return true;
  if (clues == Clues::likely && begins_in_letter(text, gap)) return true;
  if (is_short_line && last.code == U',') return is_sure_starter(text, gap.next, Starters::all);
  if (last.sign != Sign::digit && last.sign != Sign::closing && !is_letter(last.sign)) return false;
  if (!is_sure_starter(text, gap.next, Starters::strong)) return false;
  if (last.sign == Sign::digit && is_before_digit(text, gap.next)) return false;  // "6 May 2010"
  return is_short_line || !is_letter(last.sign) ||
         (last.sign == Sign::lower && follows_small_word(text, gap.end));
}

}  // namespace

bool begins_unmarked(const SignedText& text, const Gap& gap, Clues clues) {
  const Sign sign = text.sign(gap.next);
  if (sign != Sign::lower && sign != Sign::comma &&
      (is_framed(text, gap) || is_bracketed(text, gap)))
    return true;
  switch (sign) {
    case Sign::upper:
      return !text.rules().starters.empty() && begins_with_capital(text, gap, clues);
    case Sign::opening:
      return is_aside(text, gap.next) || (is_bracketed_address(text, gap.next) &&
                                          ends_with_time_stamp(text.text(), gap.begin, gap.end));
    case Sign::other:
      return begins_frame(text, gap);
    case Sign::dash:
      return begins_frame(text, gap) || begins_attachment(text, gap.next);
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
  if (place >= text.size() || !is_drawn_with(text[place])) return 0;
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

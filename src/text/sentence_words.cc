#include "text/sentence_words.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"

namespace lectern {
namespace {

using Character = SignedText::Character;

constexpr std::size_t longest_token = 48;   // bytes
constexpr std::size_t shortest_ending = 5;  // letters of a word that is surely no abbreviation
constexpr std::size_t shortest_small_ending = 3;  // where sentences begin with small letters
constexpr std::size_t fewest_words_before_weak = 4;
constexpr int most_spaced_letters = 4;  // of an abbreviation such as "u. v. a. m."

bool begins_token(const Character& before) {
  return before.sign == Sign::space || before.sign == Sign::line || before.sign == Sign::opening ||
         (before.sign == Sign::quote && before.code != U'\'' && before.code != U'\u2019');
}

// What stands before `end` up to white space, brackets and quotes; empty where it is too long.
std::string_view token_before(const SignedText& text, std::size_t end) {
  std::size_t begin = end;
  for (Character it = text.before(begin); !begins_token(it); it = text.before(begin)) {
    begin = it.begin;
    if (end - begin > longest_token) return {};
  }
  return text.text().substr(begin, end - begin);
}

// Without signs that show nothing, and in lower case.
std::string plain(const SignedText& text, std::string_view token) {
  std::string kept;
  const std::size_t begin = static_cast<std::size_t>(token.data() - text.text().data());
  for (std::size_t at = begin; at < begin + token.size();) {
    const Character it = text.at(at);
    const bool is_control = it.code >= 0x200E && it.code <= 0x2069;
    if (it.sign != Sign::joined || !is_control)
      kept += text.text().substr(it.begin, it.end - it.begin);
    at = it.end;
  }
  return lower_case(kept);
}

std::size_t letters_of(std::string_view token) {
  return static_cast<std::size_t>(
      std::ranges::count_if(token, [](char c) { return (c & 0xC0) != 0x80; }));
}

// Of "Tuesday.Mr", where the space was forgotten, what follows the full stop.
std::string_view without_sentence_before(const SignedText& text, std::string_view token) {
  const std::size_t dot = token.rfind('.');
  if (dot == token.npos || dot == 0) return token;
  const std::size_t at = static_cast<std::size_t>(token.data() - text.text().data()) + dot;
  const bool is_glued = text.before(at).sign == Sign::lower && text.sign(at + 1) == Sign::upper;
  return is_glued ? token.substr(dot + 1) : token;
}

// "12", and what ends a span of numbers: "-3", "1.-3".
bool is_number(std::string_view token) {
  if (const std::size_t dash = token.rfind('-'); dash != token.npos) token.remove_prefix(dash + 1);
  return !token.empty() && std::ranges::all_of(token, is_ascii_digit);
}

bool is_roman(std::string_view token) {
  return !token.empty() && token.find_first_not_of("IVXLC") == token.npos;
}

// "u.s", "г.р": short pieces with full stops between them.
bool is_dotted(std::string_view token) {
  if (token.find('.') == token.npos) return false;
  while (!token.empty()) {
    const std::size_t end = std::min(token.find('.'), token.size());
    const std::size_t letters = letters_of(token.substr(0, end));
    if (letters == 0 || letters > 4 || is_ascii_digit(token[0])) return false;
    token.remove_prefix(std::min(end + 1, token.size()));
  }
  return true;
}

// "z. B" as "z.b", when "B" is all that stands before the full stop.
std::string with_spaced_letters(const SignedText& text, std::string_view token) {
  std::string joined = plain(text, token);
  for (int i = 0; i < most_spaced_letters && letters_of(token) == 1; ++i) {
    const std::size_t begin = static_cast<std::size_t>(token.data() - text.text().data());
    const Character space = text.before(begin);
    if (space.sign != Sign::space) break;
    const Character stop = text.before(space.begin);
    if (stop.sign != Sign::stop) break;
    token = token_before(text, stop.begin);
    if (letters_of(token) != 1) break;
    joined = plain(text, token) + '.' + joined;
  }
  return joined;
}

// Of the word before a full stop: the whole, or what follows its last hyphen or apostrophe.
Abbreviation abbreviation(const SentenceRules& rules, const std::string& word) {
  const Abbreviation whole = rules.abbreviation(word + '.');
  if (whole != Abbreviation::none) return whole;
  std::size_t at = word.find_last_of("-'/");
  at = at == word.npos ? 0 : at + 1;
  if (const std::size_t curly = word.rfind("\u2019"); curly != word.npos)
    at = std::max(at, curly + std::string_view("\u2019").size());
  return at == 0 ? Abbreviation::none : rules.abbreviation(word.substr(at) + '.');
}

}  // namespace

bool is_starter(const SignedText& text, std::size_t place) {
  const std::string_view word = text.word(place);
  const bool is_initial = letters_of(word) == 1 && text.sign(place + word.size()) == Sign::stop;
  return !is_initial && text.rules().starters.contains(lower_case(word));
}

std::size_t past_word(const SignedText& text, std::size_t place) {
  const std::size_t end = place + text.word(place).size();
  const Character it = text.at(end);
  if (it.code != U'\'' && it.code != U'\u2019') return end;
  return it.end + text.word(it.end).size();
}

bool is_sure_starter(const SignedText& text, std::size_t next, Starters starters) {
  const SentenceRules& rules = text.rules();
  const std::string key = lower_case(text.word(next));
  if (!rules.starters.contains(key) || rules.capitals.contains(key)) return false;
  if (starters == Starters::strong && rules.weak.contains(key)) return false;
  if (text.sign(text.at(next).end) == Sign::upper) return false;
  const std::size_t end = past_word(text, next);
  if (text.sign(end) != Sign::space) return false;
  const std::size_t after = text.past_spaces(end);
  const Sign then = text.sign(after);
  return then == Sign::lower || then == Sign::digit ||
         rules.capitals.contains(lower_case(text.word(after)));
}

bool belongs_to_its_word(const SignedText& text, std::size_t begin, std::size_t stop,
                         std::size_t next) {
  const std::string_view token = without_sentence_before(text, token_before(text, stop));
  if (token.empty()) return false;
  const SentenceRules& rules = text.rules();
  const std::string word = with_spaced_letters(text, token);
  const Sign sign = text.sign(next);
  switch (abbreviation(rules, word)) {
    case Abbreviation::never:
      return true;
    case Abbreviation::end:
      if (!is_starter(text, next)) return true;
      // "At 5 a.m. Mr. Smith left": what is so short goes on.
      return rules.weak.contains(lower_case(text.word(next))) &&
             count_words(text, begin, stop, fewest_words_before_weak) < fewest_words_before_weak;
    case Abbreviation::number:
      return sign == Sign::digit || is_roman(text.word(next));
    case Abbreviation::none:
      break;
  }
  if (is_number(token))
    return rules.ordinals && token.size() <= 2 && !(sign == Sign::upper && is_starter(text, next));
  const bool is_short =
      letters_of(plain(text, token)) == 1 || is_dotted(word) || (rules.ordinals && is_roman(token));
  return is_short && !is_starter(text, next);
}

bool ends_before_small_letter(const SignedText& text, std::size_t stop, std::size_t next) {
  const std::string_view token = token_before(text, stop);
  const std::string word = with_spaced_letters(text, token);
  if (token.empty() || word.find_first_of("./@") != word.npos) return false;
  if (abbreviation(text.rules(), word) != Abbreviation::none) return false;
  const Sign last = text.before(stop).sign;
  if (last != Sign::lower && last != Sign::letter) return false;
  const std::size_t letters = letters_of(word);
  if (letters < 2) return false;
  return is_starter(text, next) ||
         (letters >= (text.rules().small ? shortest_small_ending : shortest_ending) &&
          follows_small_word(text, stop));
}

bool follows_small_word(const SignedText& text, std::size_t end) {
  const std::string_view token = token_before(text, end);
  if (token.empty()) return false;
  return text.sign(static_cast<std::size_t>(token.data() - text.text().data())) == Sign::lower;
}

std::size_t count_words(const SignedText& text, std::size_t begin, std::size_t end,
                        std::size_t limit) {
  std::size_t words = 0;
  std::size_t at = text.past_spaces(begin);
  while (at < end && words < limit) {
    while (at < end && text.sign(at) != Sign::space) at = text.at(at).end;
    at = text.past_spaces(at);
    ++words;
  }
  return words;
}

bool begins_after_colon(const SignedText& text, std::size_t next) {
  if (text.sign(next) != Sign::upper) return false;
  return text.rules().capitals.contains(lower_case(text.word(next))) ||
         is_sure_starter(text, next, Starters::all);
}

ListMarker list_marker(const SignedText& text, std::size_t place) {
  ListMarker marker;
  Character it = text.at(place);
  const bool is_bracketed = it.code == U'(';
  if (is_bracketed) it = text.at(it.end);
  if (it.code < 0x80 && it.sign == Sign::lower) {
    marker.letter = true;
    marker.value = static_cast<int>(it.code);
    it = text.at(it.end);
  } else {
    for (int digits = 0; digits < 3 && it.code < 0x80 && it.sign == Sign::digit; ++digits) {
      marker.value = marker.value * 10 + static_cast<int>(it.code - U'0');
      it = text.at(it.end);
    }
  }
  if (marker.value == 0) return {};
  const bool has_stop = it.code == U'.';
  if (has_stop) it = text.at(it.end);
  const bool has_bracket = it.code == U')';
  if (has_bracket) it = text.at(it.end);
  if (it.sign != Sign::space && (!has_bracket || !is_letter(it.sign))) return {};
  using Style = ListMarker::Style;
  marker.end = it.begin;
  marker.style = is_bracketed && has_bracket ? Style::brackets
                 : has_stop && has_bracket   ? Style::both
                 : has_bracket               ? Style::bracket
                 : has_stop && !is_bracketed ? Style::stop
                                             : Style::none;
  return marker;
}

bool follows(const ListMarker& marker, const ListMarker& earlier) {
  return marker.style != ListMarker::Style::none && marker.style == earlier.style &&
         marker.letter == earlier.letter && marker.value == earlier.value + 1;
}

}  // namespace lectern

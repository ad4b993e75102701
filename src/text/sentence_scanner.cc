#include "text/sentence_scanner.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "text/sentence_line_ends.h"
#include "text/sentence_words.h"

namespace lectern {
namespace {

using Character = SignedText::Character;

constexpr std::size_t longest_aside = 300;  // bytes of a bracket that is not cut in the middle
constexpr std::size_t longest_frame = 24;   // bytes of "he asked" after a quotation in Chinese
constexpr std::size_t fewest_words_of_a_line =
    3;                                      // before a shorter line is a list item, not wrapped
constexpr std::size_t shortest_clause = 2;  // words
constexpr std::size_t longest_item = 200;   // bytes of one of several items between semicolons
constexpr std::size_t fewest_words_of_an_item = 4;
// Sentences for each without a sign, from which on line ends are known to be lost.
constexpr std::size_t marked_for_each_unmarked = 20;

// Bytes that mean nothing to a boundary: letters and digits of ASCII.
constexpr std::array<bool, 256> make_plain_bytes() {
  std::array<bool, 256> plain{};
  for (int c = '0'; c <= '9'; ++c) plain[static_cast<std::size_t>(c)] = true;
  for (int c = 'A'; c <= 'Z'; ++c) plain[static_cast<std::size_t>(c)] = true;
  for (int c = 'a'; c <= 'z'; ++c) plain[static_cast<std::size_t>(c)] = true;
  return plain;
}
constexpr std::array<bool, 256> plain_bytes = make_plain_bytes();

constexpr bool is_terminal(Sign sign) {
  return sign == Sign::stop || sign == Sign::mark || sign == Sign::ellipsis;
}

// Signs that may end a sentence, with the quotes and brackets that they close.
struct Stop {
  std::size_t begin = 0, end = 0;
  int dots = 0;            // full stops; an ellipsis counts as three
  bool has_mark = false;   // something other than full stops
  bool is_wide = false;    // a mark after which no space is written
  bool is_closed = false;  // a quote or bracket closes after it
  bool is_spaced = false;  // white space stands before it
  bool is_ellipsis() const { return !has_mark && dots > 1; }
};

class Scanner {
 public:
  Scanner(std::string_view text, const SentenceRules& rules, Clues clues)
      : text_(text, rules), clues_(clues) {}

  // How many sentences began without a sign.
  std::size_t unmarked() const { return unmarked_; }

  std::vector<std::uint32_t> boundaries() {
    std::size_t at = begin_sentence(0);
    while (at < text_.size()) {
      const char byte = text_.text()[at];
      if (plain_bytes[static_cast<unsigned char>(byte)] || is_between_small_words(at)) {
        ++at;
      } else {
        at = step(text_.at(at));
      }
    }
    ends_.push_back(static_cast<std::uint32_t>(text_.size()));
    return std::move(ends_);
  }

 private:
  // A space that can mean nothing; most of them are such.
  bool is_between_small_words(std::size_t at) const {
    if (marker_.value > 0 || text_.text()[at] != ' ' || at + 1 >= text_.size()) return false;
    const char next = text_.text()[at + 1];
    return next >= 'a' && next <= 'z' && !text_.text().substr(at + 1).starts_with("http");
  }

  std::size_t step(const Character& it) {
    switch (it.sign) {
      case Sign::space:
        return space(it);
      case Sign::line:
        return line_break(it);
      case Sign::stop:
      case Sign::mark:
      case Sign::ellipsis:
        return stop(it);
      case Sign::comma:
        return comma(it);
      case Sign::opening:
        if (!aside_) aside_ = it;
        return it.end;
      case Sign::closing:
        aside_.reset();
        return it.end;
      case Sign::quote:
        odd_quote_ = odd_quote_ != (it.code == U'"');
        return it.end;
      default:
        return it.end;
    }
  }

  // A sentence begins at `at`; what follows its leading signs and its number in a list.
  std::size_t begin_sentence(std::size_t at) {
    is_item_ = false;
    begin_ = item_ = at;
    content_ = begin_content(at);
    return content_;
  }

  std::size_t begin_content(std::size_t at) {
    aside_.reset();
    for (Character it = text_.at(at); at < text_.size(); it = text_.at(at)) {
      if (!is_terminal(it.sign) && it.sign != Sign::space && it.sign != Sign::bullet) break;
      at = it.end;
    }
    marker_ = list_marker(text_, at);
    if (marker_.style == ListMarker::Style::none) marker_ = {};
    if (text_.rules().ordinals && marker_.style == ListMarker::Style::stop && !marker_.letter)
      marker_ = {};
    if (marker_.style == ListMarker::Style::none) {
      const bool is_item = begin_ < at && text_.before(at).sign != Sign::space;
      const Character after = text_.at(at + text_.word(at).size());
      return is_item && after.code == U'.' ? after.end : at;
    }
    return marker_.end;
  }

  std::size_t cut(std::size_t at) {
    ends_.push_back(static_cast<std::uint32_t>(at));
    return begin_sentence(at);
  }

  std::size_t space(const Character& it) {
    const std::size_t next = text_.past_spaces(it.end);
    if (it.begin <= content_) return next;
    if (const std::size_t line = past_drawn_line(text_, next)) {
      ++unmarked_;
      cut(next);
      return cut(line);
    }
    if (begins_list_item(next)) return cut(next);
    if (!begins_unmarked(text_, {content_, it.begin, next}, clues_)) return next;
    ++unmarked_;
    return cut(next);
  }

  bool begins_list_item(std::size_t next) const {
    switch (text_.sign(next)) {
      case Sign::bullet:
        return true;
      case Sign::digit:
      case Sign::lower:
      case Sign::opening:
        return marker_.value > 0 && follows(list_marker(text_, next), marker_);
      default:
        return false;
    }
  }

  std::size_t comma(const Character& it) {
    const std::size_t next = text_.past_spaces(it.end);
    if (next == it.end || next >= text_.size()) return next;
    const SentenceRules& rules = text_.rules();
    if (it.code == U':' && rules.colons && begins_after_colon(text_, next)) return cut(next);
    if (it.code == U';' && rules.items && !aside_) return semicolon(next);
    if (rules.clauses.find(it.code) == std::u32string::npos) return it.end;
    return is_clause(it, next) ? cut(next) : next;
  }

  // Several items that begin with capitals may have semicolons between them.
  std::size_t semicolon(std::size_t next) {
    const std::size_t last = std::exchange(item_, next);
    const bool is_first = last == begin_;
    if (!is_first && !is_item(last)) return next;
    if (!is_item(next) || (!is_item_ && !is_item(text_.past_spaces(end_of_item(next) + 1))))
      return next;
    const std::size_t content = cut(next);
    is_item_ = true;
    return content;
  }

  std::size_t end_of_item(std::size_t at) const {
    const std::size_t end = text_.text().substr(at, longest_item).find(';');
    return end == std::string_view::npos ? std::min(at + longest_item, text_.size()) : at + end;
  }

  // Whether an item of some words begins at `at`, and not names alone, as of a book's authors.
  bool is_item(std::size_t at) const {
    if (text_.sign(at) != Sign::upper || is_starter(text_, at)) return false;
    const std::size_t end = end_of_item(at);
    bool is_told = false;
    std::size_t words = 0;
    while (at < end) {
      const Sign sign = text_.sign(at);
      is_told = is_told || sign == Sign::lower || sign == Sign::digit;
      ++words;
      while (at < end && text_.sign(at) != Sign::space) at = text_.at(at).end;
      at = text_.past_spaces(at);
    }
    return is_told && words >= fewest_words_of_an_item;
  }

  // Whether both what ends with a comma and what follows it are long enough to be said alone.
  bool is_clause(const Character& it, std::size_t next) const {
    return count_words(text_, begin_, it.begin, shortest_clause) >= shortest_clause &&
           words_ahead(next) >= shortest_clause;
  }

  // Words up to the next sign that ends a clause, counted no further than is needed.
  std::size_t words_ahead(std::size_t at) const {
    std::size_t words = 0;
    while (words < shortest_clause) {
      const std::string_view word = text_.word(at);
      if (word.empty()) break;
      ++words;
      at += word.size();
      const std::size_t next = text_.past_spaces(at);
      if (next == at) break;
      at = next;
    }
    return words;
  }

  std::size_t line_break(const Character& it) {
    std::size_t next = it.end;
    if (it.code == U'\r' && text_.at(next).code == U'\n') ++next;
    odd_quote_ = false;
    const std::size_t line = line_;
    line_ = next;
    const std::size_t after = text_.past_spaces(next);
    const bool goes_on = is_wrapped(it, line, after);
    return goes_on ? after : cut(next);
  }

  // Whether the line that ends here was only too long, so that its sentence goes on.
  bool is_wrapped(const Character& it, std::size_t line, std::size_t after) const {
    const Character last = text_.before(it.begin);
    const Sign next = text_.sign(after);
    if (next == Sign::line || next == Sign::bullet || next == Sign::dash) return false;
    if (list_marker(text_, after).style != ListMarker::Style::none) return false;
    if (text_.rules().unfinished.contains(last_letters(line, it.begin))) return true;
    if (last.sign == Sign::space) {
      const Character word = text_.before(last.begin);
      return is_letter(word.sign) || word.sign == Sign::comma || word.sign == Sign::dash ||
             word.sign == Sign::digit;
    }
    return next == Sign::lower && (is_letter(last.sign) || last.sign == Sign::comma) &&
           count_words(text_, line, it.begin, fewest_words_of_a_line) >= fewest_words_of_a_line;
  }

  // The last word of a line, or its last character where words are not set apart.
  std::string last_letters(std::size_t line, std::size_t end) const {
    const std::string_view text = text_.text().substr(line, end - line);
    const Character last = text_.before(end);
    const std::size_t begin = last.sign == Sign::letter ? last.begin - line : text.rfind(' ') + 1;
    return text.size() - begin > 12 ? std::string() : lower_case(text.substr(begin));
  }

  std::size_t stop(const Character& first) {
    if (const std::size_t end = before_spaced_ellipsis(first)) return cut(end);
    const Stop stop = read_stop(first);
    const std::size_t next = text_.past_spaces(stop.end);
    if (next >= text_.size() || text_.sign(next) == Sign::line) return next;
    const bool is_gap = stop.is_ellipsis() && text_.before(stop.begin).sign == Sign::opening;
    if (is_gap || !ends(stop, next) || is_inside_aside(stop)) return stop.end;
    return cut(next);
  }

  // In "word. . . . Next" the first full stop ends the sentence and three others begin the next.
  std::size_t before_spaced_ellipsis(const Character& first) const {
    if (first.code != U'.' || text_.before(first.begin).sign == Sign::space) return 0;
    constexpr std::string_view dots = " . . . ";
    if (text_.text().substr(first.end, dots.size()) != dots) return 0;
    return text_.sign(first.end + dots.size()) == Sign::upper ? first.end : 0;
  }

  Stop read_stop(const Character& first) {
    Stop stop;
    stop.begin = stop.end = first.begin;
    stop.is_spaced = text_.before(first.begin).sign == Sign::space;
    for (Character it = first; take(stop, it); it = text_.at(stop.end)) {
    }
    return stop;
  }

  // Whether the sign belongs to the stop, which it then lengthens.
  bool take(Stop& stop, const Character& it) {
    switch (it.sign) {
      case Sign::stop:
        ++stop.dots;
        break;
      case Sign::ellipsis:
        stop.dots += 3;
        break;
      case Sign::mark:
        stop.has_mark = true;
        stop.is_wide = stop.is_wide || it.code >= 0x80;
        break;
      case Sign::closing:
        stop.is_closed = true;
        aside_.reset();
        break;
      case Sign::quote:
        if (!text_.closes(it, odd_quote_)) return false;
        if (it.code == U'"') odd_quote_ = false;
        stop.is_closed = true;
        break;
      case Sign::joined:
        break;
      case Sign::other:
        if (it.code < 0x2600) return false;  // pictures such as a smile stay with what they say
        break;
      case Sign::space: {
        const std::size_t next = text_.past_spaces(it.end);
        if (!goes_on_after_space(next)) return false;
        stop.end = next + smile_at(next);
        return true;
      }
      default:
        return false;
    }
    stop.end = it.end;
    return true;
  }

  // A few signs are enough to tell; so that many take linear time.
  std::size_t past_terminals(std::size_t at) const {
    const std::size_t begin = at;
    for (Character it = text_.at(at); is_terminal(it.sign) && at - begin < 8; it = text_.at(at))
      at = it.end;
    return at;
  }

  bool goes_on_after_space(std::size_t next) const {
    const Character it = text_.at(next);
    if (is_terminal(it.sign)) {
      const Sign after = text_.sign(past_terminals(next));  // ".NET" and "...and" are beginnings
      return !is_letter(after) && after != Sign::digit;
    }
    if (it.sign == Sign::closing) return true;
    if (it.sign == Sign::quote && text_.closes(it, odd_quote_)) {
      const Sign after = text_.sign(it.end);
      return !is_letter(after) && after != Sign::digit;
    }
    return smile_at(next) > 0;
  }

  // Bytes of ":-)", ";)" and the like: eyes, perhaps a nose, a mouth.
  std::size_t smile_at(std::size_t at) const {
    const std::string_view rest = text_.text().substr(at, 4);
    if (rest.empty() || (rest[0] != ':' && rest[0] != ';')) return 0;
    const std::size_t mouth = rest.size() > 1 && rest[1] == '-' ? 2 : 1;
    if (mouth >= rest.size() || std::string_view(")(DP").find(rest[mouth]) == std::string::npos)
      return 0;
    const Sign after = text_.sign(at + mouth + 1);
    return after == Sign::space || after == Sign::line ? mouth + 1 : 0;
  }

  bool ends(const Stop& stop, std::size_t next) const {
    if (next == stop.end) return ends_without_space(stop, next);
    const Character it = text_.at(next);
    switch (it.sign) {
      case Sign::bullet:
        return true;
      case Sign::stop:
      case Sign::ellipsis:
        return past_terminals(next) > it.end + 1;
      case Sign::dash:
        return ends_before_dash(stop, next);
      case Sign::opening:
      case Sign::quote:
        return is_bracketed_address(text_, next) || ends_before_opening(stop, next);
      case Sign::comma:
        return false;
      case Sign::other:
        return is_bracketed_address(text_, next) || ends_before_symbol(stop, it);
      default:
        return ends_before_word(stop, next);
    }
  }

  bool ends_before_word(const Stop& stop, std::size_t next) const {
    const Sign sign = text_.sign(next);
    if (stop.is_ellipsis()) return sign == Sign::letter || ends_ellipsis(stop, next);
    if (sign == Sign::lower) {
      if (stop.is_closed) return false;
      return stop.has_mark ? follows_small_word(text_, stop.begin) &&
                                 (text_.rules().small || is_starter(text_, next))
                           : ends_before_small_letter(text_, stop.begin, next);
    }
    return stop.has_mark || !belongs_to_its_word(text_, content_, stop.begin, next);
  }

  bool ends_ellipsis(const Stop& stop, std::size_t next) const {
    if (text_.sign(next) != Sign::upper) return false;
    const bool is_pause = stop.is_spaced || stop.dots == 3;
    return !is_pause || !text_.rules().capitals.contains(lower_case(text_.word(next)));
  }

  bool ends_before_dash(const Stop& stop, std::size_t next) const {
    Character it = text_.at(next);
    while (it.sign == Sign::dash) it = text_.at(it.end);
    const std::size_t word = text_.past_spaces(it.begin);
    const Sign sign = text_.sign(word);
    if (sign == Sign::opening || sign == Sign::quote) return true;
    return sign == Sign::upper && ends_before_word(stop, word);
  }

  bool ends_before_opening(const Stop& stop, std::size_t next) const {
    Character it = text_.at(next);
    if (it.code == U'\u00BF' || it.code == U'\u00A1') return true;
    while (it.sign == Sign::opening || it.sign == Sign::quote) it = text_.at(it.end);
    const std::size_t word = text_.past_spaces(it.begin);
    if (stop.has_mark && text_.sign(next) == Sign::opening && !stop.is_closed) return true;
    return text_.sign(word) != Sign::lower && ends_before_word(stop, word);
  }

  // "$5" and "@name" may begin a sentence; signs of arithmetic and of numbers go on with one.
  bool ends_before_symbol(const Stop& stop, const Character& it) const {
    constexpr std::u32string_view going_on = U"&+=%/|\u2116\u00A7\u00B0\u00D7<>~";
    if (going_on.find(it.code) != going_on.npos) return false;
    return !stop.is_ellipsis() &&
           (stop.has_mark || !belongs_to_its_word(text_, content_, stop.begin, it.begin));
  }

  bool ends_without_space(const Stop& stop, std::size_t next) const {
    const Character it = text_.at(next);
    if (it.sign == Sign::comma || it.sign == Sign::dash) return false;
    if (stop.is_wide) return !(stop.is_closed && is_frame(next));
    if (it.sign == Sign::letter) return stop.has_mark;
    if (stop.dots > 1 || it.sign != Sign::upper || stop.is_closed) return false;
    return ends_glued(stop, next);
  }

  // "world.The": the space was forgotten, unless this is a name of a file or an address.
  bool ends_glued(const Stop& stop, std::size_t next) const {
    const Character last = text_.before(stop.begin);
    const bool is_ended = last.sign == Sign::lower || last.sign == Sign::digit;
    const std::string_view word = text_.word(next);
    const Character after = text_.at(next + word.size());
    if (!is_ended || after.sign == Sign::dash || after.code == U'@') return false;
    if (after.sign == Sign::stop)
      return text_.rules().abbreviation(lower_case(word) + '.') == Abbreviation::never;
    return is_starter(text_, next) && !belongs_to_its_word(text_, content_, stop.begin, next);
  }

  // Whether "he asked" stands at `next`, after a quotation.
  bool is_frame(std::size_t next) const {
    const SentenceRules& rules = text_.rules();
    if (rules.speech.empty() && rules.frames.empty()) return false;
    std::size_t end = next;
    Character it = text_.at(end);
    if (rules.frames.contains(text_.text().substr(next, it.end - next))) return true;
    while (it.sign == Sign::letter && end - next < longest_frame) {
      end = it.end;
      it = text_.at(end);
    }
    if (it.sign != Sign::comma && it.sign != Sign::mark) return false;
    const Character last = text_.before(end);
    return end > next && rules.speech.contains(text_.text().substr(last.begin, end - last.begin));
  }

  // Within brackets that were opened in the middle of the sentence and close soon, nothing ends it.
  bool is_inside_aside(const Stop& stop) const {
    if (!aside_ || stop.end - aside_->begin > longest_aside) return false;
    const bool is_title = aside_->code == U'\u300A' || aside_->code == U'\u3008';
    const bool is_bracket =
        aside_->code == U'(' || aside_->code == U'[' || aside_->code == U'\uFF08';
    if (!is_title && (!is_bracket || text_.past_spaces(begin_) >= aside_->begin)) return false;
    for (std::size_t at = stop.end; at < text_.size() && at - aside_->begin < longest_aside;) {
      const Character it = text_.at(at);
      if (it.sign == Sign::closing) return true;
      if (it.sign == Sign::line) return false;
      at = it.end;
    }
    return false;
  }

  SignedText text_;
  Clues clues_;
  std::size_t unmarked_ = 0;
  std::vector<std::uint32_t> ends_;
  std::size_t content_ = 0;
  std::size_t begin_ = 0;           // of the sentence
  std::size_t line_ = 0;            // where the line begins
  std::optional<Character> aside_;  // the bracket that is open
  ListMarker marker_;               // of the list item that the sentence is
  std::size_t item_ = 0;            // what follows the last semicolon
  bool is_item_ = false;            // whether the sentence began after a semicolon
  bool odd_quote_ = false;          // whether a quotation in '"' is open
};

}  // namespace

std::vector<std::uint32_t> sentence_boundaries(std::string_view text, const SentenceRules& rules) {
  Scanner sure(text, rules, Clues::sure);
  std::vector<std::uint32_t> boundaries = sure.boundaries();
  if (sure.unmarked() * marked_for_each_unmarked < boundaries.size()) return boundaries;
  return Scanner(text, rules, Clues::likely).boundaries();
}

}  // namespace lectern

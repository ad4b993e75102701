// The text of a selector → its parts. Selecting is in select.cc.
#include "read/markup/selector.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

constexpr std::size_t longest_selector = 16384;  // bytes
constexpr int deepest_group = 4;                 // parentheses inside each other
constexpr std::size_t longest_number = 6;        // digits

constexpr std::string_view understood =
    "understood are elements, *, #id, .class, [attribute], :is(), :not(), :has(), :first-child, "
    ":last-child, :only-child, :nth-child(), :nth-last-child(), and between them a space, >, + or "
    "~";

struct Operator {
  std::string_view sign;
  AttributeTest::Match match;
};
constexpr std::array operators = {
    Operator{"=", AttributeTest::Match::equals},    Operator{"~=", AttributeTest::Match::word},
    Operator{"|=", AttributeTest::Match::language}, Operator{"^=", AttributeTest::Match::begins},
    Operator{"$=", AttributeTest::Match::ends},     Operator{"*=", AttributeTest::Match::holds},
};

// CSS Syntax 3, section 4.2.
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_name_byte(char c) {
  return is_ascii_alphanumeric(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

class SelectorParser {
 public:
  explicit SelectorParser(std::string_view text) : text_(text) {}

  Result<Selector> run() {
    if (text_.size() > longest_selector)
      return Error{Error::Code::usage, "the selector is too long",
                   fmt::format("use at most {} bytes", longest_selector), ""};
    if (!is_utf8(text_))
      return Error{Error::Code::usage, "the selector is not UTF-8", "write it in UTF-8", ""};
    Selector selector;
    selector.list = LECTERN_TRY(list(/*relative=*/false, 0));
    if (at_ < text_.size()) return unexpected("the end is expected");
    std::ranges::sort(names_);
    names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
    selector.attributes = std::move(names_);
    return selector;
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(std::string_view sign) {
    if (!text_.substr(at_).starts_with(sign)) return false;
    at_ += sign.size();
    return true;
  }
  bool skip_space() {
    const std::size_t from = at_;
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    return at_ > from;
  }

  Error unexpected(std::string_view wish) const { return unexpected(wish, understood); }
  Error unexpected(std::string_view wish, std::string_view way_out) const {
    const std::string_view rest = text_.substr(at_);
    std::size_t end = 0;
    for (int characters = 0; end < rest.size() && characters < 12; ++characters) decode(rest, end);
    const std::string found =
        rest.empty() ? "at its end" : fmt::format("at \"{}\"", rest.substr(0, end));
    return {Error::Code::usage,
            fmt::format("the selector cannot be understood at character {}, {}: {}",
                        count_characters(text_.substr(0, at_)) + 1, found, wish),
            std::string(way_out), ""};
  }

  // Section 3.1: selectors with commas between them, up to the end or a closing parenthesis.
  Result<std::vector<Complex>> list(bool relative, int depth) {
    std::vector<Complex> all;
    do {
      skip_space();
      all.push_back(LECTERN_TRY(complex(relative, depth)));
    } while (take(","));
    return all;
  }

  Result<Complex> complex(bool relative, int depth) {
    Complex chain;
    Combinator before = Combinator::descendant;
    if (relative && combinator(before)) skip_space();
    for (;;) {
      chain.compounds.push_back(LECTERN_TRY(compound(depth)));
      chain.compounds.back().before = before;
      const bool space = skip_space();
      const bool ended = at_ == text_.size() || peek() == ',' || peek() == ')';
      before = Combinator::descendant;
      if (ended || !(combinator(before) || space)) return chain;
      skip_space();
    }
  }

  bool combinator(Combinator& found) {
    if (take(">"))
      found = Combinator::child;
    else if (take("+"))
      found = Combinator::next_sibling;
    else if (take("~"))
      found = Combinator::later_sibling;
    else
      return false;
    return true;
  }

  Result<Compound> compound(int depth) {
    Compound parts;
    const std::size_t from = at_;
    if (!take("*") && (is_name_byte(peek()) || peek() == '\\')) parts.tag = LECTERN_TRY(element());
    for (;;) {
      if (take("#")) {
        LECTERN_TRY(equality("id", AttributeTest::Match::equals, parts));
      } else if (take(".")) {
        LECTERN_TRY(equality("class", AttributeTest::Match::word, parts));
      } else if (take("[")) {
        LECTERN_TRY(attribute(parts));
      } else if (peek() == ':') {
        LECTERN_TRY(pseudo_class(parts, depth));
      } else if (at_ == from) {
        return unexpected("an element, a class or the like is expected");
      } else {
        return parts;
      }
    }
  }

  // Section 5.1.
  Result<Tag> element() {
    const std::size_t from = at_;
    const std::string name = ascii_lower(LECTERN_TRY(identifier()));
    const Tag tag = tag_of(name);
    if (tag != Tag::other) return tag;
    at_ = from;
    return unexpected("there are no such elements, or none that are told apart",
                      "use their class, their id or an attribute");
  }

  // CSS Syntax 3, section 4.3.11.
  Result<std::string> identifier() {
    const std::string_view rest = text_.substr(at_);
    const std::size_t hyphen = rest.starts_with('-') ? 1 : 0;
    if (rest.size() > hyphen && is_ascii_digit(rest[hyphen]))
      return unexpected("a name does not begin with a digit",
                        fmt::format("write \\3{} and a space for it", rest[hyphen]));
    std::string name;
    while (at_ < text_.size()) {
      if (is_name_byte(peek()))
        name += text_[at_++];
      else if (peek() == '\\')
        LECTERN_TRY(escape(name));
      else
        break;
    }
    if (name.empty() || name == "-") return unexpected("a name is expected");
    return name;
  }

  // CSS Syntax 3, section 4.3.7: "\:" or "\3A ".
  Status escape(std::string& text) {
    ++at_;
    if (at_ == text_.size() || peek() == '\n') return unexpected("a backslash escapes nothing");
    if (!is_ascii_hex_digit(peek())) {
      const std::size_t from = at_;
      decode(text_, at_);
      text += text_.substr(from, at_ - from);
      return Done{};
    }
    std::uint32_t code = 0;
    const char* const begin = text_.data() + at_;
    const char* const limit = begin + std::min<std::size_t>(6, text_.size() - at_);
    const auto [end, error] = std::from_chars(begin, limit, code, 16);
    at_ += static_cast<std::size_t>(end - begin);
    if (is_space(peek())) ++at_;
    const bool scalar = code != 0 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
    append_utf8(text, scalar ? static_cast<char32_t>(code) : replacement_character);
    return Done{};
  }

  // CSS Syntax 3, section 4.3.5. at_ is on the quote.
  Result<std::string> string() {
    const std::size_t from = at_;
    const char quote = text_[at_++];
    std::string value;
    while (at_ < text_.size() && peek() != quote) {
      if (peek() == '\\')
        LECTERN_TRY(escape(value));
      else
        value += text_[at_++];
    }
    if (at_ < text_.size()) {
      ++at_;
      return value;
    }
    at_ = from;
    return unexpected("the quote has no end", "close it");
  }

  Status equality(std::string_view name, AttributeTest::Match match, Compound& parts) {
    std::string value = LECTERN_TRY(identifier());
    parts.attributes.push_back({std::string(name), std::move(value), match, false});
    return Done{};
  }

  // at_ is behind the bracket.
  Status attribute(Compound& parts) {
    AttributeTest test;
    skip_space();
    test.name = ascii_lower(LECTERN_TRY(identifier()));
    names_.push_back(test.name);
    skip_space();
    for (const Operator& it : operators) {
      if (!take(it.sign)) continue;
      test.match = it.match;
      LECTERN_TRY(attribute_value(test));
      break;
    }
    if (!take("]"))
      return unexpected(test.match == AttributeTest::Match::present
                            ? "], =, ~=, |=, ^=, $= or *= is expected"
                            : "] is expected");
    parts.attributes.push_back(std::move(test));
    return Done{};
  }

  // What stands behind the operator: a value, and whether its case counts (section 6.3).
  Status attribute_value(AttributeTest& test) {
    skip_space();
    const bool quoted = peek() == '"' || peek() == '\'';
    if (is_ascii_digit(peek()))
      return unexpected("a bare value does not begin with a digit", "put it in quotes");
    test.value = LECTERN_TRY(quoted ? string() : identifier());
    const bool space = skip_space();
    if (!space && !quoted) return Done{};
    const char flag = ascii_lower(peek());
    if (flag != 'i' && flag != 's') return Done{};
    test.any_case = flag == 'i';
    ++at_;
    skip_space();
    return Done{};
  }

  Status pseudo_class(Compound& parts, int depth) {
    const std::size_t from = at_++;
    if (!is_ascii_letter(peek())) {
      at_ = from;
      return unexpected("elements can be selected, not their parts");
    }
    const std::string name = ascii_lower(LECTERN_TRY(identifier()));
    if (add_bare_places(name, parts)) return Done{};
    const bool takes_places = name == "nth-child" || name == "nth-last-child";
    const auto kind = group_kind(name);
    if ((!takes_places && !kind) || !take("(")) {
      at_ = from;
      return unexpected("there is no such pseudo-class here");
    }
    skip_space();
    if (takes_places) {
      parts.places.push_back(LECTERN_TRY(places()));
      parts.places.back().from_end = name == "nth-last-child";
    } else {
      LECTERN_TRY(group(*kind, parts, depth));
    }
    skip_space();
    if (!take(")")) return unexpected(") is expected");
    return Done{};
  }

  static bool add_bare_places(std::string_view name, Compound& parts) {
    const bool only = name == "only-child";
    if (only || name == "first-child") parts.places.push_back({0, 1, false});
    if (only || name == "last-child") parts.places.push_back({0, 1, true});
    return only || name == "first-child" || name == "last-child";
  }

  static std::optional<GroupTest::Kind> group_kind(std::string_view name) {
    if (name == "is" || name == "where") return GroupTest::Kind::any;
    if (name == "not") return GroupTest::Kind::none;
    if (name == "has") return GroupTest::Kind::has;
    return std::nullopt;
  }

  Status group(GroupTest::Kind kind, Compound& parts, int depth) {
    if (depth == deepest_group)
      return unexpected("too many parentheses inside each other", "write it flatter");
    auto inner = LECTERN_TRY(list(kind == GroupTest::Kind::has, depth + 1));
    parts.groups.push_back({kind, std::move(inner)});
    return Done{};
  }

  // CSS Syntax 3, section 6: "odd", "even", "3", "2n", "-n+3", "2n + 1".
  Result<PlaceTest> places() {
    if (take("odd")) return PlaceTest{2, 1, false};
    if (take("even")) return PlaceTest{2, 0, false};
    const int by = sign();
    const std::size_t from = at_;
    const int first = LECTERN_TRY(digits());
    const bool counted = at_ > from;
    if (!take("n") && !take("N")) {
      if (!counted) return unexpected("a number, odd, even or 2n+1 is expected");
      return PlaceTest{0, by * first, false};
    }
    PlaceTest test{by * (counted ? first : 1), 0, false};
    skip_space();
    if (peek() != '+' && peek() != '-') return test;
    const int plus = sign();
    skip_space();
    const std::size_t second = at_;
    test.offset = plus * LECTERN_TRY(digits());
    if (at_ == second) return unexpected("a number is expected");
    return test;
  }

  int sign() {
    if (take("-")) return -1;
    take("+");
    return 1;
  }

  // 0 when there are none.
  Result<int> digits() {
    std::size_t size = 0;
    while (at_ + size < text_.size() && is_ascii_digit(text_[at_ + size])) ++size;
    if (size > longest_number) return unexpected("the number is too large", "use a smaller one");
    int value = 0;
    std::from_chars(text_.data() + at_, text_.data() + at_ + size, value);
    at_ += size;
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::string> names_;
};

}  // namespace

Result<Selector> parse_selector(std::string_view text) {
  return SelectorParser(text).run();
}

}  // namespace lectern

// CSS selectors over a parsed page, for those who know better than any rule what the article is.
// Source: Selectors Level 4, https://www.w3.org/TR/selectors-4/ (its sections are named below).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.h"
#include "read/markup/html.h"

namespace lectern {

// Section 14: how a compound stands to the one in front of it.
enum class Combinator { descendant, child, next_sibling, later_sibling };

// Section 6. `#id` and `.class` are tests of the attributes `id` and `class`.
struct AttributeTest {
  enum class Match { present, equals, word, language, begins, ends, holds };
  std::string name, value;
  Match match = Match::present;
  bool any_case = false;  // of ASCII
};

// Section 13.3: the element's place among its siblings, counted from 1, is step * n + offset for
// some n >= 0.
struct PlaceTest {
  int step = 0, offset = 1;
  bool from_end = false;
};

struct Compound;

// A chain of compounds, in the order in which they are written.
struct Complex {
  std::vector<Compound> compounds;
};

// Section 4: `:is()`, `:not()` and `:has()`.
struct GroupTest {
  enum class Kind { any, none, has };
  Kind kind;
  std::vector<Complex> list;
};

struct Compound {
  Combinator before = Combinator::descendant;  // of the first one it counts in `:has()` only
  Tag tag = Tag::text;                         // text: any element
  std::vector<AttributeTest> attributes;
  std::vector<PlaceTest> places;
  std::vector<GroupTest> groups;
};

struct Selector {
  std::vector<Complex> list;
  std::vector<std::string> attributes;  // the names it asks for: they must not be repaired away
};

// A type selector means what the reading room takes for the same element: `s` is `strike`, too.
// Errors: usage, naming the place (counted in characters from 1) and what is understood.
Result<Selector> parse_selector(std::string_view text);

// By node, whether the selector selects it. Takes time in the size of the page times the number of
// compounds, whatever both are.
std::vector<bool> select(const HtmlDocument& document, const Selector& selector);

}  // namespace lectern

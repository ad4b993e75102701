// A regular expression of PCRE2, matched at one place of a text.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.h"
#include "lectern/script.h"

namespace lectern {

class Pattern {
 public:
  // Letters and digits are Unicode's (`\d` takes Arabic digits, `\b` knows Cyrillic). Errors:
  // bad_data with PCRE2's own words; system when the library is not there.
  static Result<Pattern> compile(const std::string& expression);

  // What the groups of a match hold. Kept by the caller, so that matching allocates nothing.
  class Groups {
   public:
    // Empty: the group took no part.
    std::optional<TextRange> operator[](std::size_t number) const;

   private:
    friend class Pattern;
    std::vector<std::optional<TextRange>> ranges_;
  };

  // Whether it matches right at `at`, looking behind as far as it likes; group 0 is the whole. A
  // match that would take very long counts as none. Requires: UTF-8; `at` between characters.
  bool match_at(std::string_view text, std::size_t at, Groups& groups) const;

  struct Name {
    std::string name;
    std::size_t group;
  };
  // A name may stand for several groups, of which one takes part.
  const std::vector<Name>& names() const { return names_; }

  // Whether a match can begin with the character. True, now and then, where none can.
  bool may_begin_with(char32_t character) const;

 private:
  friend class PatternSet;
  struct Code;
  struct Free {
    void operator()(Code* code) const;
  };
  explicit Pattern(std::unique_ptr<Code, Free> code) : code_(std::move(code)) {}

  std::unique_ptr<Code, Free> code_;
  std::vector<Name> names_;
};

// Many patterns as one: which is the first that matches, for a tenth of what asking each would
// cost.
class PatternSet {
 public:
  // Of patterns that compile one by one. Errors: those of Pattern::compile().
  static Result<PatternSet> compile(const std::vector<std::string>& expressions);

  // None before it matches at `at`; whether it does itself is left to ask. Nothing: none does.
  // Requires: as Pattern::match_at().
  std::optional<std::size_t> first_match(std::string_view text, std::size_t at) const;

 private:
  explicit PatternSet(Pattern pattern) : pattern_(std::move(pattern)) {}

  Pattern pattern_;
};

}  // namespace lectern

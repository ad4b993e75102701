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

  // Whether a match can begin with the text, or with a part of it. True, now and then, where none
  // can.
  bool may_begin_with(std::string_view text) const;

  // A byte without which no text has a match; none when there is no such.
  std::optional<unsigned char> required_byte() const;

 private:
  struct Code;
  struct Free {
    void operator()(Code* code) const;
  };
  explicit Pattern(std::unique_ptr<Code, Free> code) : code_(std::move(code)) {}

  std::unique_ptr<Code, Free> code_;
  std::vector<Name> names_;
};

}  // namespace lectern

// Numbers in words: what ICU's rule-based formats know, under the names that a language's file
// gives them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.h"

namespace lectern {

// What [numbers] of a spoken.conf says.
struct NumberSettings {
  std::string locale;                                           // ICU's name of the language
  std::string decimal_separators = ".";                         // each character is one, in writing
  std::string group_separators = ",";                           // between groups of three digits
  std::string point = "point", minus = "minus", plus = "plus";  // as they are said
  bool fraction_as_number = false;                              // "3.25": three point twenty-five
  bool spaces = true;                                           // whether words are separated
  std::vector<std::string> digits;  // ten words, for what is read digit by digit
  std::map<std::string, std::string, std::less<>> styles;  // "ordinal" → "%spellout-ordinal"
  std::string rules;                         // the language's own rule sets, in ICU's notation
  std::set<std::string, std::less<>> given;  // which of the keys a file has set
};

// "12", "-1,234.5", "٣": a number as it is written, taken apart.
struct WrittenNumber {
  enum class Sign { none, minus, plus } sign = Sign::none;
  std::string whole;     // ASCII digits
  std::string fraction;  // ASCII digits; empty: none
};

class NumberWords {
 public:
  // Errors: bad_data for rules that ICU refuses.
  static Result<NumberWords> make(const NumberSettings& settings);
  ~NumberWords();
  NumberWords(NumberWords&&) noexcept;

  bool has_style(std::string_view style) const { return settings_.styles.contains(style); }

  // How the language begins decimals, in writing.
  std::string_view decimal_sign() const;

  // Nothing when the text is no number.
  std::optional<WrittenNumber> parse(std::string_view text) const;

  // In a style that there is. What is too long for a number is read digit by digit.
  std::string say(const WrittenNumber& number, std::string_view style) const;

  // Every digit by itself; other characters are left out.
  std::string say_digits(std::string_view text) const;

  // Which of `forms` ("one|few|many|other", as many of them as the language tells apart, or two,
  // or one for all) goes with the number.
  std::string_view plural(std::string_view forms, const WrittenNumber& number) const;

 private:
  struct Formats;
  NumberWords(NumberSettings settings, std::unique_ptr<Formats> formats);

  std::string join(std::string left, std::string_view right) const;

  NumberSettings settings_;
  std::unique_ptr<Formats> formats_;
};

// The digit that a character of any script is, as '0' to '9'; NUL for all others.
char ascii_digit_of(char32_t character);

}  // namespace lectern

#include "text/spoken/numbers.h"

#include <unicode/plurrule.h>
#include <unicode/rbnf.h>
#include <unicode/strenum.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <utility>

#include "base/utf8.h"

namespace lectern {
namespace {

constexpr std::size_t most_digits = 18;  // of a number that is read as one

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

// Without the soft hyphens by which ICU shows where its long words may be broken.
std::string utf8(const icu::UnicodeString& text) {
  std::string result;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    if (const auto c = static_cast<char32_t>(text.char32At(i)); c != 0xAD) append_utf8(result, c);
  return result;
}

bool contains(std::string_view characters, char32_t wanted) {
  for (std::size_t at = 0; at < characters.size();)
    if (decode(characters, at) == wanted) return true;
  return false;
}

}  // namespace

char ascii_digit_of(char32_t character) {
  if (character < 0x80)
    return character >= '0' && character <= '9' ? static_cast<char>(character) : '\0';
  const int value = u_charDigitValue(static_cast<UChar32>(character));
  return value < 0 ? '\0' : static_cast<char>('0' + value);
}

struct NumberWords::Formats {
  std::unique_ptr<icu::RuleBasedNumberFormat> numbers;
  std::unique_ptr<icu::PluralRules> plurals;
  std::vector<std::string> plural_names;                        // in CLDR's order
  std::map<std::string, icu::UnicodeString, std::less<>> sets;  // by style
};

NumberWords::NumberWords(NumberSettings settings, std::unique_ptr<Formats> formats)
    : settings_(std::move(settings)), formats_(std::move(formats)) {}
NumberWords::~NumberWords() = default;
NumberWords::NumberWords(NumberWords&&) noexcept = default;

Result<NumberWords> NumberWords::make(const NumberSettings& settings) {
  auto formats = std::make_unique<Formats>();
  const icu::Locale locale(settings.locale.c_str());
  UErrorCode error = U_ZERO_ERROR;
  if (settings.rules.empty()) {
    formats->numbers =
        std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT, locale, error);
  } else {
    UParseError place;
    formats->numbers =
        std::make_unique<icu::RuleBasedNumberFormat>(unicode(settings.rules), locale, place, error);
  }
  if (U_FAILURE(error))
    return Error{Error::Code::bad_data,
                 std::string("ICU refuses the rules for numbers: ") + u_errorName(error),
                 "see ICU's RuleBasedNumberFormat for their notation", ""};
  for (const auto& [style, set] : settings.styles) {
    icu::UnicodeString name = unicode(set), trial;
    icu::FieldPosition nowhere;
    UErrorCode unknown = U_ZERO_ERROR;
    formats->numbers->format(static_cast<std::int64_t>(1), name, trial, nowhere, unknown);
    if (U_FAILURE(unknown))
      return Error{Error::Code::bad_data, "ICU has no rules `" + set + "` for this language",
                   "name one of its rule sets", ""};
    formats->sets.emplace(style, std::move(name));
  }
  formats->plurals.reset(icu::PluralRules::forLocale(locale, error));
  if (U_FAILURE(error)) formats->plurals.reset();
  if (formats->plurals) {
    for (const char* name : {"zero", "one", "two", "few", "many", "other"})
      if (formats->plurals->isKeyword(icu::UnicodeString(name)))
        formats->plural_names.emplace_back(name);
  }
  return NumberWords(settings, std::move(formats));
}

std::string_view NumberWords::decimal_sign() const {
  std::size_t end = 0;
  const std::string_view signs = settings_.decimal_separators;
  if (!signs.empty()) decode(signs, end);
  return signs.substr(0, end);
}

std::optional<WrittenNumber> NumberWords::parse(std::string_view text) const {
  WrittenNumber number;
  bool in_fraction = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool first = at == 0;
    const char32_t c = decode(text, at);
    if (const char digit = ascii_digit_of(c); digit != '\0') {
      (in_fraction ? number.fraction : number.whole) += digit;
    } else if (first && (c == U'-' || c == 0x2212 || c == 0xFF0D || c == 0x2013)) {
      number.sign = WrittenNumber::Sign::minus;
    } else if (first && (c == U'+' || c == 0xFF0B)) {
      number.sign = WrittenNumber::Sign::plus;
    } else if (!in_fraction && contains(settings_.decimal_separators, c)) {
      in_fraction = true;
    } else if (in_fraction || !(contains(settings_.group_separators, c) || is_white_space(c))) {
      return std::nullopt;
    }
  }
  if (number.whole.empty() && number.fraction.empty()) return std::nullopt;
  if (number.whole.empty()) number.whole = "0";
  return number;
}

std::string NumberWords::join(std::string left, std::string_view right) const {
  if (settings_.spaces && !left.empty() && !right.empty()) left += ' ';
  return left.append(right);
}

std::string NumberWords::say(const WrittenNumber& number, std::string_view style) const {
  const auto set = formats_->sets.find(style);
  const auto whole = [&](std::string_view digits) {
    if (digits.size() > most_digits || set == formats_->sets.end()) return say_digits(digits);
    icu::UnicodeString words;
    icu::FieldPosition nowhere;
    UErrorCode error = U_ZERO_ERROR;
    formats_->numbers->format(
        static_cast<std::int64_t>(std::strtoll(std::string(digits).c_str(), nullptr, 10)),
        set->second, words, nowhere, error);
    return U_FAILURE(error) ? say_digits(digits) : utf8(words);
  };
  std::string words;
  if (number.sign == WrittenNumber::Sign::minus) words = settings_.minus;
  if (number.sign == WrittenNumber::Sign::plus) words = settings_.plus;
  words = join(std::move(words), whole(number.whole));
  if (number.fraction.empty()) return words;
  words = join(std::move(words), settings_.point);
  if (!settings_.fraction_as_number) return join(std::move(words), say_digits(number.fraction));
  // "0,05": zero comma zero five; leading zeros are said by themselves.
  const std::size_t zeros =
      std::min(number.fraction.find_first_not_of('0'), number.fraction.size());
  words = join(std::move(words), say_digits(number.fraction.substr(0, zeros)));
  return zeros == number.fraction.size()
             ? words
             : join(std::move(words), whole(number.fraction.substr(zeros)));
}

std::string NumberWords::say_digits(std::string_view text) const {
  std::string words;
  for (std::size_t at = 0; at < text.size();) {
    const char digit = ascii_digit_of(decode(text, at));
    if (digit == '\0') continue;
    const auto value = static_cast<std::size_t>(digit - '0');
    words = join(std::move(words),
                 value < settings_.digits.size() ? settings_.digits[value] : std::string(1, digit));
  }
  return words;
}

std::string_view NumberWords::plural(std::string_view forms, const WrittenNumber& number) const {
  std::vector<std::string_view> list;
  for (std::size_t begin = 0; begin <= forms.size();) {
    const std::size_t end = std::min(forms.find('|', begin), forms.size());
    list.push_back(forms.substr(begin, end - begin));
    begin = end + 1;
  }
  if (list.size() == 1 || !formats_->plurals) return list.front();
  const std::string written =
      number.whole.substr(number.whole.size() - std::min(number.whole.size(), most_digits));
  const icu::UnicodeString chosen =
      number.fraction.empty()
          ? formats_->plurals->select(static_cast<std::int32_t>(
                // What decides lies in the last digits, and whether there are others.
                written.size() > 6
                    ? std::strtol(written.substr(written.size() - 6).c_str(), nullptr, 10) + 1000000
                    : std::strtol(written.c_str(), nullptr, 10)))
          : formats_->plurals->select(
                std::strtod((written + "." + number.fraction).c_str(), nullptr));
  const std::string name = utf8(chosen);
  if (list.size() == formats_->plural_names.size()) {
    for (std::size_t i = 0; i < list.size(); ++i)
      if (formats_->plural_names[i] == name) return list[i];
  }
  return name == "one" ? list.front() : list.back();
}

}  // namespace lectern

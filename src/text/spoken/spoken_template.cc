#include "text/spoken/spoken_template.h"

#include <fmt/format.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

constexpr std::size_t longest_value = 2000;  // bytes of a number; no rule means more

// The value of a Roman number in its usual form; nothing for any other text.
std::optional<int> roman_value(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, int>, 13> parts = {{{"M", 1000},
                                                                              {"CM", 900},
                                                                              {"D", 500},
                                                                              {"CD", 400},
                                                                              {"C", 100},
                                                                              {"XC", 90},
                                                                              {"L", 50},
                                                                              {"XL", 40},
                                                                              {"X", 10},
                                                                              {"IX", 9},
                                                                              {"V", 5},
                                                                              {"IV", 4},
                                                                              {"I", 1}}};
  std::string capitals;
  for (const char c : text) capitals += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  std::string_view rest = capitals;
  int value = 0;
  for (const auto& [letters, worth] : parts) {
    const int most = letters.size() == 2 || worth == 500 || worth == 50 || worth == 5 ? 1 : 3;
    for (int i = 0; i < most && rest.starts_with(letters); ++i) {
      value += worth;
      rest.remove_prefix(letters.size());
    }
  }
  if (!rest.empty() || value == 0) return std::nullopt;
  return value;
}

// "10,105.75" as the language itself would write it: without commas, and with its own sign for the
// decimals. Nothing for any other text.
std::optional<std::string> from_english(std::string_view text, std::string_view decimal_sign) {
  std::string number;
  bool in_fraction = false;
  for (const char c : text) {
    if (is_ascii_digit(c)) {
      number += c;
    } else if (c == '.' && !in_fraction) {
      in_fraction = true;
      number += decimal_sign;
    } else if (c != ',' || in_fraction) {
      return std::nullopt;
    }
  }
  return number;
}

std::optional<long> small_number(std::string_view text) {
  std::string digits;
  for (std::size_t at = 0; at < text.size();) {
    const char digit = ascii_digit_of(decode(text, at));
    if (digit == '\0') return std::nullopt;
    digits += digit;
  }
  if (digits.empty() || digits.size() > 9) return std::nullopt;
  return std::strtol(digits.c_str(), nullptr, 10);
}

std::string lower_case(std::string_view text) {
  std::string result;
  icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())})
      .toLower()
      .toUTF8String(result);
  return result;
}

std::string upper_case(std::string_view text) {
  std::string result;
  icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())})
      .toUpper()
      .toUTF8String(result);
  return result;
}

// Each letter by its name, or as a capital; each digit by its word; with spaces between them where
// the language has any.
std::string letters(std::string_view text, const TemplateWords& words) {
  const auto names = words.rules.lists.find("letter");
  std::string spelled;
  const auto add = [&](std::string_view word) {
    if (word.empty()) return;
    if (!spelled.empty() && words.rules.numbers.spaces) spelled += ' ';
    spelled += word;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = decode(text, at);
    const std::string_view letter = text.substr(begin, at - begin);
    const WordList::Word* name =
        names == words.rules.lists.end() ? nullptr : names->second.find(letter);
    if (name != nullptr) {
      add(name->forms);
    } else if (ascii_digit_of(c) != '\0') {
      add(words.numbers.say_digits(letter));
    } else if (!is_white_space(c) && c != U'.' && c != U'-') {
      add(upper_case(letter));
    }
  }
  return spelled;
}

}  // namespace

class SpokenTemplate::Parser {
 public:
  Parser(std::string_view text, const TemplateWords& words) : text_(text), words_(words) {}

  Result<std::vector<Part>> parts(bool in_option) {
    std::vector<Part> parts;
    std::string literal;
    const auto flush = [&] {
      if (!literal.empty()) {
        Part part;
        part.literal = std::exchange(literal, {});
        parts.push_back(std::move(part));
      }
    };
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '\\' && at_ < text_.size()) {
        literal += text_[at_++];
      } else if (c == '{') {
        flush();
        parts.push_back(LECTERN_TRY(call()));
      } else if (c == '[') {
        if (in_option) return wrong("an option [ ] stands in another");
        flush();
        Part part;
        part.option = LECTERN_TRY(this->parts(true));
        parts.push_back(std::move(part));
      } else if (c == ']') {
        if (!in_option) return wrong("a ] closes nothing");
        flush();
        return parts;
      } else {
        literal += c;
      }
    }
    if (in_option) return wrong("a [ is not closed");
    flush();
    return parts;
  }

 private:
  static Error wrong(std::string what) {
    return {Error::Code::bad_data, std::move(what), "see docs/formats.md, \"Spoken forms\"", ""};
  }

  Result<Part> call() {
    const std::size_t end = text_.find('}', at_);
    if (end == text_.npos) return wrong("a { is not closed");
    std::vector<std::string_view> words;
    for (std::string_view rest = text_.substr(at_, end - at_); !(rest = trim(rest)).empty();) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      words.push_back(rest.substr(0, space));
      rest.remove_prefix(space);
    }
    at_ = end + 1;
    if (words.empty()) return wrong("a {} is empty");
    Part part;
    if (words.size() == 1) {
      part.call = Call::text;
    } else {
      LECTERN_TRY(function(words.front(), part));
      words.erase(words.begin());
    }
    for (const std::string_view word : words) part.arguments.push_back(LECTERN_TRY(argument(word)));
    const std::size_t wanted = part.call == Call::count || part.call == Call::plural ? 2 : 1;
    if (part.arguments.size() != wanted)
      return wrong(fmt::format("a call of {} takes {} name(s)", part.name, wanted));
    return part;
  }

  Status function(std::string_view name, Part& part) {
    static constexpr std::array<std::pair<std::string_view, Call>, 6> calls = {
        {{"lower", Call::lower},
         {"digits", Call::digits},
         {"letters", Call::letters},
         {"say", Call::say},
         {"count", Call::count},
         {"plural", Call::plural}}};
    part.name = name;
    for (const auto& [known, call] : calls)
      if (known == name) part.call = call;
    if (part.call) return Done{};
    if (words_.numbers.has_style(name)) {
      part.call = Call::style;
    } else if (words_.rules.lists.contains(name)) {
      part.call = Call::list;
    } else {
      return wrong(fmt::format("{} is neither a call, nor a list, nor a name of [numbers]", name));
    }
    return Done{};
  }

  static Result<Argument> argument(std::string_view word) {
    static constexpr std::array<std::pair<std::string_view, Change>, 5> changes = {
        {{"roman", Change::roman},
         {"english", Change::english},
         {"hour12", Change::hour12},
         {"next", Change::next},
         {"rest60", Change::rest60}}};
    Argument argument;
    std::size_t colon = std::min(word.find(':'), word.size());
    argument.group = word.substr(0, colon);
    argument.is_number = is_ascii_digit(word.front());
    while (colon < word.size()) {
      word.remove_prefix(colon + 1);
      colon = std::min(word.find(':'), word.size());
      const std::string_view name = word.substr(0, colon);
      const auto known =
          std::ranges::find(changes, name, &std::pair<std::string_view, Change>::first);
      if (known == changes.end()) return wrong(fmt::format("there is no change :{}", name));
      argument.changes.push_back(known->second);
    }
    return argument;
  }

  std::string_view text_;
  const TemplateWords& words_;
  std::size_t at_ = 0;
};

Result<SpokenTemplate> SpokenTemplate::parse(std::string_view text, const TemplateWords& words) {
  SpokenTemplate made;
  made.parts_ = LECTERN_TRY(Parser(text, words).parts(false));
  return made;
}

std::optional<std::string> SpokenTemplate::value(const Argument& argument,
                                                 const TemplateValues& values,
                                                 const TemplateWords& words) {
  const auto text = argument.is_number ? std::optional<std::string_view>(argument.group)
                                       : values.group(argument.group);
  if (!text || text->size() > longest_value) return std::nullopt;
  std::string result(*text);
  for (const Change change : argument.changes) {
    const auto number = change == Change::roman ? std::nullopt : small_number(result);
    if (change == Change::english) {
      auto written = from_english(result, words.numbers.decimal_sign());
      if (!written) return std::nullopt;
      result = std::move(*written);
    } else if (change == Change::roman) {
      const auto roman = roman_value(result);
      if (!roman) return std::nullopt;
      result = fmt::format("{}", *roman);
    } else if (!number) {
      return std::nullopt;
    } else if (change == Change::hour12) {
      result = fmt::format("{}", *number % 12 == 0 ? 12 : *number % 12);
    } else if (change == Change::next) {
      result = fmt::format("{}", *number + 1);
    } else {
      result = fmt::format("{}", 60 - *number);
    }
  }
  return result;
}

std::optional<std::string> SpokenTemplate::call(const Part& part, const TemplateValues& values,
                                                const TemplateWords& words) {
  const Argument& first = part.arguments.front();
  const auto text = value(first, values, words);
  if (!text) return std::nullopt;
  const WordList* const list = values.list_of(first.group);
  switch (*part.call) {
    case Call::text:
      if (list != nullptr) {
        const WordList::Word* word = list->find(*text);
        if (word == nullptr) return std::nullopt;
        return word->forms.substr(0, word->forms.find('|'));
      }
      return text;
    case Call::lower:
      return lower_case(*text);
    case Call::digits:
      return words.numbers.say_digits(*text);
    case Call::letters:
      return letters(*text, words);
    case Call::say:
      return values.say(*text);
    case Call::list: {
      const WordList::Word* word = words.rules.lists.find(part.name)->second.find(*text);
      if (word == nullptr) return std::nullopt;
      return word->forms.substr(0, word->forms.find('|'));
    }
    case Call::style: {
      const auto number = words.numbers.parse(*text);
      if (!number) return std::nullopt;
      return words.numbers.say(*number, part.name);
    }
    case Call::count:
    case Call::plural: {
      const Argument& number_argument = part.call == Call::count ? first : part.arguments[1];
      const Argument& unit_argument = part.call == Call::count ? part.arguments[1] : first;
      const auto number_text = value(number_argument, values, words);
      const auto unit_text = value(unit_argument, values, words);
      const WordList* const units = values.list_of(unit_argument.group);
      if (!number_text || !unit_text || units == nullptr) return std::nullopt;
      const auto number = words.numbers.parse(*number_text);
      const WordList::Word* const unit = units->find(*unit_text);
      if (!number || unit == nullptr) return std::nullopt;
      const std::string form(words.numbers.plural(unit->forms, *number));
      if (part.call == Call::plural) return form;
      const std::string style = "cardinal-" + unit->gender;
      std::string said = words.numbers.say(
          *number, !unit->gender.empty() && words.numbers.has_style(style) ? style : "cardinal");
      if (words.rules.numbers.spaces && !form.empty()) said += ' ';
      return said + form;
    }
  }
  return std::nullopt;
}

bool SpokenTemplate::complete(const std::vector<Part>& parts, const TemplateValues& values) {
  return std::ranges::all_of(parts, [&](const Part& part) {
    return std::ranges::all_of(part.arguments, [&](const Argument& argument) {
      return argument.is_number || values.group(argument.group).has_value();
    });
  });
}

bool SpokenTemplate::stays_as_written(const Part& part, const TemplateValues& values) {
  const Argument& argument = part.arguments.front();
  return part.call == Call::text && !argument.is_number && argument.changes.empty() &&
         values.list_of(argument.group) == nullptr;
}

bool SpokenTemplate::render(const std::vector<Part>& parts, const TemplateValues& values,
                            const TemplateWords& words, Rendered& said) {
  for (const Part& part : parts) {
    if (part.call) {
      const auto words_said = call(part, values, words);
      if (!words_said) return false;
      if (stays_as_written(part, values))
        said.kept.push_back({said.text.size(), *values.group(part.arguments.front().group)});
      said.text += *words_said;
    } else if (!part.option.empty()) {
      // Options hold no options, so this ends.
      if (complete(part.option, values) && !render(part.option, values, words, said)) return false;
    } else {
      said.text += part.literal;
    }
  }
  return true;
}

std::optional<Rendered> SpokenTemplate::render(const TemplateValues& values,
                                               const TemplateWords& words) const {
  Rendered said;
  if (!render(parts_, values, words, said)) return std::nullopt;
  return said;
}

void SpokenTemplate::names(const std::vector<Part>& parts, std::vector<std::string>& found) {
  for (const Part& part : parts) {
    for (const Argument& argument : part.arguments)
      if (!argument.is_number) found.push_back(argument.group);
    names(part.option, found);
  }
}

std::vector<std::string> SpokenTemplate::names() const {
  std::vector<std::string> found;
  names(parts_, found);
  return found;
}

}  // namespace lectern

// What a rule says: "{ordinal day} of {month}[ {year y}]".
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.h"
#include "text/spoken/rules.h"

namespace lectern {

// What a template's names stand for where a rule matched.
class TemplateValues {
 public:
  virtual ~TemplateValues() = default;
  // What a group holds; nothing when it took no part.
  virtual std::optional<std::string_view> group(std::string_view name) const = 0;
  // The list that the group was matched by; null when by none.
  virtual const WordList* list_of(std::string_view name) const = 0;
  // A piece of the sentence as all the passes say it.
  virtual std::string say(std::string_view text) const = 0;
};

// The words of a language, for templates.
struct TemplateWords {
  const NumberWords& numbers;
  const SpokenRules& rules;
};

// What a rule says, and which groups stand in it as they are written: views of what group() gave.
struct Rendered {
  struct Kept {
    std::size_t at;  // bytes of `text` before it
    std::string_view written;
  };
  std::string text;
  std::vector<Kept> kept;
};

class SpokenTemplate {
 public:
  // Errors: bad_data, without a place.
  static Result<SpokenTemplate> parse(std::string_view text, const TemplateWords& words);

  // Nothing when a call finds no words (a thirteenth month): the rule does not hold then.
  std::optional<Rendered> render(const TemplateValues& values, const TemplateWords& words) const;

  // The groups that it names.
  std::vector<std::string> names() const;

 private:
  enum class Call { text, lower, digits, letters, say, count, plural, style, list };
  enum class Change { none, roman, english, hour12, next, rest60 };
  struct Argument {
    std::string group;       // its name, or a number to be taken as it is
    bool is_number = false;  // which of these it is
    std::vector<Change> changes;
  };
  struct Part {
    std::string literal;  // where there is neither call nor option
    std::optional<Call> call;
    std::string name;  // of the style or list
    std::vector<Argument> arguments;
    std::vector<Part> option;  // said when every group in it took part
  };
  class Parser;

  static std::optional<std::string> value(const Argument& argument, const TemplateValues& values,
                                          const TemplateWords& words);
  static bool complete(const std::vector<Part>& parts, const TemplateValues& values);
  static bool render(const std::vector<Part>& parts, const TemplateValues& values,
                     const TemplateWords& words, Rendered& said);
  static bool stays_as_written(const Part& part, const TemplateValues& values);
  static std::optional<std::string> call(const Part& part, const TemplateValues& values,
                                         const TemplateWords& words);
  static void names(const std::vector<Part>& parts, std::vector<std::string>& found);

  std::vector<Part> parts_;
};

}  // namespace lectern

#include "text/spoken/rules.h"

#include <fmt/format.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!(text = trim(text)).empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

bool begins_tag(std::string_view tag, std::string_view wanted) {
  const std::string a = ascii_lower(tag), b = ascii_lower(wanted);
  return a == b || a.starts_with(b + "-");
}

class RulesReader {
 public:
  RulesReader(const std::string& file, std::string_view language, SpokenRules& rules)
      : file_(file), language_(language), rules_(rules) {}

  Status line(std::string_view raw) {
    ++number_;
    const std::string_view line = trim(raw);
    if (line.empty() || line.front() == '#') return Done{};
    if (section_ != "rbnf" || line.front() == '[') {
      if (line.front() == '[' && line.back() == ']' && line.find("=>") == line.npos)
        return begin_section(line.substr(1, line.size() - 2));
    }
    if (!counts_) return Done{};
    if (section_ == "numbers") return number_setting(line);
    if (section_ == "list") return list_entry(line);
    if (section_ == "files") return further_file(line);
    if (section_ == "patterns") return pattern(line);
    if (section_ == "rbnf") {
      own_rbnf_ += std::string(line) + '\n';
      return Done{};
    }
    if (section_.empty())
      return wrong("a line stands before the first [section]", "begin with one");
    return rule(line);
  }

  void end() {
    rules_.numbers.given.merge(set_);
    if (rules_.numbers.rules.empty()) rules_.numbers.rules = own_rbnf_;
  }

 private:
  Error wrong(std::string what, std::string way_out) const {
    return {Error::Code::bad_data, std::move(what), std::move(way_out),
            fmt::format("{}:{}", file_, number_)};
  }

  Status begin_section(std::string_view name) {
    std::vector<std::string_view> words = words_of(name);
    if (words.empty()) return wrong("a section has no name", "name it");
    section_ = words[0];
    counts_ = true;
    if (section_ == "list") {
      if (words.size() < 2) return wrong("a list has no name", "write [list NAME]");
      list_ = words[1];
      words.erase(words.begin());
    } else if (const auto pass = std::ranges::find(spoken_passes, words[0]);
               pass != spoken_passes.end()) {
      pass_ = static_cast<std::size_t>(pass - spoken_passes.begin());
    } else if (section_ != "numbers" && section_ != "patterns" && section_ != "rbnf" &&
               section_ != "files") {
      return wrong(fmt::format("there is no section [{}]", section_),
                   fmt::format("use files, numbers, rbnf, patterns, list NAME, {}",
                               fmt::join(spoken_passes, ", ")));
    }
    words.erase(words.begin());
    if (!words.empty())
      counts_ = std::ranges::any_of(words, [&](auto tag) { return begins_tag(language_, tag); });
    return Done{};
  }

  // "key = value"; a key may hold "=" only when it is escaped by standing alone.
  static std::optional<std::pair<std::string_view, std::string_view>> pair(std::string_view line) {
    const std::size_t equal = line.find('=', 1);
    if (equal == line.npos) return std::nullopt;
    return std::pair{trim(line.substr(0, equal)), trim(line.substr(equal + 1))};
  }

  Status number_setting(std::string_view line) {
    const auto found = pair(line);
    if (!found) return wrong("a line of [numbers] is no `key = value`", "write it so");
    const auto [key, value] = *found;
    if (rules_.numbers.given.contains(key) || !set_.insert(std::string(key)).second) return Done{};
    NumberSettings& numbers = rules_.numbers;
    if (key == "decimal") {
      numbers.decimal_separators = value;
    } else if (key == "group") {
      numbers.group_separators = value;
    } else if (key == "point") {
      numbers.point = value;
    } else if (key == "minus") {
      numbers.minus = value;
    } else if (key == "plus") {
      numbers.plus = value;
    } else if (key == "fraction") {
      if (value != "digits" && value != "number")
        return wrong("a fraction is read as neither of what there is", "say digits or number");
      numbers.fraction_as_number = value == "number";
    } else if (key == "spaces") {
      numbers.spaces = value != "no";
    } else if (key == "digits") {
      numbers.digits.clear();
      for (const std::string_view word : words_of(value)) {
        std::string digit(word);
        std::ranges::replace(digit, '_', ' ');
        numbers.digits.push_back(std::move(digit));
      }
      if (numbers.digits.size() != 10)
        return wrong("there are not ten digits", "name them from zero to nine");
    } else if (value.starts_with('%')) {
      numbers.styles.emplace(key, value);
    } else {
      return wrong(
          fmt::format("[numbers] knows no key {}", key),
          "use decimal, group, point, minus, plus, fraction, spaces, digits, or a name for "
          "one of ICU's rule sets (%…)");
    }
    return Done{};
  }

  // "januar jan = Januar", "km = kilometre|kilometres ; f". Keys with spaces are quoted.
  Status list_entry(std::string_view line) {
    const auto found = pair(line);
    if (!found || found->first.empty())
      return wrong("a line of a list is no `keys = words`", "write it so");
    std::string_view forms = found->second, gender;
    if (const std::size_t mark = forms.rfind(" ; "); mark != forms.npos) {
      gender = trim(forms.substr(mark + 3));
      forms = trim(forms.substr(0, mark));
    }
    WordList& list = rules_.lists[list_];
    std::string_view keys = found->first;
    while (!(keys = trim(keys)).empty()) {
      const bool quoted = keys.front() == '"' && keys.find('"', 1) != keys.npos;
      const std::size_t end = quoted ? keys.find('"', 1) : std::min(keys.find(' '), keys.size());
      const std::string_view key = quoted ? keys.substr(1, end - 1) : keys.substr(0, end);
      list.words.try_emplace(std::string(key),
                             WordList::Word{std::string(forms), std::string(gender)});
      keys.remove_prefix(std::min(quoted ? end + 1 : end, keys.size()));
    }
    return Done{};
  }

  Status further_file(std::string_view line) {
    const bool is_plain = std::ranges::all_of(
        line, [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == '.'; });
    if (!is_plain || !line.ends_with(".conf"))
      return wrong("a line of [files] is no name of a file", "name one of the folder: words.conf");
    rules_.files.emplace_back(line);
    return Done{};
  }

  Status pattern(std::string_view line) {
    const auto found = pair(line);
    if (!found) return wrong("a line of [patterns] is no `name = pattern`", "write it so");
    rules_.patterns.try_emplace(std::string(found->first), found->second);
    return Done{};
  }

  Status rule(std::string_view line) {
    const std::size_t arrow = line.find("=>");
    if (arrow == line.npos || trim(line.substr(0, arrow)).empty())
      return wrong("a rule is no `pattern => spoken`", "write it so");
    rules_.rules.push_back({pass_, std::string(trim(line.substr(0, arrow))),
                            std::string(trim(line.substr(arrow + 2))),
                            fmt::format("{}:{}", file_, number_)});
    return Done{};
  }

 private:
  const std::string& file_;
  std::string_view language_;
  SpokenRules& rules_;
  std::set<std::string, std::less<>> set_;  // keys of [numbers] that this file sets
  std::string section_, list_, own_rbnf_;
  std::size_t pass_ = 0;
  bool counts_ = true;
  int number_ = 0;
};

}  // namespace

std::string folded(std::string_view text) {
  std::string result;
  icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())})
      .foldCase()
      .toUTF8String(result);
  return result;
}

const WordList::Word* WordList::find(std::string_view written) const {
  auto at = words.find(written);
  if (at == words.end()) at = words.find(folded(written));
  if (at == words.end() && written.size() > 1 && written.front() == '0')
    at = words.find(written.substr(std::min(written.find_first_not_of('0'), written.size() - 1)));
  if (at != words.end()) return &at->second;
  const std::string wanted = folded(written);
  for (const auto& [key, word] : words)
    if (folded(key) == wanted) return &word;
  return nullptr;
}

Status add_spoken_rules(std::string_view text, const std::string& file, std::string_view language,
                        SpokenRules& rules) {
  RulesReader reader(file, language, rules);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    LECTERN_TRY(reader.line(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  reader.end();
  return Done{};
}

}  // namespace lectern

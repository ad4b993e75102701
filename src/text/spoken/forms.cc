#include "text/spoken/forms.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/language_data.h"
#include "text/scripts.h"
#include "text/spoken/pattern.h"
#include "text/spoken/spoken_template.h"
#include "text/spoken/words_pattern.h"

namespace lectern {
namespace {

// A rule may have a piece of its match said by all rules; how often one may lead to another.
constexpr int deepest_say = 3;

struct ReadyRule {
  std::size_t pass;
  Pattern pattern;
  std::optional<unsigned char> required;  // a byte that a sentence must have
  SpokenTemplate spoken;
  std::map<std::string, const WordList*, std::less<>> lists;  // by group
};

// The rules that may begin with some characters, and what more characters leave of them. Words of
// running text soon leave none, so most cost no more than a look at their first letters. Grows as
// texts are read.
struct Beginnings {
  std::uint32_t passes = 0;          // a bit for each pass that has any
  bool settled = false;              // the last character ruled nothing out: no more are looked at
  std::vector<std::uint32_t> rules;  // in the order of the passes
  std::array<std::uint16_t, spoken_passes.size() + 1> of_pass{};  // where those of a pass begin
  std::vector<std::pair<char32_t, std::unique_ptr<Beginnings>>> next;  // by the next character

  std::span<const std::uint32_t> rules_of(std::size_t pass) const {
    return std::span(rules).subspan(of_pass[pass], std::size_t{of_pass[pass + 1]} - of_pass[pass]);
  }
};
constexpr std::size_t longest_beginning = 16;   // bytes that are looked at
constexpr std::size_t most_beginnings = 20000;  // that are kept

// Scripts where a word may begin at any character.
bool is_wide(char32_t c) {
  return c >= 0x2E80 && (c < 0xAC00 || (c >= 0xF900 && c < 0xFB00) || c >= 0x20000) &&
         !(c >= 0x3000 && c < 0x3040);
}

enum class Kind { space, digit, letter, wide, other };

Kind kind_of(char32_t c) {
  if (c < 0x80) {
    const char ascii = static_cast<char>(c);
    if (is_ascii_digit(ascii)) return Kind::digit;
    if (is_ascii_letter(ascii)) return Kind::letter;
    return c <= 0x20 ? Kind::space : Kind::other;
  }
  if (is_wide(c)) return Kind::wide;
  if (is_white_space(c)) return Kind::space;
  const auto type = u_charType(static_cast<UChar32>(c));
  if (type == U_DECIMAL_DIGIT_NUMBER) return Kind::digit;
  constexpr std::uint32_t in_words = U_GC_L_MASK | U_GC_M_MASK;
  return (U_MASK(type) & in_words) != 0 ? Kind::letter : Kind::other;
}

bool is_word_kind(Kind kind) {
  return kind == Kind::digit || kind == Kind::letter || kind == Kind::wide;
}

// Where a rule may begin: at signs, and where letters or digits begin.
struct Start {
  std::uint32_t at;
  const Beginnings* beginnings;
};

}  // namespace

struct SpokenForms::State {
  State(std::string_view tag, SpokenRules given, NumberWords words)
      : language(tag), rules(std::move(given)), numbers(std::move(words)) {}
  const std::string language;
  SpokenRules rules;
  NumberWords numbers;
  std::vector<ReadyRule> ready;

  // When all rules are ready.
  void sort_by_pass();

  // Whether a text is a word that the language's voices cannot read.
  bool is_foreign(std::string_view text) const;

  // Of what stands at `at`.
  const Beginnings& beginning_at(std::string_view text, std::size_t at);
  std::vector<Start> starts_of(std::string_view text);

 private:
  Beginnings& next_of(Beginnings& known, char32_t character, std::string_view beginning);

  Beginnings root_;
  std::array<Beginnings*, 128> ascii_{};  // what follows the root, once it is known
  std::size_t count_ = 0;
};

void SpokenForms::State::sort_by_pass() {
  for (std::size_t pass = 0; pass < spoken_passes.size(); ++pass) {
    root_.of_pass[pass] = static_cast<std::uint16_t>(root_.rules.size());
    for (std::size_t i = 0; i < ready.size(); ++i)
      if (ready[i].pass == pass) root_.rules.push_back(static_cast<std::uint32_t>(i));
    if (root_.rules.size() > root_.of_pass[pass]) root_.passes |= 1U << pass;
  }
  root_.of_pass.back() = static_cast<std::uint16_t>(root_.rules.size());
}

bool SpokenForms::State::is_foreign(std::string_view text) const {
  int letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const WritingSystem system = writing_system(decode(text, at));
    if (system != no_script && !is_written_in(language, system)) ++letters;
  }
  return letters > 1;  // single letters have names in every language
}

Beginnings& SpokenForms::State::next_of(Beginnings& known, char32_t character,
                                        std::string_view beginning) {
  const auto place =
      std::ranges::lower_bound(known.next, character, {}, [](const auto& it) { return it.first; });
  if (place != known.next.end() && place->first == character) return *place->second;
  if (count_ >= most_beginnings) return known;
  ++count_;
  auto found = std::make_unique<Beginnings>();
  for (std::size_t pass = 0; pass < spoken_passes.size(); ++pass) {
    found->of_pass[pass] = static_cast<std::uint16_t>(found->rules.size());
    for (const std::uint32_t rule : known.rules_of(pass))
      if (ready[rule].pattern.may_begin_with(beginning)) found->rules.push_back(rule);
    if (found->rules.size() > found->of_pass[pass]) found->passes |= 1U << pass;
  }
  found->of_pass.back() = static_cast<std::uint16_t>(found->rules.size());
  found->settled =
      beginning.size() >= longest_beginning || found->rules.size() == known.rules.size();
  return *known.next.emplace(place, character, std::move(found))->second;
}

const Beginnings& SpokenForms::State::beginning_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  const char32_t first = decode(text, end);
  Beginnings* known = first < ascii_.size() ? ascii_[first] : nullptr;
  if (known == nullptr) {
    known = &next_of(root_, first, text.substr(at, end - at));
    if (first < ascii_.size()) ascii_[first] = known;
  }
  while (end < text.size() && known->passes != 0 && !known->settled) {
    const char32_t character = decode(text, end);
    known = &next_of(*known, character, text.substr(at, end - at));
  }
  return *known;
}

std::vector<Start> SpokenForms::State::starts_of(std::string_view text) {
  std::vector<Start> starts;
  starts.reserve(text.size() / 8 + 8);
  Kind before = Kind::space;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = decode(text, at);
    const Kind kind = kind_of(c);
    const bool inside = kind == before && (kind == Kind::digit || kind == Kind::letter);
    before = kind;
    if (kind == Kind::space || inside) continue;
    const Beginnings& beginnings = beginning_at(text, begin);
    if (beginnings.passes != 0) starts.push_back({begin, &beginnings});
  }
  return starts;
}

// Makes a ready rule of one that was read.
class SpokenForms::Compiler {
 public:
  explicit Compiler(State& state) : state_(state), words_{state.numbers, state.rules} {}

  Status add(const SpokenRule& rule) {
    std::map<std::string, const WordList*, std::less<>> lists;
    std::string expression;
    LECTERN_TRY(located(expand(rule.pattern, true, 0, expression, lists), rule));
    Pattern pattern = LECTERN_TRY(located(Pattern::compile(expression), rule));
    SpokenTemplate spoken = LECTERN_TRY(located(SpokenTemplate::parse(rule.spoken, words_), rule));
    for (const std::string& name : spoken.names())
      if (std::ranges::find(pattern.names(), name, &Pattern::Name::name) == pattern.names().end())
        return Error{Error::Code::bad_data, fmt::format("the pattern has no {}", name),
                     "name one of its groups", rule.where};
    const auto required = pattern.required_byte();
    state_.ready.push_back(
        {rule.pass, std::move(pattern), required, std::move(spoken), std::move(lists)});
    return Done{};
  }

 private:
  template <class T>
  static Result<T> located(Result<T> result, const SpokenRule& rule) {
    if (!result) result.error().where = rule.where;
    return result;
  }

  // "@month" becomes a group of that name, "@first:month" one named first; within a pattern of
  // [patterns] they become part of it without a name.
  Status expand(std::string_view pattern, bool named, int depth, std::string& expression,
                std::map<std::string, const WordList*, std::less<>>& lists) {
    for (std::size_t at = 0; at < pattern.size();) {
      const char c = pattern[at++];
      if (c == '\\' && at < pattern.size()) {
        if (pattern[at] != '@') expression += c;
        expression += pattern[at++];
      } else if (c != '@') {
        expression += c;
      } else {
        std::string name = word_at(pattern, at), group = name;
        if (at + 1 < pattern.size() && pattern[at] == ':' && is_name(pattern[at + 1]))
          name = word_at(pattern, ++at);
        expression += named ? fmt::format("(?<{}>", group) : "(?:";
        if (const auto list = state_.rules.lists.find(name); list != state_.rules.lists.end()) {
          std::string& words = words_of_lists_[name];
          if (words.empty()) words = any_word_of(list->second);
          expression += words;
          if (named) lists[group] = &list->second;
        } else if (const auto part = state_.rules.patterns.find(name);
                   part != state_.rules.patterns.end() && depth < 8) {
          LECTERN_TRY(expand(part->second, false, depth + 1, expression, lists));
        } else {
          return Error{Error::Code::bad_data,
                       fmt::format("there is neither a list nor a pattern {}", name),
                       "write \\@ for the sign itself", ""};
        }
        expression += ')';
      }
    }
    return Done{};
  }

  static bool is_name(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }
  static std::string word_at(std::string_view text, std::size_t& at) {
    const std::size_t begin = at;
    while (at < text.size() && (is_name(text[at]) || is_ascii_digit(text[at]))) ++at;
    return std::string(text.substr(begin, at - begin));
  }

  State& state_;
  TemplateWords words_;
  std::map<std::string, std::string> words_of_lists_;  // as patterns
};

// One sentence under way through the passes.
class SpokenForms::Scan : private TemplateValues {
 public:
  Scan(const SpokenForms& forms, std::string_view sentence, int depth,
       std::vector<SpokenEdit> taken = {})
      : forms_(forms),
        state_(*forms.state_),
        sentence_(sentence),
        depth_(depth),
        starts_(state_.starts_of(sentence)),
        edits_(std::move(taken)) {
    for (const char c : sentence) bytes_.set(static_cast<unsigned char>(c));
  }

  std::vector<SpokenEdit> edits() {
    std::uint32_t passes = 0;
    for (const Start& start : starts_) passes |= start.beginnings->passes;
    for (std::size_t pass = 0; pass < spoken_passes.size(); ++pass)
      if ((passes >> pass & 1U) != 0) run(pass);
    return std::move(edits_);
  }

 private:
  void run(std::size_t pass) {
    std::vector<SpokenEdit> found;
    std::size_t taken = 0;   // the first edit of an earlier pass that ends behind the place
    std::uint32_t free = 0;  // where what this pass has taken ends
    for (const Start& start : starts_) {
      const Beginnings& beginnings = *start.beginnings;
      if (start.at < free || (beginnings.passes >> pass & 1U) == 0) continue;
      while (taken < edits_.size() && edits_[taken].written.end <= start.at) ++taken;
      const std::uint32_t limit = taken < edits_.size()
                                      ? edits_[taken].written.begin
                                      : static_cast<std::uint32_t>(sentence_.size());
      if (start.at >= limit) continue;
      for (const std::uint32_t rule : beginnings.rules_of(pass)) {
        const auto end = try_rule(state_.ready[rule], start.at, limit, found);
        if (!end) continue;
        free = *end;
        break;
      }
    }
    if (found.empty()) return;
    const auto middle = static_cast<std::ptrdiff_t>(edits_.size());
    std::ranges::move(found, std::back_inserter(edits_));
    std::inplace_merge(
        edits_.begin(), edits_.begin() + middle, edits_.end(),
        [](const SpokenEdit& a, const SpokenEdit& b) { return a.written.begin < b.written.begin; });
  }

  // Where what it has taken ends; nothing when the rule does not hold.
  std::optional<std::uint32_t> try_rule(const ReadyRule& rule, std::uint32_t at,
                                        std::uint32_t limit, std::vector<SpokenEdit>& found) {
    if (rule.required && !bytes_[*rule.required]) return std::nullopt;
    if (!rule.pattern.match_at(sentence_, at, groups_)) return std::nullopt;
    const TextRange whole = *groups_[0];
    if (whole.begin < at || whole.end <= at || whole.end > limit) return std::nullopt;
    rule_ = &rule;
    auto said = rule.spoken.render(*this, {state_.numbers, state_.rules});
    if (!said) return std::nullopt;
    const std::string_view pass = spoken_passes[rule.pass];
    if (std::vector<SpokenEdit> around = around_foreign(whole, *said, pass); !around.empty())
      std::ranges::move(around, std::back_inserter(found));
    else
      found.push_back({.written = whole, .spoken = std::move(said->text), .pass = pass});
    return whole.end;
  }

  // A foreign word that a rule leaves as it is written is left to the voice that can read it: of
  // "example.org" in Chinese only the point is said. Empty when there is no such word, or when one
  // cannot be left out: what is said beside it would stand for nothing.
  std::vector<SpokenEdit> around_foreign(TextRange whole, const Rendered& said,
                                         std::string_view pass) const {
    std::vector<SpokenEdit> around;
    std::uint32_t written = whole.begin;
    std::size_t at = 0;
    const auto add = [&](std::uint32_t end, std::size_t said_end) {
      if (end < written || (end == written && said_end > at)) return false;
      if (end > written)
        around.push_back({.written = {written, end},
                          .spoken = said.text.substr(at, said_end - at),
                          .pass = pass});
      return true;
    };
    bool found = false;
    for (const Rendered::Kept& kept : said.kept) {
      if (!state_.is_foreign(kept.written)) continue;
      found = true;
      const auto begin = static_cast<std::uint32_t>(kept.written.data() - sentence_.data());
      if (!add(begin, kept.at)) return {};
      written = begin + static_cast<std::uint32_t>(kept.written.size());
      at = kept.at + kept.written.size();
    }
    if (!found || !add(whole.end, said.text.size())) return {};
    return around;
  }

  std::optional<std::string_view> group(std::string_view name) const override {
    for (const Pattern::Name& known : rule_->pattern.names())
      if (known.name == name)
        if (const auto range = groups_[known.group])
          return sentence_.substr(range->begin, range->end - range->begin);
    return std::nullopt;
  }

  const WordList* list_of(std::string_view name) const override {
    const auto list = rule_->lists.find(name);
    return list == rule_->lists.end() ? nullptr : list->second;
  }

  std::string say(std::string_view text) const override {
    if (depth_ >= deepest_say || text.size() >= sentence_.size()) return std::string(text);
    return edited(text, Scan(forms_, text, depth_ + 1).edits(), forms_.spaces()).text;
  }

  const SpokenForms& forms_;
  State& state_;
  std::string_view sentence_;
  int depth_;
  std::vector<Start> starts_;
  std::bitset<256> bytes_;  // that the sentence has
  std::vector<SpokenEdit> edits_;
  const ReadyRule* rule_ = nullptr;
  Pattern::Groups groups_;

  friend class SpokenForms;
};

SpokenForms::SpokenForms(std::unique_ptr<State> state) : state_(std::move(state)) {}
SpokenForms::~SpokenForms() = default;
SpokenForms::SpokenForms(SpokenForms&&) noexcept = default;

const WordList* SpokenForms::list(std::string_view name) const {
  const auto found = state_->rules.lists.find(name);
  return found == state_->rules.lists.end() ? nullptr : &found->second;
}

const std::string& SpokenForms::language() const {
  return state_->language;
}

bool SpokenForms::spaces() const {
  return state_->rules.numbers.spaces;
}

namespace {

// What a folder says: its spoken.conf and the files that this names.
Status add_folder(std::string_view folder, std::string_view language, SpokenRules& rules) {
  std::vector<std::string> names = {"spoken.conf"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto file = language_file(folder, names[i]);
    if (!file && i == 0) return Done{};
    if (!file)
      return Error{Error::Code::bad_data, "there is no " + names[i] + ", which [files] names",
                   "name files of the folder", fmt::format("voices/{}/spoken.conf", folder)};
    rules.files.clear();
    LECTERN_TRY(add_spoken_rules(file->text, file->path, language, rules));
    if (i > 0 && !rules.files.empty())
      return Error{Error::Code::bad_data, "a further file has [files]",
                   "name all files in spoken.conf", file->path};
    names.insert(names.end(), rules.files.begin(), rules.files.end());
  }
  return Done{};
}

}  // namespace

Result<SpokenForms> SpokenForms::load(std::string_view language) {
  SpokenRules rules;
  rules.numbers.locale = language;
  for (const std::string_view folder : {language, std::string_view("default")})
    LECTERN_TRY(add_folder(folder, language, rules));
  NumberWords numbers = LECTERN_TRY(NumberWords::make(rules.numbers));
  SpokenForms forms(std::make_unique<State>(language, std::move(rules), std::move(numbers)));
  Compiler compiler(*forms.state_);
  for (const SpokenRule& rule : forms.state_->rules.rules) LECTERN_TRY(compiler.add(rule));
  forms.state_->sort_by_pass();
  return forms;
}

std::vector<SpokenEdit> SpokenForms::edits(std::string_view sentence,
                                           std::vector<SpokenEdit> taken) const {
  return Scan(*this, sentence, 0, std::move(taken)).edits();
}

Result<const SpokenForms*> spoken_forms_of(std::string_view language) {
  thread_local std::map<std::string, Result<SpokenForms>, std::less<>> known;
  auto at = known.find(language);
  if (at == known.end())
    at = known.emplace(std::string(language), SpokenForms::load(language)).first;
  if (!at->second) return at->second.error();
  return &*at->second;
}

Edited edited(std::string_view sentence, const std::vector<SpokenEdit>& edits, bool spaces) {
  Edited result;
  std::string& text = result.text;
  text.reserve(sentence.size() + edits.size() * 16);
  // Whether a word would run into the next one.
  const auto runs_on = [&](std::string_view next) {
    if (!spaces || text.empty() || next.empty()) return false;
    std::size_t last = text.size() - 1, first = 0;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    return is_word_kind(kind_of(decode(text, last))) && is_word_kind(kind_of(decode(next, first)));
  };
  const auto size = [&] { return static_cast<std::uint32_t>(text.size()); };
  std::uint32_t from = 0;
  const auto copy = [&](std::uint32_t end) {
    const std::string_view piece = sentence.substr(from, end - from);
    if (!result.changes.empty() && runs_on(piece)) {
      text += ' ';
      result.changes.back().spoken.end = size();
    }
    text += piece;
    from = end;
  };
  for (const SpokenEdit& edit : edits) {
    copy(edit.written.begin);
    const std::uint32_t begin = size();
    if (runs_on(edit.spoken)) text += ' ';
    text += edit.spoken;
    result.changes.push_back({{begin, size()}, edit.written, std::string(edit.pass)});
    from = edit.written.end;
  }
  copy(static_cast<std::uint32_t>(sentence.size()));
  return result;
}

}  // namespace lectern

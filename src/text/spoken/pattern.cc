#include "text/spoken/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/late_library.h"
#include "base/utf8.h"

namespace lectern {
namespace {

// A rule takes some hundred steps; what takes this many is a text made to take them.
constexpr std::uint32_t most_steps = 20000;

// The functions that are used, under their names without "pcre2_".
struct Pcre2 {
  decltype(&pcre2_compile) compile;
  decltype(&pcre2_jit_compile) jit_compile;
  decltype(&pcre2_match) match;
  decltype(&pcre2_jit_match) jit_match;
  decltype(&pcre2_match_data_create_from_pattern) match_data_create_from_pattern;
  decltype(&pcre2_match_context_create) match_context_create;
  decltype(&pcre2_set_match_limit) set_match_limit;
  decltype(&pcre2_get_ovector_pointer) get_ovector_pointer;
  decltype(&pcre2_get_ovector_count) get_ovector_count;
  decltype(&pcre2_pattern_info) pattern_info;
  decltype(&pcre2_get_error_message) get_error_message;
  decltype(&pcre2_code_free) code_free;
  decltype(&pcre2_match_data_free) match_data_free;
  bool complete;
};

const Pcre2& pcre2() {
  static const Pcre2 loaded = [] {
    LateLibrary library("libpcre2-8.so.0");
    Pcre2 found{};
    library.find("pcre2_compile_8", found.compile);
    library.find("pcre2_jit_compile_8", found.jit_compile);
    library.find("pcre2_match_8", found.match);
    library.find("pcre2_jit_match_8", found.jit_match);
    library.find("pcre2_match_data_create_from_pattern_8", found.match_data_create_from_pattern);
    library.find("pcre2_match_context_create_8", found.match_context_create);
    library.find("pcre2_set_match_limit_8", found.set_match_limit);
    library.find("pcre2_get_ovector_pointer_8", found.get_ovector_pointer);
    library.find("pcre2_get_ovector_count_8", found.get_ovector_count);
    library.find("pcre2_pattern_info_8", found.pattern_info);
    library.find("pcre2_get_error_message_8", found.get_error_message);
    library.find("pcre2_code_free_8", found.code_free);
    library.find("pcre2_match_data_free_8", found.match_data_free);
    found.complete = library.complete();
    return found;
  }();
  return loaded;
}

pcre2_match_context* limits() {
  static pcre2_match_context* const context = [] {
    pcre2_match_context* made = pcre2().match_context_create(nullptr);
    if (made != nullptr) pcre2().set_match_limit(made, most_steps);
    return made;
  }();
  return context;
}

std::string words_of(int error) {
  std::array<PCRE2_UCHAR, 160> words{};
  pcre2().get_error_message(error, words.data(), words.size());
  return reinterpret_cast<const char*>(words.data());
}

std::vector<Pattern::Name> names_of(const pcre2_code* code) {
  std::uint32_t count = 0, size = 0;
  PCRE2_SPTR table = nullptr;
  pcre2().pattern_info(code, PCRE2_INFO_NAMECOUNT, &count);
  pcre2().pattern_info(code, PCRE2_INFO_NAMEENTRYSIZE, &size);
  pcre2().pattern_info(code, PCRE2_INFO_NAMETABLE, &table);
  std::vector<Pattern::Name> names;
  for (std::uint32_t i = 0; i < count; ++i) {
    const PCRE2_SPTR entry = table + std::size_t{i} * size;
    names.push_back({reinterpret_cast<const char*>(entry + 2),
                     static_cast<std::size_t>(entry[0] << 8 | entry[1])});
  }
  return names;
}

std::bitset<256> first_bytes_of(const pcre2_code* code) {
  std::bitset<256> bytes;
  std::uint32_t type = 0, unit = 0;
  pcre2().pattern_info(code, PCRE2_INFO_FIRSTCODETYPE, &type);
  const std::uint8_t* map = nullptr;
  pcre2().pattern_info(code, PCRE2_INFO_FIRSTBITMAP, &map);
  if (type == 1) {
    pcre2().pattern_info(code, PCRE2_INFO_FIRSTCODEUNIT, &unit);
    bytes.set(unit & 0xFF);
    // It does not say whether the letter's case matters.
    const char c = static_cast<char>(unit);
    if (is_ascii_letter(c)) bytes.set((unit ^ 0x20) & 0xFF);
  } else if (map != nullptr) {
    for (std::size_t i = 0; i < 256; ++i) bytes[i] = (map[i / 8] >> (i % 8) & 1) != 0;
  } else {
    bytes.set();
  }
  return bytes;
}

// Where a character class that begins at `at` ends.
std::size_t end_of_class(std::string_view expression, std::size_t at) {
  ++at;
  if (at < expression.size() && expression[at] == '^') ++at;
  if (at < expression.size() && expression[at] == ']') ++at;
  while (at < expression.size() && expression[at] != ']') {
    const bool named = expression.substr(at).starts_with("[:");
    const std::size_t end = named ? expression.find(":]", at) : at;
    at = end == expression.npos ? at + 1 : end + (named || expression[at] == '\\' ? 2 : 1);
  }
  return std::min(at + 1, expression.size());
}

// The expression without what it asks of the text before it and without what it forbids, so that it
// takes no less than it did. Nothing when that cannot be told.
std::optional<std::string> loosened(std::string_view expression) {
  std::vector<bool> open;  // groups: whether they are left out
  std::string kept;
  std::size_t left_out = 0;
  for (std::size_t at = 0; at < expression.size();) {
    const std::string_view rest = expression.substr(at);
    std::size_t length = 1;
    bool keep = left_out == 0;
    if (rest[0] == '\\') {
      if (rest.starts_with("\\Q")) return std::nullopt;
      length = std::min<std::size_t>(2, rest.size());
      keep = keep && !rest.starts_with("\\b") && !rest.starts_with("\\B");
    } else if (rest[0] == '[') {
      length = end_of_class(expression, at) - at;
    } else if (rest[0] == '(') {
      if (rest.starts_with("(?(") || rest.starts_with("(*")) return std::nullopt;
      const bool goes =
          rest.starts_with("(?<=") || rest.starts_with("(?<!") || rest.starts_with("(?!");
      open.push_back(goes);
      left_out += goes ? 1U : 0U;
      keep = left_out == 0;
    } else if (rest[0] == ')') {
      if (open.empty()) return std::nullopt;
      left_out -= open.back() ? 1U : 0U;
      open.pop_back();
    }
    if (keep) kept += rest.substr(0, length);
    at += length;
  }
  return kept;
}

constexpr std::uint32_t options =
    PCRE2_UTF | PCRE2_UCP | PCRE2_DUPNAMES | PCRE2_ANCHORED | PCRE2_NEVER_BACKSLASH_C;

pcre2_code* compiled(const std::string& expression, std::uint32_t more_options, int& error,
                     std::size_t& place) {
  return pcre2().compile(reinterpret_cast<PCRE2_SPTR>(expression.data()), expression.size(),
                         options | more_options, &error, &place, nullptr);
}

}  // namespace

struct Pattern::Code {
  pcre2_code* code = nullptr;
  pcre2_match_data* data = nullptr;
  int tries = 0;                    // until it is worth translating
  bool translated = false;          // to machine code
  pcre2_code* beginning = nullptr;  // what a match can begin with; null: anything
  std::bitset<256> first_bytes;     // of `beginning`
};

void Pattern::Free::operator()(Code* code) const {
  pcre2().match_data_free(code->data);
  pcre2().code_free(code->code);
  pcre2().code_free(code->beginning);
  delete code;
}

std::optional<TextRange> Pattern::Groups::operator[](std::size_t number) const {
  return number < ranges_.size() ? ranges_[number] : std::nullopt;
}

Result<Pattern> Pattern::compile(const std::string& expression) {
  if (!pcre2().complete || limits() == nullptr)
    return Error{Error::Code::system, "libpcre2-8.so.0 cannot be loaded",
                 "install the package libpcre2-8-0", ""};
  int error = 0;
  std::size_t place = 0;
  std::unique_ptr<Code, Free> code(new Code);
  // Else every attempt might look through the whole text for a character that a match must have.
  code->code = compiled(expression, PCRE2_NO_START_OPTIMIZE, error, place);
  if (code->code == nullptr)
    return Error{Error::Code::bad_data,
                 words_of(error) + " at byte " + std::to_string(place) + " of " + expression,
                 "mend the pattern", ""};
  // A name that stood in what is left out may be missed: then there is no such pattern.
  if (const auto rest = loosened(expression)) code->beginning = compiled(*rest, 0, error, place);
  if (code->beginning != nullptr) code->first_bytes = first_bytes_of(code->beginning);
  code->data = pcre2().match_data_create_from_pattern(code->code, nullptr);
  if (code->data == nullptr) return Error{Error::Code::system, "no memory for a pattern", "", ""};
  Pattern pattern(std::move(code));
  pattern.names_ = names_of(pattern.code_->code);
  return pattern;
}

bool Pattern::may_begin_with(std::string_view text) const {
  if (code_->beginning == nullptr || text.empty()) return true;
  if (!code_->first_bytes[static_cast<unsigned char>(text[0])]) return false;
  const int found =
      pcre2().match(code_->beginning, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0,
                    PCRE2_NO_UTF_CHECK | PCRE2_PARTIAL_HARD, code_->data, limits());
  return found != PCRE2_ERROR_NOMATCH;
}

std::optional<unsigned char> Pattern::required_byte() const {
  std::uint32_t known = 0, unit = 0;
  if (code_->beginning == nullptr) return std::nullopt;
  pcre2().pattern_info(code_->beginning, PCRE2_INFO_LASTCODETYPE, &known);
  pcre2().pattern_info(code_->beginning, PCRE2_INFO_LASTCODEUNIT, &unit);
  // It does not say whether a letter's case matters.
  if (known != 1 || unit >= 0x80 || is_ascii_letter(static_cast<char>(unit))) return std::nullopt;
  return static_cast<unsigned char>(unit);
}

bool Pattern::match_at(std::string_view text, std::size_t at, Groups& groups) const {
  // Translating costs as much as dozens of matches, and of many rules few are tried often.
  constexpr int enough_tries = 24;
  if (code_->tries < enough_tries && ++code_->tries == enough_tries)
    code_->translated = pcre2().jit_compile(code_->code, PCRE2_JIT_COMPLETE) == 0;
  const auto match = code_->translated ? pcre2().jit_match : pcre2().match;
  const int count = match(code_->code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), at,
                          PCRE2_NO_UTF_CHECK, code_->data, limits());
  if (count <= 0) return false;
  const std::size_t* ends = pcre2().get_ovector_pointer(code_->data);
  groups.ranges_.assign(pcre2().get_ovector_count(code_->data), std::nullopt);
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
    if (ends[2 * i] != PCRE2_UNSET)
      groups.ranges_[i] = TextRange{static_cast<std::uint32_t>(ends[2 * i]),
                                    static_cast<std::uint32_t>(ends[2 * i + 1])};
  return true;
}

}  // namespace lectern

#include "write/language.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

constexpr std::array<std::string_view, 10> right_to_left_languages = {
    "ar", "he", "fa", "ur", "yi", "ps", "dv", "ckb", "sd", "ug"};
constexpr std::array<std::string_view, 6> right_to_left_scripts = {"Arab", "Hebr", "Thaa",
                                                                   "Syrc", "Nkoo", "Adlm"};

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool all_letters(std::string_view text) {
  return std::ranges::all_of(text, is_letter);
}
bool all_digits(std::string_view text) {
  return std::ranges::all_of(text, is_digit);
}

std::string lower_with_hyphens(std::string_view tag) {
  std::string out = ascii_lower(tag);
  std::ranges::replace(out, '_', '-');
  return out;
}

// The subtags of RFC 5646, section 2.1, taken off the front one by one.
class Subtags {
 public:
  explicit Subtags(std::string_view tag) : rest_(tag) { advance(); }
  std::string_view current() const { return current_; }

  std::string_view take() {
    const std::string_view taken = current_;
    advance();
    return taken;
  }

 private:
  void advance() {
    const std::size_t end = std::min(rest_.find('-'), rest_.size());
    current_ = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
  }
  std::string_view rest_, current_;
};

bool is_script(std::string_view it) {
  return it.size() == 4 && all_letters(it);
}
bool is_region(std::string_view it) {
  return (it.size() == 2 && all_letters(it)) || (it.size() == 3 && all_digits(it));
}
bool is_variant(std::string_view it) {
  return it.size() <= 8 && (it.size() >= 5 || (it.size() == 4 && is_digit(it[0]))) &&
         std::ranges::all_of(it, [](char c) { return is_letter(c) || is_digit(c); });
}

void append_upper(std::string& out, std::string_view text) {
  for (const char c : text) out += is_letter(c) ? static_cast<char>(c - ('a' - 'A')) : c;
}

std::string_view script_of(std::string_view tag) {
  Subtags subtags(tag.substr(std::min(tag.find('-') + 1, tag.size())));
  while (!subtags.current().empty()) {
    const std::string_view it = subtags.take();
    if (it.size() == 4 && it[0] >= 'A' && it[0] <= 'Z') return it;
  }
  return {};
}

}  // namespace

std::string tidy_language(std::string_view tag) {
  const std::string plain = lower_with_hyphens(trim(tag));
  Subtags subtags(plain);
  std::string out(subtags.take());
  if (out.size() < 2 || out.size() > 3 || !all_letters(out)) return "und";
  if (subtags.current().size() == 3 && all_letters(subtags.current()))
    out.append("-").append(subtags.take());  // extlang: "zh-yue"
  if (is_script(subtags.current())) {
    const std::string_view script = subtags.take();
    append_upper(out += '-', script.substr(0, 1));
    out += script.substr(1);
  }
  if (is_region(subtags.current())) append_upper(out += '-', subtags.take());
  if (is_variant(subtags.current())) out.append("-").append(subtags.take());
  return out;
}

bool covers(std::string_view wide, std::string_view tag) {
  return tag.starts_with(wide) && (tag.size() == wide.size() || tag[wide.size()] == '-');
}

bool is_right_to_left(std::string_view tag) {
  const std::string_view script = script_of(tag);
  if (!script.empty()) return std::ranges::count(right_to_left_scripts, script) > 0;
  return std::ranges::count(right_to_left_languages, tag.substr(0, tag.find('-'))) > 0;
}

}  // namespace lectern

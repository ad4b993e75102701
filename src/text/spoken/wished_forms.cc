#include "text/spoken/wished_forms.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/scripts.h"
#include "text/spoken/edit_additions.h"

namespace lectern {
namespace {

bool is_in_address(char c) {
  // RFC 3986, section 2: the unreserved, the reserved and the percent sign.
  return is_ascii_letter(c) || is_ascii_digit(c) ||
         std::string_view("-._~:/?#[]@!$&'()*+,;=%").find(c) != std::string_view::npos;
}

// Of an address that begins at `at`: the bytes of "https://", 0 for one that begins "www.";
// nothing where none begins.
std::optional<std::size_t> scheme_at(std::string_view text, std::size_t at) {
  if (at > 0 && (is_ascii_letter(text[at - 1]) || is_ascii_digit(text[at - 1])))
    return std::nullopt;
  const std::string begin = ascii_lower(text.substr(at, 8));
  for (const std::string_view scheme : {"https://", "http://", "ftp://"})
    if (begin.starts_with(scheme)) return scheme.size();
  if (begin.starts_with("www.")) return 0;
  return std::nullopt;
}

std::size_t address_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_in_address(text[end])) ++end;
  // A full stop or bracket behind it is the sentence's.
  while (end > at && std::string_view(".,:;!?'()[]").find(text[end - 1]) != std::string_view::npos)
    --end;
  return end;
}

constexpr char32_t joiner = 0x200D, emoji_style = 0xFE0F, keycap = 0x20E3;

bool is_region_letter(char32_t c) {
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}
bool is_skin_tone(char32_t c) {
  return c >= 0x1F3FB && c <= 0x1F3FF;
}
// Those of the rule in voices/default/spoken.conf that keeps them silent.
bool is_emoji(char32_t c) {
  return is_region_letter(c) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) ||
         (c >= 0x2B00 && c <= 0x2BFF);
}

// The characters of one emoji, without those that only say how it looks.
struct Emoji {
  std::u32string characters;
  std::size_t end = 0;  // of its bytes in the text
};

Emoji emoji_at(std::string_view text, std::size_t at) {
  Emoji emoji;
  emoji.characters += decode(text, at);
  emoji.end = at;
  const bool flag = is_region_letter(emoji.characters[0]);
  while (at < text.size()) {
    const char32_t c = decode(text, at);
    const bool joined = emoji.characters.back() == joiner && is_emoji(c);
    const bool second = flag && emoji.characters.size() == 1 && is_region_letter(c);
    const bool look = c == emoji_style || c == keycap || is_skin_tone(c);
    if (!joined && !second && !look && c != joiner) break;
    if (!look) emoji.characters += c;
    emoji.end = at;
  }
  return emoji;
}

std::string flag_name(const std::u32string& letters, std::string_view language) {
  if (letters.size() != 2 || !is_region_letter(letters[0])) return {};
  std::string region = "und_";
  for (const char32_t c : letters) region += static_cast<char>('A' + (c - 0x1F1E6));
  const std::string tag(language);
  icu::UnicodeString name;
  icu::Locale(region.c_str()).getDisplayCountry(icu::Locale(tag.c_str()), name);
  std::string utf8;
  return name.toUTF8String(utf8);
}

std::string unicode_name(char32_t c) {
  std::array<char, 128> name{};
  UErrorCode error = U_ZERO_ERROR;
  u_charName(static_cast<UChar32>(c), U_UNICODE_CHAR_NAME, name.data(),
             static_cast<std::int32_t>(name.size()), &error);
  return U_FAILURE(error) ? std::string() : ascii_lower(name.data());
}

std::string utf8(std::u32string_view characters) {
  std::string text;
  for (const char32_t c : characters) append_utf8(text, c);
  return text;
}

std::string emoji_name(const Emoji& emoji, const SpokenForms& forms) {
  if (const WordList* const names = forms.list("emoji"))
    for (const std::u32string_view it : {std::u32string_view(emoji.characters),
                                         std::u32string_view(emoji.characters).substr(0, 1)})
      if (const auto found = names->words.find(utf8(it)); found != names->words.end())
        return found->second.forms;
  if (std::string flag = flag_name(emoji.characters, forms.language()); !flag.empty()) return flag;
  return primary_language(forms.language()) == "en" ? unicode_name(emoji.characters[0]) : "";
}

}  // namespace

void add_full_addresses(std::string_view sentence, const SpokenForms& forms,
                        std::vector<SpokenEdit>& edits) {
  const WordList* const signs = forms.list("address_sign");
  EditAdditions additions(edits);
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    const char first = sentence[at];
    if (first != 'h' && first != 'f' && first != 'w' && first != 'H' && first != 'F' &&
        first != 'W')
      continue;
    const auto scheme = scheme_at(sentence, at);
    if (!scheme) continue;
    const std::size_t end = address_end(sentence, at);
    if (*scheme > 0 && at + *scheme < end) additions.add(at, at + *scheme, "", "address");
    for (at += *scheme; at < end; ++at) {
      if (is_ascii_letter(sentence[at]) || is_ascii_digit(sentence[at])) continue;
      const auto* word = signs == nullptr ? nullptr : signs->find(sentence.substr(at, 1));
      additions.add(at, at + 1, word == nullptr ? " " : word->forms, "address");
    }
  }
}

void add_emoji_names(std::string_view sentence, const SpokenForms& forms,
                     std::vector<SpokenEdit>& edits) {
  EditAdditions additions(edits);
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t begin = at;
    if (!is_emoji(decode(sentence, at))) continue;
    const Emoji emoji = emoji_at(sentence, begin);
    at = emoji.end;
    std::string name = emoji_name(emoji, forms);
    if (name.empty()) name = sentence.substr(begin, at - begin);
    additions.add(begin, at, std::move(name), "emoji");
  }
}

bool has_emoji(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_emoji(decode(text, at))) return true;
  return false;
}

}  // namespace lectern

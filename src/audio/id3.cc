// ID3v2.3.0 (id3.org/id3v2.3.0), the version that the oldest players read. LAME's own tag has an
// encoding byte in front of addresses, where section 4.3 has none, and its version number in it.
#include <fmt/format.h>

#include <algorithm>

#include "audio/tags.h"
#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

// Sizes are four bytes: of eight bits in a frame's header (3.3), of seven in the tag's (3.1).
void append_size(std::string& bytes, std::size_t size, unsigned bits) {
  for (unsigned rest = 4; rest-- > 0;)
    bytes += static_cast<char>(size >> (bits * rest) & ((1U << bits) - 1));
}

void append_frame(std::string& frames, std::string_view id, std::string_view content) {
  frames += id;
  append_size(frames, content.size(), 8);
  frames.append(2, '\0');  // flags
  frames += content;
}

// Latin 1 where the text allows it, else UTF-16: the two encodings of section 3.3.
bool is_latin1(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (decode(text, at) > 0xFF) return false;
  return true;
}

std::string latin1(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) bytes += static_cast<char>(decode(text, at));
  return bytes;
}

std::string utf16(std::string_view text) {
  std::string bytes;
  const auto append = [&bytes](char32_t unit) {
    bytes += static_cast<char>(unit & 0xFF);
    bytes += static_cast<char>(unit >> 8);
  };
  append(0xFEFF);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = decode(text, at);
    if (character > 0xFFFF) {
      append(0xD800 + ((character - 0x10000) >> 10));
      append(0xDC00 + (character & 0x3FF));
    } else {
      append(character);
    }
  }
  return bytes;
}

// 4.2
void add_text(std::string& frames, std::string_view id, std::string_view text) {
  if (text.empty()) return;
  append_frame(frames, id, is_latin1(text) ? '\0' + latin1(text) : '\1' + utf16(text));
}

// As TYER, TDAT and TIME have it (4.2.1): only digits, and a part of the date whole or not at all.
void add_date(std::string& frames, std::string_view date) {
  constexpr std::string_view pattern = "0000-00-00T00:00";
  const auto fits = [](char wanted, char c) {
    return wanted == '0' ? is_ascii_digit(c) : c == wanted;
  };
  const auto known =
      std::mismatch(pattern.begin(), pattern.end(), date.begin(), date.end(), fits).first -
      pattern.begin();
  const auto two = [date](std::size_t at) { return std::string(date.substr(at, 2)); };
  if (known >= 4) add_text(frames, "TYER", date.substr(0, 4));
  if (known >= 10) add_text(frames, "TDAT", two(8) + two(5));
  if (known >= 16) add_text(frames, "TIME", two(11) + two(14));
}

// Addresses are ASCII: what is not is escaped as RFC 3986, section 2.1, has it.
std::string ascii_address(std::string_view url) {
  std::string address;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    address += byte > 0x20 && byte < 0x7F ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return address;
}

// 4.11, without a description. A language that has no code is "XXX".
void add_comment(std::string& frames, std::string_view text, std::string language) {
  if (text.empty()) return;
  if (language.empty()) language = "XXX";
  append_frame(frames, "COMM",
               is_latin1(text) ? '\0' + language + '\0' + latin1(text)
                               : '\1' + language + utf16("") + std::string(2, '\0') + utf16(text));
}

}  // namespace

std::string id3_tag(const AudioTags& tags) {
  const std::string language = iso639_2(tags.language);
  std::string frames;
  add_text(frames, "TIT2", tags.title);
  add_text(frames, "TPE1", tags.artist);
  add_text(frames, "TALB", tags.album);
  add_date(frames, tags.date);
  add_text(frames, "TLAN", language);
  if (!tags.url.empty()) append_frame(frames, "WOAS", ascii_address(tags.url));  // 4.3.1
  add_comment(frames, tags.comment, language);
  if (frames.empty()) return "";
  std::string tag("ID3\3\0\0", 6);  // the version, and no flags (3.1)
  append_size(tag, frames.size(), 7);
  return tag + frames;
}

}  // namespace lectern

#include "read/signatures.h"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "base/utf8.h"
#include "read/feeds/json_values.h"

namespace lectern {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view what;
  std::string_view way_out = {};
  std::size_t at = 0;
};

constexpr std::string_view save_text = "save its text as a web page or plain text";
constexpr std::string_view no_article = "lectern reads articles, not pictures, sound or programs";

constexpr Signature signatures[] = {
    {"%PDF-"sv, "a PDF", "save the page that it was made from as HTML, or its text with pdftotext"},
    {"{\\rtf"sv, "an RTF document", save_text},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Office document", save_text},
    {"BOOKMOBI"sv, "a Kindle book", "convert it to EPUB", 60},
    {"bplist00"sv, "a Safari web archive", "save the page as HTML"},
    {"PK\x03\x04"sv, "a zip that holds nothing that lectern knows", {}},
    {"\x1F\x8B"sv, "a gzip file", "unpack it"},
    {"BZh"sv, "a bzip2 file", "unpack it"},
    {"\xFD"
     "7zXZ\0"sv,
     "an xz file", "unpack it"},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive", "unpack it"},
    {"Rar!\x1A\x07"sv, "a RAR archive", "unpack it"},
    {"\x28\xB5\x2F\xFD"sv, "a Zstandard file", "unpack it"},
    {"ustar"sv, "a tar archive", "unpack it", 257},
    {"SQLite format 3\0"sv, "a database", "export its articles"},
    {"\x89PNG\r\n\x1A\n"sv, "a picture", no_article},
    {"\xFF\xD8\xFF"sv, "a picture", no_article},
    {"GIF8"sv, "a picture", no_article},
    {"II*\0"sv, "a picture", no_article},
    {"MM\0*"sv, "a picture", no_article},
    {"RIFF"sv, "a picture, sound or video", no_article},
    {"ftyp"sv, "a video or picture", no_article, 4},
    {"\x1A\x45\xDF\xA3"sv, "a video", no_article},
    {"ID3"sv, "sound", no_article},
    {"OggS"sv, "sound", no_article},
    {"fLaC"sv, "sound", no_article},
    {"wOFF"sv, "a font", no_article},
    {"wOF2"sv, "a font", no_article},
    {"\x7F"
     "ELF"sv,
     "a program", no_article},
    {"MZ\x90\0"sv, "a program", no_article},
};

// Letters alone may begin a text: "BZhou went home". Binary files have NUL soon.
bool is_surely(const Signature& signature, std::string_view bytes) {
  for (const char c : signature.bytes)
    if (c < ' ' || c > '~') return true;
  return signature.bytes == "%PDF-" || signature.bytes == "{\\rtf" ||
         bytes.substr(0, 512).find('\0') != std::string_view::npos;
}

constexpr std::string_view replacement = "\uFFFD";

// NUL is left out: every second byte of UTF-16 may be one.
bool is_control(char c) {
  return c > '\0' && c < ' ' && std::string_view("\t\n\r\f\x1B").find(c) == std::string_view::npos;
}

}  // namespace

Status refuse_known_binary(std::string_view bytes) {
  for (const Signature& it : signatures)
    if (bytes.size() > it.at && bytes.substr(it.at).starts_with(it.bytes) && is_surely(it, bytes))
      return Error{Error::Code::unsupported_format, fmt::format("is {}", it.what),
                   std::string(it.way_out), ""};
  return Done{};
}

Status refuse_damaged(std::string_view bytes, std::string_view text) {
  constexpr std::size_t characters_for_one = 20;  // sound ones for each that is none
  std::size_t damage = 0;
  for (std::size_t at = text.find(replacement); at != std::string_view::npos;
       at = text.find(replacement, at + replacement.size()))
    ++damage;
  const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (!utf16) damage += static_cast<std::size_t>(std::ranges::count_if(bytes, is_control));
  if (damage * characters_for_one <= text.size()) return Done{};
  return Error{Error::Code::unsupported_format, "is no text",
               "lectern reads web pages, Markdown, plain text, feeds, books and archives of them",
               ""};
}

Status refuse_known_data(std::string_view text) {
  text = trim(text);
  const char behind = text.size() > 1 ? trim(text.substr(1)).substr(0, 1)[0] : ' ';
  const bool json = (text[0] == '{' && (behind == '"' || behind == '}')) ||
                    (text[0] == '[' && (behind == '{' || behind == '"'));
  if (json && parse_json(text))
    return Error{Error::Code::unsupported_format, "is JSON that is no feed and no known export",
                 "lectern reads JSON Feed and Wallabag's export", ""};
  if (text.starts_with("<?xml"))
    return Error{Error::Code::unsupported_format, "is XML that is neither a page nor a feed",
                 "lectern reads XHTML, RSS and Atom", ""};
  return Done{};
}

}  // namespace lectern

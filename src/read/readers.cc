#include "read/readers.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/utf8.h"
#include "read/markdown.h"
#include "read/signatures.h"

namespace lectern {
namespace {

// The first that recognises a text reads it, so what is more special stands first:
// - archive: its stamp is a comment of HTML, and its head may have front matter, as a post's;
// - page: of markup, whatever is none of the above;
// - post: told by its front matter.
constexpr std::array text_readers = {
    Reader{"archive", looks_like_archive, read_archive},
    Reader{"page", looks_like_page, read_page},
    Reader{"post", looks_like_post, read_post},
};

// Characters that no text has, for every one of which there may be this many that it has.
constexpr std::size_t text_for_damage = 20;

// Without branches, so that a whole text is looked through in vectors.
bool is_harmful(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const bool control = (byte < 0x20) & (byte != '\n') & (byte != '\t') & (byte != '\r');
  return control | (byte == 0x7F);
}

// The bytes as every reader may rely on them.
// Adds to `damage` how many characters were none.
std::string clean_bytes(std::string_view bytes, std::size_t& damage, Notices& notices) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::size_t replaced = 0;
  std::string text = to_utf8(bytes, replaced);
  if (replaced > 0)
    notices.push_back({Notice::Kind::invalid_bytes, "",
                       fmt::format("{} sequences that are no UTF-8 became U+FFFD", replaced)});
  unsigned char harmful = 0;
  for (const char c : text) harmful |= static_cast<unsigned char>(is_harmful(c));
  const std::size_t removed = harmful ? std::erase_if(text, is_harmful) : 0;
  if (removed > 0)
    notices.push_back({Notice::Kind::control_characters, "",
                       fmt::format("{} control characters removed", removed)});
  damage += replaced + removed;
  return text;
}

}  // namespace

Result<Articles> read_source(const Source& source, Notices& notices) {
  if (source.bytes.empty()) return Error{Error::Code::empty_input, "is empty", "save it again", ""};
  LECTERN_TRY(refuse_known_binary(source.bytes));
  std::size_t damage = 0;
  const std::string text = clean_bytes(source.bytes, damage, notices);
  if (trim(text).empty())
    return Error{Error::Code::empty_input, "holds nothing but white space", "save it again", ""};
  Source cleaned = source;
  cleaned.bytes = text;
  for (const Reader& reader : text_readers)
    if (reader.recognises(text)) return reader.read(cleaned, notices);
  if (damage * text_for_damage > text.size())
    return Error{Error::Code::unsupported_format, "is no text",
                 "lectern reads web pages, Markdown, plain text, feeds, books and archives of them",
                 ""};
  // What has no mark of its own is prose: with the signs of Markdown, or without.
  return has_markdown(text) ? read_markdown(cleaned, notices) : read_plain_text(cleaned, notices);
}

Result<Articles> read_articles(std::string_view bytes, const ReadOptions& options,
                               Notices& notices) {
  return read_source({.bytes = bytes, .options = options}, notices);
}

}  // namespace lectern

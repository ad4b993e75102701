#include "read/readers.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/utf8.h"
#include "base/xml.h"
#include "read/containers.h"
#include "read/exports.h"
#include "read/markdown.h"
#include "read/signatures.h"

namespace lectern {
namespace {

// The first that recognises the bytes reads them, part by part.
constexpr std::array container_readers = {
    Reader{"zip", looks_like_zip, read_zip},
    Reader{"gzip", looks_like_gzip, read_gzip},
    Reader{"warc", looks_like_warc, read_warc},
    Reader{"mhtml", looks_like_mhtml, read_mhtml},
};

// The first that recognises a text reads it, so what is more special stands first:
// - archive: its stamp is a comment of HTML, and its head may have front matter, as a post's;
// - feeds: their texts are pages, so that a piece of one may look like one;
// - exports: some are pages, or text with commas;
// - page: of markup, whatever is none of the above;
// - post: told by its front matter.
constexpr std::array text_readers = {
    Reader{"archive", looks_like_archive, read_archive},
    Reader{"feed", looks_like_feed, read_feed},
    Reader{"json-feed", looks_like_json_feed, read_json_feed},
    Reader{"exported-list", looks_like_exported_list, read_exported_list},
    Reader{"exported-table", looks_like_exported_table, read_exported_table},
    Reader{"wallabag", looks_like_wallabag, read_wallabag},
    Reader{"page", looks_like_page, read_page},
    Reader{"post", looks_like_post, read_post},
};

// Without branches, so that a whole text is looked through in vectors.
bool is_harmful(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const bool control = (byte < 0x20) & (byte != '\n') & (byte != '\t') & (byte != '\r');
  return control | (byte == 0x7F);
}

// The bytes as every reader may rely on them.
std::string clean_bytes(std::string_view bytes, Notices& notices) {
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
  return text;
}

Result<Articles> read_container(const Reader& reader, const Source& source, Notices& notices) {
  if (source.depth >= deepest_container)
    return Error{Error::Code::unsafe_input, "holds archives in archives without end",
                 "unpack the outer ones first", ""};
  return reader.read(source, notices);
}

}  // namespace

Result<Articles> read_source(const Source& source, Notices& notices) {
  if (source.bytes.empty()) return Error{Error::Code::empty_input, "is empty", "save it again", ""};
  for (const Reader& reader : container_readers)
    if (reader.recognises(source.bytes)) return read_container(reader, source, notices);
  LECTERN_TRY(refuse_known_binary(source.bytes));
  const std::string text = clean_bytes(source.bytes, notices);
  if (trim(text).empty())
    return Error{Error::Code::empty_input, "holds nothing but white space", "save it again", ""};
  if (declares_entities(text))
    return Error{Error::Code::unsafe_input, "declares entities of its own",
                 "a page saved by a browser has none", ""};
  Source cleaned = source;
  cleaned.bytes = text;
  for (const Reader& reader : text_readers)
    if (reader.recognises(text)) return reader.read(cleaned, notices);
  LECTERN_TRY(refuse_damaged(source.bytes, text));
  LECTERN_TRY(refuse_known_data(text));
  // What has no mark of its own is prose: with the signs of Markdown, or without.
  return has_markdown(text) ? read_markdown(cleaned, notices) : read_plain_text(cleaned, notices);
}

Result<Articles> read_articles(std::string_view bytes, const ReadOptions& options,
                               Notices& notices) {
  Budget budget;
  return read_source({.bytes = bytes, .options = options, .budget = &budget}, notices);
}

}  // namespace lectern

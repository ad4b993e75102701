#include "read/readers.h"

#include <array>

#include "base/utf8.h"
#include "base/xml.h"
#include "read/body/pictures.h"
#include "read/characters/encoding.h"
#include "read/characters/normal_form.h"
#include "read/containers/containers.h"
#include "read/feeds/exports.h"
#include "read/signatures.h"
#include "read/texts/markdown.h"

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

Result<Articles> read_container(const Reader& reader, const Source& source, Notices& notices) {
  if (source.depth >= deepest_container)
    return Error{Error::Code::unsafe_input, "holds archives in archives without end",
                 "unpack the outer ones first", ""};
  return reader.read(source, notices);
}

Result<Articles> read_by_content(const Source& source, Notices& notices) {
  if (source.bytes.empty()) return Error{Error::Code::empty_input, "is empty", "save it again", ""};
  for (const Reader& reader : container_readers)
    if (reader.recognises(source.bytes)) return read_container(reader, source, notices);
  LECTERN_TRY(refuse_known_binary(source.bytes));
  const std::string text = decode_text(source.bytes, source.charset, notices);
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

}  // namespace

Result<Articles> read_source(const Source& source, Notices& notices) {
  auto articles = read_by_content(source, notices);
  if (articles && source.options.companions != nullptr)
    for (Article& article : *articles) find_lead_picture(article, *source.options.companions);
  return articles;
}

Result<Articles> read_articles(std::string_view bytes, const ReadOptions& options,
                               Notices& notices) {
  LECTERN_TRY(check_selector(options.selector));
  LECTERN_TRY(check_selector(options.drop));
  Budget budget;
  auto articles = read_source({.bytes = bytes, .options = options, .budget = &budget}, notices);
  if (articles)
    for (Article& article : *articles) normalize(article);
  return articles;
}

}  // namespace lectern

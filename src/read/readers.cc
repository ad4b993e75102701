#include "read/readers.h"

#include <array>

#include "base/utf8.h"
#include "read/encoding.h"
#include "read/normal_form.h"

namespace lectern {
namespace {

// The first that recognises a text reads it.
constexpr std::array text_readers = {
    Reader{"archive", looks_like_archive, read_archive},
    Reader{"page", looks_like_page, read_page},
    Reader{"post", looks_like_post, read_post},
};

}  // namespace

Result<Articles> read_source(const Source& source, Notices& notices) {
  if (source.bytes.empty()) return Error{Error::Code::empty_input, "is empty", "save it again", ""};
  const std::string text = decode_text(source.bytes, source.charset, notices);
  if (trim(text).empty())
    return Error{Error::Code::empty_input, "holds nothing but white space", "save it again", ""};
  Source cleaned = source;
  cleaned.bytes = text;
  for (const Reader& reader : text_readers)
    if (reader.recognises(text)) return reader.read(cleaned, notices);
  return Error{Error::Code::unsupported_format, "is no saved article that lectern can read",
               "it reads archive files: a line [title](address), a line ------, then HTML", ""};
}

Result<Articles> read_articles(std::string_view bytes, const ReadOptions& options,
                               Notices& notices) {
  auto articles = read_source({.bytes = bytes, .options = options}, notices);
  if (articles)
    for (Article& article : *articles) normalize(article);
  return articles;
}

}  // namespace lectern

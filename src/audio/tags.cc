#include "audio/tags.h"

#include "base/utf8.h"

namespace lectern {
namespace {

std::string clean(const std::string& text) {
  std::size_t replaced = 0;
  return clean_line(to_utf8(text, replaced));
}

std::string joined(const std::vector<std::string>& names) {
  std::string line;
  for (const std::string& name : names) {
    if (!line.empty()) line += ", ";
    line += name;
  }
  return line;
}

}  // namespace

AudioTags audio_tags(const Meta& meta) {
  return {
      .title = meta.title,
      .artist = meta.authors.empty() ? meta.site : joined(meta.authors),
      .album = meta.site,
      .date = meta.published,
      .language = meta.language == "und" ? "" : meta.language,
      .url = meta.url,
      .comment = "",
  };
}

AudioTags clean_tags(const AudioTags& tags) {
  return {clean(tags.title),    clean(tags.artist), clean(tags.album),  clean(tags.date),
          clean(tags.language), clean(tags.url),    clean(tags.comment)};
}

std::array<std::pair<const char*, std::string_view>, 7> vorbis_comments(const AudioTags& tags) {
  return {{
      {"TITLE", tags.title},
      {"ARTIST", tags.artist},
      {"ALBUM", tags.album},
      {"DATE", tags.date},
      {"LANGUAGE", tags.language},
      {"URL", tags.url},
      {"DESCRIPTION", tags.comment},
  }};
}

}  // namespace lectern

#include "read/archive/head.h"
#include "read/finder/host_rules.h"
#include "read/readers.h"

namespace lectern {

bool looks_like_archive(std::string_view text) {
  return parse_archive_head(text).has_value();
}

Result<Articles> read_archive(const Source& source, Notices& notices) {
  const auto head = parse_archive_head(source.bytes);
  if (!head) return Error{Error::Code::malformed, "has no link line and rule", "", ""};
  Articles articles(1);
  Meta& meta = articles[0].meta;
  meta.title = head->title;
  meta.url = head->url;
  meta.published = head->published;
  if (!meta.published.empty()) meta.published_source = "stamp";
  apply_front_matter(parse_front_matter(head->front_matter), meta);
  if (meta.published.empty() && !head->dateline.empty()) {
    meta.published = head->dateline;
    meta.published_source = "dateline";
  }
  split_title(meta, source.options.hosts);
  fill_from_markup(articles[0], head->body, source.options, notices);
  complete_metadata(articles[0], source.options, notices);
  return articles;
}

}  // namespace lectern

// The readers of feeds.
#include "read/feeds/feed.h"

#include "base/utf8.h"
#include "read/markup/prologue.h"

namespace lectern {
namespace {

// The name of the root; empty when it is no XML.
std::string root_of(std::string_view text) {
  text = behind_prologue(text);
  if (!text.starts_with('<')) return {};
  return std::string(text.substr(1, text.substr(1, 40).find_first_of(" \t\r\n>")));
}

}  // namespace

bool looks_like_feed(std::string_view text) {
  const std::string root = root_of(text);
  if (root == "rss" || root == "feed") return true;
  return root.ends_with("RDF") && text.find("purl.org/rss/1.0") != std::string_view::npos;
}

Result<Articles> read_feed(const Source& source, Notices& notices) {
  bool broken = false;
  std::vector<Entry> entries = LECTERN_TRY(parse_feed(source.bytes, broken));
  if (broken)
    notices.push_back({Notice::Kind::truncated_source, "",
                       "the feed's XML is broken; what stands behind the damage may be missing"});
  return articles_of(std::move(entries), "feed", source, notices);
}

bool looks_like_json_feed(std::string_view text) {
  constexpr std::size_t longest_look = 1 << 14;  // bytes
  text = trim(text.substr(0, longest_look));
  return text.starts_with('{') && text.find("jsonfeed.org/version/") != std::string_view::npos;
}

Result<Articles> read_json_feed(const Source& source, Notices& notices) {
  return articles_of(LECTERN_TRY(parse_json_feed(source.bytes)), "feed", source, notices);
}

}  // namespace lectern

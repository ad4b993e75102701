// Feeds: RSS 0.9 to 2.0, Atom, JSON Feed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.h"
#include "read/feeds/entries.h"

namespace lectern {

// The entries of an RSS (https://www.rssboard.org/rss-specification), RDF site summary
// (https://web.resource.org/rss/1.0/spec) or Atom (RFC 4287) document. A feed that breaks off gives
// what stands before; `broken` says so. Errors: malformed, also for declarations of entities;
// not_found where libxml2 is not there.
Result<std::vector<Entry>> parse_feed(std::string_view text, bool& broken);

// Likewise of a JSON Feed (https://www.jsonfeed.org/version/1.1/). Errors: malformed.
Result<std::vector<Entry>> parse_json_feed(std::string_view text);

// Text with character references that XML lacks (&nbsp;) and lone ampersands, as people's feeds
// have them → text that is XML in this. CDATA sections stay as they are.
std::string with_xml_references(std::string_view text);

// Whether this is no more than a teaser of the text, by how it ends and how little it is.
bool is_teaser(std::string_view markup);

}  // namespace lectern

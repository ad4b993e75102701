// What read-later services and collectors of highlights give their users to take along.
#pragma once

#include <string_view>

#include "read/readers.h"

namespace lectern {

// exported_tables.cc: CSV with a head that is known: Pocket, Instapaper, Readwise and its Reader,
// Raindrop, Matter; and any with a column for the text and one for the title or address.
bool looks_like_exported_table(std::string_view text);
Result<Articles> read_exported_table(const Source& source, Notices& notices);

// exported_lists.cc: HTML that is nothing but addresses: Pocket, Instapaper, browsers' bookmarks.
// Always an error: no_text, which says what to do.
bool looks_like_exported_list(std::string_view text);
Result<Articles> read_exported_list(const Source& source, Notices& notices);

// wallabag.cc: a JSON array of articles.
bool looks_like_wallabag(std::string_view text);
Result<Articles> read_wallabag(const Source& source, Notices& notices);

}  // namespace lectern

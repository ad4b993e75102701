// Lines of a text that say again what the metadata says: bylines and dates.
#pragma once

#include <string_view>

#include "lectern/article.h"

namespace lectern {

// "Published 3 May 2019, last updated June 4, 2020 10:15 AM": dates and the words around them.
bool is_date_line(std::string_view text);

// "By Jane Doe, Staff Writer | May 3, 2019": names of `meta`'s authors and hardly more.
bool names_author(std::string_view text, const Meta& meta);

}  // namespace lectern

// Bytes → Articles. Opens nothing, fetches nothing: what an article names stays where it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/article.h"
#include "lectern/notice.h"
#include "lectern/result.h"

namespace lectern {

struct ReadOptions {
  std::string name;  // the file's name without folder and extension: the title of last resort
};

// Reads whatever one file holds. Formats are told by content, never by a file's name.
// Errors: empty_input, unsupported_format, malformed, no_text.
Result<std::vector<Article>> read_articles(std::string_view bytes, const ReadOptions& options,
                                           Notices& notices);

}  // namespace lectern

// Bytes → Articles. Opens nothing, fetches nothing: what an article names stays where it is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/article.h"
#include "lectern/hosts.h"
#include "lectern/notice.h"
#include "lectern/result.h"

namespace lectern {

// The files that were saved with a page: its "…_files" folder, the other parts of its container.
class Companions {
 public:
  virtual ~Companions() = default;
  // The bytes of what the page calls `address`, as it stands in its markup; `resolved` is the same
  // made absolute, empty when there is no base. Only what was saved is ever found.
  virtual std::optional<std::string> find(std::string_view address,
                                          std::string_view resolved) const = 0;
};

// What became of one block of a page, for those who want to know why.
struct Choice {
  bool kept = false;
  std::string reason;     // "link-density", "hidden", "article"
  std::string element;    // "div#main.content"
  std::string text;       // its beginning
  std::size_t place = 0;  // grows in the order of the page
};

// The choices as lines for people, aligned, each text cut to 60 columns.
std::string choice_table(const std::vector<Choice>& choices);

struct ReadOptions {
  std::string name = {};  // the file's name without folder and extension: the title of last resort
  bool comments = false;  // keep what readers wrote below an article
  std::string selector = {};         // CSS: the article is what it selects; empty: it is looked for
  std::string drop = {};             // CSS: what it selects is no part of the article
  const HostTable* hosts = nullptr;  // what is known of single sites; null: nothing
  const Companions* companions = nullptr;  // null: the page came alone
  std::vector<Choice>* choices = nullptr;  // filled when wanted
};

// Whether a text is a CSS selector; none at all is fine, too. Errors: usage, saying where it is not
// understood and what would be.
Status check_selector(std::string_view css);

// Reads whatever one file holds. Formats are told by content, never by a file's name.
// Errors: empty_input, unsupported_format, malformed, no_text, too_large; usage for a selector
// that is none.
Result<std::vector<Article>> read_articles(std::string_view bytes, const ReadOptions& options,
                                           Notices& notices);

}  // namespace lectern

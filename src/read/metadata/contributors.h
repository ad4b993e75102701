// Who else had a part in an article: editors, translators and others.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "lectern/article.h"

namespace lectern {

// What sources call a part, in one word of English, and its MARC relator code.
struct RelatorCode {
  const char* name;
  std::string_view role;
};
inline constexpr std::array relator_codes = {
    RelatorCode{"contributor", "ctb"},  RelatorCode{"editor", "edt"},
    RelatorCode{"illustrator", "ill"},  RelatorCode{"narrator", "nrt"},
    RelatorCode{"photographer", "pht"}, RelatorCode{"translator", "trl"},
};

// Adds a name that is not there yet. The authors are no contributors: they must be known. A role
// that is no relator code counts as none told.
void add_contributor(std::string name, std::string_view role, Meta& meta);

}  // namespace lectern

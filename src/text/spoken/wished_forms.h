// What is said otherwise only where the user wishes it.
#pragma once

#include <string_view>
#include <vector>

#include "text/spoken/forms.h"

namespace lectern {

// What each function adds to `edits` lies in order and overlaps nothing that is there.

// Each sign of a web address by its name in the language's list "address_sign", "https://" silent:
// the words between are left to the rules and to the voices that read them.
void add_full_addresses(std::string_view sentence, const SpokenForms& forms,
                        std::vector<SpokenEdit>& edits);

// The names of emoji: the language's list "emoji", of flags the region's name as CLDR has it, in
// English Unicode's own. One that has none is left to the engine, as it is written.
void add_emoji_names(std::string_view sentence, const SpokenForms& forms,
                     std::vector<SpokenEdit>& edits);

bool has_emoji(std::string_view text);

}  // namespace lectern

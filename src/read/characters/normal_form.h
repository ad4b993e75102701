// Unicode's normal form C: a letter and its accents are one character where there is one.
#pragma once

#include <string>

#include "lectern/article.h"

namespace lectern {

// Costs a look where the text is in the form already. Requires: UTF-8.
void normalize(std::string& text);

// All that an article says: its text, what stands for pictures, what its metadata tells. Addresses
// stay as they are.
void normalize(Article& article);

}  // namespace lectern

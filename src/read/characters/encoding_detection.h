// The encoding of a text that says nothing about it.
#pragma once

#include <string_view>

#include "read/characters/encoding_labels.h"

namespace lectern {

// The encoding in which the bytes read like a language: its common letters, words that do not mix
// scripts, capitals where capitals stand. Null when none is likely. Looks at 16 KiB of what is not
// ASCII. Requires: not UTF-8, nor UTF-16.
const Encoding* detect_encoding(std::string_view bytes);

}  // namespace lectern

// Bytes of any encoding → UTF-8, by ICU's converters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "read/characters/encoding_labels.h"

namespace lectern {

// Every sequence that is not of the encoding becomes U+FFFD; adds their number to `replaced`. An
// ASCII character behind a broken one stays, so that no tag is swallowed.
std::string transcode(std::string_view bytes, const Encoding& encoding, std::size_t& replaced);

}  // namespace lectern

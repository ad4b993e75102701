// Base64, as mail and `data:` addresses use it.
#pragma once

#include <string>
#include <string_view>

namespace lectern {

// RFC 4648, sections 4 and 5: both alphabets. Characters of neither are passed over, as RFC 2045,
// section 6.8, asks; what is cut gives its whole bytes.
std::string decode_base64(std::string_view text);

}  // namespace lectern

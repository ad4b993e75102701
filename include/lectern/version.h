// The library's version; part of every up-to-date key.
#pragma once

#include <string_view>

namespace lectern {

std::string_view version();  // "0.1.0"

}  // namespace lectern

// Addresses: made absolute, and checked for what an output may name.
#pragma once

#include <string>
#include <string_view>

namespace lectern {

// `reference` as an absolute address, resolved against `base` as RFC 3986 section 5.2 says. Empty
// when it is none that may be named: only http, https and mailto are.
std::string resolve_link(std::string_view reference, std::string_view base);

// "rfi.fr" of "https://www.rfi.fr/cn/…"; empty when there is none.
std::string host_of(std::string_view address);

}  // namespace lectern

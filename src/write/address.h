// Addresses as RFC 3986 and the book checkers want them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lectern {

// The http, https or mailto address with everything percent-encoded that RFC 3986 forbids in its
// place. Nothing when it is of another kind, or when its host or port cannot be made valid.
std::optional<std::string> tidy_address(std::string_view address);

// "example.org" of a tidy http(s) address, "a@b.org" of a mailto one.
std::string_view host_of(std::string_view tidy);

}  // namespace lectern

// Addresses, so that those of one article are equal.
#pragma once

#include <string>
#include <string_view>

namespace lectern {

// The address without what does not tell articles apart: scheme, `www.`, `m.` and `amp.` of the
// host, default port, fragment, a slash at the end, `/amp`, the parameters by which campaigns are
// counted, the order of the others. Percent-encoding as RFC 3986, section 6.2.2, has it. Empty for
// a site's front page, which is another one each day, and for what is no http(s) address.
std::string comparable_address(std::string_view address);

}  // namespace lectern

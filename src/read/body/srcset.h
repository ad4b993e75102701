// The candidates of a srcset attribute.
#pragma once

#include <string_view>

namespace lectern {

// The address of the largest picture that is at most 1600 pixels wide or three times as dense as
// the screen; when all are larger, the smallest. Candidates in `data:` addresses are passed over;
// empty when there is no other.
// (https://html.spec.whatwg.org/multipage/images.html#srcset-attributes)
std::string_view best_candidate(std::string_view srcset);

}  // namespace lectern

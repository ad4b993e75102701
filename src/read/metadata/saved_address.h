// Where a page was saved from, as the program that saved it wrote into a comment.
#pragma once

#include <string>
#include <string_view>

namespace lectern {

// Looks through the first 4 KB of the source: "<!-- saved from url=(0019)https://example.org -->"
// of browsers, " url: https://… " of SingleFile and of its kin. Empty when there is none.
std::string saved_address(std::string_view markup);

}  // namespace lectern

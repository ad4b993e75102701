// Text alternatives of pictures: which of them tell anything.
#pragma once

#include <string_view>

namespace lectern {

// Whether an alternative text stands for nothing: it is empty, only says that there is a picture
// ("image", "photo 3"), or is a file's name or an address.
bool is_placeholder(std::string_view alternative);

}  // namespace lectern

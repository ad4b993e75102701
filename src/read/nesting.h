// Which elements are open: so that every one of them is closed in order, and none too deep.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "read/html.h"

namespace lectern {

// Writes end tags as the standard's parser would imply them, in its coarse lines
// (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody). What it writes is
// balanced; surplus end tags are left out. Elements are named by element_number().
class OpenElements {
 public:
  // Ends what this start tag ends. False: it would lie too deep, and must be left out.
  bool open(int element, std::string& out);
  // Ends the element and all that is open inside it; nothing when there is none to end.
  void close(int element, std::string& out);
  // Forgets the element that was opened last, which its own tag has ended.
  void forget_last();
  bool is_open(int element) const { return counts_[static_cast<std::size_t>(element)] > 0; }

 private:
  void end_implied(int element, std::string& out);
  void close_down_to(std::size_t depth, std::string& out);

  std::vector<std::uint8_t> open_;
  std::array<std::uint32_t, element_count> counts_{};  // of each element in open_
};

// Elements that hold nothing and have no end tag.
bool is_void_element(int element);

}  // namespace lectern

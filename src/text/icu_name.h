// Names of languages, scripts and regions as ICU's C functions write them.
#pragma once

#include <unicode/uloc.h>

#include <array>

namespace lectern {

// ICU leaves the NUL out of a name that just fits, with no more than a warning
// (U_STRING_NOT_TERMINATED_WARNING). Here one byte lies behind what it may fill, and stays NUL.
class IcuName {
 public:
  char* data() { return bytes_.data(); }
  int capacity() const { return ULOC_FULLNAME_CAPACITY; }
  const char* c_str() const { return bytes_.data(); }

 private:
  std::array<char, ULOC_FULLNAME_CAPACITY + 1> bytes_{};
};

}  // namespace lectern

// The encodings that texts come in, and the labels they are known by.
#pragma once

#include <cstdint>
#include <string_view>

namespace lectern {

enum class EncodingKind : std::uint8_t {
  utf8,
  utf16,      // two bytes a unit
  escapes,    // seven bits: escape sequences switch between sets
  multibyte,  // one to four bytes a character
  single,     // one byte a character
};

struct Encoding {
  std::string_view name;  // as the Encoding Standard writes it
  const char* converter;  // as ICU knows the converter that maps like the standard's
  EncodingKind kind;
};

// The encoding of a label, white space and case aside; null when it is no label. The table is that
// of https://encoding.spec.whatwg.org/#names-and-labels, but for two things: x-user-defined is read
// as windows-1252, as the standard does with pages; and the seven-bit codes that the standard
// replaces because scripts could hide in them are read, because nothing is run here.
const Encoding* encoding_of_label(std::string_view label);

}  // namespace lectern

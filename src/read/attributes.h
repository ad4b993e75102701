// The inside of a start tag.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lectern {

struct TagEnd {
  std::size_t at;  // of its '>'
  bool slash;      // directly before it, as in XHTML
};

// Reads start tags as
// https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state and the states
// after it do, but for a quote that never ends: it ends with the tag's first '>'. A quote that
// never ends is looked for once in a text, so that all calls together are linear.
class AttributeReader {
 public:
  explicit AttributeReader(std::string_view markup) : in_(markup) {}

  // `at` is behind the tag's name. The end of the tag; `at` of it is the markup's size when it has
  // none. When `out` is there, the attributes that the reading room asks for are appended to it, at
  // most 32: ` name="value"`, names in lower case, values as they stand but for '"'.
  TagEnd read(std::size_t at, std::string* out);

 private:
  std::size_t value_end(std::size_t at) const;

  std::string_view in_;
  bool lost_double_ = false, lost_single_ = false;  // such a quote has no other behind it
};

}  // namespace lectern

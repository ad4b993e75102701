// The inside of a start tag.
#pragma once

#include <cstddef>
#include <span>
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
  // `wanted`: names in lower case to be taken beside those that the reading room always asks for.
  explicit AttributeReader(std::string_view markup, std::span<const std::string> wanted = {})
      : in_(markup), wanted_(wanted) {}

  // `at` is behind the tag's name. The end of the tag; `at` of it is the markup's size when it has
  // none. When `out` is there, the attributes that the reading room asks for are appended to it, at
  // most 32: ` name="value"`, names in lower case, values as they stand but for '"'.
  TagEnd read(std::size_t at, std::string* out);

 private:
  std::size_t value_end(std::size_t at) const;
  bool is_kept(std::string_view name) const;

  std::string_view in_;
  std::span<const std::string> wanted_;
  bool lost_double_ = false, lost_single_ = false;  // such a quote has no other behind it
};

}  // namespace lectern

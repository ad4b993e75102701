// HTML → a compact array of nodes. Nothing else of the reading room knows how it is made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/notice.h"

namespace lectern {

// Elements that mean something to us; all others are `other`.
enum class Tag : std::uint8_t {
  text,  // not an element
  other,
  a,
  address,
  article,
  aside,
  audio,
  b,
  base,
  blockquote,
  body,
  br,
  button,
  caption,
  center,
  cite,
  code,
  dd,
  del,
  details,
  dfn,
  div,
  dl,
  dt,
  em,
  embed,
  fieldset,
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hr,
  html,
  i,
  iframe,
  img,
  input,
  ins,
  kbd,
  label,
  li,
  link,
  main,
  mark,
  menu,
  meta,
  nav,
  noscript,
  object,
  ol,
  option,
  p,
  picture,
  pre,
  q,
  rb,
  rp,
  rt,
  rtc,
  ruby,
  s,
  samp,
  section,
  select,
  small,
  source,
  span,
  strong,
  sub,
  summary,
  sup,
  table,
  tbody,
  td,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  tt,
  u,
  ul,
  var,
  video,
  abbr,

  // MathML. From here on an element is one only inside <math>.
  math,
  annotation,
  annotation_xml,
  maction,
  menclose,
  merror,
  mfenced,
  mfrac,
  mi,
  mmultiscripts,
  mn,
  mo,
  mover,
  mpadded,
  mphantom,
  mprescripts,
  mroot,
  mrow,
  ms,
  mspace,
  msqrt,
  mstyle,
  msub,
  msubsup,
  msup,
  mtable,
  mtd,
  mtext,
  mtr,
  munder,
  munderover,
  none,
  semantics,
};

inline bool is_mathml(Tag tag) {
  return tag >= Tag::math;
}

// The tag of a lower-case name; Tag::other for what we do not tell apart.
Tag tag_of(std::string_view name);

// The elements of HTML, obsolete ones included, and of MathML, by number: that of a lower-case
// name, -1 when it is none, and back again.
inline constexpr std::size_t element_count = 169;
int element_number(std::string_view name);
std::string_view element_name(int element);

class HtmlDocument {
 public:
  struct Attribute {
    std::string_view name, value;
  };
  // In document order. The descendants of node i are i+1 … end-1.
  struct Node {
    Tag tag;
    std::uint32_t parent;  // of the root: itself
    std::uint32_t end;
    std::uint32_t first, count;  // of a text: bytes; of an element: attributes
  };

  const std::vector<Node>& nodes() const { return nodes_; }
  std::string_view text(const Node& node) const;
  // Empty when there is none, and when it is empty.
  std::string_view attribute(const Node& node, std::string_view name) const;
  bool has_attribute(const Node& node, std::string_view name) const;
  // Requires: node is an element, number < node.count.
  Attribute attribute_at(const Node& node, std::uint32_t number) const;

  // Calls `visit(name, value)` for every attribute of an element.
  template <class Visit>
  void for_each_attribute(const Node& node, Visit&& visit) const {
    if (node.tag == Tag::text) return;
    const std::string_view arena = arena_;
    for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
      const auto& [key, value] = attributes_[i];
      visit(arena.substr(key.first, key.count), arena.substr(value.first, value.count));
    }
  }

 private:
  friend class TreeBuilder;
  struct Slice {
    std::uint32_t first, count;
  };
  std::vector<Node> nodes_;
  std::vector<std::pair<Slice, Slice>> attributes_;
  std::string arena_;
};

// Reads markup that repair_markup() has been over, and the references in it. Never fails: whatever
// it is, it is a tree.
// Node 0 is a root that holds everything.
HtmlDocument parse_html(std::string_view markup);

}  // namespace lectern

// What the elements of a whole page say about it: gathered in one pass, not yet judged.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/markup/html.h"

namespace lectern {

enum class PageField : std::uint8_t {
  title,
  author,
  published,
  modified,
  description,
  site,
  section,
  tag,
  image,
  address,
  language,
  rights,
};

// A <meta> or an itemprop that gives a field. Names are those of OpenGraph (https://ogp.me), Dublin
// Core, schema.org, Highwire Press (citation_…) and of the analysts of readers (parsely, sailthru).
struct FieldClaim {
  PageField field;
  int weight;  // 1 to 4: how far such a source is to be trusted
  std::string value;
  std::string_view source;  // its name: "citationauthor"
};

// An element that is marked as a heading, byline or date, by tag, class, id, rel or itemprop.
struct MarkedElement {
  std::uint32_t node;
  std::uint32_t aside;            // the innermost comment, side bar … it stands in; 0: none
  bool others;                    // that is comments or further reading
  int weight;                     // 1 to 4
  std::string text;               // its parts, as elements divide it, with '\n' between
  std::string machine_text = {};  // of a date: what its datetime or content attribute says
  bool update = false;            // of a date: marked as that of the last change
};

struct PageClaims {
  std::vector<FieldClaim> fields;       // in document order
  std::string title;                    // <title>
  std::vector<MarkedElement> headings;  // h1 to h3
  std::vector<MarkedElement> bylines, dates;
  std::string canonical;  // rel=canonical
  std::string base;       // <base href>
  std::string language;   // of <html>, else of <body>
  std::string direction;  // "rtl", "ltr" or empty: of the page, else of most of its text
};

PageClaims gather_claims(const HtmlDocument& document);

// All values of a field, in document order.
std::vector<const FieldClaim*> claims_of(const PageClaims& claims, PageField field);

// The value of the most trusted claim, the first among equals; empty when there is none.
std::string best_claim(const PageClaims& claims, PageField field);

// The text below a node with '\n' between what stands in different elements, each part a clean
// line; stops after about `limit` bytes.
std::string parts_below(const HtmlDocument& document, const HtmlDocument::Node& node,
                        std::size_t limit);

}  // namespace lectern

// Article: what was written. Plain values; no back pointers, no I/O, no format.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lectern/meta.h"

namespace lectern {

// A stretch of text in one style. All text is valid UTF-8 without control characters; white space
// is single U+0020; '\n' stands for a line break that the author made.
struct Span {
  enum Style : std::uint8_t {
    emphasis = 1,
    strong = 2,
    code = 4,
    subscript = 8,
    superscript = 16,
  };
  std::string text;
  std::uint8_t styles = 0;    // an OR of Style
  std::string href = {};      // absolute http, https or mailto address; empty: no link
  std::string language = {};  // BCP 47, only where it differs from the block's
  std::string ruby = {};      // the annotation over `text`; empty: none
  // A formula that `text` stands for: one <math> element of presentation MathML, well-formed,
  // without namespace; TeX, where known, is its annotation. Empty: none.
  std::string math = {};
  // The id of the block of this article that a link leads to; then `href` is empty.
  std::string target = {};
  bool note = false;           // a reference to the Note that `target` names
  std::string expansion = {};  // what the abbreviation `text` stands for
  std::string direction = {};  // "ltr" or "rtl", only where the source gives it one of its own

  bool operator==(const Span&) const = default;
};
using Inlines = std::vector<Span>;

struct Block;

struct Paragraph {
  Inlines text;
};
struct Heading {
  int level = 2;  // 1 to 6; 1 is the article's title and does not occur in a body
  Inlines text;
};
struct Quote {
  std::vector<Block> blocks;
};
struct List {
  bool ordered = false;
  int start = 1;
  std::vector<std::vector<Block>> items;
};
// Terms and what is said of them. Begins with a term, ends with a description.
struct Definitions {
  struct Entry {
    bool term = false;
    std::vector<Block> blocks;
  };
  std::vector<Entry> entries;
};
// A footnote or endnote. Stands on the top level only, where the source has it.
struct Note {
  std::string label;  // "1", "*": what its references show, without brackets
  std::vector<Block> blocks;
};
struct Code {
  std::string text;  // line breaks and spaces are the author's
};
struct Cell {
  Inlines text;
  bool header = false;
  int columns = 1, rows = 1;  // how many it spans, each 1 to 1000
};
struct Table {
  Inlines caption;
  std::vector<std::vector<Cell>> rows;
};
struct Figure {
  std::string href;  // where the picture is; absolute, may be empty when `resource` is set
  std::string alt;
  Inlines caption;
  int resource = -1;  // index into Article::resources; -1: the picture is not at hand
};
// Something that only a browser can show: a video, a sound, a widget.
struct Embed {
  std::string href;
  std::string title;  // may be empty
};
struct Rule {};

struct Block {
  std::string id = {};        // "b0012": minted once by mint_ids(); every output points at it
  std::string language = {};  // BCP 47, only where it differs from the article's
  std::variant<Paragraph, Heading, Quote, List, Code, Table, Figure, Embed, Rule, Definitions, Note>
      as;
  std::string direction = {};  // "ltr" or "rtl", only where the source gives it one of its own
};

// Bytes that came inside the source, such as a picture in a `data:` address.
struct Resource {
  std::string media_type;  // from the bytes' own signature: "image/png"
  std::string bytes;
};

struct Article {
  Meta meta;
  std::vector<Block> blocks;
  std::vector<Resource> resources;
  int lead_picture = -1;  // index into resources of what lies at meta.image; -1: it is not at hand
};

// Readers nest quotes and lists no deeper than this; what lies deeper is flattened into it. Code
// that walks an Article may therefore recurse.
inline constexpr int deepest_article = 8;

// Gives every block, in document order and nested ones included, its id. The targets of links
// follow the blocks that had ids before; those that lead nowhere are cleared.
void mint_ids(Article& article);

}  // namespace lectern

#include "lectern/walk.h"

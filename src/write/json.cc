// JSON: an array of articles, each with `meta` and `blocks`. Keys of `meta` are always there;
// those of a block only where they say something.
#include <array>

#include "base/json.h"
#include "write/formats.h"

namespace lectern {
namespace {

struct StyleName {
  Span::Style style;
  std::string_view name;
};
constexpr std::array style_names = {
    StyleName{Span::emphasis, "emphasis"},
    StyleName{Span::strong, "strong"},
    StyleName{Span::code, "code"},
    StyleName{Span::subscript, "subscript"},
    StyleName{Span::superscript, "superscript"},
};

struct TypeName {
  std::string_view operator()(const Paragraph&) const { return "paragraph"; }
  std::string_view operator()(const Heading&) const { return "heading"; }
  std::string_view operator()(const Quote&) const { return "quote"; }
  std::string_view operator()(const List&) const { return "list"; }
  std::string_view operator()(const Code&) const { return "code"; }
  std::string_view operator()(const Table&) const { return "table"; }
  std::string_view operator()(const Figure&) const { return "figure"; }
  std::string_view operator()(const Embed&) const { return "embed"; }
  std::string_view operator()(const Rule&) const { return "rule"; }
  std::string_view operator()(const Definitions&) const { return "definitions"; }
  std::string_view operator()(const Note&) const { return "note"; }
};

class JsonPrinter {
 public:
  explicit JsonPrinter(JsonWriter& out) : out_(out) {}

  void article(const Article& article) {
    out_.begin_object().key("meta");
    meta(article.meta);
    out_.key("blocks");
    blocks(article.blocks);
    out_.end_object();
  }

 private:
  void meta(const Meta& meta) {
    out_.begin_object();
    out_.member("title", meta.title).member("url", meta.url);
    out_.member("published", meta.published).member("published_source", meta.published_source);
    optional("saved", meta.saved);
    out_.member("site", meta.site).member("section", meta.section);
    out_.member("authors", meta.authors);
    out_.member("language", meta.language).member("language_source", meta.language_source);
    out_.member("tags", meta.tags);
    out_.member("zone", meta.zone);
    out_.member("modified", meta.modified).member("description", meta.description);
    out_.member("canonical", meta.canonical).member("image", meta.image);
    out_.member("direction", meta.direction);
    optional("writing", meta.writing);
    optional("rights", meta.rights);
    optional("subtitle", meta.subtitle);
    if (!meta.contributors.empty()) contributors(meta.contributors);
    out_.end_object();
  }

  void contributors(const std::vector<Contributor>& contributors) {
    out_.key("contributors").begin_array();
    for (const Contributor& it : contributors)
      out_.begin_object().member("name", it.name).member("role", it.role).end_object();
    out_.end_array();
  }

  void optional(std::string_view name, const std::string& text) {
    if (!text.empty()) out_.member(name, text);
  }

  void blocks(const std::vector<Block>& blocks) {
    out_.begin_array();
    for (const Block& it : blocks) block(it);
    out_.end_array();
  }

  void block(const Block& block) {
    out_.begin_object().member("id", block.id);
    out_.member("type", std::visit(TypeName(), block.as));
    optional("language", block.language);
    optional("direction", block.direction);
    std::visit(overloaded{
                   [&](const Paragraph& it) { text(it.text); },
                   [&](const Heading& it) {
                     out_.member("level", it.level);
                     text(it.text);
                   },
                   [&](const Quote& it) {
                     out_.key("blocks");
                     blocks(it.blocks);
                   },
                   [&](const List& it) { list(it); },
                   [&](const Code& it) { out_.member("text", it.text); },
                   [&](const Table& it) { table(it); },
                   [&](const Figure& it) { figure(it); },
                   [&](const Embed& it) {
                     optional("href", it.href);
                     optional("title", it.title);
                   },
                   [](const Rule&) {},
                   [&](const Definitions& it) { definitions(it); },
                   [&](const Note& it) {
                     optional("label", it.label);
                     out_.key("blocks");
                     blocks(it.blocks);
                   },
               },
               block.as);
    out_.end_object();
  }

  void text(const Inlines& inlines) {
    out_.member("text", plain_text(inlines));
    this->inlines(inlines);
  }

  void inlines(const Inlines& inlines) {
    out_.key("inlines").begin_array();
    for (const Span& span : inlines) {
      out_.begin_object().member("text", span.text);
      if (span.styles != 0) styles(span.styles);
      optional("href", span.href);
      optional("language", span.language);
      optional("ruby", span.ruby);
      optional("math", span.math);
      optional("target", span.target);
      if (span.note) out_.member("note", true);
      optional("expansion", span.expansion);
      optional("direction", span.direction);
      out_.end_object();
    }
    out_.end_array();
  }

  void styles(std::uint8_t styles) {
    out_.key("styles").begin_array();
    for (const StyleName& it : style_names)
      if ((styles & it.style) != 0) out_.value(it.name);
    out_.end_array();
  }

  void list(const List& list) {
    out_.member("ordered", list.ordered);
    if (list.ordered) out_.member("start", list.start);
    out_.key("items").begin_array();
    for (const std::vector<Block>& item : list.items) blocks(item);
    out_.end_array();
  }

  void definitions(const Definitions& it) {
    out_.key("entries").begin_array();
    for (const Definitions::Entry& entry : it.entries) {
      out_.begin_object().member("term", entry.term).key("blocks");
      blocks(entry.blocks);
      out_.end_object();
    }
    out_.end_array();
  }

  // The caption's plain text, and its spans under the name that they have everywhere.
  void caption(const Inlines& caption) {
    if (caption.empty()) return;
    out_.member("caption", plain_text(caption));
    inlines(caption);
  }

  void table(const Table& table) {
    caption(table.caption);
    out_.key("rows").begin_array();
    for (const std::vector<Cell>& row : table.rows) {
      out_.begin_array();
      for (const Cell& it : row) cell(it);
      out_.end_array();
    }
    out_.end_array();
  }

  void cell(const Cell& cell) {
    out_.begin_object();
    text(cell.text);
    if (cell.header) out_.member("header", true);
    if (cell.columns != 1) out_.member("columns", cell.columns);
    if (cell.rows != 1) out_.member("rows", cell.rows);
    out_.end_object();
  }

  void figure(const Figure& figure) {
    optional("href", figure.href);
    optional("alt", figure.alt);
    if (figure.resource >= 0) out_.member("embedded", true);
    caption(figure.caption);
  }

  JsonWriter& out_;
};

}  // namespace

Result<std::string> write_json(std::span<const Edition> editions, const WriteOptions&, Notices&) {
  JsonWriter out(/*indent=*/2);
  out.begin_array();
  for (const Edition& edition : editions) JsonPrinter(out).article(edition.article);
  out.end_array();
  return out.take() + "\n";
}

}  // namespace lectern

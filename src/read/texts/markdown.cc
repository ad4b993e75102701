#include "read/texts/markdown.h"

#include <cstdlib>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/texts/cmark_library.h"
#include "read/texts/lines.h"

namespace lectern {
namespace {

struct Deleter {
  void operator()(cmark_node* node) const { cmark().node_free(node); }
  void operator()(cmark_iter* iterator) const { cmark().iter_free(iterator); }
  void operator()(cmark_parser* parser) const { cmark().parser_free(parser); }
};

void append_escaped(std::string& html, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      default:
        html += c;
    }
  }
}

bool is_picture_name(std::string_view name) {
  const std::string lower = ascii_lower(name);
  for (const std::string_view extension :
       {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp"})
    if (lower.ends_with(extension)) return true;
  return false;
}

// What a note book shows for "[[Page#Part|alias]]".
std::string wiki_text(std::string_view target) {
  if (const auto bar = target.find('|'); bar != std::string_view::npos)
    return clean_line(target.substr(bar + 1));
  std::string text(target.starts_with('#') ? target.substr(1) : target);
  if (const auto hash = text.find('#'); hash != std::string::npos) text.replace(hash, 1, " > ");
  return clean_line(text);
}

struct NoteBook {
  bool files_at_hand = false;
  int left_out = 0;  // pictures
};

// A picture of the note book stands in no relation to the address that the note came from.
void append_wiki(std::string& html, std::string_view target, bool embedded, NoteBook& book) {
  const std::string_view name = trim(target.substr(0, target.find('|')));
  const bool picture = embedded && is_picture_name(name);
  if (picture && book.files_at_hand) {
    html += "<img src=\"";
    append_escaped(html, name);
    html += "\" />";
  } else if (picture) {
    ++book.left_out;
  } else {
    append_escaped(html, wiki_text(target));
  }
}

// Where the "==" that ends a highlight begins, in text that follows the one that opens it.
std::optional<std::size_t> highlight_end(std::string_view text) {
  if (text.empty() || text[0] == ' ' || text[0] == '=') return std::nullopt;
  const std::size_t end = text.find("==", 1);
  if (end == std::string_view::npos || text[end - 1] == ' ') return std::nullopt;
  return end;
}

// Text with wiki links, embedded files or highlights as HTML; nothing when it has none.
std::optional<std::string> wiki_html(std::string_view text, NoteBook& book) {
  if (text.find("[[") == std::string_view::npos && text.find("==") == std::string_view::npos)
    return std::nullopt;
  std::string html;
  bool links_end = false;  // no "]]" behind: looking again would take quadratic time
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const bool embedded = rest.starts_with("![[");
    const std::size_t open = embedded ? 3 : 2;
    const std::size_t close = !links_end && (embedded || rest.starts_with("[["))
                                  ? rest.find("]]", open)
                                  : std::string_view::npos;
    links_end = links_end || (rest.starts_with("[[") && close == std::string_view::npos);
    if (close != std::string_view::npos && close > open) {
      append_wiki(html, rest.substr(open, close - open), embedded, book);
      at += close + 2;
    } else if (const auto end =
                   rest.starts_with("==") ? highlight_end(rest.substr(2)) : std::nullopt) {
      html += "<mark>";
      append_escaped(html, rest.substr(2, *end));
      html += "</mark>";
      at += *end + 4;
    } else {
      append_escaped(html, rest.substr(0, 1));
      ++at;
    }
  }
  return html;
}

std::string_view literal_of(cmark_node* node) {
  const char* literal = node == nullptr ? nullptr : cmark().node_get_literal(node);
  return literal == nullptr ? std::string_view() : std::string_view(literal);
}

// A Chinese text whose lines were broken has no space where they join.
bool is_undone_whole(cmark_node* line_end) {
  const std::string_view before = literal_of(cmark().node_previous(line_end));
  const std::string_view after = literal_of(cmark().node_next(line_end));
  return !before.empty() && !after.empty() && !before.ends_with('-') &&
         joins_without_space(before, after);
}

void replace_by_html(cmark_node* text, const std::string& html) {
  cmark_node* raw = cmark().node_new(CMARK_NODE_HTML_INLINE);
  if (raw == nullptr) return;
  cmark().node_set_literal(raw, html.c_str());
  if (cmark().node_replace(text, raw) != 0) {
    cmark().node_free(text);
  } else {
    cmark().node_free(raw);
  }
}

// "a picture|300": a note book's width.
void drop_width(cmark_node* text) {
  const std::string_view literal = literal_of(text);
  const std::size_t bar = literal.rfind('|');
  if (bar == std::string_view::npos || bar + 1 == literal.size() ||
      literal.find_first_not_of("0123456789x", bar + 1) != std::string_view::npos)
    return;
  cmark().node_set_literal(text, std::string(literal.substr(0, bar)).c_str());
}

void adapt_text(cmark_node* text, NoteBook& book) {
  cmark_node* parent = cmark().node_parent(text);
  if (parent != nullptr && cmark().node_get_type(parent) == CMARK_NODE_IMAGE) {
    drop_width(text);
  } else if (const auto html = wiki_html(literal_of(text), book)) {
    replace_by_html(text, *html);
  }
}

void adapt(cmark_node* root, NoteBook& book) {
  cmark().consolidate_text_nodes(root);
  const std::unique_ptr<cmark_iter, Deleter> walk(cmark().iter_new(root));
  while (cmark().iter_next(walk.get()) != CMARK_EVENT_DONE) {
    cmark_node* node = cmark().iter_get_node(walk.get());
    const cmark_node_type type = cmark().node_get_type(node);
    if (type == CMARK_NODE_SOFTBREAK && is_undone_whole(node)) {
      cmark().node_free(node);  // a leaf: the walk has left it
    } else if (type == CMARK_NODE_TEXT) {
      adapt_text(node, book);
    }
  }
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t next = text.find(what); next != std::string::npos; next = text.find(what, at)) {
    out.append(text, at, next - at);
    out += with;
    at = next + what.size();
  }
  if (at > 0) text = out.append(text, at);
}

}  // namespace

Result<std::string> html_of_markdown(std::string_view text, const MarkdownOptions& options,
                                     std::vector<std::string>& tags, Notices& notices) {
  LECTERN_TRY(load_cmark());
  constexpr int flags = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES;
  const std::string plain = plain_commonmark(text, tags, notices);
  cmark().gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, Deleter> parser(cmark().parser_new(flags));
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
    if (cmark_syntax_extension* extension = cmark().find_syntax_extension(name))
      cmark().parser_attach_syntax_extension(parser.get(), extension);
  cmark().parser_feed(parser.get(), plain.data(), plain.size());
  const std::unique_ptr<cmark_node, Deleter> document(cmark().parser_finish(parser.get()));
  NoteBook book{.files_at_hand = options.files_at_hand};
  adapt(document.get(), book);
  if (book.left_out > 0)
    notices.push_back({Notice::Kind::image_left_out, "",
                       fmt::format("{} pictures lie in the note book", book.left_out)});
  const std::unique_ptr<char, decltype(&std::free)> rendered(
      cmark().render_html(document.get(), flags, nullptr), std::free);
  std::string html = rendered.get();
  replace_all(html, "<input type=\"checkbox\" checked=\"\" disabled=\"\" />", "☑");
  replace_all(html, "<input type=\"checkbox\" disabled=\"\" />", "☐");
  return html;
}

}  // namespace lectern

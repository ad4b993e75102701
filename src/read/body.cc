#include "read/body.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/blocks.h"
#include "read/dates.h"
#include "read/elements.h"
#include "read/entities.h"
#include "read/links.h"
#include "read/pictures.h"

namespace lectern {
namespace {

using Node = HtmlDocument::Node;
using Index = std::uint32_t;

constexpr std::size_t longest_author = 160;    // bytes
constexpr std::size_t longest_fallback = 400;  // bytes of text in place of an embed

int number(std::string_view text, int otherwise, int least, int most) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, least, most);
}

// "en-GB" of a lang attribute; empty when it cannot be a language tag.
std::string language_tag(std::string_view text) {
  const std::string_view tag = trim(text);
  const bool fits = tag.size() >= 2 && tag.size() <= 35 && std::ranges::all_of(tag, [](char c) {
                      return is_ascii_alphanumeric(c) || c == '-' || c == '_';
                    });
  std::string out(fits ? tag : std::string_view());
  std::ranges::replace(out, '_', '-');
  return out;
}

// Counts an element into (+1) or out of (-1) the style of the text inside it.
void change_style(TextStyle& style, Tag tag, int by) {
  switch (tag) {
    case Tag::em:
    case Tag::i:
    case Tag::cite:
    case Tag::dfn:
    case Tag::var:
      style.emphasis += by;
      break;
    case Tag::strong:
    case Tag::b:
    case Tag::dt:
      style.strong += by;
      break;
    case Tag::code:
    case Tag::kbd:
    case Tag::samp:
    case Tag::tt:
      style.code += by;
      break;
    case Tag::sub:
      style.subscript += by;
      break;
    case Tag::sup:
      style.superscript += by;
      break;
    default:
      break;
  }
}

// Begins as Chinese and Japanese paragraphs do: with a wide space, or with several that are kept.
bool is_indented(std::string_view text) {
  int kept = 0;
  for (std::size_t at = 0; at < text.size() && kept < 4;) {
    const char32_t c = decode(text, at);
    if (c == 0x3000) return true;
    if (c == 0x2003) kept += 2;
    if (c == 0xA0 || c == 0x2002) ++kept;
    if (!is_white_space(c)) break;
  }
  return kept >= 4;
}

// Walks the nodes once, without recursion; what is open lies on a stack of its own.
class BodyWalker {
 public:
  BodyWalker(const HtmlDocument& document, const BodyOptions& options, Notices& notices)
      : document_(document),
        nodes_(document.nodes()),
        options_(options),
        base_(options.base_url),
        notices_(notices),
        pictures_(document, options.base_url, options.companions) {
    for (Index i = 0; i < nodes_.size(); ++i)
      if (const auto id = document.attribute(nodes_[i], "id"); id.starts_with("end-of-"))
        promotion_ends_[id] = i;
  }

  Body run() {
    walk(0, blocks_.text(), true);
    body_.blocks = blocks_.finish();
    body_.resources = pictures_.take();
    report();
    return std::move(body_);
  }

 private:
  // What an element changed, to be put back when it ends.
  struct Open {
    Index node = 0;
    bool entered = false;    // its style counts
    bool container = false;  // blocks_ has a container for it
    bool link = false, language = false;
    std::string saved;  // the style's href or language before it
  };

  // Walks `root` and all below it. With `blocks` false only running text is taken, into `text`:
  // for headings, captions and cells, whose blocks inside become line breaks.
  void walk(Index root, InlineBuilder& text, bool blocks) {
    std::vector<Open> open;
    const TextStyle outside = style_;
    const Index end = nodes_[root].end;
    for (Index i = root; i < end;) {
      while (!open.empty() && nodes_[open.back().node].end <= i) {
        leave(open.back(), text, blocks);
        open.pop_back();
      }
      open.emplace_back().node = i;
      const Index next = i == root && !blocks ? i + 1 : enter(open.back(), text, blocks);
      if (!open.back().entered) open.pop_back();
      i = next;
    }
    while (!open.empty()) {
      leave(open.back(), text, blocks);
      open.pop_back();
    }
    style_ = outside;
  }

  // Gives the index to go on at: the next one, or the end of what was dealt with whole.
  Index enter(Open& open, InlineBuilder& text, bool blocks) {
    const Node& node = nodes_[open.node];
    if (!options_.dropped.empty() && options_.dropped[open.node]) return node.end;
    if (node.tag == Tag::text) {
      add_text(node, text);
      return open.node + 1;
    }
    if (skipping_ && open.node >= skip_to_) {
      skipping_ = false;
      if (open.node == skip_to_) return node.end;
    }
    if (const Hidden why = hidden(document_, node); why != Hidden::no) {
      if (why != Hidden::control) note_furniture(node);
      return node.end;
    }
    if (const Index next = leaf(open.node, text, blocks); next != open.node) return next;
    if (blocks) {
      if (const Index next = whole_block(open.node); next != open.node) return next;
      open_block(open, node);
    } else if (is_block_element(node.tag) && !text.empty()) {
      text.add_break();
    }
    open_style(open, node);
    return open.node + 1;
  }

  void leave(const Open& open, InlineBuilder& text, bool blocks) {
    const Tag tag = nodes_[open.node].tag;
    change_style(style_, tag, -1);
    if (open.link) style_.href = open.saved;
    if (open.language) style_.language = open.saved;
    if (open.container) {
      blocks_.close();
    } else if (blocks && is_block_element(tag)) {
      blocks_.end_paragraph();
    } else if (is_block_element(tag) && !text.empty()) {
      text.add_break();
    }
  }

  void add_text(const Node& node, InlineBuilder& text) {
    if (skipping_) return;
    const std::string_view bytes = document_.text(node);
    // Behind a line break, an indent begins a paragraph.
    if (&text == &blocks_.text() && text.at_break() && is_indented(bytes)) blocks_.end_paragraph();
    if (style_.code == 0 && bytes.find('&') != std::string_view::npos) {
      text.add(decode_again(bytes), style_);
    } else {
      text.add(bytes, style_);
    }
  }

  // A skip link says that all up to its target is no part of the article.
  void skip_promotion(std::string_view id, Index from) {
    constexpr Index longest_promotion = 400;  // nodes; what is longer is no promotion
    const auto target = promotion_ends_.find(id);
    if (target == promotion_ends_.end() || target->second <= from) return;
    if (target->second - from > longest_promotion) return;
    skipping_ = true;
    skip_to_ = target->second;
    ++furniture_;
  }

  void open_style(Open& open, const Node& node) {
    open.entered = true;
    change_style(style_, node.tag, 1);
    if (node.tag == Tag::a) {
      const std::string_view href = document_.attribute(node, "href");
      if (href.starts_with("#end-of-")) skip_promotion(href.substr(1), open.node);
      open.link = true;
      open.saved = std::exchange(style_.href, resolve_link(href, base_));
      return;
    }
    if (node.count == 0) return;
    std::string language = language_tag(document_.attribute(node, "lang"));
    if (language.empty()) language = language_tag(document_.attribute(node, "xml:lang"));
    if (language.empty()) return;
    open.language = true;
    open.saved = std::exchange(style_.language, std::move(language));
  }

  // Elements that hold no running text of their own.
  Index leaf(Index index, InlineBuilder& text, bool blocks) {
    const Node& node = nodes_[index];
    switch (node.tag) {
      case Tag::br:
        if (blocks && &text == &blocks_.text()) {
          blocks_.line_break();
        } else if (!text.empty()) {
          text.add_break();
        }
        return node.end;
      case Tag::img:
        picture(node, text);
        return node.end;
      case Tag::ruby:
        ruby(index, text);
        return node.end;
      case Tag::iframe:
      case Tag::video:
      case Tag::audio:
      case Tag::embed:
      case Tag::object:
        if (blocks) embed(index);
        // More than a fallback for old browsers: its end tag is missing.
        return text_below(document_, node, longest_fallback).size() > longest_fallback ? index
                                                                                       : node.end;
      case Tag::noscript:
        return noscript(index) ? node.end : index;
      case Tag::meta:
        if (document_.attribute(node, "itemprop") == "author")
          (void)add_author(document_.attribute(node, "content"));
        return node.end;
      case Tag::time:
        return time(index) ? node.end : index;
      default:
        return index;
    }
  }

  // Elements that become one block, with all that is below them.
  Index whole_block(Index index) {
    const Node& node = nodes_[index];
    if (skipping_) return index;
    switch (node.tag) {
      case Tag::h1:
      case Tag::h2:
      case Tag::h3:
      case Tag::h4:
      case Tag::h5:
      case Tag::h6:
        heading(index);
        return node.end;
      case Tag::hr:
        blocks_.add({.as = Rule{}});
        return node.end;
      case Tag::pre:
        blocks_.add({.as = Code{code_text(index)}});
        return node.end;
      case Tag::table:
        if (is_layout_table(document_, node)) return index;
        blocks_.end_paragraph();
        add_table(table(index));
        return node.end;
      case Tag::address:
        return blocks_.before_text() && add_author(text_below(document_, node, longest_author))
                   ? node.end
                   : index;
      default:
        return caption(index) ? node.end : index;
    }
  }

  void open_block(Open& open, const Node& node) {
    if (skipping_) return;
    switch (node.tag) {
      case Tag::blockquote:
        open.container = blocks_.open_quote();
        return;
      case Tag::ul:
      case Tag::menu:
        open.container = blocks_.open_list(false, 1);
        return;
      case Tag::ol:
        open.container =
            blocks_.open_list(true, number(document_.attribute(node, "start"), 1, 0, 1000000));
        return;
      case Tag::li:
        open.container = blocks_.open_item();
        return;
      default:
        if (is_block_element(node.tag)) blocks_.end_paragraph();
    }
  }

  Inlines running_text(Index index) {
    InlineBuilder text;
    walk(index, text, false);
    return text.take();
  }

  void heading(Index index) {
    const int level = static_cast<int>(nodes_[index].tag) - static_cast<int>(Tag::h1) + 1;
    Inlines text = running_text(index);
    for (Span& span : text) {
      std::ranges::replace(span.text, '\n', ' ');
      span.styles &= static_cast<std::uint8_t>(~Span::strong);  // a heading is bold by itself
    }
    blocks_.add({.as = Heading{std::max(level, 2), std::move(text)}});
    add_waiting_figures();
  }

  // Line breaks and spaces are the author's here.
  std::string code_text(Index index) const {
    std::string text;
    for (Index i = index + 1; i < nodes_[index].end; ++i) {
      if (nodes_[i].tag == Tag::text) {
        text += document_.text(nodes_[i]);
      } else if (nodes_[i].tag == Tag::br ||
                 (is_block_element(nodes_[i].tag) && !text.empty() && !text.ends_with('\n'))) {
        text += '\n';
      }
    }
    std::string clean;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = decode(text, at);
      if (c == '\r' || is_invisible(c)) continue;
      append_utf8(clean, c == 0xA0 || c == 0x85 ? U' ' : c);
    }
    clean.erase(clean.find_last_not_of(" \t\n") + 1);
    clean.erase(0, clean.find_first_not_of('\n'));
    return clean;
  }

  void add_table(Table table) {
    if (table.rows.empty()) {
      blocks_.add({.as = Paragraph{std::move(table.caption)}});
    } else {
      blocks_.add({.as = std::move(table)});
    }
    add_waiting_figures();
  }

  Inlines loose_text(const Node& node) {
    InlineBuilder text;
    add_text(node, text);
    return text.take();
  }

  static void add_caption(Table& table, Inlines text) {
    if (!table.caption.empty() && !text.empty()) table.caption.back().text += '\n';
    std::ranges::move(text, std::back_inserter(table.caption));
  }

  Table table(Index index) {
    Table table;
    for (Index i = index + 1; i < nodes_[index].end;) {
      const Node& node = nodes_[i];
      switch (node.tag) {
        case Tag::caption:
          add_caption(table, running_text(i));
          i = node.end;
          break;
        case Tag::text:  // a browser shows it above the table
          add_caption(table, loose_text(node));
          ++i;
          break;
        case Tag::tr:
          table.rows.emplace_back();
          ++i;
          break;
        case Tag::td:
        case Tag::th:
          if (table.rows.empty()) table.rows.emplace_back();
          table.rows.back().push_back({running_text(i), node.tag == Tag::th,
                                       number(document_.attribute(node, "colspan"), 1, 1, 1000),
                                       number(document_.attribute(node, "rowspan"), 1, 1, 1000)});
          i = node.end;
          break;
        default:
          ++i;
      }
    }
    std::erase_if(table.rows, [](const std::vector<Cell>& row) { return row.empty(); });
    const bool blank = std::ranges::all_of(table.rows, [](const std::vector<Cell>& row) {
      return std::ranges::all_of(row, [](const Cell& cell) { return is_blank(cell.text); });
    });
    if (blank && is_blank(table.caption)) table.rows.clear();
    return table;
  }

  void picture(const Node& node, InlineBuilder& text) {
    if (skipping_ || is_decoration(document_, node)) return;
    if (const auto symbol = inline_picture_text(document_, node); !symbol.empty())
      return text.add(symbol, style_);
    Figure figure = pictures_.figure_of(node);
    if (&text != &blocks_.text()) {
      waiting_.push_back(std::move(figure));
    } else if (!is_twin(blocks_.last_figure(), figure)) {
      blocks_.add_figure(std::move(figure));
    }
  }

  // The same picture again, directly behind itself.
  static bool is_twin(const Figure* last, const Figure& figure) {
    return last != nullptr && is_blank(last->caption) && last->href == figure.href &&
           last->resource == figure.resource && (figure.resource >= 0 || !figure.href.empty());
  }

  void add_waiting_figures() {
    for (Figure& figure : std::exchange(waiting_, {})) blocks_.add({.as = std::move(figure)});
  }

  // A picture's <noscript> twin: gives the address that the lazy one lacks. True: dealt with.
  bool noscript(Index index) {
    for (Index i = index + 1; i < nodes_[index].end; ++i) {
      if (nodes_[i].tag != Tag::img) continue;
      if (skipping_ || is_decoration(document_, nodes_[i])) return true;
      Figure twin = pictures_.figure_of(nodes_[i]);
      Figure* lazy = blocks_.last_figure();
      if (lazy != nullptr && lazy->href.empty() && lazy->resource < 0) {
        lazy->href = std::move(twin.href);
        lazy->resource = twin.resource;
        if (lazy->alt.empty()) lazy->alt = std::move(twin.alt);
      } else if (lazy == nullptr || !is_same_file(*lazy, twin)) {
        blocks_.add_figure(std::move(twin));
      }
      return true;
    }
    return text_below(document_, nodes_[index], 400).find("JavaScript") != std::string::npos;
  }

  // In another size, as its address or its words tell.
  static bool is_same_file(const Figure& one, const Figure& other) {
    const auto file = [](std::string_view address) {
      return address.substr(0, address.find_first_of("?#"));
    };
    return file(one.href) == file(other.href) || one.alt == other.alt;
  }

  // Which part of its ruby a text is in: base, annotation or the parentheses for old browsers.
  Tag ruby_part(Index text, Index ruby) const {
    for (Index i = nodes_[text].parent; i != ruby; i = nodes_[i].parent)
      if (const Tag tag = nodes_[i].tag; tag == Tag::rt || tag == Tag::rtc || tag == Tag::rp)
        return tag;
    return Tag::rb;
  }

  void ruby(Index index, InlineBuilder& text) {
    std::string base, annotation;
    const auto flush = [&] {
      if (!base.empty() || !annotation.empty()) text.add_ruby(base, annotation, style_);
      base.clear();
      annotation.clear();
    };
    for (Index i = index + 1; i < nodes_[index].end; ++i) {
      if (nodes_[i].tag != Tag::text) continue;
      switch (ruby_part(i, index)) {
        case Tag::rt:
        case Tag::rtc:
          annotation += document_.text(nodes_[i]);
          break;
        case Tag::rp:
          break;
        default:
          if (!annotation.empty()) flush();
          base += document_.text(nodes_[i]);
      }
    }
    flush();
  }

  void embed(Index index) {
    const Node& node = nodes_[index];
    std::string_view source = document_.attribute(node, "src");
    for (Index i = index + 1; i < node.end && source.empty(); ++i)
      if (nodes_[i].tag == Tag::source) source = document_.attribute(nodes_[i], "src");
    Embed embed{resolve_link(source, base_), clean_line(document_.attribute(node, "title"))};
    if (!skipping_ && !embed.href.empty()) blocks_.add({.as = std::move(embed)});
  }

  // A date in its own element at the top is the article's. True: taken out of the text.
  bool time(Index index) {
    if (!blocks_.before_text() || !body_.published.empty()) return false;
    const Node& node = nodes_[index];
    const std::string text = text_below(document_, node, 80);
    for (const std::string_view name : {"datetime", "pudate"})
      if (body_.published.empty()) body_.published = parse_date(document_.attribute(node, name));
    if (body_.published.empty()) body_.published = parse_date(text);
    return !body_.published.empty() || is_relative_time(text);
  }

  // False: too long to be one.
  bool add_author(std::string_view text) {
    std::string author = clean_line(text);
    if (author.size() > longest_author) return false;
    if (!author.empty()) body_.authors.push_back(std::move(author));
    return true;
  }

  // The words under the picture or video that was read last. True: dealt with.
  bool caption(Index index) {
    const Node& node = nodes_[index];
    const bool named = node.tag == Tag::figcaption || has_class(document_, node, "caption") ||
                       has_class(document_, node, "wp-caption-text") ||
                       has_class(document_, node, "imageCaption") ||
                       has_class(document_, node, "photo-cap") ||
                       has_class(document_, node, "tr-caption");
    const bool small = node.tag == Tag::div && is_only_small(index);
    if (!named && !small) return false;
    if (node.tag != Tag::figcaption && !small && holds_blocks(index)) return false;
    Block* last = blocks_.last();
    if (last == nullptr) return false;
    if (auto* figure = std::get_if<Figure>(&last->as); figure != nullptr) {
      if (!is_blank(figure->caption)) return false;
      figure->caption = running_text(index);
      add_waiting_figures();
      return true;
    }
    if (auto* embed = std::get_if<Embed>(&last->as); embed != nullptr && small) {
      if (embed->title.empty()) embed->title = text_below(document_, node, 1000);
      return true;
    }
    return false;
  }

  bool holds_blocks(Index index) const {
    for (Index i = index + 1; i < nodes_[index].end; ++i)
      if (is_block_element(nodes_[i].tag) || nodes_[i].tag == Tag::img) return true;
    return false;
  }

  // `<div><small>…</small></div>`
  bool is_only_small(Index index) const {
    const Index child = index + 1;
    return child < nodes_[index].end && nodes_[child].tag == Tag::small &&
           nodes_[child].end == nodes_[index].end;
  }

  void note_furniture(const Node& node) {
    if (!text_below(document_, node, 1).empty()) ++furniture_;
  }

  void report() {
    if (furniture_ > 0)
      notices_.push_back({Notice::Kind::furniture_removed, "",
                          fmt::format("{} elements of the site's own", furniture_)});
    if (const std::size_t count = blocks_.text().invisible(); count > 0)
      notices_.push_back({Notice::Kind::control_characters, "",
                          fmt::format("{} invisible characters removed", count)});
  }

  const HtmlDocument& document_;
  const std::vector<Node>& nodes_;
  const BodyOptions& options_;
  std::string_view base_;
  Notices& notices_;
  PictureShelf pictures_;
  Body body_;
  BlockBuilder blocks_;
  TextStyle style_;
  std::vector<Figure> waiting_;  // pictures inside a heading or table
  std::unordered_map<std::string_view, Index> promotion_ends_;  // where skip links may lead
  bool skipping_ = false;  // between a skip link and where it leads
  Index skip_to_ = 0;
  int furniture_ = 0;
};

}  // namespace

Body build_body(const HtmlDocument& document, const BodyOptions& options, Notices& notices) {
  return BodyWalker(document, options, notices).run();
}

}  // namespace lectern

#include "read/body/body_walker.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/body/embeds.h"
#include "read/body/links.h"
#include "read/markup/elements.h"
#include "read/metadata/dates.h"

namespace lectern {
namespace {

constexpr std::size_t longest_caption = 600;  // bytes, of one that is known by its name only

// The same picture again, directly behind itself.
bool is_twin(const Figure* last, const Figure& figure) {
  return last != nullptr && is_blank(last->caption) && last->href == figure.href &&
         last->resource == figure.resource && (figure.resource >= 0 || !figure.href.empty());
}

// In another size, as its address or its words tell.
bool is_same_file(const Figure& one, const Figure& other) {
  const auto file = [](std::string_view address) {
    return address.substr(0, address.find_first_of("?#"));
  };
  return file(one.href) == file(other.href) || one.alt == other.alt;
}

bool is_called_caption(const HtmlDocument& document, const HtmlDocument::Node& node) {
  const std::string_view classes = document.attribute(node, "class");
  return classes.find("aption") != classes.npos || classes.find("photo-cap") != classes.npos;
}

}  // namespace

void BodyWalker::picture(const Node& node, InlineBuilder& text) {
  if (skipping_ || is_decoration(document_, node)) return;
  if (const auto symbol = inline_picture_text(document_, node); !symbol.empty())
    return text.add(symbol, style_);
  if (formula_picture(node, text)) return;
  Figure figure = pictures_.figure_of(node);
  if (&text != &blocks_.text()) {
    waiting_.push_back({.as = std::move(figure)});
  } else if (!is_twin(blocks_.last_figure(), figure)) {
    blocks_.add_figure(std::move(figure));
  }
}

void BodyWalker::add_waiting() {
  for (Block& block : std::exchange(waiting_, {})) blocks_.add(std::move(block));
}

bool BodyWalker::noscript(Index index) {
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

Tag BodyWalker::ruby_part(Index text, Index ruby) const {
  for (Index i = nodes_[text].parent; i != ruby; i = nodes_[i].parent)
    if (const Tag tag = nodes_[i].tag; tag == Tag::rt || tag == Tag::rtc || tag == Tag::rp)
      return tag;
  return Tag::rb;
}

void BodyWalker::ruby(Index index, InlineBuilder& text) {
  std::string base, annotation;
  const auto flush = [&] {
    if (!base.empty() || !annotation.empty()) text.add_ruby(base, annotation, style_);
    base.clear();
    annotation.clear();
  };
  for (Index i = index + 1; i < nodes_[index].end; ++i) {
    if (nodes_[i].tag != Tag::text || is_dropped(i)) continue;
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

void BodyWalker::embed(Index index, bool blocks) {
  Embed embed = embed_of(document_, nodes_[index], base_);
  if (skipping_ || embed.href.empty()) return;
  if (blocks) {
    blocks_.add({.as = std::move(embed)});
  } else {
    waiting_.push_back({.as = std::move(embed)});
  }
}

bool BodyWalker::caption(Index index) {
  const Node& node = nodes_[index];
  const bool named = node.tag == Tag::figcaption || is_called_caption(document_, node);
  const bool small = node.tag == Tag::div && is_only_small(index);
  if (!named && !small) return false;
  if (node.tag != Tag::figcaption && !small && !is_caption_text(index)) return false;
  Block* last = blocks_.last();
  if (last == nullptr) return false;
  if (auto* figure = std::get_if<Figure>(&last->as); figure != nullptr) {
    if (!is_blank(figure->caption)) return false;
    figure->caption = running_text(index);
    add_waiting();
    return true;
  }
  if (auto* embed = std::get_if<Embed>(&last->as); embed != nullptr && small) {
    if (embed->title.empty()) embed->title = text_below(document_, node, 1000);
    return true;
  }
  return false;
}

bool BodyWalker::is_caption_text(Index index) const {
  for (Index i = index + 1; i < nodes_[index].end; ++i)
    if (const Tag tag = nodes_[i].tag;
        tag == Tag::img || (is_block_element(tag) && tag != Tag::p && tag != Tag::div))
      return false;
  return text_below(document_, nodes_[index], longest_caption + 1).size() <= longest_caption;
}

bool BodyWalker::is_only_small(Index index) const {
  const Index child = index + 1;
  return child < nodes_[index].end && nodes_[child].tag == Tag::small &&
         nodes_[child].end == nodes_[index].end;
}

}  // namespace lectern

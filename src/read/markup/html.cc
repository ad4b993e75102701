#include "read/markup/html.h"

#include <algorithm>

#include "base/ascii.h"
#include "read/characters/entities.h"

namespace lectern {

class TreeBuilder {
 public:
  TreeBuilder(HtmlDocument& document, std::size_t markup_size) : document_(document) {
    document_.arena_.reserve(markup_size);
    document_.nodes_.reserve(markup_size / 32 + 16);
    open(Tag::other);
  }

  void start_element(std::string_view name) {
    const std::uint32_t index = open(tag_of(name));
    document_.nodes_[index].first = static_cast<std::uint32_t>(document_.attributes_.size());
  }

  // Of the element that was started last.
  void attribute(std::string_view name, std::string_view value) {
    const Slice key = keep(name);
    const auto first = static_cast<std::uint32_t>(document_.arena_.size());
    append_decoded(value, true, document_.arena_);
    document_.attributes_.push_back({key, {first, size_since(first)}});
    ++document_.nodes_.back().count;
  }

  void end_element(std::string_view name) {
    const Tag tag = tag_of(name);
    // Repaired markup closes in order; should it ever not, the nearest of that name is meant.
    for (std::size_t i = open_.size(); i-- > 1;) {
      if (document_.nodes_[open_[i]].tag != tag) continue;
      while (open_.size() > i) close();
      return;
    }
  }

  void characters(std::string_view markup) {
    const auto first = static_cast<std::uint32_t>(document_.arena_.size());
    append_decoded(markup, false, document_.arena_);
    const std::uint32_t count = size_since(first);
    if (count == 0) return;
    auto& last = document_.nodes_.back();
    const bool goes_on = last.tag == Tag::text && last.parent == open_.back();
    if (goes_on && last.first + last.count == first) {
      last.count += count;
      return;
    }
    const std::uint32_t index = open(Tag::text);
    document_.nodes_[index].first = first;
    document_.nodes_[index].count = count;
    close();
  }

  // Ends the element that was started last.
  void close() {
    document_.nodes_[open_.back()].end = static_cast<std::uint32_t>(document_.nodes_.size());
    open_.pop_back();
  }

  void finish() {
    while (!open_.empty()) close();
  }

 private:
  using Slice = HtmlDocument::Slice;

  std::uint32_t open(Tag tag) {
    const auto index = static_cast<std::uint32_t>(document_.nodes_.size());
    document_.nodes_.push_back({tag, open_.empty() ? index : open_.back(), index + 1, 0, 0});
    open_.push_back(index);
    return index;
  }

  std::uint32_t size_since(std::uint32_t first) const {
    return static_cast<std::uint32_t>(document_.arena_.size()) - first;
  }

  Slice keep(std::string_view text) {
    const auto first = static_cast<std::uint32_t>(document_.arena_.size());
    document_.arena_ += text;
    return {first, size_since(first)};
  }

  HtmlDocument& document_;
  std::vector<std::uint32_t> open_;
};

namespace {

// What repair_markup() writes: tags in lower case, values in double quotes, no stray "<".
class MarkupReader {
 public:
  MarkupReader(std::string_view markup, TreeBuilder& builder) : in_(markup), builder_(builder) {}

  void run() {
    std::size_t text = 0;  // where the text begins that has not been handed on
    for (std::size_t at = 0; (at = in_.find('<', at)) != std::string_view::npos;) {
      const bool closing = in_.substr(at + 1).starts_with('/');
      const std::size_t name = at + (closing ? 2 : 1);
      if (name >= in_.size() || !is_ascii_letter(in_[name])) {
        ++at;
        continue;
      }
      if (at > text) builder_.characters(in_.substr(text, at - text));
      at = text = closing ? end_tag(name) : start_tag(name);
    }
    if (text < in_.size()) builder_.characters(in_.substr(text));
    builder_.finish();
  }

 private:
  std::size_t name_end(std::size_t at) const {
    return std::min(in_.find_first_of(" />", at), in_.size());
  }

  // These give the place behind the tag.
  std::size_t end_tag(std::size_t name) {
    builder_.end_element(in_.substr(name, name_end(name) - name));
    return std::min(in_.find('>', name), in_.size() - 1) + 1;
  }

  std::size_t start_tag(std::size_t name) {
    std::size_t at = name_end(name);
    builder_.start_element(in_.substr(name, at - name));
    while (at < in_.size() && in_[at] == ' ') {
      const std::size_t equals = in_.find("=\"", at);
      if (equals == std::string_view::npos) return in_.size();
      const std::size_t end = in_.find('"', equals + 2);
      if (end == std::string_view::npos) return in_.size();
      builder_.attribute(in_.substr(at + 1, equals - at - 1),
                         in_.substr(equals + 2, end - equals - 2));
      at = end + 1;
    }
    if (at < in_.size() && in_[at] == '/') builder_.close();
    return std::min(in_.find('>', at), in_.size() - 1) + 1;
  }

  std::string_view in_;
  TreeBuilder& builder_;
};

}  // namespace

std::string_view HtmlDocument::text(const Node& node) const {
  return std::string_view(arena_).substr(node.first, node.count);
}

std::string_view HtmlDocument::attribute(const Node& node, std::string_view name) const {
  if (node.tag == Tag::text) return {};
  const std::string_view arena = arena_;
  for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
    const auto& [key, value] = attributes_[i];
    if (arena.substr(key.first, key.count) == name) return arena.substr(value.first, value.count);
  }
  return {};
}

bool HtmlDocument::has_attribute(const Node& node, std::string_view name) const {
  if (node.tag == Tag::text) return false;
  const std::string_view arena = arena_;
  for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
    const Slice key = attributes_[i].first;
    if (arena.substr(key.first, key.count) == name) return true;
  }
  return false;
}

HtmlDocument::Attribute HtmlDocument::attribute_at(const Node& node, std::uint32_t number) const {
  const std::string_view arena = arena_;
  const auto& [key, value] = attributes_[node.first + number];
  return {arena.substr(key.first, key.count), arena.substr(value.first, value.count)};
}

HtmlDocument parse_html(std::string_view markup) {
  HtmlDocument document;
  TreeBuilder builder(document, markup.size());
  MarkupReader(markup, builder).run();
  return document;
}

}  // namespace lectern

#include "read/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <cstring>
#include <memory>

namespace lectern {

// Takes libxml2's SAX events, so that no tree of its own is ever built: that is faster, and its
// limits on depth and on the size of a text node lie in the tree builder that we do not use.
class TreeBuilder {
 public:
  TreeBuilder(HtmlDocument& document, std::size_t markup_size) : document_(document) {
    document_.arena_.reserve(markup_size);
    open(Tag::other);
  }

  void start_element(const char* name, const xmlChar** attributes) {
    const std::uint32_t index = open(tag_of(name));
    auto& node = document_.nodes_[index];
    node.first = static_cast<std::uint32_t>(document_.attributes_.size());
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2)
      document_.attributes_.push_back({keep(attributes[0]), keep(attributes[1])});
    node.count = static_cast<std::uint32_t>(document_.attributes_.size()) - node.first;
  }

  void end_element(const char* name) {
    const Tag tag = tag_of(name);
    // libxml2 closes in order; should it ever not, the nearest open one of that name is meant.
    for (std::size_t i = open_.size(); i-- > 1;) {
      if (document_.nodes_[open_[i]].tag != tag) continue;
      while (open_.size() > i) close();
      return;
    }
  }

  void characters(const xmlChar* bytes, int size) {
    auto& nodes = document_.nodes_;
    auto& arena = document_.arena_;
    Slice slice{static_cast<std::uint32_t>(arena.size()), static_cast<std::uint32_t>(size)};
    arena.append(reinterpret_cast<const char*>(bytes), slice.count);
    auto& last = nodes.back();
    const bool goes_on = last.tag == Tag::text && last.parent == open_.back();
    if (goes_on && last.first + last.count == slice.first) {
      last.count += slice.count;
      return;
    }
    const std::uint32_t index = open(Tag::text);
    nodes[index].first = slice.first;
    nodes[index].count = slice.count;
    close();
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

  void close() {
    document_.nodes_[open_.back()].end = static_cast<std::uint32_t>(document_.nodes_.size());
    open_.pop_back();
  }

  Slice keep(const xmlChar* text) {
    const auto* bytes = reinterpret_cast<const char*>(text);
    const std::size_t size = text == nullptr ? 0 : std::strlen(bytes);
    const Slice slice{static_cast<std::uint32_t>(document_.arena_.size()),
                      static_cast<std::uint32_t>(size)};
    document_.arena_.append(bytes == nullptr ? "" : bytes, size);
    return slice;
  }

  HtmlDocument& document_;
  std::vector<std::uint32_t> open_;
};

namespace {

void on_start(void* builder, const xmlChar* name, const xmlChar** attributes) {
  static_cast<TreeBuilder*>(builder)->start_element(reinterpret_cast<const char*>(name),
                                                    attributes);
}

void on_end(void* builder, const xmlChar* name) {
  static_cast<TreeBuilder*>(builder)->end_element(reinterpret_cast<const char*>(name));
}

void on_characters(void* builder, const xmlChar* text, int size) {
  static_cast<TreeBuilder*>(builder)->characters(text, size);
}

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
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
      htmlCreateMemoryParserCtxt(markup.data(), static_cast<int>(markup.size())),
      htmlFreeParserCtxt);
  if (parser != nullptr) {
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                         HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                         HTML_PARSE_IGNORE_ENC | HTML_PARSE_NOIMPLIED |
                                         HTML_PARSE_NODEFDTD | XML_PARSE_HUGE);
    // Without this 2.9.14 reads Latin-1.
    xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
    htmlSAXHandler handler{};
    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_characters;
    handler.cdataBlock = on_characters;
    handler.ignorableWhitespace = on_characters;
    *parser->sax = handler;
    parser->userData = &builder;
    htmlParseDocument(parser.get());
  }
  builder.finish();
  return document;
}

}  // namespace lectern

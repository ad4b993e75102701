#include "picture/svg_tree.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "picture/svg_names.h"

namespace lectern {
namespace {

constexpr std::string_view svg_space = "http://www.w3.org/2000/svg";
constexpr std::size_t largest_drawing = std::size_t{16} << 20;  // bytes
constexpr std::size_t most_nodes = 200'000;
constexpr std::size_t deepest_element = 128;

Error malformed() {
  return {Error::Code::malformed, "it is a broken drawing", "", ""};
}

Error unsafe(const char* why) {
  return {Error::Code::unsafe_input, why, "", ""};
}

bool is_id(std::string_view id) {
  const auto is_part = [](char c) {
    return is_ascii_alphanumeric(c) || c == '_' || c == '-' || c == '.';
  };
  return !id.empty() && std::ranges::all_of(id, is_part) && id[0] != '-' && id[0] != '.' &&
         !is_ascii_digit(id[0]);
}

// Where a document type ends that begins at the front.
std::size_t end_of_document_type(std::string_view text) {
  char quote = '\0';
  bool inside = false;  // the internal subset
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[' || c == ']') {
      inside = c == '[';
    } else if (c == '>' && !inside) {
      return at + 1;
    }
  }
  return text.size();
}

// Drawing programs write a document type, which says nothing that is needed.
std::string without_document_type(std::string_view bytes) {
  const std::size_t begin = bytes.find("<!DOCTYPE");
  if (begin == bytes.npos || begin > bytes.find("<svg")) return std::string(bytes);
  return std::string(bytes.substr(0, begin)) +
         std::string(bytes.substr(begin + end_of_document_type(bytes.substr(begin))));
}

class TreeBuilder {
 public:
  bool take(const XmlNode& node) {
    switch (node.kind) {
      case XmlNode::Kind::element:
        return begin(node);
      case XmlNode::Kind::text:
        add_text(node.text);
        return true;
      case XmlNode::Kind::end:
        end();
        return true;
      case XmlNode::Kind::instruction:
        return true;
    }
    return true;
  }

  bool failed() const { return failed_; }
  SvgTree finish() { return std::move(tree_); }

 private:
  // What is open: a kept element, or one that is unwrapped.
  struct Open {
    std::size_t node;
    bool kept;
  };

  // The nearest one around that is kept; null at the top.
  const SvgNode* around() const {
    const auto kept = std::find_if(open_.rbegin(), open_.rend(), std::mem_fn(&Open::kept));
    return kept == open_.rend() ? nullptr : &tree_.nodes[kept->node];
  }

  SvgElement weigh(const XmlNode& node) const {
    if (node.name_space != space_) return SvgElement::unnoticed;
    const SvgElement weight = svg_element(node.name);
    const SvgNode* const parent = around();
    const bool misplaced = parent != nullptr && !may_hold(parent->name, node.name);
    return weight == SvgElement::drawn && misplaced ? SvgElement::unnoticed : weight;
  }

  bool begin(const XmlNode& node) {
    if (skipped_ > 0) {
      ++skipped_;
      return true;
    }
    if (tree_.nodes.empty()) {
      failed_ = node.name != "svg" || !(node.name_space == svg_space || node.name_space.empty());
      space_ = node.name_space;
    }
    if (open_.size() == deepest_element || tree_.nodes.size() == most_nodes) failed_ = true;
    if (failed_) return false;
    switch (weigh(node)) {
      case SvgElement::drawn:
        open_.push_back({tree_.nodes.size(), true});
        tree_.nodes.push_back({node.name, kept_attributes(node), {}, 0});
        break;
      case SvgElement::unwrapped:
        open_.push_back({0, false});
        break;
      case SvgElement::missed:
        if (const std::string_view name = name_of_missed(node.name);
            std::ranges::find(tree_.missed, name) == tree_.missed.end())
          tree_.missed.push_back(name);
        [[fallthrough]];
      case SvgElement::unnoticed:
        skipped_ = 1;
    }
    return true;
  }

  std::vector<XmlAttribute> kept_attributes(const XmlNode& node) {
    std::vector<XmlAttribute> kept;
    for (const XmlAttribute& it : node.attributes) {
      const bool is_own_id = it.name == "id" && it.name_space.empty();
      if (is_own_id && !(is_id(it.value) && tree_.ids.emplace(it.value, tree_.nodes.size()).second))
        continue;
      kept.push_back(it);
    }
    return kept;
  }

  // What stands in a link is text of the element around it.
  void add_text(const std::string& text) {
    const SvgNode* const parent = around();
    if (skipped_ > 0 || parent == nullptr || !holds_text(parent->name)) return;
    tree_.nodes.push_back({{}, {}, text, tree_.nodes.size() + 1});
  }

  void end() {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    if (open_.empty()) return;
    if (open_.back().kept) tree_.nodes[open_.back().node].end = tree_.nodes.size();
    open_.pop_back();
  }

  SvgTree tree_;
  std::vector<Open> open_;
  std::string space_;
  std::size_t skipped_ = 0;  // how deep inside an element that goes
  bool failed_ = false;
};

}  // namespace

Result<SvgTree> read_svg(std::string_view bytes) {
  if (bytes.size() > largest_drawing)
    return Error{Error::Code::too_large, "it is too large a drawing", "", ""};
  if (declares_entities(bytes)) return unsafe("it is a drawing that declares entities");
  TreeBuilder builder;
  const Status read = scan_xml_with_ends(without_document_type(bytes),
                                         [&](const XmlNode& node) { return builder.take(node); });
  if (!read && read.error().code != Error::Code::malformed) return read.error();
  if (!read || builder.failed()) return malformed();
  SvgTree tree = builder.finish();
  if (tree.nodes.empty()) return malformed();
  return tree;
}

}  // namespace lectern

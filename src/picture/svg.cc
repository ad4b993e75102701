#include "picture/svg.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "base/xml.h"
#include "picture/svg_names.h"
#include "picture/svg_style.h"
#include "picture/svg_tree.h"

namespace lectern {
namespace {

// Prints what is left of a drawing.
class SvgPrinter {
 public:
  explicit SvgPrinter(const SvgTree& tree) : tree_(tree), out_("") {}

  std::string print() {
    for (std::size_t i = 0; i < tree_.nodes.size();) {
      close(i);
      i = print(i);
    }
    close(tree_.nodes.size());
    return out_.take();
  }

  bool shows() const { return shows_; }

 private:
  // Ends what has no further part at `node`.
  void close(std::size_t node) {
    while (!ends_.empty() && ends_.back() <= node) {
      out_.end_empty();
      ends_.pop_back();
    }
  }

  // Gives the next node.
  std::size_t print(std::size_t index) {
    const SvgNode& node = tree_.nodes[index];
    if (node.name.empty()) {
      out_.text(node.text);
      return index + 1;
    }
    if (node.name == "style") return print_style(index);
    if (node.name == "use" && target_of(node).empty()) return node.end;
    shows_ = shows_ || is_shape(node.name);
    out_.begin(node.name.c_str());
    if (index == 0) print_root();
    print_attributes(node);
    ends_.push_back(node.end);
    return index + 1;
  }

  void print_root() {
    out_.attribute("xmlns", "http://www.w3.org/2000/svg");
    out_.attribute("xmlns:xlink", "http://www.w3.org/1999/xlink").attribute("version", "1.1");
  }

  std::size_t print_style(std::size_t index) {
    const SvgNode& node = tree_.nodes[index];
    std::string sheet;
    for (std::size_t i = index + 1; i < node.end; ++i) sheet += tree_.nodes[i].text;
    const std::string rules = clean_rules(sheet, knows_);
    if (!rules.empty()) out_.begin("style").attribute("type", "text/css").text(rules).end();
    return node.end;
  }

  // "#id" of what the element stands for; empty when there is no such thing.
  std::string_view target_of(const SvgNode& node) const {
    for (const XmlAttribute& it : node.attributes)
      if (it.name == "href" && it.value.starts_with('#') && tree_.knows(it.value.substr(1)))
        return it.value;
    return {};
  }

  void print_attributes(const SvgNode& node) {
    if (const std::string_view target = target_of(node); refers(node.name) && !target.empty())
      out_.attribute("xlink:href", target);
    for (const XmlAttribute& it : node.attributes) {
      if (!it.name_space.empty()) continue;
      if (it.name == "style") {
        const std::string style = clean_declarations(it.value, knows_);
        if (!style.empty()) out_.attribute("style", style);
      } else if (it.name == "id" || is_good(node, it)) {
        out_.attribute(it.name.c_str(), it.value);
      }
    }
    print_required(node);
  }

  bool is_good(const SvgNode& node, const XmlAttribute& it) const {
    return is_svg_attribute(node.name, it.name, it.value) && is_plain_paint(it.value, knows_);
  }

  // What is not said draws nothing.
  void print_required(const SvgNode& node) {
    const auto [names, empty] = required_attributes(node.name);
    for (std::size_t at = 1; at < names.size();) {
      const std::size_t end = names.find(' ', at);
      const std::string name(names.substr(at, end - at));
      const bool said = std::ranges::any_of(node.attributes, [&](const XmlAttribute& it) {
        return it.name == name && it.name_space.empty() && is_good(node, it);
      });
      if (!said) out_.attribute(name.c_str(), empty);
      at = end + 1;
    }
  }

  const SvgTree& tree_;
  const KnowsId knows_ = [this](std::string_view id) { return tree_.knows(id); };
  XmlWriter out_;
  std::vector<std::size_t> ends_;  // of the elements that are open
  bool shows_ = false;
};

std::string listed(const std::vector<std::string_view>& names) {
  std::string list;
  for (const std::string_view name : names) list.append(list.empty() ? "" : ", ").append(name);
  return list;
}

}  // namespace

bool looks_like_svg(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return trim(bytes.substr(0, 256)).starts_with('<') && bytes.find("<svg") != bytes.npos;
}

Result<CleanDrawing> sanitise_svg(std::string_view bytes) {
  const SvgTree tree = LECTERN_TRY(read_svg(bytes));
  LECTERN_TRY(check_references(tree));
  SvgPrinter printer(tree);
  CleanDrawing clean{printer.print(), listed(tree.missed)};
  if (printer.shows()) return clean;
  return Error{Error::Code::no_text,
               clean.left_out.empty() ? "it is a drawing of nothing"
                                      : "it is a drawing of nothing but " + clean.left_out,
               "", ""};
}

}  // namespace lectern

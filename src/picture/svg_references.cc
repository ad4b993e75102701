// How much a drawing draws when its parts are drawn wherever they are referred to.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "picture/svg_style.h"
#include "picture/svg_tree.h"

namespace lectern {
namespace {

constexpr std::uint64_t most_drawn = 1'000'000;  // elements, and steps to count them

struct Reference {
  std::size_t from, to;  // nodes
};

void add_references(const SvgTree& tree, std::size_t from, std::string_view text,
                    std::vector<Reference>& references) {
  for (const std::string_view id : painted_ids(text))
    if (const auto found = tree.ids.find(id); found != tree.ids.end())
      references.push_back({from, found->second});
}

// In the order of the nodes that they stand at. A style sheet's count as the root's, whose parts it
// paints.
std::vector<Reference> references_of(const SvgTree& tree) {
  std::vector<Reference> references;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    add_references(tree, i, tree.nodes[i].text, references);
    for (const XmlAttribute& it : tree.nodes[i].attributes) {
      if (it.name == "href" && it.value.starts_with('#')) {
        if (const auto found = tree.ids.find(it.value.substr(1)); found != tree.ids.end())
          references.push_back({i, found->second});
      } else {
        add_references(tree, i, it.value, references);
      }
    }
  }
  return references;
}

class Counter {
 public:
  explicit Counter(const SvgTree& tree)
      : tree_(tree), references_(references_of(tree)), drawn_(tree.nodes.size(), unknown) {}

  // Whether the whole is drawn in bounds.
  bool is_bounded() {
    open(0);
    while (!path_.empty()) {
      if (++steps_ > most_drawn) return false;
      if (!step(path_.back())) return false;
    }
    return true;
  }

 private:
  static constexpr std::uint64_t unknown = 0, open_mark = UINT64_MAX;

  // A node whose elements are being counted: those of its own, and of what it refers to so far.
  struct Visit {
    std::size_t node;
    std::size_t next;  // reference
    std::uint64_t drawn;
  };

  void open(std::size_t node) {
    const auto first = std::ranges::lower_bound(references_, node, {}, &Reference::from);
    drawn_[node] = open_mark;
    path_.push_back({node, static_cast<std::size_t>(first - references_.begin()),
                     tree_.nodes[node].end - node});
  }

  bool step(Visit& visit) {
    const bool ended = visit.next == references_.size() ||
                       references_[visit.next].from >= tree_.nodes[visit.node].end;
    if (ended) {
      drawn_[visit.node] = visit.drawn;
      path_.pop_back();
      return true;
    }
    const std::size_t to = references_[visit.next].to;
    if (drawn_[to] == open_mark) return false;  // a circle
    if (drawn_[to] == unknown) {
      open(to);  // `visit` is invalid from here on
      return true;
    }
    visit.drawn += drawn_[to];
    ++visit.next;
    return visit.drawn <= most_drawn;
  }

  const SvgTree& tree_;
  std::vector<Reference> references_;
  std::vector<std::uint64_t> drawn_;  // by node
  std::vector<Visit> path_;
  std::uint64_t steps_ = 0;
};

}  // namespace

Status check_references(const SvgTree& tree) {
  if (Counter(tree).is_bounded()) return Done{};
  return Error{Error::Code::unsafe_input, "it is a drawing that draws itself over and over", "",
               ""};
}

}  // namespace lectern

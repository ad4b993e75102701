// Selecting: whole sets of nodes at a time, so that no selector makes it worse than linear, as
// trying one node after the other would.
#include <algorithm>

#include "base/ascii.h"
#include "read/markup/selector.h"

namespace lectern {
namespace {

using Nodes = std::vector<bool>;
using Index = std::uint32_t;

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t at = 0; (at = list.find(word, at)) != std::string_view::npos; ++at) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || is_space(list[at - 1]);
    if (begins && (end == list.size() || is_space(list[end]))) return true;
  }
  return false;
}

// Section 6.2: an empty value begins, ends and is in nothing.
bool passes(AttributeTest::Match match, std::string_view found, std::string_view wanted) {
  using Match = AttributeTest::Match;
  switch (match) {
    case Match::present:
      return true;
    case Match::equals:
      return found == wanted;
    case Match::word:
      return !wanted.empty() && wanted.find_first_of(" \t\n\f\r") == wanted.npos &&
             has_word(found, wanted);
    case Match::language:
      return found.starts_with(wanted) &&
             (found.size() == wanted.size() || found[wanted.size()] == '-');
    case Match::begins:
      return !wanted.empty() && found.starts_with(wanted);
    case Match::ends:
      return !wanted.empty() && found.ends_with(wanted);
    case Match::holds:
      return !wanted.empty() && found.find(wanted) != found.npos;
  }
  return false;
}

class Selecting {
 public:
  explicit Selecting(const HtmlDocument& document)
      : document_(document), nodes_(document.nodes()), siblings_(nodes_.size()) {
    std::vector<Index> last(nodes_.size());  // by parent: its last element so far; 0: none
    for (Index i = 1; i < nodes_.size(); ++i) {
      if (nodes_[i].tag == Tag::text) continue;
      const Index parent = nodes_[i].parent, before = last[parent];
      siblings_[i] = {before, before == 0 ? 1 : siblings_[before].place + 1};
      last[parent] = i;
    }
    children_.resize(nodes_.size());
    for (Index i = 0; i < nodes_.size(); ++i)
      if (last[i] != 0) children_[i] = siblings_[last[i]].place;
  }

  // Groups inside each other go as deep as the parser lets them.
  Nodes any_of(const std::vector<Complex>& list) const {
    Nodes selected(nodes_.size());
    for (const Complex& chain : list) {
      Nodes so_far = each(chain.compounds.front());
      for (std::size_t i = 1; i < chain.compounds.size(); ++i) {
        const Compound& compound = chain.compounds[i];
        so_far = both(each(compound), relatives_of(so_far, compound.before));
      }
      for (std::size_t i = 0; i < so_far.size(); ++i) selected[i] = selected[i] || so_far[i];
    }
    return selected;
  }

 private:
  struct Sibling {
    Index before = 0;  // the element in front of it below the same parent; 0: none
    int place = 0;     // counted from 1
  };

  static Nodes both(Nodes one, const Nodes& other) {
    for (std::size_t i = 0; i < one.size(); ++i) one[i] = one[i] && other[i];
    return one;
  }

  // Those that pass what stands in one compound.
  Nodes each(const Compound& compound) const {
    Nodes selected(nodes_.size());
    for (Index i = 1; i < nodes_.size(); ++i) selected[i] = passes_tests(i, compound);
    for (const GroupTest& group : compound.groups) {
      Nodes inner = group.kind == GroupTest::Kind::has ? that_have(group.list) : any_of(group.list);
      if (group.kind == GroupTest::Kind::none) inner.flip();
      selected = both(std::move(selected), inner);
    }
    return selected;
  }

  bool passes_tests(Index index, const Compound& compound) const {
    const HtmlDocument::Node& node = nodes_[index];
    if (node.tag == Tag::text) return false;
    if (compound.tag != Tag::text && compound.tag != node.tag) return false;
    return std::ranges::all_of(compound.attributes,
                               [&](const auto& test) { return passes_test(node, test); }) &&
           std::ranges::all_of(compound.places,
                               [&](const auto& test) { return passes_test(index, test); });
  }

  bool passes_test(const HtmlDocument::Node& node, const AttributeTest& test) const {
    if (!document_.has_attribute(node, test.name)) return false;
    const std::string_view found = document_.attribute(node, test.name);
    if (!test.any_case) return passes(test.match, found, test.value);
    return passes(test.match, ascii_lower(found), ascii_lower(test.value));
  }

  bool passes_test(Index index, const PlaceTest& test) const {
    const int place = siblings_[index].place;
    const int counted = test.from_end ? children_[nodes_[index].parent] - place + 1 : place;
    const int away = counted - test.offset;
    if (test.step == 0) return away == 0;
    return away % test.step == 0 && away / test.step >= 0;
  }

  // The nodes that stand to one of `set` as the combinator says.
  Nodes relatives_of(const Nodes& set, Combinator combinator) const {
    const bool far =
        combinator == Combinator::descendant || combinator == Combinator::later_sibling;
    Nodes found(nodes_.size());
    for (Index i = 1; i < nodes_.size(); ++i) {
      const Index other = related(i, combinator);
      found[i] = set[other] || (far && found[other]);
    }
    found[0] = false;
    return found;
  }

  // The nodes that one of `set` stands to as the combinator says: the same, read backwards.
  Nodes that_have(const std::vector<Complex>& list) const {
    Nodes selected(nodes_.size());
    for (const Complex& chain : list) {
      Nodes so_far = each(chain.compounds.back());
      for (std::size_t i = chain.compounds.size(); i-- > 0;) {
        so_far = owners_of(so_far, chain.compounds[i].before);
        if (i > 0) so_far = both(std::move(so_far), each(chain.compounds[i - 1]));
      }
      for (std::size_t i = 0; i < so_far.size(); ++i) selected[i] = selected[i] || so_far[i];
    }
    return selected;
  }

  Nodes owners_of(const Nodes& set, Combinator combinator) const {
    const bool far =
        combinator == Combinator::descendant || combinator == Combinator::later_sibling;
    Nodes found(nodes_.size());
    for (auto i = static_cast<Index>(nodes_.size()); i-- > 1;)
      if (set[i] || (far && found[i])) found[related(i, combinator)] = true;
    found[0] = false;
    return found;
  }

  // The one that a combinator leads back to; 0, which is no element, when there is none.
  Index related(Index index, Combinator combinator) const {
    const bool up = combinator == Combinator::descendant || combinator == Combinator::child;
    return up ? nodes_[index].parent : siblings_[index].before;
  }

  const HtmlDocument& document_;
  const std::vector<HtmlDocument::Node>& nodes_;
  std::vector<Sibling> siblings_;
  std::vector<int> children_;  // by parent: how many elements
};

}  // namespace

std::vector<bool> select(const HtmlDocument& document, const Selector& selector) {
  return Selecting(document).any_of(selector.list);
}

}  // namespace lectern

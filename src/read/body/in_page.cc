#include "read/body/in_page.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/body/links.h"
#include "read/body/note_signs.h"
#include "read/markup/elements.h"

namespace lectern {
namespace {

using Node = HtmlDocument::Node;
using Index = std::uint32_t;

constexpr std::size_t longest_note = 10'000;  // bytes
constexpr std::size_t longest_before = 12;    // bytes of a note before its anchor: "[12] "
constexpr Index most_nodes = 5'000;           // of a note
constexpr Index most_before = 100;            // nodes of it before its anchor
constexpr std::size_t most_links = 64;        // in a note, looked at for the way back
constexpr int most_levels = 4;                // from an anchor up to its note

// "a b" of "a%20b".
std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool coded = text[at] == '%' && at + 2 < text.size() &&
                       is_ascii_hex_digit(text[at + 1]) && is_ascii_hex_digit(text[at + 2]);
    const auto value = [](char c) { return c <= '9' ? c - '0' : (c | 32) - 'a' + 10; };
    out += coded ? static_cast<char>(value(text[at + 1]) * 16 + value(text[at + 2])) : text[at];
    if (coded) at += 2;
  }
  return out;
}

bool may_be_note(Tag tag) {
  return tag == Tag::li || tag == Tag::p || tag == Tag::div || tag == Tag::dd ||
         tag == Tag::aside || tag == Tag::section || tag == Tag::blockquote;
}

class Finder {
 public:
  Finder(const HtmlDocument& document, std::string_view address)
      : document_(document),
        nodes_(document.nodes()),
        address_(address.substr(0, address.find('#'))) {}

  InPageLinks run() {
    gather_links();
    if (links_.empty()) return {};
    gather_places();
    for (const Link& link : links_)
      if (const auto note = note_of(link); note && !within_note(*note)) {
        found_.references[link.node] = *note;
        found_.lost.erase(link.node);
        drop_label(link);
        found_.notes.try_emplace(*note, std::string(bare_sign(text_of(link.node))));
      }
    add_companions();
    drop_ways_back();
    return std::move(found_);
  }

 private:
  struct Link {
    Index node;
    std::string fragment;
    Index target;
  };

  void gather_links() {
    for (Index i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].tag != Tag::a) continue;
      const std::string_view href = trim(document_.attribute(nodes_[i], "href"));
      const std::size_t hash = href.find('#');
      if (hash == std::string_view::npos || hash + 1 == href.size()) continue;
      const bool own = hash == 0;
      if (!own && (address_.empty() || resolve_link(href.substr(0, hash), address_) != address_))
        continue;
      links_.push_back({i, std::string(href.substr(hash + 1)), 0});
      if (own) found_.lost.insert(i);  // until its place is found
    }
  }

  void gather_places() {
    std::unordered_map<std::string_view, Index> wanted;
    std::vector<std::string> decoded;
    for (const Link& link : links_) decoded.push_back(percent_decoded(link.fragment));
    for (const Link& link : links_) wanted.emplace(link.fragment, 0);
    for (const std::string& fragment : decoded) wanted.emplace(fragment, 0);
    for (Index i = 1; i < nodes_.size(); ++i) {
      if (nodes_[i].tag == Tag::text || nodes_[i].count == 0) continue;
      note_place(wanted, document_.attribute(nodes_[i], "id"), i);
      if (nodes_[i].tag == Tag::a) note_place(wanted, document_.attribute(nodes_[i], "name"), i);
    }
    for (std::size_t i = 0; i < links_.size(); ++i) {
      Link& link = links_[i];
      link.target = wanted[link.fragment];
      if (link.target == 0) link.target = wanted[decoded[i]];
      if (link.target == 0) continue;
      if (link.target < link.node && is_way_back(text_of(link.node)))
        ways_back_.try_emplace(link.target, link.node);
      found_.targets[link.node] = link.target;
      found_.places.insert(link.target);
      found_.lost.erase(link.node);
    }
  }

  static void note_place(std::unordered_map<std::string_view, Index>& wanted, std::string_view name,
                         Index node) {
    if (name.empty()) return;
    const auto place = wanted.find(name);
    if (place != wanted.end() && place->second == 0) place->second = node;
  }

  std::string text_of(Index node) const {
    return text_below(document_, nodes_[node], longest_before);
  }

  bool within(Index node, Index outer) const { return node >= outer && node < nodes_[outer].end; }

  bool within_note(Index node) const {
    for (Index i = nodes_[node].parent; i != 0; i = nodes_[i].parent)
      if (found_.notes.contains(i)) return true;
    return false;
  }

  // The note that a link refers to.
  std::optional<Index> note_of(const Link& link) {
    if (!is_note_sign(text_of(link.node))) return std::nullopt;
    if (link.target == 0) return note_that_leads_to(link);
    if (link.target <= link.node) return std::nullopt;
    const std::optional<Index> note = note_at(link.target);
    if (!note || within(link.node, *note) || !is_small(*note)) return std::nullopt;
    if (is_marked_reference(link) || is_marked_note(link.target, *note) || leads_back(*note, link))
      return note;
    return std::nullopt;
  }

  // Where the note has lost its name, its way back still tells it.
  std::optional<Index> note_that_leads_to(const Link& link) {
    Index place = link.node;
    for (int level = 0; level < most_levels && place != 0; ++level, place = nodes_[place].parent) {
      const auto back = ways_back_.find(place);
      if (is_block_element(nodes_[place].tag)) break;
      if (back == ways_back_.end() || back->second < link.node) continue;
      const Index note = block_around(back->second);
      return may_be_note(nodes_[note].tag) && is_small(note) ? std::optional(note) : std::nullopt;
    }
    return std::nullopt;
  }

  bool is_small(Index note) {
    const auto [known, is_new] = small_.try_emplace(note, false);
    if (is_new)
      known->second = nodes_[note].end - note <= most_nodes &&
                      text_below(document_, nodes_[note], longest_note + 1).size() <= longest_note;
    return known->second;
  }

  // The element that an anchor at its beginning makes a note.
  std::optional<Index> note_at(Index target) const {
    Index node = target;
    for (int level = 0; level < most_levels && node != 0; ++level, node = nodes_[node].parent) {
      if (nodes_[node].tag == Tag::dt) return description_of(node);
      if (may_be_note(nodes_[node].tag)) break;
    }
    if (node == 0 || !may_be_note(nodes_[node].tag)) return std::nullopt;
    if (text_size(node, target) > longest_before) return std::nullopt;
    const Index parent = nodes_[node].parent;
    const bool first = parent + 1 == node || text_size(parent, node) == 0;
    return nodes_[node].tag == Tag::p && nodes_[parent].tag == Tag::li && first ? parent : node;
  }

  std::optional<Index> description_of(Index term) const {
    const Index parent = nodes_[term].parent;
    for (Index i = nodes_[term].end; i < nodes_[parent].end; i = nodes_[i].end)
      if (nodes_[i].tag != Tag::text)
        return nodes_[i].tag == Tag::dd ? std::optional(i) : std::nullopt;
    return std::nullopt;
  }

  std::size_t text_size(Index from, Index to) const {
    if (to - from > most_before) return longest_before + 1;
    std::size_t size = 0;
    for (Index i = from; i < to && size <= longest_before; ++i)
      if (nodes_[i].tag == Tag::text) size += trim(document_.text(nodes_[i])).size();
    return size;
  }

  bool is_marked_reference(const Link& link) const {
    const Node& node = nodes_[link.node];
    const Node& parent = nodes_[node.parent];
    return document_.attribute(node, "role") == "doc-noteref" ||
           document_.attribute(node, "epub:type").find("noteref") != std::string_view::npos ||
           names_reference(document_.attribute(node, "class")) ||
           ((parent.tag == Tag::sup || parent.tag == Tag::span) &&
            names_reference(document_.attribute(parent, "class")));
  }

  bool is_marked_note(Index target, Index note) const {
    if (identifies_note(document_.attribute(nodes_[target], "id")) ||
        identifies_note(document_.attribute(nodes_[target], "name")))
      return true;
    Index node = note;
    for (int level = 0; level < most_levels && node != 0; ++level, node = nodes_[node].parent) {
      const std::string_view role = document_.attribute(nodes_[node], "role");
      const std::string_view type = document_.attribute(nodes_[node], "epub:type");
      if (role.starts_with("doc-footnote") || role.starts_with("doc-endnote") ||
          type.find("note") != std::string_view::npos ||
          names_notes(document_.attribute(nodes_[node], "class")))
        return true;
    }
    return false;
  }

  // Whether the note has a link back to where the reference stands.
  bool leads_back(Index note, const Link& link) const {
    const Index block = block_around(link.node);
    const std::string sign = text_of(link.node);
    auto back = std::ranges::lower_bound(links_, note, {}, &Link::node);
    for (std::size_t i = 0; i < most_links && back != links_.end() && within(back->node, note);
         ++i, ++back)
      if (back->target != 0 && within(back->target, block) &&
          (is_way_back(text_of(back->node)) || bare_sign(text_of(back->node)) == bare_sign(sign)))
        return true;
    return false;
  }

  Index block_around(Index node) const {
    while (node != 0 && !is_block_element(nodes_[node].tag)) node = nodes_[node].parent;
    return node;
  }

  // The items of a list of notes that nothing left in the text refers to are notes, too.
  void add_companions() {
    std::unordered_map<Index, int> lists;
    for (const auto& [note, label] : found_.notes)
      if (nodes_[note].tag == Tag::li) ++lists[nodes_[note].parent];
    for (const auto& [list, count] : lists) {
      std::vector<Index> items;
      for (Index i = list + 1; i < nodes_[list].end; i = nodes_[i].end)
        if (nodes_[i].tag == Tag::li) items.push_back(i);
      if (static_cast<std::size_t>(count) * 2 < items.size()) continue;
      for (std::size_t i = 0; i < items.size(); ++i)
        found_.notes.try_emplace(items[i], fmt::format("{}", i + 1));
    }
  }

  void drop_ways_back() {
    for (const Link& link : links_) {
      if (link.target == 0 || link.target > link.node) continue;
      for (Index note = link.node; note != 0; note = nodes_[note].parent) {
        const auto found = found_.notes.find(note);
        if (found == found_.notes.end()) continue;
        if (is_back_link(link, found->second)) found_.dropped.insert(frame_of(link.node));
        break;
      }
    }
  }

  // docutils puts a note's label into the term before it.
  void drop_label(const Link& link) {
    Index node = link.target;
    for (int level = 0; level < most_levels && node != 0; ++level, node = nodes_[node].parent)
      if (nodes_[node].tag == Tag::dt) found_.dropped.insert(node);
  }

  bool is_back_link(const Link& link, std::string_view label) const {
    const Node& node = nodes_[link.node];
    const std::string text = text_of(link.node);
    return document_.attribute(node, "role") == "doc-backlink" || is_way_back(text) ||
           names_way_back(document_.attribute(node, "class")) || bare_sign(text) == label ||
           names_way_back(document_.attribute(nodes_[node.parent], "class"));
  }

  // What stands around a way back and holds nothing else: "^ a b" of an encyclopedia.
  Index frame_of(Index node) const {
    const Index parent = nodes_[node].parent;
    return nodes_[parent].tag == Tag::span &&
                   names_way_back(document_.attribute(nodes_[parent], "class"))
               ? parent
               : node;
  }

  const HtmlDocument& document_;
  const std::vector<Node>& nodes_;
  std::string_view address_;
  std::vector<Link> links_;                     // in document order
  std::unordered_map<Index, Index> ways_back_;  // by where they lead
  std::unordered_map<Index, bool> small_;       // whether an element is small enough for a note
  InPageLinks found_;
};

}  // namespace

InPageLinks find_in_page_links(const HtmlDocument& document, std::string_view address) {
  return Finder(document, address).run();
}

}  // namespace lectern

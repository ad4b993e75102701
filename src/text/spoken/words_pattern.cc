#include "text/spoken/words_pattern.h"

#include <map>
#include <memory>

#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

struct Node {
  bool ends = false;
  std::map<char32_t, std::unique_ptr<Node>> next;
};

void add_literal(char32_t character, std::string& pattern) {
  // Whatever is neither letter nor digit may mean something in a pattern.
  if (character < 0x80 && !is_ascii_alphanumeric(static_cast<char>(character))) pattern += '\\';
  append_utf8(pattern, character);
}

// As deep as the longest word; the lists are ours or the user's own.
void print(const Node& node, std::string& pattern) {
  if (node.next.empty()) return;
  pattern += "(?:";
  bool first = true;
  for (const auto& [character, child] : node.next) {
    if (!first) pattern += '|';
    first = false;
    add_literal(character, pattern);
    print(*child, pattern);
  }
  pattern += node.ends ? ")?" : ")";
}

}  // namespace

std::string any_word_of(const WordList& list) {
  Node root;
  for (const auto& [key, word] : list.words) {
    Node* node = &root;
    for (std::size_t at = 0; at < key.size();) {
      auto& child = node->next[decode(key, at)];
      if (!child) child = std::make_unique<Node>();
      node = child.get();
    }
    node->ends = true;
  }
  root.ends = false;
  if (root.next.empty()) return "(?!)";  // an empty list takes nothing
  std::string pattern;
  print(root, pattern);
  return pattern;
}

}  // namespace lectern

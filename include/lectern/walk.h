// Ways through an Article's blocks, one for all kinds of them, and the text that lies there. Comes
// with article.h.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "lectern/article.h"

namespace lectern {

// Calls `visit(blocks)` for each list of blocks that a container holds; for no other block.
template <class BlockType, class Visit>
void for_each_part(BlockType& block, Visit&& visit) {
  std::visit(
      [&](auto& it) {
        if constexpr (requires { it.blocks; }) {
          visit(it.blocks);
        } else if constexpr (requires { it.items; }) {
          for (auto& item : it.items) visit(item);
        } else if constexpr (requires { it.entries; }) {
          for (auto& entry : it.entries) visit(entry.blocks);
        }
      },
      block.as);
}

// Calls `visit(block, depth)` for every block in document order, containers before their content.
template <class Visit>
void for_each_block(const std::vector<Block>& blocks, Visit&& visit, int depth = 0) {
  for (const Block& block : blocks) {
    visit(block, depth);
    for_each_part(block,
                  [&](const std::vector<Block>& part) { for_each_block(part, visit, depth + 1); });
  }
}

// Calls `visit(inlines)` for each text of one block, which may be const: a paragraph's or
// heading's, a figure's caption, a table's caption and cells. Not for what stands in containers.
template <class BlockType, class Visit>
void for_each_text(BlockType& block, Visit&& visit) {
  std::visit(
      [&](auto& it) {
        if constexpr (requires { it.rows; }) {
          visit(it.caption);
          for (auto& row : it.rows)
            for (auto& cell : row) visit(cell.text);
        } else if constexpr (requires { it.caption; }) {
          visit(it.caption);
        } else if constexpr (requires { it.text.front().styles; }) {
          visit(it.text);
        }
      },
      block.as);
}

// The text without styles. Ruby annotations are left out.
std::string plain_text(const Inlines& inlines);

// The text of a block that holds text itself: paragraph, heading, code, a figure's caption, a
// table (caption first, a cell or caption a line). Empty for containers, embeds and rules.
std::string plain_text(const Block& block);

// For std::visit over Block::as: a new kind of block is a compile error in every writer.
template <class... Fs>
struct overloaded : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
overloaded(Fs...) -> overloaded<Fs...>;

}  // namespace lectern

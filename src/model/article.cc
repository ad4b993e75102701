#include "lectern/article.h"

#include <set>
#include <unordered_map>

#include <fmt/format.h>

namespace lectern {
namespace {

using Renamed = std::unordered_map<std::string, std::string>;

void mint(std::vector<Block>& blocks, int& next, Renamed& renamed, std::set<std::string>& notes) {
  for (Block& block : blocks) {
    std::string id = fmt::format("b{:04}", next++);
    if (!block.id.empty()) renamed.try_emplace(std::move(block.id), id);
    if (std::holds_alternative<Note>(block.as)) notes.insert(id);
    block.id = std::move(id);
    for_each_part(block, [&](std::vector<Block>& part) { mint(part, next, renamed, notes); });
  }
}

void follow(std::vector<Block>& blocks, const Renamed& renamed,
            const std::set<std::string>& notes) {
  for (Block& block : blocks) {
    for_each_text(block, [&](Inlines& inlines) {
      for (Span& span : inlines) {
        if (span.target.empty()) continue;
        const auto found = renamed.find(span.target);
        span.target = found == renamed.end() ? std::string() : found->second;
        span.note = span.note && notes.contains(span.target);
      }
    });
    for_each_part(block, [&](std::vector<Block>& part) { follow(part, renamed, notes); });
  }
}

std::string table_text(const Table& table) {
  std::string text = plain_text(table.caption);
  for (const auto& row : table.rows) {
    for (const Cell& cell : row) {
      if (!text.empty()) text += '\n';
      text += plain_text(cell.text);
    }
  }
  return text;
}

}  // namespace

void mint_ids(Article& article) {
  int next = 1;
  Renamed renamed;
  std::set<std::string> notes;
  mint(article.blocks, next, renamed, notes);
  follow(article.blocks, renamed, notes);
}

std::string plain_text(const Inlines& inlines) {
  std::string text;
  for (const Span& span : inlines) text += span.text;
  return text;
}

std::string plain_text(const Block& block) {
  return std::visit(overloaded{
                        [](const Paragraph& it) { return plain_text(it.text); },
                        [](const Heading& it) { return plain_text(it.text); },
                        [](const Code& it) { return it.text; },
                        [](const Table& it) { return table_text(it); },
                        [](const Figure& it) { return plain_text(it.caption); },
                        [](const Quote&) { return std::string(); },
                        [](const List&) { return std::string(); },
                        [](const Embed&) { return std::string(); },
                        [](const Rule&) { return std::string(); },
                        [](const Definitions&) { return std::string(); },
                        [](const Note&) { return std::string(); },
                    },
                    block.as);
}

}  // namespace lectern

#include "lectern/article.h"

#include <fmt/format.h>

namespace lectern {
namespace {

void mint(std::vector<Block>& blocks, int& next) {
  for (Block& block : blocks) {
    block.id = fmt::format("b{:04}", next++);
    if (auto* quote = std::get_if<Quote>(&block.as)) {
      mint(quote->blocks, next);
    } else if (auto* list = std::get_if<List>(&block.as)) {
      for (auto& item : list->items) mint(item, next);
    }
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
  mint(article.blocks, next);
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
                    },
                    block.as);
}

}  // namespace lectern

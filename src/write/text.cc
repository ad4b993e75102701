// Plain text. Lines end where blocks do, and where an author broke them. For people: an empty line
// between blocks, the title first, marks before the items of lists. For programs ("lines"): nothing
// but the text.
#include <fmt/format.h>
#include <algorithm>

#include "base/utf8.h"
#include "model/grid.h"
#include "write/formats.h"
#include "write/page.h"

namespace lectern {
namespace {

// Appends to one text; a block that shows nothing leaves no trace.
class TextPrinter {
 public:
  explicit TextPrinter(bool lines) : lines_(lines) {}

  void article(const Article& article) {
    if (!lines_) paragraph(title_of(article));
    for (const Block& block : article.blocks) this->block(block);
  }
  // A line of its own that no block can be.
  void next_article() { text_ += "\n\f\n"; }
  std::string take() { return std::move(text_); }

 private:
  void block(const Block& block) {
    std::visit(overloaded{
                   [&](const Paragraph& it) { paragraph(plain_text(it.text)); },
                   [&](const Heading& it) { paragraph(plain_text(it.text)); },
                   [&](const Quote& it) {
                     for (const Block& inner : it.blocks) this->block(inner);
                   },
                   [&](const List& it) { list(it); },
                   [&](const Code& it) { code(it); },
                   [&](const Table& it) { table(it); },
                   [&](const Figure& it) { paragraph(plain_text(it.caption)); },
                   [&](const Embed& it) {
                     if (!lines_) paragraph(clean_line(it.title));
                   },
                   [](const Rule&) {},
                   [&](const Definitions& it) { definitions(it); },
                   [&](const Note& it) { note(it); },
               },
               block.as);
  }

  // A line break that the author made begins a new line, and no new block.
  void paragraph(std::string_view text) {
    bool begun = false;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string line = clean_line(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
      if (line.empty()) continue;
      if (!begun) separate();
      begun = true;
      add_line(line);
    }
  }

  // The first line of an item carries its mark; items stand close, one line each.
  void list(const List& list) {
    separate();
    const bool was_close = close_;
    close_ = true;
    std::int64_t number = list.start;
    for (const std::vector<Block>& item : list.items) {
      if (!lines_) mark_ = list.ordered ? fmt::format("{}. ", number++) : "- ";
      for (const Block& block : item) this->block(block);
    }
    mark_.clear();
    close_ = was_close;
  }

  // A term and what is said of it stand close.
  void definitions(const Definitions& it) {
    const bool was_close = close_;
    for (const Definitions::Entry& entry : it.entries) {
      if (entry.term) {
        close_ = was_close;
        separate();
      }
      close_ = true;
      for (const Block& block : entry.blocks) this->block(block);
    }
    close_ = was_close;
  }

  void note(const Note& it) {
    separate();
    if (!lines_ && shows(it.label)) mark_ = fmt::format("[{}] ", clean_line(it.label));
    for (const Block& block : it.blocks) this->block(block);
    mark_.clear();
  }

  void code(const Code& code) {
    if (!shows(code.text)) return;
    separate();
    for (std::string_view rest = code.text; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      add_line(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  void table(const Table& table) {
    paragraph(plain_text(table.caption));
    bool begun = false;
    for (const GridRow& row : fit(table).rows) {
      std::string line;
      for (const GridCell& cell : row) {
        if (&cell != &row.front()) line += lines_ ? "\t" : " | ";
        line += clean_line(plain_text(cell.cell->text));
      }
      if (line.find_first_not_of(" |\t") == line.npos) continue;
      if (!begun) separate();
      begun = true;
      add_line(line);
    }
  }

  void separate() {
    if (!text_.empty() && !text_.ends_with("\f\n") && !close_ && !lines_) blank_ = true;
  }

  void add_line(std::string_view line) {
    if (blank_) text_ += '\n';
    blank_ = false;
    text_.append(mark_).append(line).append("\n");
    mark_.clear();
  }

  const bool lines_;
  std::string text_, mark_;
  bool close_ = false;  // inside a list: no empty lines
  bool blank_ = false;  // one is due before the next line
};

std::string print(std::span<const Edition> editions, bool lines) {
  TextPrinter printer(lines);
  for (const Edition& edition : editions) {
    if (&edition != &editions.front()) printer.next_article();
    printer.article(edition.article);
  }
  return printer.take();
}

}  // namespace

Result<std::string> write_text(std::span<const Edition> editions, const WriteOptions&, Notices&) {
  return print(editions, false);
}

Result<std::string> write_lines(std::span<const Edition> editions, const WriteOptions&, Notices&) {
  return print(editions, true);
}

}  // namespace lectern

#include "write/xhtml.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/local_day.h"
#include "base/utf8.h"
#include "model/grid.h"
#include "write/address.h"
#include "write/colophon.h"
#include "write/labels.h"
#include "write/moment.h"
#include "write/xhtml_inlines.h"

namespace lectern {
namespace {

constexpr std::array<const char*, 7> heading_names = {"h1", "h1", "h2", "h3", "h4", "h5", "h6"};

bool is_note(const Block& block) {
  return std::holds_alternative<Note>(block.as);
}

bool is_header_row(const GridRow& row) {
  return std::ranges::all_of(row, [](const GridCell& cell) { return cell.cell->header; });
}

// How many rows at the top are headers of columns, and no cell of them reaches below.
std::size_t head_size(const Grid& grid) {
  const auto& rows = grid.rows;
  auto size =
      static_cast<std::size_t>(std::ranges::find_if_not(rows, is_header_row) - rows.begin());
  if (size == rows.size()) return 0;
  const auto reaches = [&](std::size_t row) {
    return std::ranges::any_of(rows[row], [&](const GridCell& cell) {
      return row + static_cast<std::size_t>(cell.rows) > size;
    });
  };
  for (std::size_t row = 0; row < size;) {
    if (reaches(row)) {
      size = row;
      row = 0;
    } else {
      ++row;
    }
  }
  return size;
}

// Terms and descriptions as HTML wants them; readers see to it, but nobody has to.
bool is_well_formed(const Definitions& it) {
  std::vector<bool> terms;
  for (const Definitions::Entry& entry : it.entries)
    if (is_visible(entry.blocks)) terms.push_back(entry.term);
  return !terms.empty() && terms.front() && !terms.back();
}

}  // namespace

// Prints the blocks of one page in order.
class ArticlePrinter::Blocks {
 public:
  explicit Blocks(const Page& page)
      : page_(page), labels_(labels_for(page.language)), inlines_(page) {}

  void print(XmlWriter& out, std::size_t document) {
    out_ = &out;
    document_ = document;
    inlines_.begin_document(out, document);
    const Setting setting{page_.language, page_.right_to_left};
    if (document == 0) head();
    const std::vector<Block>& blocks = page_.article->blocks;
    const std::size_t begin = page_.documents[document];
    const bool last = document + 1 == page_.documents.size();
    const std::size_t end = last ? blocks.size() : page_.documents[document + 1];
    for (std::size_t i = begin; i < end;) {
      if (is_note(blocks[i])) {
        i = notes(i, end, setting);
      } else {
        if (is_visible(blocks[i])) print(blocks[i], setting);
        ++i;
      }
    }
  }

 private:
  void print(const std::vector<Block>& blocks, const Setting& setting) {
    for (const Block& block : blocks)
      if (is_visible(block)) print(block, setting);
  }

  void print(const Block& block, const Setting& around) {
    std::visit(overloaded{
                   [&](const Paragraph& it) { text("p", block, it.text, around); },
                   [&](const Heading& it) { heading(block, it, around); },
                   [&](const Quote& it) { quote(block, it, around); },
                   [&](const List& it) { list(block, it, around); },
                   [&](const Code& it) { code(block, it, around); },
                   [&](const Table& it) { table(block, it, around); },
                   [&](const Figure& it) { figure(block, it, around); },
                   [&](const Embed& it) { embed(block, it, around); },
                   [&](const Rule&) { rule(block); },
                   [&](const Definitions& it) { definitions(block, it, around); },
                   [&](const Note& it) { note(block, it, around); },
               },
               block.as);
    out_->new_line();
  }

  void head() {
    out_->begin("h1").attribute("id", page_.id_prefix + std::string(title_anchor));
    inlines_.print(page_.title);
    out_->end().new_line();
    source();
  }

  // Begins the block's element; gives what holds inside it.
  Setting open(const char* name, const Block& block, const Setting& around) {
    out_->begin(name);
    const std::string id = anchor_of(page_, block);
    if (!id.empty()) out_->attribute("id", id);
    return print_setting(*out_, block.language, block.direction, around);
  }

  void text(const char* name, const Block& block, const Inlines& inlines, const Setting& around) {
    inlines_.print(inlines, open(name, block, around));
    out_->end();
  }

  // Visible headings come in the order of the page's sections.
  void heading(const Block& block, const Heading& it, const Setting& around) {
    const int level = page_.sections[next_section_++].level;
    text(heading_names[static_cast<std::size_t>(level)], block, it.text, around);
  }

  void quote(const Block& block, const Quote& it, const Setting& around) {
    const Setting setting = open("blockquote", block, around);
    out_->new_line();
    print(it.blocks, setting);
    out_->end();
  }

  // An empty item is left out, but not where that would give the others new numbers.
  void list(const Block& block, const List& it, const Setting& around) {
    const Setting setting = open(it.ordered ? "ol" : "ul", block, around);
    if (it.ordered && it.start != 1) out_->attribute("start", fmt::format("{}", it.start));
    out_->new_line();
    for (const std::vector<Block>& item : it.items) {
      if (!it.ordered && !is_visible(item)) continue;
      out_->begin("li");
      print(item, setting);
      out_->end().new_line();
    }
    out_->end();
  }

  void definitions(const Block& block, const Definitions& it, const Setting& around) {
    const bool fits = is_well_formed(it);
    const Setting setting = open(fits ? "dl" : "div", block, around);
    out_->new_line();
    for (const Definitions::Entry& entry : it.entries) {
      if (!is_visible(entry.blocks)) continue;
      if (!fits) {
        print(entry.blocks, setting);
        continue;
      }
      out_->begin(entry.term ? "dt" : "dd");
      print(entry.blocks, setting);
      out_->end().new_line();
    }
    out_->end();
  }

  // Notes on end, as one section; gives the index behind them.
  std::size_t notes(std::size_t i, std::size_t end, const Setting& setting) {
    const std::vector<Block>& blocks = page_.article->blocks;
    out_->begin("section").attribute("class", "notes");
    if (page_.kind != PageKind::html) out_->attribute("epub:type", "footnotes");
    out_->new_line();
    for (; i < end && is_note(blocks[i]); ++i)
      if (is_visible(blocks[i])) print(blocks[i], setting);
    out_->end().new_line();
    return i;
  }

  // The label leads back to the first reference. It stands in the note's first paragraph.
  void note(const Block& block, const Note& it, const Setting& around) {
    out_->begin("aside");
    const std::string id = anchor_of(page_, block);
    if (!id.empty()) out_->attribute("id", id);
    if (page_.kind != PageKind::html) out_->attribute("epub:type", "footnote");
    out_->attribute("role", "doc-footnote");
    const Setting setting = print_setting(*out_, block.language, block.direction, around);
    const auto* first = it.blocks.empty() ? nullptr : std::get_if<Paragraph>(&it.blocks[0].as);
    const Setting inside = first == nullptr ? setting : open("p", it.blocks[0], setting);
    if (first == nullptr) out_->begin("p");
    note_label(block, it);
    if (first != nullptr) inlines_.print(first->text, inside);
    out_->end();
    for (const Block& inner : it.blocks)
      if (is_visible(inner) && (first == nullptr || &inner != &it.blocks[0])) print(inner, setting);
    out_->end();
  }

  void note_label(const Block& block, const Note& it) {
    const std::string label = shows(it.label) ? clean_line(it.label) : "*";
    const std::string address = reference_address(page_, block.id, document_);
    if (address.empty()) {
      out_->text(label + " ");
      return;
    }
    const std::string_view back = colophon_labels_for(page_.language).back;
    out_->begin("a").attribute("href", address).attribute("role", "doc-backlink");
    out_->attribute("aria-label", fmt::format("{}: {}", label, back)).text(label).end().text(" ");
  }

  void code(const Block& block, const Code& it, const Setting& around) {
    open("pre", block, around);
    out_->element("code", it.text).end();
  }

  void table(const Block& block, const Table& it, const Setting& around) {
    const bool has_cells = std::ranges::any_of(it.rows, [](const std::vector<Cell>& row) {
      return std::ranges::any_of(row, [](const Cell& cell) { return has_text(cell.text); });
    });
    if (!has_cells) return text("p", block, it.caption, around);
    const Setting setting = open("table", block, around);
    if (has_text(it.caption)) {
      out_->begin("caption");
      inlines_.print(it.caption, setting);
      out_->end();
    }
    const Grid grid = fit(it);
    const std::size_t head = head_size(grid);
    if (head > 0) table_part("thead", grid, 0, head, setting);
    table_part("tbody", grid, head, grid.rows.size(), setting);
    out_->end();
  }

  void table_part(const char* name, const Grid& grid, std::size_t begin, std::size_t end,
                  const Setting& setting) {
    out_->new_line().begin(name).new_line();
    for (std::size_t row = begin; row < end; ++row) table_row(grid.rows[row], setting);
    out_->end();
  }

  void table_row(const GridRow& row, const Setting& setting) {
    const char* scope = is_header_row(row) ? "col" : "row";
    out_->begin("tr");
    for (const GridCell& cell : row) table_cell(cell, scope, setting);
    out_->end().new_line();
  }

  void table_cell(const GridCell& it, const char* scope, const Setting& setting) {
    const bool header = it.cell->header && has_text(it.cell->text);
    out_->begin(header ? "th" : "td");
    if (header) out_->attribute("scope", scope);
    if (it.columns > 1) out_->attribute("colspan", fmt::format("{}", it.columns));
    if (it.rows > 1) out_->attribute("rowspan", fmt::format("{}", it.rows));
    inlines_.print(it.cell->text, setting);
    out_->end();
  }

  void figure(const Block& block, const Figure& it, const Setting& around) {
    const Setting setting = open("figure", block, around);
    const std::string_view picture = picture_of(page_, it);
    picture.empty() ? absent_picture(it) : embedded_picture(it, picture);
    if (has_text(it.caption)) {
      out_->begin("figcaption");
      inlines_.print(it.caption, setting);
      out_->end();
    }
    out_->end();
  }

  // A picture that nobody has described has an empty alternative: a word for "image" would say
  // that somebody has. What the caption says, it says itself.
  void embedded_picture(const Figure& it, std::string_view address) {
    inlines_.begin_picture();
    out_->begin("img").attribute("src", address);
    out_->attribute("alt", has_alternative(it) ? clean_line(it.alt) : std::string()).end_empty();
    inlines_.end_picture();
  }

  // "Image: a cat", leading to where the picture is.
  void absent_picture(const Figure& it) {
    const auto address = tidy_address(it.href);
    std::string label(labels_.image);
    std::string name = has_alternative(it) ? clean_line(it.alt) : std::string();
    if (name.empty() && address) name = host_of(*address);
    if (!name.empty()) label.append(labels_.colon).append(name);
    out_->begin("p").attribute("class", "picture");
    link(address.value_or(""), label);
    out_->end();
  }

  void embed(const Block& block, const Embed& it, const Setting& around) {
    const auto address = tidy_address(it.href);
    std::string label = clean_line(it.title);
    if (label.empty()) label = host_of(*address);  // visible: one of the two is there
    open("p", block, around);
    link(address.value_or(""), label);
    out_->end();
  }

  void link(std::string_view address, std::string_view label) {
    inlines_.print({Span{.text = std::string(label), .href = std::string(address)}},
                   {page_.language, page_.right_to_left});
  }

  void rule(const Block& block) {
    out_->begin("hr");
    const std::string id = anchor_of(page_, block);
    if (!id.empty()) out_->attribute("id", id);
    out_->end_empty();
  }

  // Authors, the site as a link to the source, and the day, with middle dots between.
  void source() {
    const Meta& meta = page_.article->meta;
    Inlines line;
    const auto part = [&](Span span) {
      if (!line.empty()) line.push_back(Span{" · "});
      line.push_back(std::move(span));
    };
    for (const std::string& author : meta.authors)
      if (shows(author)) part(Span{clean_line(author)});
    std::string site = clean_line(meta.site);
    if (site.empty()) site = host_of(page_.address);
    if (!site.empty()) part(Span{.text = site, .href = page_.address});
    const auto moment = tidy_moment(meta.published);
    if (line.empty() && !moment) return;
    out_->begin("p").attribute("class", "source");
    inlines_.print(line, {page_.language, page_.right_to_left});
    if (moment) day(*moment, line.empty());
    out_->end().new_line();
  }

  void day(const std::string& moment, bool alone) {
    if (!alone) out_->text(" · ");
    out_->begin("time").attribute("datetime", moment);
    inlines_.print(local_day(moment, page_.article->meta.zone));
    out_->end();
  }

  const Page& page_;
  const Labels& labels_;
  InlinePrinter inlines_;
  XmlWriter* out_ = nullptr;
  std::size_t document_ = 0;
  std::size_t next_section_ = 0;
};

ArticlePrinter::ArticlePrinter(const Page& page) : blocks_(std::make_unique<Blocks>(page)) {}
ArticlePrinter::~ArticlePrinter() = default;

void ArticlePrinter::print(XmlWriter& out, std::size_t document) {
  blocks_->print(out, document);
}

void print_article(XmlWriter& out, const Page& page) {
  ArticlePrinter(page).print(out, 0);
}

}  // namespace lectern

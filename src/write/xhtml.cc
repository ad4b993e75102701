#include "write/xhtml.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/local_day.h"
#include "base/utf8.h"
#include "write/address.h"
#include "write/grid.h"
#include "write/labels.h"
#include "write/moment.h"

namespace lectern {
namespace {

constexpr std::array<const char*, 7> heading_names = {"h1", "h1", "h2", "h3", "h4", "h5", "h6"};

// Prints the blocks of one page in order; `language` is always the one around the block.
class BlockPrinter {
 public:
  BlockPrinter(XmlWriter& out, const Page& page)
      : out_(out), page_(page), labels_(labels_for(page.language)) {}

  void print(const std::vector<Block>& blocks, std::string_view language) {
    for (const Block& block : blocks)
      if (is_visible(block)) print(block, language);
  }

 private:
  void print(const Block& block, std::string_view around) {
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
               },
               block.as);
    out_.new_line();
  }

  // Begins the block's element; gives the language inside it.
  std::string open(const char* name, const Block& block, std::string_view around) {
    out_.begin(name);
    const std::string id = anchor_of(page_, block);
    if (!id.empty()) out_.attribute("id", id);
    return print_language(out_, block.language, around);
  }

  void text(const char* name, const Block& block, const Inlines& inlines, std::string_view around) {
    const std::string language = open(name, block, around);
    print_inlines(out_, inlines, language);
    out_.end();
  }

  // Visible headings come in the order of the page's sections.
  void heading(const Block& block, const Heading& it, std::string_view around) {
    const int level = page_.sections[next_section_++].level;
    text(heading_names[static_cast<std::size_t>(level)], block, it.text, around);
  }

  void quote(const Block& block, const Quote& it, std::string_view around) {
    const std::string language = open("blockquote", block, around);
    out_.new_line();
    print(it.blocks, language);
    out_.end();
  }

  // An empty item is left out, but not where that would give the others new numbers.
  void list(const Block& block, const List& it, std::string_view around) {
    const std::string language = open(it.ordered ? "ol" : "ul", block, around);
    if (it.ordered && it.start != 1) out_.attribute("start", fmt::format("{}", it.start));
    out_.new_line();
    for (const std::vector<Block>& item : it.items) {
      if (!it.ordered && !is_visible(item)) continue;
      out_.begin("li");
      print(item, language);
      out_.end().new_line();
    }
    out_.end();
  }

  void code(const Block& block, const Code& it, std::string_view around) {
    open("pre", block, around);
    out_.element("code", it.text).end();
  }

  void table(const Block& block, const Table& it, std::string_view around) {
    const bool has_cells = std::ranges::any_of(it.rows, [](const std::vector<Cell>& row) {
      return std::ranges::any_of(row, [](const Cell& cell) { return has_text(cell.text); });
    });
    if (!has_cells) return text("p", block, it.caption, around);
    const std::string language = open("table", block, around);
    if (has_text(it.caption)) {
      print_inlines(out_.begin("caption"), it.caption, language);
      out_.end();
    }
    out_.new_line().begin("tbody").new_line();
    for (const GridRow& row : fit(it).rows) table_row(row, language);
    out_.end().end();
  }

  void table_row(const GridRow& row, std::string_view language) {
    const bool heads_columns =
        std::ranges::all_of(row, [](const GridCell& cell) { return cell.cell->header; });
    out_.begin("tr");
    for (const GridCell& cell : row) table_cell(cell, heads_columns ? "col" : "row", language);
    out_.end().new_line();
  }

  // A header without text would be read as nothing before every cell: it is printed as a cell.
  void table_cell(const GridCell& it, const char* scope, std::string_view language) {
    const bool header = it.cell->header && has_text(it.cell->text);
    out_.begin(header ? "th" : "td");
    if (header) out_.attribute("scope", scope);
    if (it.columns > 1) out_.attribute("colspan", fmt::format("{}", it.columns));
    if (it.rows > 1) out_.attribute("rowspan", fmt::format("{}", it.rows));
    print_inlines(out_, it.cell->text, language);
    out_.end();
  }

  void figure(const Block& block, const Figure& it, std::string_view around) {
    const std::string language = open("figure", block, around);
    const std::string_view picture = picture_of(page_, it);
    picture.empty() ? absent_picture(it) : embedded_picture(it, picture);
    if (has_text(it.caption)) {
      print_inlines(out_.begin("figcaption"), it.caption, language);
      out_.end();
    }
    out_.end();
  }

  // A caption tells the picture already; without one the word for "image" is better than silence.
  void embedded_picture(const Figure& it, std::string_view address) {
    std::string alternative = clean_line(it.alt);
    if (alternative.empty() && !has_text(it.caption)) alternative = labels_.image;
    out_.begin("img").attribute("src", address).attribute("alt", alternative).end_empty();
  }

  // "Image: a cat", leading to where the picture is.
  void absent_picture(const Figure& it) {
    const auto address = tidy_address(it.href);
    std::string label(labels_.image);
    std::string name = clean_line(it.alt);
    if (name.empty() && address) name = host_of(*address);
    if (!name.empty()) label.append(labels_.colon).append(name);
    out_.begin("p").attribute("class", "picture");
    print_link(address.value_or(""), label);
    out_.end();
  }

  void embed(const Block& block, const Embed& it, std::string_view around) {
    const auto address = tidy_address(it.href);
    std::string label = clean_line(it.title);
    if (label.empty()) label = host_of(*address);  // visible: one of the two is there
    open("p", block, around);
    print_link(address.value_or(""), label);
    out_.end();
  }

  void print_link(std::string_view address, std::string_view label) {
    if (address.empty()) {
      out_.text(label);
      return;
    }
    out_.begin("a").attribute("href", address).text(label).end();
  }

  void rule(const Block& block) {
    open("hr", block, {});
    out_.end_empty();
  }

  XmlWriter& out_;
  const Page& page_;
  const Labels& labels_;
  std::size_t next_section_ = 0;
};

// Prints what stands in one line with middle dots between.
class SourceLine {
 public:
  explicit SourceLine(XmlWriter& out) : out_(out) {}

  // The line begins with its first part; a line without any is not printed.
  XmlWriter& part() {
    if (begun_) return out_.text(" · ");
    begun_ = true;
    return out_.begin("p").attribute("class", "source");
  }
  void finish() {
    if (begun_) out_.end().new_line();
  }

 private:
  XmlWriter& out_;
  bool begun_ = false;
};

// Authors, the site as a link to the source, and the day.
void print_source(XmlWriter& out, const Page& page) {
  const Meta& meta = page.article->meta;
  SourceLine line(out);
  for (const std::string& author : meta.authors)
    if (shows(author)) line.part().text(clean_line(author));
  std::string site = clean_line(meta.site);
  if (site.empty()) site = host_of(page.address);
  if (!page.address.empty())
    line.part().begin("a").attribute("href", page.address).text(site).end();
  else if (!site.empty())
    line.part().text(site);
  if (const auto moment = tidy_moment(meta.published))
    line.part()
        .begin("time")
        .attribute("datetime", *moment)
        .text(local_day(*moment, meta.zone))
        .end();
  line.finish();
}

}  // namespace

void print_article(XmlWriter& out, const Page& page) {
  out.begin("h1").attribute("id", page.id_prefix + std::string(title_anchor));
  out.text(page.title).end().new_line();
  print_source(out, page);
  BlockPrinter(out, page).print(page.article->blocks, page.language);
}

}  // namespace lectern

// Markdown: CommonMark with GitHub's tables, and YAML front matter. Several articles stand one
// after the other, each with front matter of its own, as pandoc reads them.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/json.h"
#include "base/utf8.h"
#include "model/grid.h"
#include "write/address.h"
#include "write/formats.h"
#include "write/markdown_inlines.h"
#include "write/moment.h"
#include "write/page.h"

namespace lectern {
namespace {

// A JSON string is a YAML string.
std::string quoted(std::string_view text) {
  return JsonWriter().value(clean_line(text)).take();
}

// The keys for people who are no authors; the last is for all roles that have none.
struct ContributorKey {
  std::string_view key, role;
};
constexpr std::array contributor_keys = {
    ContributorKey{"editors", "edt"},       ContributorKey{"translators", "trl"},
    ContributorKey{"illustrators", "ill"},  ContributorKey{"narrators", "nrt"},
    ContributorKey{"photographers", "pht"}, ContributorKey{"contributors", "ctb"},
};

std::string_view role_key(std::string_view role) {
  const auto found = std::ranges::find(contributor_keys, role, &ContributorKey::role);
  return found == contributor_keys.end() ? contributor_keys.back().key : found->key;
}

// Empty when there is nobody to name.
std::string names_entry(std::string_view key, const std::vector<std::string>& names) {
  std::string lines;
  for (const std::string& name : names)
    if (shows(name)) lines += fmt::format("  - {}\n", quoted(name));
  return lines.empty() ? lines : fmt::format("{}:\n{}", key, lines);
}

std::string front_matter(const Meta& meta, std::string_view title) {
  std::string out = fmt::format("---\ntitle: {}\n", quoted(title));
  if (shows(meta.subtitle)) out += fmt::format("subtitle: {}\n", quoted(meta.subtitle));
  if (shows(meta.url)) out += fmt::format("url: {}\n", quoted(meta.url));
  if (const auto moment = tidy_moment(meta.published)) out += fmt::format("date: {}\n", *moment);
  if (shows(meta.site)) out += fmt::format("site: {}\n", quoted(meta.site));
  out += names_entry("authors", meta.authors);
  for (const auto& [key, role] : contributor_keys) {
    std::vector<std::string> names;
    for (const Contributor& it : meta.contributors)
      if (role_key(it.role) == key) names.push_back(it.name);
    out += names_entry(key, names);
  }
  if (shows(meta.language)) out += fmt::format("language: {}\n", quoted(meta.language));
  return out + "---\n";
}

// Puts `first` before the first line and `rest` before the others; no blanks at the ends of lines.
std::string prefix_lines(std::string_view text, std::string_view first, std::string_view rest) {
  std::string out;
  for (std::string_view prefix = first; !text.empty(); prefix = rest) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += prefix;
    out += text.substr(0, end);
    if (end == 0) out.resize(out.find_last_not_of(' ') + 1);
    out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// Each function gives its block's lines, with an end to the last; empty when it shows nothing.
class MarkdownPrinter {
 public:
  explicit MarkdownPrinter(const Page& page) : page_(page), notes_(name_notes(page)) {}

  std::string blocks(const std::vector<Block>& blocks) {
    std::string out;
    bool other_marks = false;
    const List* before = nullptr;
    for (const Block& block : blocks) {
      if (!is_visible(block)) continue;
      const auto* list = std::get_if<List>(&block.as);
      // Two lists on end would become one: the second has other marks.
      const bool same = list != nullptr && before != nullptr && list->ordered == before->ordered;
      other_marks = same && !other_marks;
      const std::string lines = list != nullptr ? this->list(*list, other_marks) : print(block);
      before = list;
      if (lines.empty()) continue;
      if (!out.empty()) out += '\n';
      out += lines;
    }
    return out;
  }

 private:
  std::string print(const Block& block) {
    return std::visit(
        overloaded{
            [&](const Paragraph& it) { return paragraph(it.text); },
            [&](const Heading& it) { return heading(it); },
            [&](const Quote& it) { return prefix_lines(blocks(it.blocks), "> ", "> "); },
            [&](const List& it) { return list(it, false); },
            [&](const Code& it) { return code(it); },
            [&](const Table& it) { return table(it); },
            [&](const Figure& it) { return figure(it); },
            [&](const Embed& it) { return link(it.title, it.href); },
            [&](const Rule&) { return std::string("___\n"); },  // no list begins with it
            [&](const Definitions& it) { return definitions(it); },
            [&](const Note& it) { return note(block.id, it); },
        },
        block.as);
  }

  static std::string line(std::string text) {
    if (!text.empty()) text += '\n';
    return text;
  }

  std::string paragraph(const Inlines& inlines) const {
    return line(markdown_inlines(inlines, MarkdownPlace::paragraph, notes_));
  }

  // Names of notes are numbers; CommonMark's readers number them anew anyway.
  static NoteNames name_notes(const Page& page) {
    NoteNames names;
    for (const Block& block : page.article->blocks)
      if (std::holds_alternative<Note>(block.as) && page.referrers.contains(block.id) &&
          page.places.contains(block.id))
        names.emplace(block.id, fmt::format("{}", names.size() + 1));
    return names;
  }

  // A note that nothing refers to would not be shown: it is text.
  std::string note(const std::string& id, const Note& it) {
    const std::string lines = blocks(it.blocks);
    const auto name = notes_.find(id);
    if (name != notes_.end())
      return prefix_lines(lines, fmt::format("[^{}]: ", name->second), "    ");
    const std::string label = shows(it.label) ? markdown_text("[" + it.label + "]") + " " : "";
    return label + lines;
  }

  // CommonMark has no lists of terms: a term is bold, and what is said of it follows.
  std::string definitions(const Definitions& it) {
    std::string out;
    for (const Definitions::Entry& entry : it.entries) {
      std::vector<Block> entry_blocks = entry.blocks;
      if (entry.term)
        for (Block& block : entry_blocks)
          for_each_text(block, [](Inlines& text) {
            for (Span& span : text) span.styles |= Span::strong;
          });
      const std::string lines = blocks(entry_blocks);
      if (!lines.empty() && !out.empty()) out += '\n';
      out += lines;
    }
    return out;
  }

  std::string heading(const Heading& it) {
    const auto level = static_cast<std::size_t>(page_.sections[next_section_++].level);
    return std::string(level, '#') + ' ' + markdown_inlines(it.text, MarkdownPlace::line, notes_) +
           '\n';
  }

  std::string list(const List& list, bool other_marks) {
    std::string out;
    // CommonMark takes numbers of nine digits at most, and none below zero.
    std::int64_t number = list.start >= 0 && list.start < 100'000'000 ? list.start : 1;
    for (const std::vector<Block>& item : list.items) {
      if (!list.ordered && !is_visible(item)) continue;
      const std::string mark = list.ordered
                                   ? fmt::format("{}{} ", number++, other_marks ? ')' : '.')
                                   : std::string(other_marks ? "* " : "- ");
      const std::string lines = prefix_lines(blocks(item), mark, std::string(mark.size(), ' '));
      const bool is_long = item.size() > 1;
      if (is_long && !out.empty() && !out.ends_with("\n\n")) out += '\n';
      out += lines.empty() ? mark.substr(0, mark.size() - 1) + '\n' : lines;
      if (is_long && &item != &list.items.back()) out += '\n';
    }
    return out;
  }

  // A fence longer than any in the code.
  static std::string code(const Code& it) {
    std::string fence = "```";
    while (it.text.find(fence) != it.text.npos) fence += '`';
    std::string out = fence + '\n' + it.text;
    if (!out.ends_with('\n')) out += '\n';
    return out + fence + '\n';
  }

  std::string table(const Table& table) const {
    std::string out = paragraph(table.caption);
    const Grid grid = fit(table);
    if (grid.width == 0) return out;
    if (!out.empty()) out += '\n';
    std::size_t row = 0;
    const bool has_header =
        std::ranges::any_of(grid.rows[0], [](const GridCell& cell) { return cell.cell->header; });
    out += table_row(has_header ? grid.rows[row++] : GridRow(), grid.width);
    for (int i = 0; i < grid.width; ++i) out += "| --- ";
    out += "|\n";
    for (; row < grid.rows.size(); ++row) out += table_row(grid.rows[row], grid.width);
    return out;
  }

  // Places that a cell covers beyond its first stay empty.
  std::string table_row(const GridRow& row, int width) const {
    std::string out;
    auto next = row.begin();
    for (int column = 0; column < width; ++column) {
      out += "| ";
      if (next == row.end() || next->column != column) continue;
      out += markdown_inlines(next->cell->text, MarkdownPlace::cell, notes_) + ' ';
      ++next;
    }
    return out + "|\n";
  }

  // A picture that is only in the source leaves its alternative text.
  std::string figure(const Figure& it) const {
    const std::string alternative = markdown_text(it.alt), caption = paragraph(it.caption);
    const auto address = tidy_address(it.href);
    std::string out = address ? fmt::format("![{}]({})\n", alternative, markdown_address(*address))
                              : line(alternative);
    if (!out.empty() && !caption.empty()) out += '\n';
    return out + caption;
  }

  std::string link(std::string_view title, const std::string& href) const {
    return paragraph({Span{clean_line(title), 0, href, {}, {}}});
  }

  const Page& page_;
  const NoteNames notes_;
  std::size_t next_section_ = 0;
};

}  // namespace

Result<std::string> write_markdown(std::span<const Edition> editions, const WriteOptions&,
                                   Notices&) {
  std::string out;
  for (const Edition& edition : editions) {
    Notices ignored;  // pictures stay where they are, and nothing is left out
    const auto leave = [](const Resource&) { return std::string(); };
    const Page page = make_page(edition.article, {}, leave, ignored);
    if (!out.empty()) out += '\n';
    out += front_matter(edition.article.meta, page.title);
    out += "\n# " + markdown_text(page.title) + '\n';
    const std::string blocks = MarkdownPrinter(page).blocks(edition.article.blocks);
    if (!blocks.empty()) out += '\n' + blocks;
  }
  return out;
}

}  // namespace lectern

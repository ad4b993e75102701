#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/utf8.h"
#include "read/archive/furniture.h"
#include "read/metadata/byline_lines.h"
#include "read/metadata/dates.h"

namespace lectern {
namespace {

constexpr std::size_t longest_byline = 160;  // bytes
constexpr std::string_view author_labels[] = {"作者：", "作者:"};

const Inlines* text_of(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block.as)) return &paragraph->text;
  if (const auto* heading = std::get_if<Heading>(&block.as)) return &heading->text;
  return nullptr;
}

// Letters and digits only, so that quotes and spaces do not make two titles different.
std::string skeleton(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode(text, at);
    const bool ascii_sign =
        c < 0x30 || (c > 0x39 && c < 0x41) || (c > 0x5A && c < 0x61) || (c > 0x7A && c < 0xC0);
    const bool wide_sign = (c >= 0x2000 && c < 0x2070) || (c >= 0x3000 && c < 0x3040) ||
                           (c >= 0xFF00 && c < 0xFF10) || (c >= 0xFF1A && c < 0xFF21);
    if (!ascii_sign && !wide_sign) append_utf8(out, c);
  }
  return out;
}

std::vector<std::string> split(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  std::string part;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    (void)decode(text, at);
    const std::string_view character = text.substr(start, at - start);
    if (separators.find(character) == std::string_view::npos) {
      part += character;
      continue;
    }
    parts.push_back(clean_line(part));
    part.clear();
  }
  parts.push_back(clean_line(part));
  return parts;
}

struct Byline {
  std::vector<std::string> authors;
  std::string published;
};

// A paragraph that is a date, or an author and a date on two lines, or a relative time.
std::optional<Byline> dated_line(std::string_view text) {
  if (text.size() > longest_byline) return std::nullopt;
  Byline byline;
  bool dated = false;
  for (const std::string& line : split(text, "\n")) {
    if (line.empty()) continue;
    const std::string date = parse_date(line);
    if (!date.empty() || is_relative_time(line)) {
      byline.published = date;
      dated = true;
    } else if (dated) {
      return std::nullopt;  // text goes on behind the date
    } else {
      add_authors(line, byline.authors);
    }
  }
  return dated ? std::optional(byline) : std::nullopt;
}

// "作者：艾娃" and nothing else; several labelled parts ("作者： … 来源：…") count too.
std::optional<Byline> labelled_line(std::string_view text) {
  if (text.size() > longest_byline || text.find("。") != std::string_view::npos)
    return std::nullopt;
  for (const std::string_view label : author_labels) {
    if (!text.starts_with(label)) continue;
    std::string_view names = text.substr(label.size());
    names = names.substr(0, names.find("来源"));
    Byline byline;
    add_authors(names, byline.authors);
    if (!byline.authors.empty()) return byline;
  }
  return std::nullopt;
}

void take_over(Byline byline, Meta& meta) {
  if (meta.authors.empty()) meta.authors = std::move(byline.authors);
  if (meta.published.empty() && !byline.published.empty()) {
    meta.published = byline.published;
    meta.published_source = "body";
  }
}

bool repeats_title(std::string_view text, const Meta& meta) {
  if (text.size() > 2 * meta.title.size() + 60) return false;
  const std::string body = skeleton(text), title = skeleton(meta.title);
  if (body.empty() || title.empty()) return false;
  if (body == title || body == title + skeleton(meta.section)) return true;
  // The page's own heading lacks the site's name that its title carries.
  return !meta.site.empty() && body + skeleton(meta.site) == title;
}

// What the metadata of a whole page have already. `dated`: there was a date above.
bool says_again(std::string_view text, const Meta& meta, bool dated) {
  return names_author(text, meta) || (!dated && !meta.published.empty() && is_date_line(text));
}

}  // namespace

// "KONEY BAI,KONEY BAI" → one author; "null 李…" is a feed's missing first name.
void add_authors(std::string_view text, std::vector<std::string>& authors) {
  for (std::string name : split(text, ",，、;；&")) {
    if (name.starts_with("null ")) name.erase(0, 5);
    if (name.empty() || name == "null" || std::ranges::find(authors, name) != authors.end())
      continue;
    authors.push_back(std::move(name));
  }
}

void lift_metadata(Article& article, Notices& notices) {
  constexpr std::size_t top = 6;  // blocks in which titles and bylines may still stand
  constexpr int most = 6;         // and how many of them there may be
  auto& blocks = article.blocks;
  int lifted = 0;
  bool dated = false;
  std::size_t seen = 0;
  for (std::size_t i = 0; i < blocks.size() && seen < top && lifted < most;) {
    const Inlines* inlines = text_of(blocks[i]);
    if (inlines == nullptr) {
      ++seen;
      ++i;
      continue;
    }
    const std::string text = plain_text(*inlines);
    std::optional<Byline> byline;
    if (!dated) byline = dated_line(text);  // a second date is the article's own, as in a timeline
    dated = dated || byline.has_value();
    if (!byline) byline = labelled_line(text);
    const bool title = repeats_title(text, article.meta);
    const bool known = !byline && !title && says_again(text, article.meta, dated);
    if (!byline && !title && !known) {
      if (std::holds_alternative<Paragraph>(blocks[i].as) && text.size() > longest_byline) break;
      ++seen;
      ++i;
      continue;
    }
    if (byline) take_over(std::move(*byline), article.meta);
    blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(i));
    ++lifted;
  }
  if (!blocks.empty() && text_of(blocks.back()) != nullptr) {
    if (auto byline = labelled_line(plain_text(*text_of(blocks.back())))) {
      take_over(std::move(*byline), article.meta);
      blocks.pop_back();
      ++lifted;
    }
  }
  if (lifted > 0)
    notices.push_back({Notice::Kind::metadata_lifted, "",
                       fmt::format("{} lines of byline, date or title", lifted)});
}

void promote_bold_headings(Article& article) {
  constexpr std::size_t longest_heading = 120;  // bytes: 40 Han characters
  const auto is_bold = [](const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.as);
    return paragraph != nullptr && std::ranges::all_of(paragraph->text, [](const Span& span) {
             return (span.styles & Span::strong) != 0 || trim(span.text).empty();
           });
  };
  const auto is_paragraph = [](const Block& block) {
    return std::holds_alternative<Paragraph>(block.as);
  };
  const auto bold = std::ranges::count_if(article.blocks, is_bold);
  const auto paragraphs = std::ranges::count_if(article.blocks, is_paragraph);
  if (bold * 3 > paragraphs) return;  // bold is this author's plain
  const bool sections = std::ranges::any_of(article.blocks, [](const Block& block) {
    const auto* heading = std::get_if<Heading>(&block.as);
    return heading != nullptr && heading->level <= 2;
  });
  for (std::size_t i = 0; i + 1 < article.blocks.size(); ++i) {  // the last one heads nothing
    Block& block = article.blocks[i];
    if (!is_bold(block)) continue;
    Inlines& text = std::get<Paragraph>(block.as).text;
    const std::string plain = plain_text(text);
    const bool sentence = plain.ends_with("。") || plain.ends_with('.') || plain.ends_with("；") ||
                          plain.ends_with("，") || plain.ends_with(',');
    if (plain.size() > longest_heading || sentence || plain.find('\n') != std::string::npos)
      continue;
    for (Span& span : text) span.styles &= static_cast<std::uint8_t>(~Span::strong);
    Heading heading{sections ? 3 : 2, std::move(text)};
    block.as = std::move(heading);
  }
}

}  // namespace lectern

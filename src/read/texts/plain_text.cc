#include "read/texts/plain_text.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/body/inlines.h"
#include "read/readers.h"

namespace lectern {
namespace {

using Lines = std::vector<TextLine>;

constexpr std::size_t longest_heading = 80;  // columns
constexpr std::size_t prose_line = 50;       // columns: verse and addresses have shorter lines

bool ends_sentence(std::string_view text) {
  for (const std::string_view sign :
       {".", "!", "?", ":", ";", ",", "。", "！", "？", "：", "；", "，", "…", "”", "」", "\""})
    if (text.ends_with(sign)) return true;
  return false;
}

// A line of nothing but these signs and spaces: "***", "* * *", "-----", "———".
bool is_rule(const TextLine& line) {
  for (const std::string_view sign : {"*", "-", "_", "=", "—", "─", "＊", "～"}) {
    std::size_t count = 0;
    std::string_view rest = line.text;
    while (rest.starts_with(sign) || rest.starts_with(' ')) {
      count += rest.starts_with(sign) ? 1 : 0;
      rest.remove_prefix(rest.starts_with(sign) ? sign.size() : 1);
    }
    if (rest.empty() && count >= 3) return true;
  }
  return false;
}

// 2 or 3 when `line` is the underline of `above`; else 0.
int underline_level(const TextLine& above, const TextLine& line) {
  if (line.text.size() < 3 || above.columns > longest_heading) return 0;
  if (line.columns + 3 < above.columns || line.columns > above.columns + 12) return 0;
  if (line.text.find_first_not_of('=') == std::string_view::npos) return 2;
  return line.text.find_first_not_of('-') == std::string_view::npos ? 3 : 0;
}

bool is_in_capitals(std::string_view text) {
  int capitals = 0;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') return false;
    capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
  }
  return capitals >= 3;
}

bool is_numeral(std::string_view word) {
  return !word.empty() && (word.find_first_not_of("0123456789.:") == std::string_view::npos ||
                           word.find_first_not_of("IVXLCivxlc.:") == std::string_view::npos);
}

// "Chapter 2", "PART IV. The Sea", in the languages of which many books are about.
bool is_latin_chapter(std::string_view text) {
  const std::string lower = ascii_lower(text.substr(0, 40));
  for (const std::string_view word :
       {"chapter ", "part ", "book ", "section ", "kapitel ", "teil ", "chapitre ", "partie ",
        "capítulo ", "capitolo ", "parte ", "hoofdstuk ", "rozdział ", "глава "}) {
    if (!lower.starts_with(word)) continue;
    const std::string_view rest = text.substr(word.size());
    return is_numeral(rest.substr(0, rest.find(' ')));
  }
  return false;
}

// "第十二章　海边"
bool is_han_chapter(std::string_view text) {
  constexpr std::string_view ordinal = "第";
  constexpr std::u32string_view numerals =
      U"0123456789０１２３４５６７８９零〇一二三四五六七八九十百千两兩 ";
  constexpr std::u32string_view units = U"章回节節卷部篇集幕话話";
  if (!text.starts_with(ordinal)) return false;
  int digits = 0;
  for (std::size_t at = ordinal.size(); at < text.size() && digits < 8;) {
    const char32_t c = decode(text, at);
    if (numerals.find(c) != std::u32string_view::npos) {
      ++digits;
      continue;
    }
    return digits > 0 && units.find(c) != std::u32string_view::npos;
  }
  return false;
}

bool is_chapter(const TextLine& line) {
  return line.columns <= longest_heading && !ends_sentence(line.text) &&
         (is_han_chapter(line.text) || is_latin_chapter(line.text));
}

struct Marker {
  bool ordered = false;
  int number = 1;
  std::size_t size = 0;  // bytes, with the space behind it
};

// The sign of a list's item at the head of a line.
std::optional<Marker> marker_of(std::string_view text) {
  for (const std::string_view sign : {"- ", "* ", "+ ", "• ", "· ", "●", "•"})
    if (text.starts_with(sign)) return Marker{.size = sign.size()};
  Marker marker{.ordered = true};
  const auto [end, error] = std::from_chars(
      text.data(), text.data() + std::min<std::size_t>(text.size(), 3), marker.number);
  marker.size = static_cast<std::size_t>(end - text.data());
  if (error != std::errc() || marker.number < 0) return std::nullopt;
  const std::string_view rest = text.substr(marker.size);
  for (const std::string_view sign : {". ", ") ", "、", "．"}) {
    if (!rest.starts_with(sign)) continue;
    marker.size += sign.size();
    return marker;
  }
  return std::nullopt;
}

// Goes over the lines between two blank ones at a time.
class TextReader {
 public:
  explicit TextReader(const Lines& lines) : lines_(lines), width_(wrapping_width(lines)) {}

  std::vector<Block> run() {
    for (std::size_t at = 0; at < lines_.size();) {
      if (lines_[at].text.empty()) {
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < lines_.size() && !lines_[end].text.empty()) ++end;
      group(at, end);
      at = end;
    }
    return std::move(blocks_);
  }

 private:
  void group(std::size_t begin, std::size_t end) {
    if (end - begin == 1 && (is_chapter(lines_[begin]) || is_lonely_heading(lines_[begin])))
      return heading(begin, 2);
    for (std::size_t at = begin; at < end;) at = piece(at, end);
  }

  bool is_lonely_heading(const TextLine& line) const {
    return line.columns <= 60 && !ends_sentence(line.text) && is_in_capitals(line.text);
  }

  void heading(std::size_t at, int level) {
    blocks_.push_back({.as = Heading{level, text_of(at, at + 1)}});
  }

  // One block at the head of what is left of a group; gives where the next one begins.
  std::size_t piece(std::size_t at, std::size_t end) {
    if (is_rule(lines_[at])) {
      blocks_.push_back({.as = Rule{}});
      return at + 1;
    }
    if (at + 1 < end) {
      if (const int level = underline_level(lines_[at], lines_[at + 1]); level != 0) {
        heading(at, level);
        return at + 2;
      }
    }
    if (is_chapter(lines_[at])) {
      heading(at, 2);
      return at + 1;
    }
    if (const auto items = items_at(at, end); !items.empty()) {
      list(items);
      return items.back();
    }
    std::size_t last = at;
    while (last + 1 < end && !begins_piece(last + 1, end) && continues(last, at)) ++last;
    Inlines text = text_of(at, last + 1);
    if (!text.empty()) blocks_.push_back({.as = Paragraph{std::move(text)}});
    return last + 1;
  }

  bool begins_piece(std::size_t at, std::size_t end) const {
    return is_rule(lines_[at]) || is_chapter(lines_[at]) ||
           (at + 1 < end && underline_level(lines_[at], lines_[at + 1]) != 0) ||
           !items_at(at, end).empty();
  }

  // Whether the line behind `at` belongs to the paragraph that began at `first`.
  bool continues(std::size_t at, std::size_t first) const {
    const TextLine &line = lines_[at], &next = lines_[at + 1];
    if (next.set_in) return false;
    const bool indented = next.indent >= 2 && next.indent > line.indent;
    if (indented && (at > first || width_ > 0)) return false;  // as books begin a paragraph
    if (width_ > 0) return is_full(line, next, width_) || !ends_sentence(line.text);
    if (line.indent >= 2 && line.indent == next.indent && at == first && is_prose(line))
      return false;  // every paragraph is one line, and indented
    return !is_prose(line) && !is_prose(next);
  }

  // Long, or a whole sentence: no line of verse, no part of an address.
  static bool is_prose(const TextLine& line) {
    return line.columns > prose_line || ends_sentence(line.text);
  }

  // The lines as one text, without `marker` bytes. Breaks that no width explains are the author's,
  // but in an item, whose further lines are set in.
  Inlines text_of(std::size_t begin, std::size_t end, std::size_t marker = 0) const {
    InlineBuilder text;
    for (std::size_t at = begin; at < end; ++at) {
      text.add(lines_[at].text.substr(at == begin ? marker : 0), {});
      if (at + 1 == end) break;
      const bool broken = width_ > 0 && is_full(lines_[at], lines_[at + 1], width_);
      if (marker == 0 && !broken) {
        text.add_break();
      } else if (!joins_without_space(lines_[at].text, lines_[at + 1].text)) {
        text.add(" ", {});
      }
    }
    return text.take();
  }

  // Where the items of the list at `at` begin, and behind the last; empty when there is no list.
  std::vector<std::size_t> items_at(std::size_t at, std::size_t end) const {
    std::vector<std::size_t> items;
    const auto first = marker_of(lines_[at].text);
    int number = first ? first->number : 0;
    for (auto marker = first; marker && marker->ordered == first->ordered;) {
      if (marker->ordered && marker->number != number++) break;
      items.push_back(at);
      at = item_end(at, end);
      if (at == end) break;
      marker = marker_of(lines_[at].text);
    }
    if (items.size() < 2) return {};
    items.push_back(at);
    return items;
  }

  void list(const std::vector<std::size_t>& items) {
    const Marker first = *marker_of(lines_[items[0]].text);
    List list{first.ordered, first.number, {}};
    for (std::size_t i = 0; i + 1 < items.size(); ++i) {
      const Marker marker = *marker_of(lines_[items[i]].text);
      Inlines text = text_of(items[i], items[i + 1], marker.size);
      if (!text.empty()) list.items.push_back({Block{.as = Paragraph{std::move(text)}}});
    }
    if (!list.items.empty()) blocks_.push_back({.as = std::move(list)});
  }

  std::size_t item_end(std::size_t at, std::size_t end) const {
    std::size_t last = at + 1;
    while (last < end && !marker_of(lines_[last].text) &&
           (lines_[last].indent > lines_[at].indent ||
            (width_ > 0 && is_full(lines_[last - 1], lines_[last], width_))))
      ++last;
    return last;
  }

  const Lines& lines_;
  std::size_t width_;  // that the lines were broken at; 0: they were not
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> blocks_of_text(const Lines& lines) {
  return TextReader(lines).run();
}

std::string_view take_text_title(Lines& lines) {
  constexpr std::size_t longest_title = 120;  // columns
  if (lines.size() < 2) return {};
  const TextLine& first = lines[0];
  const TextLine& second = lines[1];
  if (first.columns > longest_title || is_rule(first) || is_chapter(first)) return {};
  const bool underlined = underline_level(first, second) != 0;
  const bool alone = second.text.empty() || underlined;
  const bool above_paragraphs =
      first.columns <= 60 && second.columns > 60 && second.indent >= first.indent;
  if (!alone && !above_paragraphs) return {};
  for (const std::string_view end : {".", "。", ",", "，", ";", "；", ":", "："})
    if (!underlined && first.text.ends_with(end)) return {};
  const std::string_view title = first.text;
  lines.erase(lines.begin(), lines.begin() + (alone ? 2 : 1));
  return title;
}

Result<Articles> read_plain_text(const Source& source, Notices& notices) {
  Articles articles(1);
  Article& article = articles[0];
  article.meta.url = source.url;
  Lines lines = lines_of_text(source.bytes);
  take_text_head(lines, article.meta);
  if (article.meta.title.empty()) article.meta.title = clean_line(take_text_title(lines));
  article.blocks = blocks_of_text(lines);
  finish_blocks(article, source.options, notices);
  complete_metadata(article, source.options, notices);
  return articles;
}

}  // namespace lectern

// Reading for tests: a body becomes an article, and an article a few lines that a person can check.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "lectern/read.h"

namespace lectern::sample {

inline constexpr std::string_view head =
    "<!--1670849102000-->\n[A title](https://example.org/news/a.html)\n------\n\n";

struct Reading {
  Article article;
  Notices notices;
};

// The table that is installed with the program.
inline const HostTable& installed_hosts() {
  static const HostTable table = [] {
    auto loaded = HostTable::load(LECTERN_SOURCE_DIR "/voices", {});
    EXPECT_TRUE(loaded) << message(loaded.error());
    return loaded ? std::move(*loaded) : HostTable();
  }();
  return table;
}

inline Reading read_file_text(std::string_view text) {
  Reading reading;
  auto articles =
      read_articles(text, {.name = "file-name", .hosts = &installed_hosts()}, reading.notices);
  if (!articles || articles->size() != 1) {
    ADD_FAILURE() << "not one article: " << (articles ? "" : articles.error().what);
    return reading;
  }
  reading.article = std::move((*articles)[0]);
  return reading;
}

// An archive file with this body.
inline Reading read_body(std::string_view body) {
  return read_file_text(std::string(head) + std::string(body));
}

// Each span as text, in the signs of Markdown and its kin: *emphasis* **strong** `code` ~sub~ ^sup^
// [link](address) {language:text} (text|ruby) $formula$. A line break is "\n" in two characters.
inline std::string line_of(const Inlines& inlines) {
  std::string line;
  for (const Span& span : inlines) {
    std::string text;
    for (const char c : span.text) text += c == '\n' ? std::string("\\n") : std::string(1, c);
    if (!span.math.empty()) text = "$" + text + "$";
    if (!span.ruby.empty()) text = "(" + text + "|" + span.ruby + ")";
    if ((span.styles & Span::code) != 0) text = "`" + text + "`";
    if ((span.styles & Span::subscript) != 0) text = "~" + text + "~";
    if ((span.styles & Span::superscript) != 0) text = "^" + text + "^";
    if ((span.styles & Span::emphasis) != 0) text = "*" + text + "*";
    if ((span.styles & Span::strong) != 0) text = "**" + text + "**";
    if (!span.language.empty()) text = "{" + span.language + ":" + text + "}";
    if (!span.direction.empty()) text = "{" + span.direction + ":" + text + "}";
    if (!span.expansion.empty()) text = "{" + text + "=" + span.expansion + "}";
    if (!span.href.empty()) text = "[" + text + "](" + span.href + ")";
    if (!span.target.empty()) text = (span.note ? "[^" : "[") + text + "](#" + span.target + ")";
    line += text;
  }
  return line;
}

inline void add_lines(const std::vector<Block>& blocks, const std::string& indent,
                      std::vector<std::string>& lines);

inline void add_lines(const Block& block, const std::string& indent,
                      std::vector<std::string>& lines) {
  const auto add = [&](const std::string& line) { lines.push_back(indent + line); };
  std::visit(
      overloaded{
          [&](const Paragraph& it) { add(line_of(it.text)); },
          [&](const Heading& it) {
            add(std::string(1, static_cast<char>('0' + it.level)) + "# " + line_of(it.text));
          },
          [&](const Quote& it) {
            add("quote:");
            add_lines(it.blocks, indent + "  ", lines);
          },
          [&](const List& it) {
            add(it.ordered ? "list from " + std::to_string(it.start) + ":" : "list:");
            for (const auto& item : it.items) {
              add("- item");
              add_lines(item, indent + "  ", lines);
            }
          },
          [&](const Definitions& it) {
            add("definitions:");
            for (const Definitions::Entry& entry : it.entries) {
              add(entry.term ? "- term" : "- meaning");
              add_lines(entry.blocks, indent + "  ", lines);
            }
          },
          [&](const Note& it) {
            add("note " + it.label + " " + block.id + ":");
            add_lines(it.blocks, indent + "  ", lines);
          },
          [&](const Code& it) { add("code: " + line_of({{.text = it.text}})); },
          [&](const Table& it) {
            add("table: " + line_of(it.caption));
            for (const auto& row : it.rows) {
              std::string line = "  |";
              for (const Cell& cell : row) {
                line += cell.header ? "=" : "";
                if (cell.columns > 1) line += "c" + std::to_string(cell.columns) + ":";
                if (cell.rows > 1) line += "r" + std::to_string(cell.rows) + ":";
                line += line_of(cell.text) + "|";
              }
              add(line);
            }
          },
          [&](const Figure& it) {
            add("figure: " + (it.resource < 0 ? it.href : "#" + std::to_string(it.resource)) +
                " alt=" + it.alt + " caption=" + line_of(it.caption));
          },
          [&](const Embed& it) { add("embed: " + it.href + " title=" + it.title); },
          [&](const Rule&) { add("rule"); },
      },
      block.as);
}

inline void add_lines(const std::vector<Block>& blocks, const std::string& indent,
                      std::vector<std::string>& lines) {
  for (const Block& block : blocks) add_lines(block, indent, lines);
}

inline std::vector<std::string> lines_of(const Article& article) {
  std::vector<std::string> lines;
  add_lines(article.blocks, "", lines);
  return lines;
}

// The lines of a body that is read as part of an archive file.
inline std::vector<std::string> lines(std::string_view body) {
  return lines_of(read_body(body).article);
}

// All that can be read, block by block.
inline std::string all_text(const Article& article) {
  std::string text;
  for_each_block(article.blocks,
                 [&](const Block& block, int) { text += plain_text(block) + "\n"; });
  return text;
}

inline bool has_notice(const Notices& notices, Notice::Kind kind) {
  for (const Notice& notice : notices)
    if (notice.kind == kind) return true;
  return false;
}

inline std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace lectern::sample

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "base/utf8.h"
#include "write/markdown_inlines.h"
#include "write/samples.h"
#include "write/support.h"

namespace lectern {
namespace {

using samples::block;
using samples::cell;
using samples::edition;
using samples::linked;
using samples::paragraph;
using samples::styled;
using testing::HasSubstr;

// The blocks alone, without front matter and title.
std::string blocks(std::vector<Block> blocks) {
  Meta meta;
  meta.title = "T";
  const std::string text = written("markdown", edition(meta, std::move(blocks)));
  return text.substr(text.find("# T\n\n") + 5);
}

std::string inlines(const Inlines& it) {
  return markdown_inlines(it, MarkdownPlace::paragraph);
}

// What CommonMark with GitHub's extensions makes of it, as HTML.
std::string html(const std::string& markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  for (const char* name : {"table", "strikethrough", "tasklist"})
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  cmark_node* root = cmark_parser_finish(parser);
  char* printed =
      cmark_render_html(root, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser));
  const std::string text = printed;
  free(printed);
  cmark_node_free(root);
  cmark_parser_free(parser);
  return text;
}

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\n')
      out += "<br />\n";
    else
      out += c;
  }
  return out;
}

// The same numbers every time.
class Dice {
 public:
  unsigned roll(std::size_t below) {
    return (seed_ = seed_ * 1103515245 + 12345) / 65536 % static_cast<unsigned>(below);
  }

 private:
  unsigned seed_ = 7;
};

TEST(Markdown, HasFrontMatterAndTitle) {
  EXPECT_THAT(written("markdown", samples::ordinary()),
              testing::StartsWith("---\n"
                                  "title: \"A walk & a letter\"\n"
                                  "url: \"https://example.org/a/1?x=1&y=2\"\n"
                                  "date: 2022-12-12T12:45:02Z\n"
                                  "site: \"Example News\"\n"
                                  "authors:\n"
                                  "  - \"Kenra Schaefer\"\n"
                                  "  - \"法新社\"\n"
                                  "language: \"en\"\n"
                                  "---\n"
                                  "\n"
                                  "# A walk & a letter\n"));
}

TEST(Markdown, NamesContributorsByTheirParts) {
  Edition it = samples::ordinary();
  it.article.meta.contributors = {{"Tran Slater", "trl"}, {"Ed Itor", "edt"}, {"A. Singer", "sng"}};
  EXPECT_THAT(written("markdown", it), HasSubstr("\neditors:\n  - \"Ed Itor\"\n"
                                                 "translators:\n  - \"Tran Slater\"\n"
                                                 "contributors:\n  - \"A. Singer\"\nlanguage:"));
}

TEST(Markdown, EscapesFrontMatter) {
  Edition it = samples::ordinary();
  it.article.meta.title = "a \"b\" \\ c: # d\n---\ne";
  EXPECT_THAT(written("markdown", it),
              testing::StartsWith("---\ntitle: \"a \\\"b\\\" \\\\ c: # d --- e\"\n"));
}

TEST(Markdown, PrintsEveryKindOfBlock) {
  const std::string text = written("markdown", samples::ordinary());
  EXPECT_THAT(text, HasSubstr("\nThe postman *walked* up [the road](https://example.org/road).\n"));
  EXPECT_THAT(text, HasSubstr("\n## The road\n"));
  EXPECT_THAT(text, HasSubstr("\n> It was steep.\n"));
  EXPECT_THAT(text, HasSubstr("\n3. third\n4. fourth\n"));
  EXPECT_THAT(text, HasSubstr("\nBy foot\n\n| Place | km |\n| --- | --- |\n| Village | 2 |\n"));
  EXPECT_THAT(text, HasSubstr("\n```\nwalk()\n  fast\n```\n"));
  EXPECT_THAT(text, HasSubstr("\n![A road](https://example.org/road.jpg)\n\nThe road at dawn\n"));
  EXPECT_THAT(text, HasSubstr("\n[A film](https://video.example.org/v/1)\n"));
  EXPECT_THAT(text, HasSubstr("\n___\n"));
}

TEST(Markdown, KeepsTextFromBeingTakenForMarkup) {
  for (const char* text : {"# no heading",
                           "- no item",
                           "+ no item",
                           "* no item",
                           "1. no item",
                           "12) no item",
                           "> no quote",
                           "```",
                           "~~~",
                           "---",
                           "===",
                           "a\n---",
                           "a\n===",
                           "a\n# b\n- c\n2. d",
                           "***",
                           "_a_ *b* **c**",
                           "`code`",
                           "[a](b)",
                           "[a]: http://x",
                           "![a](b)",
                           "<b>no tag</b>",
                           "<!-- no comment -->",
                           "&amp; &#65; &nbsp;",
                           "~~no strike~~",
                           "a | b\n--- | ---",
                           "|a|\n|-|",
                           "snake_case_name",
                           "2 * 3 * 4",
                           "C# and F#",
                           "back\\slash\\",
                           "a\\",
                           "http://example.org",
                           "[ ] no task",
                           "1986\\. A year",
                           ":-- | --:",
                           "$a$",
                           "a*b*c",
                           "\"quoted\" 'text'"})
    EXPECT_EQ(html(inlines({Span{text}})), "<p>" + html_escaped(text) + "</p>\n") << text;
}

TEST(Markdown, KeepsAnyTextWhatever) {
  constexpr std::string_view alphabet = "ab1 2.)(*_`#>-+=[]<!&;|~\\:\"'/\n\n  x";
  Dice dice;
  for (int round = 0; round < 3000; ++round) {
    std::string text = "x";  // neither white space nor breaks at the ends, nor doubled
    for (unsigned i = dice.roll(24); i > 0; --i) {
      const char c = alphabet[dice.roll(alphabet.size())];
      const bool was_blank = text.back() == ' ' || text.back() == '\n';
      if (!was_blank || (c != ' ' && c != '\n')) text += c;
    }
    text += 'x';
    ASSERT_EQ(html(inlines({Span{text}})), "<p>" + html_escaped(text) + "</p>\n") << text;
    ASSERT_EQ(html(inlines({Span{text.substr(1)}})),
              html(inlines({Span{std::string(trim(text.substr(1)))}})));
  }
}

TEST(Markdown, MarksStylesSoThatTheyAreRead) {
  const Inlines chinese = {Span{"他说"},
                           styled("“走”", Span::strong),
                           Span{"就走"},
                           styled("一", Span::emphasis),
                           styled("二", Span::strong),
                           Span{"。"}};
  EXPECT_EQ(html(inlines(chinese)),
            "<p>他说<strong>“走”</strong>就走<em>一</em><strong>二</strong>。</p>\n");
  EXPECT_EQ(html(inlines({Span{"a"}, styled(" b ", Span::emphasis), Span{"c"}})),
            "<p>a <em>b</em> c</p>\n");
  EXPECT_EQ(html(inlines({styled("a", Span::emphasis | Span::strong)})),
            "<p><em><strong>a</strong></em></p>\n");
  EXPECT_EQ(html(inlines({Span{"H"}, styled("2", Span::subscript), Span{"O"}})),
            "<p>H<sub>2</sub>O</p>\n");
}

// The HTML that a span must become once its Markdown has been read.
std::string expected_html(const Span& span) {
  std::string out = html_escaped(span.text);
  if ((span.styles & Span::code) != 0) out = fmt::format("<code>{}</code>", out);
  if ((span.styles & Span::strong) != 0) out = fmt::format("<strong>{}</strong>", out);
  if ((span.styles & Span::emphasis) != 0) out = fmt::format("<em>{}</em>", out);
  if (!span.href.empty()) out = fmt::format("<a href=\"{}\">{}</a>", span.href, out);
  return out;
}

TEST(Markdown, KeepsAnyStylesWhatever) {
  const std::vector<std::string> pieces = {"a", "文", "“", "。", "*", "_",
                                           "`", ".",  "é", "1",  "!", "]"};
  Dice dice;
  for (int round = 0; round < 3000; ++round) {
    Inlines spans;
    std::string expected;
    for (unsigned i = 1 + dice.roll(5); i > 0; --i) {
      Span span;
      span.styles = static_cast<std::uint8_t>(dice.roll(8));
      if (dice.roll(4) == 0) span.href = fmt::format("https://example.org/{}", i);
      for (unsigned j = 1 + dice.roll(3); j > 0; --j) span.text += pieces[dice.roll(pieces.size())];
      expected += expected_html(span);
      spans.push_back(span);
    }
    ASSERT_EQ(html(inlines(spans)), fmt::format("<p>{}</p>\n", expected)) << inlines(spans);
  }
}

TEST(Markdown, FencesCodeWithEnoughBackticks) {
  EXPECT_EQ(html(inlines({styled("a `` b", Span::code)})), "<p><code>a `` b</code></p>\n");
  EXPECT_EQ(html(inlines({styled("`", Span::code)})), "<p><code>`</code></p>\n");
  EXPECT_EQ(html(blocks({block(Code{"```\nx\n````"})})),
            "<pre><code>```\nx\n````\n</code></pre>\n");
}

TEST(Markdown, LinksOnlyToWhatCanBeReached) {
  EXPECT_EQ(inlines({linked("a", "javascript:x")}), "a");
  EXPECT_EQ(inlines({linked("", "https://example.org/x")}), "[example.org](https://example.org/x)");
  EXPECT_EQ(html(inlines({linked("a]b", "https://example.org/x(y")})),
            "<p><a href=\"https://example.org/x(y\">a]b</a></p>\n");
}

TEST(Markdown, EscapesBarsInTables) {
  EXPECT_EQ(html(blocks({block(Table{{},
                                     {{cell("a|b", true), cell("c\nd")},
                                      {Cell{{styled("x|y", Span::code)}}, cell("e")}}})})),
            "<table>\n<thead>\n<tr>\n<th>a|b</th>\n<th>c<br>d</th>\n</tr>\n</thead>\n"
            "<tbody>\n<tr>\n<td><code>x|y</code></td>\n<td>e</td>\n</tr>\n</tbody>\n</table>\n");
}

TEST(Markdown, GivesATableWithoutHeaderAnEmptyOne) {
  EXPECT_EQ(blocks({block(Table{{}, {{cell("a", false, 2)}, {cell("b"), cell("c")}}})}),
            "| | |\n| --- | --- |\n| a | |\n| b | c |\n");
}

TEST(Markdown, NestsListsAndQuotes) {
  const Block inner = block(List{true, 2, {{paragraph("c"), block(Code{"x"})}}});
  EXPECT_EQ(
      blocks({block(Quote{{block(List{false, 1, {{paragraph("a"), inner}, {paragraph("b")}}})}})}),
      "> - a\n>\n>   2. c\n>\n>      ```\n>      x\n>      ```\n>\n> - b\n");
}

TEST(Markdown, KeepsTwoListsApart) {
  const Block list = block(List{false, 1, {{paragraph("a")}}});
  EXPECT_EQ(blocks({list, list, list}), "- a\n\n* a\n\n- a\n");
  EXPECT_EQ(html(blocks({block(List{false, 1, {{block(Rule{})}}})})),
            "<ul>\n<li>\n<hr />\n</li>\n</ul>\n");
}

TEST(Markdown, StartsEveryArticleWithItsOwnFrontMatter) {
  Notices notices;
  const std::string text = written("markdown", {samples::ordinary(), samples::ordinary()}, notices);
  EXPECT_THAT(text, HasSubstr("\nThe end.\n\n---\ntitle: "));
}

}  // namespace
}  // namespace lectern

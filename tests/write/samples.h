// Articles for the writers: one that is ordinary, and many that try to break a book.
#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "lectern/narration.h"

namespace lectern::samples {

struct Sample {
  std::string name;
  std::vector<Edition> editions;
};

inline Block block(decltype(Block::as) as) {
  return Block{{}, {}, std::move(as)};
}
inline Block paragraph(std::string text) {
  return block(Paragraph{{Span{std::move(text)}}});
}
inline Block paragraph(Inlines inlines) {
  return block(Paragraph{std::move(inlines)});
}
inline Block heading(int level, std::string text) {
  return block(Heading{level, {Span{std::move(text)}}});
}
inline Span styled(std::string text, int styles) {
  return Span{std::move(text), static_cast<std::uint8_t>(styles)};
}
inline Span linked(std::string text, std::string href) {
  return Span{std::move(text), 0, std::move(href)};
}
inline Cell cell(std::string text, bool header = false, int columns = 1, int rows = 1) {
  return Cell{{Span{std::move(text)}}, header, columns, rows};
}
inline Block figure(std::string href, std::string alt, std::string caption, int resource = -1) {
  Inlines spans;
  if (!caption.empty()) spans.push_back(Span{std::move(caption)});
  return block(Figure{std::move(href), std::move(alt), std::move(spans), resource});
}

// With ids as a reader mints them.
inline Edition edition(Meta meta, std::vector<Block> blocks, std::vector<Resource> resources = {}) {
  Edition it;
  it.article = Article{std::move(meta), std::move(blocks), std::move(resources)};
  mint_ids(it.article);
  return it;
}

inline Meta ordinary_meta() {
  Meta meta;
  meta.title = "A walk & a letter";
  meta.site = "Example News";
  meta.section = "Mountains";
  meta.authors = {"Kenra Schaefer", "法新社"};
  meta.url = "https://example.org/a/1?x=1&y=2";
  meta.published = "2022-12-12T12:45:02Z";
  meta.published_source = "stamp";
  meta.language = "en";
  meta.language_source = "markup";
  meta.tags = {"walking", "letters"};
  return meta;
}

inline Edition ordinary() {
  return edition(
      ordinary_meta(),
      {paragraph({Span{"The postman "}, styled("walked", Span::emphasis), Span{" up "},
                  linked("the road", "https://example.org/road"), Span{"."}}),
       heading(2, "The road"), block(Quote{{paragraph("It was steep.")}}),
       block(List{true, 3, {{paragraph("third")}, {paragraph("fourth")}}}), heading(3, "Distances"),
       block(Table{{Span{"By foot"}},
                   {{cell("Place", true), cell("km", true)}, {cell("Village"), cell("2")}}}),
       block(Code{"walk()\n  fast"}),
       figure("https://example.org/road.jpg", "A road", "The road at dawn"),
       block(lectern::Embed{"https://video.example.org/v/1", "A film"}), block(Rule{}),
       paragraph("The end.")});
}

// One white pixel.
inline Resource png() {
  static constexpr char bytes[] =
      "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3A\x7E\x9B\x55\0\0\0\x0AIDA"
      "T"
      "\x78\xDA\x63\xF8\x0F\0\x01\x01\x01\0\x1C\xB0\x8C\x99\0\0\0\0IEND\xAE\x42\x60\x82";
  return {"image/png", std::string(bytes, sizeof bytes - 1)};
}

inline Resource gif() {
  static constexpr char bytes[] =
      "GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF!\xF9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02"
      "\x02"
      "D\x01\0;";
  return {"image/gif", std::string(bytes, sizeof bytes - 1)};
}

inline Resource svg(const std::string& inside) {
  return {"image/svg+xml",
          "<svg xmlns=\"http://www.w3.org/2000/svg\" "
          "xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">" +
              inside + "</svg>"};
}

inline Edition with_pictures() {
  return edition(
      ordinary_meta(),
      {figure("", "a pixel", "", 0), figure("", "the same pixel", "again", 1),
       figure("", "a circle", "", 2), figure("https://example.org/s.webp", "not fitted", "", 3),
       figure("data:image/png;base64,AAAA", "broken", "", 4),
       figure("", "no such resource", "", 99)},
      {png(), png(), svg("<circle id=\"c\" cx=\"4\" cy=\"4\" r=\"3\"/>"),
       Resource{"image/webp", "RIFF....WEBPVP8 "},
       Resource{"image/png", png().bytes.substr(0, 6)}});
}

inline Edition without_alternatives() {
  return edition(ordinary_meta(), {figure("", "", "a caption", 0), figure("", " ", "", 1)},
                 {gif(), png()});
}

inline Edition right_to_left() {
  Meta meta = ordinary_meta();
  meta.title = "رسالة";
  meta.language = "ar";
  Block english = paragraph("An English paragraph");
  english.language = "en";
  return edition(
      meta, {paragraph("مرحبا"), english, paragraph({Span{"مرحبا "}, Span{"hello", 0, {}, "en"}})});
}

inline Edition chinese_with_ruby() {
  Meta meta = ordinary_meta();
  meta.title = "山路与来信";
  meta.language = "zh_CN";
  Span ruby{"山顶"};
  ruby.ruby = "shān dǐng";
  Span lost;
  lost.ruby = "only an annotation";
  return edition(meta, {paragraph({Span{"寄往"}, ruby, Span{"学校\n第二行"}, lost}),
                        figure("https://example.org/图 片.jpg", "", "")});
}

inline Edition nothing_at_all() {
  return Edition{};
}

inline Edition empty_blocks() {
  Meta meta = ordinary_meta();
  meta.url = "";
  meta.authors = {"", "  ", "A"};
  meta.tags = {"t", "t", "", " t "};
  meta.language = "und";
  return edition(meta, {block(Paragraph{}),
                        paragraph(""),
                        paragraph("\n"),
                        heading(2, ""),
                        block(Quote{}),
                        block(Quote{{block(Quote{{paragraph(" ")}})}}),
                        block(List{}),
                        block(List{true, -5, {{}, {paragraph("kept")}, {}}}),
                        block(List{false, 1, {{}, {}}}),
                        block(Code{}),
                        block(Code{"\n \n"}),
                        block(Table{}),
                        block(Table{{}, {{}, {}}}),
                        block(Table{{}, {{cell(""), cell(" ")}}}),
                        block(Table{{Span{"only a caption"}}, {}}),
                        figure("", "", ""),
                        figure("javascript:alert(1)", "", ""),
                        block(lectern::Embed{"", ""}),
                        block(lectern::Embed{"javascript:x", ""}),
                        block(lectern::Embed{"http://host.example/x", ""}),
                        block(lectern::Embed{"javascript:x", "a widget"}),
                        block(Rule{}),
                        paragraph({linked("", "https://empty.example/")}),
                        heading(2, "\n"),
                        block(Heading{2, {linked(" ", "https://heading.example/")}})});
}

// Headings that have something to read, but no text.
inline Edition odd_headings() {
  Span annotation;
  annotation.ruby = "only ruby";
  return edition(ordinary_meta(), {block(Heading{2, {annotation}}),
                                   block(Heading{2, {linked("", "https://example.org/")}})});
}

inline Edition nested() {
  const Block inner = block(List{true, 2, {{paragraph("deep"), block(Code{"x"})}}});
  const Block list = block(List{false, 1, {{paragraph("one"), inner}, {block(Rule{})}}});
  return edition(ordinary_meta(),
                 {block(Quote{{heading(5, "in a quote"), list, block(Quote{{list}})}}),
                  block(List{false,
                             1,
                             {{heading(1, "in a list")},
                              {block(Table{{}, {{cell("a"), cell("b")}}})},
                              {figure("x", "y", "z")}}})});
}

inline Edition wild_tables() {
  return edition(
      ordinary_meta(),
      {block(Table{{},
                   {{cell("a", true, 1000, 1000), cell("b", true, -3, 0)},
                    {cell("c", false, 2, 2), cell("d", false, 5, 5)},
                    {},
                    {cell("e"), cell("", true), cell("f", true)}}}),
       block(Table{{},
                   {{cell("a", false, 1, 3), cell("b", false, 1000, 1), cell("c", false, 1, 2)},
                    {cell("d", false, 3, 1), cell("e")},
                    {cell("f"), cell("g"), cell("h"), cell("i", false, 1000, 1000)}}}),
       block(Table{{Span{"caption\nof two"}}, {{}, {cell("one\ntwo")}, {}}})});
}

inline Edition wild_metadata() {
  Meta meta;
  for (int i = 0; i < 700; ++i) meta.title += "A & <b> \"c\"\x01\x0B ";
  meta.url = "http://exa mple.org:99999/";
  meta.site = "<site> & co";
  meta.published = "12/12/2022";
  meta.language = "not a language!";
  meta.authors = {"Ken & <Ra>", "Ken & <Ra>", "O'Neill-Müller Ann"};
  meta.tags = {"<a>", "&amp;", "\x02"};
  Edition it = edition(
      meta, {paragraph("a\x01\x1F b \xEF\xBF\xBE & <p> ]]> &#0; \xFF end"), paragraph("second"),
             paragraph("third"), heading(4, "fourth"), heading(3, "fifth")});
  it.article.blocks[0].id = "title";
  it.article.blocks[1].id = "1 bad\"id";
  it.article.blocks[2].id = "b0004";
  it.article.blocks[1].language = "???";
  return it;
}

inline Edition wild_links() {
  Inlines spans;
  for (const char* href : {"https://example.org/a b\"c<d>e`f{g}h|i\\j^k",
                           "https://example.org/%zz%41%",
                           "https://example.org/中文?q=中文#片段",
                           "https://example.org/#a#b",
                           "https://user:pw@example.org/",
                           "https://example.org:8080/x",
                           "https://example.org:/x",
                           "https://example.org:99999/x",
                           "https://example.org:abc/",
                           "https://exa_mple.org/",
                           "https://-a.org/",
                           "https://例え.jp/x",
                           "https://bücher.example/",
                           "https://[::1]/",
                           "https://192.168.0.1/x",
                           "https://1.2.3/",
                           "https://999.1.1.1/",
                           "https:///path",
                           "https://",
                           "https:example.org",
                           "http://a..b/",
                           "http://example.org./",
                           "http://localhost/",
                           "//example.org/x",
                           "/x",
                           "#x",
                           "x",
                           "",
                           "javascript:alert(1)",
                           "JAVASCRIPT:alert(1)",
                           "data:text/html,x",
                           "file:///etc/passwd",
                           "ftp://example.org/",
                           "mailto:a@b.org",
                           "mailto:a b@c.org?subject=x y",
                           "mailto:",
                           "MAILTO:A@B.ORG",
                           "HTTP://EXAMPLE.ORG/A",
                           "https://example.org?q=[1]",
                           "https://example.org/(a)(b",
                           "https://example.org/a\\b",
                           " https://example.org/trim ",
                           "https://example.org/new\nline\ttab",
                           "https://example.org/\x01",
                           "https://example.org/&amp;x='y'",
                           "https://exa%41mple.org/",
                           "https://www.example.org/a/../../b/./c"})
    spans.push_back(linked(fmt::format("[{}]", href), href)), spans.push_back(Span{" "});
  return edition(ordinary_meta(), {paragraph(spans)});
}

inline Edition wild_spans() {
  Inlines spans;
  for (int styles = 0; styles < 32; ++styles) {
    spans.push_back(styled(fmt::format("s{}\n", styles), styles));
    Span other = styled("l", styles);
    other.language = styles % 2 == 0 ? "he" : "de_at";
    other.href = "https://example.org/";
    if (styles % 3 == 0) other.ruby = std::string("r");
    spans.push_back(other);
  }
  return edition(ordinary_meta(), {paragraph(spans), block(Heading{9, spans}),
                                   block(Table{spans, {{Cell{spans, true, 1, 1}, cell("x")}}}),
                                   block(Figure{"https://example.org/p.jpg", "alt", spans, -1})});
}

inline Edition jumping_headings() {
  return edition(ordinary_meta(), {heading(6, "six"), heading(1, "one"), heading(4, "four"),
                                   heading(3, "three"), heading(2, "two"), heading(6, "six again"),
                                   heading(-7, "below"), heading(99, "above")});
}

// Notes, places, terms, abbreviations and directions, with what does not fit among them.
inline Edition notes_and_terms() {
  const auto to = [](std::string text, std::string target, bool note) {
    Span span{std::move(text)};
    span.target = std::move(target);
    span.note = note;
    return span;
  };
  Span abbreviation{"WWF"};
  abbreviation.expansion = "World & Wide \"Fund\"";
  Span backwards{"abc"};
  backwards.direction = "rtl";
  Edition it;
  it.article.meta = ordinary_meta();
  it.article.meta.rights = "https://creativecommons.org/licenses/by/4.0/";
  it.article.blocks = {
      paragraph({Span{"a"}, to("1", "one", true), to(" ", "two", true), to("end", "end", false),
                 to("gone", "empty", false), abbreviation, backwards}),
      block(Definitions{{{true, {paragraph("term")}}, {false, {paragraph("meaning")}}}}),
      block(Definitions{{{false, {paragraph("no term")}}, {true, {heading(3, "no meaning")}}}}),
      block(Definitions{{{true, {paragraph("")}}, {false, {paragraph("half")}}}}),
      block(Note{"1", {paragraph({Span{"see"}, to("2", "two", true)})}}),
      block(Note{"", {block(Code{"code"}), paragraph("two")}}),
      block(Note{"9", {}}),
      paragraph(""),
      paragraph("end")};
  it.article.blocks[4].id = "one";
  it.article.blocks[5].id = "two";
  it.article.blocks[7].id = "empty";
  it.article.blocks[8].id = "end";
  it.article.blocks[8].direction = "rtl";
  mint_ids(it.article);
  return it;
}

inline Edition huge() {
  std::string text;
  while (text.size() < 5'000'000) text += "一个很长的段落 with <markup> & more. ";
  return edition(ordinary_meta(), {paragraph(text)});
}

inline std::vector<Sample> all() {
  std::vector<Sample> samples = {
      {"ordinary", {ordinary()}},
      {"with_pictures", {with_pictures()}},
      {"without_alternatives", {without_alternatives()}},
      {"right_to_left", {right_to_left()}},
      {"chinese_with_ruby", {chinese_with_ruby()}},
      {"nothing_at_all", {nothing_at_all()}},
      {"empty_blocks", {empty_blocks()}},
      {"odd_headings", {odd_headings()}},
      {"nested", {nested()}},
      {"wild_tables", {wild_tables()}},
      {"wild_metadata", {wild_metadata()}},
      {"wild_links", {wild_links()}},
      {"wild_spans", {wild_spans()}},
      {"jumping_headings", {jumping_headings()}},
      {"notes_and_terms", {notes_and_terms()}},
      {"huge", {huge()}},
  };
  Sample everything{"several", {}};
  for (const Sample& sample : samples)
    if (sample.name != "huge") everything.editions.push_back(sample.editions[0]);
  samples.push_back(std::move(everything));
  return samples;
}

}  // namespace lectern::samples

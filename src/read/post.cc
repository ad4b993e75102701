// The archive's relatives: a post of a static blog (front matter, then HTML or Markdown), and
// Markdown under a heading that is a link back to its collection.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstdlib>
#include <memory>

#include "base/utf8.h"
#include "read/readers.h"

namespace lectern {
namespace {

// "###  [:house:返回首頁](…)" and a rule: the way back to the collection's front page.
bool take_way_back(std::string_view& text) {
  if (!text.starts_with("###")) return false;
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  if (line.find("[:house:") == std::string_view::npos) return false;
  text.remove_prefix(std::min(end + 1, text.size()));
  if (text.starts_with("---")) text.remove_prefix(std::min(text.find('\n'), text.size()));
  return true;
}

bool begins_with_markup(std::string_view text) {
  text = trim(text);
  return text.size() > 1 && text[0] == '<' && ((text[1] | 32) >= 'a' && (text[1] | 32) <= 'z') &&
         !text.starts_with("<http");
}

// CommonMark with GitHub's tables and strike-through; raw HTML passes, since the reader of markup
// that follows takes nothing but text from it.
std::string html_of_markdown(std::string_view text) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(
      cmark_parser_new(CMARK_OPT_UNSAFE), cmark_parser_free);
  for (const char* name : {"table", "strikethrough", "autolink"})
    if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name))
      cmark_parser_attach_syntax_extension(parser.get(), extension);
  cmark_parser_feed(parser.get(), text.data(), text.size());
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> document(
      cmark_parser_finish(parser.get()), cmark_node_free);
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_render_html(document.get(), CMARK_OPT_UNSAFE, nullptr), std::free);
  return html.get();
}

// Without a title of its own the first heading is it.
void title_from_heading(Article& article) {
  if (!article.meta.title.empty()) return;
  for (auto at = article.blocks.begin(); at != article.blocks.end(); ++at) {
    const auto* heading = std::get_if<Heading>(&at->as);
    if (heading == nullptr) continue;
    article.meta.title = clean_line(plain_text(heading->text));
    article.blocks.erase(at);
    mint_ids(article);
    return;
  }
}

}  // namespace

bool looks_like_post(std::string_view text) {
  return !cut_front_matter(text).empty() || take_way_back(text);
}

Result<Articles> read_post(const Source& source, Notices& notices) {
  std::string_view text = source.bytes;
  Articles articles(1);
  Article& article = articles[0];
  const FrontMatter matter = parse_front_matter(cut_front_matter(text));
  (void)take_way_back(text);
  apply_front_matter(matter, article.meta);
  const std::string markup = begins_with_markup(text) ? std::string(text) : html_of_markdown(text);
  fill_from_markup(article, markup, source.options, notices);
  title_from_heading(article);
  complete_metadata(article, source.options, notices);
  return articles;
}

}  // namespace lectern

// Posts of static blogs and clips of note books (front matter, then HTML or Markdown), Markdown
// under a heading that is a link back to its collection, and Markdown alone.
#include <algorithm>

#include "base/utf8.h"
#include "read/readers.h"
#include "read/texts/markdown.h"

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

// "> ## Excerpt" and a rule, between title and text: MarkDownload repeats the article's beginning.
std::string without_excerpt(std::string_view text, Notices& notices) {
  constexpr std::string_view mark = "\n> ## Excerpt\n";
  const std::size_t begin = text.substr(0, 2000).find(mark);
  std::size_t end = begin == std::string_view::npos ? begin : begin + mark.size();
  while (end < text.size() && text[end] == '>')
    end = std::min(text.find('\n', end), text.size()) + 1;
  if (end >= text.size()) return std::string(text);
  const std::size_t rule = text.find_first_not_of('\n', end);
  if (rule == std::string_view::npos || !text.substr(rule).starts_with("---\n"))
    return std::string(text);
  notices.push_back({Notice::Kind::furniture_removed, "", "the clipper's excerpt"});
  return std::string(text.substr(0, begin + 1)) + std::string(text.substr(rule + 4));
}

// Without a title of its own the first heading is it, unless text stands before it.
void title_from_heading(Article& article) {
  if (!article.meta.title.empty()) return;
  const auto at = std::ranges::find_if_not(article.blocks, [](const Block& block) {
    return std::holds_alternative<Figure>(block.as) || std::holds_alternative<Rule>(block.as);
  });
  if (at == article.blocks.end()) return;
  const auto* heading = std::get_if<Heading>(&at->as);
  if (heading == nullptr) return;
  article.meta.title = clean_line(plain_text(heading->text));
  article.blocks.erase(at);
  mint_ids(article);
}

void add_tags(const std::vector<std::string>& tags, Meta& meta) {
  for (const std::string& tag : tags)
    if (std::ranges::find(meta.tags, tag) == meta.tags.end()) meta.tags.push_back(tag);
}

Result<Articles> read_below(const FrontMatter& matter, std::string_view text, const Source& source,
                            Notices& notices) {
  Articles articles(1);
  Article& article = articles[0];
  apply_front_matter(matter, article.meta);
  if (article.meta.url.empty()) article.meta.url = source.url;
  if (begins_with_markup(text) && !has_markdown(text)) {
    fill_from_markup(article, text, source.options, notices);
  } else {
    std::vector<std::string> tags;
    const std::string html = LECTERN_TRY(
        html_of_markdown(without_excerpt(text, notices),
                         {.files_at_hand = source.options.companions != nullptr}, tags, notices));
    add_tags(tags, article.meta);
    fill_from_markup(article, html, source.options, notices);
  }
  title_from_heading(article);
  complete_metadata(article, source.options, notices);
  return articles;
}

}  // namespace

bool looks_like_post(std::string_view text) {
  const std::string_view yaml = cut_front_matter(text);
  if (!yaml.empty()) return !parse_front_matter(yaml).fields.empty() || trim(yaml).empty();
  return take_way_back(text) || !take_other_front_matter(text).fields.empty();
}

Result<Articles> read_post(const Source& source, Notices& notices) {
  std::string_view text = source.bytes;
  FrontMatter matter = parse_front_matter(cut_front_matter(text));
  if (matter.fields.empty()) matter = take_other_front_matter(text);
  (void)take_way_back(text);
  return read_below(matter, text, source, notices);
}

Result<Articles> read_markdown(const Source& source, Notices& notices) {
  return read_below({}, source.bytes, source, notices);
}

}  // namespace lectern

#include "read/finder/page_facts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "base/ascii.h"
#include "read/characters/entities.h"

namespace lectern {
namespace {

// The string behind `"name":`, found without understanding the rest, which may be broken.
std::string string_member(std::string_view json, std::string_view name) {
  const std::size_t at = json.find(name);
  if (at == std::string_view::npos) return {};
  std::string_view rest = json.substr(at + name.size());
  const std::size_t begin = rest.find_first_not_of(" \t\r\n:");
  if (begin == std::string_view::npos || rest[begin] != '"') return {};
  rest.remove_prefix(begin);
  std::size_t end = 1;
  while (end < rest.size() && rest[end] != '"') end += rest[end] == '\\' ? 2 : 1;
  if (end >= rest.size()) return {};
  std::string literal(rest.substr(0, end + 1));
  for (char& c : literal)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  const auto value = nlohmann::json::parse(literal, nullptr, false);
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::string without_tags(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t tag = std::min(text.find('<'), text.size());
    out += text.substr(0, tag);
    text.remove_prefix(tag);
    const std::size_t end = text.find('>');
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return out;
}

// The number behind `"name":`, in quotes or not; 0 when there is none.
unsigned number_member(std::string_view json, std::string_view name) {
  const std::size_t at = json.find(name);
  if (at == std::string_view::npos) return 0;
  std::string_view rest = json.substr(at + name.size());
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n:\""), rest.size()));
  unsigned number = 0;
  std::from_chars(rest.data(), rest.data() + rest.size(), number);
  return number;
}

bool holds_any(std::string_view text, std::span<const std::string_view> words) {
  for (const std::string_view word : words)
    if (text.find(word) != std::string_view::npos) return true;
  return false;
}

constexpr std::array<std::string_view, 19> forum_words = {
    "forum",    "thread", "viewtopic", "discuz",     "vbulletin", "phpbb",  "xenforo",
    "question", "bbs",    "discourse", "bbpress",    "wpforo",    "flarum", "nodebb",
    "invision", "mybb",   "dwqa",      "discussion", "topic"};

constexpr std::array<std::string_view, 3> article_words = {"article", "blog", "news"};
// https://schema.org/DiscussionForumPosting and its like
constexpr std::array<std::string_view, 2> forum_types = {"DiscussionForumPosting", "QAPage"};
constexpr std::array<std::string_view, 3> article_types = {"Article\"", "BlogPosting\"",
                                                           "ReportageNewsArticle\""};

std::size_t times(std::string_view text, std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + word.size()))
    ++count;
  return count;
}

// Neither lists of other articles nor two that may be either.
bool is_of_one_article(const std::vector<std::string>& json_ld) {
  std::size_t counts = 0, bodies = 0, articles = 0;
  for (const std::string& script : json_ld) {
    if (script.find("\"hasPart\"") != std::string::npos ||
        script.find("ItemList\"") != std::string::npos)
      return false;
    counts += times(script, "\"wordCount\"");
    bodies += times(script, "\"articleBody\"");
    articles += times(script, "Article\"") + times(script, "BlogPosting\"");
  }
  return counts <= 1 && bodies <= 1 && articles <= 1;
}

// Names of software, or classes of the whole page.
void look_at_names(std::string_view names, PageFacts& facts) {
  const std::string lower = ascii_lower(names.substr(0, 1000));
  facts.forum = facts.forum || holds_any(lower, forum_words);
  facts.article = facts.article || lower.find("single-post") != std::string::npos ||
                  holds_any(lower, article_words);
}

// "forum.example/showthread.php?t=1" names the software; "example/2018/open-thread-june/" is a
// title in words.
void look_at_address(std::string_view url, PageFacts& facts) {
  const std::string lower = ascii_lower(url.substr(0, 1000));
  facts.article = facts.article || holds_any(lower, article_words);
  const std::size_t scheme = lower.find("//");
  const std::size_t host = scheme == std::string::npos ? 0 : scheme + 2;
  const std::size_t path = std::min(lower.find('/', host), lower.size());
  std::string_view rest = lower;
  facts.forum = facts.forum || holds_any(rest.substr(host, path - host), forum_words);
  for (rest.remove_prefix(path); !rest.empty() && !facts.forum;) {
    const std::size_t end = std::min(rest.find_first_of("/?&=#"), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    bool in_words = false;
    for (std::size_t i = 1; i < part.size(); ++i)
      in_words = in_words || (part[i - 1] == '-' && is_ascii_letter(part[i]));
    facts.forum = !in_words && holds_any(part, forum_words);
  }
}

}  // namespace

std::string bare_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text)
    if (is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80) out += ascii_lower(c);
  return out;
}

PageFacts gather_facts(const HtmlDocument& document, const std::vector<std::string>& json_ld,
                       const Meta& meta) {
  PageFacts facts;
  facts.title = bare_text(meta.title);
  for (const std::string& script : json_ld) {
    facts.forum = facts.forum || holds_any(script, forum_types);
    facts.article = facts.article || holds_any(script, article_types);
    if (facts.text.empty())
      facts.text =
          bare_text(without_tags(decode_entities(string_member(script, "\"articleBody\""))));
  }
  if (facts.text.size() < 200) facts.text.clear();  // bytes; a summary rather than the text
  if (is_of_one_article(json_ld)) {
    facts.told = facts.text.size();
    for (const std::string& script : json_ld)
      facts.words = std::max<std::size_t>(facts.words, number_member(script, "\"wordCount\""));
  }
  look_at_address(meta.url, facts);
  for (const HtmlDocument::Node& node : document.nodes()) {
    const std::string_view type = document.attribute(node, "itemtype");
    facts.forum = facts.forum || holds_any(type, forum_types);
    if (node.tag == Tag::body || node.tag == Tag::html) {
      look_at_names(document.attribute(node, "class"), facts);
      look_at_names(document.attribute(node, "id"), facts);
    }
    if (node.tag != Tag::meta) continue;
    const std::string_view property = document.attribute(node, "property");
    const std::string_view name = document.attribute(node, "name");
    const std::string_view content = document.attribute(node, "content");
    if (property == "og:type") facts.article = facts.article || content == "article";
    if (name == "generator") look_at_names(content, facts);
    if (property == "og:description" || (name == "description" && facts.summary.empty()))
      facts.summary = bare_text(decode_entities(content));
  }
  return facts;
}

}  // namespace lectern

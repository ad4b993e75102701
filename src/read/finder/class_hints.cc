// The words that people who make sites put into class names and ids.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "read/finder/passages.h"

namespace lectern {
namespace {

struct Word {
  std::string_view begin;  // what the word begins with; all of it when `whole`
  bool whole;
  std::uint32_t hints;
};

// Sorted by the word.
constexpr std::array words = {
    Word{"about", true, hint_author},
    Word{"action", false, hint_form},
    Word{"ad", true, hint_advertisement},
    Word{"ads", true, hint_advertisement},
    Word{"adsense", false, hint_advertisement},
    Word{"adslot", false, hint_advertisement},
    Word{"adv", true, hint_advertisement},
    Word{"advert", false, hint_advertisement},
    Word{"affiliate", false, hint_advertisement},
    Word{"also", true, hint_related},
    Word{"answer", false, hint_post},
    Word{"art", true, hint_content},
    Word{"artical", false, hint_content},
    Word{"article", false, hint_content},
    Word{"artikel", false, hint_content},
    Word{"aside", false, hint_side},
    Word{"attachment", false, hint_caption},
    Word{"author", false, hint_author},
    Word{"autor", false, hint_author},
    Word{"avatar", false, hint_author},
    Word{"banner", false, hint_advertisement},
    Word{"bar", true, hint_navigation},
    Word{"bio", true, hint_author},
    Word{"blog", false, hint_content},
    Word{"blurb", false, hint_summary},
    Word{"body", false, hint_content},
    Word{"bottom", false, hint_footer},
    Word{"breadcrumb", false, hint_navigation},
    Word{"btn", false, hint_form},
    Word{"button", false, hint_form},
    Word{"byline", false, hint_metadata | hint_author},
    Word{"callout", false, hint_quote},
    Word{"caption", false, hint_caption},
    Word{"card", false, hint_list},
    Word{"carousel", false, hint_list},
    Word{"cat", true, hint_metadata},
    Word{"categor", false, hint_metadata},
    Word{"cms", true, hint_content},
    Word{"column", false, hint_list},
    Word{"comment", false, hint_comment},
    Word{"commercial", false, hint_advertisement},
    Word{"con", true, hint_content},
    Word{"consent", false, hint_subscription},
    Word{"contact", false, hint_footer},
    Word{"content", false, hint_content},
    Word{"cookie", false, hint_subscription},
    Word{"copyright", false, hint_footer},
    Word{"crawler", true, hint_content},
    Word{"credit", false, hint_caption | hint_metadata},
    Word{"crumb", false, hint_navigation},
    Word{"cta", true, hint_subscription},
    Word{"date", false, hint_metadata},
    Word{"deck", true, hint_summary},
    Word{"dek", true, hint_summary},
    Word{"desc", false, hint_summary},
    Word{"detail", false, hint_content},
    Word{"dialog", false, hint_subscription},
    Word{"digest", false, hint_summary},
    Word{"disclaimer", false, hint_footer},
    Word{"discuss", false, hint_comment},
    Word{"disqus", false, hint_comment},
    Word{"donat", false, hint_subscription},
    Word{"download", false, hint_form},
    Word{"dropdown", false, hint_navigation},
    Word{"editor", true, hint_metadata},
    Word{"embed", false, hint_caption},
    Word{"entry", true, hint_content},
    Word{"excerpt", false, hint_summary},
    Word{"facebook", false, hint_share},
    Word{"fact", false, hint_quote},
    Word{"featured", true, hint_related},
    Word{"feed", true, hint_list},
    Word{"figure", false, hint_caption},
    Word{"filed", true, hint_metadata},
    Word{"follow", false, hint_share},
    Word{"foot", true, hint_footer},
    Word{"footer", false, hint_footer},
    Word{"footnote", false, hint_content},
    Word{"form", true, hint_form},
    Word{"forum", false, hint_post},
    Word{"fulltext", false, hint_content},
    Word{"gallery", false, hint_caption},
    Word{"gdpr", false, hint_subscription},
    Word{"grid", false, hint_list},
    Word{"head", true, hint_header},
    Word{"header", false, hint_header},
    Word{"heading", false, hint_title},
    Word{"headline", false, hint_title},
    Word{"hero", false, hint_header},
    Word{"highlight", false, hint_quote},
    Word{"hot", true, hint_related},
    Word{"hottest", true, hint_related},
    Word{"image", false, hint_caption},
    Word{"img", true, hint_caption},
    Word{"info", false, hint_metadata},
    Word{"inner", true, 0},
    Word{"intro", false, hint_summary},
    Word{"item", false, hint_list},
    Word{"keyword", false, hint_metadata},
    Word{"kicker", false, hint_metadata},
    Word{"label", false, hint_metadata},
    Word{"latest", false, hint_related},
    Word{"lead", false, hint_summary},
    Word{"lede", false, hint_summary},
    Word{"left", true, hint_side},
    Word{"legal", false, hint_footer},
    Word{"like", false, hint_share},
    Word{"link", true, hint_navigation},
    Word{"links", true, hint_navigation},
    Word{"list", false, hint_list},
    Word{"login", false, hint_subscription},
    Word{"mail", false, hint_subscription},
    Word{"main", true, hint_content},
    Word{"masthead", false, hint_header},
    Word{"media", false, hint_caption},
    Word{"menu", false, hint_navigation},
    Word{"message", false, hint_post},
    Word{"meta", false, hint_metadata},
    Word{"modal", false, hint_subscription},
    Word{"more", true, hint_related},
    Word{"most", true, hint_related},
    Word{"nav", false, hint_navigation},
    Word{"news", true, hint_content},
    Word{"newsletter", false, hint_subscription},
    Word{"next", true, hint_related | hint_navigation},
    Word{"notice", false, hint_subscription},
    Word{"outbrain", false, hint_related},
    Word{"overlay", false, hint_subscription},
    Word{"page", true, 0},
    Word{"pager", false, hint_navigation},
    Word{"pagination", false, hint_navigation},
    Word{"paragraph", false, hint_content},
    Word{"partner", false, hint_advertisement},
    Word{"paywall", false, hint_subscription},
    Word{"photo", false, hint_caption},
    Word{"pic", true, hint_caption},
    Word{"pinglun", false, hint_comment},
    Word{"player", false, hint_caption},
    Word{"poll", true, hint_form},
    Word{"popular", false, hint_related},
    Word{"popup", false, hint_subscription},
    Word{"post", true, hint_post},
    Word{"postcontent", false, hint_content | hint_post},
    Word{"posted", true, hint_metadata},
    Word{"postmessage", false, hint_content | hint_post},
    Word{"posts", true, hint_related},
    Word{"prev", false, hint_related | hint_navigation},
    Word{"print", false, hint_form},
    Word{"profile", false, hint_author},
    Word{"promo", false, hint_advertisement},
    Word{"prose", false, hint_content},
    Word{"pub", true, hint_metadata},
    Word{"publish", false, hint_metadata},
    Word{"pull", true, hint_quote},
    Word{"pullquote", false, hint_quote},
    Word{"qr", true, hint_share},
    Word{"qrcode", false, hint_share},
    Word{"question", false, hint_post},
    Word{"quote", false, hint_quote},
    Word{"rail", true, hint_side},
    Word{"rank", false, hint_related},
    Word{"rating", false, hint_form},
    Word{"read", true, hint_related},
    Word{"recent", false, hint_related},
    Word{"recirc", false, hint_related},
    Word{"recommend", false, hint_related},
    Word{"reference", false, hint_content},
    Word{"register", false, hint_subscription},
    Word{"relate", false, hint_related},
    Word{"reply", false, hint_comment},
    Word{"replies", false, hint_comment},
    Word{"respond", false, hint_comment},
    Word{"rich", true, hint_content},
    Word{"richtext", false, hint_content},
    Word{"right", true, hint_side},
    Word{"rss", true, hint_share},
    Word{"search", false, hint_form},
    Word{"section", true, 0},
    Word{"share", false, hint_share},
    Word{"sharing", false, hint_share},
    Word{"side", true, hint_side},
    Word{"sidebar", false, hint_side},
    Word{"sign", true, hint_subscription},
    Word{"signature", false, hint_author},
    Word{"signup", false, hint_subscription},
    Word{"similar", false, hint_related},
    Word{"single", true, hint_content},
    Word{"sitemap", false, hint_footer},
    Word{"skip", true, hint_navigation},
    Word{"slide", false, hint_list},
    Word{"sns", true, hint_share},
    Word{"social", false, hint_share},
    Word{"source", false, hint_metadata},
    Word{"sponsor", false, hint_advertisement},
    Word{"standfirst", false, hint_summary},
    Word{"story", false, hint_content},
    Word{"sub", true, 0},
    Word{"subhead", false, hint_summary | hint_title},
    Word{"submit", false, hint_form},
    Word{"subscri", false, hint_subscription},
    Word{"subtitle", false, hint_summary | hint_title},
    Word{"summary", false, hint_summary},
    Word{"swiper", false, hint_list},
    Word{"tab", true, hint_navigation},
    Word{"taboola", false, hint_related},
    Word{"tabs", true, hint_navigation},
    Word{"tag", true, hint_metadata},
    Word{"tags", true, hint_metadata},
    Word{"teaser", false, hint_related},
    Word{"text", true, hint_content},
    Word{"thread", false, hint_post},
    Word{"thumb", false, hint_caption},
    Word{"time", false, hint_metadata},
    Word{"tip", true, hint_subscription},
    Word{"title", false, hint_title},
    Word{"toc", true, hint_navigation},
    Word{"tool", false, hint_form},
    Word{"top", true, hint_header},
    Word{"topbar", false, hint_header},
    Word{"topic", true, hint_post},
    Word{"trackback", false, hint_comment},
    Word{"trending", false, hint_related},
    Word{"tuijian", false, hint_related},
    Word{"tweet", false, hint_quote},
    Word{"twitter", false, hint_share},
    Word{"txt", true, hint_content},
    Word{"user", false, hint_author},
    Word{"vcard", true, hint_author},
    Word{"video", false, hint_caption},
    Word{"vote", false, hint_form},
    Word{"weibo", false, hint_share},
    Word{"weixin", false, hint_share},
    Word{"wechat", false, hint_share},
    Word{"whatsapp", false, hint_share},
    Word{"widget", false, hint_side},
    Word{"wysiwyg", false, hint_content},
    Word{"xiangguan", false, hint_related},
    Word{"zhengwen", false, hint_content},
};

// Where the words that begin with each letter start; one more for the end of the last.
constexpr std::array letters = [] {
  std::array<std::uint16_t, 27> starts{};
  for (std::size_t letter = 0; letter < starts.size(); ++letter)
    while (starts[letter] < words.size() &&
           words[starts[letter]].begin[0] < static_cast<char>('a' + letter))
      ++starts[letter];
  return starts;
}();

std::uint32_t hints_of(std::string_view word) {
  const auto letter = static_cast<std::size_t>(word[0] - 'a');
  std::uint32_t hints = 0;
  for (std::size_t i = letters[letter]; i < letters[letter + 1]; ++i)
    if (words[i].whole ? word == words[i].begin : word.starts_with(words[i].begin))
      hints |= words[i].hints;
  return hints;
}

}  // namespace

// Words are parted by everything that is no letter, and by a capital after a small letter.
std::uint32_t class_hints(std::string_view names) {
  constexpr std::size_t longest_word = 24;
  std::uint32_t hints = 0;
  std::array<char, longest_word> word{};
  std::size_t size = 0;
  const auto flush = [&] {
    if (size > 1) hints |= hints_of({word.data(), size});
    size = 0;
  };
  bool was_small = false;
  for (const char c : names) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (!is_ascii_letter(c) || (capital && was_small)) flush();
    was_small = c >= 'a' && c <= 'z';
    if (is_ascii_letter(c) && size < longest_word) word[size++] = ascii_lower(c);
  }
  flush();
  // A quoted message is no button to share one: "twitter-tweet".
  constexpr std::uint32_t quoted = hint_quote | hint_share;
  return (hints & quoted) == quoted ? hints & ~std::uint32_t{hint_share} : hints;
}

}  // namespace lectern

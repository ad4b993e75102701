#include "read/finder/phrases.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"

namespace lectern {
namespace {

constexpr std::array phrases = std::to_array<std::string_view>({
    "©",
    "about the author",
    "add a comment",
    "advertisement",
    "agregar comentario",
    "alle rechte vorbehalten",
    "all rights reserved",
    "also read",
    "anmelden",
    "anzeige",
    "automatically refresh",
    "be the first",
    "click here",
    "comment",
    "compartir",
    "continue reading",
    "cookie",
    "copyright",
    "datenschutz",
    "diesen artikel",
    "download",
    "e-mail",
    "email",
    "facebook",
    "filed under",
    "follow",
    "getty",
    "hinterlasse",
    "impressum",
    "instagram",
    "javascript",
    "kommentar",
    "last updated",
    "leave a",
    "linkedin",
    "lire aussi",
    "log in",
    "more from",
    "newsletter",
    "partager",
    "permalink",
    "photo by",
    "photo:",
    "pinterest",
    "posted by",
    "posted in",
    "posted on",
    "print",
    "privacy",
    "published",
    "read more",
    "related",
    "reply",
    "rss",
    "share",
    "sign in",
    "sign up",
    "skip to",
    "subscri",
    "suscr",
    "tagged",
    "tags",
    "teilen",
    "trackback",
    "trending",
    "tweet",
    "twitter",
    "updated",
    "veröffentlicht",
    "view all",
    "weiterlesen",
    "whatsapp",
    "you may also",
    "your email",
    "上一篇",
    "下一篇",
    "举报",
    "作者",
    "免责声明",
    "分享",
    "原标题",
    "发表于",
    "发布时间",
    "回复",
    "扫码",
    "扫描二维码",
    "推荐",
    "收藏",
    "时间：",
    "更多",
    "来源",
    "浏览",
    "点击",
    "点赞",
    "版权",
    "登录",
    "相关",
    "编辑",
    "评论",
    "责任编辑",
    "转载",
    "阅读",
});

constexpr std::array comment_labels = std::to_array<std::string_view>({
    "comment",     "comentário", "comentario", "discussion", "kommentar", "leave a",
    "opinie",      "replies",    "reply",      "responses",  "komentar",  "reactie",
    "thoughts on", "yorum",      "комментари", "コメント",   "发表",      "回复",
    "跟帖",        "留言",       "网友",       "评论",       "評論",
});

constexpr std::array related_labels = std::to_array<std::string_view>({
    "also on",      "also read",
    "artículos",    "auch interessant",
    "baca juga",    "further reading",
    "keep reading", "latest",
    "lee también",  "lesen sie",
    "lire aussi",   "mehr zum",
    "mehr zu",      "more from",
    "more in",      "more news",
    "more on",      "more stories",
    "most read",    "next post",
    "popular",      "read more",
    "read next",    "recent",
    "recommended",  "related",
    "relacionad",   "see also",
    "similar",      "sponsored",
    "te puede",     "top stories",
    "trending",     "weitere",
    "you may",      "you might",
    "à lire",       "похожие",
    "читайте",      "おすすめ",
    "関連",         "上一篇",
    "下一篇",       "延伸阅读",
    "延伸閱讀",     "推荐",
    "推薦",         "更多",
    "热门",         "熱門",
    "猜你喜欢",     "相关",
    "相關",         "精彩",
});

template <class List>
bool holds_any(const List& list, std::string_view text) {
  const std::string lower = ascii_lower(text);
  return std::ranges::any_of(
      list, [&](std::string_view it) { return lower.find(it) != std::string::npos; });
}

}  // namespace

bool names_comments(std::string_view text) {
  return holds_any(comment_labels, text);
}

bool names_related(std::string_view text) {
  return holds_any(related_labels, text);
}

int count_site_phrases(std::string_view text) {
  const std::string lower = ascii_lower(text.substr(0, 300));
  return static_cast<int>(std::ranges::count_if(
      phrases, [&](std::string_view it) { return lower.find(it) != std::string::npos; }));
}

}  // namespace lectern

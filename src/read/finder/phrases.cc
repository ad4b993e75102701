#include "read/finder/phrases.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <string>

#include "base/ascii.h"

namespace lectern {
namespace {

// Texts to look for, all of them in one walk over the text.
template <std::size_t N>
class PhraseSet {
 public:
  explicit constexpr PhraseSet(std::array<std::string_view, N> phrases) : phrases_(phrases) {
    std::ranges::sort(phrases_, {}, first_byte);
    std::size_t byte = 0;
    for (std::size_t i = 0; i < N; ++i)
      while (byte <= first_byte(phrases_[i])) starts_[byte++] = static_cast<std::uint16_t>(i);
    while (byte < starts_.size()) starts_[byte++] = N;
  }

  // How many of them are in `lower`.
  std::size_t count(std::string_view lower) const {
    std::bitset<N> found;
    walk(lower, [&](std::size_t i) {
      found.set(i);
      return true;
    });
    return found.count();
  }

  bool any(std::string_view lower) const {
    return !walk(lower, [](std::size_t) { return false; });
  }

 private:
  static constexpr std::size_t first_byte(std::string_view text) {
    return static_cast<unsigned char>(text[0]);
  }

  // Calls `on_found` with the number of each that is found; stops where that says false, as it
  // does.
  template <class OnFound>
  bool walk(std::string_view lower, OnFound on_found) const {
    for (; !lower.empty(); lower.remove_prefix(1)) {
      const std::size_t byte = first_byte(lower);
      for (std::size_t i = starts_[byte]; i < starts_[byte + 1]; ++i)
        if (lower.starts_with(phrases_[i]) && !on_found(i)) return false;
    }
    return true;
  }

  std::array<std::string_view, N> phrases_;
  std::array<std::uint16_t, 257> starts_{};  // by first byte
};

constexpr PhraseSet phrases(std::to_array<std::string_view>({
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
}));

constexpr PhraseSet comment_labels(std::to_array<std::string_view>({
    "comment",     "comentário", "comentario", "discussion", "kommentar", "leave a",
    "opinie",      "replies",    "reply",      "responses",  "komentar",  "reactie",
    "thoughts on", "yorum",      "комментари", "コメント",   "发表",      "回复",
    "跟帖",        "留言",       "网友",       "评论",       "評論",
}));

constexpr PhraseSet related_labels(std::to_array<std::string_view>({
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
}));

}  // namespace

bool names_comments(std::string_view text) {
  return comment_labels.any(ascii_lower(text));
}

bool names_related(std::string_view text) {
  return related_labels.any(ascii_lower(text));
}

int count_site_phrases(std::string_view text) {
  return static_cast<int>(phrases.count(ascii_lower(text.substr(0, 300))));
}

}  // namespace lectern

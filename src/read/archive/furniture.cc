#include "read/archive/furniture.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"

namespace lectern {
namespace {

// A paragraph is furniture when it begins with `begins`, ends with `ends`, holds `holds` and is no
// longer than `longest` bytes. Phrases as feeds and sites print them; each was met in saved
// articles. `holds` is looked for in paragraphs that begin or end right only: searching every
// Chinese paragraph for a Chinese phrase would cost more than parsing it.
struct Phrase {
  std::string_view begins, ends = {}, holds = {};
  std::size_t longest = 400;
};
constexpr Phrase phrases[] = {
    {"获取更多RSS"},
    {"獲取更多RSS"},
    {"Feed enhanced by", "Ozh"},
    {.begins = "The post ", .ends = {}, .holds = "appeared first on "},
    {"", "by highlighting and responding to this story.", "was originally published in", 1000},
    {"Continue reading on Medium"},
    {"Continue reading ", " on Medium »"},
    {"Continue reading ", " on Medium"},
    {.begins = "继续浏览后续", .ends = {}, .holds = {}, .longest = 60},
    {.begins = "繼續瀏覽後續", .ends = {}, .holds = {}, .longest = 60},
    {.begins = "©", .ends = {}, .holds = {}, .longest = 600},
    {.begins = "©", .ends = {}, .holds = "Add to del.icio.us", .longest = 2000},
    {"(c) ", "All rights reserved."},
    {.begins = "德国之声版权声明", .ends = {}, .holds = {}, .longest = 600},
    {.begins = "德國之聲版權聲明", .ends = {}, .holds = {}, .longest = 600},
    {.begins = "本文所有内容受到著作权法保护", .ends = {}, .holds = {}, .longest = 600},
    {.begins = "图像来源，", .ends = {}, .holds = {}, .longest = 120},
    {.begins = "圖像來源，", .ends = {}, .holds = {}, .longest = 120},
    {.begins = "图片来源，", .ends = {}, .holds = {}, .longest = 120},
    {.begins = "圖片來源，", .ends = {}, .holds = {}, .longest = 120},
    {.begins = "图片版权", .ends = {}, .holds = {}, .longest = 60},
    {.begins = "圖片版權", .ends = {}, .holds = {}, .longest = 60},
    {.begins = "Image source, ", .ends = {}, .holds = {}, .longest = 120},
};

// A paragraph that is exactly this.
constexpr std::string_view labels[] = {
    "广告",
    "廣告",
    "Advertisement",
    "ADVERTISEMENT",
    "Image caption",
    "图像加注文字",
    "圖像加註文字",
    "...more",
    "…more",
    "Read more",
    "阅读更多",
    "Getty Images",
    "Presentational grey line",
    "你的器材不支持播放多媒体材料",
    "您的設備不支持播放多媒體材料",
};

// Labels in front of a caption's own words.
constexpr std::string_view caption_labels[] = {
    "Image caption", "图像加注文字，", "圖像加註文字，", "图像加注文字", "圖像加註文字",
};

// What the China Digital Times' card of an archived article says in front of each line.
constexpr std::string_view card_labels[] = {
    "CDT 档案卡", "CDT档案卡",  "标题：",    "作者：",     "发表日期：",
    "来源：",     "主题归类：", "CDS收藏：", "CDS 收藏：", "版权说明：",
};
constexpr std::string_view card_ends[] = {"版权说明：", "詳細版权说明", "详细版权说明"};

const Inlines* running_text(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block.as)) return &paragraph->text;
  if (const auto* heading = std::get_if<Heading>(&block.as)) return &heading->text;
  return nullptr;
}

bool matches(const Phrase& phrase, std::string_view text) {
  return text.size() <= phrase.longest && text.starts_with(phrase.begins) &&
         text.ends_with(phrase.ends) &&
         (phrase.holds.empty() || text.find(phrase.holds) != std::string_view::npos);
}

bool is_furniture(std::string_view text) {
  return std::ranges::find(labels, text) != std::end(labels) ||
         std::ranges::any_of(phrases, [&](const Phrase& it) { return matches(it, text); });
}

// "Skip podcast promotion and continue reading" … "End of podcast promotion"
bool opens_promotion(std::string_view text) {
  return text.starts_with("Skip ") && text.ends_with(" and continue reading");
}
bool closes_promotion(std::string_view text) {
  return text.starts_with("End of ") && text.size() < 60;
}

void erase_marked(std::vector<Block>& blocks, const std::vector<bool>& gone) {
  std::size_t at = 0;
  std::erase_if(blocks, [&](const Block&) { return gone[at++]; });
}

class Cleaner {
 public:
  void clean(std::vector<Block>& blocks) {
    drop_promotions(blocks);
    std::erase_if(blocks, [&](Block& block) { return furniture(block); });
  }

  int removed() const { return removed_; }
  bool truncated() const { return truncated_; }

 private:
  bool furniture(Block& block) {
    if (auto* quote = std::get_if<Quote>(&block.as)) return container(quote->blocks);
    if (auto* list = std::get_if<List>(&block.as)) {
      for (auto& item : list->items) clean(item);
      std::erase_if(list->items, [](const auto& item) { return item.empty(); });
      return list->items.empty();
    }
    if (auto* figure = std::get_if<Figure>(&block.as)) unlabel(figure->caption);
    const Inlines* text = running_text(block);
    if (text == nullptr) return false;
    const std::string plain = plain_text(*text);
    if (is_furniture(plain)) {
      truncated_ = truncated_ || plain.ends_with("more") || plain.starts_with("Continue reading");
      ++removed_;
      return true;
    }
    if (auto* paragraph = std::get_if<Paragraph>(&block.as)) trim_more_link(paragraph->text);
    return false;
  }

  bool container(std::vector<Block>& blocks) {
    clean(blocks);
    return blocks.empty();
  }

  void drop_promotions(std::vector<Block>& blocks) {
    constexpr std::size_t longest_promotion = 16;  // blocks
    std::vector<bool> gone(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const Inlines* text = running_text(blocks[i]);
      if (text == nullptr || text->empty() || !text->front().text.starts_with("Skip ")) continue;
      if (!opens_promotion(plain_text(*text))) continue;
      std::size_t end = i + 1;
      const std::size_t limit = std::min(blocks.size(), i + longest_promotion);
      while (end < limit && !closes_promotion(plain_text(blocks[end]))) ++end;
      const std::size_t last = end < limit ? end : i;
      for (; i <= last; ++i) gone[i] = true;
      --i;
      ++removed_;
    }
    erase_marked(blocks, gone);
  }

  // A link "...more" behind the text says that the source is only the beginning.
  void trim_more_link(Inlines& text) {
    if (text.size() < 2) return;
    const Span& last = text.back();
    if (last.href.empty() || (last.text != "...more" && last.text != "…more")) return;
    text.pop_back();
    truncated_ = true;
    ++removed_;
  }

  static void unlabel(Inlines& caption) {
    if (caption.empty()) return;
    std::string& first = caption.front().text;
    for (const std::string_view label : caption_labels) {
      if (!first.starts_with(label)) continue;
      first = trim(std::string_view(first).substr(label.size()));
      break;
    }
    if (first.empty()) caption.erase(caption.begin());
  }

  int removed_ = 0;
  bool truncated_ = false;
};

// Pictures of the card do not end it; a paragraph that is none of its lines does.
bool is_card_line(const Block& block) {
  const std::string text = plain_text(block);
  return std::ranges::any_of(card_labels, [&](auto label) { return text.starts_with(label); });
}

bool ends_card(const Block& block) {
  const std::string text = plain_text(block);
  return std::ranges::any_of(card_ends,
                             [&](auto label) { return text.find(label) != std::string::npos; });
}

// The card: at least three of its lines in a row at the top, the copyright note among them.
int drop_archive_card(std::vector<Block>& blocks) {
  std::size_t lines = 0, end = 0;
  bool whole = false;
  for (std::size_t i = 0; i < std::min<std::size_t>(blocks.size(), 16); ++i) {
    if (std::holds_alternative<Figure>(blocks[i].as)) continue;
    if (!is_card_line(blocks[i])) break;
    ++lines;
    end = i + 1;
    whole = whole || ends_card(blocks[i]);
  }
  if (lines == 1 && whole && plain_text(blocks[end - 1]).size() < 600) lines = 3;  // one paragraph
  if (lines < 3 || !whole) return 0;
  std::vector<bool> gone(blocks.size());
  for (std::size_t i = 0; i < end; ++i) gone[i] = !std::holds_alternative<Figure>(blocks[i].as);
  erase_marked(blocks, gone);
  return static_cast<int>(lines);
}

// Rules at both ends separate nothing, nor does the second of two.
void tidy_rules(std::vector<Block>& blocks) {
  const auto is_rule = [](const Block& block) { return std::holds_alternative<Rule>(block.as); };
  blocks.erase(
      std::unique(blocks.begin(), blocks.end(),
                  [&](const Block& a, const Block& b) { return is_rule(a) && is_rule(b); }),
      blocks.end());
  while (!blocks.empty() && is_rule(blocks.back())) blocks.pop_back();
  if (!blocks.empty() && is_rule(blocks.front())) blocks.erase(blocks.begin());
}

// A picture's alternative text that is printed below it again is its caption.
void merge_captions(std::vector<Block>& blocks) {
  std::vector<bool> gone(blocks.size());
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    auto* figure = std::get_if<Figure>(&blocks[i].as);
    auto* paragraph = std::get_if<Paragraph>(&blocks[i + 1].as);
    if (figure == nullptr || paragraph == nullptr || figure->alt.empty()) continue;
    if (!figure->caption.empty() || plain_text(paragraph->text) != figure->alt) continue;
    figure->caption = std::move(paragraph->text);
    gone[i + 1] = true;
  }
  erase_marked(blocks, gone);
}

}  // namespace

void remove_furniture(Article& article, Notices& notices) {
  Cleaner cleaner;
  cleaner.clean(article.blocks);
  const int removed = cleaner.removed() + drop_archive_card(article.blocks);
  merge_captions(article.blocks);
  tidy_rules(article.blocks);
  if (removed > 0)
    notices.push_back({Notice::Kind::furniture_removed, "",
                       fmt::format("{} paragraphs of the site's or the feed's own", removed)});
  if (cleaner.truncated())
    notices.push_back({Notice::Kind::truncated_source, "",
                       "the saved text is only the beginning; the rest is at its address"});
}

}  // namespace lectern

#include "read/archive/furniture.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "read/archive/furniture_rules.h"

namespace lectern {
namespace {

const Inlines* running_text(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block.as)) return &paragraph->text;
  if (const auto* heading = std::get_if<Heading>(&block.as)) return &heading->text;
  return nullptr;
}

bool matches(const Furniture::Phrase& phrase, std::string_view text) {
  // `holds` is looked for in paragraphs that begin and end right only: searching every Chinese
  // paragraph for a Chinese phrase would cost more than parsing it.
  const std::size_t around = phrase.begins.size() + phrase.ends.size();
  return text.size() <= phrase.longest && text.size() >= around &&
         text.starts_with(phrase.begins) && text.ends_with(phrase.ends) &&
         (phrase.holds.empty() ||
          text.substr(phrase.begins.size(), text.size() - around).find(phrase.holds) !=
              std::string_view::npos);
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
  explicit Cleaner(const Furniture& known) : known_(known) {}

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
    if (auto* definitions = std::get_if<Definitions>(&block.as)) {
      for (auto& entry : definitions->entries) clean_entry(entry.blocks);
      return false;
    }
    if (auto* note = std::get_if<Note>(&block.as)) return container(note->blocks);
    if (auto* figure = std::get_if<Figure>(&block.as)) unlabel(figure->caption);
    const Inlines* text = running_text(block);
    if (text == nullptr) return false;
    const std::string plain = plain_text(*text);
    if (const Furniture::Phrase* const phrase = known_.find(plain)) {
      truncated_ = truncated_ || phrase->cuts;
      ++removed_;
      return true;
    }
    if (auto* paragraph = std::get_if<Paragraph>(&block.as)) trim_more_link(paragraph->text);
    return false;
  }

  // A term keeps its meaning, whatever that is.
  void clean_entry(std::vector<Block>& blocks) {
    std::vector<Block> cleaned = blocks;
    clean(cleaned);
    if (!cleaned.empty()) blocks = std::move(cleaned);
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
    if (last.href.empty() || (!last.text.starts_with("...") && !last.text.starts_with("…"))) return;
    const Furniture::Phrase* const phrase = known_.find(last.text);
    if (phrase == nullptr || !phrase->cuts) return;
    text.pop_back();
    truncated_ = true;
    ++removed_;
  }

  void unlabel(Inlines& caption) const {
    if (caption.empty()) return;
    std::string& first = caption.front().text;
    for (const std::string_view label : known_.caption_labels) {
      if (!first.starts_with(label)) continue;
      first = trim(std::string_view(first).substr(label.size()));
      break;
    }
    if (first.empty()) caption.erase(caption.begin());
  }

  const Furniture& known_;
  int removed_ = 0;
  bool truncated_ = false;
};

// The card: at least three of its lines in a row at the top, the last of them among these. Pictures
// do not end it; a paragraph that is none of its lines does.
int drop_archive_card(const Furniture& known, std::vector<Block>& blocks) {
  std::size_t lines = 0, end = 0;
  bool whole = false;
  for (std::size_t i = 0; i < std::min<std::size_t>(blocks.size(), 16); ++i) {
    if (std::holds_alternative<Figure>(blocks[i].as)) continue;
    const std::string text = plain_text(blocks[i]);
    bool is_line = false;
    for (const auto& [label, is_last] : known.card) {
      is_line = is_line || text.starts_with(label);
      whole = whole || (is_last && text.find(label) != std::string::npos);
    }
    if (!is_line) break;
    ++lines;
    end = i + 1;
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

const Furniture::Phrase* Furniture::find(std::string_view text) const {
  if (const auto whole = paragraphs.find(text); whole != paragraphs.end()) return &whole->second;
  const auto found =
      std::ranges::find_if(phrases, [&](const Phrase& it) { return matches(it, text); });
  return found == phrases.end() ? nullptr : &*found;
}

void remove_furniture(Article& article, const HostTable* hosts, Notices& notices) {
  static const Furniture nothing;
  const Furniture& known = hosts == nullptr ? nothing : hosts->furniture();
  Cleaner cleaner(known);
  cleaner.clean(article.blocks);
  const int removed = cleaner.removed() + drop_archive_card(known, article.blocks);
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

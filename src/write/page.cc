#include "write/page.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "base/utf8.h"
#include "model/alternative.h"
#include "write/address.h"
#include "write/labels.h"
#include "write/language.h"

namespace lectern {
namespace {

constexpr std::string_view reference_prefix = "ref.";  // no block's id may begin so

bool is_anchor(std::string_view id) {
  return !id.empty() && !id.starts_with(reference_prefix) &&
         (is_ascii_letter(id[0]) || id[0] == '_') && id != title_anchor &&
         std::ranges::all_of(id, [](char c) {
           return is_ascii_alphanumeric(c) || c == '_' || c == '-' || c == '.';
         });
}

std::unordered_set<const Block*> find_anchorless(const Article& article) {
  std::unordered_set<const Block*> anchorless;
  std::unordered_set<std::string_view> seen;
  for_each_block(article.blocks, [&](const Block& block, int) {
    if (!is_anchor(block.id) || !seen.insert(block.id).second) anchorless.insert(&block);
  });
  return anchorless;
}

// Turns the levels that an author chose into ones without jumps: a heading is one deeper than the
// nearest one above it that was of a lower number.
class LevelRepair {
 public:
  int operator()(int level) {
    while (!open_.empty() && open_.back() >= level) open_.pop_back();
    open_.push_back(level);
    return std::min(static_cast<int>(open_.size()) + 1, 6);
  }

 private:
  std::vector<int> open_;
};

// What a heading is called: its text, else the annotations over nothing, else where its link leads.
std::string label_of(const Inlines& inlines) {
  std::string label = clean_line(plain_text(inlines));
  if (!label.empty()) return label;
  for (const Span& span : inlines) label += span.ruby;
  label = clean_line(label);
  return label.empty() ? stand_in(inlines) : label;
}

std::vector<Section> find_sections(const Page& page) {
  std::vector<Section> sections;
  LevelRepair repair;
  for_each_block(page.article->blocks, [&](const Block& block, int) {
    const auto* heading = std::get_if<Heading>(&block.as);
    if (heading == nullptr || !has_text(heading->text)) return;
    sections.push_back({&block, repair(std::clamp(heading->level, 2, 6)), anchor_of(page, block),
                        label_of(heading->text)});
  });
  return sections;
}

const Resource* resource_of(const Article& article, const Figure& figure) {
  if (figure.resource < 0) return nullptr;
  const auto at = static_cast<std::size_t>(figure.resource);
  return at < article.resources.size() ? &article.resources[at] : nullptr;
}

// A very long address, such as a picture inside its own address, is no help in a message.
std::string shorten(std::string_view text) {
  constexpr std::size_t longest = 200;
  if (text.size() <= longest) return std::string(text);
  std::size_t end = longest;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

// The document that a block of the top level stands in.
class DocumentCounter {
 public:
  explicit DocumentCounter(const Page& page) : page_(page) {}
  void next_block() {
    const std::size_t following = document_ + 1;
    if (following < page_.documents.size() && page_.documents[following] == block_) ++document_;
    ++block_;
  }
  std::size_t document() const { return document_; }

 private:
  const Page& page_;
  std::size_t block_ = 0, document_ = 0;
};

void add_references(Page& page, const Block& block, std::size_t document) {
  for_each_text(block, [&](const Inlines& inlines) {
    for (const Span& span : inlines)
      if (span.note && shows(span.text)) page.referrers.try_emplace(span.target, document);
  });
}

void find_places(Page& page) {
  page.places.clear();
  page.referrers.clear();
  DocumentCounter counter(page);
  std::size_t section = 0;
  for_each_block(page.article->blocks, [&](const Block& block, int depth) {
    if (depth == 0) counter.next_block();
    if (section < page.sections.size() && page.sections[section].block == &block)
      page.sections[section++].document = counter.document();
    if (!is_visible(block)) return;
    add_references(page, block, counter.document());
    if (!page.anchorless.contains(&block))
      page.places.try_emplace(block.id, Place{&block, counter.document()});
  });
}

std::vector<std::string> find_pictures(const Article& article, const EmbedPicture& embed,
                                       Notices& notices) {
  std::vector<std::optional<std::string>> found(article.resources.size());
  for_each_block(article.blocks, [&](const Block& block, int) {
    const auto* figure = std::get_if<Figure>(&block.as);
    if (figure == nullptr) return;
    const Resource* resource = resource_of(article, *figure);
    if (resource != nullptr) {
      auto& address = found[static_cast<std::size_t>(figure->resource)];
      if (!address) address = embed(*resource);
      if (!address->empty()) return;
    }
    notices.push_back({Notice::Kind::image_left_out, block.id, shorten(figure->href)});
  });
  std::vector<std::string> pictures;
  for (auto& address : found) pictures.push_back(std::move(address).value_or(""));
  return pictures;
}

}  // namespace

bool shows(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = decode(text, at);
    if (!is_white_space(character) && !is_invisible(character)) return true;
  }
  return false;
}

bool has_text(const Inlines& inlines) {
  return std::ranges::any_of(
             inlines, [](const Span& span) { return shows(span.text) || shows(span.ruby); }) ||
         !stand_in(inlines).empty();
}

std::string stand_in(const Inlines& inlines) {
  for (const Span& span : inlines)
    if (const auto address = tidy_address(span.href)) return std::string(host_of(*address));
  return {};
}

bool is_visible(const std::vector<Block>& blocks) {
  return std::ranges::any_of(blocks, [](const Block& block) { return is_visible(block); });
}

bool is_visible(const Block& block) {
  const auto has_text_in_row = [](const std::vector<Cell>& row) {
    return std::ranges::any_of(row, [](const Cell& cell) { return has_text(cell.text); });
  };
  return std::visit(
      overloaded{
          [](const Paragraph& it) { return has_text(it.text); },
          [](const Heading& it) { return has_text(it.text); },
          [](const Quote& it) { return is_visible(it.blocks); },
          [](const List& it) {
            return std::ranges::any_of(
                it.items, [](const std::vector<Block>& item) { return is_visible(item); });
          },
          [](const Code& it) { return shows(it.text); },
          [&](const Table& it) {
            return has_text(it.caption) || std::ranges::any_of(it.rows, has_text_in_row);
          },
          [](const Figure&) { return true; },  // at least the word for "image"
          [](const Embed& it) { return shows(it.title) || tidy_address(it.href).has_value(); },
          [](const Rule&) { return true; },
          [](const Definitions& it) {
            return std::ranges::any_of(it.entries, [](const Definitions::Entry& entry) {
              return is_visible(entry.blocks);
            });
          },
          [](const Note& it) { return is_visible(it.blocks); },
      },
      block.as);
}

std::string anchor_of(const Page& page, const Block& block) {
  return page.anchorless.contains(&block) ? std::string() : page.id_prefix + block.id;
}

std::string_view picture_of(const Page& page, const Figure& figure) {
  if (figure.resource < 0) return {};
  const auto at = static_cast<std::size_t>(figure.resource);
  return at < page.pictures.size() ? std::string_view(page.pictures[at]) : std::string_view();
}

bool has_alternative(const Figure& figure) {
  return !is_placeholder(figure.alt);
}

std::string title_of(const Article& article) {
  std::string title = clean_line(article.meta.title);
  if (title.empty()) title = clean_line(article.meta.site);
  if (title.empty()) title = host_of(tidy_address(article.meta.url).value_or(""));
  if (title.empty()) title = labels_for(tidy_language(article.meta.language)).untitled;
  return title;
}

Page make_page(const Article& article, std::string id_prefix, const EmbedPicture& embed,
               Notices& notices) {
  Page page;
  page.id_prefix = std::move(id_prefix);
  page.article = &article;
  page.title = title_of(article);
  page.language = tidy_language(article.meta.language);
  page.address = tidy_address(article.meta.url).value_or("");
  page.anchorless = find_anchorless(article);
  page.pictures = find_pictures(article, embed, notices);
  page.sections = find_sections(page);
  const std::string& direction = article.meta.direction;
  page.right_to_left = direction.empty() ? is_right_to_left(page.language) : direction == "rtl";
  page.vertical = article.meta.writing == "vertical-rl";
  find_places(page);
  return page;
}

void split_page(Page& page, std::vector<std::size_t> documents, std::vector<std::string> files) {
  page.documents = std::move(documents);
  page.files = std::move(files);
  find_places(page);
}

std::string address_within(const Page& page, std::string_view block, std::size_t document) {
  const auto place = page.places.find(block);
  if (place == page.places.end()) return {};
  const std::size_t there = place->second.document;
  return (there == document ? std::string() : page.files[there]) + "#" +
         anchor_of(page, *place->second.block);
}

std::string reference_address(const Page& page, std::string_view note, std::size_t document) {
  const auto there = page.referrers.find(note);
  if (there == page.referrers.end() || !page.places.contains(note)) return {};
  return (there->second == document ? std::string() : page.files[there->second]) + "#" +
         reference_anchor(page, note);
}

std::string reference_anchor(const Page& page, std::string_view note) {
  return page.id_prefix + std::string(reference_prefix) + std::string(note);
}

}  // namespace lectern

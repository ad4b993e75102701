#include "read/body/blocks.h"

#include <algorithm>

#include "base/utf8.h"

namespace lectern {
namespace {

bool is_empty(const Block& block) {
  return std::visit(overloaded{
                        [](const Paragraph& it) { return is_blank(it.text); },
                        [](const Heading& it) { return is_blank(it.text); },
                        [](const Quote& it) { return it.blocks.empty(); },
                        [](const List& it) { return it.items.empty(); },
                        [](const Code& it) { return trim(it.text).empty(); },
                        [](const Table& it) { return it.rows.empty(); },
                        [](const Figure& it) {
                          return it.href.empty() && it.resource < 0 && it.alt.empty() &&
                                 is_blank(it.caption);
                        },
                        [](const Embed& it) { return it.href.empty(); },
                        [](const Rule&) { return false; },
                    },
                    block.as);
}

}  // namespace

bool is_blank(const Inlines& inlines) {
  return std::ranges::all_of(inlines, [](const Span& span) { return trim(span.text).empty(); });
}

void BlockBuilder::append(Block block) {
  if (is_empty(block)) return;
  Frame& frame = frames_.back();
  if (frame.kind == Frame::Kind::list) {  // content of a list outside its items
    frame.list.items.emplace_back().push_back(std::move(block));
  } else {
    frame.blocks.push_back(std::move(block));
  }
}

void BlockBuilder::end_paragraph() {
  if (!text_.empty()) {
    close_implied_list();
    seen_text_ = true;
    append({.as = Paragraph{text_.take()}});
  }
  (void)text_.take();
  for (Figure& figure : waiting_) append({.as = std::move(figure)});
  waiting_.clear();
}

void BlockBuilder::line_break() {
  if (text_.empty()) return;
  if (text_.at_break() || text_.ends_with_long_sentence()) return end_paragraph();
  text_.add_break();
}

void BlockBuilder::add(Block block) {
  end_paragraph();
  close_implied_list();
  if (!std::holds_alternative<Figure>(block.as) && !is_empty(block)) seen_text_ = true;
  append(std::move(block));
}

void BlockBuilder::add_figure(Figure figure) {
  if (text_.empty()) {
    close_implied_list();
    append({.as = std::move(figure)});
  } else {
    waiting_.push_back(std::move(figure));
  }
}

bool BlockBuilder::open(Frame::Kind kind) {
  end_paragraph();
  const auto depth = std::ranges::count_if(frames_, [](const Frame& frame) {
    return frame.kind == Frame::Kind::quote || frame.kind == Frame::Kind::list;
  });
  if (kind != Frame::Kind::item && depth >= deepest_article) return false;
  frames_.push_back({.kind = kind, .blocks = {}, .list = {}, .implied = false});
  return true;
}

bool BlockBuilder::open_quote() {
  end_paragraph();
  close_implied_list();
  return open(Frame::Kind::quote);
}

bool BlockBuilder::open_list(bool ordered, int start) {
  end_paragraph();
  close_implied_list();
  if (!open(Frame::Kind::list)) return false;
  frames_.back().list.ordered = ordered;
  frames_.back().list.start = start;
  return true;
}

bool BlockBuilder::open_item() {
  end_paragraph();
  if (frames_.back().kind != Frame::Kind::list) {
    if (!open(Frame::Kind::list)) return false;
    frames_.back().implied = true;
  }
  return open(Frame::Kind::item);
}

void BlockBuilder::close_frame() {
  Frame frame = std::move(frames_.back());
  frames_.pop_back();
  switch (frame.kind) {
    case Frame::Kind::root:
      return;
    case Frame::Kind::quote:
      return append({.as = Quote{std::move(frame.blocks)}});
    case Frame::Kind::list:
      return append({.as = std::move(frame.list)});
    case Frame::Kind::item:
      if (!frame.blocks.empty()) frames_.back().list.items.push_back(std::move(frame.blocks));
      return;
  }
}

void BlockBuilder::close_implied_list() {
  if (frames_.back().implied) close_frame();
}

void BlockBuilder::close() {
  end_paragraph();
  close_implied_list();
  if (frames_.size() > 1) close_frame();
}

Block* BlockBuilder::last() {
  if (!text_.empty() || frames_.back().blocks.empty()) return nullptr;
  return &frames_.back().blocks.back();
}

Figure* BlockBuilder::last_figure() {
  if (!waiting_.empty()) return &waiting_.back();
  Block* block = last();
  return block == nullptr ? nullptr : std::get_if<Figure>(&block->as);
}

std::vector<Block> BlockBuilder::finish() {
  end_paragraph();
  while (frames_.size() > 1) close_frame();
  return std::move(frames_.front().blocks);
}

}  // namespace lectern

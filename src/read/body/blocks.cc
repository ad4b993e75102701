#include "read/body/blocks.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/utf8.h"
#include "read/body/note_signs.h"

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
                        [](const Definitions& it) { return it.entries.empty(); },
                        [](const Note& it) { return it.blocks.empty(); },
                    },
                    block.as);
}

// Gives the block the direction that all of its texts and parts have, and takes it from them.
void lift_direction(Block& block) {
  const std::string* common = nullptr;
  bool same = true;
  const auto see = [&](const std::string& direction) {
    if (common == nullptr) common = &direction;
    same = same && *common == direction;
  };
  for_each_text(block, [&](const Inlines& text) {
    for (const Span& span : text) see(span.direction);
  });
  for_each_part(block, [&](const std::vector<Block>& part) {
    for (const Block& inner : part) see(inner.direction);
  });
  if (common == nullptr || !same || common->empty()) return;
  block.direction = *common;
  for_each_text(block, [](Inlines& text) {
    for (Span& span : text) span.direction.clear();
  });
  for_each_part(block, [](std::vector<Block>& part) {
    for (Block& inner : part) inner.direction.clear();
  });
}

bool has_heading(const std::vector<Block>& blocks) {
  bool found = false;
  for_each_block(blocks, [&](const Block& block, int) {
    found = found || std::holds_alternative<Heading>(block.as);
  });
  return found;
}

// Terms and descriptions as HTML wants them: no description without a term, nor the other way
// round. Other uses of the elements are layout.
bool is_well_formed(const Definitions& definitions) {
  const auto& entries = definitions.entries;
  return !entries.empty() && entries.front().term && !entries.back().term &&
         std::ranges::none_of(entries, [](const Definitions::Entry& entry) {
           return entry.term && has_heading(entry.blocks);
         });
}

void make_bold(Block& block) {
  if (auto* paragraph = std::get_if<Paragraph>(&block.as))
    for (Span& span : paragraph->text) span.styles |= Span::strong;
}

// Takes the notes out of a container's parts, and the parts that this leaves empty.
void take_notes(Block& block, std::vector<Block>& notes) {
  for_each_part(block, [&](std::vector<Block>& part) {
    for (Block& inner : part) {
      if (!std::holds_alternative<Note>(inner.as)) take_notes(inner, notes);
    }
    const auto is_note = [](const Block& it) { return std::holds_alternative<Note>(it.as); };
    for (Block& inner : part)
      if (is_note(inner)) notes.push_back(std::move(inner));
    std::erase_if(part, [&](const Block& it) { return is_note(it) || is_empty(it); });
  });
  if (auto* list = std::get_if<List>(&block.as))
    std::erase_if(list->items, [](const auto& item) { return item.empty(); });
}

}  // namespace

bool is_blank(const Inlines& inlines) {
  return std::ranges::all_of(inlines, [](const Span& span) { return trim(span.text).empty(); });
}

void lift_notes(std::vector<Block>& blocks) {
  std::vector<Block> lifted;
  for (Block& block : blocks) {
    std::vector<Block> notes;
    if (!std::holds_alternative<Note>(block.as)) take_notes(block, notes);
    if (notes.empty() || !is_empty(block)) lifted.push_back(std::move(block));
    std::ranges::move(notes, std::back_inserter(lifted));
  }
  blocks = std::move(lifted);
}

std::string BlockBuilder::mark(std::string_view id) {
  if (mark_.empty()) mark_ = id;
  return mark_;
}

void BlockBuilder::append(Block block) {
  if (is_empty(block)) return;
  if (block.id.empty()) block.id = std::exchange(mark_, {});
  lift_direction(block);
  Frame& frame = frames_.back();
  if (frame.kind == Frame::Kind::list) {  // content of a list outside its items
    frame.list.items.emplace_back().push_back(std::move(block));
  } else if (frame.kind == Frame::Kind::definitions) {
    frame.definitions.entries.push_back({});
    frame.definitions.entries.back().blocks.push_back(std::move(block));
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
    return frame.kind != Frame::Kind::root && frame.kind != Frame::Kind::item &&
           frame.kind != Frame::Kind::entry;
  });
  const bool inner = kind == Frame::Kind::item || kind == Frame::Kind::entry;
  if (!inner && depth >= deepest_article) return false;
  frames_.push_back({.kind = kind});
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

bool BlockBuilder::open_definitions() {
  end_paragraph();
  close_implied_list();
  return open(Frame::Kind::definitions);
}

bool BlockBuilder::open_entry(bool term) {
  end_paragraph();
  if (frames_.back().kind != Frame::Kind::definitions || !open(Frame::Kind::entry)) return false;
  frames_.back().term = term;
  return true;
}

bool BlockBuilder::open_note(std::string id, std::string label) {
  end_paragraph();
  close_implied_list();
  const auto is_entry = [](const Frame& frame) { return frame.kind == Frame::Kind::entry; };
  if (std::ranges::any_of(frames_, is_entry)) return false;  // lifting it might leave a term alone
  if (frames_.back().kind == Frame::Kind::definitions) frames_.back().has_notes = true;
  if (!open(Frame::Kind::note)) return false;
  frames_.back().id = std::move(id);
  frames_.back().label = std::move(label);
  return true;
}

void BlockBuilder::append_definitions(Definitions definitions, bool has_notes) {
  if (!has_notes && is_well_formed(definitions)) return append({.as = std::move(definitions)});
  for (Definitions::Entry& entry : definitions.entries)
    for (Block& block : entry.blocks) {
      if (entry.term) make_bold(block);
      append(std::move(block));
    }
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
    case Frame::Kind::definitions:
      return append_definitions(std::move(frame.definitions), frame.has_notes);
    case Frame::Kind::entry:
      if (!frame.blocks.empty())
        frames_.back().definitions.entries.push_back({frame.term, std::move(frame.blocks)});
      return;
    case Frame::Kind::note:
      if (auto* first =
              frame.blocks.empty() ? nullptr : std::get_if<Paragraph>(&frame.blocks[0].as))
        drop_label(first->text, frame.label);
      return append({.id = std::move(frame.id), .as = Note{frame.label, std::move(frame.blocks)}});
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
  lift_notes(frames_.front().blocks);
  return std::move(frames_.front().blocks);
}

}  // namespace lectern

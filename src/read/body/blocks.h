// Blocks under construction: which container is open, and the text of the paragraph being read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/article.h"
#include "read/body/inlines.h"

namespace lectern {

class BlockBuilder {
 public:
  BlockBuilder() : frames_(1) {}

  InlineBuilder& text() { return text_; }

  // Ends the paragraph that is being read, if there is any of it.
  void end_paragraph();
  // `<br>`: ends the paragraph when it is the second in a row or stands behind a long sentence.
  void line_break();
  // Ends the paragraph and adds a block behind it. Empty ones are left out.
  void add(Block block);
  // A picture met inside a paragraph: it follows the paragraph, so that no sentence is torn.
  void add_figure(Figure figure);

  // Each open_…() is undone by one close(). False: nested too deep, nothing was opened and nothing
  // is to be closed.
  bool open_quote();
  bool open_list(bool ordered, int start);
  bool open_item();  // outside a list it opens a list of its own, which the next close() leaves
  bool open_definitions();
  bool open_entry(bool term);  // false outside definitions, too
  bool open_note(std::string id, std::string label);
  void close();

  // A place that links lead to: the next block that is added has it. Gives the id that they may
  // name it by, which is `id` unless the place has one already.
  std::string mark(std::string_view id);

  // The last block of the open container while no paragraph is being read; else null.
  Block* last();
  // The picture that was read last, if nothing followed it; else null.
  Figure* last_figure();
  // Whether nothing but pictures has been read so far.
  bool before_text() const { return !seen_text_ && text_.empty(); }

  std::vector<Block> finish();

 private:
  struct Frame {
    enum class Kind { root, quote, list, item, definitions, entry, note } kind = Kind::root;
    std::vector<Block> blocks = {};
    List list = {};
    bool implied = false;  // a list that no element opened
    Definitions definitions = {};
    bool has_notes = false;           // definitions that are notes
    bool term = false;                // of an entry
    std::string id = {}, label = {};  // of a note
  };
  bool open(Frame::Kind kind);
  void append(Block block);
  void append_definitions(Definitions definitions, bool has_notes);
  void close_frame();
  void close_implied_list();

  std::vector<Frame> frames_;
  InlineBuilder text_;
  std::vector<Figure> waiting_;  // pictures inside the paragraph being read
  std::string mark_;             // of the next block
  bool seen_text_ = false;
};

// Puts notes that stand in other blocks on the top level, behind what they stood in.
void lift_notes(std::vector<Block>& blocks);

// No span of it shows anything.
bool is_blank(const Inlines& inlines);

}  // namespace lectern

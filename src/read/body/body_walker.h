// Walks a page's nodes once, without recursion, and makes blocks of them; what is open lies on a
// stack of its own. Its parts lie in body.cc (the walk), body_blocks.cc (headings, tables, code)
// and body_media.cc (pictures, embeds, ruby), and body_math.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/body/blocks.h"
#include "read/body/body.h"
#include "read/body/in_page.h"
#include "read/body/math.h"
#include "read/body/pictures.h"

namespace lectern {

// The number that an attribute begins with, brought between `least` and `most`.
int number_of(std::string_view attribute, int otherwise, int least, int most);

class BodyWalker {
 public:
  BodyWalker(const HtmlDocument& document, const BodyOptions& options, Notices& notices);

  Body run();

 private:
  using Node = HtmlDocument::Node;
  using Index = std::uint32_t;

  // What an element changed, to be put back when it ends.
  struct Open {
    Index node = 0;
    bool entered = false;              // its style counts
    bool container = false;            // blocks_ has a container for it
    std::unique_ptr<TextStyle> saved;  // the style before it, where it changes more than counts
  };

  // body.cc
  // Walks `root` and all below it. With `blocks` false only running text is taken, into `text`:
  // for headings, captions and cells, whose blocks inside become line breaks.
  void walk(Index root, InlineBuilder& text, bool blocks);
  // Gives the index to go on at: the next one, or the end of what was dealt with whole.
  Index enter(Open& open, InlineBuilder& text, bool blocks);
  void leave(const Open& open, InlineBuilder& text, bool blocks);
  void add_text(const Node& node, InlineBuilder& text);
  // A skip link says that all up to its target is no part of the article.
  void skip_promotion(std::string_view id, Index from);
  void open_style(Open& open, const Node& node);
  // Takes on what an element and its attributes say of the text below it.
  bool may_restyle(const Node& node) const;
  void restyle(Index index);
  void restyle_link(Index index);
  bool is_bracketed(Index link) const;  // "[1]", whether the link holds the brackets or not
  // Adds a block that is read in the style of its own element.
  template <class Add>
  void add_styled(Index index, Add&& add) {
    const TextStyle outside = style_;
    restyle(index);
    add();
    style_ = outside;
  }
  // Elements that hold no running text of their own.
  Index leaf(Index index, InlineBuilder& text, bool blocks);
  // Elements that become one block, with all that is below them.
  Index whole_block(Index index);
  void open_block(Open& open, const Node& node);
  bool open_note(Index index);  // false: it is none
  // Where links lead gets a name.
  void place(Index index);
  // Names what links lead to by what was placed; those that lead nowhere lose their target.
  void follow_links();
  // A date in its own element at the top is the article's. True: taken out of the text.
  bool time(Index index);
  // False: too long to be one.
  bool add_author(std::string_view text);
  bool is_dropped(Index index) const {
    return !options_.dropped.empty() && options_.dropped[index];
  }
  // Whether no text below it is part of the article, though there is some.
  bool is_all_dropped(Index index) const;
  void quotation_mark(Index index, InlineBuilder& text, bool opening);
  void note_furniture(const Node& node);
  void report();

  // body_math.cc
  // A formula, or what a page's script made of one. Gives the index behind it, or its own.
  Index formula(Index index, InlineBuilder& text, bool blocks);
  void add_formula(Formula formula, InlineBuilder& text, bool blocks);
  // Of the <math> in what a script rendered; 0: there is none.
  Index math_in(Index index) const;
  // Whether the TeX that an element was made from follows it.
  bool has_tex_behind(Index end) const;
  // MediaWiki's and WordPress's pictures of formulas. True: dealt with.
  bool formula_picture(const Node& image, InlineBuilder& text);

  // body_blocks.cc
  Inlines running_text(Index index);
  void heading(Index index);
  // Line breaks and spaces are the author's here.
  std::string code_text(Index index) const;
  void add_table(Table table);
  Inlines loose_text(const Node& node);
  Table table(Index index);

  // body_media.cc
  void picture(const Node& node, InlineBuilder& text);
  void add_waiting();  // what stood inside a heading, caption or table
  // A picture's <noscript> twin: gives the address that the lazy one lacks. True: dealt with.
  bool noscript(Index index);
  // Which part of its ruby a text is in: base, annotation or the parentheses for old browsers.
  Tag ruby_part(Index text, Index ruby) const;
  void ruby(Index index, InlineBuilder& text);
  void embed(Index index, bool blocks);
  // The words under the picture or video that was read last. True: dealt with.
  bool caption(Index index);
  bool is_caption_text(Index index) const;
  // `<div><small>…</small></div>`
  bool is_only_small(Index index) const;

  const HtmlDocument& document_;
  const std::vector<Node>& nodes_;
  const BodyOptions& options_;
  std::string_view base_;
  Notices& notices_;
  PictureShelf pictures_;
  Body body_;
  BlockBuilder blocks_;
  TextStyle style_;
  std::vector<Block> waiting_;  // pictures and embeds inside a heading or table
  std::unordered_map<std::string_view, Index> promotion_ends_;  // where skip links may lead
  bool skipping_ = false;  // between a skip link and where it leads
  Index skip_to_ = 0;
  int furniture_ = 0;
  bool has_math_ = false;
  const InPageLinks& links_;
  std::unordered_map<std::string, std::string> places_;  // by the name that a link has for them
  Index note_end_ = 0;                                   // of the note being read
  Index rendered_end_ = 0;  // of the formula that was taken from what a script rendered
};

}  // namespace lectern

// Which elements are open: so that every one of them is closed in order, and none too deep.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "read/markup/html.h"
#include "read/markup/moves.h"

namespace lectern {

// Writes end tags as the standard's parser would imply them, in its coarse lines
// (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody). What it writes is
// balanced; surplus end tags are left out. Elements are named by element_number().
class OpenElements {
 public:
  explicit OpenElements(std::string& out) : out_(out) {}

  // Ends what this start tag ends. False: the tag must be left out, for it would lie too deep
  // (`too_deep()` counts these) or has no meaning where it stands.
  bool open(int element);
  // Ends the element and all that is open inside it; nothing when there is none to end.
  void close(int element);
  // Forgets the element that was opened last, which its own tag has ended.
  void forget_last();
  bool is_open(int element) const { return counts_[static_cast<std::size_t>(element)] > 0; }

  // Ends what text that is no white space ends. True: where it stands a table can have none, and
  // what is written now must be given to foster().
  bool begins_text();
  // The same for an element that holds nothing.
  bool begins_void(int element);
  // Says that what was written since `from` belongs before the table: "foster parenting".
  void foster(std::size_t from);
  // What of the text written belongs before a table. Requires: all elements are closed.
  const std::vector<Move>& moves() const { return moves_; }

  bool has_paragraph() const;
  void close_all() { close_down_to(0); }
  std::size_t too_deep() const { return too_deep_; }

 private:
  struct Open {
    std::uint8_t element;
    bool ending = false;      // its end tag has come, but for blocks inside it
    std::size_t foster_from;  // where it was written, when that is no place for it
  };
  struct OpenTable {
    std::size_t depth;    // in open_
    std::size_t written;  // where its start tag is
  };

  void end_implied(int element);
  void end_in_table(int element);
  void close_down_to(std::size_t depth);
  void pop();
  bool is_between_cells() const;
  bool is_in_cell() const;

  std::string& out_;
  std::vector<Open> open_;
  std::vector<OpenTable> tables_;
  std::vector<Move> moves_;
  std::array<std::uint32_t, element_count> counts_{};  // of each element in open_
  std::size_t too_deep_ = 0;
};

// Elements that hold nothing and have no end tag.
bool is_void_element(int element);

}  // namespace lectern

#include "write/divide.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "write/sentence_starts.h"

namespace lectern {
namespace {

constexpr std::size_t element = 150;  // tags with an id, a language and what each block may have
constexpr std::size_t note_frame = 600;
constexpr std::size_t sentence = 64;

// In an attribute a character that is not ASCII may take three times as much.
std::size_t escaped_size(std::string_view text) {
  std::size_t size = text.size();
  for (const char c : text) size += c == '&' || c == '<' || c == '>' || c == '"' ? 5 : 0;
  return size;
}

// Bytes that are percent-encoded are three, and an ampersand is five.
std::size_t address_size(std::string_view address) {
  std::size_t size = address.size();
  for (const char c : address) {
    const bool plain = is_ascii_alphanumeric(c) ||
                       std::string_view("-._~:/?@!$'()*+,;=").find(c) != std::string_view::npos;
    size += plain ? 0 : 4;
  }
  return size;
}

std::size_t span_size(const Span& span) {
  std::size_t size = escaped_size(span.text) + escaped_size(span.ruby) + 32;
  if (!span.href.empty()) size += address_size(span.href) + 64;
  if (!span.target.empty()) size += 256;
  if (span.styles != 0) size += 80;
  if (!span.ruby.empty()) size += 64;
  if (!span.language.empty() || !span.direction.empty()) size += 120;
  if (!span.expansion.empty()) size += escaped_size(span.expansion) * 3 + 32;
  if (!span.math.empty()) size += span.math.size() + escaped_size(span.text) + 100;
  size += static_cast<std::size_t>(std::ranges::count(span.text, '\n')) * 5;
  return size;
}

std::size_t text_size(const Inlines& inlines, bool sentences) {
  std::size_t size = element;
  for (const Span& span : inlines) size += span_size(span) + (sentences ? sentence : 0);
  if (sentences) {
    const std::string text = plain_text(inlines);
    const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    size += (sentence_starts(text).size() + lines) * sentence;
  }
  return size;
}

struct OwnSize {
  std::size_t operator()(const Code& it) const { return escaped_size(it.text); }
  std::size_t operator()(const Figure& it) const {
    return escaped_size(it.alt) * 3 + address_size(it.href) * 2 + 2 * element;
  }
  std::size_t operator()(const Embed& it) const {
    return escaped_size(it.title) + address_size(it.href) * 2 + element;
  }
  std::size_t operator()(const List& it) const { return it.items.size() * 16; }
  std::size_t operator()(const Definitions& it) const { return it.entries.size() * 16; }
  std::size_t operator()(const Table& it) const { return it.rows.size() * 16 + element; }
  std::size_t operator()(const Note& it) const { return escaped_size(it.label) * 4 + note_frame; }
  std::size_t operator()(const auto&) const { return 0; }
};

// Cuts one block into pieces of about `most` bytes; containers and texts each in their way.
class Cutter {
 public:
  Cutter(std::size_t most, bool sentences) : most_(most), sentences_(sentences) {}

  std::vector<Block> cut(const Block& block) {
    std::vector<Block> pieces;
    if (printed_size(block, sentences_) <= most_) return {block};
    std::visit([&](const auto& it) { cut(it, pieces); }, block.as);
    if (pieces.empty()) return {block};
    for (Block& piece : pieces) {
      piece.language = block.language;
      piece.direction = block.direction;
    }
    pieces.front().id = block.id;
    return pieces;
  }

 private:
  // Parts, each of which may have to be cut itself, are gathered until a piece is full.
  template <class Size>
  static std::vector<std::size_t> group(std::size_t count, std::size_t most, Size&& size) {
    std::vector<std::size_t> starts = {0};
    std::size_t sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t more = size(i);
      if (sum > 0 && sum + more > most) {
        starts.push_back(i);
        sum = 0;
      }
      sum += more;
    }
    starts.push_back(count);
    return starts;
  }

  std::size_t size_of(const std::vector<Block>& blocks) const {
    std::size_t size = 0;
    for (const Block& block : blocks) size += printed_size(block, sentences_);
    return size;
  }

  std::vector<Block> cut_all(const std::vector<Block>& blocks) const {
    std::vector<Block> pieces;
    Cutter inner(room(), sentences_);  // what is around them takes some of it
    for (const Block& block : blocks)
      std::ranges::move(inner.cut(block), std::back_inserter(pieces));
    return pieces;
  }

  // Blocks in as few groups as fit.
  std::vector<std::vector<Block>> groups_of(const std::vector<Block>& blocks) {
    std::vector<Block> small = cut_all(blocks);
    const auto starts = group(small.size(), room(),
                              [&](std::size_t i) { return printed_size(small[i], sentences_); });
    std::vector<std::vector<Block>> groups;
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
      groups.emplace_back();
      for (std::size_t at = starts[i]; at < starts[i + 1]; ++at)
        groups.back().push_back(std::move(small[at]));
    }
    return groups;
  }

  std::size_t room() const { return most_ - std::min(most_ / 2, std::size_t{1000}); }

  void cut(const Quote& it, std::vector<Block>& pieces) {
    for (auto& blocks : groups_of(it.blocks)) pieces.push_back({.as = Quote{std::move(blocks)}});
  }

  void cut(const Note& it, std::vector<Block>& pieces) {
    // What goes on in the next document is no note of its own.
    std::vector<std::vector<Block>> groups = groups_of(it.blocks);
    for (auto& blocks : groups) {
      if (pieces.empty())
        pieces.push_back({.as = Note{it.label, std::move(blocks)}});
      else
        std::ranges::move(blocks, std::back_inserter(pieces));
    }
  }

  // An item that is too large alone goes on in items of its own; numbers count on behind it.
  void cut(const List& it, std::vector<Block>& pieces) {
    int number = it.start;
    List open{it.ordered, number, {}};
    std::size_t sum = 0;
    const auto flush = [&] {
      if (!open.items.empty()) pieces.push_back({.as = std::move(open)});
      open = List{it.ordered, number, {}};
      sum = 0;
    };
    for (const auto& item : it.items) {
      const std::size_t size = size_of(item) + 16;
      if (sum > 0 && sum + size > room()) flush();
      if (size > room()) {
        for (auto& blocks : groups_of(item)) {
          open.items.push_back(std::move(blocks));
          flush();
        }
      } else {
        open.items.push_back(item);
        sum += size;
      }
      ++number;
    }
    flush();
  }

  // Terms stay with what is said of them; what is too large together becomes blocks of their own.
  void cut(const Definitions& it, std::vector<Block>& pieces) {
    Definitions open;
    std::size_t sum = 0;
    const auto flush = [&] {
      if (!open.entries.empty()) pieces.push_back({.as = std::move(open)});
      open = {};
      sum = 0;
    };
    for (std::size_t begin = 0, end = 0; begin < it.entries.size(); begin = end) {
      end = group_end(it.entries, begin);
      std::size_t size = 0;
      for (std::size_t i = begin; i < end; ++i) size += size_of(it.entries[i].blocks) + 16;
      if (sum > 0 && sum + size > room()) flush();
      for (std::size_t i = begin; i < end; ++i) {
        if (size <= room())
          open.entries.push_back(it.entries[i]);
        else
          std::ranges::move(cut_all(it.entries[i].blocks), std::back_inserter(pieces));
      }
      sum += size <= room() ? size : 0;
    }
    flush();
  }

  // Behind the terms that begin there and their descriptions.
  static std::size_t group_end(const std::vector<Definitions::Entry>& entries, std::size_t at) {
    for (++at; at < entries.size(); ++at)
      if (entries[at].term && !entries[at - 1].term) break;
    return at;
  }

  void cut(const Table& it, std::vector<Block>& pieces) {
    const bool has_head =
        it.rows.size() > 1 && std::ranges::all_of(it.rows[0], [](const Cell& cell) {
          return cell.header && cell.rows == 1;
        });
    const std::size_t first = has_head ? 1 : 0;
    const auto row_size = [&](std::size_t row) {
      std::size_t size = 16;
      for (const Cell& cell : it.rows[row]) size += text_size(cell.text, sentences_);
      return size;
    };
    const std::size_t head = has_head ? row_size(0) : 0;
    const std::size_t rest = head < room() / 2 ? room() - head : room();
    const auto starts =
        group(it.rows.size() - first, rest, [&](std::size_t row) { return row_size(row + first); });
    if (starts.size() <= 2) return;
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
      Table piece;
      if (pieces.empty()) piece.caption = it.caption;
      if (has_head && (pieces.empty() || head < room() / 2)) piece.rows.push_back(it.rows[0]);
      for (std::size_t row = starts[i]; row < starts[i + 1]; ++row)
        piece.rows.push_back(it.rows[row + first]);
      pieces.push_back({.as = std::move(piece)});
    }
  }

  void cut(const Code& it, std::vector<Block>& pieces) {
    std::string_view rest = it.text;
    while (!rest.empty()) {
      const std::size_t end = cut_at(rest, '\n');
      std::string_view part = rest.substr(0, end);
      rest.remove_prefix(end);
      if (!rest.empty() && part.ends_with('\n')) part.remove_suffix(1);
      pieces.push_back({.as = Code{std::string(part)}});
    }
  }

  void cut(const Paragraph& it, std::vector<Block>& pieces) {
    Inlines open;
    std::size_t sum = element;
    const auto flush = [&] {
      if (!open.empty()) pieces.push_back({.as = Paragraph{std::move(open)}});
      open = {};
      sum = element;
    };
    for (const Span& span : it.text) {
      const std::size_t size = text_size({span}, sentences_);
      if (sum + size > room()) flush();
      if (size <= room() || !span.math.empty() || !span.ruby.empty()) {
        open.push_back(span);
        sum += size;
        continue;
      }
      Span empty = span;
      empty.text = std::string();
      for (std::string_view rest = span.text; !rest.empty();) {
        const std::size_t end = cut_at(rest, ' ');
        open.push_back(empty);
        open.back().text = rest.substr(0, end);
        rest.remove_prefix(end);
        if (!rest.empty()) flush();
      }
      sum = element + text_size(open, sentences_);
    }
    flush();
  }

  // What a heading, a caption or an address is too large for stays in one piece.
  void cut(const auto&, std::vector<Block>&) {}

  // Where to cut a text that goes on too long: behind the last `mark` that leaves room, else at a
  // character.
  std::size_t cut_at(std::string_view text, char mark) const {
    // Escapes make six bytes of one, spans of sentences far more.
    const std::size_t longest = std::max<std::size_t>(room() / (sentences_ ? 24 : 7), 16);
    if (text.size() <= longest) return text.size();
    const std::size_t behind = text.substr(0, longest).rfind(mark);
    if (behind != text.npos && behind > longest / 2) return behind + 1;
    std::size_t end = longest;
    while (end > 1 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return end;
  }

  const std::size_t most_;
  const bool sentences_;
};

}  // namespace

std::size_t printed_size(const Block& block, bool sentences) {
  std::size_t size = element + block.id.size() + std::visit(OwnSize(), block.as);
  for_each_text(block, [&](const Inlines& text) { size += text_size(text, sentences); });
  for_each_part(block, [&](const std::vector<Block>& part) {
    for (const Block& inner : part) size += printed_size(inner, sentences);
  });
  return size;
}

std::size_t frame_size(const Meta& meta) {
  std::size_t size = 6000 + escaped_size(meta.title) * 7 + meta.url.size() * 9 +
                     escaped_size(meta.site) * 2 + escaped_size(meta.rights) * 4;
  for (const std::string& author : meta.authors) size += escaped_size(author) * 2 + 32;
  for (const Contributor& it : meta.contributors) size += escaped_size(it.name) + 32;
  return size;
}

std::optional<Article> with_smaller_blocks(const Article& article, std::size_t most,
                                           bool sentences) {
  const auto is_small = [&](const Block& block) { return printed_size(block, sentences) <= most; };
  if (std::ranges::all_of(article.blocks, is_small)) return std::nullopt;
  Article smaller{article.meta, {}, article.resources};
  Cutter cutter(most, sentences);
  for (const Block& block : article.blocks)
    std::ranges::move(cutter.cut(block), std::back_inserter(smaller.blocks));
  return smaller;
}

std::vector<std::size_t> divide(const Article& article, std::size_t most, bool sentences) {
  std::vector<std::size_t> starts = {0};
  std::size_t sum = 0;
  for (std::size_t i = 0; i < article.blocks.size(); ++i) {
    const std::size_t size = printed_size(article.blocks[i], sentences);
    if (sum > 0 && sum + size > most) {
      starts.push_back(i);
      sum = 0;
    }
    sum += size;
  }
  return starts;
}

}  // namespace lectern

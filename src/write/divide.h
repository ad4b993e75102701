// Cutting an article into documents that every reading system can hold.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "lectern/article.h"

namespace lectern {

// Readers of little memory give up on XHTML files above this, in bytes.
inline constexpr std::size_t largest_document = 260'000;

// At least as many bytes as the block takes when it is printed. `sentences`: each in a span.
std::size_t printed_size(const Block& block, bool sentences);

// The same for what a document has beside its blocks: head, title, colophon.
std::size_t frame_size(const Meta& meta);

// The article with every block of its top level that is larger than `most` cut into several: a
// list between items, a table between rows, with its header again, a text between words. The first
// keeps the id. Nothing when all of them are small enough.
std::optional<Article> with_smaller_blocks(const Article& article, std::size_t most,
                                           bool sentences);

// At which blocks of the top level a new document begins, so that none is larger than `most`
// unless one block alone is. The first is 0.
std::vector<std::size_t> divide(const Article& article, std::size_t most, bool sentences);

}  // namespace lectern

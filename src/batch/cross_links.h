// Links between articles that stand in one book: where they are in what was printed, and how they
// are led to the chapter instead of to the network.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/article.h"

namespace lectern {

struct CrossLink {
  std::uint32_t at = 0, size = 0;  // of the attribute's value in the document
  std::uint64_t address = 0;       // hash of the comparable address
};

// All links of a document of ours that lead to the network, but for those to one of `own`: the
// chapter's own source stays reachable.
std::vector<CrossLink> find_links(std::string_view xhtml, const std::vector<std::uint64_t>& own);

// The hashes of the comparable addresses under which others may name an article.
std::vector<std::uint64_t> addresses_of(const Meta& meta);

// The document with each link replaced for which `file_of` knows a file in the same folder; an
// empty name leaves it as it is. It is an external one no longer. Requires: links of this
// document, in order.
std::string lead_inside(std::string_view xhtml, const std::vector<CrossLink>& links,
                        const std::function<std::string(std::uint64_t address)>& file_of);

}  // namespace lectern

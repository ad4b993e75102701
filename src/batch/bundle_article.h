// What the parent of a bundle knows of an article whose chapter lies printed in the spool.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/duplicates.h"
#include "lectern/convert.h"
#include "write/epub_book.h"

namespace lectern {

// Where a part of the book lies, as ZipContent has it. The links of a document lie behind it.
struct SpoolPlace {
  std::uint64_t at = 0, packed = 0, size = 0;
  std::uint32_t crc = 0, links = 0;
  bool deflated = false;
};

struct BundleArticle {
  Chapter chapter;
  Fingerprint fingerprint;
  std::string sort_key;                   // of the title; empty unless it is sorted by
  std::vector<std::uint64_t> addresses;   // of addresses_of()
  std::vector<SpoolPlace> documents;      // as chapter.documents
  std::vector<SpoolPlace> pictures;       // as chapter.pictures
  std::vector<std::uint64_t> characters;  // of the documents; empty unless fonts are wanted
  std::string folder;                     // of the input, below the folder that was named
};

// What a worker answers for one input. Its notices lie in the spool: they are wanted when the book
// is there, and would be most of what the parent holds until then.
struct BundleReply {
  Record record;
  SpoolPlace notices;
  std::string hash;  // of the input, and of what lies beside it
  std::vector<BundleArticle> articles;
};

std::string pack(const BundleReply& reply);

// Nothing when pack() did not make the bytes.
std::optional<BundleReply> unpack_bundle(std::string_view bytes);

}  // namespace lectern

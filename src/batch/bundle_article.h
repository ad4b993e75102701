// What is known of an article of a bundle. Its chapter lies printed in the spool; so does all that
// is wanted only when the book is put together, for there may be many articles. The parent holds
// what it needs to compare and to sort them.
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

// In the spool.
struct SpooledChapter {
  Chapter chapter;
  std::vector<std::uint64_t> addresses;   // of addresses_of()
  std::vector<SpoolPlace> documents;      // as chapter.documents
  std::vector<SpoolPlace> pictures;       // as chapter.pictures
  std::vector<std::uint64_t> characters;  // of the documents; empty unless fonts are wanted
};

// What a picture adds to the first volume that it comes to.
struct PictureShare {
  std::uint64_t file = 0;    // hash of its name
  std::uint64_t packed = 0;  // bytes
};

struct BundleArticle {
  Fingerprint fingerprint;
  std::uint32_t number = 0;            // of the articles of its input, from 0
  std::uint64_t packed = 0;            // bytes of its documents in an archive
  std::vector<PictureShare> pictures;  // each once; empty unless volumes have a size
  std::string sort_key;                // of the title; empty unless it is sorted by
  std::string site, day;               // as the chapter's
  std::string folder;                  // of the input, below the folder that was named
  SpoolPlace chapter;
};

// What a file of a chapter costs in its archive besides its bytes: headers, contents, manifest.
inline constexpr std::uint64_t archive_overhead = 700;

// Chapters are named by where their input stands in the plan: that is settled before anything is
// read, and the same however many workers there are. "a7", "a7-2".
std::string chapter_name(std::size_t job, std::size_t number);

// What a worker answers for one input. Its notices lie in the spool: they are wanted when the book
// is there, and would be most of what the parent holds until then.
struct BundleReply {
  Record record;
  SpoolPlace notices;
  std::string hash;  // of the input, and of what lies beside it
  std::vector<BundleArticle> articles;
};

std::string pack(const BundleReply& reply);

std::string pack(const SpooledChapter& chapter);

// Nothing when pack() did not make the bytes.
std::optional<BundleReply> unpack_bundle(std::string_view bytes);
std::optional<SpooledChapter> unpack_chapter(std::string_view bytes);

}  // namespace lectern

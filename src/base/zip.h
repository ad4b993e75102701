// Zip archives, written entry by entry to wherever they are kept. Wraps libdeflate.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "lectern/result.h"
#include "lectern/sound.h"

namespace lectern {

// What an entry holds, ready to be put into any archive.
struct ZipContent {
  std::string bytes;       // as they lie in the archive
  std::uint64_t size = 0;  // of what they stand for
  std::uint32_t crc = 0;   // likewise
  bool deflated = false;
};

// Deflated where that makes it smaller.
ZipContent zip_content(std::string_view bytes);
// As it is: for what is compressed already.
ZipContent zip_stored(std::string_view bytes);

// The same entries give the same bytes on every machine and in every time zone: in the order given,
// without extra fields where the archive is below 4 GiB, all with the same time. Memory grows by
// the entries' names only.
class ZipWriter {
 public:
  // `out` must outlive the writer.
  explicit ZipWriter(ByteOutput& out) : out_(out) {}

  // Errors: usage for a name that is empty, absolute, doubled or leads out of the archive;
  // too_large for an entry of 4 GiB; those of the output.
  Status add(std::string_view name, const ZipContent& content);
  // Writes the directory; nothing may be added any more.
  Status finish();

 private:
  Status check(std::string_view name, const ZipContent& content);
  Status write(std::string_view bytes);

  ByteOutput& out_;
  std::uint64_t written_ = 0;
  std::string directory_;
  std::unordered_set<std::string> names_;
};

struct ZipEntry {
  std::string name;  // relative, segments separated by '/'
  std::string_view bytes;
  bool stored = false;  // not deflated: for what is compressed already
};

// A whole archive in memory. Errors: as ZipWriter::add.
Result<std::string> zip_archive(std::span<const ZipEntry> entries);

}  // namespace lectern

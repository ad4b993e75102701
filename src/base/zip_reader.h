// Zip archives from outside, read in memory (PKWARE's APPNOTE 6.3: stored and deflated entries,
// zip64). Nothing is ever written by the names in them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/unpack.h"
#include "lectern/result.h"

namespace lectern {

class ZipReader {
 public:
  struct Entry {
    std::string name;      // UTF-8, relative, segments separated by '/', none of them ".."
    bool is_file = false;  // neither a folder nor a link nor a device
    bool encrypted = false;
    std::uint16_t method = 0;    // 0 stored, 8 deflated
    std::uint32_t checksum = 0;  // CRC-32
    std::uint64_t size = 0;      // unpacked, in bytes, as the archive says
    std::string_view packed;     // where its data lies
  };

  // Whether there is a directory of an archive at the end: bytes before and after do not matter.
  static bool recognises(std::string_view bytes);

  // `bytes` must outlive the reader. Errors: malformed; too_large for more than 100,000 entries;
  // unsafe_input for names that are absolute or lead out, for entries that overlap, and where what
  // stands before the data of an entry is not what the directory says of it.
  static Result<ZipReader> open(std::string_view bytes);

  const std::vector<Entry>& entries() const { return entries_; }  // as the directory has them
  const std::map<std::string, std::size_t, std::less<>>& names() const { return by_name_; }
  // The entry of exactly this name; the first when there are several.
  std::optional<std::size_t> find(std::string_view name) const;

  // The entry's bytes, as many as it says, with the right checksum. Errors: encrypted;
  // unsupported_format for another way of packing; malformed; unsafe_input for another size than
  // it says; those of unpack().
  Result<std::string> read(std::size_t entry, UnpackBudget& budget) const;

 private:
  std::vector<Entry> entries_;
  std::map<std::string, std::size_t, std::less<>> by_name_;
};

}  // namespace lectern

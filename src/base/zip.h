// Zip archives, made in memory. Wraps libzip.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lectern/result.h"

namespace lectern {

struct ZipEntry {
  std::string name;        // relative, segments separated by '/'
  std::string_view bytes;  // must live until the archive is made
  bool stored = false;     // not deflated: for what is compressed already
};

// The archive's bytes: entries in the order given, without extra fields, and every one with the
// same time, so that the same entries give the same bytes on every machine and in every time zone.
// Errors: usage for a name that is empty, absolute, doubled or leads out of the archive; system.
Result<std::string> zip_archive(std::span<const ZipEntry> entries);

}  // namespace lectern

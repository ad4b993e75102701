// What a worker answers, as bytes for the channel to the parent. Private to one run of one
// program; a parent that gets garbage from a dying worker is told so and lives.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/duplicates.h"
#include "batch/journal.h"
#include "lectern/convert.h"

namespace lectern {

struct Reply {
  Record record;
  std::vector<JournalOutput> outputs;  // all that are good now; empty unless the state is ok
  std::vector<Fingerprint> articles;   // those that were read
  std::vector<std::string> pictures;   // JournalEntry::pictures
};

std::string pack(const Reply& reply);

// Nothing when pack() did not make the bytes.
std::optional<Reply> unpack(std::string_view bytes);

}  // namespace lectern

// Any bytes as a journal: no crash, and what is read as an entry is written and read the same.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "batch/journal.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (auto entry = lectern::parse_journal_line(bytes)) {
    entry->seconds = entry->audio_seconds = 0;  // written with three decimals only
    if (lectern::parse_journal_line(lectern::journal_line(*entry)) != *entry) std::abort();
  }
  std::istringstream journal(bytes);
  const auto index = lectern::JournalIndex::read(journal);
  if (index.places.size() > index.lines) std::abort();
  for (const auto& [name, place] : index.places)
    if (place.offset + place.size > size) std::abort();
  return 0;
}

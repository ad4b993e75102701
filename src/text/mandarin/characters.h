// What is known of every Han character by itself: voices/cmn/characters.table.
#pragma once

#include <cstdint>
#include <string>

#include "base/mapped_file.h"
#include "lectern/result.h"
#include "text/mandarin/reading.h"

namespace lectern {

struct HanCharacter {
  char32_t code;        // itself
  char32_t simplified;  // itself, where simplified text writes it so too
  Reading reading;      // the usual one
};
static_assert(sizeof(HanCharacter) == 16);

class HanCharacters {
 public:
  // The table is "LHC1", the number of records, two zeros (32 bits each, little endian), then the
  // records in the order of their codes. Errors: those of the file; bad_data when it is none.
  static Result<HanCharacters> open(const std::string& path);

  HanCharacters() = default;

  // nullptr for what is no Han character, or one of which nothing is known.
  const HanCharacter* find(char32_t code) const;

 private:
  MappedFile file_;
  const HanCharacter* begin_ = nullptr;
  const HanCharacter* end_ = nullptr;
  const HanCharacter* common_ = nullptr;  // U+4E00, if all up to U+9FA5 stand in a row behind it
};

}  // namespace lectern

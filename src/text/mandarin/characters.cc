#include "text/mandarin/characters.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace lectern {
namespace {

static_assert(std::endian::native == std::endian::little, "the tables are mapped as they are");

constexpr std::size_t header_size = 16;
constexpr char32_t first_common = 0x4E00, last_common = 0x9FA5;

}  // namespace

Result<HanCharacters> HanCharacters::open(const std::string& path) {
  HanCharacters table;
  table.file_ = LECTERN_TRY(MappedFile::open(path));
  const std::string_view bytes = table.file_.bytes();
  std::uint32_t number = 0;
  if (bytes.size() >= header_size) std::memcpy(&number, bytes.data() + 4, sizeof number);
  if (!bytes.starts_with("LHC1") ||
      bytes.size() != header_size + std::size_t{number} * sizeof(HanCharacter))
    return Error{Error::Code::bad_data, "is no table of Han characters", "", path};
  table.begin_ = reinterpret_cast<const HanCharacter*>(bytes.data() + header_size);
  table.end_ = table.begin_ + number;
  const auto* common = std::lower_bound(
      table.begin_, table.end_, first_common,
      [](const HanCharacter& character, char32_t code) { return character.code < code; });
  // The ends of a sorted stretch of the right length are enough: find() checks what it finds.
  if (table.end_ - common > last_common - first_common) table.common_ = common;
  return table;
}

const HanCharacter* HanCharacters::find(char32_t code) const {
  if (code < 0x2E80) return nullptr;
  if (common_ != nullptr && code >= first_common && code <= last_common) {
    const HanCharacter* found = common_ + (code - first_common);
    if (found->code == code) return found;
  }
  const auto* found = std::lower_bound(
      begin_, end_, code,
      [](const HanCharacter& character, char32_t wanted) { return character.code < wanted; });
  return found != end_ && found->code == code ? found : nullptr;
}

}  // namespace lectern

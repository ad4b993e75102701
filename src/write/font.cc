// The tables of a font that we read ourselves (OpenType 1.9): directory, name, OS/2, fvar. Every
// number in them may be wrong; what lies outside of the bytes reads as nothing.
#include "write/font.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "base/utf8.h"
#include "lectern/write.h"

namespace lectern {
namespace {

constexpr std::size_t longest_family = 100;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || bytes.size() - at < size) return 0;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}
std::uint32_t number_16(std::string_view bytes, std::size_t at) {
  return number(bytes, at, 2);
}
std::uint32_t number_32(std::string_view bytes, std::size_t at) {
  return number(bytes, at, 4);
}

// Empty when it does not lie inside whole.
std::string_view part(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || bytes.size() - at < size) return {};
  return bytes.substr(at, size);
}

Error refuse(std::string_view what, std::string_view way_out) {
  return Error{Error::Code::usage, std::string(what), std::string(way_out), ""};
}

class Tables {
 public:
  Tables(std::string_view bytes, std::size_t directory) : bytes_(bytes), directory_(directory) {}

  std::string_view find(std::string_view tag) const {
    const std::uint32_t count = number_16(bytes_, directory_ + 4);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t entry = directory_ + 12 + 16 * i;
      if (part(bytes_, entry, 4) == tag)
        return part(bytes_, number_32(bytes_, entry + 8), number_32(bytes_, entry + 12));
    }
    return {};
  }

 private:
  std::string_view bytes_;
  std::size_t directory_;
};

constexpr std::string_view true_type("\0\1\0\0", 4);

Result<Tables> open_tables(std::string_view bytes) {
  const std::string_view collection = part(bytes, 0, 4);
  if (collection == "wOFF" || collection == "wOF2")
    return refuse("is a font packed for the web (WOFF)", "give it unpacked, as .ttf or .otf");
  const std::size_t directory = collection == "ttcf" ? number_32(bytes, 12) : 0;
  const std::string_view kind = part(bytes, directory, 4);
  if (kind != true_type && kind != "true" && kind != "OTTO")
    return refuse("is no font", "give a TrueType or OpenType font (.ttf, .otf, .ttc)");
  const Tables tables(bytes, directory);
  const auto has = [&](std::string_view tag) { return !tables.find(tag).empty(); };
  if (!has("cmap") || !has("head") || !has("maxp"))
    return refuse("is a font without its most needed tables", "give a whole one");
  if (!has("glyf") && !has("CFF ") && !has("CFF2"))
    return refuse("is a font without outlines", "give one that can be shown in any size");
  return tables;
}

// OS/2, fsType. A font without that table says nothing against it.
Status check_permission(std::string_view os2) {
  constexpr std::uint32_t usage = 0xF, restricted = 2, whole_only = 0x100, bitmaps_only = 0x200;
  const std::uint32_t permission = number_16(os2, 8);
  if ((permission & usage) == restricted)
    return refuse("is a font whose licence forbids embedding (fsType)", "choose a free font");
  if ((permission & whole_only) != 0)
    return refuse("is a font that may not be embedded in part (fsType)", "choose a free font");
  if ((permission & bitmaps_only) != 0)
    return refuse("is a font of which only bitmaps may be embedded (fsType)", "choose a free font");
  return Done{};
}

std::string from_utf16(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at + 2 <= bytes.size(); at += 2) {
    char32_t character = number_16(bytes, at);
    const char32_t next = number_16(bytes, at + 2);
    if (character >= 0xD800 && character < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
      character = 0x10000 + ((character - 0xD800) << 10) + (next - 0xDC00);
      at += 2;
    }
    const bool alone = character >= 0xD800 && character < 0xE000;
    append_utf8(text, alone ? replacement_character : character);
  }
  return text;
}

// What a string of CSS can hold without escapes.
std::string tidy_family(std::string_view name) {
  std::string plain(first_bytes(name, longest_family));
  std::erase_if(plain, [](char c) { return c == '"' || c == '\\' || c == '<' || c == '>'; });
  return clean_line(plain);
}

// The better of two records has the greater number; 0: not a name of the family.
int worth(std::uint32_t platform, std::uint32_t language, std::uint32_t id) {
  constexpr std::uint32_t family = 1, typographic_family = 16, english = 0x409;
  if (id != family && id != typographic_family) return 0;
  const int kind = id == typographic_family ? 10 : 0;
  if (platform == 3) return kind + (language == english ? 4 : 3);  // Windows
  return kind + (platform == 0 ? 2 : 1);                           // Unicode, Macintosh
}

std::string read_family(std::string_view names) {
  constexpr std::uint32_t macintosh = 1;
  const std::uint32_t count = number_16(names, 2), texts = number_16(names, 4);
  std::string best;
  int best_worth = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view record = part(names, 6 + 12 * i, 12);
    if (record.empty()) break;
    const std::uint32_t platform = number_16(record, 0);
    const int its_worth = worth(platform, number_16(record, 4), number_16(record, 6));
    if (its_worth <= best_worth) continue;
    const std::string_view text = part(names, texts + number_16(record, 10), number_16(record, 8));
    const bool ascii = std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
    std::string family;
    if (platform != macintosh)
      family = tidy_family(from_utf16(text));
    else if (ascii)
      family = tidy_family(text);
    if (family.empty()) continue;
    best = std::move(family);
    best_worth = its_worth;
  }
  return best.empty() ? "Embedded font" : best;
}

int tidy_weight(std::uint32_t weight) {
  return weight == 0 ? 400 : static_cast<int>(std::clamp(weight, 1U, 1000U));
}

// The weights that a variable font can take; others have no such table.
void read_axes(std::string_view axes, FontFacts& facts) {
  const std::uint32_t begin = number_16(axes, 4), count = number_16(axes, 8),
                      size = number_16(axes, 10);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view axis = part(axes, begin + i * size, 20);
    if (!axis.starts_with("wght")) continue;
    facts.lightest = tidy_weight(number_16(axis, 4));  // whole parts of fixed-point numbers
    facts.heaviest = std::max(facts.lightest, tidy_weight(number_16(axis, 12)));
    return;
  }
}

}  // namespace

Result<FontFacts> read_font(std::string_view bytes) {
  const Tables tables = LECTERN_TRY(open_tables(bytes));
  const std::string_view os2 = tables.find("OS/2");
  LECTERN_TRY(check_permission(os2));
  FontFacts facts;
  facts.family = read_family(tables.find("name"));
  facts.lightest = facts.heaviest = tidy_weight(number_16(os2, 4));
  facts.italic = (number_16(os2, 62) & 1) != 0;
  read_axes(tables.find("fvar"), facts);
  return facts;
}

Status check_font(std::string_view bytes) {
  static_cast<void>(LECTERN_TRY(read_font(bytes)));
  return Done{};
}

}  // namespace lectern

// The directory is read here and not by libzip: libzip does not show where entries lie, so that
// overlapping ones cannot be told, and it reads every directory that the archive's end seems to
// name, which takes minutes for an archive made of such ends.
#include "base/zip_reader.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

constexpr std::size_t most_entries = 100'000;
constexpr std::size_t longest_tail = 0xFFFF;  // bytes after the end record: the comment

constexpr std::string_view local_mark = "PK\3\4", entry_mark = "PK\1\2", end_mark = "PK\5\6",
                           wide_end_mark = "PK\6\6", wide_locator_mark = "PK\6\7";
constexpr std::size_t local_size = 30, entry_size = 46, end_size = 22, wide_end_size = 56,
                      wide_locator_size = 20;
constexpr std::uint32_t in_wide_field = 0xFFFFFFFF;  // the true number stands in the extra field

Error malformed(std::string_view what) {
  return {Error::Code::malformed, std::string(what), "save it again", ""};
}

Error unsafe(std::string what) {
  return {Error::Code::unsafe_input, std::move(what), "it was made to do harm; do not open it", ""};
}

// A little-endian number. Requires: it lies inside the bytes.
template <class T>
T number(std::string_view bytes, std::size_t at) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i)
    value |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  return static_cast<T>(value);
}
std::uint16_t number16(std::string_view bytes, std::size_t at) {
  return number<std::uint16_t>(bytes, at);
}
std::uint32_t number32(std::string_view bytes, std::size_t at) {
  return number<std::uint32_t>(bytes, at);
}
std::uint64_t number64(std::string_view bytes, std::size_t at) {
  return number<std::uint64_t>(bytes, at);
}

struct Directory {
  std::size_t begin = 0, end = 0;  // offsets in the bytes
  std::uint64_t shift = 0;         // what lies before the archive: offsets do not count it
  std::uint64_t entries = 0;
};

// The end record says how long the directory is, which lies right before it, and where it begins,
// as counted from the archive's own beginning.
std::optional<Directory> place(std::string_view bytes, std::size_t end, std::uint64_t size,
                               std::uint64_t offset, std::uint64_t entries) {
  if (size > end || offset > end - size) return std::nullopt;
  const auto begin = static_cast<std::size_t>(end - size);
  // An empty directory is the whole archive: behind other bytes it would hide the true one.
  const bool fits = entries == 0 ? end == 0 : bytes.substr(begin).starts_with(entry_mark);
  if (!fits) return std::nullopt;
  return Directory{begin, end, begin - offset, entries};
}

std::optional<Directory> directory_before(std::string_view bytes, std::size_t end) {
  const bool wide = end >= wide_locator_size + wide_end_size &&
                    bytes.substr(end - wide_locator_size).starts_with(wide_locator_mark);
  if (wide) {
    const std::size_t at = end - wide_locator_size - wide_end_size;
    if (bytes.substr(at).starts_with(wide_end_mark))
      return place(bytes, at, number64(bytes, at + 40), number64(bytes, at + 48),
                   number64(bytes, at + 32));
  }
  return place(bytes, end, number32(bytes, end + 12), number32(bytes, end + 16),
               number16(bytes, end + 10));
}

// The last end record that a directory lies before.
std::optional<Directory> find_directory(std::string_view bytes) {
  if (bytes.size() < end_size) return std::nullopt;
  const std::size_t last = bytes.size() - end_size;
  const std::size_t first = last > longest_tail ? last - longest_tail : 0;
  const std::string_view tail = bytes.substr(first);
  for (std::size_t at = tail.rfind(end_mark, last - first); at != tail.npos;
       at = at == 0 ? tail.npos : tail.rfind(end_mark, at - 1))
    if (const auto found = directory_before(bytes, first + at)) return found;
  return std::nullopt;
}

bool leads_out(std::string_view name) {
  if (name.empty() || name.starts_with('/')) return true;
  if (name.find('\\') != name.npos || name.find('\0') != name.npos) return true;
  if (name.size() > 1 && is_ascii_letter(name[0]) && name[1] == ':') return true;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t slash = std::min(name.find('/', at), name.size());
    if (name.substr(at, slash - at) == "..") return true;
    at = slash + 1;
  }
  return false;
}

// What the directory says of one entry.
struct Record {
  std::string_view name;
  std::uint16_t flags = 0, method = 0;
  std::uint32_t checksum = 0;
  std::uint64_t packed = 0, size = 0, offset = 0;
  bool is_file = false;
};

// APPNOTE 4.5.3: what did not fit stands here, in this order, and nothing else.
Status read_wide_field(std::string_view extra, Record& record) {
  while (extra.size() >= 4) {
    const std::uint16_t kind = number16(extra, 0);
    const std::size_t size = number16(extra, 2);
    if (size > extra.size() - 4) break;  // other producers' rubbish
    std::string_view field = extra.substr(4, size);
    extra.remove_prefix(4 + size);
    if (kind != 1) continue;
    for (std::uint64_t* const it : {&record.size, &record.packed, &record.offset}) {
      if (*it != in_wide_field) continue;
      if (field.size() < 8) return malformed("its directory is damaged");
      *it = number64(field, 0);
      field.remove_prefix(8);
    }
  }
  return Done{};
}

// Whether the file system of its maker says that it is a plain file.
bool is_plain_file(std::string_view bytes, std::size_t at, std::string_view name) {
  if (name.ends_with('/')) return false;
  const unsigned maker = number16(bytes, at + 4) >> 8;
  const std::uint32_t type = number32(bytes, at + 38) >> 16 & 0170000;
  const bool unix_like = maker == 3 || maker == 19;
  return !unix_like || type == 0 || type == 0100000;
}

// Reads one record and moves past it.
Result<Record> read_record(std::string_view bytes, std::size_t& at, std::size_t end) {
  if (end - at < entry_size || !bytes.substr(at).starts_with(entry_mark))
    return malformed("its directory is damaged");
  const std::size_t name_size = number16(bytes, at + 28), extra_size = number16(bytes, at + 30),
                    comment_size = number16(bytes, at + 32);
  if (end - at - entry_size < name_size + extra_size + comment_size)
    return malformed("its directory is damaged");
  Record record;
  record.name = bytes.substr(at + entry_size, name_size);
  record.flags = number16(bytes, at + 8);
  record.method = number16(bytes, at + 10);
  record.checksum = number32(bytes, at + 16);
  record.packed = number32(bytes, at + 20);
  record.size = number32(bytes, at + 24);
  record.offset = number32(bytes, at + 42);
  record.is_file = is_plain_file(bytes, at, record.name);
  LECTERN_TRY(read_wide_field(bytes.substr(at + entry_size + name_size, extra_size), record));
  at += entry_size + name_size + extra_size + comment_size;
  return record;
}

struct Place {
  std::size_t begin = 0, data = 0, end = 0;
};

// Where an entry lies, by the header before its data, which must not say anything else.
Result<Place> place_of(std::string_view bytes, const Directory& directory, const Record& record) {
  const std::size_t room = directory.begin;
  if (record.offset > room || directory.shift > room - record.offset)
    return unsafe("an entry lies outside the archive");
  const auto begin = static_cast<std::size_t>(record.offset + directory.shift);
  if (room - begin < local_size || !bytes.substr(begin).starts_with(local_mark))
    return unsafe("an entry is not where the archive's directory says");
  const std::size_t name_size = number16(bytes, begin + 26);
  const std::size_t data = begin + local_size + name_size + number16(bytes, begin + 28);
  if (data > room || record.packed > room - data) return unsafe("an entry runs over its archive");
  if (bytes.substr(begin + local_size, name_size) != record.name)
    return unsafe("an entry has another name than the archive's directory says");
  const std::uint32_t packed = number32(bytes, begin + 18);
  const bool told_later = (number16(bytes, begin + 6) & 8) != 0 || packed == in_wide_field;
  if (!told_later && packed != record.packed)
    return unsafe("an entry has another size than the archive's directory says");
  return Place{begin, data, data + static_cast<std::size_t>(record.packed)};
}

Status check_overlaps(std::vector<Place>& places) {
  std::ranges::sort(places, {}, &Place::begin);
  for (std::size_t i = 1; i < places.size(); ++i)
    if (places[i].begin < places[i - 1].end) return unsafe("its entries overlap");
  return Done{};
}

std::string clean_name(std::string_view name) {
  while (name.starts_with("./")) name.remove_prefix(2);
  std::size_t replaced = 0;
  return to_utf8(name, replaced);
}

}  // namespace

bool ZipReader::recognises(std::string_view bytes) {
  return find_directory(bytes).has_value();
}

Result<ZipReader> ZipReader::open(std::string_view bytes) {
  const std::optional<Directory> directory = find_directory(bytes);
  if (!directory) return malformed("its end, where a zip archive has its directory, is missing");
  if (directory->entries > most_entries)
    return Error{Error::Code::too_large, "has more than 100,000 entries", "split it", ""};
  ZipReader reader;
  std::vector<Place> places;
  std::size_t at = directory->begin;
  while (at < directory->end) {
    if (places.size() == directory->entries) return unsafe("its directory has hidden entries");
    const Record record = LECTERN_TRY(read_record(bytes, at, directory->end));
    if (leads_out(record.name))
      return unsafe(fmt::format("has an entry whose name leads out of it: \"{}\"",
                                clean_line(clean_name(record.name.substr(0, 80)))));
    const Place place = LECTERN_TRY(place_of(bytes, *directory, record));
    places.push_back(place);
    const bool encrypted = (record.flags & 1) != 0;
    reader.entries_.push_back({clean_name(record.name), record.is_file, encrypted, record.method,
                               record.checksum, record.size,
                               bytes.substr(place.data, place.end - place.data)});
    reader.by_name_.emplace(reader.entries_.back().name, reader.entries_.size() - 1);
  }
  if (places.size() != directory->entries) return malformed("its directory is damaged");
  LECTERN_TRY(check_overlaps(places));
  return reader;
}

std::optional<std::size_t> ZipReader::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return std::nullopt;
  return found->second;
}

Result<std::string> ZipReader::read(std::size_t index, UnpackBudget& budget) const {
  const Entry& entry = entries_[index];
  if (entry.encrypted)
    return Error{Error::Code::encrypted, "is encrypted", "unpack it with its password first", ""};
  if (entry.method != 0 && entry.method != 8)
    return Error{Error::Code::unsupported_format,
                 fmt::format("is packed in a way ({}) that lectern cannot unpack", entry.method),
                 "unpack it first", ""};
  Unpacked unpacked;
  if (entry.method == 0) {
    LECTERN_TRY(budget.spend(entry.packed.size()));
    unpacked.bytes = entry.packed;
  } else {
    unpacked = LECTERN_TRY(unpack(entry.packed, Packing::deflate, budget));
  }
  if (!unpacked.whole) return malformed("its packed data is damaged");
  if (unpacked.bytes.size() != entry.size)
    return unsafe("an entry unpacks to another size than the archive says");
  if (crc32_of(unpacked.bytes) != entry.checksum) return malformed("its checksum is wrong");
  return std::move(unpacked.bytes);
}

}  // namespace lectern

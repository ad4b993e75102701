#include "base/zip.h"

#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <new>

#include <fmt/format.h>

#include "base/memory_output.h"
#include "base/utf8.h"

namespace lectern {
namespace {

// Above it little is won: docs/decisions/zip-writing.md.
constexpr int deflate_level = 6;

// What APPNOTE.TXT 6.3.10 names in sections 4.3 to 4.5.
constexpr std::uint32_t local_signature = 0x04034B50;
constexpr std::uint32_t central_signature = 0x02014B50;
constexpr std::uint32_t end_signature = 0x06054B50;
constexpr std::uint32_t end64_signature = 0x06064B50;
constexpr std::uint32_t locator64_signature = 0x07064B50;
constexpr std::uint16_t stored_version = 10, deflated_version = 20, zip64_version = 45;
constexpr std::uint16_t utf8_names = 1 << 11;                     // general purpose flag
constexpr std::uint16_t entry_time = 0, entry_date = 1 << 5 | 1;  // midnight, 1980-01-01
constexpr std::uint16_t zip64_field = 1;
constexpr std::uint64_t limit16 = 0xFFFF, limit32 = 0xFFFFFFFF;  // and above: see the zip64 field

struct FreeCompressor {
  void operator()(libdeflate_compressor* it) const { libdeflate_free_compressor(it); }
};

// Made once for each process: it takes longer than the packing of a short text.
libdeflate_compressor* compressor() {
  static const std::unique_ptr<libdeflate_compressor, FreeCompressor> made(
      libdeflate_alloc_compressor(deflate_level));
  if (!made) throw std::bad_alloc();  // out of memory ends the worker, as everywhere
  return made.get();
}

bool is_safe_name(std::string_view name) {
  if (name.empty() || name.size() > limit16 || !is_utf8(name)) return false;
  if (name.find_first_of("\\:") != name.npos) return false;
  if (std::ranges::any_of(name, [](unsigned char c) { return c < 0x20 || c == 0x7F; }))
    return false;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t slash = std::min(name.find('/', at), name.size());
    const std::string_view segment = name.substr(at, slash - at);
    if (segment.empty() || segment == "." || segment == "..") return false;
    at = slash + 1;
  }
  return true;
}

// Numbers as zip has them: the lowest byte first.
class Fields {
 public:
  Fields& two(std::uint64_t value) { return put(value, 2); }
  Fields& four(std::uint64_t value) { return put(value, 4); }
  Fields& eight(std::uint64_t value) { return put(value, 8); }
  Fields& text(std::string_view bytes) {
    bytes_ += bytes;
    return *this;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  Fields& put(std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i) bytes_ += static_cast<char>(value >> 8 * i & 0xFF);
    return *this;
  }
  std::string bytes_;
};

// What a local header and the directory say of an entry in the same words.
void describe(Fields& fields, std::uint16_t version, std::string_view name,
              const ZipContent& content) {
  fields.two(version).two(utf8_names).two(content.deflated ? 8 : 0);
  fields.two(entry_time).two(entry_date).four(content.crc);
  fields.four(content.bytes.size()).four(content.size).two(name.size());
}

}  // namespace

ZipContent zip_stored(std::string_view bytes) {
  return {std::string(bytes), bytes.size(), libdeflate_crc32(0, bytes.data(), bytes.size()), false};
}

ZipContent zip_content(std::string_view bytes) {
  ZipContent content{{}, bytes.size(), libdeflate_crc32(0, bytes.data(), bytes.size()), true};
  // No more room than the text has itself: what does not fit is better stored.
  content.bytes.resize(bytes.size());
  const std::size_t packed = libdeflate_deflate_compress(
      compressor(), bytes.data(), bytes.size(), content.bytes.data(), content.bytes.size());
  if (packed == 0) return zip_stored(bytes);
  content.bytes.resize(packed);
  return content;
}

Status ZipWriter::check(std::string_view name, const ZipContent& content) {
  if (!is_safe_name(name) || !names_.insert(std::string(name)).second)
    return Error{Error::Code::usage,
                 fmt::format("\"{}\" cannot be the name of an archive's entry", name),
                 {},
                 {}};
  if (content.size >= limit32 || content.bytes.size() >= limit32)
    return Error{Error::Code::too_large, fmt::format("{} is larger than 4 GiB", name), {}, {}};
  return Done{};
}

Status ZipWriter::write(std::string_view bytes) {
  LECTERN_TRY(out_.write(bytes));
  written_ += bytes.size();
  return Done{};
}

Status ZipWriter::add(std::string_view name, const ZipContent& content) {
  LECTERN_TRY(check(name, content));
  const bool far = written_ >= limit32;
  const std::uint16_t version = content.deflated ? deflated_version : stored_version;
  const std::uint16_t central_version = far ? zip64_version : version;
  Fields extra;
  if (far) extra.two(zip64_field).two(8).eight(written_);
  Fields central;
  central.four(central_signature).two(central_version);
  describe(central, central_version, name, content);
  central.two(extra.bytes().size()).two(0).two(0).two(0).four(0);
  central.four(std::min(written_, limit32)).text(name).text(extra.bytes());
  directory_ += central.bytes();

  Fields local;
  local.four(local_signature);
  describe(local, version, name, content);
  local.two(0).text(name);
  LECTERN_TRY(write(local.bytes()));
  return write(content.bytes);
}

Status ZipWriter::finish() {
  const std::uint64_t begin = written_, count = names_.size(), size = directory_.size();
  LECTERN_TRY(write(directory_));
  Fields end;
  if (count >= limit16 || begin >= limit32 || size >= limit32) {
    const std::uint64_t end64 = written_;
    end.four(end64_signature).eight(44).two(zip64_version).two(zip64_version).four(0).four(0);
    end.eight(count).eight(count).eight(size).eight(begin);
    end.four(locator64_signature).four(0).eight(end64).four(1);
  }
  end.four(end_signature).two(0).two(0);
  end.two(std::min(count, limit16)).two(std::min(count, limit16));
  end.four(std::min(size, limit32)).four(std::min(begin, limit32)).two(0);
  return write(end.bytes());
}

Result<std::string> zip_archive(std::span<const ZipEntry> entries) {
  MemoryOutput memory;
  ZipWriter archive(memory);
  for (const ZipEntry& entry : entries)
    LECTERN_TRY(
        archive.add(entry.name, entry.stored ? zip_stored(entry.bytes) : zip_content(entry.bytes)));
  LECTERN_TRY(archive.finish());
  return memory.take();
}

}  // namespace lectern

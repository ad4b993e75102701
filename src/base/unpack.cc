#include "base/unpack.h"

#define ZLIB_CONST
#include <zlib.h>

#include <algorithm>
#include <array>
#include <climits>

namespace lectern {
namespace {

constexpr std::uint64_t largest_part = std::uint64_t{1} << 28;  // bytes, as for a file
constexpr std::uint64_t harmless = std::uint64_t{10} << 20;     // bytes
constexpr std::uint64_t greatest_ratio = 200;                   // unpacked to packed
constexpr std::size_t step = std::size_t{1} << 16;              // bytes
constexpr std::array window_bits = {-MAX_WBITS, MAX_WBITS, MAX_WBITS + 16};

class Inflater {
 public:
  Inflater(std::string_view packed, Packing packing) : packing_(packing) {
    stream_.next_in = reinterpret_cast<const Bytef*>(packed.data());
    stream_.avail_in = static_cast<uInt>(packed.size());
    good_ = inflateInit2(&stream_, window_bits[static_cast<std::size_t>(packing)]) == Z_OK;
  }
  ~Inflater() {
    if (good_) inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  // Appends up to `step` bytes. Z_OK: there may be more.
  int next(std::string& bytes) {
    if (!good_) return Z_MEM_ERROR;
    stream_.next_out = buffer_.data();
    stream_.avail_out = static_cast<uInt>(buffer_.size());
    const int code = inflate(&stream_, Z_NO_FLUSH);
    bytes.append(reinterpret_cast<const char*>(buffer_.data()), buffer_.size() - stream_.avail_out);
    return code == Z_STREAM_END && next_member() ? Z_OK : code;
  }

 private:
  bool next_member() {
    const bool more = packing_ == Packing::gzip && stream_.avail_in >= 2 &&
                      stream_.next_in[0] == 0x1F && stream_.next_in[1] == 0x8B;
    return more && inflateReset(&stream_) == Z_OK;
  }

  z_stream stream_{};
  Packing packing_;
  bool good_ = false;
  std::array<Bytef, step> buffer_;
};

Status check_growth(std::uint64_t unpacked, std::uint64_t packed) {
  if (unpacked > harmless && unpacked / greatest_ratio > packed)
    return Error{Error::Code::unsafe_input, "unpacks to more than 200 times its size",
                 "it was made to fill a memory; do not open it", ""};
  if (unpacked > largest_part)
    return Error{Error::Code::too_large, "a part of it is larger than 256 MiB", "split it", ""};
  return Done{};
}

}  // namespace

Status UnpackBudget::spend(std::uint64_t bytes) {
  if (bytes > left_) {
    left_ = 0;
    return Error{Error::Code::too_large, "unpacks to more than one input may", "split it", ""};
  }
  left_ -= bytes;
  return Done{};
}

Result<Unpacked> unpack(std::string_view packed, Packing packing, UnpackBudget& budget) {
  if (packed.size() > UINT_MAX)
    return Error{Error::Code::too_large, "a part of it is larger than 4 GiB", "split it", ""};
  Inflater inflater(packed, packing);
  Unpacked result;
  for (;;) {
    const std::size_t before = result.bytes.size();
    const int code = inflater.next(result.bytes);
    LECTERN_TRY(budget.spend(result.bytes.size() - before));
    LECTERN_TRY(check_growth(result.bytes.size(), packed.size()));
    if (code == Z_OK) continue;
    if (code == Z_MEM_ERROR) return Error{Error::Code::system, "there is no memory left", "", ""};
    result.whole = code == Z_STREAM_END;
    if (result.whole || code == Z_BUF_ERROR) return result;
    return Error{Error::Code::malformed, "its packed data is damaged", "save it again", ""};
  }
}

std::uint32_t crc32_of(std::string_view bytes) {
  std::uint32_t sum = 0;
  while (!bytes.empty()) {
    const std::string_view part = bytes.substr(0, std::size_t{1} << 30);
    sum = static_cast<std::uint32_t>(
        crc32(sum, reinterpret_cast<const Bytef*>(part.data()), static_cast<uInt>(part.size())));
    bytes.remove_prefix(part.size());
  }
  return sum;
}

}  // namespace lectern

#include "read/characters/transcode.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include <array>
#include <memory>

#include "base/utf8.h"

namespace lectern {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open(const char* name) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name, &error);
  return {U_SUCCESS(error) ? converter : nullptr, ucnv_close};
}

// ICU calls this for every sequence it cannot read.
void on_bad_sequence(const void* count, UConverterToUnicodeArgs* to, const char* bytes,
                     std::int32_t size, UConverterCallbackReason reason, UErrorCode* error) {
  if (reason > UCNV_IRREGULAR) return;
  *error = U_ZERO_ERROR;
  std::array<UChar, 2> text = {0xFFFD, 0};
  std::int32_t length = 1;
  const auto last = static_cast<unsigned char>(size > 0 ? bytes[size - 1] : 0);
  if (size == 1 && last == 0x80) {
    text[0] = 0x20AC;  // the euro of GBK; no other converter of the table is asked for one
  } else {
    ++*static_cast<std::size_t*>(const_cast<void*>(count));
    if (size > 1 && last < 0x80) text[static_cast<std::size_t>(length++)] = last;
  }
  ucnv_cbToUWriteUChars(to, text.data(), length, 0, error);
}

struct Replacement {
  std::string_view from, to;
};
// What ICU's tables have where the standard's indexes have another character.
constexpr Replacement japanese[] = {
    {"\u301C", "\uFF5E"}, {"\u2016", "\u2225"}, {"\u2212", "\uFF0D"},
    {"\u00A2", "\uFFE0"}, {"\u00A3", "\uFFE1"}, {"\u00AC", "\uFFE2"},
};
constexpr Replacement chinese[] = {{"\uE5E5", "\u3000"}};

template <class List>
void replace_all(const List& replacements, std::string& text) {
  for (const auto& [from, to] : replacements) {
    std::size_t at = text.find(from), copied = 0;
    if (at == std::string::npos) continue;
    std::string replaced;
    for (; at != std::string::npos; at = text.find(from, copied)) {
      replaced.append(text, copied, at - copied).append(to);
      copied = at + from.size();
    }
    text = replaced.append(text, copied);
  }
}

}  // namespace

std::string transcode(std::string_view bytes, const Encoding& encoding, std::size_t& replaced) {
  if (encoding.kind == EncodingKind::utf8) return to_utf8(bytes, replaced);
  const Converter from = open(encoding.converter), to = open("UTF-8");
  if (from == nullptr || to == nullptr) return to_utf8(bytes, replaced);  // a damaged ICU
  UErrorCode error = U_ZERO_ERROR;
  ucnv_setToUCallBack(from.get(), on_bad_sequence, &replaced, nullptr, nullptr, &error);
  std::string out;
  std::array<UChar, 2048> units;
  std::array<char, 8192> buffer;
  UChar *units_in = units.data(), *units_out = units.data();
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  out.reserve(bytes.size() + bytes.size() / 4);
  do {
    error = U_ZERO_ERROR;
    char* target = buffer.data();
    ucnv_convertEx(to.get(), from.get(), &target, buffer.data() + buffer.size(), &source,
                   source_end, units.data(), &units_in, &units_out, units.data() + units.size(),
                   false, true, &error);
    out.append(buffer.data(), static_cast<std::size_t>(target - buffer.data()));
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  if (encoding.name == "EUC-JP") replace_all(japanese, out);
  if (encoding.name == "GBK" || encoding.name == "gb18030") replace_all(chinese, out);
  return out;
}

}  // namespace lectern

#include "read/characters/encoding.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"
#include "read/characters/double_encoding.h"
#include "read/characters/encoding_claims.h"
#include "read/characters/encoding_detection.h"
#include "read/characters/transcode.h"

namespace lectern {
namespace {

constexpr std::size_t looked_through = 4096;  // bytes, for the zeros of UTF-16
// So many good sequences to a bad one make damaged UTF-8 of what is labelled something else.
constexpr std::size_t damaged_utf8 = 20;
// So many bad sequences without a good one make something else of what is labelled UTF-8.
constexpr std::size_t no_utf8 = 8;

struct Choice {
  const Encoding* encoding;
  bool guessed = false;
  bool whole = false;  // UTF-8 without a flaw
};

// Without branches, so that a whole text is looked through in vectors.
bool is_harmful(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const bool control = (byte < 0x20) & (byte != '\n') & (byte != '\t') & (byte != '\r');
  return control | (byte == 0x7F);
}

void remove_controls(std::string& text, Notices& notices) {
  unsigned char harmful = 0;
  for (const char c : text) harmful |= static_cast<unsigned char>(is_harmful(c));
  const std::size_t removed = harmful ? std::erase_if(text, is_harmful) : 0;
  if (removed > 0)
    notices.push_back({Notice::Kind::control_characters, "",
                       fmt::format("{} control characters removed", removed)});
}

// "\r\n" and "\r" → "\n", as https://infra.spec.whatwg.org/#normalize-newlines says.
void normalize_line_breaks(std::string& text) {
  std::size_t at = text.find('\r');
  if (at == std::string::npos) return;
  std::size_t to = at;
  for (; at < text.size(); ++at) {
    const bool pair = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (!pair) text[to++] = text[at] == '\r' ? '\n' : text[at];
  }
  text.resize(to);
}

// UTF-16 that lost its mark: markup and line breaks have zeros in every other byte, and only there.
const Encoding* utf16_by_zeros(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, looked_through);
  if (bytes.size() % 2 != 0 || start.find('\0') == start.npos) return nullptr;
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < start.size(); ++i) zeros[i % 2] += start[i] == '\0';
  const std::size_t units = start.size() / 2;
  const bool little = zeros[1] > zeros[0];
  const std::size_t many = std::max(zeros[0], zeros[1]), few = std::min(zeros[0], zeros[1]);
  if (many < 4 || many * 8 < units || few * 8 > many) return nullptr;
  const Encoding* encoding = encoding_of_label(little ? "utf-16le" : "utf-16be");
  std::size_t replaced = 0;
  (void)transcode(start.substr(0, start.size() - start.size() % 4), *encoding, replaced);
  return replaced <= 1 ? encoding : nullptr;  // a pair may be cut in two
}

// How much of the text is UTF-8 beyond ASCII, and how much is not.
struct Balance {
  std::size_t good = 0, bad = 0;  // sequences
};

Balance balance_of(std::string_view bytes) {
  Balance balance;
  while (!bytes.empty()) {
    const std::size_t valid = first_invalid(bytes);
    for (const char c : bytes.substr(0, valid))
      balance.good += static_cast<unsigned char>(c) >= 0xC2;
    if (valid == bytes.size()) break;
    ++balance.bad;
    bytes.remove_prefix(valid + 1);
  }
  return balance;
}

// Seven-bit codes are ASCII, and therefore UTF-8, to the eye.
bool has_escapes(std::string_view bytes) {
  return bytes.find('\x1B') != std::string_view::npos || bytes.find("~{") != std::string_view::npos;
}

Choice choose(std::string_view bytes, std::string_view charset) {
  const Encoding* const utf8 = encoding_of_label("utf-8");
  const bool valid = is_utf8(bytes);
  if (valid && !has_escapes(bytes)) return {utf8, false, true};
  const Encoding* claimed = encoding_of_label(charset);
  if (claimed == nullptr) {
    claimed = declared_encoding(bytes);
    // Who can read this declaration reads no UTF-16.
    if (claimed != nullptr && claimed->kind == EncodingKind::utf16) claimed = utf8;
  }
  if (valid) {
    if (claimed != nullptr && claimed->kind == EncodingKind::escapes) return {claimed};
    const Encoding* found = claimed == nullptr ? detect_encoding(bytes) : nullptr;
    return found != nullptr && found->kind == EncodingKind::escapes ? Choice{found, true}
                                                                    : Choice{utf8, false, true};
  }
  const auto [good, bad] = balance_of(bytes);
  if (good >= damaged_utf8 * bad) return {utf8};
  if (claimed == utf8 && (good >= bad || bad < no_utf8)) return {utf8};
  if (claimed != nullptr && claimed != utf8) return {claimed};
  const Encoding* found = detect_encoding(bytes);
  return found != nullptr && good < bad ? Choice{found, true} : Choice{utf8};
}

// A label of many-byte characters that the bytes belie shows in what it leaves unread.
bool is_nonsense(std::string_view text, std::size_t replaced) {
  std::size_t characters = 0;  // beyond ASCII
  for (const char c : text) characters += static_cast<unsigned char>(c) >= 0xC2;
  return replaced > 4 && replaced * 5 > characters;
}

std::string mended(std::string text, Notices& notices) {
  auto before = undo_double_encoding(text);
  if (!before) return text;
  notices.push_back({Notice::Kind::guessed_encoding, "", "was UTF-8 that had been encoded twice"});
  return std::move(*before);
}

std::string decode_chosen(std::string_view bytes, Choice choice, Notices& notices) {
  if (choice.whole) return mended(std::string(bytes), notices);
  std::size_t replaced = 0;
  std::string text = transcode(bytes, *choice.encoding, replaced);
  if (!choice.guessed && choice.encoding->kind == EncodingKind::multibyte &&
      is_nonsense(text, replaced)) {
    const Encoding* found = detect_encoding(bytes);
    if (found != nullptr && found != choice.encoding) {
      choice = {found, true};
      replaced = 0;
      text = transcode(bytes, *found, replaced);
    }
  }
  if (choice.guessed)
    notices.push_back({Notice::Kind::guessed_encoding, "",
                       fmt::format("read as {}, which nothing says it is", choice.encoding->name)});
  if (replaced > 0)
    notices.push_back({Notice::Kind::invalid_bytes, "",
                       fmt::format("{} sequences that are no {} became U+FFFD", replaced,
                                   choice.encoding->name)});
  return text;
}

}  // namespace

std::string decode_text(std::string_view bytes, std::string_view charset, Notices& notices) {
  Choice choice{encoding_of_label("utf-8")};
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
  } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    choice.encoding = encoding_of_label(bytes[0] == '\xFF' ? "utf-16le" : "utf-16be");
    bytes.remove_prefix(2);
  } else if (const Encoding* utf16 = utf16_by_zeros(bytes)) {
    choice.encoding = utf16;
  } else {
    choice = choose(bytes, charset);
  }
  std::string text = decode_chosen(bytes, choice, notices);
  remove_controls(text, notices);
  normalize_line_breaks(text);
  return text;
}

}  // namespace lectern

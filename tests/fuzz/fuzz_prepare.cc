// Any text as a paragraph in some language, with marked spans: every letter and digit is said once.
#include <algorithm>
#include <cstdint>
#include <string>

#include "article_checks.h"
#include "lectern/prepare.h"
#include "text/script_of.h"
#include "text/scripts.h"

namespace {

using namespace lectern;

constexpr std::string_view languages[] = {"zh-Hans", "en", "ja", "de", "und", "ko", "fr", "ar"};

// The first byte chooses the language, byte 1 ends a span and begins a marked one.
Article article_of(std::string_view bytes) {
  std::size_t replaced = 0;
  Article article;
  article.meta.title = "t";
  article.meta.language = languages[static_cast<unsigned char>(bytes[0]) % std::size(languages)];
  Inlines inlines;
  bytes.remove_prefix(1);
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\x01'), bytes.size());
    std::string text = to_utf8(bytes.substr(0, end), replaced);
    std::erase_if(text, [](char c) { return c >= 0 && c < ' ' && c != '\n'; });
    const std::string_view mark = languages[inlines.size() % std::size(languages)];
    if (!text.empty())
      inlines.push_back({.text = std::move(text),
                         .language = std::string(inlines.empty() ? std::string_view() : mark)});
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  article.blocks.push_back({.as = Paragraph{std::move(inlines)}});
  mint_ids(article);
  return article;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Article article = article_of({reinterpret_cast<const char*>(data), size});
  const std::string text = plain_text(article.blocks[0]);
  const Script script = script_of(article, {.speak = {}});
  fuzz::check_script(script);
  std::uint32_t at = 0;
  for (const Utterance& it : script.utterances) {
    fuzz::require(it.range.begin >= at, "twice", it.written);
    fuzz::require(!has_speakable(std::string_view(text).substr(at, it.range.begin - at)), "unsaid",
                  text);
    fuzz::require(text.substr(it.range.begin, it.written.size()) == it.written, "the range", text);
    at = it.range.end;
  }
  fuzz::require(!has_speakable(std::string_view(text).substr(at)), "unsaid", text);
  return 0;
}

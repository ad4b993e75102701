// Which language an article is in.
#include <algorithm>

#include "base/utf8.h"
#include "lectern/prepare.h"
#include "text/language.h"
#include "text/scripts.h"

namespace lectern {
namespace {

constexpr std::size_t enough_to_tell = 3000;  // bytes of text that tell an article's language

std::string sample_of(const Article& article) {
  std::string sample;
  for_each_block(article.blocks, [&](const Block& block, int) {
    if (sample.size() >= enough_to_tell || std::holds_alternative<Code>(block.as)) return;
    const std::string text = plain_text(block);
    std::size_t size = std::min(text.size(), enough_to_tell);
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
    sample += text.substr(0, size);
    sample += '\n';
  });
  // A title alone says little, and often in two languages; it counts where there is little else.
  if (sample.size() < 200) sample += article.meta.title;
  return sample;
}

// Whether `language` is written in the letters of the text, or at least in a third of them.
bool could_be(std::string_view language, std::string_view text) {
  int own = 0, foreign = 0;
  for (std::size_t at = 0; at < text.size();) {
    const WritingSystem system = writing_system(decode(text, at));
    if (system == no_script) continue;
    ++(is_written_in(language, system) ? own : foreign);
  }
  return own * 2 >= foreign;
}

// "en" is what content systems write where nobody told them: a longer text that is surely in
// another language is believed before it.
bool is_default_mark(std::string_view marked, std::string_view text) {
  constexpr std::size_t enough_to_doubt = 400;  // bytes
  if (primary_language(marked) != "en" || text.size() < enough_to_doubt) return false;
  const std::string told = language_of_words(text);
  return !told.empty() && primary_language(told) != "en";
}

}  // namespace

void identify_language(Article& article, Notices& notices) {
  Meta& meta = article.meta;
  const std::string sample = sample_of(article);
  std::string marked = meta.language_source == "user" || meta.language_source == "markup"
                           ? canonical_language(meta.language)
                           : std::string();
  if (meta.language_source == "markup" &&
      (!could_be(marked, sample) || is_default_mark(marked, sample)))
    marked.clear();
  if (primary_language(marked) == "zh" && marked.find("-Han") == std::string::npos)
    marked = han_variant(sample, marked == "zh-TW" || marked == "zh-HK" ? "zh-Hant" : "zh-Hans");
  if (!marked.empty()) {
    meta.language = marked;
    return;
  }
  meta.language = language_of(sample);
  meta.language_source = "text";
  if (!meta.language.empty()) return;
  meta.language = "und";
  meta.language_source.clear();
  notices.push_back({Notice::Kind::no_language, "", "the language could not be told"});
}

void set_language(Article& article, std::string_view tag) {
  const std::string canonical = canonical_language(tag);
  article.meta.language = canonical.empty() ? std::string(tag) : canonical;
  article.meta.language_source = "user";
}

}  // namespace lectern

#include "lectern/prepare.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "text/language.h"
#include "text/scripts.h"
#include "text/sentences.h"

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

// The ranges of a text that the markup gives a language of their own.
std::vector<LanguageRange> marked_ranges(const Inlines& inlines) {
  std::vector<LanguageRange> marked;
  std::uint32_t at = 0;
  for (const Span& span : inlines) {
    const std::uint32_t end = at + static_cast<std::uint32_t>(span.text.size());
    if (!span.language.empty())
      if (std::string tag = canonical_language(span.language); !tag.empty())
        marked.push_back({{at, end}, std::move(tag)});
    at = end;
  }
  return marked;
}

std::vector<LanguageRange> marked_ranges(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block.as))
    return marked_ranges(paragraph->text);
  if (const auto* heading = std::get_if<Heading>(&block.as)) return marked_ranges(heading->text);
  if (const auto* figure = std::get_if<Figure>(&block.as)) return marked_ranges(figure->caption);
  return {};
}

// Where a text refers to notes: what the reader sees there is no part of the sentence.
std::vector<TextRange> reference_ranges(const Block& block) {
  std::vector<TextRange> ranges;
  std::uint32_t at = 0;
  const auto add = [&](const Inlines& inlines) {
    for (const Span& span : inlines) {
      const std::uint32_t end = at + static_cast<std::uint32_t>(span.text.size());
      if (span.note) ranges.push_back({at, end});
      at = end;
    }
  };
  if (!std::holds_alternative<Table>(block.as)) for_each_text(block, add);
  return ranges;
}

// The text with white space in their place, so that a sentence ends before "1" in "end.1 Next".
std::string blanked(const std::vector<TextRange>& references, std::string text) {
  for (const TextRange& it : references)
    std::fill(text.begin() + it.begin, text.begin() + it.end, ' ');
  return text;
}

// The text between two places without its references.
std::string without(const std::vector<TextRange>& references, std::string_view text,
                    TextRange range) {
  std::string kept;
  auto it = std::ranges::upper_bound(references, range.begin, {}, &TextRange::end);
  for (; it != references.end() && it->begin < range.end; ++it) {
    if (it->begin > range.begin) kept += text.substr(range.begin, it->begin - range.begin);
    range.begin = std::min(it->end, range.end);
  }
  return kept.append(text.substr(range.begin, range.end - range.begin));
}

std::vector<LanguageRange> within(const std::vector<LanguageRange>& marked, TextRange sentence) {
  std::vector<LanguageRange> inside;
  const auto first = std::ranges::upper_bound(
      marked, sentence.begin, {}, [](const LanguageRange& mark) { return mark.range.end; });
  for (auto mark = first; mark != marked.end() && mark->range.begin < sentence.end; ++mark) {
    const std::uint32_t begin = std::max(mark->range.begin, sentence.begin);
    const std::uint32_t end = std::min(mark->range.end, sentence.end);
    inside.push_back({{begin - sentence.begin, end - sentence.begin}, mark->language});
  }
  return inside;
}

// The language of a sentence: its text's, unless none of its letters can be in that.
std::string sentence_language(std::string_view sentence, std::string_view language) {
  WritingSystem foreign = no_script;
  for (std::size_t at = 0; at < sentence.size();) {
    const WritingSystem system = writing_system(decode(sentence, at));
    if (system == no_script) continue;
    if (is_written_in(language, system)) return std::string(language);
    if (foreign == no_script) foreign = system;
  }
  if (foreign == no_script) return std::string(language);
  const std::string told = sentence.size() >= 60 ? language_of_words(sentence) : std::string();
  return !told.empty() && is_written_in(told, foreign) ? told : likely_language(foreign);
}

class ScriptMaker {
 public:
  ScriptMaker(const Article& article, const PrepareOptions& options)
      : options_(options), language_(article.meta.language) {}

  void title(const std::string& text) { add(text, "title", Role::title, language_, {}, {}); }

  // Articles are shallow by construction, so this may recurse.
  void blocks(const std::vector<Block>& blocks, Role role) {
    for (const Block& block : blocks) {
      if (const auto* quote = std::get_if<Quote>(&block.as)) {
        this->blocks(quote->blocks, role == Role::paragraph ? Role::quote : role);
      } else if (const auto* list = std::get_if<List>(&block.as)) {
        for (const auto& item : list->items) this->blocks(item, Role::list_item);
      } else if (const auto* definitions = std::get_if<Definitions>(&block.as)) {
        for (const auto& entry : definitions->entries) this->blocks(entry.blocks, role);
      } else if (const auto* note = std::get_if<Note>(&block.as)) {
        this->blocks(note->blocks, Role::list_item);
      } else {
        leaf(block, role);
      }
    }
  }

  Script take() { return std::move(script_); }

 private:
  void leaf(const Block& block, Role role) {
    const bool wanted = std::visit(overloaded{
                                       [&](const Heading&) {
                                         role = Role::heading;
                                         return true;
                                       },
                                       [&](const Code&) {
                                         role = Role::code;
                                         return options_.speak_code;
                                       },
                                       [&](const Table&) {
                                         role = Role::table_cell;
                                         return options_.speak_tables;
                                       },
                                       [&](const Figure&) {
                                         role = Role::caption;
                                         return options_.speak_captions;
                                       },
                                       [](const auto&) { return true; },
                                   },
                                   block.as);
    if (!wanted) return;
    const std::string_view language = block.language.empty() ? language_ : block.language;
    add(plain_text(block), block.id, role, language, marked_ranges(block), reference_ranges(block));
  }

  void add(const std::string& text, const std::string& block, Role role, std::string_view language,
           const std::vector<LanguageRange>& marked, const std::vector<TextRange>& references) {
    const std::size_t first = script_.utterances.size();
    for (const TextRange range : split_sentences(blanked(references, text), language)) {
      Utterance utterance;
      const std::size_t number = script_.utterances.size() - first + 1;
      utterance.id = fmt::format("{}.{:02}", block, number);
      utterance.block = block;
      utterance.range = range;
      utterance.written = text.substr(range.begin, range.end - range.begin);
      utterance.language = sentence_language(utterance.written, language);
      utterance.role = role;
      add_runs(utterance, within(marked, range));
      if (!references.empty())
        for (Run& run : utterance.runs)
          run.spoken = without(references, text,
                               {range.begin + run.written.begin, range.begin + run.written.end});
      script_.utterances.push_back(std::move(utterance));
    }
    if (script_.utterances.size() > first) script_.utterances.back().ends_block = true;
  }

  static void add_runs(Utterance& utterance, const std::vector<LanguageRange>& marked) {
    const std::string_view written = utterance.written;
    for (LanguageRange& piece : split_by_script(written, utterance.language, marked)) {
      const TextRange range = piece.range;
      std::string spoken(written.substr(range.begin, range.end - range.begin));
      utterance.runs.push_back({std::move(piece.language), std::move(spoken), range});
    }
  }

  const PrepareOptions& options_;
  std::string_view language_;
  Script script_;
};

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

Script prepare(const Article& article, const PrepareOptions& options) {
  ScriptMaker maker(article, options);
  if (options.speak_title) maker.title(article.meta.title);
  maker.blocks(article.blocks, Role::paragraph);
  return maker.take();
}

}  // namespace lectern

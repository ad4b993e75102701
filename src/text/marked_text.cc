#include "text/marked_text.h"

#include <algorithm>

#include "text/language.h"

namespace lectern {

MarkedText marked_text(const Inlines& inlines) {
  MarkedText made;
  for (const Span& span : inlines) {
    const auto begin = static_cast<std::uint32_t>(made.text.size());
    made.text += span.text;
    const auto end = static_cast<std::uint32_t>(made.text.size());
    if (span.note) made.references.push_back({begin, end});
    if (span.language.empty()) continue;
    if (std::string tag = canonical_language(span.language); !tag.empty())
      made.marked.push_back({{begin, end}, std::move(tag)});
  }
  return made;
}

std::string blanked(const std::vector<TextRange>& references, std::string text) {
  for (const TextRange& it : references)
    std::fill(text.begin() + it.begin, text.begin() + it.end, ' ');
  return text;
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

std::vector<TextRange> within(const std::vector<TextRange>& references, TextRange sentence) {
  std::vector<TextRange> inside;
  auto it = std::ranges::upper_bound(references, sentence.begin, {}, &TextRange::end);
  for (; it != references.end() && it->begin < sentence.end; ++it)
    inside.push_back({std::max(it->begin, sentence.begin) - sentence.begin,
                      std::min(it->end, sentence.end) - sentence.begin});
  return inside;
}

}  // namespace lectern

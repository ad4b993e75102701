#include "write/epub_access.h"

#include <algorithm>

#include "write/formula.h"
#include "write/language.h"

namespace lectern {
namespace {

class Survey {
 public:
  void add(const Page& page) {
    add_language(page.language);
    for_each_block(page.article->blocks, [&](const Block& block, int) { add(page, block); });
  }
  AccessFacts take() { return std::move(facts_); }

 private:
  void add(const Page& page, const Block& block) {
    if (!block.language.empty()) add_language(tidy_language(block.language));
    for_each_text(block, [&](const Inlines& text) { add(text); });
    if (const auto* figure = std::get_if<Figure>(&block.as)) add(page, *figure);
  }

  void add(const Inlines& inlines) {
    for (const Span& span : inlines) {
      if (!span.language.empty()) add_language(tidy_language(span.language));
      facts_.has_formulas = facts_.has_formulas || (!span.math.empty() && has_formula(span));
      facts_.has_ruby = facts_.has_ruby || (shows(span.ruby) && shows(span.text));
    }
  }

  void add(const Page& page, const Figure& figure) {
    if (picture_of(page, figure).empty()) return;
    ++facts_.pictures;
    if (has_alternative(figure)) ++facts_.pictures_with_alternative;
  }

  void add_language(const std::string& language) {
    if (language != "und" && std::ranges::count(facts_.languages, language) == 0)
      facts_.languages.push_back(language);
  }

  AccessFacts facts_;
};

bool all_have_alternatives(const AccessFacts& facts) {
  return facts.pictures == facts.pictures_with_alternative;
}

}  // namespace

AccessFacts survey(const Page& page) {
  Survey it;
  it.add(page);
  return it.take();
}

void add(AccessFacts& whole, const AccessFacts& part) {
  whole.pictures += part.pictures;
  whole.pictures_with_alternative += part.pictures_with_alternative;
  whole.has_gif = whole.has_gif || part.has_gif;
  whole.has_ruby = whole.has_ruby || part.has_ruby;
  whole.has_formulas = whole.has_formulas || part.has_formulas;
  for (const std::string& language : part.languages)
    if (std::ranges::count(whole.languages, language) == 0) whole.languages.push_back(language);
}

std::vector<std::pair<const char*, const char*>> accessibility_metadata(const AccessFacts& facts) {
  constexpr const char *mode = "schema:accessMode", *feature = "schema:accessibilityFeature";
  std::vector<std::pair<const char*, const char*>> metadata = {{mode, "textual"}};
  if (facts.pictures > 0) metadata.emplace_back(mode, "visual");
  metadata.emplace_back("schema:accessModeSufficient",
                        all_have_alternatives(facts) ? "textual" : "textual,visual");
  for (const char* always :
       {"tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"})
    metadata.emplace_back(feature, always);
  if (facts.pictures > 0 && all_have_alternatives(facts))
    metadata.emplace_back(feature, "alternativeText");
  if (facts.has_formulas) metadata.emplace_back(feature, "MathML");
  if (facts.has_ruby) metadata.emplace_back(feature, "rubyAnnotations");
  metadata.emplace_back("schema:accessibilityHazard", facts.has_gif ? "unknown" : "none");
  return metadata;
}

std::string accessibility_summary(const AccessFacts& facts) {
  const std::string text = "Reflowable text with a table of contents and headings in order. ";
  if (facts.pictures == 0) return text + "No pictures are included.";
  if (all_have_alternatives(facts)) return text + "All pictures have a text alternative.";
  return text + "Some pictures have no text alternative.";
}

}  // namespace lectern

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"
#include "base/xml.h"
#include "text/language.h"
#include "text/lexicon/lexicon_files.h"

namespace lectern {
namespace {

constexpr std::string_view pls = "http://www.w3.org/2005/01/pronunciation-lexicon";
constexpr std::string_view xml = "http://www.w3.org/XML/1998/namespace";

std::string_view attribute(const XmlNode& node, std::string_view name,
                           std::string_view name_space = "") {
  for (const XmlAttribute& it : node.attributes)
    if (it.name == name && it.name_space == name_space) return it.value;
  return {};
}

// Documents are shown without lines, but lexemes come in order: the line of the n-th.
int line_of_lexeme(std::string_view text, std::size_t number) {
  std::size_t at = 0;
  for (std::size_t found = 0; found < number && at != text.npos; ++found)
    at = text.find("<lexeme", at == 0 ? 0 : at + 1);
  return 1 + static_cast<int>(std::count(
                 text.begin(),
                 text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size())), '\n'));
}

class Reader {
 public:
  Reader(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  Result<std::vector<LexiconEntry>> run() {
    const Status scanned = scan_xml_with_ends(text_, [&](const XmlNode& node) {
      if (node.kind == XmlNode::Kind::element) begin(node);
      if (node.kind == XmlNode::Kind::text) content_ += node.text;
      if (node.kind == XmlNode::Kind::end) end(node);
      return !trouble_;
    });
    if (trouble_) return *trouble_;
    if (!scanned)
      return Error{Error::Code::bad_data, "is no well-formed XML: " + scanned.error().what,
                   "mend it, or write a line for each word", file_};
    if (!seen_root_)
      return Error{Error::Code::bad_data, "is XML, but no lexicon of the W3C",
                   "its root must be <lexicon> of " + std::string(pls), file_};
    return std::move(entries_);
  }

 private:
  struct Sounds {
    std::string alphabet, text;
    bool preferred = false;
  };

  void begin(const XmlNode& node) {
    if (node.name_space != pls) return;
    content_.clear();
    if (node.name == "lexicon") {
      seen_root_ = true;
      language_ = std::string(attribute(node, "lang", xml));
      alphabet_ = std::string(attribute(node, "alphabet"));
    } else if (node.name == "lexeme") {
      ++lexeme_;
      graphemes_.clear();
      sounds_.clear();
      aliases_.clear();
    } else if (node.name == "phoneme") {
      const std::string_view own = attribute(node, "alphabet");
      sounds_.push_back(
          {own.empty() ? alphabet_ : std::string(own), "", attribute(node, "prefer") == "true"});
    } else if (node.name == "alias") {
      aliases_.push_back({"", "", attribute(node, "prefer") == "true"});
    }
  }

  void end(const XmlNode& node) {
    if (node.name_space != pls) return;
    if (node.name == "grapheme") graphemes_.emplace_back(trim(content_));
    if (node.name == "phoneme" && !sounds_.empty()) sounds_.back().text = trim(content_);
    if (node.name == "alias" && !aliases_.empty()) aliases_.back().text = trim(content_);
    if (node.name != "lexeme") return;
    if (const Status added = add_lexeme(); !added) {
      trouble_ = added.error();
      trouble_->where = fmt::format("{}:{}", file_, line_of_lexeme(text_, lexeme_));
    }
  }

  static const Sounds* best(const std::vector<Sounds>& all) {
    if (all.empty()) return nullptr;
    const auto preferred = std::ranges::find(all, true, &Sounds::preferred);
    return preferred != all.end() ? &*preferred : &all.front();
  }

  Status add_lexeme() {
    if (graphemes_.empty())
      return Error{Error::Code::bad_data, "a lexeme has no grapheme", "say how it is written", ""};
    const Sounds* const sounds = best(sounds_);
    const Sounds* const alias = best(aliases_);
    if (sounds == nullptr && alias == nullptr)
      return Error{Error::Code::bad_data, "a lexeme has neither phoneme nor alias",
                   "say how it is said", ""};
    for (const std::string& grapheme : graphemes_) {
      LexiconEntry entry;
      LECTERN_TRY(set_word(entry, grapheme));
      if (!language_.empty()) entry.language = canonical_language(language_);
      const bool aliased = sounds == nullptr || (alias != nullptr && alias->preferred);
      if (aliased) {
        entry.spoken = alias->text;
      } else {
        LECTERN_TRY(set_sounds(entry, sounds->alphabet, sounds->text));
      }
      entries_.push_back(std::move(entry));
    }
    return Done{};
  }

  std::string_view text_;
  const std::string& file_;
  bool seen_root_ = false;
  std::string language_, alphabet_, content_;
  std::size_t lexeme_ = 0;
  std::vector<std::string> graphemes_;
  std::vector<Sounds> sounds_, aliases_;
  std::vector<LexiconEntry> entries_;
  std::optional<Error> trouble_;
};

}  // namespace

Result<std::vector<LexiconEntry>> parse_pls(std::string_view text, const std::string& file) {
  return Reader(text, file).run();
}

}  // namespace lectern

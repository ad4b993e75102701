#include "read/body/note_signs.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

constexpr std::string_view opening[] = {"[", "(", "（", "〔", "［", "【"};
constexpr std::string_view closing[] = {"]", ")", "）", "〕", "］", "】"};
constexpr std::string_view signs[] = {"*",  "**", "***", "†", "††", "‡",
                                      "‡‡", "§",  "§§",  "¶", "¶¶", "#"};
constexpr std::string_view words[] = {"note", "n",    "fn", "nb",   "注",
                                      "註",   "脚注", "※",  "注释", "footnote"};
constexpr std::string_view arrows[] = {"↩", "↑", "^", "↵", "⤴", "⇑", "⬆", "▲", "⏎", "↖", "«", "<<"};
constexpr std::string_view ways[] = {"back", "return", "top", "jump up", "返回"};

template <std::size_t size>
std::size_t prefix_in(const std::string_view (&list)[size], std::string_view text) {
  for (const std::string_view it : list)
    if (text.starts_with(it)) return it.size();
  return 0;
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.size() <= 4 && std::ranges::all_of(text, is_ascii_digit);
}

// Calls for each name of a list until one fits.
template <class Fits>
bool any_name(std::string_view names, Fits&& fits) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find_first_of(" \t\r\n"), names.size());
    if (end > 0 && fits(ascii_lower(names.substr(0, end)))) return true;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return false;
}

bool begins_with_any(std::string_view name, std::initializer_list<std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](auto it) { return name.starts_with(it); });
}

}  // namespace

std::string_view bare_sign(std::string_view text) {
  text = trim(text);
  const std::size_t open = prefix_in(opening, text);
  if (open == 0) return text;
  for (const std::string_view close : closing)
    if (text.size() >= open + close.size() && text.ends_with(close))
      return trim(text.substr(open, text.size() - open - close.size()));
  return text;
}

bool is_note_sign(std::string_view text) {
  const std::string bare = ascii_lower(bare_sign(text));
  if (all_digits(bare) || std::ranges::find(signs, bare) != std::end(signs)) return true;
  if (bare.size() == 1) return is_ascii_letter(bare[0]);
  for (const std::string_view word : words)
    if (bare.starts_with(word) && all_digits(trim(std::string_view(bare).substr(word.size()))))
      return true;
  return !bare.empty() && bare.size() <= 5 && bare.find_first_not_of("ivx") == bare.npos;
}

bool is_way_back(std::string_view text) {
  const std::string bare = ascii_lower(bare_sign(text));
  return prefix_in(arrows, bare) > 0 || prefix_in(ways, bare) > 0;
}

bool names_reference(std::string_view classes) {
  return any_name(classes, [](std::string_view name) {
    return name == "fn" || name == "reference" || name == "footnote" ||
           begins_with_any(name, {"footnote-", "footnote_", "footnoteref", "noteref", "note-ref",
                                  "fnref", "fn-ref", "endnote", "ftnref", "sdfootnoteanc",
                                  "sdendnoteanc", "easy-footnote", "simple-footnote"});
  });
}

bool names_notes(std::string_view classes) {
  return any_name(classes, [](std::string_view name) {
    return name == "references" || name == "reflist" || name == "fn" ||
           begins_with_any(name, {"footnote", "endnote", "fn-list", "easy-footnote", "sdfootnote",
                                  "simple-footnote"});
  });
}

bool names_way_back(std::string_view classes) {
  return any_name(classes, [](std::string_view name) {
    return name.find("backlink") != name.npos || name.find("backref") != name.npos ||
           name.find("reversefootnote") != name.npos || name.find("footnote-back") != name.npos ||
           name.find("footnote-return") != name.npos;
  });
}

bool identifies_note(std::string_view id) {
  const std::string name = ascii_lower(id.substr(0, 40));
  const auto then_number = [&](std::string_view start) {
    if (!name.starts_with(start)) return false;
    const std::size_t at = name.find_first_not_of(":-_.", start.size());
    return at != name.npos && (is_ascii_digit(name[at]) || at > start.size()) &&
           name.find("ref") == name.npos;
  };
  return name.starts_with("cite_note") || then_number("user-content-fn") || then_number("fn") ||
         then_number("_ftn") || then_number("ftn") || then_number("_edn") || then_number("edn") ||
         then_number("footnote") || then_number("endnote") || then_number("easy-footnote-bottom") ||
         then_number("sdfootnote") || then_number("sdendnote");
}

void drop_label(Inlines& text, std::string_view label) {
  if (text.empty()) return;
  std::string whole;
  for (const Span& span : text) {
    if (!span.ruby.empty() || !span.math.empty() || whole.size() > 40) break;
    whole += span.text;
  }
  std::string_view rest = trim(whole);
  const std::size_t open = prefix_in(opening, rest);
  rest = trim(rest.substr(open));
  const bool named = !label.empty() && rest.starts_with(label);
  if (named) rest = trim(rest.substr(label.size()));
  const std::size_t close = prefix_in(closing, rest);
  rest.remove_prefix(close);
  const bool bracketed = open > 0 && close > 0;
  const bool dotted = rest.starts_with(". ") || rest.starts_with(": ");
  const bool raised = named && (text.front().styles & Span::superscript) != 0;
  if (dotted) rest.remove_prefix(1);
  rest = trim(rest);
  // "1984 was a good year" has no label, and a label alone is the note.
  if ((!bracketed && !dotted && !raised) || rest.empty()) return;
  auto gone = static_cast<std::size_t>(rest.data() - whole.data());
  while (gone > 0) {
    Span& first = text.front();
    const std::size_t here = std::min(gone, first.text.size());
    first.text.erase(0, here);
    gone -= here;
    if (first.text.empty()) text.erase(text.begin());
  }
}

}  // namespace lectern

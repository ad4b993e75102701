#include "read/metadata/author_names.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/metadata/author_words.h"
#include "read/metadata/dates.h"
#include "read/metadata/text_keys.h"

namespace lectern {
namespace {

using namespace author_words;

constexpr std::size_t longest_text = 600;  // bytes
constexpr std::size_t longest_name = 60;   // bytes
constexpr std::size_t most_names = 30;

template <class List>
bool contains(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != std::ranges::end(list);
}

std::string lower(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(decode(text, at));
    append_utf8(out, static_cast<char32_t>(u_tolower(c)));
  }
  return out;
}

bool is_han(char32_t c) {
  return (c >= 0x3400 && c < 0xA000) || (c >= 0x20000 && c < 0x32000);
}

// Signs and spaces at both ends that are part of no name.
std::string_view without_edges(std::string_view text) {
  constexpr std::string_view edges[] = {"∙", "→",  ",",  ":",  "|", "-",  "•",  "·", "/",
                                        "–", "—",  "：", "»",  "«", "，", "、", "*", "~",
                                        "+", "丨", "|",  "｜", "(", "[",  "\"", ";", "✉"};
  for (bool more = true; more;) {
    text = trim(text);
    more = false;
    for (const std::string_view edge : edges) {
      if (text.starts_with(edge)) {
        text.remove_prefix(edge.size());
        more = true;
      }
      if (text.ends_with(edge)) {
        text.remove_suffix(edge.size());
        more = true;
      }
    }
  }
  return text;
}

// Takes a label off the front. `sparing`: nouns only where a colon follows.
bool take_label(std::string_view& text, bool sparing) {
  if (text.empty()) return false;
  const bool ascii = static_cast<unsigned char>(text[0]) < 0x80;
  for (const std::string_view label : east_asian_labels) {
    if (ascii) break;  // they begin with none
    if (!text.starts_with(label) && text != trim(label)) continue;
    text.remove_prefix(std::min(label.size(), text.size()));
    return true;
  }
  const std::string start = lower(first_bytes(text, 40));
  for (const std::string_view label : labels) {
    if (start.empty() || start[0] != label[0] || !start.starts_with(label)) continue;
    if (start.size() > label.size()) {
      const std::string_view behind = std::string_view(start).substr(label.size());
      const bool ends = behind[0] == ' ' || behind[0] == ':' || behind.starts_with("：") ||
                        behind[0] == '/' || behind.starts_with("\u00A0");
      if (!ends) continue;
    }
    std::size_t size = 0;  // in the text itself, where capitals may be longer
    for (std::size_t i = 0; i < count_characters(label); ++i) (void)decode(text, size);
    const std::string_view rest = text.substr(size);
    // "Di Stefano", "Von Trier" are names; "di Mario Rossi" has a label.
    const bool colon = rest.starts_with(':') || rest.starts_with("：");
    const bool could_be_name = label.size() <= 4 && label != "by" && !rest.empty() && !colon;
    if (could_be_name && trim(rest).find(' ') == std::string_view::npos) return false;
    // "Contributors to …": a noun in a field for names belongs to the name.
    const bool noun = label.starts_with("author") || label.starts_with("contributor") ||
                      label.starts_with("writer") || label.starts_with("te");
    if (noun && sparing && !colon && !rest.empty()) return false;
    text = rest;
    return true;
  }
  return false;
}

struct Words {
  int all = 0, capital = 0, small = 0, digits = 0, han = 0;
  int particles = 0;  // of the small ones: "van", "de la"
};

Words count_words(std::string_view name) {
  Words words;
  bool inside = false;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t start = at;
    const char32_t c = decode(name, at);
    const auto u = static_cast<UChar32>(c);
    if (u_isdigit(u) != 0) ++words.digits;
    if (is_han(c)) ++words.han;
    if (u_isalpha(u) != 0 && !inside) {
      ++words.all;
      const std::string_view word = name.substr(start, name.find(' ', start) - start);
      words.particles += contains(particles, word) ? 1 : 0;
      ++(u_islower(u) != 0 ? words.small : words.capital);
    }
    inside = !is_white_space(c);
  }
  return words;
}

bool has_job(std::string_view text) {
  for (const std::string& word : word_keys(text))
    if (std::ranges::binary_search(jobs, std::string_view(word))) return true;
  return false;
}

bool is_degree(std::string_view text) {
  std::string word = ascii_lower(text);
  std::erase(word, ' ');
  std::erase(word, '\xAE');  // of "®"
  std::erase(word, '\xC2');
  while (word.ends_with('.')) word.pop_back();
  if (contains(degrees, word)) return true;
  std::erase(word, '.');
  if (contains(degrees, word)) return true;
  // "M.S.Ed."; without dots it may be an agency or a channel
  if (text.find('.') == std::string_view::npos) return false;
  const bool letters = std::ranges::all_of(
      text, [](char c) { return (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == ' '; });
  return letters && word.size() >= 2 && word.size() <= 5;
}

bool is_address(std::string_view text) {
  return text.find('@') != std::string_view::npos || text.find("://") != std::string_view::npos ||
         text.starts_with("www.") || text.find(".com/") != std::string_view::npos ||
         text.find('/') != std::string_view::npos;
}

bool can_be_name(std::string_view text, NameSource source) {
  if (text.size() < 2 || text.size() > longest_name || is_address(text)) return false;
  if (contains(nobody, letters_key(text))) return false;
  const Words words = count_words(text);
  if (words.all == 0) return false;
  if (words.han > 0 && words.han == words.all) return words.han <= 1 || text.size() <= 36;
  if (source == NameSource::field) return words.all <= 7;
  if (words.digits > 0 || words.all > 6) return false;
  if (text.find_first_of("?!{}=%#\"") != std::string_view::npos) return false;
  const bool names_alone = words.small == words.particles || words.all == 1;
  if (!names_alone || (source == NameSource::line && words.capital == 0)) {
    // "jane doe": all small is some sites' way of writing names.
    const bool all_small = source == NameSource::marked && words.capital == 0 && words.all <= 3;
    if (!all_small) return false;
  }
  if (text.ends_with('.') && words.all > 3) return false;
  return !has_job(text);
}

// Cuts at the signs between names; words that stand for "and" count as signs.
std::vector<std::string> divide(std::string_view text) {
  constexpr std::string_view signs[] = {",",  ";",   "&",  "，",  "、", "；",
                                        "＆", " + ", "・", " / ", "　"};
  std::vector<std::string> parts;
  std::string part;
  const auto finish = [&] {
    parts.push_back(clean_line(part));
    part.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view left = text.substr(at);
    const auto* sign =
        std::ranges::find_if(signs, [&](std::string_view it) { return left.starts_with(it); });
    const bool initials = sign != std::end(signs) && *sign == "&" && text.size() < 12;  // "Mac & i"
    if (sign != std::end(signs) && !initials) {
      finish();
      at += sign->size();
      continue;
    }
    if (left[0] == ' ' && left.size() > 2) {
      const std::size_t end = left.find(' ', 1);
      if (end != std::string_view::npos && contains(conjunctions, lower(left.substr(1, end - 1)))) {
        finish();
        at += end;
        continue;
      }
    }
    const std::size_t start = at;
    (void)decode(text, at);
    part += text.substr(start, at - start);
  }
  finish();
  return parts;
}

// Where something else begins: a date, brackets, "in Travel".
std::string_view before_other(std::string_view text, NameSource source) {
  if (const auto date = find_date(text, DayOrder::month_first)) text = text.substr(0, date->begin);
  for (const std::string_view sign :
       {" | ", " • ", " · ", " ∙ ", " – ", " — ", " - ", " // ", " (", "（", "<", " [", "｜", "|",
        "Updated", "Published", "Posted"}) {
    const std::size_t at = text.find(sign);
    if (at != std::string_view::npos && at > 0) text = text.substr(0, at);
  }
  for (const std::string_view hand : other_hands)
    if (const auto at = text.find(hand); at != std::string_view::npos) text = text.substr(0, at);
  if (source == NameSource::field) return text;
  for (const std::string_view word : {" on ", " in ", " for ", " at ", " am ", " le ", " el "}) {
    const std::size_t at = text.find(word);
    const bool name = at != std::string_view::npos && text.substr(0, at).find(' ') < at;
    if (name) text = text.substr(0, at);
  }
  return text;
}

// "Reviewed by", "Photos by", "Data analysis by": the names behind it are no authors'.
bool names_other_hand(std::string_view text) {
  const std::string start = lower(first_bytes(text, 60));
  for (const std::string_view word :
       {"reviewed",   "checked",   "edited",   "photo",     "image",       "illustrat", "analysis",
        "translated", "foto",      "bild",     "presented", "sponsored",   "powered",   "approved",
        "editor:",    "redigiert", "verified", "posted in", "filed under", "źródło",    "quelle",
        "fonte:",     "fuente",    "source:",  "zdroj",     "categor",     "tags"})
    if (start.find(word) != std::string::npos) return true;
  for (const std::string_view hand : other_hands)
    if (text.starts_with(hand)) return true;
  std::string_view label = text;
  if (take_label(label, /*sparing=*/false)) return false;
  return start.ends_with(" by") || start.ends_with(" by:");
}

// Whether a part of a line goes on with a list of names: ", ", "and", "&".
bool joins(std::string_view text) {
  text = trim(text);
  for (const std::string_view sign : {",", "&", "、", "，", "+", ";"})
    if (text.starts_with(sign)) return true;
  const std::string word = lower(text.substr(0, std::min(text.find(' '), std::size_t{8})));
  return contains(conjunctions, word);
}

bool is_joined(std::string_view text) {
  text = trim(text);
  for (const std::string_view sign : {",", "&", "、", "，", "+", ";"})
    if (text.ends_with(sign)) return true;
  const std::size_t space = text.rfind(' ');
  return contains(conjunctions,
                  lower(text.substr(space == std::string_view::npos ? 0 : space + 1)));
}

// "Jane Doe | Senior Writer | July 2, 2025".
bool tells_job_and_date(std::string_view text) {
  const std::size_t sign = std::min({text.find(" | "), text.find(" • "), text.find(" · ")});
  if (sign == std::string_view::npos || text.size() > 120) return false;
  return has_job(text.substr(sign)) && find_date(text.substr(sign)).has_value();
}

class Reader {
 public:
  explicit Reader(NameSource source) : source_(source) {}

  // False: what follows is no part of the byline any more.
  bool part(std::string_view text) {
    const bool goes_on = joined_ || joins(text);
    joined_ = is_joined(text);
    if (names_other_hand(text)) {
      other_hand_ = true;
      return names_.empty();
    }
    text = without_edges(text);
    if (text.empty() || contains(conjunctions, lower(text))) return true;
    const bool label = take_labels(text) || take_inner_label(text);
    if (label) other_hand_ = false;
    labelled_ = labelled_ || label;
    if (!labelled_ && source_ == NameSource::line && tells_job_and_date(text)) labelled_ = true;
    if (other_hand_ || (source_ == NameSource::line && !labelled_)) return true;
    if (text.empty()) return true;
    if (!names_.empty() && !goes_on && !label) {
      if (!is_degree(text)) return false;
      add(text);
      return true;
    }
    // ", Privacy and Security Expert" behind a name.
    if (!names_.empty() && !label && source_ != NameSource::field && has_job(text)) return true;
    text = without_edges(before_other(text, source_));
    if (text.ends_with(" and")) text.remove_suffix(4);
    for (const std::string& name : divide(text)) {
      const std::size_t before = names_.size();
      add(without_edges(name));
      // "Jane Doe, our woman in Rome": what is no name ends the list.
      const bool passed = names_.size() == before && !name.empty() && !is_degree(name);
      if (passed && source_ != NameSource::field) {
        joined_ = false;
        break;
      }
    }
    return !names_.empty() || source_ != NameSource::line;
  }

  std::vector<std::string> take() { return std::move(names_); }

 private:
  bool take_labels(std::string_view& text) const {
    bool taken = false;
    while (take_label(text, source_ == NameSource::field)) {
      text = without_edges(text);
      taken = true;
    }
    return taken;
  }

  // "Posted on 3 May 2019 by Jane Doe".
  bool take_inner_label(std::string_view& text) const {
    if (source_ == NameSource::field || text.size() > 160) return false;
    const std::size_t at = text.find(" by ");
    if (at == std::string_view::npos) return false;
    const std::string before = lower(text.substr(0, at));
    bool told = find_date(before).has_value();
    for (const std::string_view word :
         {"posted", "written", "published", "article", "story", "submitted", "authored", "created"})
      told = told || before.find(word) != std::string::npos;
    if (told) text = without_edges(text.substr(at + 4));
    return told;
  }

  void add(std::string_view name) {
    if (name.empty()) return;
    if (name.starts_with("null ")) name.remove_prefix(5);
    if (!names_.empty() && is_degree(name)) {
      if (names_.back().find(", " + std::string(name)) == std::string::npos)
        names_.back() += ", " + std::string(name);
      return;
    }
    if (!can_be_name(name, source_) || names_.size() >= most_names) return;
    const bool one_word =
        name.find(' ') == std::string_view::npos && static_cast<unsigned char>(name[0]) < 0x80;
    if (one_word && !names_.empty() && source_ != NameSource::field &&
        names_.back().find(' ') != std::string::npos)
      return;
    const std::string key = letters_key(name);
    for (const std::string& known : names_)
      if (letters_key(known) == key || letters_key(known).starts_with(key)) return;
    names_.emplace_back(name);
  }

  NameSource source_;
  bool labelled_ = false, joined_ = false, other_hand_ = false;
  std::vector<std::string> names_;
};

}  // namespace

std::vector<std::string> author_names(std::string_view text, NameSource source) {
  text = first_bytes(text, longest_text);
  Reader reader(source);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (!reader.part(text.substr(0, end))) break;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return reader.take();
}

}  // namespace lectern

// Article → Script: which language it is in, where its sentences end, which voice reads which run.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "lectern/article.h"
#include "lectern/lexicon.h"
#include "lectern/notice.h"
#include "lectern/result.h"
#include "lectern/script.h"

namespace lectern {

// Sets meta.language: keeps a plausible one from the markup, else tells it from the text. Chinese
// becomes zh-Hans or zh-Hant by its characters.
void identify_language(Article& article, Notices& notices);

// Sets meta.language as the user says; `tag` is BCP 47.
void set_language(Article& article, std::string_view tag);

// What is spoken, or not, besides running text. docs/formats.md, "What is spoken".
enum class Part : std::uint8_t {
  title,
  intro,  // behind the title: of site, byline and date those that are chosen
  site,
  byline,
  date,
  alt,  // text alternatives of pictures
  captions,
  tables,
  code,       // read out; otherwise only its place is told, as of tables
  links,      // the sites that a block's links lead to, behind it
  footnotes,  // behind the block that refers to them
  emoji,      // their names; otherwise they are silent
  urls,       // in full; otherwise the site's name alone
  end,        // a mark behind the article
};
inline constexpr std::array<std::string_view, 14> part_names = {
    "title",  "intro", "site",  "byline",    "date",  "alt",  "captions",
    "tables", "code",  "links", "footnotes", "emoji", "urls", "end"};  // in the order of Part

// A set of parts.
class Parts {
 public:
  constexpr Parts() = default;
  constexpr Parts(std::initializer_list<Part> parts) {
    for (const Part part : parts) bits_ |= bit(part);
  }
  static constexpr Parts all() {
    Parts parts;
    parts.bits_ = (1U << part_names.size()) - 1;
    return parts;
  }

  constexpr bool has(Part part) const { return (bits_ & bit(part)) != 0; }
  constexpr Parts with(Part part) const { return changed(bits_ | bit(part)); }
  constexpr Parts without(Part part) const { return changed(bits_ & ~bit(part)); }
  constexpr std::uint32_t bits() const { return bits_; }  // changes with what is in it

  constexpr bool operator==(const Parts&) const = default;

 private:
  static constexpr std::uint32_t bit(Part part) { return 1U << static_cast<unsigned>(part); }
  static constexpr Parts changed(std::uint32_t bits) {
    Parts parts;
    parts.bits_ = bits;
    return parts;
  }
  std::uint32_t bits_ = 0;
};

inline constexpr Parts default_parts = {Part::title, Part::intro,    Part::site,  Part::date,
                                        Part::alt,   Part::captions, Part::tables};

struct PrepareOptions {
  Parts speak = default_parts;
  const Lexicon* lexicon = nullptr;  // the user's words; may be none
};

// Makes the script. Every letter and digit of what is spoken lies in exactly one run. Words that
// are written nowhere are said in the article's language, where voices/ has them.
// Requires: mint_ids() has run (readers call it). Errors: bad_data, with file and line, where a
// language's rules in voices/ are wrong.
Result<Script> prepare(const Article& article, const PrepareOptions& options);

// A line that changes whenever the text room's data in voices/ do; part of the up-to-date key.
std::string text_data_fingerprint();

}  // namespace lectern

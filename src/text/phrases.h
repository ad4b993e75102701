// Words that are spoken and written nowhere: voices/<language>/phrases.conf.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "lectern/result.h"

namespace lectern {

enum class Phrase {
  site,
  byline,
  date,
  image,
  table,
  table_left_out,
  code,
  code_left_out,
  footnote,
  footnotes_left_out,
  links,
  header,  // of a column, before a cell
  end,
};
inline constexpr std::size_t phrase_count = 13;

// Those of one language.
class Phrases {
 public:
  Phrases();  // what needs no language: the values alone

  // The phrase with `value` in its place; empty when the language has no such phrase. A space
  // before the place of an empty value goes.
  std::string say(Phrase phrase, std::string_view value = {}) const;

 private:
  friend Result<Phrases> parse_phrases(std::string_view, const std::string&, std::string_view);
  std::array<std::string, phrase_count> texts_;
};

// The file's phrases for `language`, a BCP 47 tag: those of the top, and over them those of the
// section that is named after its script or region ("Hant"). Errors: bad_data, with file and line.
Result<Phrases> parse_phrases(std::string_view text, const std::string& file,
                              std::string_view language);

// Those of a language without any, or with a file that has errors, are Phrases(). Kept once read.
const Phrases& phrases_of(std::string_view language);

}  // namespace lectern

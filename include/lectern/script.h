// Script: what is to be said, in order. One utterance is one sentence; a sentence that changes its
// writing system has several runs, one for each voice.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

// A half-open range of bytes in a UTF-8 text; both ends lie on character boundaries.
struct TextRange {
  std::uint32_t begin = 0, end = 0;
  bool operator==(const TextRange&) const = default;
};

// What a sentence is in its article. The voice profile gives each role its pause.
enum class Role { title, heading, paragraph, list_item, quote, caption, table_cell, code };
inline constexpr std::array<std::string_view, 8> role_names = {
    "title", "heading", "paragraph",  "list item",
    "quote", "caption", "table cell", "code"};  // in the order of Role

// A stretch of a run that is said otherwise than it is written: "5 km" as "five kilometres".
struct Change {
  TextRange spoken;   // in Run::spoken; empty: it is silent
  TextRange written;  // in Utterance::written; not empty
  std::string pass;   // which step of the text room made it: "measure"
};

// How sounds are written.
enum class Alphabet {
  pinyin,  // with tone digits, as it sounds: "zhong1guo2"
  espeak,  // eSpeak NG's names of phonemes: "l'EktVn"
};

// A word, and how it sounds there. For voices that can be told so.
struct WordReading {
  TextRange spoken;  // in Run::spoken
  std::string sounds;
  Alphabet alphabet = Alphabet::pinyin;
};

struct Run {
  std::string language;  // BCP 47 of the voice that can read it: "zh", "en"
  std::string spoken;    // what a careful reader would say, in the language's own writing
  // What it stands for, in Utterance::written. Empty for a label: what is said before a table's
  // cell to tell its column.
  TextRange written;
  std::vector<Change> changes = {};        // in order; all else is spoken as it is written
  std::vector<WordReading> readings = {};  // in order
};

// Most are sentences of a block. An announcement is not: its words stand nowhere in the article
// ("Published on …", "Code left out.") or not in the text of a block (a picture's alternative).
struct Utterance {
  // "b0012.03": the anchor in every output; "title.01" for the title. Announcements of a block are
  // "b0012.a01", those before and behind the article "intro.01" and "end.01".
  std::string id;
  std::string block;     // id of its block; "title", "intro" or "end"
  TextRange range;       // where `written` lies in plain_text(block); empty for an announcement
  std::string written;   // as the author wrote it: what the reader sees. Never empty
  std::string language;  // of the sentence, BCP 47
  Role role = Role::paragraph;
  // The last of its block, of a table's row or of announcements: the role's pause follows, not the
  // sentence's.
  bool ends_block = false;
  std::vector<Run> runs;  // in order, covering `written` but for white space at its ends
};

// Without a place in the document nothing can be highlighted or linked to while it is said.
inline bool is_announcement(const Utterance& utterance) {
  return utterance.range.begin == utterance.range.end;
}

struct Script {
  std::vector<Utterance> utterances;
};

}  // namespace lectern

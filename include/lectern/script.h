// Script: what is to be said, in order. One utterance is one sentence; a sentence that changes its
// writing system has several runs, one for each voice.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lectern {

// A half-open range of bytes in a UTF-8 text; both ends lie on character boundaries.
struct TextRange {
  std::uint32_t begin = 0, end = 0;
  bool operator==(const TextRange&) const = default;
};

// What a sentence is in its article. The voice profile gives each role its pause.
enum class Role { title, heading, paragraph, list_item, quote, caption, table_cell, code };

// A stretch of a run that is said otherwise than it is written: "5 km" as "five kilometres".
struct Change {
  TextRange spoken;   // in Run::spoken; empty: it is silent
  TextRange written;  // in Utterance::written; not empty
  std::string pass;   // which step of the text room made it: "measure"
};

// A Mandarin word, and how it is read there.
struct Reading {
  TextRange spoken;    // in Run::spoken
  std::string pinyin;  // with tone digits, as it sounds: "zhong1guo2"
};

struct Run {
  std::string language;  // BCP 47 of the voice that can read it: "zh", "en"
  std::string spoken;    // what a careful reader would say, in the language's own writing
  TextRange written;     // what it stands for, in Utterance::written
  std::vector<Change> changes = {};    // in order; all else is spoken as it is written
  std::vector<Reading> readings = {};  // in order; for engines that take pinyin
};

struct Utterance {
  std::string id;        // "b0012.03": the anchor in every output; "title.01" for the title
  std::string block;     // id of its block; "title" for the article's title
  TextRange range;       // where `written` lies in plain_text(block)
  std::string written;   // as the author wrote it: what the reader sees
  std::string language;  // of the sentence, BCP 47
  Role role = Role::paragraph;
  bool ends_block = false;  // the last of its block: the role's pause follows, not the sentence's
  std::vector<Run> runs;    // in order, covering `written` but for white space at its ends
};

struct Script {
  std::vector<Utterance> utterances;
};

}  // namespace lectern

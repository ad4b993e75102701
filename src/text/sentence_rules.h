// What a language knows of its sentences: voices/<language>/abbreviations.txt and sentences.txt.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace lectern {

struct TextHash : std::hash<std::string_view> {
  using is_transparent = void;
};
using WordSet = std::unordered_set<std::string, TextHash, std::equal_to<>>;

// When a word that has a full stop of its own may end a sentence.
enum class Abbreviation : std::uint8_t {
  none,    // it is no abbreviation
  never,   // "mr."
  end,     // where a word that begins sentences follows: "inc."
  number,  // where no number follows: "no."
};

// All words are in lower case.
struct SentenceRules {
  std::unordered_map<std::string, Abbreviation, TextHash, std::equal_to<>> abbreviations;
  WordSet starters;        // words that begin sentences: "the"
  WordSet capitals;        // of these, those with a capital within sentences too: "i"
  WordSet weak;            // of these, those that titles and names write with a capital: "in"
  WordSet greetings;       // what letters begin and end with: "dear", "regards"
  WordSet closings;        // of these, what a name follows: "regards"
  WordSet labels;          // what begins lines of forms: "subject", "job-title"
  WordSet unfinished;      // what lines end with that were only too long: "of"
  WordSet speech;          // what ends the frame of a quotation before it: "说"
  WordSet frames;          // what begins such a frame: "と"
  std::u32string marks;    // signs that end sentences in this language alone: ";" in Greek
  std::u32string pauses;   // signs that end none in this language, though they do elsewhere
  std::u32string clauses;  // signs that end a clause long enough to be said on its own: "،"
  bool ordinals = false;   // whether "3." is read "third"
  bool colons = false;     // whether a capital after a colon begins a sentence
  bool items = false;      // whether items that begin with capitals have semicolons between them
  bool small = false;      // whether sentences begin with small letters now and then

  // Of the abbreviation "word." in lower case.
  Abbreviation abbreviation(std::string_view word) const;
};

// Of the language, or of its primary language; empty where it has no files. Kept once read.
const SentenceRules& sentence_rules_of(std::string_view language);

// In lower case, letter by letter.
std::string lower_case(std::string_view text);

}  // namespace lectern

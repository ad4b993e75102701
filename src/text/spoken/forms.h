// How a language says a sentence: its rules, ready to run.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.h"
#include "lectern/script.h"
#include "text/spoken/rules.h"

namespace lectern {

// A stretch of a sentence that is said otherwise than it is written.
struct SpokenEdit {
  TextRange written;
  std::string spoken;     // empty: it is silent
  std::string_view pass;  // whose rule it was, one of spoken_passes
  // How it sounds, where a lexicon says that; `spoken` is then what other voices read.
  std::string sounds = {};
  Alphabet alphabet = {};
};

class SpokenForms {
 public:
  // Of the language's file and the one for all languages. Errors: bad_data with file and line.
  static Result<SpokenForms> load(std::string_view language);
  ~SpokenForms();
  SpokenForms(SpokenForms&&) noexcept;

  // In order, not overlapping; `taken`, what is settled already, among them. Requires: UTF-8.
  std::vector<SpokenEdit> edits(std::string_view sentence,
                                std::vector<SpokenEdit> taken = {}) const;

  // The language's list of that name; null when it has none.
  const WordList* list(std::string_view name) const;
  const std::string& language() const;
  // Whether words are separated by spaces.
  bool spaces() const;

 private:
  class Compiler;
  class Scan;
  struct State;
  explicit SpokenForms(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

// Kept once loaded. Errors: those of load().
Result<const SpokenForms*> spoken_forms_of(std::string_view language);

struct Edited {
  std::string text;
  std::vector<Change> changes;  // in order; a space that was added belongs to its change
};

// The sentence with its edits made, and spaces about them where words would run together.
Edited edited(std::string_view sentence, const std::vector<SpokenEdit>& edits, bool spaces);

}  // namespace lectern

// A run as one voice is given it, and which written text each part of that stands for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/script.h"
#include "lectern/voices.h"

namespace lectern {

class VoicedRun {
 public:
  VoicedRun(const Run& run, const Voice& voice);

  std::string_view text() const { return text_; }

  // Whether it stands for nothing that is written.
  bool is_label() const { return is_label_; }

  // In Utterance::written. A word that touches a change stands for the whole of what was changed.
  TextRange written_place(TextRange word) const;

 private:
  // A stretch of a text that stands for one of another; between them both are the same.
  struct Place {
    TextRange text, source;
  };
  using Places = std::vector<Place>;

  static TextRange source_of(const Places& places, TextRange range);
  void take_readings(const Run& run, const Voice& voice);

  std::string text_;
  bool is_label_;
  std::uint32_t begin_;  // of the run, in Utterance::written
  Places places_;        // in order
};

}  // namespace lectern

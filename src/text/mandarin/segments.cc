#include "text/mandarin/segments.h"

#include <algorithm>
#include <limits>
#include <span>

#include "base/utf8.h"

namespace lectern {
namespace {

// What a word costs: few words, and few of one character, are the likely ones.
constexpr int word_cost = 10, single_cost = 12;

struct Match {
  std::uint32_t begin;  // in places
  std::uint8_t size;    // in characters
  bool chosen;
  std::string_view pinyin;
};

bool is_in_lexicon_range(char32_t code) {
  return code >= 0x4E00 && code <= 0x9FFF;
}

// A traditional character may have fewer readings than the simplified one that the word is known
// by.
bool can_be(const HanPlace& place, Reading reading) {
  if (place.written == place.simplified || place.candidates.contains(reading)) return true;
  for (const Reading& candidate : place.candidates.all())
    if (reading.tone() == 5 && candidate.sound() == reading.sound()) return true;
  return false;
}

class Segmenter {
 public:
  Segmenter(std::string_view text, const HanCharacters& characters, const HanWords& words)
      : characters_(characters), words_(words) {
    text_.end = static_cast<std::uint32_t>(text.size());
    text_.places.reserve(text.size() / 3 + 1);
    for (std::size_t at = 0; at < text.size();) add_place(text, at);
  }

  HanText take() {
    auto& places = text_.places;
    for (std::size_t begin = 0; begin < places.size();) {
      std::size_t end = begin;
      while (end < places.size() && is_in_lexicon_range(places[end].simplified)) ++end;
      if (end > begin + 1) segment(begin, end);
      begin = end + 1;
    }
    return std::move(text_);
  }

 private:
  void add_place(std::string_view text, std::size_t& at) {
    HanPlace place;
    place.begin = static_cast<std::uint32_t>(at);
    place.written = place.simplified = decode(text, at);
    if (const HanCharacter* known = characters_.find(place.written)) {
      place.is_han = true;
      place.simplified = known->simplified;
      place.candidates = candidates_of(*known);
    }
    text_.places.push_back(place);
  }

  // A traditional character that has no line of its own is as ambiguous as its simplified one, but
  // where the table knows it to be read otherwise.
  Candidates candidates_of(const HanCharacter& character) const {
    const Candidates own = words_.readings_of(character.code);
    if (!own.all().empty()) return own;
    if (character.simplified != character.code) {
      const Candidates those = words_.readings_of(character.simplified);
      if (those.contains(character.reading)) return those;
    }
    return Candidates(std::span(&character.reading, character.reading.empty() ? 0U : 1U));
  }

  void segment(std::size_t begin, std::size_t end) {
    find_matches(begin, end);
    choose(begin, end);
    for (const Match& match : matches_)
      if (match.chosen) vote(match);
    for (const Match& match : matches_)
      if (!match.chosen) vote(match);
  }

  void find_matches(std::size_t begin, std::size_t end) {
    matches_.clear();
    run_.clear();
    for (std::size_t i = begin; i < end; ++i) append_utf8(run_, text_.places[i].simplified);
    for (std::size_t i = begin; i < end; ++i)
      words_.for_each_at(std::string_view(run_).substr((i - begin) * 3), [&](HanWords::Word word) {
        matches_.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint8_t>(word.size / 3),
                            false, word.pinyin});
      });
  }

  // From the end to the beginning: the cheapest way on from each character.
  void choose(std::size_t begin, std::size_t end) {
    const std::size_t size = end - begin;
    costs_.assign(size + 1, 0);
    steps_.assign(size + 1, no_match);
    std::size_t match = matches_.size();
    for (std::size_t i = size; i-- > 0;) {
      costs_[i] = costs_[i + 1] + single_cost;
      for (; match > 0 && matches_[match - 1].begin - begin == i; --match) {
        const int cost = costs_[i + matches_[match - 1].size] + word_cost;
        if (cost >= costs_[i]) continue;
        costs_[i] = cost;
        steps_[i] = match - 1;
      }
    }
    for (std::size_t i = 0; i < size;) {
      if (steps_[i] == no_match) {
        ++i;
        continue;
      }
      Match& chosen = matches_[steps_[i]];
      chosen.chosen = true;
      i += chosen.size;
    }
  }

  void vote(const Match& match) {
    std::string_view rest = match.pinyin;
    for (std::uint8_t i = 0; i < match.size; ++i) {
      HanPlace& place = text_.places[match.begin + i];
      const Reading reading = match.pinyin.empty() ? place.candidates.usual() : next_syllable(rest);
      if (match.chosen) {
        if (can_be(place, reading)) place.in_word = reading;
        place.word_at = i;
        place.word_size = match.size;
      } else if (place.in_other.empty() && reading != place.in_word && can_be(place, reading)) {
        place.in_other = reading;
      }
    }
  }

  static constexpr std::size_t no_match = std::numeric_limits<std::size_t>::max();

  const HanCharacters& characters_;
  const HanWords& words_;
  HanText text_;
  std::string run_;
  std::vector<Match> matches_;
  std::vector<int> costs_;
  std::vector<std::size_t> steps_;
};

}  // namespace

HanText segmented(std::string_view text, const HanCharacters& characters, const HanWords& words) {
  return Segmenter(text, characters, words).take();
}

}  // namespace lectern

// The seed article on its way through the line, by the public headers.
#pragma once

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "lectern/narrate.h"
#include "lectern/prepare.h"
#include "lectern/read.h"
#include "line/scratch.h"

namespace lectern::line {

inline const std::string seed_path = LECTERN_SOURCE_DIR "/seeds/000_0e916cca4399556e.txt";

template <class T>
T value_of(Result<T> result) {
  if (!result) {
    ADD_FAILURE() << message(result.error());
    std::abort();
  }
  return std::move(*result);
}

inline Article article_from(std::string_view bytes) {
  Notices notices;
  const HostTable hosts = value_of(HostTable::load(LECTERN_SOURCE_DIR "/voices", {}));
  std::vector<Article> articles =
      value_of(read_articles(bytes, {.name = "article", .hosts = &hosts}, notices));
  EXPECT_EQ(articles.size(), 1U);
  identify_language(articles.front(), notices);
  return std::move(articles.front());
}

inline Article seed_article() {
  return article_from(bytes_of(seed_path));
}

// What a listener must hear: letters and digits.
inline bool is_spoken(char32_t c) {
  return u_isalnum(static_cast<UChar32>(c)) != 0;
}

inline bool is_han(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC) != 0;
}

// Calls `visit(character, begin, end)` with the bytes where each character lies.
template <class Visit>
void for_each_character(std::string_view text, Visit&& visit) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t character = decode(text, at);
    visit(character, begin, at);
  }
}

class Memory final : public SampleSink {
 public:
  Status write(std::span<const float> more) override {
    samples.insert(samples.end(), more.begin(), more.end());
    return Done{};
  }
  std::vector<float> samples;
};

struct Spoken {
  Narration narration;
  std::vector<float> samples;
  Notices notices;

  double seconds() const { return static_cast<double>(narration.length) / narration.sample_rate; }
  int count(Notice::Kind kind) const {
    int found = 0;
    for (const Notice& notice : notices) found += notice.kind == kind;
    return found;
  }
};

inline Spoken speak(const Script& script, int lanes = 1) {
  const Voices voices = value_of(Voices::load("", {}));
  const auto engine = value_of(open_espeak());
  Spoken spoken;
  Memory memory;
  spoken.narration =
      value_of(narrate(script, voices, *engine, memory, {false, lanes}, spoken.notices));
  spoken.samples = std::move(memory.samples);
  return spoken;
}

// The characters of the script that no word of the narration stands for, with their utterance.
inline std::vector<std::string> unheard(const Script& script, const Narration& narration) {
  std::map<std::string_view, const Clip*> clips;
  for (const Clip& clip : narration.clips) clips[clip.utterance] = &clip;
  std::vector<std::string> missing;
  for (const Utterance& utterance : script.utterances) {
    const auto clip = clips.find(utterance.id);
    for_each_character(utterance.written, [&](char32_t c, std::size_t begin, std::size_t end) {
      if (!is_spoken(c)) return;
      bool heard = false;
      if (clip != clips.end())
        for (const WordClip& word : clip->second->words)
          heard = heard || (word.written.begin <= begin && end <= word.written.end);
      if (!heard)
        missing.push_back(utterance.id + ": " + utterance.written.substr(begin, end - begin));
    });
  }
  return missing;
}

}  // namespace lectern::line

#include "speak/plan.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"
#include "speak/characters.h"
#include "speak/pieces.h"
#include "speak/profile.h"

namespace lectern {
namespace {

// About two and a half minutes of sound. Smaller chunks spread an article better over the lanes;
// but each costs a fork and its voices' dictionaries, some 2 ms of 150.
constexpr int chunk_phonemes = 4000;

constexpr int breath_ms = 140;  // what eSpeak NG makes of a comma
constexpr int join_ms = 40;

bool reads(const Voice& voice, std::string_view tag) {
  const std::string wanted = comparable_tag(tag);
  return std::any_of(voice.languages.begin(), voice.languages.end(), [&](const auto& language) {
    const std::string known = comparable_tag(language);
    return wanted == known || wanted.starts_with(known + "-") || known.starts_with(wanted + "-");
  });
}

class Planner {
 public:
  Planner(const Script& script, const Voices& voices, Notices& notices)
      : script_(script), voices_(voices), notices_(notices) {}

  Result<NarrationPlan> make() {
    for (std::size_t i = 0; i < script_.utterances.size(); ++i) add_utterance(i);
    if (plan_.pieces.empty() && unreadable_) return std::move(*unreadable_);
    if (!plan_.pieces.empty()) plan_.chunk_ends.push_back(plan_.pieces.size());
    return std::move(plan_);
  }

 private:
  void add_utterance(std::size_t index) {
    const Utterance& utterance = script_.utterances[index];
    const std::size_t first = plan_.pieces.size();
    for (std::size_t run = 0; run < utterance.runs.size(); ++run) add_run(index, run);
    if (plan_.pieces.size() > first) plan_.pieces.back().piece.ends_sentence = true;
    auto voice = voices_.for_language(utterance.language);
    const Voice* first_voice =
        plan_.pieces.size() > first ? plan_.pieces[first].piece.voice : nullptr;
    plan_.sentence_voice.push_back(voice ? *voice : first_voice);
    assign_chunks(first);
  }

  void add_run(std::size_t utterance_index, std::size_t run_index) {
    const Utterance& utterance = script_.utterances[utterance_index];
    const Run& run = utterance.runs[run_index];
    if (!has_sayable(run.spoken)) return;
    const std::string& language = run.language.empty() ? utterance.language : run.language;
    auto voice = voices_.for_language(language);
    if (!voice) {
      notices_.push_back({Notice::Kind::text_not_spoken, utterance.id,
                          fmt::format("{}: {}", voice.error().what, shortened_text(run.spoken))});
      if (!unreadable_) unreadable_ = std::move(voice.error());
      return;
    }
    if (!reads(**voice, language) && told_.insert(comparable_tag(language)).second)
      notices_.push_back({Notice::Kind::voice_fallback, utterance.id,
                          fmt::format("`{}` is read by the voice `{}`", language, (*voice)->name)});
    const VoicedRun& voiced = plan_.runs.emplace_back(run, **voice);
    for (const TextRange range : split_into_pieces(voiced.text())) {
      const std::string_view text = voiced.text().substr(range.begin, range.end - range.begin);
      if (!has_sayable(text)) continue;
      plan_.pieces.push_back(
          {utterance_index, &voiced, {*voice, utterance.role, text, false}, join_after(text)});
    }
  }

  // An utterance goes whole into a chunk, unless it alone is longer than one.
  void assign_chunks(std::size_t first) {
    int whole = 0;
    for (std::size_t i = first; i < plan_.pieces.size(); ++i)
      whole += estimate_phonemes(plan_.pieces[i].piece.text);
    if (used_ > 0 && used_ + whole > chunk_phonemes) close_chunk(first);
    for (std::size_t i = first; i < plan_.pieces.size(); ++i) {
      const int more = estimate_phonemes(plan_.pieces[i].piece.text);
      if (used_ > 0 && used_ + more > chunk_phonemes) close_chunk(i);
      used_ += more;
    }
  }

  void close_chunk(std::size_t end) {
    plan_.chunk_ends.push_back(end);
    used_ = 0;
  }

  const Script& script_;
  const Voices& voices_;
  Notices& notices_;
  NarrationPlan plan_;
  int used_ = 0;  // phonemes in the chunk being filled
  std::set<std::string> told_;
  std::optional<Error> unreadable_;
};

}  // namespace

Result<NarrationPlan> plan_narration(const Script& script, const Voices& voices, Notices& notices) {
  return Planner(script, voices, notices).make();
}

int join_after(std::string_view text) {
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode(text, at);
    if (is_sayable(c)) last = 0;
    if (ends_clause(c)) last = c;
  }
  return last != 0 ? breath_ms : join_ms;
}

std::string shortened_text(std::string_view text) {
  constexpr std::size_t most = 60;
  std::size_t at = 0, characters = 0;
  for (; at < text.size() && characters < most; ++characters) decode(text, at);
  return clean_line(text.substr(0, at)) + (at < text.size() ? "…" : "");
}

}  // namespace lectern

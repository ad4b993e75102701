// The narrator: plans, keeps lanes of chunks in flight, and takes a chunk that fails apart until
// everything that can be said is said. The order of what is written never depends on the lanes.
#include "lectern/narrate.h"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <iterator>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"
#include "speak/characters.h"
#include "speak/pieces.h"
#include "speak/plan.h"
#include "speak/timeline.h"

namespace lectern {
namespace {

using Piece = SpeechEngine::Piece;
using Speech = SpeechEngine::Speech;

// Bounds of belief. The fastest speech measured has 12 ms a letter at 900 words a minute; letters
// of a script unknown to a voice are named one by one, which takes up to 3.5 s at 80.
constexpr double least_seconds_a_letter = 0.008;
constexpr double most_seconds_a_letter = 4;
constexpr double most_seconds_besides = 4;

constexpr int most_time_outs = 8;  // each costs more than ten seconds

// Every letter and digit lies in a word.
bool covers(const Piece& piece, const Speech& speech) {
  std::size_t word = 0;
  for (std::size_t at = 0; at < piece.text.size();) {
    const std::size_t here = at;
    if (!is_sayable(decode(piece.text, at))) continue;
    while (word < speech.words.size() && speech.words[word].text.end <= here) ++word;
    if (word == speech.words.size() || speech.words[word].text.begin > here) return false;
  }
  return true;
}

bool is_said(const Piece& piece, const Speech& speech, int sample_rate) {
  const double seconds = static_cast<double>(speech.samples.size()) / sample_rate;
  const auto letters = static_cast<double>(count_sayable(piece.text));
  return seconds >= letters * least_seconds_a_letter &&
         seconds <= letters * most_seconds_a_letter + most_seconds_besides && covers(piece, speech);
}

bool is_fault_of_text(const Error& error) {
  return error.code == Error::Code::engine_failed || error.code == Error::Code::crashed ||
         error.code == Error::Code::timed_out;
}

using Group = std::vector<PlannedPiece>;

Group half_of(const PlannedPiece& whole, TextRange range, bool is_last) {
  PlannedPiece half = whole;
  half.piece.text = whole.piece.text.substr(range.begin, range.end - range.begin);
  half.piece.ends_sentence = is_last && whole.piece.ends_sentence;
  half.join_ms = is_last ? whole.join_ms : join_after(half.piece.text);
  return {half};
}

// What failed, in smaller groups: utterances, then pieces, then halves. Nothing of a single word.
std::vector<Group> taken_apart(const Group& group) {
  std::vector<Group> parts;
  if (group.size() == 1) {
    const auto halves = split_in_halves(group[0].piece.text);
    if (halves.size() < 2) return parts;
    for (const TextRange& half : halves)
      parts.push_back(half_of(group[0], half, half == halves.back()));
    return parts;
  }
  const bool one_utterance = group.front().utterance == group.back().utterance;
  for (const PlannedPiece& piece : group) {
    const bool joins =
        !one_utterance && !parts.empty() && parts.back().back().utterance == piece.utterance;
    if (!joins) parts.emplace_back();
    parts.back().push_back(piece);
  }
  return parts;
}

class Narrator {
 public:
  Narrator(const Script& script, const NarrationPlan& plan, SpeechEngine& engine, SampleSink& sink,
           const NarrateOptions& options, Notices& notices)
      : script_(script),
        plan_(plan),
        engine_(engine),
        options_(options),
        notices_(notices),
        timeline_(script, plan, engine.sample_rate(), sink) {}

  Result<Narration> narrate() {
    const auto lanes = static_cast<std::size_t>(std::max(options_.lanes, 1));
    std::deque<Flight> flights;
    std::size_t next = 0, begin = 0;
    while (next < plan_.chunk_ends.size() || !flights.empty()) {
      for (; flights.size() < lanes && next < plan_.chunk_ends.size(); ++next) {
        const auto first = plan_.pieces.begin();
        const std::size_t end = std::exchange(begin, plan_.chunk_ends[next]);
        flights.push_back(LECTERN_TRY(start({first + offset(end), first + offset(begin)})));
      }
      Flight flight = std::move(flights.front());
      flights.pop_front();
      LECTERN_TRY(land(std::move(flight)));
    }
    return timeline_.finish();
  }

 private:
  // A chunk on its way. The engine may look at `pieces` until it has landed.
  struct Flight {
    Group group;
    std::vector<Piece> pieces;
    std::unique_ptr<SpeechEngine::Chunk> chunk;
  };

  static std::ptrdiff_t offset(std::size_t index) { return static_cast<std::ptrdiff_t>(index); }

  Result<Flight> start(Group group) {
    Flight flight{std::move(group), {}, nullptr};
    for (const PlannedPiece& it : flight.group) flight.pieces.push_back(it.piece);
    flight.chunk = LECTERN_TRY(engine_.start(flight.pieces));
    return flight;
  }

  Status land(Flight flight) {
    const Group rest = LECTERN_TRY(say_until_failure(std::move(flight)));
    if (rest.empty()) return Done{};
    note_retry(rest.front());
    return mend(rest);
  }

  // Says the pieces in order until the engine fails, and gives what is left. A piece that it said
  // only in part is mended on the way, or given back when it is the only one.
  Result<Group> say_until_failure(Flight flight) {
    const Group& group = flight.group;
    for (auto piece = group.begin(); piece != group.end(); ++piece) {
      const Status got = flight.chunk->next(speech_);
      if (!got) {
        LECTERN_TRY(weigh(got.error()));
        why_ = got.error().what;
        return Group(piece, group.end());
      }
      if (is_said(piece->piece, speech_, engine_.sample_rate())) {
        LECTERN_TRY(timeline_.say(*piece, speech_));
        continue;
      }
      why_ = "the speech engine left out a part of the text";
      if (group.size() == 1) return group;
      note_retry(*piece);
      LECTERN_TRY(mend({*piece}));
    }
    return Group{};
  }

  // Passes on the errors that no smaller piece would mend.
  Status weigh(const Error& error) {
    if (!is_fault_of_text(error)) return error;
    if (error.code == Error::Code::timed_out && ++time_outs_ >= most_time_outs) return error;
    return Done{};
  }

  // The group has failed. Says in its place whatever smaller groups can, in order.
  Status mend(const Group& failed) {
    std::vector<Group> to_try;  // a stack: the next on top
    LECTERN_TRY(push_parts(failed, to_try));
    while (!to_try.empty()) {
      Flight flight = LECTERN_TRY(start(std::move(to_try.back())));
      to_try.pop_back();
      const Group rest = LECTERN_TRY(say_until_failure(std::move(flight)));
      if (!rest.empty()) LECTERN_TRY(push_parts(rest, to_try));
    }
    return Done{};
  }

  Status push_parts(const Group& failed, std::vector<Group>& to_try) {
    std::vector<Group> parts = taken_apart(failed);
    if (parts.empty()) return leave_out(failed.front());
    std::move(parts.rbegin(), parts.rend(), std::back_inserter(to_try));
    return Done{};
  }

  Status leave_out(const PlannedPiece& piece) {
    const std::string& where = script_.utterances[piece.utterance].id;
    const std::string text = shortened_text(piece.piece.text);
    notices_.push_back({Notice::Kind::text_not_spoken, where, text});
    if (!options_.strict) return Done{};
    return Error{Error::Code::unspoken_text, fmt::format("cannot be spoken: {}", text),
                 "convert without --strict to leave it out", where};
  }

  void note_retry(const PlannedPiece& piece) {
    notices_.push_back({Notice::Kind::chunk_retried, script_.utterances[piece.utterance].id,
                        why_ + "; said again in smaller pieces"});
  }

  const Script& script_;
  const NarrationPlan& plan_;
  SpeechEngine& engine_;
  const NarrateOptions& options_;
  Notices& notices_;
  Timeline timeline_;
  Speech speech_;    // of the piece in hand; kept, so that its memory is asked for once
  std::string why_;  // the last failure
  int time_outs_ = 0;
};

// Under --strict, what the plan could find no voice for.
Status refuse_unspoken(const Notices& notices, std::size_t first) {
  for (std::size_t i = first; i < notices.size(); ++i)
    if (notices[i].kind == Notice::Kind::text_not_spoken)
      return Error{Error::Code::unspoken_text, notices[i].detail,
                   "convert without --strict to leave it out", notices[i].where};
  return Done{};
}

}  // namespace

Result<Narration> narrate(const Script& script, const Voices& voices, SpeechEngine& engine,
                          SampleSink& sink, const NarrateOptions& options, Notices& notices) {
  const std::size_t noticed = notices.size();
  const NarrationPlan plan = LECTERN_TRY(plan_narration(script, voices, notices));
  if (options.strict) LECTERN_TRY(refuse_unspoken(notices, noticed));
  return Narrator(script, plan, engine, sink, options, notices).narrate();
}

}  // namespace lectern

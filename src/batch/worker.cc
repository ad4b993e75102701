#include "batch/worker.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "base/file.h"
#include "base/hash.h"
#include "batch/input_companions.h"
#include "batch/output_set.h"
#include "batch/picture_notices.h"
#include "batch/plan.h"
#include "lectern/picture.h"
#include "lectern/prepare.h"
#include "lectern/read.h"

namespace lectern {

struct Worker::Making {
  struct Missing {
    const Target* target;
    std::string key;
  };
  std::size_t index;  // of the job
  const Job& job;
  int lanes;
  std::vector<Missing> missing;
  OutputSet outputs;
  Reply reply;
  std::vector<bool> left_out;  // by article: it is another one's duplicate

  Notices& notices() { return reply.record.notices; }
  bool wants_cover() const {
    return std::any_of(missing.begin(), missing.end(),
                       [](const Missing& it) { return it.target->is_book(); });
  }
  bool wants_sound() const {
    return std::any_of(missing.begin(), missing.end(),
                       [](const Missing& it) { return it.target->is_sound(); });
  }
  bool wants_documents() const {
    return !std::all_of(missing.begin(), missing.end(),
                        [](const Missing& it) { return it.target->is_sound(); });
  }
};

namespace {

using Seconds = std::chrono::duration<double>;

// Two writers may notice the same thing; once is enough.
void leave_out_repeated(Notices& notices) {
  std::set<std::tuple<Notice::Kind, std::string_view, std::string_view>> seen;
  std::vector<bool> repeated;
  for (const Notice& it : notices)
    repeated.push_back(!seen.emplace(it.kind, it.where, it.detail).second);
  std::size_t at = 0;
  std::erase_if(notices, [&](const Notice&) { return repeated[at++]; });
}

double length(const Narration& narration) {
  if (narration.sample_rate == 0) return 0;
  return static_cast<double>(narration.length) / narration.sample_rate;
}

}  // namespace

Reply Worker::work(std::size_t index, int lanes) {
  const auto begin = std::chrono::steady_clock::now();
  Making making{index, plan_.jobs[index], lanes, {}, OutputSet(settings_.options.output_folder), {},
                {}};
  Record& record = making.reply.record;
  record.input = making.job.input;
  record.state = State::ok;
  if (const Status made = make(making); !made) {
    const bool duplicate = made.error().code == Error::Code::duplicate;
    record.state = duplicate ? State::skipped : State::failed;
    record.error = made.error();
    record.outputs.clear();
  }
  if (record.error.where.empty()) record.error.where = record.input;
  leave_out_repeated(record.notices);
  record.seconds = Seconds(std::chrono::steady_clock::now() - begin).count();
  return std::move(making.reply);
}

Status Worker::make(Making& making) {
  const Job& job = making.job;
  Record& record = making.reply.record;

  LECTERN_TRY(leave_out_duplicates(making));
  const std::string bytes = LECTERN_TRY(read_file(job.input));
  const InputCompanions companions(job.input, settings_.images ? &*settings_.images : nullptr);
  const std::string hash = hash_hex(bytes) + companions.fingerprint();
  find_missing(hash, making);
  if (making.missing.empty()) {
    record.state = State::present;
    return Done{};
  }
  std::vector<Article> articles = LECTERN_TRY(read(bytes, job, companions, making.notices()));
  making.reply.pictures = companions.asked();
  key_missing(hash, making);
  making.left_out.resize(articles.size());
  int number = 1;
  std::string name = job.name;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    making.reply.articles.push_back(fingerprint_of(articles[i]));
    if (!making.left_out[i]) LECTERN_TRY(make_outputs(std::move(articles[i]), name, making));
    name = next_name(job.name, number);
  }
  for (JournalOutput& made : LECTERN_TRY(making.outputs.commit(settings_.options.sync))) {
    record.outputs.push_back(made.path);
    making.reply.outputs.push_back(std::move(made));
  }
  return Done{};
}

Result<std::vector<Article>> Worker::read(const std::string& bytes, const Job& job,
                                          const Companions& companions, Notices& notices) const {
  ReadOptions reading = settings_.options.reading;
  reading.name = base_name(job.input);
  reading.companions = &companions;
  return read_articles(bytes, reading, notices);
}

Reply Worker::survey(std::size_t index) const {
  Reply reply;
  const Job& job = plan_.jobs[index];
  if (job.input == "-") return reply;
  const auto bytes = read_file(job.input);
  if (!bytes) return reply;
  Notices ignored;
  const InputCompanions companions(job.input, nullptr);
  const auto articles = read(*bytes, job, companions, ignored);
  if (!articles) return reply;
  for (const Article& article : *articles) reply.articles.push_back(fingerprint_of(article));
  return reply;
}

// Errors: duplicate, when nothing is left to be made.
Status Worker::leave_out_duplicates(Making& making) const {
  const std::size_t count = duplicates_.count(making.index);
  making.left_out.resize(count);
  std::optional<std::string> why;
  for (std::size_t i = 0; i < count; ++i) {
    const auto original = duplicates_.original_of(making.index, i);
    if (!original) continue;
    making.left_out[i] = true;
    why = count == 1 ? *original : fmt::format("article {} {}", i + 1, *original);
    making.notices().push_back({Notice::Kind::duplicate, "", "left out: " + *why});
  }
  if (!why || std::ranges::find(making.left_out, false) != making.left_out.end()) return Done{};
  return Error{Error::Code::duplicate,
               count == 1 ? *why : "all its articles are others' duplicates",
               "convert it all the same with --duplicates=keep", ""};
}

// Splits what is wanted into what is there already and what must be made. Good outputs of formats
// that this run does not want stay in the journal.
void Worker::find_missing(const std::string& hash, Making& making) const {
  const ConvertOptions& options = settings_.options;
  JournalEntry entry = journal_.find(making.job.name).value_or(JournalEntry{});
  for (const Target& target : settings_.targets) {
    const std::string key = key_of_output(target, hash, entry.pictures, making);
    const bool present =
        !options.force && is_present(entry, target.name, key, options.output_folder);
    if (!present) {
      making.missing.push_back({&target, key});
      std::erase_if(entry.outputs, [&](const auto& it) { return it.format == target.name; });
    }
    for (const JournalOutput& output : entry.outputs)
      if (present && output.format == target.name)
        making.reply.record.outputs.push_back(output.path);
  }
  making.reply.outputs = std::move(entry.outputs);
}

// Which pictures were asked for is known only when the input has been read.
void Worker::key_missing(const std::string& hash, Making& making) const {
  for (Making::Missing& it : making.missing)
    it.key = key_of_output(*it.target, hash, making.reply.pictures, making);
}

std::string Worker::key_of_output(const Target& target, const std::string& hash,
                                  const std::vector<std::string>& pictures,
                                  const Making& making) const {
  const std::string engine = target.is_sound() ? espeak_version() : std::string();
  const std::string whole =
      target.is_sound() ? hash : hash + settings_.images_fingerprint(pictures);
  return key_of(target, {whole, base_name(making.job.input), making.left_out}, settings_, engine);
}

Status Worker::make_outputs(Article article, const std::string& name, Making& making) {
  Notices& notices = making.notices();
  if (settings_.options.language.empty())
    identify_language(article, notices);
  else
    set_language(article, settings_.options.language);
  const std::size_t noticed = notices.size();
  if (making.wants_documents()) fit_pictures(article, settings_.options.pictures, notices);

  Edition edition;
  edition.article = std::move(article);
  if (making.wants_sound()) {  // no writer of documents looks at the script
    edition.script = LECTERN_TRY(prepare(edition.article, settings_.options.prepare));
    edition.narration = LECTERN_TRY(record_sound(edition, name, making));
  }
  if (making.wants_cover()) edition.cover = make_cover(settings_.cover, edition.article, notices);
  making.reply.record.audio_seconds += length(edition.narration);
  LECTERN_TRY(write_documents(edition, name, making));
  leave_out_told_pictures(notices, noticed);
  return Done{};
}

Result<Narration> Worker::record_sound(const Edition& edition, const std::string& name,
                                       Making& making) {
  const ConvertOptions& options = settings_.options;
  SpeechEngine& speech = engine();
  const AudioTags tags = audio_tags(edition.article.meta);

  std::vector<std::unique_ptr<AudioEncoder>> encoders;
  std::vector<SampleSink*> sinks;
  for (const auto& [target, key] : making.missing) {
    if (!target->is_sound()) continue;
    ByteOutput* const file = LECTERN_TRY(
        making.outputs.open({name + target->extension, std::string(target->name), key, 0}));
    encoders.push_back(
        LECTERN_TRY(open_encoder(target->audio, speech.sample_rate(), tags, options.audio, *file)));
    sinks.push_back(encoders.back().get());
  }
  Mastering mastering(speech.sample_rate(), options.audio, std::move(sinks));
  Narration narration = LECTERN_TRY(narrate(edition.script, *settings_.voices, speech, mastering,
                                            {options.strict, making.lanes}, making.notices()));
  LECTERN_TRY(mastering.finish());
  for (const auto& encoder : encoders) LECTERN_TRY(encoder->finish());
  return narration;
}

Status Worker::write_documents(const Edition& edition, const std::string& name,
                               Making& making) const {
  for (const auto& [target, key] : making.missing) {
    if (target->is_sound()) continue;
    const std::string document =
        LECTERN_TRY(target->writer->write({&edition, 1}, settings_.write, making.notices()));
    ByteOutput* const file = LECTERN_TRY(
        making.outputs.open({name + target->extension, std::string(target->name), key, 0}));
    LECTERN_TRY(file->write(document));
  }
  return Done{};
}

// The further articles of one input: name-2, name-3, but for names that are other inputs'.
std::string Worker::next_name(const std::string& name, int& number) const {
  for (;;) {
    const std::string candidate = fmt::format("{}-{}", name, ++number);
    const auto taken = [&](const Job& job) { return job.name == candidate; };
    if (std::none_of(plan_.jobs.begin(), plan_.jobs.end(), taken)) return candidate;
  }
}

SpeechEngine& Worker::engine() {
  if (!engine_) engine_ = open_engines();
  return *engine_;
}

}  // namespace lectern

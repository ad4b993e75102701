// convert(): the parent's side. It hands out the plan, keeps the journal and tells the observer;
// it parses no input and speaks nothing.
#include "lectern/convert.h"

#include <algorithm>
#include <filesystem>
#include <thread>
#include <unordered_map>

#include <fmt/format.h>

#include "base/file.h"
#include "batch/crew.h"
#include "batch/duplicates.h"
#include "batch/input_companions.h"
#include "batch/journal.h"
#include "batch/message.h"
#include "batch/plan.h"
#include "batch/summary.h"
#include "batch/targets.h"
#include "batch/worker.h"
#include "lectern/prepare.h"
#include "lectern/read.h"

namespace lectern {
namespace {

class Conversion {
 public:
  Conversion(const Plan& plan, const Settings& settings, Journal& journal, Observer& observer)
      : plan_(plan),
        settings_(settings),
        journal_(journal),
        observer_(observer),
        left_out_(plan),
        repeated_(plan) {
    for (const Notice& notice : plan.notices) notices_.emplace(notice.where, notice);
  }

  Result<Summary> run();

 private:
  CrewOptions crew() const;
  Result<bool> survey();
  void take(const Outcome& outcome);
  void tell_of_duplicates();
  Reply reply_of(const Outcome& outcome) const;
  void remember(const Job& job, Reply& reply);
  void tell(Record record);
  std::size_t total() const { return plan_.jobs.size() + plan_.unreadable.size(); }

  const Plan& plan_;
  const Settings& settings_;
  Journal& journal_;
  Observer& observer_;
  std::unordered_map<std::string_view, const Notice&> notices_;  // of the plan, by input
  DuplicateTable left_out_;  // settled before the first input is converted; empty when all are
  DuplicateTable repeated_;  // of what was converted, when all is
  Summary summary_;
  std::size_t done_ = 0;
};

Result<Summary> Conversion::run() {
  observer_.begin(total());
  for (const Error& error : plan_.unreadable) {
    Record record;
    record.input = error.where;
    record.error = error;
    tell(std::move(record));
  }
  if (settings_.options.duplicates != Duplicates::keep && !LECTERN_TRY(survey())) {
    summary_.interrupted = true;
    return summary_;
  }
  Worker worker(plan_, settings_, journal_, left_out_);  // each process of the crew gets a copy
  const bool all_done = LECTERN_TRY(run_crew(
      crew(), [&worker](std::size_t task, int lanes) { return pack(worker.work(task, lanes)); },
      [this](const Outcome& outcome) { take(outcome); }));
  summary_.interrupted = !all_done;
  tell_of_duplicates();
  return summary_;
}

CrewOptions Conversion::crew() const {
  const int processors = static_cast<int>(std::thread::hardware_concurrency());
  const int jobs = settings_.options.jobs > 0 ? settings_.options.jobs : std::max(1, processors);
  return {plan_.jobs.size(), jobs, settings_.options.time_limit};
}

// Has all inputs read once before, so that what is left out does not depend on who is read first.
// False: interrupted.
Result<bool> Conversion::survey() {
  std::size_t done = 0;
  const Worker worker(plan_, settings_, journal_, left_out_);
  const bool all_done = LECTERN_TRY(run_crew(
      crew(), [&worker](std::size_t task, int) { return pack(worker.survey(task)); },
      [&](const Outcome& outcome) {
        const auto reply = unpack(outcome.answer);
        if (reply) left_out_.add(outcome.task, reply->articles);
        observer_.surveyed(++done, plan_.jobs.size());
      }));
  left_out_.settle(settings_.options.duplicates);
  return all_done;
}

void Conversion::tell_of_duplicates() {
  if (settings_.options.duplicates != Duplicates::keep) return;
  repeated_.settle(Duplicates::keep);
  for (std::size_t job = 0; job < plan_.jobs.size(); ++job) {
    const std::size_t count = repeated_.count(job);
    for (std::size_t i = 0; i < count; ++i)
      if (const auto original = repeated_.original_of(job, i))
        observer_.noticed(
            plan_.jobs[job].input,
            {Notice::Kind::duplicate, "",
             count == 1 ? *original : fmt::format("article {} {}", i + 1, *original)});
  }
}

void Conversion::take(const Outcome& outcome) {
  const Job& job = plan_.jobs[outcome.task];
  if (outcome.ending != Outcome::Ending::answered) {
    const std::filesystem::path output = settings_.options.output_folder + "/" + job.name;
    remove_temporaries(output.parent_path().string(), outcome.worker);
  }
  if (outcome.ending == Outcome::Ending::interrupted) return;
  Reply reply = reply_of(outcome);
  remember(job, reply);
  if (settings_.options.duplicates == Duplicates::keep) repeated_.add(outcome.task, reply.articles);
  if (const auto notice = notices_.find(job.input); notice != notices_.end())
    reply.record.notices.push_back({notice->second.kind, "", notice->second.detail});
  tell(std::move(reply.record));
}

Reply Conversion::reply_of(const Outcome& outcome) const {
  Reply reply;
  Record& record = reply.record;
  record.input = plan_.jobs[outcome.task].input;
  record.seconds = outcome.seconds;
  if (auto answered = unpack(outcome.answer); answered) return std::move(*answered);
  record.error = loss(outcome, settings_.options.time_limit, record.input);
  return reply;
}

// A failure keeps what the journal knew of good outputs.
void Conversion::remember(const Job& job, Reply& reply) {
  const Record& record = reply.record;
  if (record.state == State::present) return;
  JournalEntry entry{job.name,
                     job.input,
                     std::string(name(record.state)),
                     "",
                     {},
                     record.seconds,
                     record.audio_seconds,
                     {}};
  if (record.state == State::ok) {
    entry.outputs = std::move(reply.outputs);
    entry.pictures = std::move(reply.pictures);
  } else {
    entry.code = name(record.error.code);
    if (auto before = journal_.find(job.name)) {
      entry.outputs = std::move(before->outputs);
      entry.pictures = std::move(before->pictures);
    }
  }
  if (!journal_.append(entry)) summary_.output_trouble = true;
}

void Conversion::tell(Record record) {
  count(summary_, record);
  observer_.finished(record, ++done_, total());
}

}  // namespace

std::string_view name(State state) {
  switch (state) {
    case State::ok:
      return "ok";
    case State::present:
      return "present";
    case State::failed:
      return "failed";
    case State::skipped:
      return "skipped";
  }
  return "failed";
}

Result<Summary> convert(const Plan& plan, const ConvertOptions& options, Observer& observer) {
  const Settings settings = LECTERN_TRY(check_settings(options));
  if (plan.jobs.empty() && plan.unreadable.empty())
    return Error{Error::Code::usage, "there is nothing to convert",
                 "name files, or folders that hold some", ""};
  Journal journal = LECTERN_TRY(Journal::open(options.output_folder));
  return Conversion(plan, settings, journal, observer).run();
}

Result<std::vector<Article>> load_articles(const std::string& path, std::string_view language,
                                           ReadOptions reading, Notices& notices) {
  LECTERN_TRY(check_language(language));
  const std::string bytes = LECTERN_TRY(read_file(path));
  const InputCompanions companions(path, reading.companions);
  reading.name = base_name(path);
  reading.companions = &companions;
  auto articles = read_articles(bytes, reading, notices);
  if (!articles) {
    articles.error().where = path;
    return articles;
  }
  for (Article& article : *articles) {
    if (language.empty())
      identify_language(article, notices);
    else
      set_language(article, language);
  }
  return articles;
}

}  // namespace lectern

// bundle(): the parent's side. It has the inputs read, decides what stands where, and has the
// volumes put together; it parses no input.
#include "lectern/bundle.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <thread>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "batch/bundle_order.h"
#include "batch/bundle_volume.h"
#include "batch/bundle_worker.h"
#include "batch/message.h"
#include "batch/plan.h"
#include "batch/summary.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kepub_extension =
    ".kepub.epub";                  // of all that Kobo readers take for one
constexpr double no_limit = 86400;  // seconds; a volume is work of our own, linear in its articles

// Where the book goes.
struct Destination {
  std::string folder, stem, extension;  // "books", "news", ".epub"

  std::string volume(std::size_t number) const {
    return fmt::format("{}-{}{}", stem, number, extension);
  }
  // Whether a file of that name is one of ours.
  bool has(std::string_view name) const {
    if (!name.starts_with(stem) || !name.ends_with(extension) ||
        name.size() < stem.size() + extension.size())
      return false;
    name = name.substr(stem.size(), name.size() - stem.size() - extension.size());
    return name.empty() || (name.size() > 1 && name[0] == '-' &&
                            std::ranges::all_of(name.substr(1), is_ascii_digit));
  }
};

Result<Destination> destination_of(const std::string& file) {
  const fs::path path(file);
  std::error_code ignored;
  if (path.filename().empty() || path.filename() == "." || path.filename() == ".." ||
      fs::is_directory(path, ignored))
    return Error{Error::Code::usage, "this is no name of a book",
                 "name a file, such as books/news.epub", file};
  const std::string folder = path.parent_path().empty() ? "." : path.parent_path().string();
  const std::string name = path.filename().string();
  if (name.ends_with(kepub_extension) && name.size() > kepub_extension.size())
    return Destination{folder, name.substr(0, name.size() - kepub_extension.size()),
                       std::string(kepub_extension)};
  return Destination{folder, path.stem().string(), path.extension().string()};
}

// A book that lies among the inputs is not one of them.
Plan without_outputs(Plan plan, const Destination& destination) {
  std::erase_if(plan.jobs, [&](const Job& job) {
    const fs::path path(job.input);
    const fs::path folder = path.parent_path().empty() ? "." : path.parent_path();
    std::error_code ignored;
    return destination.has(path.filename().string()) &&
           fs::equivalent(folder, destination.folder, ignored);
  });
  return plan;
}

class Bundling {
 public:
  Bundling(Plan plan, const Settings& settings, const BundleOptions& options,
           Destination destination, Journal& journal, Spool& spool, Observer& observer)
      : plan_(std::move(plan)),
        settings_(settings),
        options_(options),
        destination_(std::move(destination)),
        journal_(journal),
        spool_(spool),
        observer_(observer),
        worker_(plan_, settings, options, spool),
        duplicates_(plan_),
        replies_(plan_.jobs.size()) {}

  Result<Summary> run();

 private:
  CrewOptions crew(std::size_t tasks, double time_limit) const;
  Result<bool> is_up_to_date();
  std::string key(const std::vector<std::string>& hashes) const;
  Result<bool> gather();
  void find_duplicates();
  std::vector<const BundleArticle*> chosen() const;
  std::string collection_title(const std::vector<const BundleArticle*>& articles) const;
  BookOptions book_options(const std::string& title, std::size_t volume) const;
  Result<bool> write(const std::vector<Volume>& volumes, const std::string& title);
  void take_volume(const Outcome& outcome, const Volume& volume);
  void remember();
  void tell_of_old_volumes();
  void tell_all();
  void tell(const Record& record);
  std::string output_name(std::size_t volume) const {
    return is_split() ? destination_.volume(volume + 1)
                      : destination_.stem + destination_.extension;
  }
  bool is_split() const { return options_.volume_articles > 0 || options_.volume_bytes > 0; }
  // No output of convert() has such a name.
  std::string journal_name() const { return "./" + destination_.stem; }
  std::size_t total() const { return plan_.jobs.size() + plan_.unreadable.size(); }

  const Plan plan_;
  const Settings& settings_;
  const BundleOptions& options_;
  const Destination destination_;
  Journal& journal_;
  Spool& spool_;
  Observer& observer_;
  BundleWorker worker_;  // each process of the crew gets a copy
  DuplicateTable duplicates_;
  std::vector<BundleReply> replies_;  // by job
  std::vector<JournalOutput> outputs_;
  Summary summary_;
  std::size_t done_ = 0;
};

Result<Summary> Bundling::run() {
  observer_.begin(total());
  if (LECTERN_TRY(is_up_to_date())) {
    tell_all();
    return summary_;
  }
  summary_.interrupted = !LECTERN_TRY(gather());
  if (summary_.interrupted) return summary_;
  find_duplicates();
  const std::vector<const BundleArticle*> articles = chosen();
  if (articles.empty()) {
    tell_all();
    return Error{Error::Code::no_text, "no input holds an article, so there is no book",
                 "name files, or folders that hold some", options_.file};
  }
  summary_.interrupted =
      !LECTERN_TRY(write(arrange(articles, options_), collection_title(articles)));
  if (summary_.interrupted) return summary_;
  tell_of_old_volumes();
  remember();
  tell_all();
  return summary_;
}

CrewOptions Bundling::crew(std::size_t tasks, double time_limit) const {
  const int processors = static_cast<int>(std::thread::hardware_concurrency());
  const int jobs = settings_.options.jobs > 0 ? settings_.options.jobs : std::max(1, processors);
  return {tasks, jobs, time_limit};
}

// Whether a former run has made the same of the same. Reads the inputs only when there is a book.
Result<bool> Bundling::is_up_to_date() {
  const auto entry = journal_.find(journal_name());
  const auto is_stdin = [](const Job& job) { return job.input == "-"; };  // can be read but once
  if (!entry || entry->outputs.empty() || settings_.options.force || !plan_.unreadable.empty() ||
      std::ranges::any_of(plan_.jobs, is_stdin))
    return false;
  if (!is_present(*entry, "epub", entry->outputs[0].key, destination_.folder)) return false;
  std::vector<std::string> hashes(plan_.jobs.size());
  const bool all_read = LECTERN_TRY(run_crew(
      crew(plan_.jobs.size(), settings_.options.time_limit),
      [this](std::size_t task, int) { return worker_.hash(task); },
      [&](const Outcome& outcome) { hashes[outcome.task] = outcome.answer; }));
  const bool same = all_read && key(hashes) == entry->outputs[0].key;
  for (std::size_t i = 0; same && i < replies_.size(); ++i) {
    replies_[i].record.input = plan_.jobs[i].input;
    replies_[i].record.state = State::present;
    for (const JournalOutput& output : entry->outputs)
      if (entry->outputs.size() == 1) replies_[i].record.outputs.push_back(output.path);
  }
  return same;
}

// For the whole of what the volumes are made of.
std::string Bundling::key(const std::vector<std::string>& hashes) const {
  Hash key;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    const Job& job = plan_.jobs[i];
    key.add_field(job.name);
    key.add_field(
        key_of(settings_.targets[0], {hashes[i], base_name(job.input), {}}, settings_, ""));
  }
  key.add_field(settings_.images ? settings_.images->fingerprint() : std::string());
  key.add_field(destination_.stem);
  key.add_field(options_.title);
  if (options_.kepub) key.add_field("kepub");
  key.add_field(fmt::format("{} {} {} {} {}", static_cast<int>(options_.sort),
                            static_cast<int>(options_.group), options_.volume_articles,
                            options_.volume_bytes, static_cast<int>(settings_.options.duplicates)));
  return key.hex();
}

// False: interrupted.
Result<bool> Bundling::gather() {
  std::size_t done = 0;
  return run_crew(
      crew(plan_.jobs.size(), settings_.options.time_limit),
      [this](std::size_t task, int) { return pack(worker_.work(task)); },
      [&](const Outcome& outcome) {
        if (outcome.ending == Outcome::Ending::interrupted) return;
        BundleReply& reply = replies_[outcome.task];
        if (auto answered = unpack_bundle(outcome.answer)) {
          reply = std::move(*answered);
        } else {
          reply.record.input = plan_.jobs[outcome.task].input;
          reply.record.seconds = outcome.seconds;
          reply.record.error = loss(outcome, settings_.options.time_limit, reply.record.input);
        }
        observer_.gathered(++done, plan_.jobs.size());
      });
}

// Takes the articles out that are not wanted twice. Those that are get a notice when all is done.
void Bundling::find_duplicates() {
  for (std::size_t job = 0; job < replies_.size(); ++job) {
    std::vector<Fingerprint> found;
    for (BundleArticle& article : replies_[job].articles) {
      article.fingerprint.job = static_cast<std::uint32_t>(job);
      found.push_back(article.fingerprint);
    }
    duplicates_.add(job, found);
  }
  const Duplicates mode = settings_.options.duplicates;
  duplicates_.settle(mode);
  if (mode == Duplicates::keep) return;
  for (std::size_t job = 0; job < replies_.size(); ++job) {
    Record& record = replies_[job].record;
    std::vector<BundleArticle>& articles = replies_[job].articles;
    const std::size_t count = articles.size();
    std::string why;
    std::size_t number = 0;
    std::erase_if(articles, [&](const BundleArticle&) {
      const auto original = duplicates_.original_of(job, number++);
      if (!original) return false;
      why = count == 1 ? *original : fmt::format("article {} {}", number, *original);
      record.notices.push_back({Notice::Kind::duplicate, "", "left out: " + why});
      return true;
    });
    if (why.empty() || !articles.empty()) continue;
    record.state = State::skipped;
    record.error = {Error::Code::duplicate,
                    count == 1 ? why : "all its articles are others' duplicates",
                    "take it in all the same with --duplicates=keep", record.input};
  }
}

std::vector<const BundleArticle*> Bundling::chosen() const {
  std::vector<const BundleArticle*> articles;
  for (const BundleReply& reply : replies_)
    for (const BundleArticle& article : reply.articles) articles.push_back(&article);
  return articles;
}

std::string Bundling::collection_title(const std::vector<const BundleArticle*>& articles) const {
  const auto shown = [](std::string_view text) {
    std::size_t ignored = 0;
    return clean_line(to_utf8(text, ignored));
  };
  if (const std::string title = shown(options_.title); !title.empty()) return title;
  const std::string& site = articles[0]->site;
  const bool one_site = std::ranges::all_of(
      articles, [&](const BundleArticle* article) { return article->site == site; });
  return one_site && !site.empty() ? site : shown(destination_.stem);
}

BookOptions Bundling::book_options(const std::string& title, std::size_t volume) const {
  BookOptions options;
  options.title = title;
  options.fallback_time = settings_.write.fallback_time;
  if (!is_split()) return options;
  options.series = title;
  options.volume = static_cast<int>(volume) + 1;
  return options;
}

// False: interrupted.
Result<bool> Bundling::write(const std::vector<Volume>& volumes, const std::string& title) {
  outputs_.resize(volumes.size());
  const auto write_one = [&](std::size_t task, int) {
    Reply reply;
    const Status written =
        write_volume(volumes[task], options_.group, book_options(title, task), settings_, spool_,
                     destination_.folder + "/" + output_name(task), reply.record.notices);
    reply.record.state = written ? State::ok : State::failed;
    if (!written) reply.record.error = written.error();
    return pack(reply);
  };
  return run_crew(crew(volumes.size(), no_limit), write_one, [&](const Outcome& outcome) {
    if (outcome.ending != Outcome::Ending::answered)
      remove_temporaries(destination_.folder, outcome.worker);
    if (outcome.ending != Outcome::Ending::interrupted) take_volume(outcome, volumes[outcome.task]);
  });
}

// What a volume's end means for its articles' inputs.
void Bundling::take_volume(const Outcome& outcome, const Volume& volume) {
  const std::string name = output_name(outcome.task);
  const auto reply = unpack(outcome.answer);
  const Error error = reply ? reply->record.error : loss(outcome, no_limit, name);
  const bool written = reply && reply->record.state == State::ok;
  if (written) {  // what is noticed of the book is told with its first article
    Record& first = replies_[volume.articles.front()->fingerprint.job].record;
    std::ranges::copy(reply->record.notices, std::back_inserter(first.notices));
  }
  for (const BundleArticle* article : volume.articles) {
    Record& record = replies_[article->fingerprint.job].record;
    if (!written) {
      record.state = State::failed;
      record.error = error;
    } else if (std::ranges::find(record.outputs, name) == record.outputs.end()) {
      record.outputs.push_back(name);
    }
  }
  std::error_code ignored;
  if (written)
    outputs_[outcome.task] = {
        name, "epub", {}, fs::file_size(destination_.folder + "/" + name, ignored)};
}

// What is not whole is made again by the next run.
void Bundling::remember() {
  JournalEntry entry{journal_name(), options_.file, "ok", "", {}, 0, 0};
  std::vector<std::string> hashes;
  bool whole = plan_.unreadable.empty();
  for (const BundleReply& reply : replies_) {
    hashes.push_back(reply.hash);
    whole = whole && reply.record.state != State::failed;
  }
  if (whole) entry.outputs = outputs_;
  for (JournalOutput& output : entry.outputs) output.key = key(hashes);
  if (!whole) entry.state = "failed";
  if (!journal_.append(entry)) summary_.output_trouble = true;
}

// A run with fewer volumes leaves the last ones of the run before, which hold what these hold. They
// may have readers: removing them is not ours.
void Bundling::tell_of_old_volumes() {
  const auto entry = journal_.find(journal_name());
  const auto was_split = [&] {
    return entry && !entry->outputs.empty() && entry->outputs[0].path == destination_.volume(1);
  };
  if (!is_split() && !was_split()) return;
  const std::size_t first = is_split() ? outputs_.size() + 1 : 1;
  std::size_t end = first;
  std::error_code ignored;
  while (fs::exists(destination_.folder + "/" + destination_.volume(end), ignored)) ++end;
  if (end == first) return;
  const std::string others =
      end == first + 1 ? "is" : fmt::format("to {} are", destination_.volume(end - 1));
  observer_.noticed(options_.file, {Notice::Kind::old_volumes, "",
                                    fmt::format("{} {} of a former run and no part of this one; "
                                                "remove what nobody reads",
                                                destination_.volume(first), others)});
}

void Bundling::tell_all() {
  for (const Error& error : plan_.unreadable) {
    Record record;
    record.input = error.where;
    record.error = error;
    tell(record);
  }
  for (BundleReply& reply : replies_) {
    Record& record = reply.record;
    std::ranges::sort(record.outputs);
    if (auto notices = notices_at(spool_, reply.notices))
      record.notices.insert(record.notices.begin(), notices->begin(), notices->end());
    tell(record);
    record.notices = {};
  }
  if (settings_.options.duplicates != Duplicates::keep) return;
  for (std::size_t job = 0; job < replies_.size(); ++job)
    for (std::size_t i = 0; i < replies_[job].articles.size(); ++i)
      if (const auto original = duplicates_.original_of(job, i))
        observer_.noticed(plan_.jobs[job].input, {Notice::Kind::duplicate, "", *original});
}

void Bundling::tell(const Record& record) {
  count(summary_, record);
  observer_.finished(record, ++done_, total());
}

}  // namespace

Result<Summary> bundle(const Plan& plan, const ConvertOptions& options, const BundleOptions& bundle,
                       Observer& observer) {
  const Destination destination = LECTERN_TRY(destination_of(bundle.file));
  ConvertOptions of_epub = options;
  of_epub.output_folder = destination.folder;
  of_epub.formats = {"epub"};
  const Settings settings = LECTERN_TRY(check_settings(of_epub));
  Plan inputs = without_outputs(plan, destination);
  if (inputs.jobs.empty() && inputs.unreadable.empty())
    return Error{Error::Code::usage, "there is nothing to put into the book",
                 "name files, or folders that hold some", bundle.file};
  Journal journal = LECTERN_TRY(Journal::open(destination.folder));
  Spool spool = LECTERN_TRY(Spool::create(destination.folder));
  return Bundling(std::move(inputs), settings, bundle, destination, journal, spool, observer).run();
}

}  // namespace lectern

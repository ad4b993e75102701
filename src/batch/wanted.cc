#include "lectern/wanted.h"

#include <algorithm>
#include <set>
#include <thread>

#include <fmt/format.h>

#include "batch/crew.h"
#include "batch/message.h"

namespace lectern {
namespace {

// A worker's answer: the addresses, one a line, or else a packed reply with the error.
constexpr char addresses = 'a', failure = 'f';

std::string survey(const std::string& input, const ReadOptions& reading) {
  Notices ignored;
  auto articles = load_articles(input, "", reading, ignored);
  if (!articles) {
    Reply reply;
    reply.record.error = articles.error();
    return failure + pack(reply);
  }
  std::string answer(1, addresses);
  for (const Article& article : *articles)
    for (const std::string& url : wanted_pictures(article)) answer += url + '\n';
  return answer;
}

Error error_of(const Outcome& outcome, const std::string& input) {
  if (outcome.ending == Outcome::Ending::timed_out)
    return {Error::Code::timed_out, "took too long", "", input};
  if (outcome.ending == Outcome::Ending::answered)
    if (const auto reply = unpack(std::string_view(outcome.answer).substr(1)))
      return reply->record.error;
  return {Error::Code::crashed, fmt::format("the process that read it died ({})", outcome.trouble),
          "report it with the file", input};
}

bool is_web(std::string_view url) {
  return (url.starts_with("http://") || url.starts_with("https://")) && url.find('\n') == url.npos;
}

}  // namespace

std::vector<std::string> wanted_pictures(const Article& article) {
  std::vector<std::string> urls;
  std::set<std::string> seen;
  const auto want = [&](std::string_view url) {
    std::string whole(url.substr(0, url.find('#')));
    if (is_web(whole) && seen.insert(whole).second) urls.push_back(std::move(whole));
  };
  for_each_block(article.blocks, [&](const Block& block, int) {
    const auto* const figure = std::get_if<Figure>(&block.as);
    if (figure != nullptr && figure->resource < 0) want(figure->href);
  });
  if (article.lead_picture < 0) want(article.meta.image);
  return urls;
}

Result<WantedPictures> find_wanted_pictures(const Plan& plan, const ConvertOptions& options) {
  LECTERN_TRY(check_selector(options.reading.selector));
  LECTERN_TRY(check_selector(options.reading.drop));
  WantedPictures wanted;
  wanted.failures = plan.unreadable;
  std::vector<std::string> answers(plan.jobs.size());
  const int processors = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  const CrewOptions crew{plan.jobs.size(), options.jobs > 0 ? options.jobs : processors,
                         options.time_limit};
  const bool all_done = LECTERN_TRY(run_crew(
      crew, [&](std::size_t task, int) { return survey(plan.jobs[task].input, options.reading); },
      [&](const Outcome& outcome) {
        const bool answered = outcome.ending == Outcome::Ending::answered;
        if (answered && outcome.answer.starts_with(addresses))
          answers[outcome.task] = outcome.answer.substr(1);
        else if (outcome.ending != Outcome::Ending::interrupted)
          wanted.failures.push_back(error_of(outcome, plan.jobs[outcome.task].input));
      }));
  wanted.interrupted = !all_done;
  std::set<std::string_view> seen;
  for (const std::string& answer : answers)
    for (std::size_t begin = 0, end = 0; begin < answer.size(); begin = end + 1) {
      end = answer.find('\n', begin);
      const auto url = std::string_view(answer).substr(begin, end - begin);
      if (seen.insert(url).second) wanted.urls.emplace_back(url);
    }
  return wanted;
}

}  // namespace lectern

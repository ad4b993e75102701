#include "picture/sandbox.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/process.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LECTERN_SANITIZED_ADDRESSES
#endif
#endif

namespace lectern {
namespace {

constexpr std::size_t largest_answer = 1 << 28;  // bytes
constexpr int most_deaths = 8;

enum class Answer : std::uint32_t { jpeg, png, malformed, too_large };

// What stands before the bytes of a picture, or before the sentence that says why there is none.
struct Head {
  Answer answer;
  std::int32_t width, height;
  std::uint64_t size;  // of what follows
};

void limit(int resource, rlim_t value) {
  const rlimit both{value, value};
  setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

// The sanitizers reserve terabytes of addresses, which no limit would let them have.
void limit_memory([[maybe_unused]] std::uint64_t memory) {
#if !defined(LECTERN_SANITIZED_ADDRESSES) && !defined(__SANITIZE_ADDRESS__)
  rlim_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  limit(RLIMIT_AS, pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + memory);
#endif
}

// Nothing is written to disk, no core and no temporary file. Writing fails instead of killing: the
// library's compiler of vector code tries a file for its memory first, and goes on without.
void enter_sandbox(const SandboxLimits& limits) {
  limit_memory(limits.memory);
  limit(RLIMIT_CORE, 0);
  std::signal(SIGXFSZ, SIG_IGN);
  limit(RLIMIT_FSIZE, 0);
  setenv("VIPS_DISC_THRESHOLD", "100g", 1);
}

// SIGXCPU comes when the processor has worked that long for this one.
void limit_time(int seconds) {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto so_far = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1);
  const rlimit soft{so_far + static_cast<rlim_t>(seconds), RLIM_INFINITY};
  setrlimit(RLIMIT_CPU, &soft);
}

Status answer(int channel, const Result<Converted>& converted) {
  Head head{Answer::malformed, 0, 0, 0};
  std::string_view bytes;
  if (converted) {
    head.answer = converted->media_type == "image/png" ? Answer::png : Answer::jpeg;
    head.width = converted->width;
    head.height = converted->height;
    bytes = converted->bytes;
  } else {
    if (converted.error().code == Error::Code::too_large) head.answer = Answer::too_large;
    bytes = converted.error().what;
  }
  head.size = bytes.size();
  LECTERN_TRY(send_all(channel, {reinterpret_cast<const char*>(&head), sizeof head}));
  return send_all(channel, bytes);
}

int convert_all(std::span<const std::string_view> pictures, const ConvertPicture& convert,
                const SandboxLimits& limits, int channel) {
  enter_sandbox(limits);
  for (const std::string_view bytes : pictures) {
    limit_time(limits.seconds);
    if (!answer(channel, convert(bytes))) return 1;
  }
  return 0;
}

// What the child has to say about one picture. Errors: timed_out; system when it died.
Result<Result<Converted>> receive(const Child& child, int patience) {
  Head head{};
  const Error died{Error::Code::system, "", "", ""};
  if (!LECTERN_TRY(receive_all(child.channel(), &head, sizeof head, patience))) return died;
  if (head.size > largest_answer || head.answer > Answer::too_large) return died;
  std::string bytes(head.size, '\0');
  if (head.size > 0 &&
      !LECTERN_TRY(receive_all(child.channel(), bytes.data(), bytes.size(), patience)))
    return died;
  if (head.answer == Answer::too_large)
    return Result<Converted>(Error{Error::Code::too_large, std::move(bytes), "", ""});
  if (head.answer == Answer::malformed)
    return Result<Converted>(Error{Error::Code::malformed, std::move(bytes), "", ""});
  return Result<Converted>(Converted{head.answer == Answer::png ? "image/png" : "image/jpeg",
                                     std::move(bytes), head.width, head.height});
}

// Why a child ended that had a picture in hand.
Error cause_of_death(Child& child, const Error& noticed, int seconds) {
  child.kill();
  const int status = child.wait();
  const bool out_of_time = WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU;
  if (noticed.code == Error::Code::timed_out || out_of_time)
    return {Error::Code::timed_out, fmt::format("decoding it takes more than {} seconds", seconds),
            "", ""};
  return {Error::Code::crashed, "it breaks the decoder, or needs too much memory", "", ""};
}

}  // namespace

void convert_in_child(std::span<const std::string_view> pictures, const ConvertPicture& convert,
                      const SandboxLimits& limits, const TakePicture& take) {
  std::size_t next = 0;
  for (int deaths = 0; next < pictures.size() && deaths < most_deaths; ++deaths) {
    auto child = Child::start(
        [&](int channel) { return convert_all(pictures.subspan(next), convert, limits, channel); });
    if (!child) break;
    while (next < pictures.size()) {
      auto received = receive(*child, limits.patience_ms);
      if (!received) {
        take(next++, cause_of_death(*child, received.error(), limits.seconds));
        break;
      }
      take(next++, std::move(*received));
    }
  }
  for (; next < pictures.size(); ++next)
    take(next, Error{Error::Code::system, "too many pictures before it broke the decoder", "", ""});
}

}  // namespace lectern

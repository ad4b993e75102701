#include "picture/sandbox.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/process.h"
#include "base/resource_limits.h"

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

// Nothing is written to disk, no core and no temporary file. Writing fails instead of killing: the
// library's compiler of vector code tries a file for its memory first, and goes on without.
void enter_sandbox(const SandboxLimits& limits) {
  limit_memory(limits.memory);
  forbid_core();
  std::signal(SIGXFSZ, SIG_IGN);
  limit_file_size(0);
  setenv("VIPS_DISC_THRESHOLD", "100g", 1);
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
    limit_processor(limits.seconds);
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

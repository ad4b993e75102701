// draw_cover(): the parent's side of the child that draws.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>

#include "base/process.h"
#include "base/resource_limits.h"
#include "base/utf8.h"
#include "cover/drawing.h"
#include "cover/jpeg_codec.h"
#include "cover/libraries.h"
#include "lectern/cover.h"

namespace lectern {
namespace {

constexpr int no_library = 4, no_font = 5, refused = 6;  // how a child ends
constexpr int most_seconds = 20;                         // of the processor
constexpr std::uint64_t most_memory = 1 << 30;    // bytes, besides what there is at the start
constexpr int patience = 120'000;                 // milliseconds by the clock
constexpr std::uint64_t largest_cover = 1 << 24;  // bytes
constexpr std::size_t most_of_a_text = 1000;      // bytes; more than a cover holds

// The libraries choose fonts by the user's language, and speak of what they miss on stderr.
void forget_surroundings() {
  for (const char* name : {"LANGUAGE", "LC_ALL", "LC_CTYPE", "LANG"}) unsetenv(name);
  setenv("FC_LANG", "en", 1);
  setenv("PANGO_LANGUAGE", "en", 1);
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);
}

int draw_in_child(const CoverText& text, std::string_view lead_picture, int channel) {
  limit_memory(most_memory);
  limit_processor(most_seconds);
  forbid_core();
  forget_surroundings();
  if (!drawing_libraries_are_there()) return no_library;
  const auto jpeg = print_cover(text, lead_picture);
  if (!jpeg) return jpeg.error().code == Error::Code::not_found ? no_font : refused;
  const std::uint64_t size = jpeg->size();
  if (!send_all(channel, {reinterpret_cast<const char*>(&size), sizeof size})) return refused;
  return send_all(channel, *jpeg) ? 0 : refused;
}

Error reason_of(int status) {
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (code == no_library)
    return {Error::Code::not_found, "Pango or libjpeg is not there, which draw covers",
            "install libpangocairo-1.0-0 and libjpeg62-turbo", ""};
  if (code == no_font)
    return {Error::Code::not_found, "no font on this machine has the title's characters",
            "install fonts, such as fonts-noto-core and fonts-noto-cjk", ""};
  if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
    return {Error::Code::timed_out, "drawing took too long", "", ""};
  return {Error::Code::crashed, "drawing failed", "", ""};
}

Result<std::string> draw(const CoverText& text, std::string_view lead_picture) {
  Child child = LECTERN_TRY(
      Child::start([&](int channel) { return draw_in_child(text, lead_picture, channel); }));
  std::uint64_t size = 0;
  const auto announced = receive_all(child.channel(), &size, sizeof size, patience);
  if (announced && *announced && size <= largest_cover) {
    std::string jpeg(size, '\0');
    const auto whole = receive_all(child.channel(), jpeg.data(), jpeg.size(), patience);
    if (whole && *whole) return jpeg;
  }
  if (!announced) child.kill();
  return reason_of(child.wait());
}

std::string shortened(std::string_view text) {
  std::size_t replaced = 0;
  return clean_line(first_bytes(to_utf8(text, replaced), most_of_a_text));
}

}  // namespace

Result<Resource> draw_cover(const CoverText& text, std::string_view lead_picture) {
  CoverText clean{shortened(text.title), shortened(text.site), shortened(text.date),
                  text.language,         text.direction,       {}};
  for (std::size_t i = 0; i < text.authors.size() && i < 10; ++i)
    clean.authors.push_back(shortened(text.authors[i]));
  auto jpeg = draw(clean, lead_picture);
  if (!jpeg && !lead_picture.empty()) jpeg = draw(clean, {});  // a picture that breaks decoders
  if (!jpeg) return jpeg.error();
  return Resource{"image/jpeg", std::move(*jpeg)};
}

}  // namespace lectern

// WAV, 16 bit, by libsndfile. Files over 4 GB become RF64 (EBU Tech 3306), smaller ones plain RIFF.
#include <sndfile.h>

#include <optional>
#include <string>
#include <string_view>

#include "audio/encoders.h"
#include "audio/outlet.h"
#include "audio/samples.h"
#include "base/late_library.h"

namespace lectern {
namespace {

// The functions of sndfile.h that are used, under their names without "sf_". The library brings
// decoders of Vorbis and MP3 along, one of the five milliseconds that the program took to start.
struct Sndfile {
  decltype(&sf_open_virtual) open_virtual;
  decltype(&sf_close) close;
  decltype(&sf_command) command;
  decltype(&sf_set_string) set_string;
  decltype(&sf_write_short) write_short;
  decltype(&sf_strerror) strerror;
  decltype(&sf_error_number) error_number;
};

std::optional<Sndfile> find_sndfile() {
  LateLibrary library("libsndfile.so.1");
  Sndfile found{};
  library.find("sf_open_virtual", found.open_virtual);
  library.find("sf_close", found.close);
  library.find("sf_command", found.command);
  library.find("sf_set_string", found.set_string);
  library.find("sf_write_short", found.write_short);
  library.find("sf_strerror", found.strerror);
  library.find("sf_error_number", found.error_number);
  return library.complete() ? std::optional(found) : std::nullopt;
}

const std::optional<Sndfile>& loaded() {
  static const std::optional<Sndfile> library = find_sndfile();
  return library;
}

// Only where it is loaded().
const Sndfile& sndfile() {
  return *loaded();
}

Outlet& outlet(void* user) {
  return *static_cast<Outlet*>(user);
}

sf_count_t virtual_size(void* user) {
  return static_cast<sf_count_t>(outlet(user).size());
}

sf_count_t virtual_seek(sf_count_t offset, int whence, void* user) {
  const auto base = whence == SEEK_SET   ? 0
                    : whence == SEEK_CUR ? outlet(user).position()
                                         : outlet(user).size();
  const auto target = static_cast<sf_count_t>(base) + offset;
  if (target < 0 || !outlet(user).seek(static_cast<std::uint64_t>(target))) return -1;
  return target;
}

sf_count_t virtual_read(void*, sf_count_t, void*) {
  return 0;
}

// A file that may become RF64 gets the extensible header of WAVEFORMATEXTENSIBLE, which a part of
// the readers of plain PCM refuse. Where it stayed plain RIFF, one channel of 16 bits is format 1;
// what the chunk has beyond that is passed over.
std::string with_plain_format(std::string_view header) {
  constexpr std::string_view extensible = "\xFE\xFF", plain("\x01\x00", 2);
  std::string patched(header);
  const std::size_t chunk = patched.find("fmt ");
  constexpr std::size_t head = 8;  // name and size of a chunk
  if (chunk != patched.npos && patched.compare(chunk + head, extensible.size(), extensible) == 0)
    patched.replace(chunk + head, plain.size(), plain);
  return patched;
}

sf_count_t virtual_write(const void* bytes, sf_count_t count, void* user) {
  const std::string_view view(static_cast<const char*>(bytes), static_cast<std::size_t>(count));
  const bool is_header = outlet(user).position() == 0 && view.starts_with("RIFF");
  return outlet(user).write(is_header ? with_plain_format(view) : view) ? count : 0;
}

sf_count_t virtual_tell(void* user) {
  return static_cast<sf_count_t>(outlet(user).position());
}

class WavEncoder final : public AudioEncoder {
 public:
  explicit WavEncoder(ByteOutput& output) : outlet_(output) {}
  ~WavEncoder() override { sndfile().close(file_); }

  Status open(int sample_rate, const AudioTags& tags) {
    SF_INFO info = {};
    info.samplerate = sample_rate;
    info.channels = 1;
    info.format = SF_FORMAT_RF64 | SF_FORMAT_PCM_16;
    SF_VIRTUAL_IO door = {virtual_size, virtual_seek, virtual_read, virtual_write, virtual_tell};
    file_ = sndfile().open_virtual(&door, SFM_WRITE, &info, &outlet_);
    if (file_ == nullptr) return outlet_.judge(false, sndfile().strerror(nullptr));
    sndfile().command(file_, SFC_RF64_AUTO_DOWNGRADE, nullptr, SF_TRUE);
    return set_tags(tags);
  }

  Status write(std::span<const float> samples) override {
    return in_blocks<std::int16_t>(
        samples, to_pcm16, [this](const std::int16_t* block, std::size_t count) {
          const auto wanted = static_cast<sf_count_t>(count);
          return outlet_.judge(sndfile().write_short(file_, block, wanted) == wanted,
                               sndfile().strerror(file_));
        });
  }

  Status finish() override {
    const int trouble = sndfile().close(file_);  // writes the header again, now with the length
    file_ = nullptr;
    return outlet_.judge(trouble == 0, sndfile().error_number(trouble));
  }

 private:
  // RIFF INFO has no fields for language and address that libsndfile writes.
  Status set_tags(const AudioTags& tags) {
    const std::pair<int, const std::string&> strings[] = {
        {SF_STR_TITLE, tags.title}, {SF_STR_ARTIST, tags.artist},   {SF_STR_ALBUM, tags.album},
        {SF_STR_DATE, tags.date},   {SF_STR_COMMENT, tags.comment},
    };
    for (const auto& [kind, text] : strings) {
      if (text.empty()) continue;
      const int trouble = sndfile().set_string(file_, kind, text.c_str());
      if (trouble != 0) return outlet_.judge(false, sndfile().error_number(trouble));
    }
    return Done{};
  }

  Outlet outlet_;
  SNDFILE* file_ = nullptr;
};

}  // namespace

EncoderResult open_wav(const EncoderSetup& setup) {
  if (!loaded())
    return Error{Error::Code::encoder_failed, "libsndfile is not there, which writes WAV",
                 "install libsndfile1", ""};
  auto encoder = std::make_unique<WavEncoder>(setup.output);
  LECTERN_TRY(encoder->open(setup.sample_rate, setup.tags));
  return EncoderResult(std::move(encoder));
}

}  // namespace lectern

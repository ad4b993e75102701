// MP3 by LAME: mono, constant bit rate, because players find their way in it by arithmetic.
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "audio/encoders.h"
#include "audio/info_frame.h"
#include "audio/lame_library.h"
#include "audio/outlet.h"
#include "audio/samples.h"
#include "audio/tags.h"

namespace lectern {
namespace {

// The rates of MPEG 1, 2 and 2.5. Another one is brought to the next above.
constexpr std::array rates = {8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000};

int mp3_rate(int sample_rate) {
  return *std::lower_bound(rates.begin(), rates.end() - 1, sample_rate);
}

struct Deleter {
  void operator()(lame_global_flags* encoder) const { lame().close(encoder); }
};

class Mp3Encoder final : public AudioEncoder {
 public:
  explicit Mp3Encoder(ByteOutput& output) : outlet_(output) {}

  Status open(const EncoderSetup& setup) {
    LECTERN_TRY(configure(setup.sample_rate, setup.options));
    const bool tag_written = outlet_.write(id3_tag(setup.tags));
    info_position_ = outlet_.position();
    return outlet_.judge(tag_written && write_info_frame(), "MP3 header not written");
  }

  Status write(std::span<const float> samples) override {
    samples_ += samples.size();
    const auto convert = [this](float sample) { return to_full_scale(sample) * level_; };
    return in_blocks<float>(samples, convert, [this](const float* block, std::size_t count) {
      return keep(lame().encode_buffer_ieee_float(encoder_.get(), block, nullptr,
                                                  static_cast<int>(count), bytes_.data(),
                                                  static_cast<int>(bytes_.size())));
    });
  }

  Status finish() override {
    LECTERN_TRY(
        keep(lame().encode_flush(encoder_.get(), bytes_.data(), static_cast<int>(bytes_.size()))));
    length_.frames = static_cast<std::uint32_t>(lame().get_frameNum(encoder_.get()));
    length_.bytes = outlet_.size() - info_position_;
    length_.delay = lame().get_encoder_delay(encoder_.get());
    length_.padding = static_cast<int>(padding());
    return outlet_.judge(outlet_.seek(info_position_) && write_info_frame(),
                         "MP3 header not written");
  }

 private:
  Status configure(int sample_rate, const AudioOptions& options) {
    lame_global_flags* const encoder = encoder_.get();
    if (encoder == nullptr) return outlet_.judge(false, "no memory for LAME");
    rate_ = mp3_rate(sample_rate);
    scale_ = static_cast<double>(rate_) / sample_rate;
    bitrate_ = options.mp3_bitrate;
    lame().set_in_samplerate(encoder, sample_rate);
    lame().set_out_samplerate(encoder, rate_);
    lame().set_num_channels(encoder, 1);
    lame().set_mode(encoder, MONO);
    lame().set_VBR(encoder, vbr_off);
    lame().set_brate(encoder, bitrate_);
    lame().set_quality(encoder, options.mp3_quality);
    lame().set_bWriteVbrTag(encoder, 0);  // info_frame.h says why
    lame().set_write_id3tag_automatic(encoder, 0);
    LECTERN_TRY(outlet_.judge(lame().init_params(encoder) == 0, "LAME refuses the settings"));
    level_ = 1 / lame().get_scale(encoder);
    if (lame().get_brate(encoder) == bitrate_) return Done{};
    return Error{Error::Code::usage,
                 fmt::format("MP3 at {} Hz has no bit rate of {} kb/s", rate_, bitrate_),
                 fmt::format("use {} kb/s", lame().get_brate(encoder)), ""};
  }

  // `count` as LAME returns it: bytes it put into bytes_, or a negative error.
  Status keep(int count) {
    if (count < 0) return outlet_.judge(false, fmt::format("LAME error {}", count));
    const std::string_view view(reinterpret_cast<const char*>(bytes_.data()),
                                static_cast<std::size_t>(count));
    return outlet_.judge(outlet_.write(view), "");
  }

  // From the true number of samples: LAME's own counts what its resampler has left over as sound.
  std::int64_t padding() const {
    const std::int64_t sound = std::llround(static_cast<double>(samples_) * scale_);
    const std::int64_t all =
        static_cast<std::int64_t>(length_.frames) * lame().get_framesize(encoder_.get());
    return std::clamp<std::int64_t>(all - sound - length_.delay, 0, 0xFFF);
  }

  bool write_info_frame() { return outlet_.write(info_frame(rate_, bitrate_, length_)); }

  Outlet outlet_;
  std::unique_ptr<lame_global_flags, Deleter> encoder_{lame().init()};
  int rate_ = 0, bitrate_ = 0;
  float level_ = 1;   // undoes LAME's own 0.95, which made MP3 half a decibel softer than the rest
  double scale_ = 1;  // MP3 samples for each of ours
  std::uint64_t samples_ = 0;  // of ours
  std::uint64_t info_position_ = 0;
  Mp3Length length_;
  std::array<unsigned char, 65536> bytes_;  // lame.h asks for 1.25 × 4,096 × 6 + 7,200 at most
};

}  // namespace

EncoderResult open_mp3(const EncoderSetup& setup) {
  LECTERN_TRY(load_lame());
  auto encoder = std::make_unique<Mp3Encoder>(setup.output);
  LECTERN_TRY(encoder->open(setup));
  return EncoderResult(std::move(encoder));
}

}  // namespace lectern

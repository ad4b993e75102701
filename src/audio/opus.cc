// Ogg Opus by libopusenc, which also brings the sound to 48 kHz, Opus' own rate.
#include "audio/encoders.h"
#include "audio/limited_sink.h"
#include "audio/opus_library.h"
#include "audio/outlet.h"
#include "audio/samples.h"
#include "audio/tags.h"
#include "base/hash.h"

namespace lectern {
namespace {

// How far, in decibels, the true peak of the decoded file may lie above that of what was encoded.
// At 24 kb/s the bits for a sudden sound are few and its energy is told coarsely: 2.9 was the worst
// in half an hour of speech at complexity 5.
constexpr double overshoot = 3.5;

// What the deeper limiting takes away from the loudness of speech, given back in front of it.
constexpr float make_up = 1.09F;  // 0.75 dB

int write_page(void* user, const unsigned char* bytes, opus_int32 count) {
  const std::string_view page(reinterpret_cast<const char*>(bytes),
                              static_cast<std::size_t>(count));
  return static_cast<Outlet*>(user)->write(page) ? 0 : 1;
}

int close_stream(void*) {
  return 0;
}

// libopusenc would take a random number. Ours is the article's, so that files strung together
// still have different ones, as Ogg (RFC 3533, section 6) wants.
opus_int32 serial_number(const AudioTags& tags) {
  Hash hash;
  hash.add_field(tags.title);
  hash.add_field(tags.url);
  return static_cast<opus_int32>(std::stoul(hash.hex().substr(0, 7), nullptr, 16));
}

struct Deleter {
  void operator()(OggOpusEnc* encoder) const { opus().encoder_destroy(encoder); }
  void operator()(OggOpusComments* comments) const { opus().comments_destroy(comments); }
};

class OpusStream final : public SampleSink {
 public:
  explicit OpusStream(ByteOutput& output) : outlet_(output) {}

  Status open(const EncoderSetup& setup) {
    const std::unique_ptr<OggOpusComments, Deleter> comments(opus().comments_create());
    for (const auto& [field, value] : vorbis_comments(setup.tags))
      if (!value.empty()) opus().comments_add(comments.get(), field, std::string(value).c_str());

    static constexpr OpusEncCallbacks callbacks = {write_page, close_stream};
    int trouble = OPE_OK;
    encoder_.reset(opus().encoder_create_callbacks(&callbacks, &outlet_, comments.get(),
                                                   setup.sample_rate, 1, 0, &trouble));
    if (!encoder_) return judge(trouble);
    return configure(setup);
  }

  Status write(std::span<const float> samples) override {
    empty_ = empty_ && samples.empty();
    return in_blocks<float>(samples, to_full_scale, [this](const float* block, std::size_t count) {
      return judge(opus().encoder_write_float(encoder_.get(), block, static_cast<int>(count)));
    });
  }

  Status finish() {
    // libopusenc 0.2.1 fails an assertion on a stream without a sample, so that gets a silent one.
    if (empty_) LECTERN_TRY(write(std::array{0.0F}));
    return judge(opus().encoder_drain(encoder_.get()));
  }

 private:
  Status configure(const EncoderSetup& setup) {
    OggOpusEnc* const encoder = encoder_.get();
    // Bits for a band that the input does not have make the rest worse, and its peaks higher.
    const int bandwidth =
        setup.sample_rate <= 24000 ? OPUS_BANDWIDTH_SUPERWIDEBAND : OPUS_BANDWIDTH_FULLBAND;
    const int troubles[] = {
        opus().encoder_ctl(encoder, OPE_SET_SERIALNO(serial_number(setup.tags))),
        opus().encoder_ctl(encoder, OPUS_SET_BITRATE(setup.options.opus_bitrate * 1000)),
        opus().encoder_ctl(encoder, OPUS_SET_COMPLEXITY(setup.options.opus_complexity)),
        opus().encoder_ctl(encoder, OPUS_SET_MAX_BANDWIDTH(bandwidth)),
    };
    for (const int trouble : troubles) LECTERN_TRY(judge(trouble));
    return Done{};
  }

  Status judge(int trouble) const {
    return outlet_.judge(trouble == OPE_OK, opus().strerror(trouble));
  }

  Outlet outlet_;
  std::unique_ptr<OggOpusEnc, Deleter> encoder_;
  bool empty_ = true;
};

class OpusEncoder final : public AudioEncoder {
 public:
  explicit OpusEncoder(const EncoderSetup& setup)
      : stream_(setup.output),
        limited_(setup.sample_rate, setup.options.true_peak - overshoot, {&stream_}) {}

  Status open(const EncoderSetup& setup) { return stream_.open(setup); }
  Status write(std::span<const float> samples) override {
    const auto louder = [](float sample) { return sample * make_up; };
    return in_blocks<float>(samples, louder, [this](const float* block, std::size_t count) {
      return limited_.write({block, count});
    });
  }

  Status finish() override {
    LECTERN_TRY(limited_.finish());
    return stream_.finish();
  }

 private:
  OpusStream stream_;
  LimitedSink limited_;
};

}  // namespace

EncoderResult open_opus(const EncoderSetup& setup) {
  LECTERN_TRY(load_opus());
  auto encoder = std::make_unique<OpusEncoder>(setup);
  LECTERN_TRY(encoder->open(setup));
  return EncoderResult(std::move(encoder));
}

}  // namespace lectern

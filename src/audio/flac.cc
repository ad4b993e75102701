// FLAC, 16 bit, by libFLAC. At the end it mends STREAMINFO: length, frame sizes and MD5.
#include "audio/encoders.h"
#include "audio/flac_library.h"
#include "audio/outlet.h"
#include "audio/samples.h"
#include "audio/tags.h"

namespace lectern {
namespace {

// For speech 5 % smaller than level 3 for a tenth more work; level 8 gains 4 % more and takes
// nearly twice as long.
constexpr unsigned compression_level = 5;

Outlet& outlet(void* user) {
  return *static_cast<Outlet*>(user);
}

FLAC__StreamEncoderWriteStatus write_bytes(const FLAC__StreamEncoder*, const FLAC__byte* bytes,
                                           std::size_t count, std::uint32_t, std::uint32_t,
                                           void* user) {
  return outlet(user).write({reinterpret_cast<const char*>(bytes), count})
             ? FLAC__STREAM_ENCODER_WRITE_STATUS_OK
             : FLAC__STREAM_ENCODER_WRITE_STATUS_FATAL_ERROR;
}

FLAC__StreamEncoderSeekStatus seek(const FLAC__StreamEncoder*, FLAC__uint64 offset, void* user) {
  return outlet(user).seek(offset) ? FLAC__STREAM_ENCODER_SEEK_STATUS_OK
                                   : FLAC__STREAM_ENCODER_SEEK_STATUS_ERROR;
}

FLAC__StreamEncoderTellStatus tell(const FLAC__StreamEncoder*, FLAC__uint64* offset, void* user) {
  *offset = outlet(user).position();
  return FLAC__STREAM_ENCODER_TELL_STATUS_OK;
}

struct Deleter {
  void operator()(FLAC__StreamEncoder* encoder) const { flac().stream_encoder_delete(encoder); }
  void operator()(FLAC__StreamMetadata* block) const { flac().metadata_object_delete(block); }
};

class FlacEncoder final : public AudioEncoder {
 public:
  explicit FlacEncoder(ByteOutput& output) : outlet_(output) {}

  Status open(int sample_rate, const AudioTags& tags) {
    if (!encoder_ || !comments_ || !append_comments(tags)) return failed("no memory for FLAC");
    FLAC__StreamEncoder* const encoder = encoder_.get();
    flac().stream_encoder_set_channels(encoder, 1);
    flac().stream_encoder_set_bits_per_sample(encoder, 16);
    flac().stream_encoder_set_sample_rate(encoder, static_cast<unsigned>(sample_rate));
    flac().stream_encoder_set_compression_level(encoder, compression_level);
    FLAC__StreamMetadata* blocks[] = {comments_.get()};
    flac().stream_encoder_set_metadata(encoder, blocks, 1);
    const auto status =
        flac().stream_encoder_init_stream(encoder, write_bytes, seek, tell, nullptr, &outlet_);
    return outlet_.judge(status == FLAC__STREAM_ENCODER_INIT_STATUS_OK,
                         flac().init_status_string[status]);
  }

  Status write(std::span<const float> samples) override {
    return in_blocks<FLAC__int32>(samples, to_pcm16,
                                  [this](const FLAC__int32* block, std::size_t count) {
                                    return judge(flac().stream_encoder_process_interleaved(
                                        encoder_.get(), block, static_cast<unsigned>(count)));
                                  });
  }

  Status finish() override { return judge(flac().stream_encoder_finish(encoder_.get())); }

 private:
  bool append_comments(const AudioTags& tags) {
    for (const auto& [field, value] : vorbis_comments(tags)) {
      if (value.empty()) continue;
      FLAC__StreamMetadata_VorbisComment_Entry entry;
      if (!flac().metadata_object_vorbiscomment_entry_from_name_value_pair(
              &entry, field, std::string(value).c_str()) ||
          !flac().metadata_object_vorbiscomment_append_comment(comments_.get(), entry, false))
        return false;
    }
    return true;
  }

  static Status failed(const char* what) {
    return Error{Error::Code::encoder_failed, what, "", ""};
  }

  Status judge(FLAC__bool success) const {
    return outlet_.judge(success != 0,
                         flac().stream_encoder_get_resolved_state_string(encoder_.get()));
  }

  Outlet outlet_;
  // Deleted after the encoder, which only borrows it.
  std::unique_ptr<FLAC__StreamMetadata, Deleter> comments_{
      flac().metadata_object_new(FLAC__METADATA_TYPE_VORBIS_COMMENT)};
  std::unique_ptr<FLAC__StreamEncoder, Deleter> encoder_{flac().stream_encoder_new()};
};

}  // namespace

EncoderResult open_flac(const EncoderSetup& setup) {
  LECTERN_TRY(load_flac());
  auto encoder = std::make_unique<FlacEncoder>(setup.output);
  LECTERN_TRY(encoder->open(setup.sample_rate, setup.tags));
  return EncoderResult(std::move(encoder));
}

}  // namespace lectern

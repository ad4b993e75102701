#include "lectern/notice.h"

namespace lectern {
namespace {

struct Weight {
  std::string_view name;
  Severity severity;
};

Weight weight(Notice::Kind kind) {
  switch (kind) {  // no default: a new kind must be weighed here, or it does not compile cleanly
    case Notice::Kind::no_title:
      return {"no-title", Severity::warning};
    case Notice::Kind::no_text:
      return {"no-text", Severity::warning};
    case Notice::Kind::no_date:
      return {"no-date", Severity::info};
    case Notice::Kind::no_language:
      return {"no-language", Severity::warning};
    case Notice::Kind::invalid_bytes:
      return {"invalid-bytes", Severity::warning};
    case Notice::Kind::guessed_encoding:
      return {"guessed-encoding", Severity::info};
    case Notice::Kind::control_characters:
      return {"control-characters", Severity::info};
    case Notice::Kind::repaired_markup:
      return {"repaired-markup", Severity::info};
    case Notice::Kind::simplified_markup:
      return {"simplified-markup", Severity::warning};
    case Notice::Kind::truncated_source:
      return {"truncated-source", Severity::warning};
    case Notice::Kind::part_left_out:
      return {"part-left-out", Severity::warning};
    case Notice::Kind::image_left_out:
      return {"image-left-out", Severity::info};
    case Notice::Kind::image_simplified:
      return {"image-simplified", Severity::info};
    case Notice::Kind::no_picture_library:
      return {"no-picture-library", Severity::warning};
    case Notice::Kind::cover_left_out:
      return {"cover-left-out", Severity::warning};
    case Notice::Kind::furniture_removed:
      return {"furniture-removed", Severity::info};
    case Notice::Kind::metadata_lifted:
      return {"metadata-lifted", Severity::info};
    case Notice::Kind::voice_fallback:
      return {"voice-fallback", Severity::info};
    case Notice::Kind::chunk_retried:
      return {"chunk-retried", Severity::info};
    case Notice::Kind::text_not_spoken:
      return {"text-not-spoken", Severity::error};
    case Notice::Kind::selector_missed:
      return {"selector-missed", Severity::warning};
    case Notice::Kind::duplicate:
      return {"duplicate", Severity::info};
    case Notice::Kind::duplicate_name:
      return {"duplicate-name", Severity::warning};
    case Notice::Kind::old_volumes:
      return {"old-volumes", Severity::warning};
    case Notice::Kind::glyphs_missing:
      return {"glyphs-missing", Severity::info};
  }
  return {"unknown", Severity::error};
}

}  // namespace

std::string_view name(Notice::Kind kind) {
  return weight(kind).name;
}
Severity severity(Notice::Kind kind) {
  return weight(kind).severity;
}

}  // namespace lectern

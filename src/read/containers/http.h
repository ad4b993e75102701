// Answers of web servers as web archives keep them (RFC 9112).
#pragma once

#include <string>
#include <string_view>

#include "base/unpack.h"
#include "read/containers/mime.h"

namespace lectern {

struct HttpAnswer {
  int status = 0;
  MimeFields fields;
  std::string_view body;  // as it was sent: in chunks, packed
};

// Status 0 when it is none.
HttpAnswer read_http_answer(std::string_view bytes);

// The body as a browser shows it. Many crawlers keep the fields and store the body unpacked, so
// that a field which the body belies is passed over. Errors: those of unpack(); unsupported_format
// for a coding that lectern does not know (br, zstd).
Result<std::string> content_of(const HttpAnswer& answer, UnpackBudget& budget);

}  // namespace lectern

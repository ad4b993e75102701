// MIME messages (RFC 2045, 2046, 2047, 5322), as far as saved pages need them: bounded, and never
// failing on what one producer writes a little differently.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.h"

namespace lectern {

struct MimeField {
  std::string name;   // lower case
  std::string value;  // unfolded, trimmed; bytes as they stand there
};
using MimeFields = std::vector<MimeField>;

// Reads the fields and moves past the empty line after them; lines may end in LF alone. Nothing is
// moved when the first line is no field.
MimeFields read_mime_fields(std::string_view& bytes);

// Empty when there is none.
std::string_view mime_value(const MimeFields& fields, std::string_view name);

// "text/html" of "Text/HTML; charset=utf-8", and of its parameters "utf-8". Empty when there is
// none.
std::string mime_type(std::string_view content_type);
std::string mime_parameter(std::string_view content_type, std::string_view name);

struct MimePart {
  MimeFields fields;
  std::string_view body;  // still encoded

  std::string type() const;     // "text/plain" when it says none
  std::string content() const;  // decoded as Content-Transfer-Encoding says
};

struct MimeMessage {
  MimeFields fields;
  std::vector<MimePart> parts;  // those that are not themselves made of parts, in order
  bool whole = true;            // false: the end of the outermost multipart is missing
};

// Errors: malformed for a multipart without a boundary or without parts, and for a part with
// another length than its Content-Length; too_large for more than 10,000 parts; unsafe_input for
// parts in parts deeper than 8.
Result<MimeMessage> read_mime(std::string_view bytes);

std::string decode_quoted_printable(std::string_view text);  // RFC 2045, 6.7

// "Über" of "=?utf-8?Q?=C3=9Cber?=": the beginning of a field's value, as
// UTF-8 (RFC 2047).
std::string decode_mime_words(std::string_view value);

}  // namespace lectern

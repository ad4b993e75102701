#include "read/containers/http.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "base/ascii.h"

namespace lectern {
namespace {

std::string_view take_line(std::string_view& bytes) {
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// RFC 9112, section 7.1. Nothing when the body is in no chunks; what is there of one that was cut.
std::optional<std::string> join_chunks(std::string_view body) {
  std::string joined;
  bool first = true;
  while (!body.empty()) {
    const std::string_view line = take_line(body);
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const bool fits =
        error == std::errc() && (end == line.data() + line.size() || *end == ';' || *end == ' ');
    if (!fits) {
      if (first) return std::nullopt;
      break;
    }
    if (size == 0) break;
    joined += body.substr(0, size);
    body.remove_prefix(std::min(size, body.size()));
    (void)take_line(body);
    first = false;
  }
  return joined;
}

// A zlib stream begins with a multiple of 31 (RFC 1950, 2.2); some servers send none around it.
Packing deflate_of(std::string_view body) {
  if (body.size() < 2) return Packing::deflate;
  const auto first = static_cast<unsigned char>(body[0]),
             second = static_cast<unsigned char>(body[1]);
  const bool zlib = (first & 0x0F) == 8 && (first * 256U + second) % 31 == 0;
  return zlib ? Packing::zlib : Packing::deflate;
}

bool begins_with_markup(std::string_view body) {
  const std::size_t at = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return at != body.npos && body[at] == '<';
}

}  // namespace

HttpAnswer read_http_answer(std::string_view bytes) {
  HttpAnswer answer;
  std::string_view rest = bytes;
  std::string_view line = take_line(rest);
  if (!line.starts_with("HTTP/")) return answer;
  line.remove_prefix(std::min(line.find(' '), line.size()));
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  std::from_chars(line.data(), line.data() + line.size(), answer.status);
  answer.fields = read_mime_fields(rest);
  answer.body = rest;
  return answer;
}

Result<std::string> content_of(const HttpAnswer& answer, UnpackBudget& budget) {
  std::string joined;
  std::string_view body = answer.body;
  if (ascii_lower(mime_value(answer.fields, "transfer-encoding")).find("chunked") !=
      std::string::npos) {
    if (auto chunks = join_chunks(body)) body = joined = std::move(*chunks);
  }
  const std::string coding = ascii_lower(mime_value(answer.fields, "content-encoding"));
  const bool packed = !coding.empty() && coding != "identity" && !begins_with_markup(body);
  if (!packed) return std::string(body);
  if (coding == "gzip" || coding == "x-gzip") {
    if (!body.starts_with("\x1F\x8B")) return std::string(body);
    return std::move(LECTERN_TRY(unpack(body, Packing::gzip, budget)).bytes);
  }
  if (coding == "deflate")
    return std::move(LECTERN_TRY(unpack(body, deflate_of(body), budget)).bytes);
  return Error{
      Error::Code::unsupported_format,
      fmt::format("is packed in a way (\"{}\") that lectern cannot unpack", coding.substr(0, 20)),
      "", ""};
}

}  // namespace lectern

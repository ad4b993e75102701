// One packed file: a page from a web server's cache, a web archive.
#include "read/containers/containers.h"

namespace lectern {

bool looks_like_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1F\x8B\x08");
}

Result<Articles> read_gzip(const Source& source, Notices& notices) {
  const Unpacked unpacked = LECTERN_TRY(unpack(source.bytes, Packing::gzip, source.budget->bytes));
  if (unpacked.bytes.empty() && !unpacked.whole)
    return Error{Error::Code::malformed, "its packed data ends at once", "save it again", ""};
  if (!unpacked.whole)
    notices.push_back({Notice::Kind::truncated_source, "", "the packed file ends too early"});
  Source inside = source;
  inside.bytes = unpacked.bytes;
  ++inside.depth;
  return read_source(inside, notices);
}

}  // namespace lectern

// Any bytes as a worker's answer and as a document with links: no crash, and what is read of an
// answer is packed to the same bytes.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "batch/bundle_article.h"
#include "batch/cross_links.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (const auto reply = lectern::unpack_bundle(bytes)) {
    const std::string packed = lectern::pack(*reply);
    if (!lectern::unpack_bundle(packed)) std::abort();
  }
  if (const auto chapter = lectern::unpack_chapter(bytes))
    if (!lectern::unpack_chapter(lectern::pack(*chapter))) std::abort();
  const auto links = lectern::find_links(bytes, {});
  const auto nowhere = [](std::uint64_t) { return std::string(); };
  if (lectern::lead_inside(bytes, links, nowhere) != bytes) std::abort();
  std::size_t shorter = 0;
  for (const auto& link : links) shorter += link.size - 1;
  const auto everywhere = [](std::uint64_t) { return std::string("x"); };
  if (lectern::lead_inside(bytes, links, everywhere).size() > size - shorter) std::abort();
  return 0;
}

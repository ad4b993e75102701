// Any bytes as any container: first as they are, then as what a container's own checks would
// otherwise keep from the readers behind them (the entries of a zip, packed and whole).
#include <cstdint>
#include <string>
#include <vector>

#include "article_checks.h"
#include "base/zip.h"
#include "lectern/read.h"

namespace {

using namespace lectern;

void read_and_check(std::string_view bytes) {
  Notices notices;
  const auto articles = read_articles(bytes, {.name = "input", .hosts = &fuzz::hosts()}, notices);
  if (!articles) {
    fuzz::require(!articles.error().what.empty(), "an error without a word", "");
    return;
  }
  fuzz::require(!articles->empty(), "neither articles nor an error", "");
  for (const Article& article : *articles) fuzz::check_article(article);
}

// "name\nbytes\x1Ename\nbytes…" → a zip of them.
void read_as_zip(std::string_view bytes) {
  std::vector<ZipEntry> entries = {{"mimetype", "application/epub+zip", true}};
  while (!bytes.empty() && entries.size() < 20) {
    const std::string_view part = bytes.substr(0, bytes.find('\x1E'));
    bytes.remove_prefix(std::min(part.size() + 1, bytes.size()));
    const std::size_t end = std::min(part.find('\n'), part.size());
    entries.push_back(
        {std::string(part.substr(0, end)), part.substr(std::min(end + 1, part.size()))});
  }
  if (const auto archive = zip_archive(entries)) read_and_check(*archive);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_and_check(bytes);
  if (bytes.find('\x1E') != bytes.npos) read_as_zip(bytes);
  return 0;
}

// Any markup as a whole page, from the parser through the finder to an Article that keeps its word.
// What encoding it has is said at the beginning: telling that from bytes is fuzz_encoding's, and
// would cost this target nine tenths of its runs.
#include <cstdint>
#include <string>

#include "article_checks.h"
#include "lectern/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lectern;
  std::string page = "\xEF\xBB\xBF<!DOCTYPE html>";
  page.append(reinterpret_cast<const char*>(data), size);
  Notices notices;
  const auto articles = read_articles(page, {.name = "input", .hosts = &fuzz::hosts()}, notices);
  if (!articles) return 0;
  for (const Article& article : *articles) fuzz::check_article(article);
  return 0;
}

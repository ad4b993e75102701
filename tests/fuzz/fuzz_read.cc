// Any bytes, through the reading half of the line: an Article and a Script that keep their word.
#include <cstdint>

#include "article_checks.h"
#include "lectern/prepare.h"
#include "lectern/read.h"
#include "text/script_of.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lectern;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Notices notices;
  auto articles = read_articles(bytes, {.name = "input", .hosts = &fuzz::hosts()}, notices);
  if (!articles) return 0;
  for (Article& article : *articles) {
    identify_language(article, notices);
    fuzz::check_article(article);
    fuzz::check_script(script_of(article, {}));
  }
  return 0;
}

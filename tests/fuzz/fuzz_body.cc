// Any bytes as the body of an archive file, so that the fuzzer need not find the head first.
#include <cstdint>
#include <string>

#include "article_checks.h"
#include "lectern/prepare.h"
#include "lectern/read.h"
#include "text/script_of.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lectern;
  std::string file = "<!--1-->\n[t](https://example.org/a)\n------\n";
  file.append(reinterpret_cast<const char*>(data), size);
  Notices notices;
  auto articles = read_articles(file, {.name = "input", .hosts = &fuzz::hosts()}, notices);
  fuzz::require(static_cast<bool>(articles), "no article", file);
  for (Article& article : *articles) {
    identify_language(article, notices);
    fuzz::check_article(article);
    fuzz::check_script(script_of(article, {}));
  }
  return 0;
}

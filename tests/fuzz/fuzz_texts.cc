// Any bytes behind the beginnings of feeds, exports, Markdown and plain text: Articles that keep
// their word. The first byte chooses the beginning.
#include <cstdint>
#include <string>

#include "article_checks.h"
#include "lectern/read.h"

namespace {

constexpr std::string_view beginnings[] = {
    "<rss version=\"2.0\"><channel><title>f</title><item><title>t</title><description>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>f</title><entry><content type=\"xhtml\">",
    "<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\"><item><description>",
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"content_html\": \"",
    "[{\"is_archived\": 0, \"content\": \"<p>a</p>",
    "title,url,content\n",
    "Highlight,Book Title,Book Author,Note\n",
    "URL,Title,Selection,Folder,Timestamp\n",
    "---\ntitle: t\n---\n",
    "+++\ntitle = \"t\"\n+++\n",
    "# t\n\n[a](b)\n\n",
    "Title: t\nURL: https://example.org\n\n",
    "",
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lectern;
  if (size == 0) return 0;
  std::string bytes(beginnings[data[0] % std::size(beginnings)]);
  bytes.append(reinterpret_cast<const char*>(data + 1), size - 1);
  Notices notices;
  const auto articles = read_articles(bytes, {.name = "input", .hosts = &fuzz::hosts()}, notices);
  if (!articles) return 0;
  for (const Article& article : *articles) fuzz::check_article(article);
  return 0;
}

// A book: each document of its spine that has text is an article. All of a document is the book's
// own, so nothing is looked for in it and nothing dropped as a page's menus are.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/utf8.h"
#include "base/xml.h"
#include "read/body/body.h"
#include "read/characters/encoding.h"
#include "read/containers/containers.h"
#include "read/containers/epub_package.h"
#include "read/finder/override.h"
#include "read/markup/repair.h"
#include "read/metadata/writing_mode.h"

namespace lectern {
namespace {

constexpr std::string_view book_type = "application/epub+zip";

// XHTML ends an empty script in its own tag, which HTML does not know: all that follows would be
// the script.
std::string without_empty_scripts(std::string_view text) {
  std::string out;
  for (std::size_t tag; (tag = text.find("<script")) != text.npos;) {
    const std::size_t end = text.find('>', tag);
    if (end == text.npos) break;
    const bool empty = text[end - 1] == '/';
    out += text.substr(0, empty ? tag : end + 1);
    text.remove_prefix(end + 1);
  }
  return out += text;
}

const Inlines* heading_of(const Block& block) {
  const auto* heading = std::get_if<Heading>(&block.as);
  return heading != nullptr && !trim(plain_text(heading->text)).empty() ? &heading->text : nullptr;
}

class BookReader {
 public:
  BookReader(const ZipReader& archive, const EpubPackage& package, const Source& source,
             Notices& notices)
      : archive_(archive),
        package_(package),
        source_(source),
        notices_(notices),
        gathering_(source, notices) {}

  Result<Articles> read() {
    for (const std::string& path : package_.spine)
      if (!package_.contents.contains(path)) LECTERN_TRY(add_document(path));
    Articles articles = LECTERN_TRY(gathering_.take());
    // Of a book of one document the book's title is the better one.
    if (articles.size() == 1 && !package_.meta.title.empty()) {
      articles[0].meta.title = package_.meta.title;
      articles[0].meta.section.clear();
    }
    return articles;
  }

 private:
  Status add_document(const std::string& path) {
    const std::optional<std::size_t> part = archive_.find(path);
    if (!part) {
      gathering_.leave_out(path, "is not in the book");
      return Done{};
    }
    const auto bytes = archive_.read(*part, source_.budget->bytes);
    if (!bytes) {
      if (concerns_all(bytes.error())) return bytes.error();
      gathering_.leave_out(path, bytes.error());
      return Done{};
    }
    if (declares_entities(*bytes))
      return Error{Error::Code::unsafe_input, fmt::format("{} declares entities of its own", path),
                   "", ""};
    Article article = document(path, *bytes);
    if (!has_text(article)) {
      if (!article.blocks.empty()) gathering_.leave_out(path, "holds pictures and no text");
      return Done{};
    }
    LECTERN_TRY(source_.budget->count(1));
    Articles one;
    one.push_back(std::move(article));
    gathering_.keep(std::move(one));
    return Done{};
  }

  Article document(const std::string& path, const std::string& bytes) {
    const PartCompanions companions(
        archive_.names(), path, [this](std::size_t part) -> std::optional<std::string> {
          auto found = archive_.read(part, source_.budget->bytes);
          return found ? std::optional(std::move(*found)) : std::nullopt;
        });
    const std::string text = without_empty_scripts(decode_text(bytes, "", notices_));
    const OverrideRules rules(source_.options);
    const HtmlDocument document = parse_html(repair_markup(
        text, notices_, {.brackets = AngleBrackets::tags, .attributes = rules.attributes()}));
    Body body = build_body(document,
                           {.base_url = "",
                            .companions = &companions,
                            .dropped = rules.apply(document, "", notices_).dropped},
                           notices_);
    Article article;
    article.blocks = std::move(body.blocks);
    article.resources = std::move(body.resources);
    article.meta = package_.meta;
    article.meta.section = package_.meta.title;
    if (article.meta.site.empty()) article.meta.site = package_.meta.title;
    article.meta.writing = find_writing_mode(document, text);
    if (article.meta.writing.empty()) article.meta.writing = package_.meta.writing;
    article.meta.title = title_of(path, article);
    finish_blocks(article, source_.options, notices_);
    return article;
  }

  std::string title_of(const std::string& path, const Article& article) {
    ++number_;
    if (const auto named = package_.titles.find(path); named != package_.titles.end())
      return named->second;
    for (const Block& block : article.blocks)
      if (const Inlines* heading = heading_of(block)) return clean_line(plain_text(*heading));
    const std::string& book =
        package_.meta.title.empty() ? source_.options.name : package_.meta.title;
    return fmt::format("{} ({})", book, number_);
  }

  const ZipReader& archive_;
  const EpubPackage& package_;
  const Source& source_;
  Notices& notices_;
  Gathering gathering_;
  int number_ = 0;  // of the documents seen
};

}  // namespace

bool is_epub(const ZipReader& archive) {
  if (archive.find("META-INF/container.xml")) return true;
  const std::optional<std::size_t> type = archive.find("mimetype");
  return type && archive.entries()[*type].packed.starts_with(book_type);
}

Result<Articles> read_epub(const ZipReader& archive, const Source& source, Notices& notices) {
  const EpubPackage package = LECTERN_TRY(read_epub_package(archive, source.budget->bytes));
  const auto locked = [&](const std::string& path) { return package.locked.contains(path); };
  if (std::ranges::any_of(package.spine, locked))
    return Error{Error::Code::encrypted, "is locked by its book shop (DRM)",
                 "only the shop's own programs can open it", ""};
  Articles articles = LECTERN_TRY(BookReader(archive, package, source, notices).read());
  if (articles[0].meta.published.empty())
    notices.push_back({Notice::Kind::no_date, "", "the book does not say when it was published"});
  return articles;
}

}  // namespace lectern

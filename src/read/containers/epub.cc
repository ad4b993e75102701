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

// XHTML may be written with a prefix, as no HTML is: <h:p>.
std::string without_prefix(std::string text) {
  constexpr std::string_view begin = "xmlns:", name_space = "http://www.w3.org/1999/xhtml";
  const std::size_t named = text.find(name_space);
  if (named == text.npos || named < 2) return text;
  const std::size_t at = text.rfind(begin, named);
  if (at == text.npos) return text;
  // xmlns:h="http://www.w3.org/1999/xhtml"
  const std::string_view between = std::string_view(text).substr(at, named - at);
  const std::string prefix(between.substr(begin.size(), between.find('=') - begin.size()));
  if (between.size() != begin.size() + prefix.size() + 2 || prefix.empty()) return text;
  const std::string mark = prefix + ":";
  std::string out;
  for (std::size_t at_tag = 0; at_tag < text.size();) {
    const std::size_t tag = std::min(text.find('<', at_tag), text.size());
    const std::size_t name = std::min(text.find_first_not_of("</", tag), text.size());
    out.append(text, at_tag, name - at_tag);
    at_tag = name + (text.compare(name, mark.size(), mark) == 0 ? mark.size() : 0);
  }
  return out;
}

// Whether bytes are markup, whatever the book says of them.
bool looks_like_markup(std::string_view bytes) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  return trim(bytes.substr(0, 1024)).starts_with('<');
}

// Whether what is said to be a table of contents holds a text besides: a line that is longer than
// a title is.
bool tells_more(const Article& article, std::size_t longest_title) {
  return std::ranges::any_of(article.blocks, [&](const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.as);
    if (paragraph == nullptr) return std::holds_alternative<Quote>(block.as);
    const std::string text = plain_text(paragraph->text);
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      if (count_characters(std::string_view(text).substr(at, end - at)) > longest_title)
        return true;
      at = end + 1;
    }
    return false;
  });
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
    for (const EpubDocument& document : package_.spine) LECTERN_TRY(add_document(document));
    for (const auto& [path, why] : package_.left_out) gathering_.leave_out(path, why);
    Articles articles = LECTERN_TRY(gathering_.take());
    // Of a book of one document the book's title is the better one.
    if (articles.size() == 1 && !package_.meta.title.empty()) {
      articles[0].meta.title = package_.meta.title;
      articles[0].meta.subtitle = package_.meta.subtitle;
      articles[0].meta.section.clear();
    }
    return articles;
  }

 private:
  Status add_document(const EpubDocument& named) {
    const std::string& path = named.path;
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
    if (!named.foreign_type.empty() && !is_read_nevertheless(named, *bytes)) {
      gathering_.leave_out(path, fmt::format("is no text but {}", named.foreign_type));
      return Done{};
    }
    if (declares_entities(*bytes))
      return Error{Error::Code::unsafe_input, fmt::format("{} declares entities of its own", path),
                   "", ""};
    Article article = document(path, *bytes);
    if (is_only_contents(path, article)) {
      --number_;
      return Done{};
    }
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

  // A document with a wrong name for its type. The words in an SVG are a part of the picture.
  static bool is_read_nevertheless(const EpubDocument& named, std::string_view bytes) {
    return !named.foreign_type.starts_with("image/svg") && looks_like_markup(bytes);
  }

  bool is_only_contents(const std::string& path, const Article& article) const {
    constexpr std::size_t longest_title = 100, longest_heading = 20;
    if (!package_.contents.contains(path)) return false;
    return !tells_more(article, path == package_.navigation ? longest_heading : longest_title);
  }

  Article document(const std::string& path, const std::string& bytes) {
    const PartCompanions companions(
        archive_.names(), path, [this](std::size_t part) -> std::optional<std::string> {
          auto found = archive_.read(part, source_.budget->bytes);
          return found ? std::optional(std::move(*found)) : std::nullopt;
        });
    const std::string text =
        without_empty_scripts(without_prefix(decode_text(bytes, "", notices_)));
    ReadOptions options = source_.options;
    if (path == package_.navigation) options.drop += options.drop.empty() ? "nav" : ", nav";
    const OverrideRules rules(options);
    const HtmlDocument document = parse_html(repair_markup(
        text, notices_, {.brackets = AngleBrackets::tags, .attributes = rules.attributes()}));
    Body body = build_body(document,
                           {.base_url = "",
                            .links = find_in_page_links(document, ""),
                            .companions = &companions,
                            .dropped = rules.apply(document, "", notices_).dropped},
                           notices_);
    Article article;
    article.blocks = std::move(body.blocks);
    article.resources = std::move(body.resources);
    article.meta = package_.meta;
    article.meta.section = package_.meta.title;
    article.meta.subtitle.clear();  // the book's own
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
  const auto locked = [&](const EpubDocument& it) { return package.locked.contains(it.path); };
  if (std::ranges::any_of(package.spine, locked))
    return Error{Error::Code::encrypted, "is locked by its book shop (DRM)",
                 "only the shop's own programs can open it", ""};
  Articles articles = LECTERN_TRY(BookReader(archive, package, source, notices).read());
  if (articles[0].meta.published.empty())
    notices.push_back({Notice::Kind::no_date, "", "the book does not say when it was published"});
  return articles;
}

}  // namespace lectern

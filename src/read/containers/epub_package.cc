#include "read/containers/epub_package.h"

#include <algorithm>
#include <functional>
#include <optional>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "read/body/links.h"
#include "read/characters/encoding.h"
#include "read/characters/entities.h"
#include "read/containers/companions.h"
#include "read/metadata/contributors.h"
#include "read/metadata/dates.h"

namespace lectern {
namespace {

constexpr std::string_view package_type = "application/oebps-package+xml";
constexpr std::string_view ncx_type = "application/x-dtbncx+xml";

// Fonts that are only scrambled: no text depends on them (EPUB Open Container Format, section 4.3).
constexpr std::string_view font_scrambling[] = {
    "http://www.idpf.org/2008/embedding",
    "http://ns.adobe.com/pdf/enc#RC",
};

std::string_view value(const XmlNode& node, std::string_view name) {
  const auto found = std::ranges::find(node.attributes, name, &XmlAttribute::name);
  return found == node.attributes.end() ? std::string_view() : std::string_view(found->value);
}

// Of documents with text. A producer may have named none.
constexpr std::string_view text_types[] = {
    "",
    "application/xhtml+xml",
    "application/xml",
    "application/x-dtbook+xml",
    "text/html",
    "text/plain",
    "text/x-oeb1-document",
    "text/xml",
};

bool is_text_type(std::string_view type) {
  return std::ranges::find(text_types, ascii_lower(type.substr(0, type.find(';')))) !=
         std::end(text_types);
}

// What is decoded needs no declaration of an encoding any more.
std::string_view without_declaration(std::string_view xml) {
  const std::size_t end = xml.find("?>");
  return xml.starts_with("<?xml ") && end != xml.npos ? xml.substr(end + 2) : xml;
}

// Finds the part that an address means. Producers err in more ways than one: with backslashes,
// queries, names that are escaped in the archive itself, or in small letters only there.
class PartFinder {
 public:
  explicit PartFinder(const ZipReader& archive) : archive_(archive) {}

  // The path that it should have when there is no such part; empty when it leads out.
  std::string operator()(std::string_view folder, std::string_view address) {
    std::string slashed(address.substr(0, address.find('#')));
    std::ranges::replace(slashed, '\\', '/');
    const std::string path = path_below(folder, address);
    for (const std::string& candidate :
         {path, path_below(folder, slashed),
          path_below(folder, slashed.substr(0, slashed.find('?'))), std::string(folder) + slashed})
      if (archive_.find(candidate)) return candidate;
    const auto found = small().find(ascii_lower(path_below(folder, slashed)));
    return found == small().end() ? path : found->second;
  }

 private:
  const std::map<std::string, std::string, std::less<>>& small() {
    if (small_.empty())
      for (const ZipReader::Entry& entry : archive_.entries())
        small_.emplace(ascii_lower(entry.name), entry.name);
    return small_;
  }

  const ZipReader& archive_;
  std::map<std::string, std::string, std::less<>> small_;
};

bool has_word(std::string_view words, std::string_view word) {
  const std::string list = " " + std::string(words) + " ";
  return list.find(" " + std::string(word) + " ") != std::string::npos;
}

bool is_element(const XmlNode& node) {
  return node.kind == XmlNode::Kind::element;
}

using Visit = std::function<void(const XmlNode&)>;

// Nothing happens when there is no such part.
Status scan_part(const ZipReader& archive, std::string_view path, UnpackBudget& budget,
                 const Visit& visit) {
  const std::optional<std::size_t> part = archive.find(path);
  if (!part) return Done{};
  const std::string bytes = LECTERN_TRY(archive.read(*part, budget));
  if (declares_entities(bytes))
    return Error{Error::Code::unsafe_input, fmt::format("{} declares entities of its own", path),
                 "", ""};
  Notices ignored;  // what its encoding is concerns nobody
  const std::string text = decode_text(bytes, "", ignored);
  const auto show = [&](const XmlNode& node) {
    visit(node);
    return true;
  };
  Status scanned = scan_xml(without_declaration(text), show, DocumentType::ignored);
  if (!scanned && scanned.error().code == Error::Code::malformed)
    scanned.error().what = fmt::format("its part {} is no XML", path);
  return scanned;
}

// META-INF/container.xml names it; a few producers forgot to.
Result<std::string> find_package(const ZipReader& archive, UnpackBudget& budget,
                                 PartFinder& find_part, std::vector<std::string>& renditions) {
  std::string path;
  LECTERN_TRY(scan_part(archive, "META-INF/container.xml", budget, [&](const XmlNode& node) {
    if (!is_element(node) || node.name != "rootfile") return;
    const std::string_view type = value(node, "media-type");
    if (!type.empty() && type != package_type) return;
    std::string named = find_part("", value(node, "full-path"));
    if (path.empty())
      path = std::move(named);
    else if (named != path)
      renditions.push_back(std::move(named));
  }));
  if (archive.find(path)) return path;
  for (const ZipReader::Entry& entry : archive.entries())
    if (entry.name.ends_with(".opf")) return entry.name;
  return Error{Error::Code::malformed, "is an EPUB without a package document", "", ""};
}

struct Item {
  std::string path, type, properties, fallback;
};

// Of a dc:creator or dc:contributor.
struct Creator {
  std::string name, id, role;
  bool contributor = false;
};

// Who made the file, which is mostly a program (a "book producer").
constexpr std::string_view maker_role = "bkp";

struct Title {
  std::string text, id;
  std::string type;  // "main", "subtitle" …; may be empty
};

class PackageReader {
 public:
  PackageReader(std::string_view path, PartFinder& find_part)
      : find_part_(find_part), folder_(path.substr(0, path.rfind('/') + 1)) {}

  void visit(const XmlNode& node) {
    if (node.kind == XmlNode::Kind::text) {
      text_ += node.text;
      return;
    }
    if (node.kind != XmlNode::Kind::element) return;
    end_field();
    field_ = node.name_space.starts_with("http://purl.org/dc/") ? ascii_lower(node.name) : "";
    id_ = value(node, "id");
    role_ = value(node, "role");
    event_ = value(node, "event");
    const std::string_view property = value(node, "property");
    if (node.name == "meta" && (property == "role" || property == "title-type")) {
      field_ = property;
      id_ = value(node, "refines");
    }
    if (node.name == "item") add_item(node);
    if (node.name == "itemref") spine_.emplace_back(value(node, "idref"));
    if (node.name == "spine") {
      ncx_ = value(node, "toc");
      leftwards_ = value(node, "page-progression-direction") == "rtl";
    }
    if (node.name == "reference" && value(node, "type") == "toc")
      package_.contents.insert(find_part_(folder_, value(node, "href")));
  }

  EpubPackage finish() {
    end_field();
    // A Japanese or Chinese book whose pages turn leftwards is set in columns.
    const std::string_view language = package_.meta.language;
    if (leftwards_ && (language.starts_with("ja") || language.starts_with("zh")))
      package_.meta.writing = "vertical-rl";
    for (const Creator& it : creators_)
      if (!it.contributor && (it.role.empty() || it.role == "aut")) add_author(it.name);
    if (package_.meta.authors.empty())
      for (const Creator& it : creators_)
        if (!it.contributor) add_author(it.name);
    for (const Creator& it : creators_)
      if (it.role != maker_role) add_contributor(it.name, it.role, package_.meta);
    package_.meta.title = title_of_type("main");
    if (package_.meta.title.empty() && !titles_.empty()) package_.meta.title = titles_.front().text;
    package_.meta.subtitle = title_of_type("subtitle");
    package_.navigation = navigation();
    if (!package_.navigation.empty()) package_.contents.insert(package_.navigation);
    for (const std::string& id : spine_) add_document(id);
    if (!package_.spine.empty()) find_strays();
    return std::move(package_);
  }

  std::string ncx() const {
    if (const auto named = items_.find(ncx_); named != items_.end()) return named->second.path;
    for (const auto& [id, item] : items_)
      if (item.type == ncx_type) return item.path;
    return {};
  }

 private:
  void add_item(const XmlNode& node) {
    Item item{find_part_(folder_, value(node, "href")), std::string(value(node, "media-type")),
              std::string(value(node, "properties")), std::string(value(node, "fallback"))};
    if (is_text_type(item.type) && !item.type.empty()) texts_.push_back(item.path);
    items_.emplace(value(node, "id"), std::move(item));
  }

  // The document that has the titles; empty when there is none.
  std::string navigation() const {
    for (const auto& [id, item] : items_)
      if (has_word(item.properties, "nav")) return item.path;
    return {};
  }

  // What is to be read for a reference of the spine: the item, or what stands in for one that is
  // no text.
  void add_document(const std::string& id) {
    auto item = items_.find(id);
    if (item == items_.end()) {
      package_.left_out.emplace_back(id, "is to be read and stands in no manifest");
      return;
    }
    const Item& named = item->second;
    for (std::size_t steps = 0; steps < items_.size() && !is_text_type(item->second.type);
         ++steps) {
      const auto next = items_.find(item->second.fallback);
      if (next == items_.end()) break;
      item = next;
    }
    const bool text = is_text_type(item->second.type);
    const std::string& path = text ? item->second.path : named.path;
    if (read_.insert(path).second) package_.spine.push_back({path, text ? "" : named.type});
  }

  // Texts that the book holds and that its reading order does not lead to.
  void find_strays() {
    for (const std::string& path : texts_)
      if (!package_.contents.contains(path) && read_.insert(path).second)
        package_.left_out.emplace_back(path, "is not in the book's reading order");
  }

  void add_author(const std::string& name) {
    auto& authors = package_.meta.authors;
    if (std::ranges::find(authors, name) == authors.end()) authors.push_back(name);
  }

  // The text of the field that was open is complete.
  void end_field() {
    const std::string text = clean_line(decode_entities(text_));
    text_.clear();
    if (field_.empty() || text.empty()) return;
    Meta& meta = package_.meta;
    if (field_ == "title") titles_.push_back({text, id_, {}});
    if (field_ == "publisher" && meta.site.empty()) meta.site = text;
    if (field_ == "description" && meta.description.empty()) meta.description = text;
    if (field_ == "rights" && meta.rights.empty()) meta.rights = text;
    if (field_ == "subject") meta.tags.push_back(text);
    if (field_ == "creator" || field_ == "contributor")
      creators_.push_back({text, id_, role_, field_ == "contributor"});
    if (field_ == "role")
      for (Creator& it : creators_)
        if (is_refined(it.id)) it.role = text;
    if (field_ == "title-type")
      for (Title& it : titles_)
        if (is_refined(it.id)) it.type = text;
    if (field_ == "language" && meta.language.empty() && text != "und") {
      meta.language = text;
      meta.language_source = "markup";
    }
    if (field_ == "date" && meta.published.empty() && event_ != "modification") {
      meta.published = parse_date(text);
      if (!meta.published.empty()) meta.published_source = "package";
    }
    if ((field_ == "source" || field_ == "identifier") && meta.url.empty())
      meta.url = resolve_link(text, "");
  }

  // Whether the <meta> that was begun last says more of what has this id.
  bool is_refined(const std::string& id) const { return !id.empty() && id_ == "#" + id; }

  std::string title_of_type(std::string_view type) const {
    const auto found = std::ranges::find(titles_, type, &Title::type);
    return found == titles_.end() ? std::string() : found->text;
  }

  PartFinder& find_part_;
  const std::string folder_;
  EpubPackage package_;
  std::map<std::string, Item, std::less<>> items_;  // by id
  std::vector<std::string> spine_;                  // ids
  std::vector<std::string> texts_;                  // paths of all items that are text
  std::set<std::string> read_;                      // paths that the spine has, or were told of
  std::vector<Title> titles_;
  std::vector<Creator> creators_;
  std::string ncx_;
  bool leftwards_ = false;                        // its pages turn so
  std::string field_, id_, role_, event_, text_;  // of the element that was begun last
};

void add_title(EpubPackage& package, const std::string& path, std::string_view text) {
  std::string title = clean_line(decode_entities(text));
  if (!path.empty() && !title.empty()) package.titles.emplace(path, std::move(title));
}

// EPUB 3: lists of links in <nav epub:type="toc">; other <nav> are lists of pages or landmarks.
Status read_navigation(const ZipReader& archive, const std::string& path, UnpackBudget& budget,
                       PartFinder& find_part, EpubPackage& package) {
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  bool contents = false;
  std::string target, text;
  const auto end_link = [&] {
    add_title(package, std::exchange(target, {}), text);
    text.clear();
  };
  Status scanned = scan_part(archive, path, budget, [&](const XmlNode& node) {
    if (node.kind == XmlNode::Kind::text && !target.empty()) text += node.text;
    if (!is_element(node)) return;
    if (node.name == "nav" || node.name == "a" || node.name == "li") end_link();
    if (node.name == "nav") contents = has_word(value(node, "type"), "toc");
    if (node.name == "a" && contents) target = find_part(folder, value(node, "href"));
  });
  end_link();
  return scanned;
}

// EPUB 2: <navPoint><navLabel><text>…</text></navLabel><content src="…"/>.
Status read_ncx(const ZipReader& archive, const std::string& path, UnpackBudget& budget,
                PartFinder& find_part, EpubPackage& package) {
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  std::string text;
  return scan_part(archive, path, budget, [&](const XmlNode& node) {
    if (node.kind == XmlNode::Kind::text) text += node.text;
    if (!is_element(node)) return;
    if (node.name == "navLabel") text.clear();
    if (node.name == "content")
      add_title(package, find_part(folder, value(node, "src")), std::exchange(text, {}));
  });
}

// Errors that are the whole book's; a broken table of contents costs titles only.
Status unless_broken(Status status) {
  if (!status && status.error().code == Error::Code::malformed) return Done{};
  return status;
}

Status read_locks(const ZipReader& archive, UnpackBudget& budget, PartFinder& find_part,
                  EpubPackage& package) {
  bool locks = true;  // what does not say how it is locked is locked all the same
  return scan_part(archive, "META-INF/encryption.xml", budget, [&](const XmlNode& node) {
    if (!is_element(node)) return;
    if (node.name == "EncryptedData") locks = true;
    if (node.name == "EncryptionMethod")
      locks =
          std::ranges::find(font_scrambling, value(node, "Algorithm")) == std::end(font_scrambling);
    if (node.name == "CipherReference" && locks)
      package.locked.insert(find_part("", value(node, "URI")));
  });
}

}  // namespace

Result<EpubPackage> read_epub_package(const ZipReader& archive, UnpackBudget& budget) {
  PartFinder find_part(archive);
  std::vector<std::string> renditions;
  const std::string path = LECTERN_TRY(find_package(archive, budget, find_part, renditions));
  PackageReader reader(path, find_part);
  LECTERN_TRY(scan_part(archive, path, budget, [&](const XmlNode& node) { reader.visit(node); }));
  EpubPackage package = reader.finish();
  if (package.spine.empty())
    return Error{Error::Code::malformed, "is an EPUB that lists nothing to read", "", ""};
  for (const std::string& rendition : renditions)
    package.left_out.emplace_back(rendition, "is another rendition; the first one is read");
  if (!package.navigation.empty())
    LECTERN_TRY(
        unless_broken(read_navigation(archive, package.navigation, budget, find_part, package)));
  // Where the newer table names nothing the older one may.
  if (package.titles.empty())
    LECTERN_TRY(unless_broken(read_ncx(archive, reader.ncx(), budget, find_part, package)));
  LECTERN_TRY(read_locks(archive, budget, find_part, package));
  return package;
}

}  // namespace lectern

#include "read/metadata/page_claims.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/characters/entities.h"
#include "read/markup/elements.h"
#include "read/metadata/class_words.h"

namespace lectern {
namespace {

using Node = HtmlDocument::Node;
using Index = std::uint32_t;

constexpr std::size_t longest_value = 2000;  // bytes of a <meta>
constexpr std::size_t longest_line = 300;    // bytes of a heading, byline or date
constexpr std::size_t most_fields = 300;
constexpr std::size_t most_elements = 100;  // of a kind
constexpr int most_nodes = 500;             // looked at below one element

struct FieldName {
  std::string_view name;
  PageField field;
  int weight;
};

// Letters and digits of the names only, so that "article:published_time", "DC.date.issued" and
// "datePublished" need one line each. Sorted by name.
constexpr std::array field_names = {
    FieldName{"applicationname", PageField::site, 2},
    FieldName{"articleauthor", PageField::author, 2},
    FieldName{"articlemodified", PageField::modified, 3},
    FieldName{"articlemodifiedtime", PageField::modified, 4},
    FieldName{"articlepublished", PageField::published, 3},
    FieldName{"articlepublishedtime", PageField::published, 4},
    FieldName{"articlesection", PageField::section, 4},
    FieldName{"articletag", PageField::tag, 4},
    FieldName{"author", PageField::author, 3},
    FieldName{"authorname", PageField::author, 3},
    FieldName{"authors", PageField::author, 3},
    FieldName{"byl", PageField::author, 3},
    FieldName{"byline", PageField::author, 3},
    FieldName{"citationauthor", PageField::author, 4},
    FieldName{"citationauthors", PageField::author, 4},
    FieldName{"citationdate", PageField::published, 2},
    FieldName{"citationkeywords", PageField::tag, 2},
    FieldName{"citationonlinedate", PageField::published, 3},
    FieldName{"citationpublicationdate", PageField::published, 3},
    FieldName{"citationtitle", PageField::title, 4},
    FieldName{"contentlanguage", PageField::language, 3},
    FieldName{"creator", PageField::author, 2},
    FieldName{"date", PageField::published, 2},
    FieldName{"datecreated", PageField::published, 2},
    FieldName{"datemodified", PageField::modified, 3},
    FieldName{"datepublished", PageField::published, 4},
    FieldName{"dccreator", PageField::author, 4},
    FieldName{"dcdate", PageField::published, 2},
    FieldName{"dcdatecreated", PageField::published, 3},
    FieldName{"dcdateissued", PageField::published, 3},
    FieldName{"dcdatemodified", PageField::modified, 3},
    FieldName{"dcdescription", PageField::description, 2},
    FieldName{"dclanguage", PageField::language, 2},
    FieldName{"dclicense", PageField::rights, 4},
    FieldName{"dcrights", PageField::rights, 2},
    FieldName{"dcrightslicense", PageField::rights, 4},
    FieldName{"dcsubject", PageField::tag, 2},
    FieldName{"dctermscreated", PageField::published, 3},
    FieldName{"dctermscreator", PageField::author, 4},
    FieldName{"dctermsdate", PageField::published, 2},
    FieldName{"dctermsdescription", PageField::description, 2},
    FieldName{"dctermsissued", PageField::published, 3},
    FieldName{"dctermslanguage", PageField::language, 2},
    FieldName{"dctermslicense", PageField::rights, 4},
    FieldName{"dctermsmodified", PageField::modified, 3},
    FieldName{"dctermsrights", PageField::rights, 2},
    FieldName{"dctermstitle", PageField::title, 4},
    FieldName{"dctitle", PageField::title, 4},
    FieldName{"description", PageField::description, 3},
    FieldName{"displaydate", PageField::published, 3},
    FieldName{"headline", PageField::title, 3},
    FieldName{"inlanguage", PageField::language, 2},
    FieldName{"keywords", PageField::tag, 1},
    FieldName{"lastmodified", PageField::modified, 1},
    FieldName{"license", PageField::rights, 3},
    FieldName{"modifieddate", PageField::modified, 2},
    FieldName{"newskeywords", PageField::tag, 3},
    FieldName{"ogarticleauthor", PageField::author, 2},
    FieldName{"ogarticlemodifiedtime", PageField::modified, 3},
    FieldName{"ogarticlepublishedtime", PageField::published, 3},
    FieldName{"ogdescription", PageField::description, 4},
    FieldName{"ogimage", PageField::image, 4},
    FieldName{"ogimagesecureurl", PageField::image, 3},
    FieldName{"ogimageurl", PageField::image, 3},
    FieldName{"oglocale", PageField::language, 1},
    FieldName{"ogpublisheddate", PageField::published, 2},
    FieldName{"ogpublishedtime", PageField::published, 2},
    FieldName{"ogpublishtime", PageField::published, 2},
    FieldName{"ogsitename", PageField::site, 4},
    FieldName{"ogtitle", PageField::title, 3},
    FieldName{"ogupdatedtime", PageField::modified, 2},
    FieldName{"ogurl", PageField::address, 3},
    FieldName{"originalpublicationdate", PageField::published, 3},
    FieldName{"originator", PageField::author, 1},
    FieldName{"parselyauthor", PageField::author, 3},
    FieldName{"parselyimageurl", PageField::image, 2},
    FieldName{"parselylink", PageField::address, 2},
    FieldName{"parselypubdate", PageField::published, 3},
    FieldName{"parselysection", PageField::section, 3},
    FieldName{"parselytags", PageField::tag, 2},
    FieldName{"parselytitle", PageField::title, 3},
    FieldName{"pubdate", PageField::published, 3},
    FieldName{"publicationdate", PageField::published, 3},
    FieldName{"publishdate", PageField::published, 3},
    FieldName{"published", PageField::published, 2},
    FieldName{"publishedat", PageField::published, 3},
    FieldName{"publisheddate", PageField::published, 3},
    FieldName{"publishedtime", PageField::published, 3},
    FieldName{"publisher", PageField::site, 1},
    FieldName{"publishtime", PageField::published, 3},
    FieldName{"releasedate", PageField::published, 2},
    FieldName{"reviseddate", PageField::modified, 2},
    FieldName{"rights", PageField::rights, 2},
    FieldName{"sailthruauthor", PageField::author, 3},
    FieldName{"sailthrudate", PageField::published, 3},
    FieldName{"sailthrudescription", PageField::description, 2},
    FieldName{"sailthruimagefull", PageField::image, 2},
    FieldName{"sailthrutags", PageField::tag, 2},
    FieldName{"sailthrutitle", PageField::title, 3},
    FieldName{"section", PageField::section, 2},
    FieldName{"tags", PageField::tag, 1},
    FieldName{"thumbnailurl", PageField::image, 1},
    FieldName{"title", PageField::title, 2},
    FieldName{"twitterdescription", PageField::description, 2},
    FieldName{"twitterimage", PageField::image, 2},
    FieldName{"twitterimagesrc", PageField::image, 2},
    FieldName{"twittertitle", PageField::title, 2},
    FieldName{"updateddate", PageField::modified, 2},
    FieldName{"updatedtime", PageField::modified, 2},
};
static_assert(std::ranges::is_sorted(field_names, {}, &FieldName::name));

// An itemprop is said of whatever item it stands in; these are said of articles.
constexpr std::string_view article_properties[] = {"articlesection", "author",        "datecreated",
                                                   "datemodified",   "datepublished", "headline",
                                                   "inlanguage",     "keywords"};

const FieldName* field_of(std::string_view name) {
  std::string key;
  for (const char c : name.substr(0, 64))
    if (is_ascii_alphanumeric(c)) key += ascii_lower(c);
  const auto found =
      std::ranges::lower_bound(field_names, std::string_view(key), {}, &FieldName::name);
  return found != field_names.end() && found->name == key ? &*found : nullptr;
}

std::string value_of(std::string_view content) {
  return clean_line(decode_entities(first_bytes(content, longest_value)));
}

// Whether one of the words that spaces divide is `word`.
bool has_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t space = std::min(list.find_first_of(" \t\r\n"), list.size());
    if (ascii_lower(list.substr(0, space)) == word) return true;
    list.remove_prefix(std::min(space + 1, list.size()));
  }
  return false;
}

// What the attributes of one element say; only those that this part asks for.
struct Attributes {
  std::string_view name, property, itemprop, http_equiv, content, rel, href, class_names, id,
      datetime, dir, lang;
  bool pubdate = false;
};

Attributes attributes_of(const HtmlDocument& document, const Node& node) {
  Attributes all;
  document.for_each_attribute(node, [&](std::string_view name, std::string_view value) {
    switch (name.empty() ? '\0' : name[0]) {
      case 'c':
        if (name == "class") all.class_names = value;
        if (name == "content") all.content = value;
        break;
      case 'd':
        if (name == "datetime") all.datetime = value;
        if (name == "dir") all.dir = value;
        break;
      case 'h':
        if (name == "href") all.href = value;
        if (name == "http-equiv") all.http_equiv = value;
        break;
      case 'i':
        if (name == "id") all.id = value;
        if (name == "itemprop") all.itemprop = value;
        break;
      case 'l':
        if (name == "lang") all.lang = value;
        break;
      case 'n':
        if (name == "name") all.name = value;
        break;
      case 'p':
        if (name == "property") all.property = value;
        if (name == "pubdate" || name == "pudate") all.pubdate = true;
        break;
      case 'r':
        if (name == "rel") all.rel = value;
        break;
      case 'x':
        if (name == "xml:lang" && all.lang.empty()) all.lang = value;
        break;
      default:
        break;
    }
  });
  return all;
}

class Gatherer {
 public:
  explicit Gatherer(const HtmlDocument& document) : document_(document), nodes_(document.nodes()) {}

  PageClaims run() {
    for (Index index = 0; index < nodes_.size(); ++index) {
      const Node& node = nodes_[index];
      if (node.tag == Tag::text) continue;
      while (!asides_.empty() && index >= nodes_[asides_.back().node].end) asides_.pop_back();
      if (node.tag == Tag::title && claims_.title.empty())
        claims_.title = value_of(text_below(document_, node, longest_value));
      const Attributes attributes = attributes_of(document_, node);
      head(node, attributes);
      body(index, attributes);
    }
    if (claims_.direction.empty()) claims_.direction = direction_of_most();
    return std::move(claims_);
  }

 private:
  void head(const Node& node, const Attributes& it) {
    switch (node.tag) {
      case Tag::html:
      case Tag::body:
        if (claims_.language.empty()) claims_.language = trim(it.lang);
        if (claims_.direction.empty()) claims_.direction = direction(it.dir);
        break;
      case Tag::base:
        if (claims_.base.empty()) claims_.base = it.href;
        break;
      case Tag::link:
        if (claims_.canonical.empty() && has_word(it.rel, "canonical")) claims_.canonical = it.href;
        break;
      case Tag::meta:
        meta(it);
        break;
      default:
        break;
    }
  }

  void meta(const Attributes& it) {
    if (it.content.empty() || claims_.fields.size() >= most_fields) return;
    for (const std::string_view name : {it.property, it.name, it.http_equiv}) {
      if (name.empty()) continue;
      labelled(name, it.content);
      if (const FieldName* field = field_of(name)) return add(*field, it.content);
      // "dc:title og:title": RDFa allows a list.
      const std::size_t space = name.find(' ');
      if (space == std::string_view::npos) continue;
      if (const FieldName* field = field_of(name.substr(0, space))) return add(*field, it.content);
      if (const FieldName* field = field_of(name.substr(name.rfind(' ') + 1)))
        return add(*field, it.content);
    }
    property(it.itemprop, it.content);
  }

  void add(const FieldName& name, std::string_view content) {
    std::string value = value_of(content);
    if (!value.empty())
      claims_.fields.push_back({name.field, name.weight, std::move(value), name.name});
  }

  // twitter:label1 = "Written by" says what twitter:data1 is.
  void labelled(std::string_view name, std::string_view content) {
    if (!name.starts_with("twitter:")) return;
    const std::string lower = ascii_lower(name.substr(8, 8));
    if (lower.starts_with("label")) {
      const std::string label = ascii_lower(content.substr(0, 40));
      author_label_ = label.find("written by") != std::string::npos ||
                              label.find("author") != std::string::npos || label == "by" ||
                              label.find("verfasst von") != std::string::npos ||
                              label.find("escrito por") != std::string::npos ||
                              label.find("crit par") != std::string::npos
                          ? lower.substr(5)
                          : author_label_;
    } else if (lower.starts_with("data") && lower.substr(4) == author_label_) {
      add({"twitterdata", PageField::author, 3}, content);
    }
  }

  // A licence beside a picture is the picture's.
  void licence(Index index, std::string_view href) {
    if (href.empty() || aside() != 0 || claims_.fields.size() >= most_fields) return;
    for (Index i = nodes_[index].parent; i != 0; i = nodes_[i].parent)
      if (nodes_[i].tag == Tag::figure || nodes_[i].tag == Tag::figcaption) return;
    add({"rel=license", PageField::rights, 4}, href);
  }

  void property(std::string_view itemprop, std::string_view content) {
    if (itemprop.empty() || aside() != 0 || claims_.fields.size() >= most_fields) return;
    const FieldName* field = field_of(itemprop);
    if (field != nullptr &&
        std::ranges::find(article_properties, field->name) != std::ranges::end(article_properties))
      add(*field, content);
  }

  void body(Index index, const Attributes& it) {
    const Node& node = nodes_[index];
    if (!it.rel.empty() && has_word(it.rel, "license")) licence(index, it.href);
    if (node.tag == Tag::meta || node.tag == Tag::link || node.tag == Tag::html ||
        node.tag == Tag::body)
      return;
    const auto words = static_cast<std::uint8_t>(class_words(it.class_names) | class_words(it.id));
    const bool whole = node.tag == Tag::article || node.tag == Tag::main;
    // What holds a good part of the page is no aside, whatever its classes say ("has-sidebar").
    constexpr Index small_page = 200;  // nodes
    const bool large = node.end - index > std::max<std::size_t>(small_page, nodes_.size() * 2 / 5);
    const bool others = node.tag == Tag::nav || (!whole && (words & word_others) != 0);
    const bool apart = others || node.tag == Tag::aside || (!whole && (words & word_aside) != 0);
    if (apart && !large) asides_.push_back({index, others});
    if (!it.dir.empty()) note_direction(index, it.dir);
    if (node.tag == Tag::h1 || node.tag == Tag::h2 || node.tag == Tag::h3) {
      keep(claims_.headings, index, node.tag == Tag::h1 ? 4 : node.tag == Tag::h2 ? 2 : 1);
    } else if ((words & word_title) != 0 && has_word(it.class_names, "entry-title")) {
      keep(claims_.headings, index, 3);
    }
    if (whole || node.tag == Tag::section) return;
    if (const int weight = byline_weight(it, words)) keep(claims_.bylines, index, weight);
    if (node.tag == Tag::time || (words & word_date) != 0 || !it.itemprop.empty())
      date(index, it, words);
  }

  static bool leads_to_author(std::string_view href) {
    for (const std::string_view folder :
         {"/author/", "/authors/", "/autor/", "/auteur/", "/contributor/", "/contributors/",
          "/writers/", "/author?"})
      if (href.find(folder) != std::string_view::npos) return true;
    return false;
  }

  static int byline_weight(const Attributes& it, std::uint8_t words) {
    if (has_word(it.rel, "author") || it.itemprop == "author" || it.itemprop == "creator" ||
        it.property == "schema:author" || it.property == "dc:creator")
      return 3;
    if ((words & word_unnamed) != 0) return 0;
    return (words & word_author) != 0 || (!it.href.empty() && leads_to_author(it.href)) ? 2 : 0;
  }

  void date(Index index, const Attributes& it, std::uint8_t words) {
    const std::string property = ascii_lower(it.itemprop.substr(0, 16));
    const bool published = property == "datepublished" || property == "datecreated";
    const bool modified = property == "datemodified";
    const bool time = nodes_[index].tag == Tag::time;
    if (!published && !modified && !time && (words & word_date) == 0) return;
    const int weight = published || modified || it.pubdate ? 4
                       : time && (words & word_date) != 0  ? 3
                       : time                              ? 2
                                                           : 2;
    if (!keep(claims_.dates, index, weight)) return;
    claims_.dates.back().machine_text = trim(it.datetime.empty() ? it.content : it.datetime);
    claims_.dates.back().update = modified || (!published && (words & word_update) != 0);
  }

  bool keep(std::vector<MarkedElement>& elements, Index index, int weight) {
    if (elements.size() >= most_elements) return false;
    elements.push_back({index, aside(), !asides_.empty() && asides_.back().others, weight,
                        parts_below(document_, nodes_[index], longest_line)});
    return true;
  }

  Index aside() const { return asides_.empty() ? 0 : asides_.back().node; }

  static std::string direction(std::string_view dir) {
    std::string lower = ascii_lower(trim(dir.substr(0, 8)));
    return lower == "rtl" || lower == "ltr" ? lower : std::string();
  }

  void note_direction(Index index, std::string_view dir) {
    constexpr std::size_t most = 8;
    const bool inside = !directed_.empty() && index < nodes_[directed_.back().node].end;
    if (inside || directed_.size() >= most || direction(dir).empty()) return;
    directed_.push_back({index, direction(dir)});
  }

  std::size_t text_size(Index from, Index to) const {
    std::size_t size = 0;
    for (Index i = from; i < to; ++i)
      if (nodes_[i].tag == Tag::text) size += trim(document_.text(nodes_[i])).size();
    return size;
  }

  std::string direction_of_most() const {
    if (directed_.empty()) return {};
    const std::size_t all = text_size(0, static_cast<Index>(nodes_.size()));
    for (const Directed& it : directed_)
      if (text_size(it.node, nodes_[it.node].end) * 2 > all) return it.direction;
    return {};
  }

  struct Directed {
    Index node;
    std::string direction;
  };

  const HtmlDocument& document_;
  const std::vector<Node>& nodes_;
  PageClaims claims_;
  struct Aside {
    Index node;
    bool others;
  };
  std::vector<Aside> asides_;  // open ones
  std::string author_label_;   // the number of the twitter:label that says "Written by"
  std::vector<Directed> directed_;
};

}  // namespace

PageClaims gather_claims(const HtmlDocument& document) {
  return Gatherer(document).run();
}

std::vector<const FieldClaim*> claims_of(const PageClaims& claims, PageField field) {
  std::vector<const FieldClaim*> found;
  for (const FieldClaim& claim : claims.fields)
    if (claim.field == field) found.push_back(&claim);
  return found;
}

std::string best_claim(const PageClaims& claims, PageField field) {
  const FieldClaim* best = nullptr;
  for (const FieldClaim& claim : claims.fields)
    if (claim.field == field && (best == nullptr || claim.weight > best->weight)) best = &claim;
  return best != nullptr ? best->value : std::string();
}

std::string parts_below(const HtmlDocument& document, const Node& node, std::size_t limit) {
  std::string parts;
  const auto begin = static_cast<std::size_t>(&node - document.nodes().data());
  const std::size_t end = std::min<std::size_t>(node.end, begin + most_nodes);
  for (std::size_t i = begin; i < end && parts.size() <= limit; ++i) {
    const Node& at = document.nodes()[i];
    if (at.tag != Tag::text) continue;
    const std::string part = clean_line(first_bytes(document.text(at), limit));
    if (part.empty()) continue;
    if (!parts.empty()) parts += '\n';
    parts += part;
  }
  return parts;
}

}  // namespace lectern

// What the elements of a feed are, whichever of the vocabularies they come from.
#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "read/archive/furniture.h"
#include "read/body/links.h"
#include "read/characters/entities.h"
#include "read/feeds/feed.h"
#include "read/markup/prologue.h"
#include "read/metadata/dates.h"

namespace lectern {
namespace {

enum class Field {
  none,
  title,
  link,
  identity,  // an address, when it looks like one
  content,
  summary,
  published,
  updated,
  author,
  person,  // "mail@example.org (Name)"
  tag,
  language,
};

enum class Vocabulary { core, content, dublin_core, xhtml, other };

Vocabulary vocabulary_of(std::string_view name_space, std::string_view prefix) {
  constexpr std::array<std::pair<std::string_view, Vocabulary>, 7> known = {{
      {"http://www.w3.org/2005/Atom", Vocabulary::core},
      {"http://purl.org/atom/ns#", Vocabulary::core},
      {"http://purl.org/rss/1.0/", Vocabulary::core},
      {"http://my.netscape.com/rdf/simple/0.9/", Vocabulary::core},
      {"http://purl.org/rss/1.0/modules/content/", Vocabulary::content},
      {"http://purl.org/dc/elements/1.1/", Vocabulary::dublin_core},
      {"http://www.w3.org/1999/xhtml", Vocabulary::xhtml},
  }};
  for (const auto& [address, vocabulary] : known)
    if (name_space == address) return vocabulary;
  if (!name_space.empty()) return Vocabulary::other;
  if (prefix == "content") return Vocabulary::content;  // feeds forget to declare what they use
  if (prefix == "dc") return Vocabulary::dublin_core;
  return prefix.empty() ? Vocabulary::core : Vocabulary::other;
}

Field field_of(Vocabulary vocabulary, std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Field>, 17> core = {{
      {"title", Field::title},
      {"link", Field::link},
      {"guid", Field::identity},
      {"id", Field::identity},
      {"content", Field::content},
      {"description", Field::summary},
      {"summary", Field::summary},
      {"pubDate", Field::published},
      {"published", Field::published},
      {"issued", Field::published},
      {"updated", Field::updated},
      {"modified", Field::updated},
      {"author", Field::person},
      {"name", Field::author},
      {"category", Field::tag},
      {"language", Field::language},
      {"tagline", Field::none},
  }};
  constexpr std::array<std::pair<std::string_view, Field>, 4> dublin_core = {{
      {"creator", Field::author},
      {"date", Field::published},
      {"subject", Field::tag},
      {"language", Field::language},
  }};
  const auto find = [&](const auto& table) {
    const auto at = std::ranges::find(table, name, [](const auto& row) { return row.first; });
    return at == table.end() ? Field::none : at->second;
  };
  switch (vocabulary) {
    case Vocabulary::core:
      return find(core);
    case Vocabulary::dublin_core:
      return find(dublin_core);
    case Vocabulary::content:
      return name == "encoded" ? Field::content : Field::none;
    case Vocabulary::xhtml:
      return name == "body" || name == "div" ? Field::content : Field::none;
    case Vocabulary::other:
      return Field::none;
  }
  return Field::none;
}

std::string_view attribute(const XmlNode& node, std::string_view name) {
  for (const XmlAttribute& it : node.attributes)
    if (it.name == name) return it.value;
  return {};
}

// "ann@example.org (Ann Example)" → "Ann Example"
std::string_view name_in(std::string_view person) {
  const std::size_t open = person.find('('), close = person.rfind(')');
  if (open != std::string_view::npos && close != std::string_view::npos && open < close)
    return person.substr(open + 1, close - open - 1);
  return person.find('@') == std::string_view::npos ? person : std::string_view();
}

void append_escaped(std::string& markup, std::string_view text) {
  for (const char c : text) {
    if (c == '&') {
      markup += "&amp;";
    } else if (c == '<') {
      markup += "&lt;";
    } else if (c == '"') {
      markup += "&quot;";
    } else {
      markup += c;
    }
  }
}

// Elements that HTML never ends: an end tag would be read as another `<br>`.
bool is_void(std::string_view name) {
  return name == "br" || name == "img" || name == "hr" || name == "input" || name == "meta" ||
         name == "link" || name == "source" || name == "col" || name == "wbr" || name == "area" ||
         name == "embed" || name == "param" || name == "track" || name == "base";
}

// What an element holds, as text and as markup: which it was meant to be is known at its end.
struct Capture {
  Field field = Field::none;
  std::size_t depth = 0;  // of its element
  bool nested = false;    // elements of XHTML stand in it
  std::string type = {};  // of Atom: "text", "html", "xhtml"
  std::string text = {}, markup = {};

  void begin(const XmlNode& node) {
    nested = true;
    markup += '<' + node.name;
    for (const XmlAttribute& it : node.attributes) {
      markup += ' ' + it.name + "=\"";
      append_escaped(markup, it.value);
      markup += '"';
    }
    markup += '>';
  }
  void add(std::string_view piece) {
    text += piece;
    append_escaped(markup, piece);
  }
  void end(const XmlNode& node) {
    if (!is_void(node.name)) markup += "</" + node.name + '>';
  }
  // As HTML.
  std::string take_markup() {
    return nested || type == "text" || type == "text/plain" ? std::move(markup) : std::move(text);
  }
};

class FeedCollector {
 public:
  bool take(const XmlNode& node) {
    switch (node.kind) {
      case XmlNode::Kind::element:
        begin(node);
        return true;
      case XmlNode::Kind::text:
        if (capture_.field != Field::none) capture_.add(node.text);
        return true;
      case XmlNode::Kind::end:
        end(node);
        return true;
      case XmlNode::Kind::instruction:
        return true;
    }
    return true;
  }

  // A channel may say what it is behind its items, as RDF's does before them.
  std::vector<Entry> finish() {
    if (entry_depth_ != 0) end_entry();  // the feed breaks off in it
    if (!entries_.empty() && entries_.back().markup.empty() && entries_.back().meta.title.empty())
      entries_.pop_back();
    for (Entry& entry : entries_) {
      Meta& meta = entry.meta;
      if (meta.site.empty()) meta.site = feed_.title;
      if (meta.authors.empty()) meta.authors = feed_.authors;
      if (meta.language.empty()) meta.language = feed_.language;
      if (!meta.language.empty()) meta.language_source = "markup";
    }
    return std::move(entries_);
  }

 private:
  static bool is_container(std::string_view name) {
    return name == "channel" || name == "feed" || name == "item" || name == "entry";
  }

  void begin(const XmlNode& node) {
    path_.push_back(node.name);
    if (capture_.field == Field::person && node.name == "name") {
      capture_ = {.field = Field::author, .depth = path_.size()};
      return;
    }
    if (capture_.field != Field::none) return capture_.begin(node);
    const bool is_entry = node.name == "item" || node.name == "entry";
    if (is_entry && entry_depth_ == 0) {
      entry_depth_ = path_.size();
      entry_ = {};
      content_.clear();
      summary_.clear();
      updated_.clear();
    }
    if (is_container(node.name)) return language(node);
    if (path_.size() < 2) return;
    const std::string& parent = path_[path_.size() - 2];
    const bool direct = entry_depth_ != 0 ? path_.size() == entry_depth_ + 1 : is_container(parent);
    if (direct) field(node);
  }

  void language(const XmlNode& node) {
    if (const std::string_view value = attribute(node, "lang"); !value.empty())
      meta().language = value;
  }

  void field(const XmlNode& node) {
    const std::size_t colon = node.name.find(':');
    const std::string_view name = std::string_view(node.name);
    const std::string_view prefix =
        colon == std::string::npos ? std::string_view() : name.substr(0, colon);
    const std::string_view local = colon == std::string::npos ? name : name.substr(colon + 1);
    capture_ = {.field = field_of(vocabulary_of(node.name_space, prefix), local),
                .depth = path_.size(),
                .type = std::string(attribute(node, "type"))};
    if (capture_.field == Field::link && !attribute(node, "href").empty()) atom_link(node);
    if (capture_.field == Field::tag && !attribute(node, "term").empty()) {
      const std::string_view label = attribute(node, "label");
      add_tag(label.empty() ? attribute(node, "term") : label);
    }
    if (capture_.field == Field::identity && attribute(node, "isPermaLink") == "false")
      capture_.field = Field::none;
  }

  void atom_link(const XmlNode& node) {
    const std::string_view relation = attribute(node, "rel");
    if (relation.empty() || relation == "alternate") set_link(attribute(node, "href"));
  }

  void end(const XmlNode& node) {
    if (capture_.field != Field::none) {
      if (path_.size() == capture_.depth) {
        store(std::exchange(capture_, {}));
      } else {
        capture_.end(node);
      }
    } else if (entry_depth_ == path_.size()) {
      end_entry();
    }
    if (!path_.empty()) path_.pop_back();
  }

  void store(Capture capture) {
    switch (capture.field) {
      case Field::title:
        if (meta().title.empty()) meta().title = title_of(capture.take_markup());
        return;
      case Field::link:
      case Field::identity:
        return set_link(trim(capture.text));
      case Field::content:
        if (content_.size() < capture.text.size()) content_ = capture.take_markup();
        return;
      case Field::summary:
        if (summary_.empty()) summary_ = capture.take_markup();
        return;
      case Field::published:
        if (meta().published.empty()) take_published(trim(capture.text), meta());
        return;
      case Field::updated:
        updated_ = trim(capture.text);
        return;
      case Field::author:
        return add_authors(decode_entities(capture.text), meta().authors);
      case Field::person:
        return add_authors(decode_entities(name_in(capture.text)), meta().authors);
      case Field::tag:
        return add_tag(decode_entities(capture.text));
      case Field::language:
        meta().language = clean_line(capture.text);
        return;
      case Field::none:
        return;
    }
  }

  void set_link(std::string_view address) {
    if (meta().url.empty()) meta().url = resolve_link(address, "");
  }

  void add_tag(std::string_view text) {
    std::string tag = clean_line(text);
    if (!tag.empty() && std::ranges::find(meta().tags, tag) == meta().tags.end())
      meta().tags.push_back(std::move(tag));
  }

  void end_entry() {
    entry_depth_ = 0;
    Meta& meta = entry_.meta;
    if (meta.published.empty()) take_published(updated_, meta);
    if (!meta.published.empty()) meta.published_source = "feed";
    const bool whole = trim(content_).size() >= trim(summary_).size();
    entry_.markup = std::move(whole ? content_ : summary_);
    if (!whole && is_teaser(entry_.markup) && !meta.url.empty()) entry_.lacks = "its beginning";
    entries_.push_back(std::move(entry_));
  }

  Meta& meta() { return entry_depth_ != 0 ? entry_.meta : feed_; }

  std::vector<std::string> path_;
  std::size_t entry_depth_ = 0;  // of the entry that is open; 0: none
  Capture capture_;
  Entry entry_;
  std::string content_, summary_, updated_;
  Meta feed_;
  std::vector<Entry> entries_;
};

}  // namespace

bool is_teaser(std::string_view markup) {
  constexpr std::size_t short_text = 1000;  // bytes
  const std::string_view text = trim(markup);
  for (const std::string_view end :
       {"...", "…", "[…]", "[...]", "&#8230;", "&#8230;]", "[&hellip;]", "&hellip;", "…]", "…</p>",
        "...</p>", "[&#8230;]</p>"})
    if (text.ends_with(end)) return true;
  return text.size() < short_text;
}

Result<std::vector<Entry>> parse_feed(std::string_view text, bool& broken) {
  const std::string_view type = document_type(text);
  if (type.find('[') != std::string_view::npos)
    return Error{Error::Code::malformed, "is a feed that declares entities",
                 "no honest feed does; have it made anew without a document type", ""};
  FeedCollector collector;
  const Status scanned =
      scan_xml_with_ends(with_xml_references(behind_prologue(text)),
                         [&](const XmlNode& node) { return collector.take(node); });
  broken = !scanned;
  if (broken && scanned.error().code != Error::Code::malformed) return scanned.error();
  std::vector<Entry> entries = collector.finish();
  if (broken && entries.empty())
    return Error{Error::Code::malformed, "is a feed whose XML is broken", "download it again", ""};
  return entries;
}

}  // namespace lectern

#include "read/metadata/json_ld.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "read/characters/entities.h"
#include "read/metadata/contributors.h"

namespace lectern {
namespace {

using nlohmann::json;

constexpr std::size_t largest =
    1 << 20;  // bytes of all scripts; parsed they take twenty times that
constexpr std::size_t most_things = 500;
constexpr std::size_t most_names = 50;
constexpr std::size_t longest_text = 2000;  // bytes

// Raw control characters in strings, escapes that JSON has not, commas before a closing bracket.
std::string mend_json(std::string_view text) {
  std::string out;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\' && i + 1 < text.size()) {
      const char next = text[++i];
      if (std::string_view("\"\\/bfnrtu").find(next) != std::string_view::npos) out += c;
      out += next;
      continue;
    }
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '}' || c == ']')) {
      const std::size_t last = out.find_last_not_of(" \t\r\n");
      if (last != std::string::npos && out[last] == ',') out.resize(last);
    }
    const bool control = static_cast<unsigned char>(c) < 0x20;
    out += control ? ' ' : c;
  }
  return out;
}

// From the first bracket to the last: comments, CDATA marks and semicolons around are none of it.
std::string_view without_wrapping(std::string_view text) {
  constexpr std::string_view cdata = "<![CDATA[";  // has brackets of its own
  if (const auto mark = text.substr(0, 64).find(cdata); mark != std::string_view::npos) {
    text.remove_prefix(mark + cdata.size());
    text = text.substr(0, text.rfind("]]>"));
  }
  const std::size_t begin = text.find_first_of("{["), end = text.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  return text.substr(begin, end - begin + 1);
}

json parse(std::string_view script) {
  const auto read = [](std::string_view text) {
    return json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false,
                       /*ignore_comments=*/true);
  };
  const std::string_view text = without_wrapping(script);
  json value = read(text);
  if (value.is_discarded()) value = read(mend_json(text));
  if (value.is_discarded() && text.find("&quot;") != std::string_view::npos)
    value = read(mend_json(decode_entities(text)));
  return value;
}

std::string line(const json& value) {
  if (!value.is_string()) return {};
  const auto& text = value.get_ref<const std::string&>();
  return clean_line(decode_entities(first_bytes(text, longest_text)));
}

// A member that may be missing, an array of which the first counts, or {"@value": …}.
const json& member(const json& thing, const char* name) {
  static const json nothing;
  if (!thing.is_object()) return nothing;
  const auto found = thing.find(name);
  if (found == thing.end()) return nothing;
  const json* value = &*found;
  if (value->is_array()) value = value->empty() ? &nothing : &value->front();
  if (value->is_object() && value->contains("@value")) value = &value->at("@value");
  return *value;
}

std::string text_of(const json& thing, const char* name) {
  return line(member(thing, name));
}

// Calls `visit` for the value, or for each of the array that it is.
template <class Visit>
void for_each_value(const json& thing, const char* name, Visit&& visit) {
  if (!thing.is_object()) return;
  const auto found = thing.find(name);
  if (found == thing.end()) return;
  if (!found->is_array()) {
    visit(*found);
    return;
  }
  for (std::size_t i = 0; i < std::min(found->size(), most_names); ++i) visit((*found)[i]);
}

bool has_type(const json& thing, bool (*wanted)(std::string_view)) {
  bool has = false;
  for_each_value(thing, "@type", [&](const json& value) {
    if (!value.is_string()) return;
    std::string_view type = value.get_ref<const std::string&>();
    type.remove_prefix(type.find_last_of("/:#") + 1);  // "http://schema.org/Article"; npos + 1 is 0
    has = has || wanted(type);
  });
  return has;
}

bool is_article(std::string_view type) {
  if (type.ends_with("Article") || type.ends_with("Posting")) return true;
  for (const std::string_view other : {"Report", "Recipe", "HowTo", "CreativeWork", "BlogPost",
                                       "Review", "PodcastEpisode", "Chapter", "Book"})
    if (type == other) return true;
  return false;
}

bool is_page(std::string_view type) {
  return type.ends_with("Page");
}

bool is_organization(std::string_view type) {
  return type.ends_with("Organization") || type == "Corporation" || type == "LocalBusiness" ||
         type == "Brand";
}

bool is_site(std::string_view type) {
  return type == "WebSite" || type == "Blog";
}

// The things of a script that say something of the page itself, not those they list or cite.
class Things {
 public:
  explicit Things(const std::vector<json>& scripts) {
    for (const json& script : scripts) add(script);
    // Grows while it is walked.
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const json& thing = *all_[i];
      const auto id = thing.find("@id");
      if (id != thing.end() && id->is_string() && thing.size() > 1)
        by_id_.emplace(id->get_ref<const std::string&>(), &thing);
      for (const char* inner : {"@graph", "mainEntity", "mainEntityOfPage"})
        if (const auto found = thing.find(inner); found != thing.end()) add(*found);
    }
  }

  const json* first(bool (*wanted)(std::string_view)) const {
    for (const json* thing : all_)
      if (has_type(*thing, wanted)) return thing;
    return nullptr;
  }

  // What a reference {"@id": …} refers to, else the thing itself.
  const json& resolved(const json& thing) const {
    if (!thing.is_object() || thing.contains("name")) return thing;
    const auto id = thing.find("@id");
    if (id == thing.end() || !id->is_string()) return thing;
    const auto found = by_id_.find(id->get_ref<const std::string&>());
    return found == by_id_.end() ? thing : *found->second;
  }

 private:
  void add(const json& value) {
    if (value.is_object() && all_.size() < most_things) all_.push_back(&value);
    if (!value.is_array()) return;
    for (const json& item : value) {
      if (item.is_array())  // some wrap twice
        for (const json& inner : item)
          if (inner.is_object() && all_.size() < most_things) all_.push_back(&inner);
      if (item.is_object() && all_.size() < most_things) all_.push_back(&item);
    }
  }

  std::vector<const json*> all_;
  std::map<std::string, const json*> by_id_;
};

void add_name(const Things& things, const json& value, std::vector<LinkedName>& names) {
  const auto add = [&](std::string name, bool organization) {
    if (!name.empty() && names.size() < most_names)
      names.push_back({std::move(name), organization});
  };
  if (value.is_string()) return add(line(value), false);
  const json& thing = things.resolved(value);
  if (!thing.is_object()) return;
  const bool organization = has_type(thing, is_organization);
  const std::size_t before = names.size();
  for_each_value(thing, "name", [&](const json& name) { add(line(name), organization); });
  if (names.size() == before)
    add(clean_line(text_of(thing, "givenName") + " " + text_of(thing, "familyName")), organization);
}

// An address, or an object that has one.
std::string address_of(const json& thing, const char* name) {
  const json& value = member(thing, name);
  for (const char* inner : {"url", "contentUrl", "@id"})
    if (value.is_object() && member(value, inner).is_string()) return text_of(value, inner);
  return line(value);
}

void add_keywords(const json& thing, std::vector<std::string>& keywords) {
  for_each_value(thing, "keywords", [&](const json& value) {
    std::string_view left;
    const std::string text = line(value);
    for (left = text; !left.empty() && keywords.size() < most_names;) {
      const std::size_t comma = std::min(left.find(','), left.size());
      const std::string_view word = trim(left.substr(0, comma));
      if (!word.empty()) keywords.emplace_back(word);
      left.remove_prefix(std::min(comma + 1, left.size()));
    }
  });
}

void add_contributors(const Things& things, const json& thing, std::vector<LinkedName>& names) {
  for (const RelatorCode& code : relator_codes) {
    const std::size_t before = names.size();
    for_each_value(thing, code.name, [&](const json& value) { add_name(things, value, names); });
    for (std::size_t i = before; i < names.size(); ++i) names[i].role = code.role;
  }
}

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

void read_thing(const Things& things, const json& thing, LinkedData& data) {
  fill(data.subtitle, text_of(thing, "alternativeHeadline"));
  fill(data.description, text_of(thing, "description"));
  fill(data.section, text_of(thing, "articleSection"));
  fill(data.language, text_of(thing, "inLanguage"));
  for (const char* name : {"datePublished", "uploadDate", "dateCreated"})
    fill(data.published, text_of(thing, name));
  fill(data.modified, text_of(thing, "dateModified"));
  for (const char* name : {"mainEntityOfPage", "url"}) fill(data.address, address_of(thing, name));
  fill(data.image, address_of(thing, "image"));
  fill(data.license, address_of(thing, "license"));
  if (data.authors.empty())
    for (const char* name : {"author", "creator"})
      if (data.authors.empty())
        for_each_value(thing, name,
                       [&](const json& value) { add_name(things, value, data.authors); });
  if (data.contributors.empty()) add_contributors(things, thing, data.contributors);
  if (data.keywords.empty()) add_keywords(thing, data.keywords);
  fill(data.site, text_of(things.resolved(member(thing, "publisher")), "name"));
}

}  // namespace

LinkedData read_json_ld(const std::vector<std::string>& scripts) {
  std::vector<json> parsed;
  std::size_t size = 0;
  for (const std::string& script : scripts) {
    if (script.size() > largest - size) continue;
    size += script.size();
    parsed.push_back(parse(script));
  }
  const Things things(parsed);
  LinkedData data;
  if (const json* article = things.first(is_article)) {
    fill(data.headline, text_of(*article, "headline"));
    fill(data.headline, text_of(*article, "name"));
    read_thing(things, *article, data);
  }
  // A page's own name has the site's in it, and is in <title> too.
  if (const json* page = things.first(is_page)) read_thing(things, *page, data);
  if (const json* site = things.first(is_site)) fill(data.site, text_of(*site, "name"));
  return data;
}

}  // namespace lectern

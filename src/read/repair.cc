#include "read/repair.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.h"
#include "read/html.h"
#include "read/nesting.h"

namespace lectern {
namespace {

// Searches that may come to nothing are bounded, so that no input makes the whole quadratic.
constexpr std::size_t longest_name = 256;          // bytes of a tag's name and what is glued to it
constexpr std::size_t longest_unknown_tag = 4096;  // bytes
constexpr std::size_t longest_bare_words = 256;  // bytes that may lie between "<b" and the next tag
constexpr int most_lost_ends = 16;               // tags whose quotes run to the end of the markup

// The attributes that the reading room asks for; all others cost the parser time only.
constexpr std::string_view kept_attributes[] = {
    "accent",
    "accentunder",
    "alt",
    "alttext",
    "aria-hidden",
    "aria-label",
    "aria-modal",
    "class",
    "close",
    "colspan",
    "columnalign",
    "columnspan",
    "content",
    "data",
    "data-actualsrc",
    "data-echo",
    "data-full-src",
    "data-large-file",
    "data-lazy",
    "data-lazy-src",
    "data-lazy-srcset",
    "data-orig-file",
    "data-original",
    "data-original-src",
    "data-selfpromo-app",
    "data-selfpromo-newsletter",
    "data-src",
    "data-srcset",
    "datetime",
    "depth",
    "dir",
    "display",
    "displaystyle",
    "encoding",
    "fence",
    "file",
    "form",
    "height",
    "hidden",
    "href",
    "http-equiv",
    "id",
    "itemprop",
    "itemscope",
    "itemtype",
    "lang",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "media",
    "minsize",
    "mode",
    "movablelimits",
    "name",
    "notation",
    "open",
    "poster",
    "property",
    "pubdate",
    "pudate",
    "rel",
    "role",
    "rowspan",
    "rspace",
    "scriptlevel",
    "separator",
    "separators",
    "src",
    "srcset",
    "start",
    "stretchy",
    "style",
    "symmetric",
    "title",
    "type",
    "voffset",
    "width",
    "xml:lang",
    "zoomfile",
};
static_assert(std::ranges::is_sorted(kept_attributes));

// What a tag's name may be glued to (archive-format damage): these and any `data-…`.
constexpr std::string_view glued_attributes[] = {
    "align",   "alt",    "border", "cellpadding", "cellspacing", "class", "color",    "colspan",
    "content", "dir",    "face",   "height",      "href",        "id",    "itemprop", "lang",
    "media",   "name",   "rel",    "role",        "rowspan",     "size",  "src",      "srcset",
    "style",   "target", "title",  "type",        "valign",      "value", "width",
};

// Elements whose content is no text of the page and is not parsed as markup.
constexpr std::string_view raw_elements[] = {"script", "style", "svg", "iframe", "template"};

template <class List>
bool contains(const List& list, std::string_view name) {
  return std::ranges::find(list, name) != std::ranges::end(list);
}

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// How much of `token`, the name and whatever is glued to it ("divclass=…"), is the tag's name;
// 0 when it is no known tag glued to a known attribute.
std::size_t glued_name(std::string_view token) {
  const std::size_t equals = token.find('=');
  if (equals == std::string_view::npos) return 0;
  const std::string word = ascii_lower(token.substr(0, equals));
  for (std::size_t cut = 1; cut < word.size(); ++cut) {
    const std::string_view attribute = std::string_view(word).substr(cut);
    if ((contains(glued_attributes, attribute) || attribute.starts_with("data-")) &&
        element_number(std::string_view(word).substr(0, cut)) >= 0 &&
        !is_mathml(tag_of(std::string_view(word).substr(0, cut))))
      return cut;
  }
  return 0;
}

class Repairer {
 public:
  Repairer(std::string_view markup, Notices& notices, std::vector<std::string>* json_ld)
      : in_(markup), notices_(notices), json_ld_(json_ld), last_end_(markup.rfind('>')) {
    if (last_end_ == std::string_view::npos) last_end_ = 0;
  }

  std::string run() {
    out_.reserve(in_.size() + in_.size() / 16);
    while (at_ < in_.size()) {
      const std::size_t tag = std::min(in_.find('<', at_), in_.size());
      add_text(in_.substr(at_, tag - at_));
      at_ = tag;
      if (at_ < in_.size()) markup_at();
    }
    report();
    return std::move(out_);
  }

 private:
  // libxml2 drops "&#" where no number follows; the standard keeps it.
  void add_text(std::string_view text) {
    if (in_cdata_) {
      if (const std::size_t end = text.find("]]>"); end != std::string_view::npos) {
        in_cdata_ = false;
        add_text(text.substr(0, end));
        text.remove_prefix(end + 3);
      }
    }
    for (std::size_t found; (found = text.find("&#")) != std::string_view::npos;) {
      const std::string_view number = text.substr(found + 2, 2);
      const bool hex =
          number.size() == 2 && (number[0] | 32) == 'x' && is_ascii_hex_digit(number[1]);
      const bool reference = hex || (!number.empty() && number[0] >= '0' && number[0] <= '9');
      out_ += text.substr(0, found);
      out_ += reference ? "&#" : "&amp;#";
      text.remove_prefix(found + 2);
    }
    out_ += text;
  }

  char peek(std::size_t ahead) const { return at_ + ahead < in_.size() ? in_[at_ + ahead] : '\0'; }
  bool ahead(std::string_view word) const { return in_.substr(at_).starts_with(word); }

  void as_text() {
    out_ += "&lt;";
    ++at_;
  }

  // Ends at the first "-->" or "--!>", which may share its hyphens with the start: `<!-->`.
  void comment() {
    std::size_t end = no_more_comment_ends_ ? std::string_view::npos : in_.find("--", at_ + 2);
    for (; end != std::string_view::npos; end = in_.find("--", end + 1)) {
      const std::string_view rest = in_.substr(end + 2, 2);
      const bool banged = rest == "!>" && end > at_ + 2;
      if (!rest.starts_with('>') && !banged) continue;
      at_ = end + (banged ? 4 : 3);
      return;
    }
    no_more_comment_ends_ = true;
    as_text();
  }

  // at_ is on a '<'.
  void markup_at() {
    const char next = peek(1);
    if (is_ascii_letter(next)) return start_tag();
    if (next == '/' && is_ascii_letter(peek(2))) return end_tag();
    if (ahead("<!--")) return comment();
    if (ahead("<![CDATA[")) {
      at_ += 9;
      in_cdata_ = true;
      return;
    }
    if (next == '!' || next == '?') return declaration();
    as_text();
  }

  // `<!doctype …>`, `<?xml …?>`: gone, when it looks like one.
  void declaration() {
    const std::size_t end = in_.find_first_of("<>", at_ + 1);
    if (end == std::string_view::npos || in_[end] == '<') return as_text();
    at_ = end + 1;
  }

  static std::string_view name_in(std::string_view token) {
    std::size_t size = 0;
    while (size < token.size() && (is_ascii_alphanumeric(token[size]) || token[size] == '-' ||
                                   token[size] == ':' || token[size] == '_'))
      ++size;
    return token.substr(0, size);
  }

  void end_tag() {
    const std::string name = ascii_lower(name_in(in_.substr(at_ + 2, 64)));
    if (contains(written_out_, name)) return as_text();
    const std::size_t end = in_.find_first_of("<>", at_ + 2);
    if (end == std::string_view::npos) return as_text();
    at_ = in_[end] == '>' ? end + 1 : end;
    if (const int element = element_number(unprefixed(name)); element >= 0)
      open_.close(element, out_);
  }

  // XHTML and JATS give the elements of MathML a prefix.
  static std::string_view unprefixed(std::string_view name) {
    for (const std::string_view prefix : {"m:", "mml:", "math:"})
      if (name.starts_with(prefix)) return name.substr(prefix.size());
    return name;
  }

  bool is_element(std::string_view name) const {
    static const int math = element_number("math");
    const Tag tag = tag_of(name);
    return tag == Tag::other ? element_number(name) >= 0
                             : tag == Tag::math || !is_mathml(tag) || open_.is_open(math);
  }

  void start_tag() {
    const std::size_t limit = std::min(in_.size(), at_ + longest_name);
    std::size_t end = at_ + 1;
    while (end < limit && !is_space(in_[end]) && in_[end] != '>' && in_[end] != '/' &&
           in_[end] != '<')
      ++end;
    const std::string_view token = in_.substr(at_ + 1, end - at_ - 1);
    const std::string_view named = name_in(token);
    const std::string name(unprefixed(ascii_lower(named)));
    if (named.size() == token.size() && is_element(name))
      return element(name, at_ + 1 + named.size());
    if (const std::size_t cut = glued_name(token)) {
      ++mended_;
      return element(ascii_lower(token.substr(0, cut)), at_ + 1 + cut);
    }
    unknown(token, named);
  }

  // A name that HTML does not know is a component of some framework, or a person's angle brackets.
  void unknown(std::string_view token, std::string_view named) {
    const bool address =
        token.ends_with(':') && in_.substr(at_ + 1 + token.size()).starts_with("//");
    const bool component =
        !address && named.size() == token.size() && named.find_first_of("-:") != named.npos;
    const std::size_t window = std::min(in_.size(), at_ + longest_unknown_tag);
    const std::size_t end = std::min(in_.substr(0, window).find('>', at_), window);
    const std::string_view own = in_.substr(at_, std::min(end, in_.find('<', at_ + 1)) - at_);
    const bool has_values = own.find("=\"") != std::string_view::npos;
    if (end == window || (!component && (!has_values || address))) {
      std::string name = ascii_lower(named);
      if (written_out_.size() < 16 && element_number(name) < 0)
        written_out_.push_back(std::move(name));
      return as_text();
    }
    at_ = end + 1;
  }

  // Where the tag has its '>' outside quotes, or its first '>' when a quote never ends;
  // in_.size() when there is none.
  std::size_t tag_end(std::size_t from) {
    if (from > last_end_) return in_.size();
    for (std::size_t at = from; at <= last_end_ && lost_ends_ < most_lost_ends; ++at) {
      if (in_[at] == '>') return at;
      const bool opens = (in_[at] == '"' || in_[at] == '\'') && in_[at - 1] == '=';
      if (!opens) continue;
      at = in_.find(in_[at], at + 1);
      if (at == std::string_view::npos) break;
    }
    ++lost_ends_;
    return in_.find('>', from);
  }

  // "a <b and c <p>": a tag begins before this one had an attribute or an end.
  bool is_followed_by_words(std::size_t from) const {
    bool words = false;
    const std::size_t limit = std::min(in_.size(), from + longest_bare_words);
    for (std::size_t at = from; at < limit; ++at) {
      if (in_[at] == '<') return words;
      if (in_[at] == '>' || in_[at] == '=') return false;
      words = words || !is_space(in_[at]);
    }
    return false;
  }

  // Writes the tag with the attributes we read; at_ comes to lie behind it.
  void element(const std::string& name, std::size_t attributes) {
    if (is_followed_by_words(attributes)) return as_text();
    const std::size_t end = tag_end(attributes);
    if (end >= in_.size()) return as_text();
    at_ = end + 1;
    if (contains(raw_elements, name)) return raw(name, attributes, end);
    if (name == "pre" && in_.substr(at_).starts_with('\n')) ++at_;  // HTML drops this one
    const int number = element_number(name);
    if (is_void_element(number)) {
      write_tag(name, attributes, end, "/>");
    } else if (!open_.open(number, out_)) {
      ++flattened_;
    } else if (!write_tag(name, attributes, end, ">")) {
      open_.forget_last();
    }
  }

  // False: the tag ends itself, as in XHTML.
  bool write_tag(std::string_view name, std::size_t at, std::size_t end, std::string_view closing) {
    out_ += '<';
    out_ += name;
    int kept = 0;
    bool slash = false;
    while (at < end) {
      while (at < end && (is_space(in_[at]) || in_[at] == '/')) slash = in_[at++] == '/';
      if (at >= end) break;
      at = attribute(at, end, kept);
      slash = false;
    }
    out_ += slash ? "/>" : closing;
    return !slash;
  }

  // Copies one attribute if we read it; gives where the next one starts.
  std::size_t attribute(std::size_t at, std::size_t end, int& kept) {
    const std::size_t begin = at;
    while (at < end && !is_space(in_[at]) && in_[at] != '=' && in_[at] != '/') ++at;
    if (at == begin) return at + 1;  // a stray '='
    const std::string name = ascii_lower(in_.substr(begin, std::min<std::size_t>(at - begin, 64)));
    std::size_t equals = at;
    while (equals < end && is_space(in_[equals])) ++equals;
    std::string_view value;
    char quote = '\0';
    if (equals < end && in_[equals] == '=') {
      at = equals + 1;
      while (at < end && is_space(in_[at])) ++at;
      quote = at < end && (in_[at] == '"' || in_[at] == '\'') ? in_[at] : '\0';
      const std::size_t from = quote != '\0' ? at + 1 : at;
      std::size_t to = from;
      while (to < end && (quote != '\0' ? in_[to] != quote : !is_space(in_[to]))) ++to;
      value = in_.substr(from, to - from);
      at = std::min(end, quote != '\0' ? to + 1 : to);
    }
    const bool wanted = std::ranges::binary_search(kept_attributes, std::string_view(name));
    if (!wanted || kept >= 32) return at;
    ++kept;
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    for (const char c : value) {
      if (c == '"') {
        out_ += "&quot;";
      } else {
        out_ += c;
      }
    }
    out_ += '"';
    return at;
  }

  // at_ is behind the start tag. Drops the content; of an iframe the tag is kept.
  void raw(const std::string& name, std::size_t attributes, std::size_t end) {
    if (name == "iframe") {
      if (write_tag(name, attributes, end, ">")) out_ += "</iframe>";
    }
    if (in_[end - 1] == '/' && name != "script") return;
    if (contains(never_closed_, name)) return;
    const std::string closing = "</" + name;
    const std::string_view tag = in_.substr(attributes, end - attributes);
    for (std::size_t from = at_; (from = in_.find("</", from)) != std::string_view::npos;
         from += 2) {
      if (ascii_lower(in_.substr(from, closing.size())) != closing) continue;
      if (json_ld_ != nullptr && name == "script" && tag.find("ld+json") != std::string_view::npos)
        json_ld_->emplace_back(in_.substr(at_, from - at_));
      if (name == "script" && tag.find("math/tex") != std::string_view::npos)
        formula(in_.substr(at_, from - at_), tag.find("mode=display") != std::string_view::npos);
      at_ = std::min(in_.find('>', from), in_.size() - 1) + 1;
      return;
    }
    never_closed_.push_back(name);
    if (name == "script" || name == "style") {  // as the standard does
      at_ = in_.size();
      notices_.push_back({Notice::Kind::truncated_source, "",
                          fmt::format("<{}> is never closed; what follows is no text", name)});
    }
  }

  // MathJax has TeX in scripts: it becomes a <math> that holds nothing else.
  void formula(std::string_view tex, bool display) {
    out_ += display ? "<math display=\"block\" alttext=\"" : "<math alttext=\"";
    for (const char c : tex) {
      if (c == '&' || c == '"') {
        out_ += c == '&' ? "&amp;" : "&quot;";
      } else {
        out_ += c;
      }
    }
    out_ += "\"></math>";
  }

  void report() {
    if (mended_ > 0)
      notices_.push_back({Notice::Kind::repaired_markup, "",
                          fmt::format("{} tags glued to their attributes", mended_)});
    if (flattened_ > 0)
      notices_.push_back({Notice::Kind::simplified_markup, "",
                          fmt::format("{} elements that were nested too deep", flattened_)});
  }

  std::string_view in_;
  std::string out_;
  Notices& notices_;
  std::vector<std::string>* json_ld_;
  std::size_t last_end_;  // of the last '>'; 0: there is none
  std::size_t at_ = 0;
  OpenElements open_;
  std::size_t mended_ = 0, flattened_ = 0;
  int lost_ends_ = 0;
  bool in_cdata_ = false;
  bool no_more_comment_ends_ = false;
  std::vector<std::string> never_closed_;  // raw elements whose end tag comes no more
  std::vector<std::string> written_out_;   // names of start tags that were text
};

}  // namespace

std::string repair_markup(std::string_view markup, Notices& notices,
                          std::vector<std::string>* json_ld) {
  return Repairer(markup, notices, json_ld).run();
}

}  // namespace lectern

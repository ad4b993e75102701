#include "read/markup/repair.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.h"
#include "read/markup/attributes.h"
#include "read/markup/html.h"
#include "read/markup/nesting.h"
#include "read/markup/raw_text.h"

namespace lectern {
namespace {

// Searches that may come to nothing are bounded, so that no input makes the whole quadratic.
constexpr std::size_t longest_name = 256;          // bytes of a tag's name and what is glued to it
constexpr std::size_t longest_unknown_tag = 4096;  // bytes
constexpr std::size_t longest_bare_words = 256;  // bytes that may lie between "<b" and the next tag

// What a tag's name may be glued to (archive-format damage): these and any `data-…`.
constexpr std::string_view glued_attributes[] = {
    "align",   "alt",    "border", "cellpadding", "cellspacing", "class", "color",    "colspan",
    "content", "dir",    "face",   "height",      "href",        "id",    "itemprop", "lang",
    "media",   "name",   "rel",    "role",        "rowspan",     "size",  "src",      "srcset",
    "style",   "target", "title",  "type",        "valign",      "value", "width",
};

// What the inside of an element is, where it is no markup.
enum class Inside : std::uint8_t {
  markup,
  hidden,      // no text of the page
  text,        // text with references
  plain_text,  // text without
  rest,        // the same, and it never ends
};

Inside inside_of(std::string_view name) {
  if (name == "script" || name == "style" || name == "svg" || name == "iframe" ||
      name == "template")
    return Inside::hidden;
  if (name == "title" || name == "textarea") return Inside::text;
  if (name == "xmp") return Inside::plain_text;
  return name == "plaintext" ? Inside::rest : Inside::markup;
}

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

// XHTML and JATS give the elements of MathML a prefix.
std::string_view unprefixed(std::string_view name) {
  for (const std::string_view prefix : {"m:", "mml:", "math:"})
    if (name.starts_with(prefix)) return name.substr(prefix.size());
  return name;
}

class Repairer {
 public:
  Repairer(std::string_view markup, Notices& notices, const RepairOptions& options)
      : in_(markup),
        notices_(notices),
        json_ld_(options.json_ld),
        is_page_(options.brackets == AngleBrackets::tags),
        is_xml_(markup.starts_with("<?xml")),
        last_end_(markup.rfind('>')),
        attributes_(markup, options.attributes),
        open_(out_) {
    if (last_end_ == std::string_view::npos) last_end_ = 0;
  }

  std::string run() {
    out_.reserve(in_.size() + in_.size() / 16);
    while (at_ < in_.size()) {
      const std::size_t tag = std::min(in_.find('<', at_), in_.size());
      if (tag > at_) add_text(in_.substr(at_, tag - at_));
      at_ = tag;
      if (at_ < in_.size()) markup_at();
    }
    open_.close_all();
    report();
    return moved(std::move(out_), open_.moves());
  }

 private:
  static bool is_white(std::string_view text) { return std::ranges::all_of(text, is_space); }

  // Text as it stands in the markup, with its references.
  void add_text(std::string_view text) {
    if (in_cdata_) {
      if (const std::size_t end = text.find("]]>"); end != std::string_view::npos) {
        in_cdata_ = false;
        add_text(text.substr(0, end));
        text.remove_prefix(end + 3);
      }
    }
    if (is_before_page_ &&
        is_page_) {  // https://html.spec.whatwg.org/#the-before-head-insertion-mode
      const auto begin = std::ranges::find_if_not(text, is_space);
      text.remove_prefix(static_cast<std::size_t>(begin - text.begin()));
      if (text.empty()) return;
      is_before_page_ = false;
    }
    if (is_white(text)) {
      out_ += text;
      return;
    }
    const bool misplaced = open_.begins_text();
    const std::size_t from = out_.size();
    out_ += text;
    if (misplaced) open_.foster(from);
  }

  // Text in which no "<" begins a tag, and, when it is `plain`, no "&" a reference.
  void add_escaped(std::string_view text, bool plain) {
    std::string escaped;
    for (std::size_t at; (at = text.find_first_of(plain ? "<&" : "<")) != std::string_view::npos;) {
      escaped += text.substr(0, at);
      escaped += text[at] == '<' ? "&lt;" : "&amp;";
      text.remove_prefix(at + 1);
    }
    add_text(escaped.append(text));
  }

  char peek(std::size_t ahead) const { return at_ + ahead < in_.size() ? in_[at_ + ahead] : '\0'; }
  bool ahead(std::string_view word) const { return in_.substr(at_).starts_with(word); }

  void as_text() {
    add_text("&lt;");
    ++at_;
  }

  // A tag or a declaration that has no end. What a page ends with is no text of it.
  void unended() {
    if (!is_page_) return as_text();
    at_ = in_.size();
  }

  void comment() {
    const std::size_t end = no_more_comment_ends_ ? std::string_view::npos : comment_end(in_, at_);
    if (end != std::string_view::npos) {
      at_ = end;
      return;
    }
    no_more_comment_ends_ = true;
    if (is_page_ && !is_white(in_.substr(at_ + 4))) tell_truncated("a comment");
    unended();
  }

  void tell_truncated(std::string_view what) {
    notices_.push_back({Notice::Kind::truncated_source, "",
                        fmt::format("{} is never closed; what follows is no text", what)});
  }

  // at_ is on a '<'.
  void markup_at() {
    const char next = peek(1);
    if (is_ascii_letter(next)) return start_tag();
    if (next == '/' && is_ascii_letter(peek(2))) return end_tag();
    if (ahead("<!--")) return comment();
    if (ahead("<![CDATA[") && (!is_page_ || is_xml_)) return cdata();
    if (next == '!' || next == '?' || (next == '/' && is_page_ && at_ + 2 < in_.size()))
      return declaration();
    as_text();
  }

  void cdata() {
    at_ += 9;
    const std::size_t end = is_page_ ? in_.find("]]>", at_) : std::string_view::npos;
    if (end == std::string_view::npos) {  // a producer's, around markup
      in_cdata_ = true;
      return;
    }
    add_escaped(in_.substr(at_, end - at_), true);
    at_ = end + 3;
  }

  // `<!doctype …>`, `<?xml …?>` and, in a page, `</ …>`: gone, when it looks like one.
  void declaration() {
    const std::size_t end = at_ < last_end_ ? in_.find_first_of(is_page_ ? ">" : "<>", at_ + 1)
                                            : std::string_view::npos;
    if (end == std::string_view::npos) return unended();
    if (in_[end] == '<') return as_text();
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
    std::size_t end = in_.size();
    if (is_page_ && at_ < last_end_) {
      end = attributes_.read(at_ + 2 + name.size(), nullptr).at;
    } else if (!is_page_) {
      end = std::min(in_.find_first_of("<>", at_ + 2), in_.size());
    }
    if (end == in_.size()) return unended();
    at_ = in_[end] == '>' ? end + 1 : end;
    is_before_page_ = false;
    if (name == "br") return add_void("br", element_number("br"));
    const int element = element_number(unprefixed(name));
    if (element < 0) return;
    if (name == "p" && !open_.has_paragraph() && is_page_ && open_.open(element)) out_ += "<p>";
    open_.close(element);
  }

  // https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state
  void start_tag() {
    const std::size_t limit = std::min(in_.size(), at_ + longest_name);
    std::size_t end = at_ + 1;
    while (end < limit && !is_space(in_[end]) && in_[end] != '>' && in_[end] != '/' &&
           (in_[end] != '<' || is_page_))
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
    if (is_page_) return pass_over(end);
    unknown(token, named);
  }

  // Those of MathML are elements inside <math> only.
  bool is_element(std::string_view name) const {
    static const int math = element_number("math");
    const Tag tag = tag_of(name);
    return tag == Tag::math || !is_mathml(tag) ? element_number(name) >= 0 : open_.is_open(math);
  }

  // The tag of an element that means nothing to us.
  void pass_over(std::size_t attributes) {
    const std::size_t end = attributes_.read(attributes, nullptr).at;
    if (end >= in_.size()) return unended();
    is_before_page_ = false;
    at_ = end + 1;
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
    if (!is_page_ && is_followed_by_words(attributes)) return as_text();
    if (attributes > last_end_) return unended();
    const int number = element_number(name);
    const Inside inside = inside_of(name);
    const bool is_dropped = inside == Inside::hidden && name != "iframe";
    tag_.assign(1, '<').append(name);
    const TagEnd end = attributes_.read(attributes, is_dropped ? nullptr : &tag_);
    if (end.at >= in_.size()) return unended();
    is_before_page_ = is_before_page_ && name == "html";
    const std::string_view inner = in_.substr(attributes, end.at - attributes);
    at_ = end.at + 1;
    if (inside == Inside::hidden) return hide(name, inner, end.slash);
    if (is_void_element(number)) return add_void(tag_, number);
    if ((name == "pre" || name == "textarea" || name == "listing") && peek(0) == '\n')
      ++at_;  // HTML drops this one
    if (!open_.open(number)) return;
    out_ += tag_;
    out_ += end.slash ? "/>" : ">";
    if (end.slash) return open_.forget_last();
    if (inside != Inside::markup) take_text(name, number, inside);
  }

  void add_void(std::string_view tag, int number) {
    const bool misplaced = open_.begins_void(number);
    const std::size_t from = out_.size();
    if (!tag.starts_with('<')) out_ += '<';
    out_.append(tag).append("/>");
    if (misplaced) open_.foster(from);
  }

  // at_ is behind the start tag of an element that holds text alone.
  void take_text(const std::string& name, int number, Inside inside) {
    const std::size_t end = inside == Inside::rest ? in_.size() : end_of(name);
    if (end == std::string_view::npos) return;
    add_escaped(in_.substr(at_, end - at_), inside != Inside::text);
    at_ = end < in_.size() ? std::min(in_.find('>', end), in_.size() - 1) + 1 : end;
    open_.close(number);
  }

  // Where the content of an element ends that is no markup; remembers what never ends.
  std::size_t end_of(const std::string& name) {
    if (contains(never_closed_, name)) return std::string_view::npos;
    const std::size_t end = name == "script"     ? end_of_script()
                            : name == "svg"      ? drawing_end(in_, at_)
                            : name == "template" ? nested_end(in_, at_, name)
                                                 : raw_text_end(in_, at_, name);
    if (end == std::string_view::npos) never_closed_.push_back(name);
    return end;
  }

  // What a script in a comment in a script hides to the end of the page is no script.
  std::size_t end_of_script() {
    const std::size_t end = scripts_hide_ends_ ? std::string_view::npos : script_end(in_, at_);
    if (end != std::string_view::npos) return end;
    scripts_hide_ends_ = true;
    return raw_text_end(in_, at_, "script");
  }

  // at_ is behind the start tag, which held `inner`. Drops the content; of an iframe the tag is
  // kept.
  void hide(const std::string& name, std::string_view inner, bool slash) {
    if (name == "iframe") keep_frame();
    if (slash && (name != "script" || is_xml_)) return;
    const std::size_t end = end_of(name);
    if (end == std::string_view::npos) {
      if (name != "script" && name != "style") return;
      at_ = in_.size();  // as the standard does
      tell_truncated("<" + name + ">");
      return;
    }
    if (json_ld_ != nullptr && name == "script" && inner.find("ld+json") != inner.npos)
      json_ld_->emplace_back(in_.substr(at_, end - at_));
    if (name == "script" && inner.find("math/tex") != inner.npos)
      keep_formula(in_.substr(at_, end - at_), inner.find("mode=display") != inner.npos);
    at_ = end;
    if (in_.substr(end).starts_with("</")) at_ = std::min(in_.find('>', end), in_.size() - 1) + 1;
  }

  void keep_frame() {
    const int number = element_number("iframe");
    if (!open_.open(number)) return;
    out_ += tag_;
    out_ += '>';
    open_.close(number);
  }

  // MathJax has TeX in scripts: it becomes a <math> that holds nothing else.
  void keep_formula(std::string_view tex, bool display) {
    const int number = element_number("math");
    if (!open_.open(number)) return;
    out_ += display ? "<math display=\"block\" alttext=\"" : "<math alttext=\"";
    for (const char c : tex) {
      if (c == '&' || c == '"') {
        out_ += c == '&' ? "&amp;" : "&quot;";
      } else {
        out_ += c;
      }
    }
    out_ += "\">";
    open_.close(number);
  }

  void report() {
    if (mended_ > 0)
      notices_.push_back({Notice::Kind::repaired_markup, "",
                          fmt::format("{} tags glued to their attributes", mended_)});
    if (open_.too_deep() > 0)
      notices_.push_back({Notice::Kind::simplified_markup, "",
                          fmt::format("{} elements that were nested too deep", open_.too_deep())});
  }

  std::string_view in_;
  std::string out_;
  std::string tag_;  // the start tag that is being read
  Notices& notices_;
  std::vector<std::string>* json_ld_;
  bool is_page_, is_xml_;
  std::size_t last_end_;  // of the last '>'; 0: there is none
  std::size_t at_ = 0;
  AttributeReader attributes_;
  OpenElements open_;
  std::size_t mended_ = 0;
  bool in_cdata_ = false;
  bool is_before_page_ = true;  // nothing but declarations, comments and <html> so far
  bool no_more_comment_ends_ = false;
  bool scripts_hide_ends_ = false;
  std::vector<std::string> never_closed_;  // elements whose end tag comes no more
  std::vector<std::string> written_out_;   // names of start tags that were text
};

}  // namespace

std::string repair_markup(std::string_view markup, Notices& notices, const RepairOptions& options) {
  return Repairer(markup, notices, options).run();
}

}  // namespace lectern

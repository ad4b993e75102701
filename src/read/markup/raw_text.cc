#include "read/markup/raw_text.h"

#include <algorithm>

#include "base/ascii.h"

namespace lectern {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Start tags that no drawing can hold.
constexpr std::string_view breaking_out[] = {
    "b",      "big",  "blockquote", "body",  "br",   "center", "code",    "dd",   "div",
    "dl",     "dt",   "em",         "embed", "h1",   "h2",     "h3",      "h4",   "h5",
    "h6",     "head", "hr",         "i",     "img",  "li",     "listing", "menu", "meta",
    "nobr",   "ol",   "p",          "pre",   "ruby", "s",      "small",   "span", "strike",
    "strong", "sub",  "sup",        "table", "tt",   "u",      "ul",      "var",
};
static_assert(std::ranges::is_sorted(breaking_out));

// Parts of a drawing that hold HTML.
constexpr std::string_view html_parts[] = {"desc", "foreignobject", "title"};

bool ends_name(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == '/' || c == '>';
}

// Whether a tag's name stands at `at`, in any case.
bool has_name(std::string_view markup, std::size_t at, std::string_view name) {
  if (markup.size() - at <= name.size() || !ends_name(markup[at + name.size()])) return false;
  return std::equal(name.begin(), name.end(), markup.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char a, char b) { return a == ascii_lower(b); });
}

// The name of the tag whose name begins at `at`, in lower case; no more than a few letters of it.
std::string name_at(std::string_view markup, std::size_t at) {
  constexpr std::size_t longest = 16;
  std::size_t end = at;
  while (end < markup.size() && end - at < longest && !ends_name(markup[end])) ++end;
  return ascii_lower(markup.substr(at, end - at));
}

// What is open inside a drawing: whether HTML may stand there.
class Drawing {
 public:
  Drawing(std::string_view markup, std::size_t at) : in_(markup), at_(at) {}

  std::size_t end() {
    for (; (at_ = in_.find('<', at_)) != npos && at_ + 1 < in_.size();) {
      const bool closing = in_[at_ + 1] == '/';
      if (in_.substr(at_).starts_with("<!--")) {
        at_ = comment_end(in_, at_);
      } else if (in_.substr(at_).starts_with("<![CDATA[")) {
        at_ = in_.find("]]>", at_);
      } else if (closing ? end_tag(name_at(in_, at_ + 2)) : start_tag(name_at(in_, at_ + 1))) {
        return at_;
      } else {
        ++at_;
      }
      if (at_ == npos) break;
    }
    return parts_ > 0 ? npos : in_.size();
  }

 private:
  bool end_tag(std::string_view name) {
    if (std::ranges::find(html_parts, name) != std::end(html_parts) && parts_ > 0) --parts_;
    if (name == "svg" && drawings_-- == 0) return true;
    return (name == "p" || name == "br") && parts_ == 0;
  }

  bool start_tag(std::string_view name) {
    if (name.empty() || !is_ascii_letter(name[0])) return false;
    if (parts_ == 0 && std::ranges::binary_search(breaking_out, name)) return true;
    const bool html = std::ranges::find(html_parts, name) != std::end(html_parts);
    if (!html && name != "svg" && name != "script" && name != "style") return false;
    const std::size_t close = in_.find('>', at_);
    if (close == npos || in_[close - 1] == '/') return false;
    if (html) ++parts_;
    if (name == "svg") ++drawings_;
    return false;
  }

  std::string_view in_;
  std::size_t at_;
  std::size_t parts_ = 0, drawings_ = 0;  // open inside the drawing
};

}  // namespace

std::size_t comment_end(std::string_view markup, std::size_t at) {
  // The end may share its hyphens with the start: `<!-->`.
  for (std::size_t end = at + 1; (end = markup.find("--", end + 1)) != npos;) {
    const std::string_view rest = markup.substr(end + 2, 2);
    if (rest.starts_with('>')) return end + 3;
    if (rest == "!>" && end > at + 3) return end + 4;
  }
  return npos;
}

std::size_t raw_text_end(std::string_view markup, std::size_t at, std::string_view name) {
  for (std::size_t end = at; (end = markup.find("</", end)) != npos; end += 2)
    if (has_name(markup, end + 2, name)) return end;
  return npos;
}

std::size_t script_end(std::string_view markup, std::size_t at) {
  bool escaped = false, doubly = false;
  for (std::size_t i = at; (i = markup.find_first_of(escaped ? "<-" : "<", i)) != npos; ++i) {
    if (markup[i] == '-') {
      const std::size_t hyphens = std::min(markup.find_first_not_of('-', i), markup.size()) - i;
      i += hyphens - 1;
      if (hyphens >= 2 && i + 1 < markup.size() && markup[i + 1] == '>') escaped = doubly = false;
    } else if (markup.substr(i).starts_with("<!--") && !escaped) {
      escaped = true;
      i += 1;  // its hyphens may be those of the end: `<!-->`
    } else if (markup.substr(i).starts_with("</") && has_name(markup, i + 2, "script")) {
      if (!doubly) return i;
      doubly = false;
    } else if (escaped && has_name(markup, i + 1, "script")) {
      doubly = true;
    }
  }
  return npos;
}

std::size_t nested_end(std::string_view markup, std::size_t at, std::string_view name) {
  std::size_t depth = 0;
  for (std::size_t i = at; (i = markup.find('<', i)) != npos && i + 1 < markup.size(); ++i) {
    if (markup[i + 1] == '/') {
      if (has_name(markup, i + 2, name) && depth-- == 0) return i;
    } else if (has_name(markup, i + 1, name)) {
      ++depth;
    }
  }
  return npos;
}

std::size_t drawing_end(std::string_view markup, std::size_t at) {
  return Drawing(markup, at).end();
}

}  // namespace lectern

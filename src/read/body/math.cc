#include "read/body/math.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

using Node = HtmlDocument::Node;
using Index = std::uint32_t;

constexpr std::size_t longest_value = 32;       // bytes of an attribute
constexpr std::size_t longest_formula = 20000;  // nodes; what is longer stays text

struct Element {
  Tag tag;
  const char* name;
  int children;  // exactly so many, else it is a row; 0: any number
  bool token;    // holds text
  std::array<std::string_view, 14> attributes;
};

constexpr Element elements[] = {
    {Tag::math, "math", 0, false, {"dir", "displaystyle"}},
    {Tag::mrow, "mrow", 0, false, {}},
    {Tag::mi, "mi", 0, true, {"mathvariant", "dir"}},
    {Tag::mn, "mn", 0, true, {"mathvariant", "dir"}},
    {Tag::ms, "ms", 0, true, {"mathvariant", "dir"}},
    {Tag::mtext, "mtext", 0, true, {"mathvariant", "dir"}},
    {Tag::mo,
     "mo",
     0,
     true,
     {"mathvariant", "dir", "accent", "fence", "separator", "stretchy", "form", "largeop",
      "movablelimits", "lspace", "rspace", "minsize", "maxsize", "symmetric"}},
    {Tag::mspace, "mspace", 0, false, {"width", "height", "depth"}},
    {Tag::mstyle, "mstyle", 0, false, {"displaystyle", "scriptlevel", "mathvariant"}},
    {Tag::mpadded, "mpadded", 0, false, {"width", "height", "depth", "lspace", "voffset"}},
    {Tag::mphantom, "mphantom", 0, false, {}},
    {Tag::mfrac, "mfrac", 2, false, {"linethickness"}},
    {Tag::msqrt, "msqrt", 0, false, {}},
    {Tag::mroot, "mroot", 2, false, {}},
    {Tag::msub, "msub", 2, false, {}},
    {Tag::msup, "msup", 2, false, {}},
    {Tag::msubsup, "msubsup", 3, false, {}},
    {Tag::munder, "munder", 2, false, {"accentunder"}},
    {Tag::mover, "mover", 2, false, {"accent"}},
    {Tag::munderover, "munderover", 3, false, {"accent", "accentunder"}},
    {Tag::mtable, "mtable", 0, false, {"columnalign", "displaystyle"}},
    {Tag::mtr, "mtr", 0, false, {"columnalign"}},
    {Tag::mtd, "mtd", 0, false, {"columnspan", "rowspan", "columnalign"}},
    {Tag::menclose, "menclose", 0, false, {"notation"}},
    {Tag::mmultiscripts, "mmultiscripts", 0, false, {}},
    {Tag::mprescripts, "mprescripts", 0, false, {}},
    {Tag::none, "none", 0, false, {}},
};
const Element& row = elements[1];

const Element& element_of(Tag tag) {
  const auto* found = std::ranges::find(elements, tag, &Element::tag);
  return found != std::end(elements) ? *found : row;
}

bool is_flag(std::string_view name) {
  constexpr std::string_view flags[] = {"displaystyle", "accent",        "accentunder",
                                        "fence",        "separator",     "stretchy",
                                        "largeop",      "movablelimits", "symmetric"};
  return std::ranges::find(flags, name) != std::end(flags);
}

bool is_good_value(std::string_view name, std::string_view value) {
  if (is_flag(name)) return value == "true" || value == "false";
  return !value.empty() && value.size() <= longest_value && std::ranges::all_of(value, [](char c) {
    return is_ascii_alphanumeric(c) || c == ' ' || c == '.' || c == '-' || c == '+' || c == '%';
  });
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
}

// Operators that a line has blanks around, and those that nobody sees.
enum class Operator { tight, spaced, unseen };

Operator operator_of(std::string_view text) {
  std::size_t at = 0;
  if (text.empty()) return Operator::unseen;
  const char32_t c = decode(text, at);
  if (c >= 0x2061 && c <= 0x2064) return Operator::unseen;
  const bool alone = at == text.size();
  const bool spaced = c == '+' || c == '-' || c == '=' || c == '<' || c == '>' || c == 0xB1 ||
                      c == 0xD7 || c == 0xF7 || (c >= 0x2190 && c <= 0x21FF) ||
                      (c >= 0x2208 && c <= 0x220D) || (c >= 0x2212 && c <= 0x2213) ||
                      (c >= 0x2223 && c <= 0x222A) || (c >= 0x2236 && c <= 0x22FF) ||
                      (c >= 0x27F0 && c <= 0x27FF);
  return alone && spaced ? Operator::spaced : Operator::tight;
}

// The superscript or subscript form of a single digit; empty for anything else.
std::string small_digit(std::string_view text, bool raised) {
  if (text.size() != 1 || !is_ascii_digit(text[0])) return {};
  const auto digit = static_cast<char32_t>(text[0] - '0');
  constexpr char32_t first_three[] = {0xB9, 0xB2, 0xB3};
  std::string out;
  if (!raised) {
    append_utf8(out, 0x2080 + digit);
  } else {
    append_utf8(out, digit >= 1 && digit <= 3 ? first_three[digit - 1] : 0x2070 + digit);
  }
  return out;
}

// Without the wrapper of MediaWiki, `{\displaystyle …}`.
std::string tidy_tex(std::string_view tex) {
  tex = trim(tex);
  for (const std::string_view style : {"{\\displaystyle ", "{\\textstyle "})
    if (tex.starts_with(style) && tex.ends_with('}'))
      tex = tex.substr(style.size(), tex.size() - style.size() - 1);
  return clean_line(tex);
}

// Definitions and brackets for the typesetter alone.
bool shows_nothing(std::string_view tex) {
  if (tex == "\\begingroup" || tex == "\\endgroup") return true;
  constexpr std::string_view definitions[] = {"\\newcommand", "\\renewcommand", "\\def\\",
                                              "\\require{", "\\DeclareMathOperator"};
  return std::ranges::any_of(definitions, [&](auto word) { return tex.starts_with(word); });
}

constexpr std::string_view tex_begin = "<annotation encoding=\"application/x-tex\">";

std::string begin_math(bool display) {
  return display ? "<math display=\"block\">" : "<math>";
}

// Walks a formula once, without recursion, and writes its markup and its line.
class FormulaReader {
 public:
  FormulaReader(const HtmlDocument& document, Index root)
      : document_(document), nodes_(document.nodes()), root_(root) {}

  void read() {
    for (Index i = root_ + 1; i < nodes_[root_].end;) {
      close_until(i);
      i = enter(i);
    }
    close_until(nodes_[root_].end);
  }

  std::string markup, line, tex;

 private:
  struct Open {
    Index end;
    const Element* element;       // as it is written
    int child = 0;                // the number of the next one
    bool fenced = false;          // a parenthesis is to be closed in the line
    const Node* fence = nullptr;  // the <mfenced> that it was
    std::size_t line = 0;         // its size before
  };

  void close_until(Index i) {
    while (!open_.empty() && open_.back().end <= i) {
      const Open& done = open_.back();
      if (done.fenced) line += ')';
      if (done.fence != nullptr) add_sign(attribute_or(*done.fence, "close", ")"));
      markup.append("</").append(done.element->name).append(">");
      const Tag tag = done.element->tag;
      if (tag == Tag::msqrt || tag == Tag::mroot) line += ')';
      if (tag == Tag::munder || tag == Tag::munderover) line += ' ';
      if (tag == Tag::mphantom) line.resize(std::min(line.size(), done.line));
      open_.pop_back();
    }
  }

  Index enter(Index i) {
    const Node& node = nodes_[i];
    switch (node.tag) {
      case Tag::text:
        loose_text(i);
        return i + 1;
      case Tag::annotation:
        if (document_.attribute(node, "encoding") == "application/x-tex" && tex.empty())
          tex = tidy_tex(raw_text(i));
        return node.end;
      case Tag::annotation_xml:
        return node.end;
      case Tag::mprescripts:
      case Tag::none:
        if (!open_.empty() && open_.back().element->tag == Tag::mmultiscripts)
          markup.append(node.tag == Tag::none ? "<none></none>" : "<mprescripts></mprescripts>");
        return node.end;
      default:
        break;
    }
    if (!is_mathml(node.tag)) return i + 1;  // its text stays
    const Element& element = written_as(i);
    begin_child(node);
    if (element.token) {
      token(i, element);
      return node.end;
    }
    open(i, element);
    return i + 1;
  }

  // An element whose parts are not what they must be, or whose place is wrong, is a row.
  const Element& written_as(Index i) const {
    const Node& node = nodes_[i];
    const Element& element = element_of(node.tag);
    const Tag around = open_.empty() ? Tag::math : open_.back().element->tag;
    if (node.tag == Tag::math) return row;
    if (node.tag == Tag::mmultiscripts && !has_paired_scripts(i)) return row;
    if (node.tag == Tag::mtr && around != Tag::mtable) return row;
    if (node.tag == Tag::mtd && around != Tag::mtr) return row;
    if (node.tag == Tag::mtable && !holds_only(i, Tag::mtr)) return row;
    if (node.tag == Tag::mtr && !holds_only(i, Tag::mtd)) return row;
    if (element.children != 0 && count_children(i) != element.children) return row;
    return element;
  }

  bool is_child(Index i) const {
    if (nodes_[i].tag == Tag::text) return !trim(document_.text(nodes_[i])).empty();
    return true;
  }

  int count_children(Index i) const {
    int count = 0;
    for (Index child = i + 1; child < nodes_[i].end; child = nodes_[child].end) {
      if (!is_child(child)) continue;
      const Tag tag = nodes_[child].tag;
      const bool element = is_mathml(tag) && tag != Tag::annotation && tag != Tag::annotation_xml &&
                           tag != Tag::none && tag != Tag::mprescripts;
      count += element ? 1 : 100;  // anything else breaks the count
    }
    return count;
  }

  // A base, then scripts two by two, before and behind an <mprescripts>.
  bool has_paired_scripts(Index i) const {
    int scripts = -1;
    for (Index child = i + 1; child < nodes_[i].end; child = nodes_[child].end) {
      if (!is_child(child)) continue;
      if (!is_mathml(nodes_[child].tag)) return false;
      if (nodes_[child].tag != Tag::mprescripts) {
        ++scripts;
      } else if (scripts % 2 != 0) {
        return false;
      }
    }
    return scripts >= 0 && scripts % 2 == 0;
  }

  bool holds_only(Index i, Tag tag) const {
    for (Index child = i + 1; child < nodes_[i].end; child = nodes_[child].end)
      if (is_child(child) && nodes_[child].tag != tag) return false;
    return true;
  }

  // A token is one sign; a row with one token in it as well.
  static bool is_compound(Index i, Index end) { return end - i > 3; }

  // What stands in the line between the parts of what is open.
  void begin_child(const Node& node) {
    if (open_.empty()) return;
    Open& around = open_.back();
    if (around.fenced) line += ')';
    around.fenced = false;
    const int child = around.child++;
    if (around.fence != nullptr && child > 0)
      add_sign(attribute_or(*around.fence, "separators", ",").substr(0, 1));
    const std::string_view between = separator(around.element->tag, child);
    line += between;
    const bool fences = around.element->children != 0 &&
                        (child > 0 || !between.empty() || is_base(around.element->tag));
    const auto index = static_cast<Index>(&node - nodes_.data());
    around.fenced = fences && !element_of(node.tag).token && is_compound(index, node.end);
    if (around.fenced) line += '(';
  }

  // Whose first part, too, must be told from what follows.
  static bool is_base(Tag tag) { return tag == Tag::mfrac || tag == Tag::msup; }

  std::string_view separator(Tag tag, int child) const {
    switch (tag) {
      case Tag::mfrac:
        return child == 1 ? "/" : "";
      case Tag::mroot:
        return child == 1 ? ", " : "";
      case Tag::msup:
      case Tag::mover:
        return child == 1 ? "^" : "";
      case Tag::msub:
      case Tag::munder:
        return child == 1 ? "_" : "";
      case Tag::msubsup:
      case Tag::munderover:
        return child == 1 ? "_" : child == 2 ? "^" : "";
      case Tag::mtable:
        return child > 0 ? "; " : "";
      case Tag::mtr:
        return child > 0 ? ", " : "";
      default:
        return "";
    }
  }

  void open(Index i, const Element& element) {
    begin_tag(i, element);
    Open& opened = open_.emplace_back();
    opened.end = nodes_[i].end;
    opened.element = &element;
    opened.line = line.size();
    if (element.tag == Tag::msqrt || element.tag == Tag::mroot) line += "√(";
    if (element.tag == Tag::mspace) line += ' ';
    if (nodes_[i].tag != Tag::mfenced) return;
    opened.fence = &nodes_[i];
    add_sign(attribute_or(nodes_[i], "open", "("));
  }

  std::string_view attribute_or(const Node& node, std::string_view name,
                                std::string_view otherwise) const {
    if (!document_.has_attribute(node, name)) return otherwise;
    const std::string_view value = trim(document_.attribute(node, name));
    return value.size() <= longest_value ? value : std::string_view();
  }

  void add_sign(std::string_view sign) {
    if (sign.empty()) return;
    markup += "<mo>";
    append_escaped(markup, sign);
    markup += "</mo>";
    line += sign;
    if (sign == ",") line += ' ';
  }

  void begin_tag(Index i, const Element& element) {
    markup.append("<").append(element.name);
    for (const std::string_view name : element.attributes) {
      if (name.empty()) break;
      const std::string_view value = document_.attribute(nodes_[i], name);
      if (is_good_value(name, value))
        markup.append(" ").append(name).append("=\"").append(value).append("\"");
    }
    markup += '>';
  }

  void token(Index i, const Element& element) {
    const std::string text = clean_line(raw_text(i));
    begin_tag(i, element);
    append_escaped(markup, text);
    markup.append("</").append(element.name).append(">");
    if (element.tag == Tag::mo) return add_operator(text);
    if (const std::string small = as_script(text); !small.empty()) {
      line.pop_back();  // the mark before it
      line += small;
    } else {
      line += text;
    }
  }

  std::string as_script(std::string_view text) const {
    if (line.empty()) return {};
    if (line.back() == '^') return small_digit(text, true);
    return line.back() == '_' ? small_digit(text, false) : std::string();
  }

  void add_operator(const std::string& text) {
    switch (operator_of(text)) {
      case Operator::tight:
        line += text;
        break;
      case Operator::spaced: {
        const bool sign =
            line.empty() || line.ends_with('(') || line.ends_with('^') || line.ends_with('_');
        line += sign ? text : " " + text + " ";
        break;
      }
      case Operator::unseen:
        break;
    }
  }

  // Text outside a token would be no MathML.
  void loose_text(Index i) {
    const std::string text = clean_line(document_.text(nodes_[i]));
    if (text.empty()) return;
    markup += "<mtext>";
    append_escaped(markup, text);
    markup += "</mtext>";
    line += text;
  }

  std::string raw_text(Index i) const {
    std::string text;
    for (Index below = i + 1; below < nodes_[i].end; ++below)
      if (nodes_[below].tag == Tag::text) text += document_.text(nodes_[below]);
    return text;
  }

  const HtmlDocument& document_;
  const std::vector<Node>& nodes_;
  const Index root_;
  std::vector<Open> open_;
};

// The formula in MathML with its TeX beside it.
std::string with_tex(std::string_view markup, std::string_view tex, bool display) {
  std::string out = begin_math(display);
  if (tex.empty()) return out.append(markup).append("</math>");
  out.append("<semantics><mrow>").append(markup).append("</mrow>").append(tex_begin);
  append_escaped(out, tex);
  return out.append("</annotation></semantics></math>");
}

}  // namespace

Formula formula_of_tex(std::string_view tex, bool display) {
  const std::string clean = tidy_tex(tex);
  if (clean.empty() || shows_nothing(clean)) return {};
  std::string shown = "<mtext>";
  append_escaped(shown, clean);
  shown += "</mtext>";
  return {with_tex(shown, clean, display), clean, display};
}

Formula read_formula(const HtmlDocument& document, std::uint32_t index, bool display) {
  const Node& math = document.nodes()[index];
  const std::string_view words = document.attribute(math, "alttext");
  const bool is_tex = words.find_first_of("\\^_{") != std::string_view::npos;
  display = display || document.attribute(math, "display") == "block" ||
            document.attribute(math, "mode") == "display";
  if (math.end == index + 1) return formula_of_tex(words, display);
  if (math.end - index > longest_formula) return {};
  FormulaReader reader(document, index);
  reader.read();
  const std::string line = clean_line(reader.line);
  if (reader.tex.empty() && is_tex) reader.tex = tidy_tex(words);
  if (line.empty()) return formula_of_tex(reader.tex, display);
  Formula formula{with_tex(reader.markup, reader.tex, display), line, display};
  if (!words.empty() && !is_tex) formula.text = clean_line(words);
  return formula;
}

}  // namespace lectern

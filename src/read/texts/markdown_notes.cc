// Note books' and site generators' additions to Markdown, said in CommonMark. Goes by lines, and
// leaves alone what stands in fences and code spans.
#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/texts/markdown.h"

namespace lectern {
namespace {

std::string_view cut_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

bool is_space(char c) {
  return c == ' ' || c == '\t';
}

std::size_t run_length(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] == text[at]) ++end;
  return end - at;
}

// "```", "~~~~" at the head of a line; empty when there is no fence.
std::string_view fence_of(std::string_view line) {
  const std::string_view inner = trim(line);
  if (!inner.starts_with("```") && !inner.starts_with("~~~")) return {};
  const std::size_t length = run_length(inner, 0);
  const bool span = inner[0] == '`' && inner.find('`', length) != std::string_view::npos;
  return span ? std::string_view() : inner.substr(0, length);
}

// The signs `>` of a quote at the head of a line.
std::string_view quote_prefix(std::string_view line) {
  const std::size_t end = line.find_first_not_of("> ");
  const std::string_view prefix = line.substr(0, end);
  return prefix.find('>') == std::string_view::npos ? std::string_view() : prefix;
}

// A formula rather than two prices: it has a sign that prose has not, or is one short symbol.
bool is_formula(std::string_view text) {
  if (text.empty() || is_space(text.front()) || is_space(text.back())) return false;
  if (text.find_first_of("\\^_={}<>") != std::string_view::npos) return true;
  return text.size() <= 3 && !is_ascii_digit(text.front());
}

// "[^name]". cmark-gfm 0.29 measures the name of what it takes for a reference by columns: where
// that goes on in another line, it cuts the text anywhere, characters included.
bool is_note_name(std::string_view text) {
  const std::size_t end = text.find_first_of("[] \t", 1);
  return end != std::string_view::npos && text[end] == ']';
}

// A template's tag or a list of attributes that stands alone on its line: "{: .note}", "{% … %}".
bool is_template_line(std::string_view line) {
  const std::string_view inner = trim(line);
  return (inner.starts_with("{%") && inner.ends_with("%}")) ||
         (inner.starts_with("{:") && inner.ends_with("}")) ||
         (inner.starts_with("{{<") && inner.ends_with(">}}"));
}

// `code` that may itself have backticks.
std::string code_span(std::string_view code) {
  std::size_t longest = 0;
  for (std::size_t at = code.find('`'); at < code.size(); at = code.find('`', at)) {
    longest = std::max(longest, run_length(code, at));
    at += run_length(code, at);
  }
  const std::string ticks(longest + 1, '`');
  return fmt::format("{0} {1} {0}", ticks, code);
}

class Tidier {
 public:
  Tidier(std::string_view text, std::vector<std::string>& tags) : text_(text), tags_(tags) {}

  std::string run() {
    count_notes();
    while (!text_.empty()) {
      const std::string_view line = cut_line(text_);
      if (!fence_.empty()) {
        fenced(line);
      } else {
        open_line(line);
      }
      out_ += '\n';
    }
    return std::move(out_);
  }

  int left_out() const { return left_out_; }
  int lifted() const { return lifted_; }

 private:
  // A footnote that no text refers to would be dropped by the parser; see definition().
  void count_notes() {
    for (std::size_t at = text_.find("[^"); at != std::string_view::npos;
         at = text_.find("[^", at + 2)) {
      const std::size_t end = text_.substr(at, 200).find(']');
      if (end != std::string_view::npos) ++notes_[ascii_lower(text_.substr(at, end + 1))];
    }
  }

  void fenced(std::string_view line) {
    const std::string_view fence = fence_of(line);
    const bool ends = trim(line) == fence && fence.size() >= fence_.size() && fence[0] == fence_[0];
    if (ends || trim(line) == closing_tag) {
      out_ += fence_;
      fence_.clear();
    } else {
      out_ += line;
    }
  }

  void open_line(std::string_view line) {
    if (const std::string_view fence = fence_of(line); !fence.empty()) {
      fence_ = fence;
      out_ += line;
      return;
    }
    if (highlight(line) || formula_block(line) || comment_block(line) || tag_line(line)) return;
    if (is_template_line(line)) {
      ++left_out_;
      return;
    }
    if (callout(line)) return;
    definition(line);
    running(without_name(line));
  }

  // Jekyll's "{% highlight ruby %}" is a fence by another name.
  bool highlight(std::string_view line) {
    const std::string_view inner = trim(line);
    if (!inner.starts_with("{% highlight") || text_.find(closing_tag) == std::string_view::npos)
      return false;
    fence_ = "```````";
    out_ += fence_;
    return true;
  }

  // "$$", some lines, "$$".
  bool formula_block(std::string_view line) {
    const std::string_view inner = trim(line);
    if (!inner.starts_with("$$")) return false;
    std::string formula(inner.substr(2));
    if (formula.find("$$") == std::string::npos) {
      constexpr int longest = 200;  // lines
      std::string_view rest = text_;
      std::string_view next;
      for (int i = 0; i < longest && !rest.empty(); ++i) {
        next = cut_line(rest);
        formula += '\n';
        formula += next;
        if (next.find("$$") != std::string_view::npos) break;
      }
      if (next.find("$$") == std::string_view::npos) return false;
      if (!trim(next).ends_with("$$")) return false;
      text_ = rest;
    } else if (!formula.ends_with("$$")) {
      return false;
    }
    formula = trim(formula);
    formula.resize(formula.size() - 2);
    out_ += fmt::format("\n```````\n{}\n```````\n", trim(formula));
    return true;
  }

  // "%%", some lines, "%%": what the writer noted for nobody else.
  bool comment_block(std::string_view line) {
    const std::string_view inner = trim(line);
    if (!inner.starts_with("%%") || inner.find("%%", 2) != std::string_view::npos) return false;
    std::size_t end = no_comment_end_ ? std::string_view::npos : text_.find("%%");
    if (end == std::string_view::npos) {
      no_comment_end_ = true;
      return false;
    }
    end += 2;
    const std::string_view behind = text_.substr(end, text_.find('\n', end) - end);
    if (!trim(behind).empty()) return false;
    text_.remove_prefix(end + behind.size());
    ++left_out_;
    return true;
  }

  // "#reading #clippings/web" and nothing else.
  bool tag_line(std::string_view line) {
    std::vector<std::string> tags;
    std::string_view rest = trim(line);
    while (!rest.empty()) {
      const std::string_view word = rest.substr(0, rest.find_first_of(" \t"));
      if (word.size() < 2 || word[0] != '#' || word[1] == '#') return false;
      tags.emplace_back(word.substr(1));
      rest = trim(rest.substr(word.size()));
    }
    for (std::string& tag : tags)
      if (std::ranges::find(tags_, tag) == tags_.end()) tags_.push_back(std::move(tag));
    lifted_ += tags.empty() ? 0 : 1;
    return !tags.empty();
  }

  // "> [!note]- Title" → a quote's first paragraph, bold.
  bool callout(std::string_view line) {
    const std::string_view prefix = quote_prefix(line);
    if (prefix.empty() || !line.substr(prefix.size()).starts_with("[!")) return false;
    const std::size_t end = line.find(']');
    if (end == std::string_view::npos) return false;
    std::string kind(line.substr(prefix.size() + 2, end - prefix.size() - 2));
    kind = ascii_lower(kind.substr(0, kind.find('|')));
    std::string_view title = line.substr(end + 1);
    if (title.starts_with('-') || title.starts_with('+')) title.remove_prefix(1);
    std::string name(trim(title));
    std::erase(name, '*');
    if (name.empty()) name = kind;
    if (name.empty()) return false;
    if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    out_ += fmt::format("{0}**{1}**\n{0}", prefix, name);
    return true;
  }

  // Keeps a definition of a footnote that is never referred to as a paragraph.
  void definition(std::string_view line) {
    if (!line.starts_with("[^")) return;
    const std::size_t end = line.find("]:");
    if (end == std::string_view::npos) return;
    const auto found = notes_.find(ascii_lower(line.substr(0, end + 1)));
    if (found != notes_.end() && found->second == 1) out_ += "\n\\";
  }

  // The line without the block's or heading's name at its end: " ^quote-of-the-day", " {#part-2}".
  static std::string_view without_name(std::string_view line) {
    const std::string_view whole = line.substr(0, line.find_last_not_of(" \t") + 1);
    if (whole.starts_with('#') && whole.ends_with('}')) {
      const std::size_t at = std::max(whole.rfind(" {#") + 1, whole.rfind(" {.") + 1);
      return at == 0 ? line : whole.substr(0, at - 1);
    }
    const std::size_t at = whole.rfind(" ^");
    if (at == std::string_view::npos) return whole.starts_with('^') ? named(whole, 0, line) : line;
    return named(whole, at + 1, line);
  }

  static std::string_view named(std::string_view whole, std::size_t at, std::string_view line) {
    const std::string_view name = whole.substr(at + 1);
    const bool fits = name.size() >= 2 && std::ranges::all_of(name, [](char c) {
                        return is_ascii_alphanumeric(c) || c == '-';
                      });
    return fits ? whole.substr(0, at) : line;
  }

  // Formulas and comments inside a line, outside code spans.
  void running(std::string_view line) {
    const std::array last_ticks = last_runs(line);
    for (std::size_t at = 0; at < line.size();) {
      const char c = line[at];
      if (c == '\\' && at + 1 < line.size()) {
        out_ += line.substr(at, 2);
        at += 2;
      } else if (c == '`') {
        at = code(line, at, last_ticks);
      } else if (c == '$') {
        at = formula(line, at);
      } else if (c == '%' && line.substr(at).starts_with("%%")) {
        at = comment(line, at);
      } else if (c == '[' && line.substr(at).starts_with("[^") && !is_note_name(line.substr(at))) {
        out_ += "&#91;";
        ++at;
      } else {
        out_ += c;
        ++at;
      }
    }
  }

  static constexpr std::size_t longest_ticks = 32;
  using Ticks = std::array<std::size_t, longest_ticks>;

  // By length: where the line's last run of so many backticks begins. So no run is looked for in
  // vain, which would take quadratic time.
  static Ticks last_runs(std::string_view line) {
    Ticks last{};
    for (std::size_t at = line.find('`'); at < line.size(); at = line.find('`', at)) {
      const std::size_t length = run_length(line, at);
      if (length < longest_ticks) last[length] = at;
      at += length;
    }
    return last;
  }

  std::size_t code(std::string_view line, std::size_t at, const Ticks& last) {
    const std::size_t length = run_length(line, at);
    std::size_t end = at + length;
    if (length < longest_ticks && last[length] > at) {
      while (line[end] != '`' || run_length(line, end) != length)
        end += line[end] == '`' ? run_length(line, end) : 1;
      end += length;
    }
    out_ += line.substr(at, end - at);
    return end;
  }

  std::size_t formula(std::string_view line, std::size_t at) {
    const std::string_view sign = line.substr(at).starts_with("$$") ? "$$" : "$";
    constexpr std::size_t longest = 1000;  // bytes
    const std::size_t begin = at + sign.size();
    const std::string_view rest = line.substr(begin, longest);
    const std::size_t size = rest.find(sign);
    const std::size_t end = begin + size + sign.size();
    if (size == std::string_view::npos || !is_formula(rest.substr(0, size)) ||
        (end < line.size() && is_ascii_digit(line[end]))) {
      out_ += sign;
      return begin;
    }
    out_ += code_span(rest.substr(0, size));
    return end;
  }

  std::size_t comment(std::string_view line, std::size_t at) {
    const std::size_t end = line.substr(0, at + 2000).find("%%", at + 2);
    const bool begins = at == 0 || is_space(line[at - 1]);
    const bool ends =
        end != std::string_view::npos && (end + 2 == line.size() || is_space(line[end + 2]));
    if (!begins || !ends) {
      out_ += "%%";
      return at + 2;
    }
    ++left_out_;
    return end + 2;
  }

  static constexpr std::string_view closing_tag = "{% endhighlight %}";

  std::string_view text_;
  std::vector<std::string>& tags_;
  std::string out_, fence_;           // the fence that is open
  std::map<std::string, int> notes_;  // how often each footnote's name occurs
  bool no_comment_end_ = false;       // nor anywhere behind
  int left_out_ = 0, lifted_ = 0;
};

}  // namespace

std::string plain_commonmark(std::string_view text, std::vector<std::string>& tags,
                             Notices& notices) {
  Tidier tidier(text, tags);
  std::string plain = tidier.run();
  if (tidier.left_out() > 0)
    notices.push_back({Notice::Kind::furniture_removed, "",
                       fmt::format("{} comments and template tags", tidier.left_out())});
  if (tidier.lifted() > 0)
    notices.push_back(
        {Notice::Kind::metadata_lifted, "", fmt::format("{} lines of tags", tidier.lifted())});
  return plain;
}

}  // namespace lectern

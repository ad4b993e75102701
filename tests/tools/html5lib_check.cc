// html5lib_check [FOLDER] [-v]: how much of the text of html5lib's tree-construction cases (*.dat)
// repair_markup + parse_html keep where the HTML standard has it.
//
// A case passes when the text of our tree is that of the expected tree: all text nodes in document
// order, joined, but for those in script, style, template, noscript, noembed, noframes, iframe and
// svg, whose contents a browser does not show as text of the page (or, svg, as a drawing, which
// lectern leaves out). Tags, attributes and comments do not count. Cases that need scripts (marked
// script-on) are passed over. -v lists the cases that fail, with both texts.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "read/characters/encoding.h"
#include "read/markup/html.h"
#include "read/markup/repair.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

struct Case {
  std::string data, text;
  bool needs_scripts = false;
};

std::string bytes_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_left_out(std::string_view element) {  // "<svg path d=…>" and the like, without its "<"
  static const std::set<std::string_view> names = {"script",  "style",    "template", "noscript",
                                                   "noembed", "noframes", "iframe",   "svg"};
  return names.contains(element.substr(0, element.find_first_of(" >")));
}

// The lines of a dump: "| ", two spaces a level, then `<element>`, `"text"` or something else.
std::string text_of_dump(const std::vector<std::string_view>& lines) {
  std::string text;
  std::size_t hidden_below = std::string_view::npos;  // the column of what is left out
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].starts_with("| ")) continue;
    const std::size_t column = lines[i].find_first_not_of(' ', 1);
    if (column == std::string_view::npos) continue;
    if (column <= hidden_below) hidden_below = std::string_view::npos;
    std::string_view what = lines[i].substr(column);
    if (what.starts_with('<') && !what.starts_with("<!") && hidden_below == what.npos &&
        is_left_out(what.substr(1)))
      hidden_below = column;
    if (!what.starts_with('"')) continue;
    std::string own(what.substr(1));
    while (i + 1 < lines.size() && !lines[i + 1].starts_with("| "))
      own.append("\n").append(lines[++i]);
    while (own.ends_with('\n')) own.pop_back();  // the empty line between two cases
    if (own.ends_with('"')) own.pop_back();
    if (hidden_below == std::string_view::npos) text += own;
  }
  return text;
}

std::vector<Case> cases_of(std::string_view file) {
  std::vector<Case> cases;
  std::vector<std::string_view> dump;
  std::string_view section;
  const auto finish = [&] {
    if (cases.empty()) return;
    if (!cases.back().data.empty()) cases.back().data.pop_back();  // the last line's own end
    cases.back().text = text_of_dump(dump);
    dump.clear();
  };
  for (const std::string_view line : lines_of(file)) {
    if (line == "#data") {
      finish();
      cases.emplace_back();
    }
    if (line.starts_with('#') && (section != "#document" || line == "#data")) {
      const bool known = line == "#data" || line == "#errors" || line == "#new-errors" ||
                         line == "#document" || line == "#document-fragment" ||
                         line == "#script-on" || line == "#script-off";
      if (known) {
        section = line;
        if (!cases.empty() && line == "#script-on") cases.back().needs_scripts = true;
        continue;
      }
    }
    if (cases.empty()) continue;
    if (section == "#data") cases.back().data.append(line).append("\n");
    if (section == "#document") dump.push_back(line);
  }
  finish();
  return cases;
}

std::string text_of(std::string_view markup) {
  Notices notices;
  const std::string clean = decode_text(markup, "utf-8", notices);
  const HtmlDocument document =
      parse_html(repair_markup(clean, notices, {.brackets = AngleBrackets::tags}));
  std::string text;
  const auto& nodes = document.nodes();
  for (std::size_t i = 0; i < nodes.size();) {
    if (nodes[i].tag == Tag::text) text += document.text(nodes[i]);
    const bool hidden = nodes[i].tag == Tag::noscript || nodes[i].tag == Tag::iframe;
    i = hidden ? nodes[i].end : i + 1;
  }
  return text;
}

struct Tally {
  int cases = 0, same = 0, same_words = 0;
};

Tally check(const fs::path& path, bool verbose) {
  Tally tally;
  int number = 0;
  for (const Case& it : cases_of(bytes_of(path))) {
    ++number;
    if (it.needs_scripts) continue;
    const std::string text = text_of(it.data);
    const bool same = text == it.text;
    ++tally.cases;
    tally.same += same;
    tally.same_words += clean_line(text) == clean_line(it.text);
    if (verbose && !same)
      fmt::print("{} #{}\n  data:   {:?}\n  wanted: {:?}\n  got:    {:?}\n",
                 path.filename().string(), number, it.data, it.text, text);
  }
  return tally;
}

void print(std::string_view name, const Tally& tally) {
  const auto share = [&](int passed) { return 100.0 * passed / std::max(tally.cases, 1); };
  fmt::print("{:32} {:5} cases  {:5} same text {:6.1f} %  {:5} same words {:6.1f} %\n", name,
             tally.cases, tally.same, share(tally.same), tally.same_words, share(tally.same_words));
}

int run(const fs::path& folder, bool verbose) {
  std::error_code error;
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder, error))
    if (entry.path().extension() == ".dat") files.push_back(entry.path());
  if (files.empty()) {
    fmt::print(stderr,
               "{}: no *.dat here. The cases are no part of lectern: get html5lib-tests and name "
               "its folder tree-construction.\n",
               folder.string());
    return 2;
  }
  std::ranges::sort(files);
  Tally all;
  for (const fs::path& file : files) {
    const Tally tally = check(file, verbose);
    all.cases += tally.cases;
    all.same += tally.same;
    all.same_words += tally.same_words;
    print(file.filename().string(), tally);
  }
  print("all", all);
  return 0;
}

}  // namespace
}  // namespace lectern

int main(int count, char** arguments) {
  std::filesystem::path folder =
      std::filesystem::path(LECTERN_SOURCE_DIR) / "../shared/corpora/extraction/html5lib";
  bool verbose = false;
  for (int i = 1; i < count; ++i) {
    if (std::string_view(arguments[i]) == "-v")
      verbose = true;
    else
      folder = arguments[i];
  }
  return lectern::run(folder, verbose);
}

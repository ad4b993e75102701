// finder_evidence FIRST FILE...: prints, for every passage of every page, what speaks for and
// against its being part of the article: one JSON object a line, with the page's name, the
// passage's place and text, and the numbers of read/finder/evidence.h. What tests/train-finder
// learns from. `finder_evidence --counts` prints how many of these numbers the first judgement
// knows, and how many there are. FIRST is the forest of the first judgement, a file that
// grow_forest wrote; "-": there is none yet.
#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "read/characters/encoding.h"
#include "read/finder/evidence.h"
#include "read/finder/find.h"
#include "read/markup/repair.h"
#include "read/metadata/page_metadata.h"
#include "tools/load_forest.h"

namespace lectern {
namespace {

std::string text_with_breaks(const HtmlDocument& document, const Passage& passage) {
  std::string text;
  for (std::uint32_t i = passage.first; i < passage.end; ++i) {
    const auto& node = document.nodes()[i];
    if (node.tag == Tag::text) text += document.text(node);
    if (node.tag == Tag::br) text += '\n';
  }
  return text;
}

void print_page(const std::string& path, Forest first) {
  const auto bytes = read_file(path);
  if (!bytes) return;
  Notices notices;
  const std::string text = decode_text(*bytes, "", notices);
  std::vector<std::string> json_ld;
  const HtmlDocument document = parse_html(
      repair_markup(text, notices, {.json_ld = &json_ld, .brackets = AngleBrackets::tags}));
  Meta meta;
  read_page_metadata(document, json_ld, meta);
  const Trial trial = try_passages(document, gather_facts(document, json_ld, meta), {first, {}});
  const std::vector<EvidenceRow>& rows = trial.rows;
  const std::string page = std::filesystem::path(path).stem().string();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const nlohmann::json line = {{"page", page},
                                 {"at", i},
                                 {"text", text_with_breaks(document, trial.map.passages[i])},
                                 {"evidence", rows[i]}};
    fmt::print("{}\n", line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  }
}

}  // namespace
}  // namespace lectern

int main(int count, char** arguments) {
  using namespace lectern;
  if (count < 2) return 2;
  if (std::string_view(arguments[1]) == "--counts") {
    fmt::print("{} {}\n", int{first_evidence_count}, int{evidence_count});
    return 0;
  }
  const std::vector<Tree> first = load_forest(arguments[1]);
  for (int i = 2; i < count; ++i) print_page(arguments[i], first);
}

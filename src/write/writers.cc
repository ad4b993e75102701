#include <array>

#include "write/formats.h"

namespace lectern {
namespace {

constexpr std::array all_writers = {
    Writer{"epub", ".epub", write_epub},         Writer{"text", ".txt", write_text},
    Writer{"markdown", ".md", write_markdown},   Writer{"html", ".html", write_html},
    Writer{"json", ".json", write_json},         Writer{"lines", ".lines", write_lines},
    Writer{"kepub", ".kepub.epub", write_kepub},
};

}  // namespace

std::span<const Writer> writers() {
  return all_writers;
}

const Writer* find_writer(std::string_view name) {
  for (const Writer& writer : all_writers)
    if (writer.name == name) return &writer;
  return nullptr;
}

Error no_editions() {
  return Error{Error::Code::no_text, "there is no article to write", {}, {}};
}

}  // namespace lectern

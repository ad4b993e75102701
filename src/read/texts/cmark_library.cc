#include "read/texts/cmark_library.h"

#include <cmark-gfm_version.h>

#include <optional>

#include "base/late_library.h"

namespace lectern {
namespace {

// One handle finds what the library below has, too. Every release has a name of its own.
std::optional<CmarkLibrary> find_library() {
  LateLibrary library("libcmark-gfm-extensions.so." CMARK_GFM_VERSION_STRING);
  CmarkLibrary found{};
  library.find("cmark_gfm_core_extensions_ensure_registered",
               found.gfm_core_extensions_ensure_registered);
  library.find("cmark_find_syntax_extension", found.find_syntax_extension);
  library.find("cmark_parser_new", found.parser_new);
  library.find("cmark_parser_free", found.parser_free);
  library.find("cmark_parser_attach_syntax_extension", found.parser_attach_syntax_extension);
  library.find("cmark_parser_feed", found.parser_feed);
  library.find("cmark_parser_finish", found.parser_finish);
  library.find("cmark_iter_new", found.iter_new);
  library.find("cmark_iter_free", found.iter_free);
  library.find("cmark_iter_next", found.iter_next);
  library.find("cmark_iter_get_node", found.iter_get_node);
  library.find("cmark_consolidate_text_nodes", found.consolidate_text_nodes);
  library.find("cmark_node_new", found.node_new);
  library.find("cmark_node_free", found.node_free);
  library.find("cmark_node_get_literal", found.node_get_literal);
  library.find("cmark_node_get_type", found.node_get_type);
  library.find("cmark_node_next", found.node_next);
  library.find("cmark_node_parent", found.node_parent);
  library.find("cmark_node_previous", found.node_previous);
  library.find("cmark_node_replace", found.node_replace);
  library.find("cmark_node_set_literal", found.node_set_literal);
  library.find("cmark_render_html", found.render_html);
  return library.complete() ? std::optional(found) : std::nullopt;
}

const std::optional<CmarkLibrary>& library() {
  static const std::optional<CmarkLibrary> found = find_library();
  return found;
}

}  // namespace

Status load_cmark() {
  if (library()) return Done{};
  return Error{Error::Code::not_found, "cmark-gfm is not there, which reads Markdown",
               "install libcmark-gfm-extensions0.29.0.gfm.6", ""};
}

const CmarkLibrary& cmark() {
  return *library();
}

}  // namespace lectern

// cmark-gfm with its extensions, as this process has them.
#pragma once

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "lectern/result.h"

namespace lectern {

// The functions that are used, under their names without "cmark_". Loaded late: it makes up a
// twentieth of what the program takes to start, and most articles are pages.
struct CmarkLibrary {
  decltype(&cmark_gfm_core_extensions_ensure_registered) gfm_core_extensions_ensure_registered;
  decltype(&cmark_find_syntax_extension) find_syntax_extension;
  decltype(&cmark_parser_new) parser_new;
  decltype(&cmark_parser_free) parser_free;
  decltype(&cmark_parser_attach_syntax_extension) parser_attach_syntax_extension;
  decltype(&cmark_parser_feed) parser_feed;
  decltype(&cmark_parser_finish) parser_finish;
  decltype(&cmark_iter_new) iter_new;
  decltype(&cmark_iter_free) iter_free;
  decltype(&cmark_iter_next) iter_next;
  decltype(&cmark_iter_get_node) iter_get_node;
  decltype(&cmark_consolidate_text_nodes) consolidate_text_nodes;
  decltype(&cmark_node_new) node_new;
  decltype(&cmark_node_free) node_free;
  decltype(&cmark_node_get_literal) node_get_literal;
  decltype(&cmark_node_get_type) node_get_type;
  decltype(&cmark_node_next) node_next;
  decltype(&cmark_node_parent) node_parent;
  decltype(&cmark_node_previous) node_previous;
  decltype(&cmark_node_replace) node_replace;
  decltype(&cmark_node_set_literal) node_set_literal;
  decltype(&cmark_render_html) render_html;
};

// Errors: not_found.
Status load_cmark();

// Only after load_cmark().
const CmarkLibrary& cmark();

}  // namespace lectern

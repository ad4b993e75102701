// Where the stretches of a page end that are not parsed as markup. All searches are linear; they
// give std::string_view::npos when the end never comes.
#pragma once

#include <cstddef>
#include <string_view>

namespace lectern {

// Behind the comment that begins with the "<!--" at `at`.
// https://html.spec.whatwg.org/multipage/parsing.html#comment-start-state and the states after it.
std::size_t comment_end(std::string_view markup, std::size_t at);

// At the "</name" that ends an element of raw text, whose content begins at `at`. `name` is in
// lower case.
std::size_t raw_text_end(std::string_view markup, std::size_t at, std::string_view name);

// The same for a script, which may hold scripts of its own in what looks like a comment.
// https://html.spec.whatwg.org/multipage/parsing.html#script-data-state and the states after it.
std::size_t script_end(std::string_view markup, std::size_t at);

// At the "</name" that ends an element which may hold others of its name: a template.
std::size_t nested_end(std::string_view markup, std::size_t at, std::string_view name);

// At the "</svg" that ends a drawing whose content begins at `at`, or at the start tag of HTML that
// breaks out of it, or at the end of the markup when there is no more than the drawing's own
// elements: https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign.
std::size_t drawing_end(std::string_view markup, std::size_t at);

}  // namespace lectern

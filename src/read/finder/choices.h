// What became of a page's parts, told to whoever asks: `lectern read --explain`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/read.h"
#include "read/markup/html.h"

namespace lectern {

// "div#main.content": what a person looks for in the page's source.
std::string element_label(const HtmlDocument& document, const HtmlDocument::Node& node);

// The choice about a node and all below it. Its place is the node's.
Choice choice_of(const HtmlDocument& document, std::size_t node, bool kept,
                 std::string_view reason);

// Those from `first` on, which are of one page, into the page's order.
void order_choices(std::vector<Choice>& choices, std::size_t first);

}  // namespace lectern

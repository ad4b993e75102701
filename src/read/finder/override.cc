#include "read/finder/override.h"

#include <algorithm>

#include <fmt/format.h>

#include "read/finder/choices.h"
#include "read/finder/host_rules.h"

namespace lectern {
namespace {

using Nodes = std::vector<bool>;
using Index = std::uint32_t;

std::optional<Selector> selector_of(const std::string& css) {
  if (css.empty()) return std::nullopt;
  auto selector = parse_selector(css);
  if (!selector) return std::nullopt;
  return std::move(*selector);
}

// All but the selected nodes, what is below them and what they are in.
Nodes outside(const HtmlDocument& document, const Nodes& selected) {
  const auto& nodes = document.nodes();
  Nodes kept(nodes.size());
  for (Index i = 1; i < nodes.size(); ++i) kept[i] = selected[i] || kept[nodes[i].parent];
  Nodes holds = kept;
  for (auto i = static_cast<Index>(nodes.size()); i-- > 1;)
    if (holds[i]) holds[nodes[i].parent] = true;
  holds.flip();
  holds[0] = false;
  return holds;
}

// Tells of each node of the set that lies below none of it.
void tell(const HtmlDocument& document, const Nodes& set, bool kept, std::string_view reason,
          std::vector<Choice>& choices) {
  const auto& nodes = document.nodes();
  for (Index i = 1; i < nodes.size();) {
    if (set[i]) {
      Choice choice = choice_of(document, i, kept, reason);
      if (!choice.text.empty()) choices.push_back(std::move(choice));
    }
    i = set[i] ? nodes[i].end : i + 1;
  }
}

}  // namespace

OverrideRules::OverrideRules(const ReadOptions& options)
    : options_(options), article_(selector_of(options.selector)), drop_(selector_of(options.drop)) {
  if (options.hosts != nullptr) attributes_ = options.hosts->attributes();
  for (const auto* selector : {&article_, &drop_})
    if (*selector)
      attributes_.insert(attributes_.end(), (*selector)->attributes.begin(),
                         (*selector)->attributes.end());
}

Overrides OverrideRules::apply(const HtmlDocument& document, std::string_view host,
                               Notices& notices) const {
  const std::size_t told = options_.choices == nullptr ? 0 : options_.choices->size();
  const HostRules* const rules = options_.hosts == nullptr ? nullptr : options_.hosts->find(host);
  Overrides overrides;
  if (drop_) drop(document, *drop_, "drop", overrides);
  if (rules != nullptr && rules->drop) drop(document, *rules->drop, "host-drop", overrides);
  if (article_) keep_only(document, *article_, "selector", overrides);
  if (article_ && !overrides.found)
    notices.push_back(
        {Notice::Kind::selector_missed, "", "nothing is selected by " + options_.selector});
  if (!overrides.found && rules != nullptr && rules->article) {
    keep_only(document, *rules->article, "host-selector", overrides);
    if (!overrides.found)
      notices.push_back({Notice::Kind::selector_missed, "",
                         fmt::format("nothing is selected by the rule for {}", host)});
  }
  if (options_.choices != nullptr) order_choices(*options_.choices, told);
  return overrides;
}

void OverrideRules::drop(const HtmlDocument& document, const Selector& selector,
                         std::string_view reason, Overrides& overrides) const {
  const Nodes selected = select(document, selector);
  if (options_.choices != nullptr) tell(document, selected, false, reason, *options_.choices);
  drop_also(overrides.dropped, selected);
}

void OverrideRules::keep_only(const HtmlDocument& document, const Selector& selector,
                              std::string_view reason, Overrides& overrides) const {
  const Nodes selected = select(document, selector);
  overrides.found = std::ranges::find(selected, true) != selected.end();
  if (!overrides.found) return;
  const Nodes others = outside(document, selected);
  if (options_.choices != nullptr) {
    tell(document, selected, true, reason, *options_.choices);
    tell(document, others, false, "not-selected", *options_.choices);
  }
  drop_also(overrides.dropped, others);
}

void drop_also(std::vector<bool>& dropped, const std::vector<bool>& more) {
  dropped.resize(std::max(dropped.size(), more.size()));
  for (std::size_t i = 0; i < more.size(); ++i) dropped[i] = dropped[i] || more[i];
}

Status check_selector(std::string_view css) {
  if (css.empty()) return Done{};
  LECTERN_TRY(parse_selector(css));
  return Done{};
}

}  // namespace lectern

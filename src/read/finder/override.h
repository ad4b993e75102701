// What the user says about a page, over what any rule finds: `--selector`, `--drop` and the table
// of sites.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/read.h"
#include "read/markup/html.h"
#include "read/markup/selector.h"

namespace lectern {

struct Overrides {
  bool found = false;         // the article is all that is not dropped; none is to be looked for
  std::vector<bool> dropped;  // by node: it, with all below it, is no part of the article
};

class OverrideRules {
 public:
  // Requires: the selectors have passed check_selector(); others are no rules.
  explicit OverrideRules(const ReadOptions& options);

  // What repair_markup() must leave.
  const std::vector<std::string>& attributes() const { return attributes_; }

  // `host`: where the page is from; may be empty. The user's selector goes before the table's. A
  // notice says when one selects nothing; if neither does, the article is to be looked for. Fills
  // the options' choices.
  Overrides apply(const HtmlDocument& document, std::string_view host, Notices& notices) const;

 private:
  void drop(const HtmlDocument& document, const Selector& selector, std::string_view reason,
            Overrides& overrides) const;
  void keep_only(const HtmlDocument& document, const Selector& selector, std::string_view reason,
                 Overrides& overrides) const;

  const ReadOptions& options_;
  std::optional<Selector> article_, drop_;
  std::vector<std::string> attributes_;
};

// Adds what `more` drops. Requires: of the same page, or empty.
void drop_also(std::vector<bool>& dropped, const std::vector<bool>& more);

}  // namespace lectern

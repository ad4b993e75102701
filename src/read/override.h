// What the user says about a page, over what any rule finds: `--selector` and `--drop`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lectern/read.h"
#include "read/html.h"
#include "read/selector.h"

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

  // A notice says when the user's selector selects nothing; the article is then looked for. Fills
  // the options' choices.
  Overrides apply(const HtmlDocument& document, Notices& notices) const;

 private:
  const ReadOptions& options_;
  std::optional<Selector> article_, drop_;
  std::vector<std::string> attributes_;
};

// Adds what `more` drops. Requires: of the same page, or empty.
void drop_also(std::vector<bool>& dropped, const std::vector<bool>& more);

}  // namespace lectern

// What a table of sites says of one host.
#pragma once

#include <optional>
#include <string>

#include "lectern/article.h"
#include "lectern/hosts.h"
#include "read/markup/selector.h"

namespace lectern {

struct HostRules {
  std::optional<Selector> article, drop;
  std::string site;               // the publisher's name
  std::string title_suffix;       // what the site puts behind every title
  bool section_in_title = false;  // so does it the section's name, behind a dash
};

// Takes the publisher's and the section's name off the title where the site is known to put them
// there. `hosts` may be null.
void split_title(Meta& meta, const HostTable* hosts);

}  // namespace lectern

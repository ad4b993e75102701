// The title of a whole page, without the site's name, and the heading that shows it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/metadata/json_ld.h"
#include "read/metadata/page_claims.h"

namespace lectern {

struct Headline {
  std::string title;
  std::string site;        // as the page names it; empty when it does not
  std::uint32_t node = 0;  // the heading that shows the title; 0: none does
};

// `host`: of the page's address; may be empty. Where the page's heading agrees with what the page
// says elsewhere, the heading is the title; else the most trusted of the others is.
Headline find_headline(const PageClaims& claims, const LinkedData& linked, std::string_view host);

// A title without the name of the site before or behind it: "Rain - The Daily News" with the site
// "Daily News". A dash that belongs to the title stays.
std::string without_site(std::string_view title, const std::vector<std::string>& sites);

}  // namespace lectern

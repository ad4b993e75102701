// When a whole page was published and last changed: agreed upon by all that it says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/metadata/dates.h"
#include "read/metadata/headline.h"
#include "read/metadata/headline_lines.h"
#include "read/metadata/json_ld.h"
#include "read/metadata/page_claims.h"

namespace lectern {

struct PageDates {
  std::string published, modified;  // W3C date-time or date; may be empty
  std::string zone;                 // the publisher's, "+08:00"; empty when it is not told
  std::string_view source;          // as Meta::published_source
};

// `address`: the page's. Where no date of publication is told, that of the last change stands for
// it.
PageDates find_dates(const HtmlDocument& document, const PageClaims& claims,
                     const LinkedData& linked, const Headline& headline,
                     const std::vector<PageLine>& lines, std::string_view address, DayOrder order);

// "2019-05-03" of "https://example.org/2019/05/03/title" or "…/2019-05-03-title"; else empty.
std::string date_in_address(std::string_view address);

// A date in an attribute or field: as parse_date(), and the number forms of machines (seconds or
// milliseconds since 1970, 20190503).
std::string machine_date(std::string_view text, DayOrder order);

}  // namespace lectern

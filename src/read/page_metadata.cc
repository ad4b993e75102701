#include "read/page_metadata.h"

#include "base/utf8.h"
#include "read/json_ld.h"
#include "read/page_claims.h"

namespace lectern {

void read_page_metadata(const HtmlDocument& document, const std::vector<std::string>& json_ld,
                        Meta& meta) {
  const PageClaims claims = gather_claims(document);
  const LinkedData linked = read_json_ld(json_ld);
  meta.title = linked.headline;
}

}  // namespace lectern

// What is known of single sites and no general rule can know: plain text that anybody can add to.
// File format: docs/formats.md, "Tables of sites".
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.h"

namespace lectern {

struct Furniture;
struct HostRules;

class HostTable {
 public:
  HostTable();  // knows nothing
  HostTable(HostTable&&) noexcept;
  HostTable& operator=(HostTable&&) noexcept;
  ~HostTable();

  // `hosts.conf` of the voices folder (empty: find_voices_folder()), where there is one, then the
  // files in their order, which must be there. Errors: bad_data with file and line, not_found,
  // unreadable.
  static Result<HostTable> load(const std::string& voices_folder,
                                const std::vector<std::string>& files);

  // Adds what the text of `file` says; its keys win over those that a host has already. Errors:
  // bad_data with file and line.
  Status add(std::string_view text, const std::string& file);

  // The rules of the host or of the nearest domain above it; null when there are none.
  const HostRules* find(std::string_view host) const;

  // What stands in saved texts of any host without belonging to them.
  const Furniture& furniture() const;

  // The attributes that the rules' selectors ask for.
  const std::vector<std::string>& attributes() const;

  // Changes whenever what is read may change; part of the up-to-date key. Empty: no rules.
  std::string fingerprint() const;

 private:
  struct Entries;
  std::unique_ptr<Entries> entries_;
};

}  // namespace lectern

// Articles that were saved twice: found by their address or their text, over a whole run.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lectern/article.h"
#include "lectern/convert.h"

namespace lectern {

// What an article is known by when it comes again.
struct Fingerprint {
  std::uint64_t address = 0;     // hash of the comparable address; 0: none
  std::uint64_t text = 0;        // TextSketch::hash
  std::int64_t published = 0;    // 20221212124502; 0: unknown
  std::uint32_t characters = 0;  // TextSketch::characters
  std::uint32_t job = 0;         // index in the plan

  bool operator==(const Fingerprint&) const = default;
};

// All but the job, which the parent knows.
Fingerprint fingerprint_of(const Article& article);

// For each of `articles`, in the order of the plan, the index of the one that it repeats; its own
// when it repeats none. That one is always the group's first, or with Duplicates::newest the one
// published last, of these the longest, of these the first. Needs about 60 bytes for each
// besides. Requires: fewer than 2^32.
std::vector<std::uint32_t> find_originals(std::span<const Fingerprint> articles, Duplicates mode);

// Collects what the workers found, and says what becomes of each article.
class DuplicateTable {
 public:
  // `plan` must outlive the table.
  explicit DuplicateTable(const Plan& plan) : plan_(plan) {}

  // The articles of one job, in their order. Jobs come in any order.
  void add(std::size_t job, std::span<const Fingerprint> articles);

  // Decides; nothing may be added any more.
  void settle(Duplicates mode);

  // Why article `number`, counted from 0, of a job is one of another, for a person: "has the same
  // address as in/a.md". Nothing when it is not.
  std::optional<std::string> original_of(std::size_t job, std::size_t number) const;

  // How many articles a job had.
  std::size_t count(std::size_t job) const;

 private:
  std::string describe(const Fingerprint& article) const;
  std::size_t first(std::size_t job) const;  // where its articles begin

  const Plan& plan_;
  std::vector<Fingerprint> articles_;
  std::vector<std::uint32_t> originals_;
};

}  // namespace lectern

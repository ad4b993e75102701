// What a worker process does for a bundle: one input at a time, from its bytes to printed chapters
// in the spool.
#pragma once

#include <string>
#include <unordered_map>

#include "base/spool.h"
#include "base/zip.h"
#include "batch/bundle_article.h"
#include "batch/cross_links.h"
#include "batch/targets.h"
#include "lectern/bundle.h"

namespace lectern {

class BundleWorker {
 public:
  // All four must outlive the worker.
  BundleWorker(const Plan& plan, const Settings& settings, const BundleOptions& bundle,
               Spool& spool)
      : plan_(plan), settings_(settings), bundle_(bundle), spool_(spool) {}

  // Of the input and what lies beside it; empty when it cannot be read.
  std::string hash(std::size_t index) const;

  // Reads the input at `index` of the plan and prints its articles; its failure is in the record.
  BundleReply work(std::size_t index);

 private:
  Status gather(std::size_t index, BundleReply& reply);
  Result<BundleArticle> print(Article article, const std::string& name, Notices& notices);
  void describe(const SpooledChapter& printed, BundleArticle& known) const;
  Status keep_notices(BundleReply& reply);
  Result<SpoolPlace> keep(const ZipContent& content, const std::vector<CrossLink>& links);
  Result<SpoolPlace> keep_picture(const std::string& file, std::string_view bytes);

  const Plan& plan_;
  const Settings& settings_;
  const BundleOptions& bundle_;
  Spool& spool_;
  std::unordered_map<std::string, SpoolPlace> pictures_;  // by file: a site's logo is kept once
};

// What keep() has put there. Errors: output_failed.
Result<ZipContent> content_at(const Spool& spool, const SpoolPlace& place);
Result<std::vector<CrossLink>> links_at(const Spool& spool, const SpoolPlace& place);
Result<SpooledChapter> chapter_at(const Spool& spool, const SpoolPlace& place);
Result<Notices> notices_at(const Spool& spool, const SpoolPlace& place);

}  // namespace lectern

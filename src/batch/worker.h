// What a worker process does: one input at a time, from its bytes to its outputs.
#pragma once

#include <memory>
#include <string>

#include "batch/journal.h"
#include "batch/message.h"
#include "batch/targets.h"
#include "lectern/narrate.h"

namespace lectern {

class Worker {
 public:
  // All three must outlive the worker. Cheap: the speech engine is opened when first wanted.
  Worker(const Plan& plan, const Settings& settings, const Journal& journal)
      : plan_(plan), settings_(settings), journal_(journal) {}

  // Does the job at `index` of the plan; its failure is in the record.
  Reply work(std::size_t index, int lanes);

 private:
  struct Making;  // one job on its way
  Status make(Making& making);
  // `hash`: of the input, and of what lies beside it.
  void find_missing(const std::string& hash, Making& making) const;
  Status make_outputs(Article article, const std::string& name, Making& making);
  Result<Narration> record_sound(const Edition& edition, const std::string& name, Making& making);
  Status write_documents(const Edition& edition, const std::string& name, Making& making) const;
  std::string next_name(const std::string& name, int& number) const;
  Result<SpeechEngine*> engine();

  const Plan& plan_;
  const Settings& settings_;
  const Journal& journal_;
  std::unique_ptr<SpeechEngine> engine_;
};

}  // namespace lectern

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
  // All four must outlive the worker. Cheap: the speech engine is opened when first wanted.
  // `duplicates` is settled and holds what is not to be made; empty when all is.
  Worker(const Plan& plan, const Settings& settings, const Journal& journal,
         const DuplicateTable& duplicates)
      : plan_(plan), settings_(settings), journal_(journal), duplicates_(duplicates) {}

  // Only reads the input, for its articles' fingerprints. Standard input can be read but once, and
  // has none; nor has what cannot be read, which is told when it is its turn.
  Reply survey(std::size_t index) const;

  // Does the job at `index` of the plan; its failure is in the record.
  Reply work(std::size_t index, int lanes);

 private:
  struct Making;  // one job on its way
  Status make(Making& making);
  Status leave_out_duplicates(Making& making) const;
  Result<std::vector<Article>> read(const std::string& bytes, const Job& job,
                                    const Companions& companions, Notices& notices) const;
  // `hash`: of the input, and of what lies beside it.
  void find_missing(const std::string& hash, Making& making) const;
  void key_missing(const std::string& hash, Making& making) const;
  std::string key_of_output(const Target& target, const std::string& hash,
                            const std::vector<std::string>& pictures, const Making& making) const;
  Status make_outputs(Article article, const std::string& name, Making& making);
  Result<Narration> record_sound(const Edition& edition, const std::string& name, Making& making);
  Status write_documents(const Edition& edition, const std::string& name, Making& making) const;
  std::string next_name(const std::string& name, int& number) const;
  SpeechEngine& engine();

  const Plan& plan_;
  const Settings& settings_;
  const Journal& journal_;
  const DuplicateTable& duplicates_;
  std::unique_ptr<SpeechEngine> engine_;
};

}  // namespace lectern

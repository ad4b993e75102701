// Article → utterances: what is said, in which order, by whom.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/prepare.h"
#include "text/marked_text.h"
#include "text/phrases.h"

namespace lectern {

class ScriptMaker {
 public:
  ScriptMaker(const Article& article, const PrepareOptions& options);

  void title();
  void intro();
  void body();
  void end();

  // Errors: bad_data, where a language's rules are wrong.
  Result<Script> take() {
    if (trouble_) return std::move(*trouble_);
    return std::move(script_);
  }

 private:
  void blocks(const std::vector<Block>& blocks, Role role);
  void block(const Block& block, Role role);
  void leaf(const Block& block, Role role);
  void code(const Code& code, std::string_view language);
  void table(const Table& table, std::string_view language);
  void cells(const Table& table, std::string_view language);
  void figure(const Figure& figure, std::string_view language);

  void stray_note(const Block& block);
  void note(const Block& block);
  void note_references(const Block& block);
  void waiting_notes();
  void links(const Block& block, Role role);

  void begin_block(std::string_view id, bool of_article = true);
  void end_block_since(std::size_t first);
  void announce(Phrase phrase, Role role, std::string_view value = {});
  void say(const MarkedText& text, Role role, std::string_view language);
  void add_sentences(const MarkedText& text, Role role, std::string_view language,
                     std::uint32_t at);
  Utterance& append(const MarkedText& text, TextRange range, Role role, std::string_view language);
  void add_label(std::size_t utterance, const std::string& label, std::string_view language);
  void add_runs(Utterance& utterance, const std::vector<LanguageRange>& marked,
                const std::vector<TextRange>& silent);

  const Article& article_;
  const PrepareOptions options_;
  const Parts speak_;
  const std::string_view language_;
  const Phrases& phrases_;
  Script script_;
  std::optional<Error> trouble_;  // the first

  struct {
    std::string id;
    bool of_article = true;  // not "intro" or "end", of which all is announced
    int sentences = 0, announcements = 0;
  } block_;

  std::map<std::string_view, const Block*> notes_;  // by id; only where notes are spoken
  std::set<std::string_view> said_notes_;
  std::deque<const Block*> waiting_notes_;  // referred to, and not said yet
  bool saying_notes_ = false;
  bool told_of_notes_ = false;

  std::map<std::string, std::vector<Run>, std::less<>> labels_;  // of the table in hand
};

}  // namespace lectern

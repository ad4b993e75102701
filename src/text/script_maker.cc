#include "text/script_maker.h"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "base/local_day.h"
#include "base/utf8.h"
#include "model/alternative.h"
#include "text/language.h"
#include "text/local_forms.h"
#include "text/runs.h"
#include "text/scripts.h"
#include "text/sentences.h"
#include "text/spoken/wished_forms.h"
#include "text/tables.h"

namespace lectern {
namespace {

// The language of a sentence: its text's, unless none of its letters can be in that.
std::string sentence_language(std::string_view sentence, std::string_view language) {
  WritingSystem foreign = no_script;
  for (std::size_t at = 0; at < sentence.size();) {
    const WritingSystem system = writing_system(decode(sentence, at));
    if (system == no_script) continue;
    if (is_written_in(language, system)) return std::string(language);
    if (foreign == no_script) foreign = system;
  }
  if (foreign == no_script) return std::string(language);
  const std::string told = sentence.size() >= 60 ? language_of_words(sentence) : std::string();
  return !told.empty() && is_written_in(told, foreign) ? told : likely_language(foreign);
}

// "example.org" of "https://www.example.org/a"; empty for what is no web address.
std::string site_of(std::string_view href) {
  const std::size_t scheme = href.find("://");
  if (!href.starts_with("http") || scheme == href.npos) return {};
  std::string_view host = href.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  host = host.substr(host.rfind('@') + 1);  // none: npos + 1 is 0
  host = host.substr(0, host.find(':'));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return std::string(host);
}

// Labels are said before each cell, and must not be taken for it.
void place_nowhere(std::vector<Run>& runs) {
  for (Run& run : runs) {
    run.written = {0, 0};
    for (Change& change : run.changes) change.written = {0, 0};
  }
}

}  // namespace

ScriptMaker::ScriptMaker(const Article& article, const PrepareOptions& options)
    : article_(article),
      options_(options),
      speak_(options.speak),
      language_(article.meta.language),
      phrases_(phrases_of(article.meta.language)) {
  if (!speak_.has(Part::footnotes)) return;
  for (const Block& block : article.blocks)
    if (std::holds_alternative<Note>(block.as)) notes_.emplace(block.id, &block);
}

void ScriptMaker::title() {
  begin_block("title");
  if (speak_.has(Part::title)) say({article_.meta.title, {}, {}}, Role::title, language_);
}

void ScriptMaker::intro() {
  if (!speak_.has(Part::intro)) return;
  begin_block("intro", false);
  const Meta& meta = article_.meta;
  const std::size_t first = script_.utterances.size();
  if (speak_.has(Part::site)) announce(Phrase::site, Role::title, clean_line(meta.site));
  if (speak_.has(Part::byline))
    announce(Phrase::byline, Role::title, listed(meta.authors, language_));
  if (speak_.has(Part::date))
    announce(Phrase::date, Role::title,
             day_in_full(local_day(meta.published, meta.zone), language_));
  for (std::size_t i = first; i < script_.utterances.size(); ++i)
    script_.utterances[i].ends_block = i + 1 == script_.utterances.size();
}

void ScriptMaker::body() {
  blocks(article_.blocks, Role::paragraph);
}

void ScriptMaker::end() {
  if (!speak_.has(Part::end)) return;
  begin_block("end", false);
  announce(Phrase::end, Role::title, clean_line(article_.meta.title));
}

// Articles are shallow by construction, so this may recurse.
void ScriptMaker::blocks(const std::vector<Block>& blocks, Role role) {
  for (const Block& block : blocks) this->block(block, role);
}

void ScriptMaker::block(const Block& block, Role role) {
  if (const auto* quote = std::get_if<Quote>(&block.as)) {
    blocks(quote->blocks, role == Role::paragraph ? Role::quote : role);
  } else if (const auto* list = std::get_if<List>(&block.as)) {
    for (const auto& item : list->items) blocks(item, Role::list_item);
  } else if (const auto* definitions = std::get_if<Definitions>(&block.as)) {
    for (const auto& entry : definitions->entries) blocks(entry.blocks, role);
  } else if (std::holds_alternative<Note>(block.as)) {
    stray_note(block);
  } else {
    leaf(block, role);
    waiting_notes();
  }
}

void ScriptMaker::leaf(const Block& block, Role role) {
  const std::string_view language = block.language.empty() ? language_ : block.language;
  begin_block(block.id);
  std::visit(
      overloaded{
          [&](const Paragraph& it) { say(marked_text(it.text), role, language); },
          [&](const Heading& it) { say(marked_text(it.text), role = Role::heading, language); },
          [&](const Code& it) { code(it, language); },
          [&](const Table& it) { table(it, language); },
          [&](const Figure& it) { figure(it, language); },
          [](const auto&) {},
      },
      block.as);
  note_references(block);
  if (speak_.has(Part::links)) links(block, role);
}

void ScriptMaker::code(const Code& code, std::string_view language) {
  if (!has_speakable(code.text)) return;
  const bool spoken = speak_.has(Part::code);
  announce(spoken ? Phrase::code : Phrase::code_left_out, Role::code);
  if (spoken) say({code.text, {}, {}}, Role::code, language);
}

void ScriptMaker::table(const Table& table, std::string_view language) {
  const MarkedText caption = marked_text(table.caption);
  if (speak_.has(Part::tables)) {
    cells(table, language);
  } else {
    announce(Phrase::table_left_out, Role::table_cell);
    if (speak_.has(Part::captions)) say(caption, Role::caption, language);
  }
}

void ScriptMaker::cells(const Table& table, std::string_view language) {
  const ReadTable read = read_by_row(table);
  if (read.is_grid) announce(Phrase::table, Role::table_cell);
  say(marked_text(table.caption), Role::table_cell, language);
  labels_.clear();
  std::size_t row = script_.utterances.size();
  for (const ReadCell& it : read.cells) {
    const std::size_t first = script_.utterances.size();
    add_sentences(marked_text(it.cell->text), Role::table_cell, language, it.at);
    if (script_.utterances.size() > first && !it.label.empty())
      add_label(first, it.label, language);
    if (!it.ends_row) continue;
    end_block_since(row);
    row = script_.utterances.size();
  }
}

void ScriptMaker::figure(const Figure& figure, std::string_view language) {
  const MarkedText caption = marked_text(figure.caption);
  const std::string alternative = clean_line(figure.alt);
  const bool captioned = speak_.has(Part::captions);
  const bool repeated = captioned && clean_line(caption.text).starts_with(alternative);
  if (speak_.has(Part::alt) && !is_placeholder(alternative) && !repeated)
    announce(Phrase::image, Role::caption, alternative);
  if (captioned) say(caption, Role::caption, language);
}

// A note where it stands: said there only if nothing before has referred to it.
void ScriptMaker::stray_note(const Block& block) {
  if (speak_.has(Part::footnotes)) {
    if (said_notes_.insert(block.id).second) waiting_notes_.push_back(&block);
    waiting_notes();
  } else if (!told_of_notes_) {
    told_of_notes_ = true;
    begin_block(block.id);
    announce(Phrase::footnotes_left_out, Role::list_item);
  }
}

void ScriptMaker::note(const Block& block) {
  const Note& note = std::get<Note>(block.as);
  begin_block(block.id);
  announce(Phrase::footnote, Role::list_item,
           has_speakable(note.label) ? clean_line(note.label) : std::string());
  blocks(note.blocks, Role::list_item);
}

void ScriptMaker::note_references(const Block& block) {
  if (notes_.empty()) return;
  for_each_text(block, [&](const Inlines& inlines) {
    for (const Span& span : inlines) {
      if (!span.note) continue;
      const auto found = notes_.find(span.target);
      if (found != notes_.end() && said_notes_.insert(found->first).second)
        waiting_notes_.push_back(found->second);
    }
  });
}

// Notes that refer to notes wait their turn: a chain of them may be long.
void ScriptMaker::waiting_notes() {
  if (saying_notes_) return;
  saying_notes_ = true;
  while (!waiting_notes_.empty()) {
    const Block* const next = waiting_notes_.front();
    waiting_notes_.pop_front();
    note(*next);
  }
  saying_notes_ = false;
}

void ScriptMaker::links(const Block& block, Role role) {
  std::vector<std::string> sites;
  std::unordered_set<std::string> known;
  for_each_text(block, [&](const Inlines& inlines) {
    for (const Span& span : inlines)
      if (std::string site = site_of(span.href); !site.empty() && known.insert(site).second)
        sites.push_back(std::move(site));
  });
  if (!sites.empty()) announce(Phrase::links, role, listed(sites, language_));
}

void ScriptMaker::begin_block(std::string_view id, bool of_article) {
  block_ = {std::string(id), of_article, 0, 0};
}

void ScriptMaker::end_block_since(std::size_t first) {
  if (script_.utterances.size() > first) script_.utterances.back().ends_block = true;
}

// What the language has no words for is not said, and nothing when the value is all and is empty.
// An announcement is one utterance, whatever full stops its dates and names have.
void ScriptMaker::announce(Phrase phrase, Role role, std::string_view value) {
  const bool needs_value =
      phrase == Phrase::site || phrase == Phrase::byline || phrase == Phrase::date;
  const MarkedText text{phrases_.say(phrase, value), {}, {}};
  if ((needs_value && value.empty()) || !has_speakable(text.text)) return;
  const TextRange whole = {0, static_cast<std::uint32_t>(text.text.size())};
  Utterance& made = append(text, whole, role, language_);
  made.id =
      fmt::format("{}.{}{:02}", block_.id, block_.of_article ? "a" : "", ++block_.announcements);
  made.ends_block = true;
}

void ScriptMaker::say(const MarkedText& text, Role role, std::string_view language) {
  const std::size_t first = script_.utterances.size();
  add_sentences(text, role, language, 0);
  end_block_since(first);
}

// Those of a text that begins at `at` in the block's.
void ScriptMaker::add_sentences(const MarkedText& text, Role role, std::string_view language,
                                std::uint32_t at) {
  const std::string shown = blanked(text.references, text.text);
  std::vector<TextRange> sentences = split_sentences(shown, language);
  if (sentences.empty() && speak_.has(Part::emoji) && has_emoji(shown))
    sentences = {{0, static_cast<std::uint32_t>(shown.size())}};
  for (const TextRange range : sentences) {
    Utterance& made = append(text, range, role, language);
    made.id = fmt::format("{}.{:02}", block_.id, ++block_.sentences);
    made.range = {at + range.begin, at + range.end};
  }
}

Utterance& ScriptMaker::append(const MarkedText& text, TextRange range, Role role,
                               std::string_view language) {
  Utterance& made = script_.utterances.emplace_back();
  made.block = block_.id;
  made.written = text.text.substr(range.begin, range.end - range.begin);
  made.language = sentence_language(made.written, language);
  made.role = role;
  add_runs(made, within(text.marked, range), within(text.references, range));
  return made;
}

// Says what a cell's column is before the cell.
void ScriptMaker::add_label(std::size_t utterance, const std::string& label,
                            std::string_view language) {
  auto known = labels_.find(label);
  if (known == labels_.end()) {
    Utterance made;
    made.written = phrases_.say(Phrase::header, label);
    made.language = sentence_language(made.written, language);
    add_runs(made, {}, {});
    place_nowhere(made.runs);
    known = labels_.emplace(label, std::move(made.runs)).first;
  }
  std::vector<Run>& runs = script_.utterances[utterance].runs;
  runs.insert(runs.begin(), known->second.begin(), known->second.end());
}

void ScriptMaker::add_runs(Utterance& utterance, const std::vector<LanguageRange>& marked,
                           const std::vector<TextRange>& silent) {
  auto runs = make_runs(utterance.written, utterance.language, marked, silent, options_);
  if (runs) {
    utterance.runs = std::move(*runs);
  } else if (!trouble_) {
    trouble_ = std::move(runs.error());
  }
}

}  // namespace lectern
